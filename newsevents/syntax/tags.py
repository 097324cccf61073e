"""A stand-in for a tagger: STTS tags from closed word classes, capitals and verb endings.

Used only where a Doc comes without tags (``spacy.blank("de")``). It knows the function words of German and
the trigger verbs; all else is guessed from its shape, so roles found with it are fewer, not wilder.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from newsevents.trigger_words import trigger_lexicon

_CLOSED = {
    "ART": "der die das des dem den ein eine einen einem einer eines",
    "APPR": (
        "in an auf mit nach bei von zu aus vor für über um gegen durch unter zwischen seit während wegen "
        "trotz ohne ab "
        "gegenüber laut neben hinter binnen innerhalb außerhalb ausserhalb anlässlich samt entlang"
    ),
    "APPRART": "im am zum zur beim vom ins ans aufs fürs ums",
    "KON": "und oder sowie aber sondern doch denn bzw. beziehungsweise",
    "KOUS": (
        "dass weil wenn obwohl nachdem bevor während ob falls sofern damit sodass indem sobald seitdem "
        "bis als wie da "
        "ehe solange obgleich"
    ),
    "PPER": "er sie es ihn ihm ihr ihnen wir uns ich mich mir",
    "PRF": "sich",
    "PPOSAT": (
        "sein seine seinen seinem seiner seines ihr ihre ihren ihrem ihrer ihres unser unsere unseren "
        "unserem unserer"
    ),
    "PDAT": "dieser diese dieses diesem diesen jener jene jenes jenem jenen",
    "PIAT": "kein keine keinen keinem keiner keines mehrere einige alle allen aller beide beiden beider "
    "viele vielen",
    "PTKNEG": "nicht",
    "PTKZU": "",
    "VAFIN": (
        "ist sind war waren sei seien wäre wären hat haben hatte hatten habe hätte hätten wird werden "
        "wurde wurden werde "
        "würde würden"
    ),
    "VMFIN": (
        "kann können konnte konnten könnte könnten könne soll sollen sollte sollten solle will wollen "
        "wollte wollten wolle "
        "muss müssen musste mussten müsste müssten müsse darf dürfen durfte dürfte dürften dürfe mag "
        "mögen möchte möchten"
    ),
    "VAPP": "gewesen worden geworden gehabt",
    "VAINF": "sein haben",
    "PWAV": "wo wann warum weshalb wieso wohin woher",
    "PWS": "wer was wem wen",
    "ADV": (
        "auch noch nur schon bereits erst wieder zuvor danach anschließend anschliessend zuletzt dort "
        "hier dann zudem "
        "außerdem ausserdem gestern heute morgen vorher nun jetzt damals bisher jüngst kürzlich erneut "
        "gemeinsam nie "
        "niemals offenbar angeblich vermutlich vielleicht womöglich möglicherweise so sehr mehr etwa rund "
        "demnach"
    ),
    "PROAV": "dabei darüber dazu damit davon daran dafür danach darin daraus dagegen davor",
    "PTKVZ": "ein an ab auf zusammen zurück weiter mit vor aus statt teil fest zu bei",
}
_WORDS: dict[str, str] = {}
for _tag, _list in _CLOSED.items():
    for _word in _list.split():
        _WORDS.setdefault(_word, _tag)
_PARTICIPLE = re.compile(
    r"(?:ab|an|auf|aus|ein|fest|vor|zu|zurück|zusammen)?ge\w{2,}(?:t|en)|(?:be|ver|er|ent|zer)\w{3,}(?:t|en)"
)
_SHAPES = {"infinitive": "VVINF", "zu-infinitive": "VVIZU", "participle": "VVPP"}
_RELATIVE = frozenset("der die das den dem dessen deren denen".split())
_SENTENCE_END = frozenset(".!?")
_OTHER_PUNCTUATION = frozenset("\"'„“”»«‚‘’()[]–—-…/›‹")


def _auxiliary_before(lower: Sequence[str], i: int) -> bool:
    """Say whether an auxiliary stands before a word in its segment."""
    for j in range(i - 1, -1, -1):
        if lower[j] in _SENTENCE_END or lower[j] == ",":
            return False
        if _WORDS.get(lower[j]) == "VAFIN":
            return True
    return False


def _relative_clause(lower: Sequence[str], i: int) -> bool:
    if lower[i] not in _RELATIVE or i == 0:
        return False
    return lower[i - 1] == "," or (i > 1 and lower[i - 2] == "," and _WORDS.get(lower[i - 1]) == "APPR")


def guess_tags(texts: Sequence[str], *, starts: Collection[int], names: Collection[int]) -> list[str]:
    """Guess STTS tags.

    Args:
        texts: the words.
        starts: indices of the first words of sentences.
        names: indices of words inside names.

    Returns:
        One tag a word; "XY" where nothing is known.

    Examples:
        >>> guess_tags(["Putin", "traf", "den", "Minister", "."], starts={0}, names={0})
        ['NE', 'VVFIN', 'ART', 'NN', '$.']
    """
    lower = [text.lower() for text in texts]
    return [_guess(texts, lower, i, i in starts, i in names) for i in range(len(texts))]


def _guess(texts: Sequence[str], lower: list[str], i: int, first: bool, named: bool) -> str:
    text, low = texts[i], lower[i]
    if named:
        return "NE"
    if text in _SENTENCE_END:
        return "$."
    if text == ",":
        return "$,"
    if text in (":", ";"):
        return "$."
    if all(char in _OTHER_PUNCTUATION for char in text) or text.isspace():
        return "$("
    if text.rstrip(".").isdigit():
        return "ADJA" if text.endswith(".") else "CARD"
    capital = text[0].isupper()
    if capital and not first:
        return "NN"
    at_end = i + 1 >= len(texts) or texts[i + 1] in ".,;!?"
    if low in _WORDS:
        tag = _WORDS[low]
        if tag in ("ART", "PPOSAT") and _relative_clause(lower, i):
            return "PRELS"
        if (
            low in ("zu", "um")
            and i + 1 < len(texts)
            and texts[i + 1][:1].islower()
            and lower[i + 1].endswith("n")
        ):
            return "PTKZU" if low == "zu" and lower[i + 1] not in _WORDS else tag
        if at_end and tag in ("APPR", "ART") and low in _CLOSED["PTKVZ"].split():
            return "PTKVZ"
        return tag
    shapes = [form.shape for form in trigger_lexicon().verbs.get(low, ())]
    if shapes:
        finite = [shape for shape in shapes if shape not in _SHAPES]
        other = [shape for shape in shapes if shape in _SHAPES]
        if finite and (not other or not at_end):
            return "VVFIN"
        return _SHAPES[other[0]]
    if capital:
        return "NN"
    if low in ("zusammen", "zurück", "statt", "teil", "fest"):
        return "PTKVZ"
    if low.endswith(
        ("ische", "ischen", "ischer", "isches", "ischem", "liche", "lichen", "licher", "ige", "igen", "iger")
    ):
        return "ADJA"
    if at_end and _PARTICIPLE.fullmatch(low) and _auxiliary_before(lower, i):
        return "VVPP"
    if low.endswith("te") or low.endswith("ten"):
        return "VVFIN" if not (i + 1 < len(texts) and texts[i + 1][:1].isupper()) else "ADJA"
    return "XY"
