"""Tags that the grammar of a German clause corrects.

A tagger looks at a few words; a clause has a frame. "…, der Putin im März besucht hatte" ends in its finite
verb, so its "der" is a relative pronoun; a form that closes a clause with "hat" or "wurde" is a participle.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from newsevents.trigger_words import trigger_lexicon

_PRONOUNS = frozenset({"der", "die", "das", "den", "dem"})
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_AUXILIARY = frozenset("hat haben hatte hatten habe wurde wurden worden ist sind war waren sei seien".split())
_SEGMENT_END = frozenset({",", ";", ":", "–", "—", "(", ")", ".", "!", "?"})
_FUTURE = frozenset("wird werden werde würde würden".split())
_MAYBE_PARTICIPLE = frozenset({"ADJD", "VVFIN", "VVINF", "ADV", "NN", "XY"})


def repair_tags(texts: Sequence[str], tags: Sequence[str], *, starts: Collection[int]) -> list[str]:
    """Correct tags by the frame of their clause.

    Args:
        texts: the words.
        tags: their STTS tags.
        starts: indices of the first words of sentences.

    Returns:
        The tags, corrected.

    Examples:
        >>> words = ["Assad", ",", "der", "Putin", "besucht", "hatte", "."]
        >>> repair_tags(words, ["NE", "$,", "ART", "NE", "VVPP", "VAFIN", "$."], starts={0})[2]
        'PRELS'
    """
    fixed = list(tags)
    first = 0
    for i, text in enumerate(texts):
        if text in _SEGMENT_END or i + 1 == len(texts) or i + 1 in starts:
            last = i if text in _SEGMENT_END else i + 1
            if last > first:
                _repair(texts, fixed, first, last, after_comma=first > 0 and texts[first - 1] == ",")
            first = i + 1
    return fixed


def _repair(texts: Sequence[str], tags: list[str], first: int, last: int, *, after_comma: bool) -> None:
    for i in range(first, last - 1):
        if tags[i] == "PTKZU" and tags[i + 1] in ("ADJA", "NN", "ART", "CARD", "PPOSAT"):
            tags[i] = "APPR"
    finite = [i for i in range(first, last) if tags[i] in _FINITE]
    if (
        after_comma
        and tags[first] == "ART"
        and texts[first] in _PRONOUNS
        and finite == [last - 1]
        and last - first > 2
    ):
        tags[first] = "PRELS"
    if (
        tags[first] == "PRELS"
        and not finite
        and any(tags[i] in ("VVIZU", "PTKZU") for i in range(first, last))
    ):
        tags[first] = "ART"  # "…, die Verpflichtungen einzuhalten"
    _repair_ends(texts, tags, first, last, sentence_start=not first or texts[first - 1] in ".!?:")
    auxiliaries = [i for i in range(first, last) if texts[i].lower() in _AUXILIARY]
    if not auxiliaries:
        return
    closing = last - 2 if auxiliaries[-1] == last - 1 else last - 1
    if closing <= first or closing in auxiliaries or tags[closing] not in _MAYBE_PARTICIPLE:
        return
    lower = texts[closing]
    if any(form.shape == "participle" for form in trigger_lexicon().verbs.get(lower, ())):
        tags[closing] = "VVPP"


def _repair_ends(
    texts: Sequence[str], tags: list[str], first: int, last: int, *, sentence_start: bool
) -> None:
    """Correct the verbs at both ends of a clause: "Getroffen hatten sich …", "wollen … unterzeichnen"."""
    closing = last - 1
    modal = any(tags[i] == "VMFIN" or texts[i].lower() in _FUTURE for i in range(first, closing))
    if (
        modal
        and tags[closing] == "VVFIN"
        and texts[closing].endswith(("en", "ern", "eln"))
        and tags[closing - 1] not in ("KON", "PPER", "PRELS")
    ):
        tags[closing] = "VVINF"
    if not sentence_start or last - first < 3:
        return
    opening, following = texts[first].lower(), texts[first + 1].lower()
    finite = any(tags[i] in _FINITE for i in range(first, last))
    if (
        opening in ("das", "dies")
        and not finite
        and tags[first + 1] in ("ADJA", "ADJD")
        and following.endswith("ten")
    ):
        tags[first], tags[first + 1] = "PDS", "VVFIN"  # "Das kündigten X und Y an": no adjective ends so
    if (
        following in _AUXILIARY
        and tags[first] in ("NN", "NE", "ADJD", "ADJA")
        and tags[closing] not in ("VVPP", "VVINF")
        and any(form.shape == "participle" for form in trigger_lexicon().verbs.get(opening, ()))
    ):
        tags[first] = "VVPP"
