"""Docs out of inline markup, for unit tests: exact, quick, without a model.

>>> import newsevents as ne
>>> doc = ne.testing.doc("Im [März 2025]{DATE} wird [Tusk]{PER} nach [Rom]{LOC} reisen.")
>>> [(entity.text, entity.label_) for entity in doc.ents]
[('Tusk', 'PER'), ('Rom', 'LOC')]
>>> ne.events(doc)
(Visit(visitor=('Donald Tusk',), place='Rom', date='2025-03', status='planned'),)
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from newsevents.errors import InputError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

#: Labels of entities; DATE beside them says that the rules must find a date expression of just this extent.
LABELS = ("PER", "LOC", "ORG")
_MARK = re.compile(r"\[([^\[\]{}]*)\]\{([^\[\]{}]*)\}")
_ENTITIES = "newsevents_entities"


class Span(NamedTuple):
    """A marked stretch: offsets in the text without marks, end exclusive.

    Examples:
        >>> from newsevents.testing import read_markup
        >>> read_markup("[Kim]{PER} kam.")[1]
        (Span(start=0, end=3, label='PER'),)
    """

    start: int
    end: int
    label: str


def read_markup(markup: str) -> tuple[str, tuple[Span, ...]]:
    """Part inline markup into text and spans.

    Args:
        markup: text with stretches marked as ``[words]{LABEL}``.

    Returns:
        The text without marks, and the spans in text order.

    Raises:
        InputError: an unknown label, an empty or nested mark, or a bracket without its partner (slug
            ``markup-unreadable``).

    Examples:
        >>> read_markup("[Kim]{PER} kam.")
        ('Kim kam.', (Span(start=0, end=3, label='PER'),))
    """
    if not isinstance(markup, str):
        raise InputError(
            f"markup must be a str, got {type(markup).__name__}: write the text with [words]{{LABEL}}",
            slug="input-not-text",
        )
    parts: list[str] = []
    spans: list[Span] = []
    length = position = 0
    for mark in _MARK.finditer(markup):
        before = markup[position : mark.start()]
        _check_plain(before, markup, position)
        words, label = mark[1], mark[2]
        if label not in (*LABELS, "DATE"):
            raise _error(markup, mark.start(), f"unknown label {label!r}; use PER, LOC, ORG or DATE")
        if not words.strip() or words != words.strip():
            raise _error(markup, mark.start(), "put at least one word between [ and ], without blanks around")
        start = length + len(before)
        spans.append(Span(start, start + len(words), label))
        parts += [before, words]
        length, position = start + len(words), mark.end()
    _check_plain(markup[position:], markup, position)
    return "".join([*parts, markup[position:]]), tuple(spans)


def doc(markup: str, *, nlp: Language | None = None) -> Doc:
    """Make a Doc whose entities are the marked ones, as if a model had found just them.

    Args:
        markup: text with ``[words]{PER}``, ``{LOC}`` or ``{ORG}`` around each name, and ``{DATE}`` around
            date expressions, which the rules must then find. Names outside of marks are no entities.
        nlp: a pipeline with the ``newsevents_*`` components; None takes the rules alone
            (:func:`newsevents.blank`).

    Returns:
        The Doc, ready for :func:`newsevents.events`.

    Raises:
        InputError: the markup can't be read, a mark does not fall on words as the tokenizer parts them, or
            no date expression of a marked extent is found (slug ``markup-unreadable``).

    Examples:
        >>> import newsevents
        >>> from newsevents.testing import doc
        >>> made = doc("[Merz]{PER} reiste nach [Lyon]{LOC}.")
        >>> newsevents.events(made)
        (Visit(visitor=('Friedrich Merz',), place='Lyon', date=None, status='occurred'),)
    """
    text, spans = read_markup(markup)
    pipeline = _blank() if nlp is None else nlp
    made = pipeline.make_doc(text)
    entities = []
    for span in spans:
        found = made.char_span(span.start, span.end, label=span.label)
        if found is None:
            words = ", ".join(repr(token.text) for token in made if _touches(token.idx, len(token), span))
            raise InputError(
                f"the mark around {text[span.start : span.end]!r} cuts through words; the tokens are {words}",
                slug="markup-unreadable",
            )
        if span.label != "DATE":
            entities.append(found)
    made.set_ents(entities)
    for name, pipe in pipeline.pipeline:
        made = pipe(made)
        if name == _ENTITIES:
            _keep_marked(made, spans)
    _check_dates(made, spans)
    return made


@lru_cache(maxsize=1)
def _blank() -> Language:
    from newsevents.pipeline import blank

    return blank()


def _keep_marked(made: Doc, spans: tuple[Span, ...]) -> None:
    """Put the marked entities, and no others, where the entity component has written its own."""
    from spacy.tokens import Span as DocSpan

    found = {
        (entity.start_char, entity.end_char, entity.label_): entity.kb_id_ for entity in made.spans[_ENTITIES]
    }
    entities = []
    for start, end, label in spans:
        span = made.char_span(start, end)
        if label != "DATE" and span is not None:
            known = found.get((start, end, label), "")
            entities.append(DocSpan(made, span.start, span.end, label=label, kb_id=known))
    made.spans[_ENTITIES] = entities
    made.set_ents(entities)


def _check_dates(made: Doc, spans: tuple[Span, ...]) -> None:
    from newsevents.components.dates import read_dates

    found = {(date.start, date.end): date.text for date in read_dates(made)}
    for start, end, label in spans:
        if label == "DATE" and (start, end) not in found:
            raise InputError(
                f"no date expression {made.text[start:end]!r} is found; found are {list(found.values())}",
                slug="markup-unreadable",
            )


def _touches(start: int, length: int, span: Span) -> bool:
    return start < span.end and span.start < start + length


def _check_plain(text: str, markup: str, offset: int) -> None:
    for position, sign in enumerate(text):
        if sign in "[]{}":
            raise _error(
                markup, offset + position, f"{sign!r} without its partner; a mark is [words]{{LABEL}}"
            )


def _error(markup: str, position: int, message: str) -> InputError:
    near = markup[max(0, position - 10) : position + 20]
    return InputError(f"markup, character {position} (near {near!r}): {message}", slug="markup-unreadable")
