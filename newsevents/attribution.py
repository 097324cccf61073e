"""Who says so: the speaker of what a clause tells, from frames of saying, direct speech and the subjunctive.

The nearest frame counts: direct speech before all, then a phrase in the clause itself ("laut KCNA"), the
    verb whose
clause it is ("sagte, dass …"), a clause put in or behind ("…, berichtete Interfax"). A sentence without a
frame that stands in the subjunctive ("Zudem sei …") goes on with the speaker of the sentence before.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from newsevents._attribution_words import attribution_words, subjunctive
from newsevents._saying_verbs import Saying
from newsevents._sayings import SayingFinder
from newsevents._scope import belongs_to, clause_above, find_quotes, main_clause, steps_up
from newsevents._speakers import Speaker
from newsevents.event_types._base import Attribution
from newsevents.linking import Links
from newsevents.reading import Reading
from newsevents.syntax.clauses import FINITE, Clause
from newsevents.syntax.sentence import SentenceAnalyzer, SentenceView
from newsevents.values import Evidence

_CHAIN = 12
_FAR = 99.0


class Attributions:
    """Says of each event of an article who tells it.

    Args:
        reading: the text.
        links: who each mention is.
    """

    def __init__(self, reading: Reading, links: Links) -> None:
        self.reading = reading
        self.words = reading.words
        self.links = links
        self.finder = SayingFinder(reading, links)
        self._analyzer: SentenceAnalyzer | None = None
        self._views: dict[int, SentenceView] = {}
        self._sayings: dict[int, list[Saying]] = {}
        self._quotes: list[tuple[int, int]] | None = None

    def of(self, view: SentenceView, clause: int, index: int) -> Attribution | None:
        """Return who says what a clause tells.

        Args:
            view: the sentence.
            clause: number of the clause in ``view.clauses``.
            index: index of the trigger word.

        Returns:
            The speaker with the cue; None where the text itself tells it.
        """
        saying = self.saying(view, clause, index)
        if saying is None:
            return None
        first, last = saying.cue
        start, end = self.words[first].start, self.words[last - 1].end
        cue = Evidence(text=self.reading.text[start:end], start=start, end=end)
        speaker = saying.speaker
        said = None
        if speaker.last > speaker.first:
            opening, closing = self.words[speaker.first].start, self.words[speaker.last - 1].end
            said = Evidence(text=self.reading.text[opening:closing], start=opening, end=closing)
        return Attribution(source=speaker.name, cue=cue, source_id=speaker.entity or None, evidence=said)

    def saying(self, view: SentenceView, clause: int, index: int) -> Saying | None:
        """Return the frame behind :meth:`of`, with the words that name the speaker."""
        self._views.setdefault(view.number, view)
        found = None
        quote = self._quote_of(index)
        if quote is not None:
            found = self._speaker_of_quote(quote)
        if found is None:
            found = self._nearest(view, clause, index)
        if found is None and quote is None:
            found = self._goes_on(view, clause) or self._said_behind(view)
        return self._named(found) if found is not None else None

    # -- frames of the sentence --------------------------------------------------------------------------

    def _view(self, number: int) -> SentenceView:
        if number not in self._views:
            if self._analyzer is None:
                self._analyzer = SentenceAnalyzer(self.reading)
            self._views[number] = self._analyzer.analyze(number)
        return self._views[number]

    def _of_sentence(self, number: int) -> list[Saying]:
        if number not in self._sayings:
            self._sayings[number] = self.finder.find(self._view(number))
        return self._sayings[number]

    def _nearest(self, view: SentenceView, clause: int, index: int) -> Saying | None:
        best, least = None, _FAR
        inside = self._quote_of(index)
        for saying in self._of_sentence(view.number):
            if saying.cue[0] <= index < saying.cue[1] or self._quote_of(saying.cue[0]) != inside:
                continue
            distance = self._distance(view, clause, index, saying)
            if distance < least:
                best, least = saying, distance
        return best

    def _distance(self, view: SentenceView, clause: int, index: int, saying: Saying) -> float:
        """Return how far a frame is from a clause that it covers; ``_FAR`` where it does not cover it."""
        near = abs(saying.cue[0] - index) / 1000
        if saying.kind == "phrase":
            if saying.speaker.pronoun:
                near += 2.5  # "seiner Meinung nach" only repeats who speaks
            if saying.clause == clause:
                return near if not saying.speaker.first <= index < saying.speaker.last else _FAR
            steps = steps_up(view, clause, saying.clause)
            if steps is not None:
                return steps + 0.5 + near
            later = (
                view.clauses[saying.clause].clause.kind == "main"
                and main_clause(view, clause) > saying.clause
            )
            later = later or view.clauses[saying.clause].clause.parent == clause
            return 4 + near if later else _FAR
        if saying.kind == "colon":
            return 5 + near if clause != saying.clause else _FAR
        if saying.kind == "insert":
            if (
                saying.clause == clause
            ):  # "…, so X" and words before "…, sagte X" may stand in the same clause
                return 3 + near if index < saying.cue[0] or self.words[saying.cue[0]].lower == "so" else _FAR
            ahead = view.clauses[clause].clause.words[0] < saying.cue[0]  # "…, die …, so die Studie"
            return 3 + near if ahead or not belongs_to(view, clause, saying.clause) else _FAR
        if saying.kind == "verb" and saying.clause != clause:
            return self._complement(view, clause, saying)
        return _FAR

    def _complement(self, view: SentenceView, clause: int, saying: Saying) -> float:
        """Return the steps from a clause up to the verb of saying whose content it is."""
        complement = attribution_words().complement
        current, steps = clause, 0
        while current >= 0 and steps < len(view.clauses):
            this, above = view.clauses[current].clause, clause_above(view, current)
            steps += 1
            if above == saying.clause:
                if this.kind == "main":
                    fits = saying.objectless or subjunctive(self.words, this, second=True)
                    return float(steps) if fits and this.words[0] > saying.cue[0] else _FAR
                if this.kind in ("subordinate", "infinitive") and this.opener in complement:
                    return float(steps)
                inside = this.kind == "relative" and self._comma(saying.cue[0], this.before)
                if inside:  # "meldet, X, die …, habe": the antecedent already belongs to what is said
                    return float(steps)
                if this.kind == "relative" or current - 1 <= saying.clause:
                    return _FAR
                current -= 1  # "dass A kommt, bis B geht": the second hangs on the first
                continue
            final = view.clauses[saying.clause].clause.kind in ("subordinate", "relative")
            if (
                final
                and this.kind == "main"
                and current == saying.clause + 1
                and self._comma(saying.cue[0], this.words[0])
            ):
                return float(steps) if subjunctive(self.words, this, second=True) else _FAR
            if this.kind == "main" and this.parent < 0:
                return float(steps) if self._after_colon(view, current, saying) else _FAR
            current = above
        return _FAR

    def _comma(self, first: int, last: int) -> bool:
        return any(self.words[i].text == "," for i in range(first, last))

    def _after_colon(self, view: SentenceView, clause: int, saying: Saying) -> bool:
        first = view.clauses[clause].clause.words[0]
        while first > saying.cue[1] and not self.words[first - 1].text.isalnum():
            first -= 1
            if self.words[first].text == ":":
                return True
        return False

    # -- direct speech -----------------------------------------------------------------------------------

    def _quote_of(self, index: int) -> tuple[int, int] | None:
        """Return the direct speech around a word, as a range of words."""
        if self._quotes is None:
            self._quotes = find_quotes(self.reading)
        at = bisect_right(self._quotes, (index, len(self.words))) - 1
        if at >= 0 and self._quotes[at][0] <= index < self._quotes[at][1]:
            return self._quotes[at]
        return None

    def _speaker_of_quote(self, quote: tuple[int, int]) -> Saying | None:
        first, last = quote
        sentence_of = self.reading.sentence_of
        opening, closing = sentence_of[first], sentence_of[last - 1]
        around = [
            saying
            for number in range(opening, closing + 1)
            for saying in self._of_sentence(number)
            if self._quote_of(saying.cue[0]) is None
        ]
        behind = [s for s in around if s.cue[0] >= last and s.kind in ("insert", "verb", "quote-verb")]
        if behind and self._adjacent(last, behind[0].cue[0]):
            return behind[0]
        beside = self._beside(quote)
        if beside is not None and beside.cue[0] >= last:
            return beside
        before = [s for s in around if s.cue[0] < first]
        if before:
            return before[-1]
        if around or beside is not None:
            return around[0] if around else beside
        if opening and self.words[self._last_word(opening - 1)].text == ":":
            earlier = self._of_sentence(opening - 1)
            if earlier:
                return earlier[-1]
        following = closing + 1
        if (
            following < len(self.reading.sentences) and sentence_of[last] == following
            if last < len(self.words)
            else False
        ):
            after = [s for s in self._of_sentence(following) if s.kind == "insert"]
            if after and after[0].cue[0] - last <= 2:
                return after[0]
        if opening:
            return self._last_of(opening - 1)
        return None

    def _beside(self, quote: tuple[int, int]) -> Saying | None:
        """Return the subject of any verb that stands right behind a quotation, or before it with a colon."""
        first, last = quote
        after = next(
            (i for i in range(last, min(last + 3, len(self.words))) if self.words[i].text.isalnum()), -1
        )
        if after >= 0 and self.words[after].tag in FINITE and after > last - 1:
            view = self._view(self.reading.sentence_of[after])
            number = view.clause_of(after)
            if number >= 0 and view.clauses[number].clause.words[0] == after:
                return self.finder.any_speaker(view, number)
        if first and self.words[first - 1].text == ":":
            view = self._view(self.reading.sentence_of[first - 1])
            number = view.clause_of(first - 2)
            return self.finder.any_speaker(view, number) if number >= 0 else None
        return None

    def _adjacent(self, last: int, cue: int) -> bool:
        return all(not self.words[i].text.isalnum() for i in range(last, cue))

    def _last_word(self, sentence: int) -> int:
        last = self.reading.sentences[sentence][1] - 1
        while last > self.reading.sentences[sentence][0] and self.words[last].text.isspace():
            last -= 1
        return last

    # -- from sentence to sentence -----------------------------------------------------------------------

    def _goes_on(self, view: SentenceView, clause: int) -> Saying | None:
        """Return the speaker of the sentence before, for "Er habe …" and "Demnach …"."""
        if view.number == 0 or not self._reported(view, clause):
            return None
        return self._last_of(view.number - 1)

    def _said_behind(self, view: SentenceView) -> Saying | None:
        """Return the speaker of a sentence that looks back: "Das gab die Polizei bekannt."."""
        following = view.number + 1
        if (
            following >= len(self.reading.sentences)
            or self._quote_of(self.reading.sentences[following][0]) is not None
        ):
            return None
        start = self.words[self.reading.sentences[following][0]]
        if start.lower not in ("das", "dies") or start.tag not in ("PDS", "PRELS"):
            return None
        return next((s for s in self._of_sentence(following) if s.clause == 0 and s.kind == "verb"), None)

    def _reported(self, view: SentenceView, clause: int) -> bool:
        chain, current = [], clause
        while current >= 0 and current not in chain:
            chain.append(current)
            current = view.clauses[current].clause.parent
        adverbs = attribution_words().back_adverbs
        for number in chain:
            this = view.clauses[number].clause
            if any(self.words[i].lower in adverbs for i in this.words):
                return True
            if self._hearsay(this):
                return True
            if this.opener not in ("wenn", "falls", "als") and subjunctive(self.words, this, second=True):
                return True
        return False

    def _hearsay(self, clause: Clause) -> bool:
        """Say whether "sollen" tells a rumor: "Er soll … geschmuggelt haben"."""
        if not any(self.words[i].lower in ("soll", "sollen") for i in clause.finite):
            return False
        tags = [self.words[i].tag for i in clause.nonfinite]
        return "VVPP" in tags and any(self.words[i].lower in ("haben", "sein") for i in clause.nonfinite)

    def _last_of(self, sentence: int) -> Saying | None:
        """Return who had the word last in a sentence, or before it where the sentence only goes on."""
        for number in range(sentence, max(-1, sentence - _CHAIN), -1):
            sayings = self._of_sentence(number)
            outside = [s for s in sayings if self._quote_of(s.cue[0]) is None and not s.speaker.pronoun]
            if outside:
                return outside[-1]
            pronouns = [s for s in sayings if self._quote_of(s.cue[0]) is None]
            if pronouns:
                return pronouns[-1]
            first, last = self.reading.sentences[number]
            quoted = any(self._quote_of(i) is not None for i in range(first, last))
            view = self._view(number)
            if not quoted and not any(self._reported(view, clause) for clause in range(len(view.clauses))):
                return None
        return None

    def _named(self, saying: Saying) -> Saying:
        """Name the speaker behind a pronoun or "dem Bericht", where the text leaves no choice."""
        if not saying.speaker.pronoun:
            return saying
        here = [self.words[i] for i in range(saying.speaker.first, saying.speaker.last)]
        personal = here[0].tag in ("PPER", "PDS") and all(word.lower != "es" for word in here)
        earlier = self._earlier(saying.sentence - 1, person=personal) if saying.sentence else None
        if earlier is None and personal:
            earlier = self._only_person(saying)
        if earlier is None:
            return saying
        speaker = replace(
            saying.speaker, name=earlier.name, entity=earlier.entity, person=earlier.person, pronoun=False
        )
        return replace(saying, speaker=speaker)

    def _earlier(self, sentence: int, *, person: bool) -> Speaker | None:
        for number in (sentence, sentence - 1):
            if number < 0:
                break
            speakers = [s.speaker for s in self._of_sentence(number) if not s.speaker.pronoun]
            speakers = [s for s in speakers if s.person or not person]
            if speakers:
                return speakers[-1]
        return None

    def _only_person(self, saying: Saying) -> Speaker | None:
        """Return the one person named in the sentence before, or earlier in the same one."""
        found: dict[str, Speaker] = {}
        for number, mention in enumerate(self.reading.mentions):
            entity = self.links.get(number)
            if entity is None or entity.kind != "PER" or mention.form not in ("name", "description"):
                continue
            sentence = self.reading.sentence_of[mention.first]
            if sentence in (saying.sentence - 1, saying.sentence) and mention.first < saying.speaker.first:
                found[entity.id] = Speaker(entity.name, mention.first, mention.last, entity.id, person=True)
        return next(iter(found.values())) if len(found) == 1 else None
