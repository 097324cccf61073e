"""Which word forms may state which event, looked up by surface.

German verbs scatter ("traf … ein"), so a form says which particle its clause must hold; nouns count with all
compounds that end in them ("Gipfeltreffen"), except those that are something else ("Pressekonferenz").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from newsevents.event_types import Event, event_types
from newsevents.inflection import Shape, noun_forms, particle_of, verb_forms


@dataclass(frozen=True, slots=True)
class TriggerForm:
    """A reading of a trigger word.

    Attributes:
        type: event type.
        category: verb or noun.
        number: position of the verb or noun in the frame of its type.
        shape: form of the verb; "noun" for nouns.
        particle: separable particle that must stand in the same clause, or "".
        plural: number of a verb form, None where it may be either.
        prefix: length of the first part of a compound noun, 0 for a simple one.
    """

    type: str
    category: Literal["verb", "noun"]
    number: int
    shape: Shape | Literal["noun"]
    particle: str = ""
    plural: bool | None = None
    prefix: int = 0


class TriggerLexicon:
    """All trigger forms of the registered event types, by surface."""

    def __init__(self) -> None:
        self.verbs: dict[str, list[TriggerForm]] = {}
        self.nouns: dict[str, list[TriggerForm]] = {}
        self._endings: dict[str, list[tuple[TriggerForm, tuple[str, ...]]]] = {}
        for name, cls in event_types().items():
            for number, verb in enumerate(cls.frame.verbs):
                particle = particle_of(verb.entry)
                for form in verb_forms(verb.entry):
                    reading = TriggerForm(
                        name, "verb", number, form.shape, particle if form.split else "", form.plural
                    )
                    self.verbs.setdefault(form.text, []).append(reading)
            for number, noun in enumerate(cls.frame.nouns):
                for entry in noun.entries:
                    for text in noun_forms(entry):
                        reading = TriggerForm(name, "noun", number, "noun")
                        self.nouns.setdefault(text, []).append(reading)
                        if noun.compounds:
                            self._endings.setdefault(text.lower(), []).append((reading, noun.not_after))
        self._lengths = sorted({len(ending) for ending in self._endings}, reverse=True)
        # Most words of a text end in none of these letters, so that one look settles them.
        self._tail = min(self._lengths, default=1)
        self._tails = {ending[-self._tail :] for ending in self._endings}
        self._cache: dict[str, tuple[TriggerForm, ...]] = {}

    def look_up(self, text: str) -> tuple[TriggerForm, ...]:
        """Return the readings of a word, verbs before nouns."""
        found = self._cache.get(text)
        if found is None:
            found = self._readings(text)
            if len(self._cache) < 50_000:
                self._cache[text] = found
        return found

    def _readings(self, text: str) -> tuple[TriggerForm, ...]:
        plain = text.capitalize() if text.isupper() and len(text) > 4 else text
        readings = list(self.verbs.get(plain.lower(), ()))
        if not plain[:1].isupper():
            return tuple(readings)
        nouns = self.nouns.get(plain)
        if nouns:
            return (*readings, *nouns)
        lower = plain.lower()
        if lower[-self._tail :] not in self._tails:
            return tuple(readings)
        for length in self._lengths:
            if length + 2 > len(lower):
                continue
            entries = self._endings.get(lower[-length:])
            if entries:
                prefix = plain[: len(plain) - length]
                stem = prefix.rstrip("-").lower()
                readings += [
                    TriggerForm(r.type, "noun", r.number, "noun", prefix=len(prefix))
                    for r, not_after in entries
                    if not stem.endswith(tuple(word.lower() for word in not_after)) and len(stem) > 1
                ]
                break
        return tuple(readings)


@lru_cache(maxsize=4)
def _lexicon(types: tuple[type[Event], ...]) -> TriggerLexicon:
    return TriggerLexicon()


def trigger_lexicon() -> TriggerLexicon:
    """Return the lexicon of the event types registered now; made once for each set of types."""
    return _lexicon(tuple(event_types().values()))
