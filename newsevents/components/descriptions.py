"""Component ``newsevents_descriptions``: people described by their office or role."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

from newsevents.components._tokens import offsets_of, tags_of, words_of
from newsevents.components.knowledge import knowledge_digest
from newsevents.descriptions import Description, DescriptionFinder
from newsevents.lexicons import knowledge_for
from newsevents.office_words import office_words

DESCRIPTIONS_KEY = "newsevents_descriptions"


@lru_cache(maxsize=4)
def _finder(digest: str) -> DescriptionFinder:
    return DescriptionFinder(office_words(knowledge_for(digest)))


class Descriptions:
    """Writes ``doc.spans["newsevents_descriptions"]`` and the payload behind it.

    A span covers the office's word with its adjectives, genitive and compound, without the article and
    without a name behind it. Its label is the role. No tags are needed.

    Args:
        name: name of the component in the pipeline.
        spans_key: where the spans are written.
    """

    def __init__(self, name: str, *, spans_key: str) -> None:
        self.name = name
        self.spans_key = spans_key

    def find(self, doc: Doc) -> tuple[Description, ...]:
        """Find the descriptions of a Doc without writing them."""
        finder = _finder(knowledge_digest(doc))
        words, tags = words_of(doc), tags_of(doc)
        return finder.find(words, offsets_of(doc), tags=tags if any(tags) else None)

    def __call__(self, doc: Doc) -> Doc:
        """Write spans and payload."""
        found = self.find(doc)
        doc.spans[self.spans_key] = [
            Span(doc, each.first, each.last, label=each.role, span_id=str(number))
            for number, each in enumerate(found)
        ]
        data = doc.user_data.setdefault("newsevents", {})
        data["descriptions"] = [_payload(each) for each in found]
        return doc


def _payload(each: Description) -> dict[str, Any]:
    return {
        "first": each.first,
        "last": each.last,
        "start": each.start,
        "end": each.end,
        "role": each.role,
        "of": each.of,
        "head": each.head,
        "plural": each.plural,
        "modifiers": list(each.modifiers),
        "roles": list(each.roles),
        "word": each.word,
        "elsewhere": each.elsewhere,
    }


def read_descriptions(doc: Doc) -> tuple[Description, ...]:
    """The descriptions that the component wrote, as plain values; empty where it didn't run."""
    rows = doc.user_data.get("newsevents", {}).get("descriptions", ())
    return tuple(
        Description(**{**row, "modifiers": tuple(row["modifiers"]), "roles": tuple(row["roles"])})
        for row in rows
    )


@Language.factory(
    "newsevents_descriptions",
    default_config={"spans_key": DESCRIPTIONS_KEY},
    assigns=["doc.spans"],
)
def create_descriptions(nlp: Language, name: str, spans_key: str) -> Descriptions:
    """Create the component; see ``Descriptions``."""
    return Descriptions(name, spans_key=spans_key)
