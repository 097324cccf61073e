"""Doc → reading: words, sentences and mentions as plain values.

Everything behind this module works without spaCy: it can be pickled, tested by hand and read with any date of
publication. Offsets are those of the text given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from spacy.tokens import Doc, Span

from newsevents import lexicons
from newsevents.components._tokens import offsets_of, tags_of, text_of, words_of
from newsevents.components.dates import read_dates
from newsevents.components.descriptions import read_descriptions
from newsevents.components.entities import read_nationalities, read_parts
from newsevents.components.knowledge import knowledge_digest
from newsevents.errors import InputError
from newsevents.normalize.dates import DateExpression
from newsevents.normalize.fold import strip_genitive
from newsevents.normalize.index import Kind, default_index, read_kind
from newsevents.reading import Mention, MentionForm, Reading, Word
from newsevents.syntax.repair import repair_tags
from newsevents.syntax.tags import guess_tags
from newsevents.trigger_words import trigger_lexicon

ENTITIES_KEY = "newsevents_entities"
#: Words of a sentence at the most; what is longer is no sentence and is cut, so that cost stays linear.
_LONGEST = 250
_FINITE = frozenset({"VVFIN", "VAFIN", "VMFIN"})
_GENITIVE_ENDS = frozenset("'’s")
_OWN_S = frozenset("aeiouysxzßé")
_JOURNEYS = ("reise", "reisen", "besuch", "besuchs", "besuches", "besuche", "visite", "aufenthalt")
_SHORTEST_COMPOUND = 8


def _sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    if not len(doc):
        return ()
    if not doc.has_annotation("SENT_START"):
        raise InputError(
            "the Doc has no sentence boundaries: add a parser, a senter or the pipe 'newsevents_sentences' "
            "(nlp.add_pipe('newsevents_sentences', first=True)), or make the pipeline with newsevents.load()",
            slug="doc-not-annotated",
        )
    found: list[tuple[int, int]] = []
    for sent in doc.sents:
        for first in range(sent.start, sent.end, _LONGEST):
            found.append((first, min(first + _LONGEST, sent.end)))
    return tuple(found)


def _is_genitive(text: str, kind: Kind, others: Collection[str], *, by_noun: bool) -> bool:
    """Say whether a name carries a genitive ending rather than an s of its own.

    What the knowledge base or the rest of the text knows decides; an unknown name in -s counts as a genitive
    only beside a noun and where names rarely end so.
    """
    if text.endswith(("'", "’")):
        return True
    if not text.endswith("s"):
        return False
    index = default_index()
    if index.exact(text, kind) or (kind == "LOC" and index.cities(text)):
        return False
    for candidate in strip_genitive(text):
        if candidate in others or index.exact(candidate, kind) or (kind == "LOC" and index.cities(candidate)):
            return True
    return by_noun and " " not in text and len(text) > 4 and text[-2] not in _OWN_S


def _without_dates(doc: Doc, dates: Sequence[DateExpression]) -> Iterator[Span]:
    """Yield the entities, cut where a model ran a date into an unknown name ("im [Mai Paris]")."""
    for span in doc.spans[ENTITIES_KEY]:
        if span.label_ not in ("PER", "LOC", "ORG"):
            continue
        first, last = span.start, span.end
        if not span.kb_id_ and len(span) > 1:
            dated = [any(date.start <= token.idx < date.end for date in dates) for token in span]
            while first < last and dated[first - span.start]:
                first += 1
            while last > first and dated[last - 1 - span.start]:
                last -= 1
        if first < last:
            yield (
                span if (first, last) == (span.start, span.end) else Span(doc, first, last, label=span.label)
            )


def _names(doc: Doc, texts: Sequence[str], dates: Sequence[DateExpression]) -> Iterator[Mention]:
    spans = list(_without_dates(doc, dates))
    surfaces = [span.text for span in spans]
    others = {*surfaces, *(texts[span.end - 1] for span in spans if len(span) > 1)}
    for span, text in zip(spans, surfaces, strict=True):
        kind = read_kind(span.label_)
        if kind is None:
            continue
        genitive = False
        if text[-1] in _GENITIVE_ENDS:
            by_noun = any(
                0 <= i < len(texts) and texts[i][:1].isupper() and texts[i].isalpha()
                for i in (span.start - 1, span.end)
            )
            genitive = _is_genitive(text, kind, others - {text}, by_noun=by_noun)
        yield Mention(
            "name",
            kind,
            span.start,
            span.end,
            span.start_char,
            span.end_char,
            text,
            span.kb_id_,
            genitive=genitive,
        )


@lru_cache(maxsize=1)
def _wide_places() -> dict[str, str]:
    """Return the names of countries and continents → id."""
    found = {country.name: country.id for country in lexicons.countries() if " " not in country.name}
    return found | {place.name: place.id for place in lexicons.places() if place.kind == "continent"}


def _of_countries(doc: Doc, texts: Sequence[str]) -> list[Mention]:
    """Read the country in a compound without a hyphen: "Chinareise", "Deutschlandbesuch"."""
    found = []
    for i, text in enumerate(texts):
        if len(text) > _SHORTEST_COMPOUND and text[0].isupper() and text.lower().endswith(_JOURNEYS):
            for form in trigger_lexicon().look_up(text):
                name = text[: form.prefix]
                if form.category == "noun" and name in _wide_places():
                    start, key = doc[i].idx, _wide_places()[name]
                    end = start + len(name)
                    found.append(Mention("part", "LOC", i, i + 1, start, end, name, key))
                    break
    return found


def _mentions(doc: Doc, whole: str, texts: Sequence[str], dates: Sequence[DateExpression]) -> list[Mention]:
    descriptions = read_descriptions(doc)
    offices = {described.head: described.first for described in descriptions}
    found = [
        name
        for name in _names(doc, texts, dates)
        if not (name.kind == "PER" and not name.key and offices.get(name.last - 1, -1) >= 0)
    ]
    for part in read_parts(doc):
        found.append(
            Mention("part", part.kind, part.token, part.token + 1, part.start, part.end, part.text, part.key)
        )
    found += _of_countries(doc, texts)
    for nationality in read_nationalities(doc):
        form: MentionForm = "inhabitant" if nationality.noun else "nationality"
        token = nationality.token
        found.append(
            Mention(
                form,
                "LOC",
                token,
                token + 1,
                nationality.start,
                nationality.end,
                nationality.text,
                nationality.key,
            )
        )
    for described in descriptions:
        text = whole[described.start : described.end]
        found.append(
            Mention(
                "description",
                "PER",
                described.first,
                described.last,
                described.start,
                described.end,
                text,
                description=described,
            )
        )
    return sorted(found, key=_text_order)


def _text_order(mention: Mention) -> tuple[int, int]:
    return mention.start, -mention.end


def _words(
    doc: Doc, texts: Sequence[str], offsets: Sequence[int], tags: Sequence[str], *, parsed: bool
) -> tuple[Word, ...]:
    words = [
        Word(i, text, text.lower(), start, start + len(text), tag)
        for i, text, start, tag in zip(range(len(texts)), texts, offsets, tags, strict=True)
    ]
    for i, word in enumerate(words):
        if word.tag in _FINITE:
            word.tense = next(iter(doc[i].morph.get("Tense", [])), "")
    if parsed:
        for word, token in zip(words, doc, strict=True):
            word.head, word.dep = token.head.i if token.head.i != token.i else -1, token.dep_
    return tuple(words)


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
    texts = words_of(doc)
    text, offsets = text_of(doc), offsets_of(doc)
    dates = read_dates(doc)
    mentions = tuple(_mentions(doc, text, texts, dates))
    starts = {first for first, _ in sentences}
    named = {i for m in mentions if m.form == "name" for i in range(m.first, m.last)}
    tags = tags_of(doc)
    if not any(tags):
        tags = guess_tags(texts, starts=starts, names=named)
    for i in named:
        tags[i] = "NE"
    tags = repair_tags(texts, tags, starts=starts)
    words = _words(doc, texts, offsets, tags, parsed=parsed)
    sentence_of = [0] * len(words)
    for number, (first, last) in enumerate(sentences):
        sentence_of[first:last] = [number] * (last - first)
    return Reading(
        text,
        words,
        sentences,
        mentions,
        dates,
        parsed,
        tuple(sentence_of),
        knowledge_digest(doc),
    )
