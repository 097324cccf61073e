"""The parts of a page: which lines are headline, body, caption, teaser of another article, or boilerplate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newsevents.pages.lines import Line, is_dated, read_lines
from newsevents.pages.vocabulary import fold_line, page_words
from newsevents.values import SegmentKind

_TITLE_SEPARATORS = re.compile(r" [-–—|·:] ")
_NOISE = frozenset(
    "caption credit list-end list-inside announcement more gallery comments authors boilerplate".split()
)
_RANK: dict[SegmentKind, int] = {"body": 0, "headline": 1, "caption": 2, "teaser": 3, "boilerplate": 4}
_WORDS_OF_CAPTION = 45
_RUN = 3


@dataclass(slots=True)
class Part:
    """A stretch of a page.

    Attributes:
        kind: what it is.
        start: offset of its first character.
        end: offset behind its last.
        read: False where it is not read: boilerplate, credits, lines that only repeat others.
    """

    kind: SegmentKind
    start: int
    end: int
    read: bool = True


def find_parts(text: str, *, always: bool) -> list[Part]:
    """Part a page.

    Args:
        text: the page, its signs mended.
        always: False returns nothing for a text that shows no sign of a page.

    Returns:
        The parts with text, in text order, one or more a line.
    """
    lines = read_lines(text)
    if not always and not _is_page(lines):
        return []
    return list(_Page(lines).parts())


def _is_page(lines: Sequence[Line]) -> bool:
    """Whether something of a page stands among the lines."""
    if len(lines) < 2:
        return False
    if any(line.look in _NOISE for line in lines):
        return True
    titles = Counter(line.folded for line in lines if line.look == "title" and line.words > 3)
    run = 0
    for line in lines:
        run = run + 1 if line.look == "menu" else 0
        if run >= _RUN:
            return True
    return any(count > 1 for count in titles.values())


class _Page:
    """Decides on the lines of one page, each decision once; ``kinds`` and ``read`` grow with them."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.kinds: list[SegmentKind | None] = [None] * len(lines)
        self.read = [True] * len(lines)
        self.first = next(
            (n for n, line in enumerate(lines) if self._is_text(n) and line.is_paragraph), len(lines)
        )

    def parts(self) -> Iterator[Part]:
        """Yield the parts in text order."""
        self._boilerplate()
        self._comments()
        self._authors()
        self._lists()
        self._gallery()
        self._closing_titles()
        self._captions()
        self._rest()
        self._repeated()
        for number, line in enumerate(self.lines):
            yield from self._of_line(number, line)

    def _is_text(self, number: int) -> bool:
        return self.lines[number].look in ("text", "title")

    def _is_free(self, number: int) -> bool:
        """Whether a line holds running text or a title that nothing has been decided about."""
        return 0 <= number < len(self.lines) and self.kinds[number] is None and self._is_text(number)

    def _drop(self, number: int) -> None:
        self.kinds[number], self.read[number] = "boilerplate", False

    def _boilerplate(self) -> None:
        heads = (
            "boilerplate",
            "figures",
            "menu",
            "list-end",
            "list-inside",
            "more",
            "gallery",
            "comments",
            "authors",
        )
        for number, line in enumerate(self.lines):
            if line.look in heads:
                self._drop(number)
            elif line.look == "announcement":
                self.kinds[number] = "teaser"
            elif line.look == "title" and number > self.first and self._is_tags(number):
                self._drop(number)
        # A menu: short lines among names of departments.
        run: list[int] = []
        for number in range(len(self.lines) + 1):
            short = [line for line in self.lines[number : number + 1] if line.words <= 3]
            if any(line.look in ("menu", "title", "boilerplate") for line in short):
                run.append(number)
                continue
            menu = sum(self.lines[n].look in ("menu", "boilerplate") for n in run)
            if len(run) > _RUN and 2 * menu >= len(run) and any(self.lines[n].look == "menu" for n in run):
                for n in run:
                    self._drop(n)
            run = []

    def _is_tags(self, number: int) -> bool:
        """Whether a title is a row of keywords: capitals only, and no text below it."""
        tokens = re.findall(r"[^\W\d_][\w.-]*", self.lines[number].text)
        if len(tokens) < 4 or self.lines[number].text.isupper() or not all(t[0].isupper() for t in tokens):
            return False
        after = number + 1
        while after < len(self.lines) and self.lines[after].look == "title":
            after += 1
        followed = (
            after < len(self.lines) and self.lines[after].look == "text" and self.lines[after].is_paragraph
        )
        return not followed or len(set(tokens)) < len(tokens)

    def _comments(self) -> None:
        """Drop readers' comments: from the head before their first mark to the end or the next list."""
        marks = page_words().comment_marks
        marked = [n for n, line in enumerate(self.lines) if line.folded in marks and n > self.first]
        if not marked:
            return
        heads = [
            n for n, line in enumerate(self.lines) if line.look == "comments" and self.first < n <= marked[0]
        ]
        if not heads or sum(self.lines[n].is_paragraph for n in range(heads[-1], marked[0])) > 5:
            return
        for number in range(heads[-1], len(self.lines)):
            if self.lines[number].look == "list-end":
                break
            self._drop(number)

    def _authors(self) -> None:
        for number, line in enumerate(self.lines):
            if line.look != "authors":
                continue
            after = number + 1
            while self._is_free(after) and after <= number + 2 and self.lines[after].words <= 60:
                self._drop(after)
                after += 1
                if self.lines[after - 1].is_paragraph:
                    break

    def _lists(self) -> None:
        """Mark teasers: behind the heads of lists, and what "Weiterlesen" closes."""
        for number, line in enumerate(self.lines):
            if line.look == "list-end":
                self._tease(number + 1, self._list_stop(number + 1))
            elif line.look == "list-inside":
                self._tease(number + 1, self._inside_stop(number + 1))
        closers = [n for n, line in enumerate(self.lines) if line.look == "more"]
        for before, number in zip([-1, *closers], closers, strict=False):
            if len(closers) < 2 or (number and self.kinds[number - 1] == "teaser"):
                continue
            first, most = number, 2 if before < 0 else 4
            while first > number - most and self._is_free(first - 1):
                first -= 1
                if before < 0 and self.lines[first].gap:
                    break
            self._tease(first, number)

    def _tease(self, first: int, last: int) -> None:
        for number in range(first, last):
            if self._is_free(number) or self.lines[number].look == "caption":
                self.kinds[number] = "teaser"

    def _paragraphs(self, first: int) -> int:
        """How many paragraphs of some length stand in a row from ``first`` on; what is dropped is skipped."""
        count = 0
        for number in range(first, min(first + 12, len(self.lines))):
            line = self.lines[number]
            if line.look == "text" and line.words >= 15 and line.is_paragraph:
                count += 1
            elif self.kinds[number] != "boilerplate" or line.look in ("list-end", "list-inside", "more"):
                break
        return count

    def _list_stop(self, first: int) -> int:
        """Where a list of other articles ends: at the comments, or where the article itself goes on."""
        needed = _RUN if self.first < first else 1
        for number in range(first, len(self.lines)):
            if self.lines[number].look in ("list-end", "comments", "authors"):
                return number
            if self._paragraphs(number) >= needed and not self._closed_by_more(number):
                above = number - 1
                own = needed == 1 and above > first and self.lines[above].look == "title"
                return above if own else number
        return len(self.lines)

    def _closed_by_more(self, number: int) -> bool:
        return any(line.look == "more" for line in self.lines[number + 1 : number + 3])

    def _inside_stop(self, first: int) -> int:
        """The same for a list inside an article: its titles, or pairs of title and text down to the end."""
        pairs, number = 0, first
        while self._is_free(number) and not self.lines[number].is_paragraph and number < first + 8:
            number += 1
        titles = number
        if number == first or (number < len(self.lines) and not self._is_free(number)):
            return titles
        while self._is_free(number) and self.lines[number].is_paragraph and self.lines[number].words <= 60:
            number += 1
            pairs += 1
            if not (self._is_free(number) and self.lines[number].look == "title"):
                break
            number += 1
        over = number >= len(self.lines) or not self._is_free(number)
        return number if pairs > 1 and over and self.first < first else titles

    def _gallery(self) -> None:
        """Mark the dated pictures behind a gallery's button: they tell other stories."""
        for number, line in enumerate(self.lines):
            if line.look == "gallery":
                after = number + 1
                while after < len(self.lines) and (is_dated(self.lines[after]) or not self._is_free(after)):
                    if self.lines[after].look in ("text", "title", "caption"):
                        self.kinds[after] = "teaser"
                    after += 1

    def _closing_titles(self) -> None:
        """Mark three titles or more in a row at the very end of a page: a list without a head."""
        number = len(self.lines)
        while number and (not self.read[number - 1] or self.kinds[number - 1] == "teaser"):
            number -= 1
        end = number
        while (
            number > self.first + 1 and self._is_free(number - 1) and self.lines[number - 1].look == "title"
        ):
            number -= 1
        rows = self.lines[number:end]
        if len(rows) >= _RUN and all(
            line.words > 3 and not line.text.startswith(("-", "•", "–", "*")) for line in rows
        ):
            self._tease(number, end)

    def _captions(self) -> None:
        titled = False
        for number, line in enumerate(self.lines):
            if line.look == "caption" and self.kinds[number] is None:
                self.kinds[number] = "caption"
            elif line.look == "credit" and not line.skip:
                self.kinds[number], self.read[number] = "caption", False
                self._above(number, titled=titled)
            titled = titled or (line.look == "title" and self.kinds[number] is None and number < self.first)

    def _above(self, number: int, *, titled: bool) -> None:
        """Mark the words of a picture: the line right above its credit, and the same line above that."""
        above = number - 1
        if self.lines[number].gap or not self._is_free(above) or self.lines[above].words > _WORDS_OF_CAPTION:
            return
        alone = self.lines[above].gap or (above and self.lines[above - 1].folded == self.lines[above].folded)
        first_line = not any(self._is_free(n) for n in range(above))
        headline = self.lines[above].look == "title" and not titled
        if first_line or headline or not (alone or self.lines[above - 1].look != "text"):
            return
        folded = self.lines[above].folded
        while self._is_free(above) and self.lines[above].folded == folded:
            self.kinds[above] = "caption"
            above -= 1

    def _rest(self) -> None:
        for number, line in enumerate(self.lines):
            if self.kinds[number] is None:
                if line.look != "title":
                    self.kinds[number] = "body"
                elif number < self.first or (line.gap and self._paragraphs(number + 1) > 0):
                    self.kinds[number] = "headline"
                else:
                    below = number + 1 < len(self.lines) and self.lines[number + 1].look == "caption"
                    self.kinds[number] = "caption" if below else "body"

    def _repeated(self) -> None:
        """Leave out what only repeats: lines, captions that say what the text says, the title of the page."""
        best: dict[str, int] = {}
        for number, line in enumerate(self.lines):
            own = _own_words(line)
            if self.read[number] and line.words > 3:
                before = best.setdefault(own, number)
                if before != number:
                    worse = number
                    if _RANK[self.kinds[before] or "body"] > _RANK[self.kinds[number] or "body"]:
                        best[own], worse = number, before
                    self.read[worse] = False
        captions = any(kind == "caption" for kind in self.kinds)
        sentences = {
            sentence
            for number, line in enumerate(self.lines)
            if captions and self.read[number] and self.kinds[number] in ("body", "headline")
            for sentence in _sentences(line.text)
        }
        for number, line in enumerate(self.lines):
            if self.kinds[number] == "caption" and self.read[number]:
                self.read[number] = not all(
                    part in sentences for part in _sentences(line.text[: line.credit])
                )
            elif self.kinds[number] == "headline" and number < self.first:
                pieces = [fold_line(piece) for piece in _TITLE_SEPARATORS.split(line.text)]
                if len(pieces) > 1 and any(
                    piece.count(" ") > 1 and best.get(piece, number) != number for piece in pieces
                ):
                    self._drop(number)

    def _of_line(self, number: int, line: Line) -> Iterator[Part]:
        kind, read = self.kinds[number] or "body", self.read[number]
        if line.look == "credit" and line.skip:
            yield Part("caption", line.start, line.start + line.skip, read=False)
            yield Part("body" if kind == "caption" else kind, line.start + line.skip, line.end, read)
        elif line.look == "caption" and line.credit < len(line.text):
            yield Part(kind, line.start, line.start + line.credit, read)
            yield Part(kind, line.start + line.credit, line.end, read=False)
        elif line.skip:
            yield Part(kind, line.start, line.start + line.skip, read=False)
            yield Part(kind, line.start + line.skip, line.end, read)
        else:
            yield Part(kind, line.start, line.end, read)


def _own_words(line: Line) -> str:
    text = line.text[line.skip : line.credit] if line.look in ("caption", "announcement") else line.text
    return fold_line(text)


def _sentences(text: str) -> list[str]:
    return [folded for part in re.split(r"(?<=[.!?]) +", text) if (folded := fold_line(part))]
