"""Words that may state an event: verbs with their forms, nouns with their compounds.

This component only looks words up. Whether a word states an event is decided later, from its clause
(:mod:`newsevents.roles`): "traf" waits for its particle, "Konferenz" for somebody who confers.
"""

from __future__ import annotations

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsevents.components._tokens import words_of
from newsevents.trigger_words import trigger_lexicon

SPANS_KEY = "newsevents_triggers"


class TriggerFinder:
    """The component.

    Args:
        name: name in the pipeline.
        spans_key: span group to write.
    """

    def __init__(self, name: str, *, spans_key: str) -> None:
        self.name = name
        self.spans_key = spans_key

    def find(self, doc: Doc) -> list[Span]:
        """Return one-token spans labelled with the event type, one for each type a word may state."""
        look_up = trigger_lexicon().look_up
        spans = []
        for i, text in enumerate(words_of(doc)):
            readings = look_up(text)
            if readings:
                for name in dict.fromkeys([reading.type for reading in readings]):
                    spans.append(Span(doc, i, i + 1, label=name))
        return spans

    def __call__(self, doc: Doc) -> Doc:
        """Write the spans to ``doc.spans[spans_key]``."""
        doc.spans[self.spans_key] = self.find(doc)
        return doc

    def to_disk(self, path: Any, *, exclude: Any = ()) -> None:
        """Write nothing: the words belong to the event types."""

    def from_disk(self, path: Any, *, exclude: Any = ()) -> TriggerFinder:
        """Read nothing."""
        return self

    def to_bytes(self, *, exclude: Any = ()) -> bytes:
        """Write nothing."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Any = ()) -> TriggerFinder:
        """Read nothing."""
        return self


@Language.factory("newsevents_triggers", default_config={"spans_key": SPANS_KEY}, assigns=["doc.spans"])
def create_triggers(nlp: Language, name: str, spans_key: str) -> TriggerFinder:
    """Make the component."""
    return TriggerFinder(name, spans_key=spans_key)
