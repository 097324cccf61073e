"""Phrases → fillers: which mentions a subject, an object or a phrase stands for."""

from __future__ import annotations

from newsevents.drafts import Filler
from newsevents.lexicons import vocabulary
from newsevents.reading import Reading
from newsevents.syntax.phrases import Phrase
from newsevents.syntax.sentence import ClauseView, SentenceView, group

#: Words that count people named before → how many.
COUNTS = {"beide": 2, "beiden": 2, "beider": 2, "zwei": 2, "drei": 3, "vier": 4}
_NUMERALS = frozenset({"zwei", "drei", "vier"})
_DEFINITE = frozenset(
    {"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem", "diesen"}
)
_SUCCEED = frozenset({"gelang", "gelingt", "gelungen", "gelänge", "misslang", "misslungen"})


class FillerReader:
    """Reads phrases as fillers.

    Args:
        reading: the text.
    """

    def __init__(self, reading: Reading) -> None:
        self.words = reading.words
        self.mentions = reading.mentions
        words = vocabulary("grammar")
        self.group_nouns = frozenset(words["group_nouns"])
        self.group_endings = tuple(words["group_noun_endings"])
        self.place_nouns = tuple(words["place_noun_endings"])
        self.pointing_nouns = frozenset(words["pointing_nouns"])
        self.parts: dict[int, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            if mention.form == "part":
                self.parts.setdefault(mention.first, []).append(number)
        self.offices = {m.last: m.description.role for m in self.mentions if m.description is not None}

    def subject(self, view: SentenceView, number: int, depth: int = 0) -> list[Filler]:
        """Return the fillers of the subject, through coordination, infinitives and relative pronouns."""
        current = view.clauses[number]
        if current.subject >= 0:
            return self.at(view, number, current.subject)
        if current.governor >= 0 and current.clause.kind == "infinitive":
            above = view.clauses[current.governor]
            if any(self.words[i].lower in _SUCCEED for i in above.clause.words):
                return self.at(view, current.governor, above.dative)
        if current.governor >= 0 and depth < 4:
            return self.subject(view, current.governor, depth + 1)
        return []

    def at(self, view: SentenceView, number: int, position: int, *, place: bool = False) -> list[Filler]:
        """Return the mentions that the phrase at ``position``, and those coordinated with it, stand for."""
        current = view.clauses[number]
        found: list[Filler] = []
        for member in group(current.phrases, position):
            phrase = current.phrases[member]
            found += self._of_phrase(view, number, member, phrase, place=place)
        return found

    def _of_phrase(
        self, view: SentenceView, number: int, position: int, phrase: Phrase, *, place: bool
    ) -> list[Filler]:
        current = view.clauses[number]
        if phrase.pronoun:
            tag = self.words[phrase.head].tag
            if tag == "PRELS":
                if current.antecedent is None:
                    return []
                clause, antecedent = current.antecedent
                return self.at(view, clause, antecedent, place=place)
            return [Filler(-1, "", pronoun=phrase.head)]
        names = [n for n in phrase.mentions if self.mentions[n].form == "name"]
        several = self._several(phrase)
        if several >= 0 and not names and not place:
            return [Filler(-1, "", pronoun=several)]
        if place:
            located = [Filler(n, "") for n in names if self.mentions[n].kind in ("LOC", "ORG")]
            if not names or self._place_noun(phrase):
                located += self._place_behind(current, position, phrase)
            return located
        others = [n for n in phrase.mentions if self.mentions[n].form in ("description", "inhabitant")]
        apposed = [
            n
            for other in current.phrases
            if other.apposed == position
            for n in other.mentions
            if self.mentions[n].form == "name" and self.mentions[n].kind == "PER"
        ]
        persons = [n for n in names if self.mentions[n].kind == "PER"]
        if persons or apposed:
            return [Filler(n, "") for n in (persons or apposed)]
        if self._group_noun(phrase):
            behind = [
                n
                for other in current.phrases
                if other.of == position or (other.of >= 0 and current.phrases[other.of].head == phrase.head)
                for n in other.mentions
                if self.mentions[n].kind in ("LOC", "ORG")
            ]
            members = [*phrase.genitives, *names, *behind, *phrase.modifiers]
            compound = [n for n in self.parts.get(phrase.head, ()) if self.mentions[n].kind in ("LOC", "ORG")]
            return [Filler(n, "") for n in dict.fromkeys([*members, *compound])]
        if names and self.mentions[names[-1]].last - 1 >= phrase.head:
            return [Filler(n, "") for n in names]
        if others:
            return [Filler(n, "") for n in others[:1]]
        if self._points_back(phrase):
            return [Filler(-1, "", pronoun=phrase.head)]
        return [Filler(n, "") for n in names if self.mentions[n].last - 1 == phrase.head]

    def _points_back(self, phrase: Phrase) -> bool:
        """Say whether a noun only points at somebody named before: "der Gast", "die 46-Jährige"."""
        if phrase.determiner not in _DEFINITE or phrase.genitives or phrase.modifiers or phrase.mentions:
            return False
        lower = self.words[phrase.head].lower
        return lower in self.pointing_nouns or lower.endswith(("-jährige", "-jährigen"))

    def _several(self, phrase: Phrase) -> int:
        """Return the word that counts people named before ("beide", "die drei Präsidenten"), or -1."""
        described = any(self.mentions[n].form == "description" for n in phrase.mentions)
        for i in range(phrase.first, phrase.head + 1):
            lower = self.words[i].lower
            if (
                lower in COUNTS
                and (COUNTS[lower] == 2 or described)
                and (lower not in _NUMERALS or phrase.determiner == "die")
            ):
                return i
        return -1

    def _group_noun(self, phrase: Phrase) -> bool:
        text = self.words[phrase.head].text
        tail = text.rpartition("-")[2]
        described = [d for n in phrase.mentions if (d := self.mentions[n].description) is not None]
        if described:
            return described[0].plural or self._plural_by_case(phrase)
        return (
            text in self.group_nouns
            or tail in self.group_nouns
            or tail.capitalize() in self.group_nouns
            or text.endswith(self.group_endings)
        )

    def _plural_by_case(self, phrase: Phrase) -> bool:
        """Say whether case shows a masculine office to be plural: "der NATO-Außenminister" behind a noun."""
        if self.words[phrase.head].lower.endswith("in"):
            return False
        return phrase.determiner == "die" or (phrase.determiner == "der" and phrase.of >= 0)

    def _place_noun(self, phrase: Phrase) -> bool:
        return self.words[phrase.head].lower.endswith(self.place_nouns)

    def _place_behind(self, view: ClauseView, position: int, phrase: Phrase) -> list[Filler]:
        """Read "in der Hauptstadt Russlands", "am Flughafen von X": the place is in the attribute."""
        if not self._place_noun(phrase):
            return []
        found = [*phrase.genitives, *phrase.modifiers]
        for other in view.phrases:
            if other.of == position:
                found += other.mentions
        capital = self.words[phrase.head].lower.endswith("hauptstadt")
        return [Filler(n, "capital" if capital else "") for n in found if self.mentions[n].kind == "LOC"]

    def compound(self, view: ClauseView, number: int) -> list[Filler]:
        """Read the name in a compound as what is hit: "PKK-Stellungen", "Hamas-Lager"."""
        if number < 0:
            return []
        head = view.phrases[number].head
        return [Filler(n, "") for n in self.parts.get(head, ()) if self.mentions[n].kind in ("LOC", "ORG")]

    def speaks_for_others(self, filler: Filler) -> bool:
        """Say whether it is a spokesperson, who tells of others ("Ihr Sprecher dementierte ein Treffen")."""
        if filler.mention < 0:
            return False
        mention = self.mentions[filler.mention]
        role = self.offices.get(mention.first) or self.offices.get(mention.last)
        return role is not None and role.endswith("spokesperson")

    def kind(self, filler: Filler) -> str:
        """Return PER, LOC or ORG; "" for a pronoun."""
        return self.mentions[filler.mention].kind if filler.mention >= 0 else ""
