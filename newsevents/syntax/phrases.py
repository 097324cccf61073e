"""Noun phrases of a clause: preposition, case, head, mentions, coordination, apposition.

A chunker over tags, no parser: it walks a clause once, opens a phrase at a determiner, adjective, noun, name
or pronoun, and closes it where a noun phrase of German news ends. Genitives and phrases with "von" behind a
noun hang on that noun; so do prepositional phrases that follow it without a gap.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from newsevents.lexicons import vocabulary
from newsevents.reading import Mention, Word

_DETERMINERS = frozenset({"ART", "PDAT", "PIAT", "PIDAT", "PPOSAT", "PWAT", "PRELAT"})
_MODIFIERS = frozenset({"ADJA", "CARD", "TRUNC"})
_NOUNS = frozenset({"NN", "NE", "FM", "XY"})
_PRONOUNS = frozenset({"PPER", "PDS", "PIS", "PRELS", "PWS", "PPOSS"})
_PREPOSITIONS = frozenset({"APPR", "APPRART"})
_ADVERBS_INSIDE = frozenset({"ADV", "ADJD"})
_CONTRACTIONS = {
    "im": "in",
    "ins": "in",
    "am": "an",
    "ans": "an",
    "zum": "zu",
    "zur": "zu",
    "beim": "bei",
    "vom": "von",
    "aufs": "auf",
    "fürs": "für",
    "ums": "um",
}
_CASES: dict[str, frozenset[str]] = {
    "der": frozenset({"nom", "gen", "dat"}),
    "die": frozenset({"nom", "acc"}),
    "das": frozenset({"nom", "acc"}),
    "des": frozenset({"gen"}),
    "dem": frozenset({"dat"}),
    "den": frozenset({"acc", "dat"}),
}
_ENDINGS = {
    "em": frozenset({"dat"}),
    "en": frozenset({"acc", "dat"}),
    "es": frozenset({"gen", "nom", "acc"}),
    "er": frozenset({"nom", "gen", "dat"}),
    "e": frozenset({"nom", "acc"}),
}
_ALL = frozenset({"nom", "acc", "dat", "gen"})
_PRONOUN_CASES = {
    "er": frozenset({"nom"}),
    "ihn": frozenset({"acc"}),
    "ihm": frozenset({"dat"}),
    "ihr": frozenset({"dat"}),
    "ihnen": frozenset({"dat"}),
    "sie": frozenset({"nom", "acc"}),
    "es": frozenset({"nom", "acc"}),
    "man": frozenset({"nom"}),
    "wir": frozenset({"nom"}),
    "ich": frozenset({"nom"}),
    "wer": frozenset({"nom"}),
    "dessen": frozenset({"gen"}),
    "deren": frozenset({"gen"}),
    "denen": frozenset({"dat"}),
}
_COORDINATORS = frozenset({"und", "sowie", "oder", "&", "bzw."})
_GENITIVE_DETERMINERS = frozenset(
    "des der eines einer seines seiner ihres ihrer dieses dieser beider mehrerer aller jenes jener".split()
)


#: "der" before a feminine noun in the singular; in the plural of any noun it is a genitive.
_FEMININE_DER = frozenset({"gen", "dat"})


@lru_cache(maxsize=1)
def _feminine() -> tuple[frozenset[str], tuple[str, ...], tuple[str, ...]]:
    """Return names that take "die", endings of nouns that do, and endings of those that don't after all."""
    words = vocabulary("grammar")
    return (
        frozenset(words["feminine_names"]),
        tuple(words["feminine_endings"]),
        tuple(words["feminine_exceptions"]),
    )


@dataclass(slots=True)
class Phrase:
    """A noun phrase.

    Attributes:
        first: index of its first word (behind the preposition).
        last: index behind its last word.
        head: index of the noun or name it is about.
        preposition: lower case, contractions resolved ("am" → "an"), or "".
        cases: cases the form allows.
        determiner: lower case, or "".
        mentions: numbers of mentions that *are* the phrase (the name, its description).
        genitives: numbers of mentions in front of the head in the genitive ("Nordkoreas Machthaber").
        modifiers: numbers of adjective mentions ("russische").
        of: number of the phrase on whose noun it hangs as a genitive or with "von", or -1.
        behind: number of the phrase it follows without a gap, or -1.
        with_: number of the first phrase of its coordination, or its own number.
        apposed: number of the phrase that it only explains ("der Sekretär, Sergej Schoigu,"), or -1.
        pronoun: True for a pronoun.
        plural: True where the form is plural.
    """

    first: int
    last: int
    head: int
    preposition: str = ""
    cases: frozenset[str] = _ALL
    determiner: str = ""
    mentions: list[int] = field(default_factory=list)
    genitives: list[int] = field(default_factory=list)
    modifiers: list[int] = field(default_factory=list)
    of: int = -1
    behind: int = -1
    with_: int = -1
    apposed: int = -1
    pronoun: bool = False
    plural: bool = False


class Chunker:
    """Finds the phrases of a clause.

    Args:
        words: all words of the text.
        mentions: all mentions of the text.
        dated: indices of words inside date expressions; they form no phrases.
    """

    def __init__(self, words: Sequence[Word], mentions: Sequence[Mention], dated: frozenset[int]) -> None:
        self.words = words
        self.mentions = mentions
        self.dated = dated
        self._inside: frozenset[int] = frozenset()
        self.name_at: dict[int, int] = {}
        self.extra_at: dict[int, list[int]] = {}
        for number, mention in enumerate(mentions):
            if mention.form == "name":
                self.name_at[mention.first] = number
            else:
                anchor = mention.description.head if mention.description else mention.first
                self.extra_at.setdefault(anchor, []).append(number)

    def find(self, indices: Sequence[int]) -> list[Phrase]:
        """Return the phrases of a clause given as ascending word indices."""
        phrases: list[Phrase] = []
        self._inside = frozenset(indices)
        position, gap = 0, True
        preposition = ""
        while position < len(indices):
            i = indices[position]
            word = self.words[i]
            if i in self.dated:
                position += 1
                preposition = preposition if word.tag == "ADJA" else ""  # "beim zweitägigen Treffen"
                continue
            if word.tag in _PREPOSITIONS and i not in self.name_at:
                preposition = _CONTRACTIONS.get(word.lower, word.lower)
                position += 1
                continue
            built = self._phrase(indices, position)
            if built is None:
                if (
                    word.tag not in ("$,", "$(", "KON", "PRF", "APZR", "PTKA")
                    and word.tag not in _ADVERBS_INSIDE
                ):
                    preposition = ""
                if word.tag not in ("KON", "$("):
                    gap = True
                position += 1
                continue
            phrase, position = built
            phrase.preposition = preposition
            before = i - 1
            while before >= 0 and before in self.dated:
                before -= 1
            contraction = self.words[before].lower if before >= 0 else ""
            if preposition and contraction in _CONTRACTIONS and not phrase.determiner:
                phrase.determiner = contraction
            preposition = ""
            self._attach(phrases, phrase, gap)
            phrases.append(phrase)
            gap = False
        return phrases

    def _phrase(self, indices: Sequence[int], position: int) -> tuple[Phrase, int] | None:
        words, start = self.words, position
        i = indices[position]
        tag, lower = words[i].tag, words[i].lower
        if tag in _PRONOUNS and i not in self.name_at:
            cases = _PRONOUN_CASES.get(lower, _CASES.get(lower, _ALL))
            plural = lower in ("beide", "beiden", "ihnen", "denen", "wir")
            return Phrase(i, i + 1, i, cases=cases, pronoun=True, plural=plural), position + 1
        determiner, cases = "", _ALL
        genitives: list[int] = []
        modifiers: list[int] = []
        found: list[int] = []
        head, head_is_name = -1, False
        while position < len(indices):
            i = indices[position]
            if position > start and i != indices[position - 1] + 1:
                break
            if i in self.dated and head < 0:
                if not determiner:
                    break
                position += 1  # "ihre für Donnerstag geplante Reise"
                continue
            word = words[i]
            if i in self.name_at:
                number = self.name_at[i]
                mention = self.mentions[number]
                if head_is_name or (mention.kind != "PER" and self._is_person(found)):
                    break  # "Russlands Präsident | Hanoi": a town explains no president
                after = self._after(indices, position, mention)
                if self._genitive(mention, after, determiner, cases) and after is not None:
                    if head >= 0:
                        break
                    genitives.append(number)
                elif head >= 0 and mention.genitive:
                    break
                else:
                    found.append(number)
                    head, head_is_name = (
                        (head if head >= 0 and mention.kind != "PER" else mention.last - 1),
                        True,
                    )
                position = self._skip(indices, position, mention.last)
                continue
            if head_is_name:
                break
            if word.tag in _DETERMINERS or (word.lower in _CASES and word.tag == "ART"):
                if determiner or head >= 0 or modifiers:
                    break
                determiner = word.lower
                cases = _determiner_cases(determiner)
            elif word.tag in _MODIFIERS:
                if head >= 0:
                    break
                modifiers += [n for n in self.extra_at.get(i, ()) if self.mentions[n].form == "nationality"]
            elif word.tag in _NOUNS and word.text[:1].isalnum():
                found += [
                    n
                    for n in self.extra_at.get(i, ())
                    if self.mentions[n].form in ("description", "inhabitant")
                ]
                if head >= 0 and word.tag == "NN" and words[head].tag == "NN":
                    break
                head = i
            elif (
                (word.tag in _ADVERBS_INSIDE and (determiner or modifiers) and head < 0)
                or (word.tag == "KON" and head < 0 and modifiers)
                or (word.tag == "APPR" and determiner and head < 0)
            ):
                pass
            else:
                break
            position += 1
        if head < 0:
            return self._counted(indices, start, position, cases) if determiner else None
        first, last = indices[start], indices[position - 1] + 1
        if determiner == "der" and self._is_feminine(head, found):
            cases = _FEMININE_DER
        plural = determiner in ("beide", "beiden") or (
            determiner == "die" and words[head].lower.endswith(("en", "er"))
        )
        return Phrase(
            first, last, head, "", cases, determiner, found, genitives, modifiers, plural=plural
        ), position

    def _is_person(self, numbers: Sequence[int]) -> bool:
        return any(self.mentions[n].form == "description" for n in numbers)

    def _is_feminine(self, head: int, numbers: Sequence[int]) -> bool:
        """Say whether a noun or name takes "die", so that its "der" is a dative or genitive."""
        names, endings, exceptions = _feminine()
        for number in numbers:
            mention = self.mentions[number]
            if mention.form == "name" and mention.last - 1 == head:
                return mention.text in names
        lower = self.words[head].lower
        return self.words[head].tag == "NN" and lower.endswith(endings) and not lower.endswith(exceptions)

    def _counted(
        self, indices: Sequence[int], start: int, position: int, cases: frozenset[str]
    ) -> tuple[Phrase, int] | None:
        """Read "beide", "die beiden", "die drei" without a noun as a pronoun."""
        i = indices[position - 1]
        if self.words[i].tag not in ("PIDAT", "PIAT", "PDAT", "CARD", "PIS") or position - start > 2:
            return None
        return Phrase(i, i + 1, i, cases=cases, pronoun=True, plural=True), position

    def _after(self, indices: Sequence[int], position: int, mention: Mention) -> Word | None:
        position = self._skip(indices, position, mention.last)
        if position < len(indices) and indices[position] == mention.last:
            return self.words[indices[position]]
        return None

    @staticmethod
    def _skip(indices: Sequence[int], position: int, last: int) -> int:
        while position < len(indices) and indices[position] < last:
            position += 1
        return position

    def _genitive(self, mention: Mention, after: Word | None, determiner: str, cases: frozenset[str]) -> bool:
        """Say whether a name stands in front of its noun ("Nordkoreas Machthaber")."""
        if after is None or after.tag not in ("NN", "ADJA", "CARD", "NE", "TRUNC"):
            return False
        following = self.name_at.get(mention.last)
        if following is not None and self.mentions[following].kind == "PER":
            return False
        return mention.genitive and (not determiner or determiner == "des" or mention.kind != "PER")

    def _attach(self, phrases: list[Phrase], phrase: Phrase, gap: bool) -> None:
        number = len(phrases)
        phrase.with_ = number
        if not phrases:
            return
        before = phrases[-1]
        between = [
            self.words[i]
            for i in range(before.last, phrase.first)
            if i not in self.dated and (i in self._inside or self.words[i].text == ",")
        ]  # words in brackets are a clause of their own
        texts = [word.lower for word in between if word.tag not in _PREPOSITIONS and word.tag != "$("]
        adjacent = not gap and not texts
        if texts == [","] and before.apposed >= 0 and phrase.preposition:
            adjacent = True
        if adjacent:
            phrase.behind = number - 1
            if self._hangs(before, phrase):
                phrase.of = number - 1
        elif texts == [","] and not phrase.preposition and not phrase.pronoun:
            root = number - 1
            while phrases[root].of >= 0:
                root = phrases[root].of
            for candidate in dict.fromkeys((root, number - 1)):
                if phrase.apposed < 0 and self._apposes(phrases[candidate], phrase):
                    phrase.apposed = candidate
                    phrase.behind = number - 1
        elif texts and not before.pronoun and self._only_links(between):
            same = not phrase.preposition or phrase.preposition == phrases[before.with_].preposition
            if any(text in _COORDINATORS for text in texts) and same and not phrase.pronoun:
                self._coordinate(phrases, phrase, number)

    @staticmethod
    def _only_links(between: Sequence[Word]) -> bool:
        """Say whether nothing but "und", commas, prepositions and an adverb ("und später") stands between."""
        return all(
            word.lower in _COORDINATORS
            or word.text == ","
            or word.tag in _PREPOSITIONS
            or word.tag in _ADVERBS_INSIDE
            for word in between
        )

    def _hangs(self, before: Phrase, phrase: Phrase) -> bool:
        """Say whether a phrase is a genitive (or "von") attribute of the noun right before it."""
        if before.pronoun or self.words[before.head].tag != "NN":
            return False
        if phrase.preposition:
            return phrase.preposition == "von"
        names = [self.mentions[n] for n in phrase.mentions if self.mentions[n].form == "name"]
        if names and not phrase.determiner:
            return names[0].genitive
        return phrase.determiner in _GENITIVE_DETERMINERS

    def _apposes(self, first: Phrase, second: Phrase) -> bool:
        """Say whether of two phrases, parted by a comma, one only says who the other is."""
        kinds = [
            {self.mentions[n].form for n in phrase.mentions if self.mentions[n].kind == "PER"}
            for phrase in (first, second)
        ]
        if "name" in kinds[1] and "name" not in kinds[0]:
            return self.words[first.head].tag == "NN" and (bool(kinds[0]) or bool(first.determiner))
        return "name" in kinds[0] and "description" in kinds[1] and "name" not in kinds[1]

    def _coordinate(self, phrases: list[Phrase], phrase: Phrase, number: int) -> None:
        """Join "A, B und C": walk back over commas from the conjunction."""
        leader = number - 1
        while leader > 0:
            current, earlier = phrases[leader], phrases[leader - 1]
            gap = [
                self.words[i].text
                for i in range(earlier.last, current.first)
                if i in self._inside or self.words[i].text == ","
            ]
            attribute = current.of == leader - 1 or current.apposed >= 0
            if attribute or (gap == [","] and not current.preposition and not earlier.pronoun):
                leader -= 1
            else:
                break
        last = phrases[number - 1]
        if last.of >= 0 and (phrase.determiner in _GENITIVE_DETERMINERS or self._genitive_name(phrase)):
            phrase.of, phrase.with_ = last.of, number - 1
            phrase.preposition = last.preposition
            return
        for other in phrases[leader:]:
            if other.of < 0 and other.apposed < 0:
                other.with_ = leader
        phrase.with_ = leader
        phrase.preposition = phrase.preposition or phrases[leader].preposition

    def _genitive_name(self, phrase: Phrase) -> bool:
        return any(self.mentions[n].genitive for n in phrase.mentions)


def _determiner_cases(determiner: str) -> frozenset[str]:
    if determiner in _CASES:
        return _CASES[determiner]
    for ending, cases in _ENDINGS.items():
        if determiner.endswith(ending) and len(determiner) > 3:
            return cases
    return _ALL if determiner not in ("ein", "kein", "sein", "ihr") else frozenset({"nom", "acc"})


def phrase_of_word(phrases: Sequence[Phrase], index: int) -> int:
    """Return the number of the phrase that holds the word, or -1."""
    for number, phrase in enumerate(phrases):
        if phrase.first <= index < phrase.last:
            return number
    return -1
