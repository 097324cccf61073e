"""Doc → reading: words, sentences and mentions as plain values.

Everything behind this module works without spaCy: it can be pickled, tested by hand and read with any date of
publication. Offsets are those of the text given.
"""

from __future__ import annotations

from spacy.tokens import Doc

from newsevents.components.dates import read_dates
try:
    from newsevents.components.descriptions import read_descriptions
except ImportError:
    def read_descriptions(doc): return ()
from newsevents.components.entities import read_nationalities, read_parts
from newsevents.errors import InputError
from newsevents.reading import Mention, MentionForm, Reading, Word
from newsevents.syntax.tags import guess_tags

ENTITIES_KEY = "newsevents_entities"

def _sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    if not len(doc):
        return ()
    if not doc.has_annotation("SENT_START"):
        raise InputError(
            "the Doc has no sentence boundaries: add a parser, a senter or the pipe 'newsevents_sentences' "
            "(nlp.add_pipe('newsevents_sentences', first=True)), or make the pipeline with newsevents.load()",
            slug="doc-not-annotated",
        )
    return tuple((sent.start, sent.end) for sent in doc.sents)


def _mentions(doc: Doc) -> list[Mention]:
    found = [
        Mention("name", span.label_, span.start, span.end, span.start_char, span.end_char, span.text, span.kb_id_)
        for span in doc.spans[ENTITIES_KEY]
        if span.label_ in ("PER", "LOC", "ORG")
    ]
    for part in read_parts(doc):
        found.append(
            Mention("part", part.kind, part.token, part.token + 1, part.start, part.end, part.text, part.key)
        )
    for nationality in read_nationalities(doc):
        form: MentionForm = "inhabitant" if nationality.noun else "nationality"
        token = nationality.token
        found.append(
            Mention(form, "LOC", token, token + 1, nationality.start, nationality.end, nationality.text, nationality.key)
        )
    for description in read_descriptions(doc):
        found.append(
            Mention(
                "description",
                "PER",
                description.first,
                description.last,
                description.start,
                description.end,
                doc.text[description.start : description.end],
                role=description.role,
                of=description.of or "",
                plural=description.plural,
                modifiers=tuple(description.modifiers),
            )
        )
    return sorted(found, key=_text_order)


def _text_order(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def read_doc(doc: Doc) -> Reading:
    """Read a Doc that the components have annotated.

    Args:
        doc: from a pipeline with the ``newsevents_*`` components (and any tagger, parser or NER before them).

    Returns:
        Plain values; nothing in it refers to spaCy.

    Raises:
        InputError: not a Doc, or annotations are missing (slug ``doc-not-annotated``).
    """
    if not isinstance(doc, Doc):
        raise InputError(
            f"expected a spaCy Doc, got {type(doc).__name__}; for a string use newsevents.extract(text)",
            slug="doc-not-annotated",
        )
    if ENTITIES_KEY not in doc.spans:
        raise InputError(
            f"the Doc has no span group {ENTITIES_KEY!r}: make the pipeline with newsevents.load(), "
            "or add the newsevents_* components to yours",
            slug="doc-not-annotated",
        )
    sentences = _sentences(doc)
    parsed = bool(len(doc)) and doc.has_annotation("DEP")
    mentions = tuple(_mentions(doc))
    starts = {first for first, _ in sentences}
    named = {i for m in mentions if m.form == "name" for i in range(m.first, m.last)}
    tags = [token.tag_ for token in doc]
    if not any(tags):
        tags = guess_tags([token.text for token in doc], starts=starts, names=named)
    words = tuple(
        Word(
            token.i,
            token.text,
            token.lower_,
            token.idx,
            token.idx + len(token.text),
            tag,
            token.head.i if parsed and token.head.i != token.i else -1,
            token.dep_ if parsed else "",
        )
        for token, tag in zip(doc, tags, strict=True)
    )
    sentence_of = [0] * len(words)
    for number, (first, last) in enumerate(sentences):
        sentence_of[first:last] = [number] * (last - first)
    return Reading(doc.text, words, sentences, mentions, tuple(read_dates(doc)), parsed, tuple(sentence_of))
