"""A text given → what of it is read, as it is read, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from newsevents.pages.encoding import encoding_edits
from newsevents.pages.lines import read_lines
from newsevents.pages.offsets import Edit, OffsetMap, apply_edits, in_order
from newsevents.pages.parts import Part, find_parts
from newsevents.pages.signs import sign_edits
from newsevents.pages.words import capital_edits, capital_lines, word_edits
from newsevents.values import PageMode, Segment, SegmentKind

#: What stands between two parts where the text is read: no sentence crosses an empty line.
_GAP = "\n\n"


class Mend(NamedTuple):
    """Something that was mended.

    Attributes:
        kind: "soft-hyphen", "control", "line-end", "line-hyphen", "blank", "letter", "entity", "markup",
            "encoding", "glued-words", "glued-lines", "split-word", "missing-blank", "old-spelling" or
            "capitals".
        start: offset in the text given.
        end: offset behind it.
        text: what stands there.
        mended: what is read instead.
    """

    kind: str
    start: int
    end: int
    text: str
    mended: str


class Stretch(NamedTuple):
    """A part of the text that is read, by offsets in it."""

    kind: SegmentKind
    start: int
    end: int


@dataclass(frozen=True)
class Page:
    """A text as it is read.

    Attributes:
        given: the text given.
        text: the text as it is read: mended, without boilerplate and credits.
        segments: the parts of the text given, in text order; empty where it is one clean body.
        mends: what was mended, in text order.
        stretches: the parts of ``text``, in text order; empty where it is one body.
    """

    given: str
    text: str
    segments: tuple[Segment, ...] = ()
    mends: tuple[Mend, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    _ways: tuple[OffsetMap, ...] = ()

    @property
    def is_clean(self) -> bool:
        """True where the text is read as it was given."""
        return not self._ways

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the stretch of the text given that is read as ``text[start:end]``."""
        for way in self._ways:
            start, end = way.span(start, end)
        return start, end


def read_page(text: str, mode: PageMode = "auto", *, segments: Sequence[Segment] = ()) -> Page:
    r"""Mend and part a text.

    Args:
        text: the text given.
        mode: "auto" parts what shows signs of a page and mends every text; "clean" takes the text as it
            stands; "page" looks for the parts of a page in every text.
        segments: parts that are known already, in text order; they are not parted again, but for "body".

    Returns:
        The page; a clean text is returned as it is.

    Examples:
        >>> page = read_page("Merz traf Macron.\nFoto: Eva Muster/dpa\nSie spra\u00adchen lange.")
        >>> page.text, [segment.kind for segment in page.segments]
        ('Merz traf Macron.\n\nSie sprachen lange.', ['body', 'caption', 'body'])
    """
    if mode == "clean" and not segments:
        return Page(text, text)
    signs = in_order([*sign_edits(text), *encoding_edits(text)]) if mode != "clean" else []
    mended, way = apply_edits(text, signs)
    parts = list(_parts(mended, way, mode, segments))
    edits = list(_cuts(mended, parts))
    if mode != "clean":
        edits = in_order([*edits, *_word_edits(mended, parts)])
    if not signs and not edits and not parts:
        return Page(text, text)
    read, last = apply_edits(mended, edits)
    mends = [(edit, edit.start, edit.end) for edit in signs]
    mends += [(edit, *way.span(edit.start, edit.end)) for edit in edits if edit.kind]
    return Page(
        text,
        read,
        tuple(_segments(parts, way)),
        tuple(Mend(edit.kind, a, b, text[a:b], edit.new) for edit, a, b in sorted(mends, key=_by_start)),
        tuple(Stretch(part.kind, last.new(part.start), last.new(part.end)) for part in parts if part.read),
        (last, way),
    )


def _by_start(mend: tuple[Edit, int, int]) -> int:
    return mend[1]


def _parts(text: str, way: OffsetMap, mode: PageMode, segments: Sequence[Segment]) -> Iterator[Part]:
    """Find the parts of the mended text: those that are known, and those of the stretches between."""
    always = mode == "page"
    if not segments:
        yield from find_parts(text, always=always)
        return
    done = 0
    for segment in (*segments, None):
        if segment is not None and segment.kind == "body":
            continue
        start = len(text) if segment is None else max(done, way.new(segment.start))
        if text[done:start].strip():
            yield from _between(text, done, start, always=always)
        if segment is not None:
            done = max(start, way.new(segment.end))
            if text[start:done].strip():
                yield from _known(text, start, done, segment.kind)


def _between(text: str, start: int, end: int, *, always: bool) -> Iterator[Part]:
    stretch = text[start:end]
    found = find_parts(stretch, always=always)
    for part in found:
        yield Part(part.kind, part.start + start, part.end + start, part.read)
    if not found:
        yield _trimmed(text, "body", start, end)


def _known(text: str, start: int, end: int, kind: SegmentKind) -> Iterator[Part]:
    """Yield a part that is known; of a caption the credit is not read."""
    if kind != "caption":
        yield _trimmed(text, kind, start, end)
        return
    for line in read_lines(text[start:end]):
        first, credit = (
            line.start + start,
            line.credit if line.look in ("caption", "credit") else len(line.text),
        )
        if credit:
            yield Part("caption", first, first + credit)
        if credit < len(line.text):
            yield Part("caption", first + credit, line.end + start, read=False)


def _trimmed(text: str, kind: SegmentKind, start: int, end: int) -> Part:
    stretch = text[start:end]
    first = start + len(stretch) - len(stretch.lstrip())
    return Part(kind, first, start + len(stretch.rstrip()), kind != "boilerplate")


def _cuts(text: str, parts: Sequence[Part]) -> Iterator[Edit]:
    """Cut out what is not read, and part what is by empty lines."""
    if not parts:
        return
    done, kind, together = 0, None, False
    for part in parts:
        if not part.read:
            together = False
            continue
        if not (together and part.kind == kind):
            gap = _GAP if kind is not None else ""
            if text[done : part.start] != gap:
                yield Edit(done, part.start, gap)
        done, kind, together = part.end, part.kind, True
    if done < len(text):
        yield Edit(done, len(text), "")


def _word_edits(text: str, parts: Sequence[Part]) -> Iterator[Edit]:
    stretches = [(part.start, part.end) for part in parts if part.read] if parts else [(0, len(text))]
    for start, end in stretches:
        yield from word_edits(text, start, end)
        for line in capital_lines(text, start, end):
            yield from capital_edits(text, *line)


def _segments(parts: Iterable[Part], way: OffsetMap) -> Iterator[Segment]:
    """Join neighbors of one kind; offsets are those of the text given."""
    kind: SegmentKind | None = None
    first = last = 0
    for part in parts:
        if part.kind != kind:
            if kind is not None:
                yield _segment(kind, way.span(first, last))
            kind, first = part.kind, part.start
        last = part.end
    if kind is not None:
        yield _segment(kind, way.span(first, last))


def _segment(kind: SegmentKind, span: tuple[int, int]) -> Segment:
    return Segment(kind=kind, start=span[0], end=span[1])
