"""Entities of news: any German model's names made better, and names found without a model.

Reads ``doc.ents`` where a model made them, writes the span groups ``newsevents_entities`` (PER, LOC, ORG),
``newsevents_parts`` (names inside compounds) and ``newsevents_nationalities``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from newsevents import lexicons
from newsevents.components._entity_bodies import find_organizations
from newsevents.components._entity_clean import clean_spans
from newsevents.components._entity_known import find_datelines, find_districts, find_known, find_named_places
from newsevents.components._entity_lexicon import EntityLexicon, build_lexicon
from newsevents.components._entity_parts import Nationality, Part, find_nationalities, find_parts
from newsevents.components._entity_persons import find_persons, find_speakers
from newsevents.components._entity_resolve import resolve
from newsevents.components._entity_text import Candidate, Text
from newsevents.components._tokens import offsets_of, starts_of, tags_of, words_of
from newsevents.components.knowledge import knowledge_digest

ENTITIES_KEY = "newsevents_entities"
PARTS_KEY = "newsevents_parts"
NATIONALITIES_KEY = "newsevents_nationalities"


@lru_cache(maxsize=4)
def _user_lexicon(digest: str) -> EntityLexicon:
    return build_lexicon(lexicons.knowledge_for(digest))


class Entities:
    """Finds and corrects entities.

    Args:
        lexicon: the names to know, where the Doc brings no knowledge of a user's; see ``build_lexicon``.
        overwrite: whether ``doc.ents`` is replaced by the result; else it is left as it came.
        spans_key: span group for the entities.
        use_model: whether entities that the Doc brings along are read.
    """

    def __init__(self, lexicon: EntityLexicon, *, overwrite: bool, spans_key: str, use_model: bool) -> None:
        self.lexicon = lexicon
        self.overwrite = overwrite
        self.spans_key = spans_key
        self.use_model = use_model

    def __call__(self, doc: Doc) -> Doc:
        """Write the span groups, and ``doc.ents`` where configured."""
        if not len(doc):
            for key in (self.spans_key, PARTS_KEY, NATIONALITIES_KEY):
                doc.spans[key] = []
            return doc
        text = _read(doc)
        found = _spans(doc, self._candidates(doc, text))
        doc.spans[self.spans_key] = found
        if self.overwrite:
            doc.set_ents(filter_spans(found))
        covered = {i for span in found for i in range(span.start, span.end)}
        offsets = offsets_of(doc)
        lexicon = self._lexicon(doc)
        _write_parts(doc, list(find_parts(text, lexicon, offsets, covered)))
        _write_nationalities(doc, list(find_nationalities(text, lexicon, offsets, covered)))
        return doc

    def find(self, doc: Doc) -> list[Span]:
        """Entities of a Doc, which stays as it is.

        Returns:
            Spans in text order, not overlapping, labelled PER, LOC or ORG; ``kb_id_`` is set where the tables
            know the name: the ISO code of a country, else the id of the row.
        """
        return _spans(doc, self._candidates(doc, _read(doc))) if len(doc) else []

    def _candidates(self, doc: Doc, text: Text) -> list[Candidate]:
        base = [(ent.start, ent.end, ent.label_) for ent in doc.ents] if self.use_model else []
        return find_candidates(text, self._lexicon(doc), base)

    def _lexicon(self, doc: Doc) -> EntityLexicon:
        digest = knowledge_digest(doc)
        return _user_lexicon(digest) if digest else self.lexicon


def find_candidates(text: Text, lexicon: EntityLexicon, base: list[tuple[int, int, str]]) -> list[Candidate]:
    """All rules in a row over one text; token ranges in, token ranges out, in text order."""
    found = [
        *find_known(text, lexicon),
        *find_datelines(text, lexicon),
        *find_districts(text, lexicon),
        *find_named_places(text, lexicon),
        *find_speakers(text, lexicon),
        *find_persons(text, lexicon),
        *find_organizations(text, lexicon),
        *clean_spans(text, lexicon, base),
    ]
    return resolve(text, lexicon, found)


def correct(
    text: str, base: Sequence[tuple[int, int, str]], *, nlp: Language | None = None
) -> list[tuple[int, int, str]]:
    """What the rules make of a model's spans, without the model.

    Args:
        text: the text.
        base: spans of a model as (start, end, label), in characters; may overlap and may be empty.
        nlp: whose tokenizer to use; German without a model by default.

    Returns:
        Corrected spans as (start, end, label), in text order.
    """
    import spacy

    doc = (nlp or spacy.blank("de")).make_doc(text)
    spans = [doc.char_span(start, end, label=label, alignment_mode="expand") for start, end, label in base]
    doc.set_ents(filter_spans([span for span in spans if span is not None]))
    component = Entities(
        build_lexicon(lexicons.shipped_knowledge()), overwrite=False, spans_key=ENTITIES_KEY, use_model=True
    )
    return [(span.start_char, span.end_char, span.label_) for span in component.find(doc)]


def _read(doc: Doc) -> Text:
    tags = tags_of(doc) if doc.has_annotation("TAG") else None
    starts = starts_of(doc) if doc.has_annotation("SENT_START") else None
    return Text(words_of(doc), tags, starts)


def _spans(doc: Doc, candidates: Iterable[Candidate]) -> list[Span]:
    return [Span(doc, c.start, c.end, label=c.label, kb_id=c.id) for c in candidates]


def _payload(doc: Doc) -> dict[str, Any]:
    payload: dict[str, Any] = doc.user_data.setdefault("newsevents", {})
    return payload


def _write_parts(doc: Doc, parts: list[Part]) -> None:
    doc.spans[PARTS_KEY] = [Span(doc, p.token, p.token + 1, label=p.kind, kb_id=p.key) for p in parts]
    _payload(doc)["parts"] = [list(part) for part in parts]


def _write_nationalities(doc: Doc, found: list[Nationality]) -> None:
    doc.spans[NATIONALITIES_KEY] = [Span(doc, n.token, n.token + 1, label="LOC", kb_id=n.key) for n in found]
    _payload(doc)["nationalities"] = [list(nationality) for nationality in found]


def read_parts(doc: Doc) -> list[Part]:
    """The names inside compounds that the component found, in text order; none where it didn't run."""
    return [Part(*values) for values in doc.user_data.get("newsevents", {}).get("parts", ())]


def read_nationalities(doc: Doc) -> list[Nationality]:
    """The adjectives of nationality and inhabitants that the component found, in text order."""
    return [Nationality(*values) for values in doc.user_data.get("newsevents", {}).get("nationalities", ())]


@Language.factory(
    "newsevents_entities",
    default_config={"overwrite": True, "spans_key": ENTITIES_KEY, "use_model": True},
    assigns=["doc.ents", "doc.spans"],
)
def create_entities(nlp: Language, name: str, overwrite: bool, spans_key: str, use_model: bool) -> Entities:
    """Make the component; the tables are read here."""
    lexicon = build_lexicon(lexicons.shipped_knowledge())
    return Entities(lexicon, overwrite=overwrite, spans_key=spans_key, use_model=use_model)
