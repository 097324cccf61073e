"""Trigger nouns: their frame filled from the words around them and from the verb that they depend on."""

from __future__ import annotations

from newsevents._support_verbs import SupportVerbs
from newsevents.drafts import Draft, Filler, relative_clauses
from newsevents.event_types import PLACE, Noun, type_named
from newsevents.fillers import FillerReader
from newsevents.frame_rules import FrameRules
from newsevents.reading import Reading
from newsevents.syntax.phrases import phrase_of_word
from newsevents.syntax.sentence import ClauseView, SentenceView
from newsevents.trigger_words import TriggerForm

_TAKES_PART = frozenset(
    {"teil", "teilnehmen", "teilgenommen", "teilnahm", "teilnahmen", "teilnimmt", "beteiligt", "beteiligten"}
)
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


class NounRoles:
    """Makes drafts of trigger nouns.

    Args:
        reading: the text.
        fillers: reader of its phrases.
    """

    def __init__(self, reading: Reading, fillers: FillerReader) -> None:
        self.words = reading.words
        self.fillers = fillers
        self.frames = FrameRules(fillers)
        self.support = SupportVerbs(fillers, self.frames)

    def draft(self, view: SentenceView, number: int, index: int, form: TriggerForm) -> Draft | None:
        """Return the draft of a noun in clause ``number``, or None where its frame finds too little."""
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
        for part in self.fillers.parts.get(index, ()):
            self.frames.put(draft, noun.roles.get("comp"), Filler(part, "comp"), "comp")
        for genitive in phrase.genitives:
            self.frames.put(draft, noun.roles.get("gen"), Filler(genitive, "gen"), "gen")
        for modifier in phrase.modifiers:
            self.frames.put(draft, noun.roles.get("adj"), Filler(modifier, "adj"), "adj")
        possessive = _is_possessive(phrase.determiner)
        if possessive:
            self._possessor(draft, noun, view, number)
        self._behind(draft, noun, view, number, position)
        self._control(draft, noun, view, number, position)
        self.support.fill(draft, noun, view, number, position)
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
        return draft if self.frames.enough(draft, noun.needs) or draft.definite or possessive else None

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
            fillers = self.fillers.at(view, number, follower, place=role == PLACE)
            if role == "targets" and not fillers:
                fillers = self.fillers.compound(current, follower)
            for filler in fillers:
                self.frames.put(draft, role, filler, slot)

    def _follows_plain_noun(self, view: ClauseView, follower: int, position: int) -> bool:
        """Say whether a phrase belongs to a noun between: "Gespräche über den Krieg in der Ukraine"."""
        before = view.phrases[follower].behind
        if before in (-1, position) or self.words[view.phrases[before].head].tag != "NN":
            return False
        return (
            not view.phrases[before].mentions and view.phrases[before].preposition not in _PLACE_PREPOSITIONS
        )

    def _possessor(self, draft: Draft, noun: Noun, view: SentenceView, number: int) -> None:
        role = noun.roles.get("poss")
        current = view.clauses[number]
        if role is None:
            return
        if current.subject >= 0 and current.subject != draft.phrase:
            fillers = self.fillers.subject(view, number)
        else:
            fillers = [Filler(-1, "poss", pronoun=current.phrases[draft.phrase].first)]
        for filler in fillers or [Filler(-1, "poss", pronoun=current.phrases[draft.phrase].first)]:
            self.frames.put(draft, role, filler, "poss")

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
        for filler in self.fillers.subject(view, number):
            if not self.fillers.speaks_for_others(filler):
                self.frames.put(draft, role, filler, "ctrl")
        partner = noun.roles.get("object")
        if partner and phrase.preposition in ("in", "bei") and not taken and not current.passive:
            for side in (current.object, current.dative):
                for filler in self.fillers.at(view, number, side):
                    if self.fillers.kind(filler) == "PER":
                        self.frames.put(draft, partner, filler, "object")
        if position == current.object and "da" in noun.roles:
            for filler in self.fillers.at(view, number, current.dative):
                self.frames.put(draft, noun.roles["da"], filler, "da")
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
                    for filler in self.fillers.at(view, clause, other, place=True):
                        draft.add(PLACE, Filler(filler.mention, "relative", filler.pronoun))
        if PLACE in draft.roles:
            return
        top = current.phrases[position].of < 0
        for other, phrase in enumerate(current.phrases):
            if top and phrase.preposition in _PLACE_PREPOSITIONS and phrase.of < 0 and other != position:
                if noun.roles.get(f"pp:{phrase.preposition}") != PLACE:
                    continue
                for filler in self.fillers.at(view, number, other, place=True):
                    if self.fillers.kind(filler) == "LOC":
                        draft.add(PLACE, Filler(filler.mention, "clause", filler.pronoun))


def _is_possessive(determiner: str) -> bool:
    return (determiner.startswith(("sein", "ihr")) and determiner not in ("sein", "ihr")) or determiner in (
        "sein",
        "ihr",
        "dessen",
        "deren",
    )
