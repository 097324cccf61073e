"""Roles: who fills the frame of a trigger, from the grammar of its clause.

A trigger verb looks at its subject, objects and prepositional phrases; a trigger noun at its genitive, its
possessive, its compound, the phrases behind it and, where it depends on the verb ("traf zu einem Besuch
ein"), at the subject. A trigger whose frame finds too little makes no draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from newsevents.event_types import PLACE, Noun, Verb, type_named
from newsevents.lexicons import vocabulary
from newsevents.reading import Reading, Word
from newsevents.syntax.phrases import Phrase, phrase_of_word
from newsevents.syntax.sentence import ClauseView, SentenceView, group
from newsevents.trigger_words import TriggerForm, trigger_lexicon

#: Words that count people named before → how many.
COUNTS = {"beide": 2, "beiden": 2, "beider": 2, "zwei": 2, "drei": 3, "vier": 4}
_NUMERALS = frozenset({"zwei", "drei", "vier"})
_TAKES_PART = frozenset(
    {"teil", "teilnehmen", "teilgenommen", "teilnahm", "teilnahmen", "teilnimmt", "beteiligt", "beteiligten"}
)
_SUCCEED = frozenset({"gelang", "gelingt", "gelungen", "gelänge", "misslang", "misslungen"})
_PLACE_PREPOSITIONS = ("in", "auf", "nach")
_CONTROL_PREPOSITIONS = frozenset(
    {
        "zu",
        "bei",
        "während",
        "nach",
        "vor",
        "von",
        "auf",
        "in",
        "für",
        "an",
        "anlässlich",
        "mit",
        "seit",
        "unter",
    }
)


@dataclass(frozen=True, slots=True)
class Filler:
    """A mention in a role.

    Attributes:
        mention: number of the mention in the reading; -1 for a pronoun that still has to be resolved.
        slot: slot of the frame that it stood in.
        pronoun: index of the pronoun's word, or -1.
    """

    mention: int
    slot: str
    pronoun: int = -1


@dataclass(slots=True)
class Draft:
    """An event as one trigger states it, before entities, dates and status are settled.

    Attributes:
        type: event type.
        form: the reading of the trigger word.
        words: indices of the trigger's words (verb and particle).
        sentence: number of the sentence.
        clause: number of the clause in its sentence.
        phrase: number of the trigger noun's phrase in its clause, or -1 for a verb.
        roles: role → fillers.
        definite: True for a noun with a definite article and nothing that says whose it is.
    """

    type: str
    form: TriggerForm
    words: tuple[int, ...]
    sentence: int
    clause: int
    phrase: int = -1
    roles: dict[str, list[Filler]] = field(default_factory=dict)
    definite: bool = False

    def add(self, role: str, filler: Filler) -> None:
        """Put a filler into a role once."""
        fillers = self.roles.setdefault(role, [])
        if all((f.mention, f.pronoun) != (filler.mention, filler.pronoun) for f in fillers):
            fillers.append(filler)


def relative_clauses(words: Sequence[Word], view: SentenceView, draft: Draft) -> list[int]:
    """Return the numbers of the relative clauses about a trigger noun ("das Treffen, das am Montag …").

    The clause follows the noun itself, or attributes of it that the pronoun can't mean: "das" means no
    person.
    """
    if draft.phrase < 0:
        return []
    found = []
    for number, clause in enumerate(view.clauses):
        if clause.antecedent is None or clause.antecedent[0] != draft.clause:
            continue
        phrases = view.clauses[draft.clause].phrases
        before = clause.antecedent[1]
        neuter = bool(clause.clause.words) and words[clause.clause.words[0]].lower == "das"
        while before > draft.phrase and neuter and phrases[before].behind >= 0:
            before = phrases[before].behind
        if before == draft.phrase:
            found.append(number)
    return found


class RoleFinder:
    """Finds drafts in a sentence.

    Args:
        reading: the text.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.words
        self.mentions = reading.mentions
        words = vocabulary("grammar")
        self.group_nouns = frozenset(words["group_nouns"])
        self.group_endings = tuple(words["group_noun_endings"])
        self.place_nouns = tuple(words["place_noun_endings"])
        self.named = frozenset(i for m in self.mentions if m.form == "name" for i in range(m.first, m.last))
        self.parts: dict[int, list[int]] = {}
        for number, mention in enumerate(self.mentions):
            if mention.form == "part":
                self.parts.setdefault(mention.first, []).append(number)

    def worth_reading(self, first: int, last: int) -> bool:
        """Say whether a range of words holds a trigger at all."""
        look_up = trigger_lexicon().look_up
        return any(look_up(self.words[i].text) for i in range(first, last))

    def find(self, view: SentenceView) -> Iterator[Draft]:
        """Yield the drafts of a sentence in text order."""
        lexicon = trigger_lexicon()
        for number, clause_view in enumerate(view.clauses):
            for index in clause_view.clause.words:
                word = self.words[index]
                readings = lexicon.look_up(word.text)
                if not readings:
                    continue
                for reading in self._chosen(readings, clause_view, index):
                    draft = (
                        self._verb(view, number, index, reading)
                        if reading.category == "verb"
                        else self._noun(view, number, index, reading)
                    )
                    if draft is not None:
                        yield draft

    def _chosen(self, readings: Sequence[TriggerForm], view: ClauseView, index: int) -> list[TriggerForm]:
        """Keep the readings that fit the tag and the particle; a particle found beats a plain verb."""
        tag = self.words[index].tag
        if index in self.named:
            return []
        if tag in ("NN", "NE", "FM", "TRUNC", "XY"):
            return [r for r in readings if r.category == "noun"]
        if not tag.startswith("V"):
            return []
        fitting = [r for r in readings if r.category == "verb" and self._shape_fits(r, tag)]
        particles = {self.words[i].lower for i in view.clause.particles if i > index}
        bound = [r for r in fitting if r.particle and r.particle in particles]
        if bound:
            return _one_per_type(bound)
        if particles and tag in ("VVFIN", "VAFIN"):
            return []
        return _one_per_type([r for r in fitting if not r.particle])

    @staticmethod
    def _shape_fits(reading: TriggerForm, tag: str) -> bool:
        if tag in ("VVFIN", "VVIMP"):
            return reading.shape not in ("zu-infinitive",)
        if tag == "VVPP":
            return reading.shape in ("participle", "past", "present", "infinitive")
        if tag == "VVIZU":
            return reading.shape == "zu-infinitive"
        return reading.shape in ("infinitive", "participle", "present", "past")

    # -- verbs -------------------------------------------------------------------------------------------

    def _verb(self, view: SentenceView, number: int, index: int, form: TriggerForm) -> Draft | None:
        verb = type_named(form.type).frame.verbs[form.number]
        current = view.clauses[number]
        reflexive = current.clause.has("sich", self.words)
        if verb.reflexive is not None and verb.reflexive != reflexive:
            return None
        if not self._objects_fit(verb, current, index):
            return None
        lower = {self.words[i].lower for i in current.clause.words}
        if (verb.only and not lower & set(verb.only)) or lower & set(verb.unless):
            return None
        particles = [i for i in current.clause.particles if i > index] if form.particle else []
        draft = Draft(form.type, form, (index, *particles[:1]), view.number, number)
        passive = current.passive and "oa" in verb.roles and self.words[index].tag in ("VVPP", "VVINF")
        dative = current.dative
        if dative < 0 and "oa" not in verb.roles:
            dative = current.object
        subject_slot, object_slot = ("oa", "sb") if passive else ("sb", "oa")
        for slot, fillers in (
            (subject_slot, self._subject(view, number)),
            (object_slot, self._at(view, number, current.object if not passive else -1)),
            ("da", self._at(view, number, dative)),
        ):
            role = verb.roles.get(slot)
            if role is None:
                continue
            if role == "targets" and slot == "oa" and not fillers:
                fillers = self._compound(current, current.object)
            for filler in fillers:
                kind = self._kind(filler)
                if slot == "sb" and kind and kind not in verb.subject:
                    continue
                self._put(draft, role, filler, slot)
        self._phrases(draft, verb, view, number, passive=passive)
        return draft if self._enough(draft, verb.needs) else None

    def _objects_fit(self, verb: Verb, view: ClauseView, index: int) -> bool:
        """Check the heads that a verb asks for: its object, or a phrase with "zu"."""
        if verb.objects:
            heads = [view.object, view.subject] if view.passive else [view.object]
            bare = [n for n, phrase in enumerate(view.phrases) if not phrase.preposition and phrase.of < 0]
            if not any(self._head_ends(view, n, verb.objects) for n in (*heads, *bare) if n >= 0):
                return False
        if verb.not_objects and view.object >= 0 and self._head_ends(view, view.object, verb.not_objects):
            return False
        if verb.predicate:
            said = [
                n
                for n, phrase in enumerate(view.phrases)
                if n != view.subject and not phrase.preposition and phrase.of < 0
            ]
            return not view.clause.nonfinite and any(
                self.mentions[m].form == "description" for n in said for m in view.phrases[n].mentions[:1]
            )
        if verb.goals:
            goals = [n for n, phrase in enumerate(view.phrases) if phrase.preposition in ("zu", "als")]
            return any(self._head_ends(view, n, verb.goals) for n in goals)
        return True

    def _head_ends(self, view: ClauseView, number: int, endings: tuple[str, ...]) -> bool:
        phrase = view.phrases[number]
        return any(
            self.words[i].tag in ("NN", "NE", "FM") and self.words[i].lower.endswith(endings)
            for i in range(phrase.first, phrase.last)
        )

    def _phrases(self, draft: Draft, verb: Verb, view: SentenceView, number: int, *, passive: bool) -> None:
        current = view.clauses[number]
        for position, phrase in enumerate(current.phrases):
            if not phrase.preposition or phrase.with_ != position:
                continue
            slot = f"pp:{phrase.preposition}"
            if passive and phrase.preposition in ("von", "durch") and "sb" in verb.roles:
                people = any(self.mentions[n].kind == "PER" for n in phrase.mentions)
                if phrase.of >= 0 and not people:
                    continue
                for filler in self._at(view, number, position):
                    self._put(draft, verb.roles["sb"], filler, "sb")
                continue
            role = verb.roles.get(slot)
            if role is None or self._belongs_to_noun(current, position, draft.type):
                continue
            for filler in self._at(view, number, position, place=role == PLACE):
                self._put(draft, role, filler, slot)

    def _belongs_to_noun(self, view: ClauseView, position: int, type: str) -> bool:
        """Say whether a prepositional phrase hangs on the noun before it rather than on the verb.

        Where noun and verb tell the same ("traf zu einem Besuch in Peking ein"), it serves both.
        """
        phrase = view.phrases[position]
        if phrase.of >= 0:
            return True
        if phrase.behind < 0:
            return False
        before = view.phrases[phrase.behind]
        word = self.words[before.head]
        if self.reading.parsed:
            opener = self.words[phrase.first - 1] if phrase.first else None
            return bool(opener and opener.dep in ("mnr", "pg") and opener.head == before.head)
        if word.tag != "NN" or before.mentions:
            return False
        event_noun = any(
            r.category == "noun" and r.type != type for r in trigger_lexicon().look_up(word.text)
        )
        return event_noun and phrase.preposition in ("mit", "zwischen", "von", "bei", "in", "nach")

    # -- nouns -------------------------------------------------------------------------------------------

    def _noun(self, view: SentenceView, number: int, index: int, form: TriggerForm) -> Draft | None:
        noun = type_named(form.type).frame.nouns[form.number]
        current = view.clauses[number]
        position = phrase_of_word(current.phrases, index)
        if position < 0 or current.phrases[position].head != index:
            return None
        phrase = current.phrases[position]
        bare = phrase.determiner in ("", "zu")
        if noun.prepositions and (phrase.preposition not in noun.prepositions or not (bare or noun.verbs)):
            return None
        if noun.verbs and not any(self.words[i].lower in noun.verbs for i in current.clause.words):
            return None
        draft = Draft(form.type, form, (index,), view.number, number, position)
        for part in self.parts.get(index, ()):
            self._put(draft, noun.roles.get("comp"), Filler(part, "comp"), "comp")
        for genitive in phrase.genitives:
            self._put(draft, noun.roles.get("gen"), Filler(genitive, "gen"), "gen")
        for modifier in phrase.modifiers:
            self._put(draft, noun.roles.get("adj"), Filler(modifier, "adj"), "adj")
        possessive = _is_possessive(phrase.determiner)
        if possessive:
            self._possessor(draft, noun, view, number)
        self._behind(draft, noun, view, number, position)
        self._control(draft, noun, view, number, position)
        self._clause_places(draft, noun, view, number, position)
        draft.definite = phrase.determiner in (
            "der",
            "die",
            "das",
            "dem",
            "den",
            "des",
            "im",
            "am",
            "zum",
            "zur",
            "beim",
            "vom",
            "dieser",
            "diese",
            "dieses",
            "diesem",
            "diesen",
        )
        return draft if self._enough(draft, noun.needs) or draft.definite or possessive else None

    def _behind(self, draft: Draft, noun: Noun, view: SentenceView, number: int, position: int) -> None:
        """Read the attributes behind the noun: genitive, "von", and the chain of prepositional phrases."""
        current = view.clauses[number]
        chain = {position}
        for follower in range(position + 1, len(current.phrases)):
            phrase = current.phrases[follower]
            if (
                phrase.of in chain
                or phrase.behind in chain
                or phrase.with_ in chain
                or phrase.apposed in chain
            ):
                chain.add(follower)
            else:
                break
            if phrase.apposed >= 0 or (phrase.with_ != follower and phrase.with_ != position):
                continue
            if phrase.of == position:
                slot = "pp:von" if phrase.preposition == "von" else "gen"
            elif phrase.of >= 0 or not phrase.preposition:
                continue
            else:
                slot = f"pp:{phrase.preposition}"
            role = noun.roles.get(slot)
            if role == PLACE and self._follows_plain_noun(current, follower, position):
                continue
            fillers = self._at(view, number, follower, place=role == PLACE)
            if role == "targets" and not fillers:
                fillers = self._compound(current, follower)
            for filler in fillers:
                self._put(draft, role, filler, slot)

    def _follows_plain_noun(self, view: ClauseView, follower: int, position: int) -> bool:
        """Say whether a phrase belongs to a noun between: "Gespräche über den Krieg in der Ukraine"."""
        before = view.phrases[follower].behind
        if before in (-1, position) or self.words[view.phrases[before].head].tag != "NN":
            return False
        return (
            not view.phrases[before].mentions and view.phrases[before].preposition not in _PLACE_PREPOSITIONS
        )

    def _compound(self, view: ClauseView, number: int) -> list[Filler]:
        """Read the name in a compound as what is hit: "PKK-Stellungen", "Hamas-Lager"."""
        if number < 0:
            return []
        head = view.phrases[number].head
        return [Filler(n, "") for n in self.parts.get(head, ()) if self.mentions[n].kind in ("LOC", "ORG")]

    def _possessor(self, draft: Draft, noun: Noun, view: SentenceView, number: int) -> None:
        role = noun.roles.get("poss")
        current = view.clauses[number]
        if role is None:
            return
        if current.subject >= 0 and current.subject != draft.phrase:
            fillers = self._subject(view, number)
        else:
            fillers = [Filler(-1, "poss", pronoun=current.phrases[draft.phrase].first)]
        for filler in fillers or [Filler(-1, "poss", pronoun=current.phrases[draft.phrase].first)]:
            self._put(draft, role, filler, "poss")

    def _control(self, draft: Draft, noun: Noun, view: SentenceView, number: int, position: int) -> None:
        """Let the subject of the clause take part, where the noun depends on the verb and leaves room."""
        role = noun.roles.get("ctrl")
        current = view.clauses[number]
        phrase = current.phrases[position]
        if not isinstance(role, str) or position == current.subject or phrase.of >= 0:
            return
        taken = draft.roles.get(role, [])
        if any(f.slot in ("gen", "poss", "pp:von", "pp:zwischen", "comp") for f in taken):
            return
        if any(current.phrases[n].of == position for n in range(len(current.phrases))):
            return
        indefinite = (
            not phrase.determiner
            or phrase.determiner.startswith(("ein", "kein"))
            or phrase.determiner in ("zu", "zum", "zur")
        )
        with_others = bool(taken) or "place" in draft.roles
        if phrase.preposition and phrase.preposition not in _CONTROL_PREPOSITIONS:
            return
        if not phrase.preposition and position not in (current.object,):
            return
        takes_part = phrase.preposition == "an" and any(
            self.words[i].lower in _TAKES_PART for i in current.clause.words
        )
        if not (indefinite or with_others or takes_part or noun.verbs):
            return
        for filler in self._subject(view, number):
            self._put(draft, role, filler, "ctrl")
        partner = noun.roles.get("object")
        if partner and phrase.preposition in ("in", "bei") and not taken and not current.passive:
            for side in (current.object, current.dative):
                for filler in self._at(view, number, side):
                    if self._kind(filler) == "PER":
                        self._put(draft, partner, filler, "object")
        if position == current.object and "da" in noun.roles:
            for filler in self._at(view, number, current.dative):
                self._put(draft, noun.roles["da"], filler, "da")
        if current.passive and not phrase.preposition:
            draft.roles.pop(role, None)

    def _clause_places(
        self, draft: Draft, noun: Noun, view: SentenceView, number: int, position: int
    ) -> None:
        """Take the place from the clause where the noun's own phrase names none."""
        if PLACE in draft.roles:
            return
        current = view.clauses[number]
        for clause in relative_clauses(self.words, view, draft):
            for other, phrase in enumerate(view.clauses[clause].phrases):
                if (
                    phrase.preposition in _PLACE_PREPOSITIONS
                    and noun.roles.get(f"pp:{phrase.preposition}") == PLACE
                ):
                    for filler in self._at(view, clause, other, place=True):
                        draft.add(PLACE, Filler(filler.mention, "relative", filler.pronoun))
        if PLACE in draft.roles:
            return
        top = current.phrases[position].of < 0
        for other, phrase in enumerate(current.phrases):
            if top and phrase.preposition in _PLACE_PREPOSITIONS and phrase.of < 0 and other != position:
                if noun.roles.get(f"pp:{phrase.preposition}") != PLACE:
                    continue
                for filler in self._at(view, number, other, place=True):
                    if self._kind(filler) == "LOC":
                        draft.add(PLACE, Filler(filler.mention, "clause", filler.pronoun))

    # -- phrases to mentions -----------------------------------------------------------------------------

    def _subject(self, view: SentenceView, number: int, depth: int = 0) -> list[Filler]:
        """Return the fillers of the subject, through coordination, infinitives and relative pronouns."""
        current = view.clauses[number]
        if current.subject >= 0:
            return self._at(view, number, current.subject)
        if current.governor >= 0 and current.clause.kind == "infinitive":
            above = view.clauses[current.governor]
            if any(self.words[i].lower in _SUCCEED for i in above.clause.words):
                return self._at(view, current.governor, above.dative)
        if current.governor >= 0 and depth < 4:
            return self._subject(view, current.governor, depth + 1)
        return []

    def _at(self, view: SentenceView, number: int, position: int, *, place: bool = False) -> list[Filler]:
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
                return self._at(view, clause, antecedent, place=place)
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
        return [Filler(n, "") for n in names if self.mentions[n].last - 1 == phrase.head]

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

    # -- frames ------------------------------------------------------------------------------------------

    def _kind(self, filler: Filler) -> str:
        return self.mentions[filler.mention].kind if filler.mention >= 0 else ""

    def _put(self, draft: Draft, role: str | tuple[str, ...] | None, filler: Filler, slot: str) -> None:
        if role is None:
            return
        kind = self._kind(filler)
        if isinstance(role, str):
            target = role
        elif kind == "ORG" and len(role) == 3:
            target = role[2]
        else:
            target = role[1 if kind == "LOC" else 0]
        if not target:
            return
        if target == PLACE and kind not in ("LOC", "ORG"):
            return
        forms = ("name", "part", "nationality") if slot == "adj" or target == PLACE else ("name", "part")
        if target == PLACE and filler.mention >= 0 and self.mentions[filler.mention].form not in forms:
            return
        kinds = type_named(draft.type).frame.fillers.get(target)
        if kinds is not None and kind and kind not in kinds:
            return
        draft.add(
            target, Filler(filler.mention, "capital" if filler.slot == "capital" else slot, filler.pronoun)
        )

    def _enough(self, draft: Draft, needs: Sequence[str]) -> bool:
        return all(any(self._met(draft, option) for option in need.split("|")) for need in needs)

    def _met(self, draft: Draft, need: str) -> bool:
        amount, _, role = need.rpartition(" ")
        if role == "people":
            return sum(
                self._kind(f) in ("PER", "") for fillers in draft.roles.values() for f in fillers
            ) >= int(amount or 1)
        return len(draft.roles.get(role, [])) >= int(amount or 1)


def _is_possessive(determiner: str) -> bool:
    return (determiner.startswith(("sein", "ihr")) and determiner not in ("sein", "ihr")) or determiner in (
        "sein",
        "ihr",
        "dessen",
        "deren",
    )


def _one_per_type(readings: Sequence[TriggerForm]) -> list[TriggerForm]:
    found: dict[str, TriggerForm] = {}
    for reading in readings:
        found.setdefault(reading.type, reading)
    return list(found.values())
