"""Texts with marks that may overlap, cut into pieces that don't."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that a text shows at a place.

    Attributes:
        start: offset of the first character.
        end: offset behind the last one.
        css: classes, for example "per" or "trigger".
        type: event type that gives the color; "" for none.
        title: what hovering says.
        tag: small letters behind the words.
    """

    start: int
    end: int
    css: str
    type: str = ""
    title: str = ""
    tag: str = ""


@dataclass(frozen=True, slots=True)
class Tag:
    """Small letters behind the words, in the color of an event type."""

    text: str
    type: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks.

    Attributes:
        text: its characters.
        css: classes of all its marks, without doubles; "" where there is none.
        type: event type that gives the color; "" for none.
        title: what hovering says, a line a mark.
        tags: what to print behind it: tags of the marks that end here.
    """

    text: str
    css: str = ""
    type: str = ""
    title: str = ""
    tags: tuple[Tag, ...] = ()


def cut(text: str, marks: Iterable[Mark], *, offset: int = 0) -> Iterator[Piece]:
    """Yield the pieces of a text, in order; joined they are the text.

    Args:
        text: the characters.
        marks: in any order; what lies outside the text is left out.
        offset: place of the text in what the marks count from.

    Examples:
        >>> marks = [Mark(0, 5, "per"), Mark(0, 10, "said")]
        >>> [(piece.text, piece.css) for piece in cut("Putin traf Kim", marks)]
        [('Putin', 'said per'), (' traf', 'said'), (' Kim', '')]
    """
    inside = [
        (max(mark.start - offset, 0), min(mark.end - offset, len(text)), mark)
        for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end))
        if mark.start - offset < len(text) and mark.end > max(offset, mark.start)
    ]
    edges = sorted({0, len(text), *(start for start, _, _ in inside), *(end for _, end, _ in inside)})
    active: list[tuple[int, int, Mark]] = []
    waiting = iter(inside)
    following = next(waiting, None)
    for start, end in pairwise(edges):
        while following is not None and following[0] <= start:
            active.append(following)
            following = next(waiting, None)
        active = [item for item in active if item[1] > start]
        yield Piece(
            text=text[start:end],
            css=" ".join(dict.fromkeys(name for _, _, mark in active for name in mark.css.split())),
            type=next((mark.type for _, _, mark in reversed(active) if mark.type), ""),
            title="\n".join(dict.fromkeys(mark.title for _, _, mark in active if mark.title)),
            tags=tuple(
                dict.fromkeys(
                    Tag(mark.tag, mark.type) for _, until, mark in active if until == end and mark.tag
                )
            ),
        )
