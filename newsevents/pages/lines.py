"""The lines of a page and what each looks like by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from newsevents.pages.credits import NAME, closing_credit, glued_credit, is_credit
from newsevents.pages.vocabulary import PageWords, fold_line, page_words

#: What a line looks like: running text, a title (no end mark), a picture's words, a credit alone, the head of
#: a list of other articles, the end of a teaser, a row of figures, a line of the page itself.
Look = Literal[
    "text", "title", "caption", "credit", "list-end", "list-inside", "announcement", "more", "gallery",
    "comments", "authors", "menu", "figures", "boilerplate",
]  # fmt: skip

_END = re.compile(r"[.!?…:][\"“”«»'’)\]]*$")
_STOP_INSIDE = re.compile(r"[^\W\d_]{3}\.[\"“”«»)]* +[\"„«»(]?[A-ZÄÖÜ]")
_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s?Uhr)?"
_MONTHS = (
    "Januar|Jänner|Februar|Feber|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
    "Jan\\.?|Feb\\.?|Mär\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Okt\\.?|Nov\\.?|Dez\\.?"
)
_STAMP = re.compile(
    rf"\b(?:\d{{1,2}}\.\s?(?:\d{{1,2}}\.|(?:{_MONTHS}))\s?(?:\d{{4}}|\d{{2}})?(?!\d)|\d{{4}}-\d{{2}}-\d{{2}}(?:T[\d:+Z.]+)?|"
    rf"\d{{1,2}}/\d{{1,2}}/\d{{2,4}}|{_TIME}|\d{{1,3}}(?= ?(?:Min|Stunde|Tag)))"
)
_DATE_PREFIX = re.compile(r"\d{1,2}\.\s?\d{1,2}\.\s?\d{2,4}\s?[:–-] ?\S")
_COUNTER = re.compile(r"(?:Bild |Foto )?\d{1,3} ?(?:/|von) ?\d{1,3}(?: Bildern?)?$|#?\d{1,3}[.)]?$")
_SIGNS = re.compile(r"[^\w\s]{1,10}$")
_SEPARATORS = re.compile(r"[\s|,;•·–—/()-]+")
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}[A-Z][a-zäöüß]+--[A-Z]{2,5}$")
_NUMBERS = re.compile(r"[\d%€$£°+±.,:/-]+$")
_ARROWS = re.compile(r"\s?(?:>{2,3}|»|→|›|►|▶)$")
_ARROW_START = re.compile(r"(?:>{1,3}|→|►|▶|›|»)\s?(?=[^\W\d_]{2}|\")")
_BREADCRUMB = re.compile(r"[^\W\d_][\w -]{0,30}(?: ?[>›»/|] ?[^\W\d_][\w -]{0,30}){2,8}$")
_COMMENTS = re.compile(r"(?:\d+ kommentare?|kommentare \(?\d+\)?)$")
_CLOCK = re.compile(r"Uhr|Stand|[|•·]|\d{1,2}:\d{2}")
_BY = frozenset({"von", "text", "autor", "autorin", "interview", "by"})
#: Characters of a line that is looked at closely.
_LONGEST = 3_000


@dataclass(slots=True)
class Line:
    """A line with text.

    Attributes:
        start: offset of its first character that is no blank.
        end: offset behind its last.
        text: the line without blanks around it.
        folded: the same in small letters without marks around it.
        gap: True where an empty line, or nothing, stands before it.
        look: what it looks like.
        credit: offset in ``text`` at which the credit begins; its length where there is none.
        skip: offset in ``text`` at which its own words begin, behind "Lesen Sie auch:" or a credit.
        words: number of words.
    """

    start: int
    end: int
    text: str
    folded: str
    gap: bool
    look: Look = "text"
    credit: int = 0
    skip: int = 0
    words: int = 0

    @property
    def is_closed(self) -> bool:
        """Whether it ends like a sentence."""
        return bool(_END.search(self.text[-12:]))

    @property
    def is_paragraph(self) -> bool:
        """Whether it is running text rather than a title."""
        return self.words > 8 and (self.is_closed or bool(_STOP_INSIDE.search(self.text)))


def read_lines(text: str) -> list[Line]:
    """Return the lines of a text that hold more than blanks, with their looks."""
    words = page_words()
    lines = []
    for first, last, gap in _unwrapped(text, _stretches(text)):
        bare = text[first:last]
        line = Line(first, last, bare, fold_line(bare[:400]), gap)
        line.words = bare.count(" ") + 1
        line.credit = len(bare)
        line.look = _look(line, words)
        lines.append(line)
    return lines


def _stretches(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start and end of each line without the blanks around it, and whether a gap stands before it."""
    start, gap = 0, True
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        raw = text[start:end]
        bare = raw.strip()
        if bare:
            first = start + len(raw) - len(raw.lstrip())
            yield first, first + len(bare), gap
        gap = not bare
        start = end + 1


def _unwrapped(text: str, stretches: Iterable[tuple[int, int, bool]]) -> Iterator[tuple[int, int, bool]]:
    """Join lines that were merely wrapped: the sentence goes on in small letters, or all are of one width."""
    block: list[tuple[int, int]] = []
    gap_before = True
    for first, last, gap in stretches:
        if block and gap:
            yield from _joined(text, block, gap_before)
            block, gap_before = [], True
        block.append((first, last))
    if block:
        yield from _joined(text, block, gap_before)


def _joined(text: str, block: list[tuple[int, int]], gap: bool) -> Iterator[tuple[int, int, bool]]:
    widths = [last - first for first, last in block[:-1]]
    widest = max(widths, default=0)
    even = (
        len(block) > 2
        and 40 <= widest <= 110
        and min(widths) >= 0.7 * widest >= 0.7 * (block[-1][1] - block[-1][0])
    )
    start, end = block[0]
    for first, last in block[1:]:
        goes_on = text[end - 1] not in '.!?:…"“”«»)' and (
            even or (text[first].islower() and end - start > 30)
        )
        if goes_on or (even and text[end - 1] in '.!?:…"“”«»)' and end - start > 0.85 * widest):
            end = last
            continue
        yield start, end, gap
        start, end, gap = first, last, False
    yield start, end, gap


def _look(line: Line, words: PageWords) -> Look:
    folded, text = line.folded, line.text
    if not folded:
        return "boilerplate" if len(text) <= 10 else "text"
    if len(text) > _LONGEST:
        return "text"
    if line.words > 60:
        found = closing_credit(text, words) if line.words <= 90 else None
        if found is not None:
            line.credit = found
            return "caption"
        return "boilerplate" if line.words < 90 and words.certain.search(text.lower()) else "text"
    return (
        _list_look(line, words) or _page_look(line, words) or _credit_look(line, words) or _plain_look(line)
    )


def _list_look(line: Line, words: PageWords) -> Look | None:
    folded, text = line.folded, line.text
    closed = line.is_closed and not text.endswith(":")
    if folded in words.more and line.words <= 4:
        return "more"
    if folded in words.gallery:
        return "gallery"
    if folded in words.comment_heads or re.fullmatch(
        r"\d+ kommentare?|kommentare \(\d+\)?|kommentare \d+", folded
    ):
        return "comments"
    if folded in words.authors and line.words <= 4:
        return "authors"
    if words.teaser_end.match(folded, longest=7) and not closed and (line.words <= 5 or ":" in text):
        return "list-end"
    if words.teaser_inside.match(folded, longest=7) and not closed and line.words <= 6:
        return "list-inside"
    head, colon, rest = text.partition(":")
    if colon and len(head) < 50 and fold_line(head) in words.teaser_end.whole:
        return "list-end" if words.certain.search(rest.lower()) or not rest.strip() else "announcement"
    if colon and rest.strip() and len(head) < 50 and fold_line(head) in words.teaser_inside.whole:
        line.skip = len(text) - len(rest.lstrip())
        return "announcement"
    if line.words <= 30 and _ARROWS.search(text) and not text.startswith(("»", "›")):
        return "announcement"
    if line.words <= 20 and not closed and _ARROW_START.match(text) and "«" not in text:
        return "announcement"
    return None


def _page_look(line: Line, words: PageWords) -> Look | None:
    folded, text = line.folded, line.text
    if words.boilerplate.match(folded) or words.certain.search(text.lower()):
        return "boilerplate"
    if _COUNTER.match(text) or _SIGNS.match(text) or _INITIALS.match(text):
        return "boilerplate"
    tokens = folded.split()
    label, colon, _ = folded.partition(":")
    if colon and label in words.labels and not line.is_closed:
        return "boilerplate"
    if len(tokens) <= 12 and not line.is_closed:
        doubtful = sum(token.startswith(words.doubtful) for token in tokens)
        if doubtful > 1 or (doubtful and len(tokens) <= 6):
            return "boilerplate"
    if len(tokens) <= 3 and not line.is_closed and all(_is_menu(token, words) for token in tokens):
        return "menu"
    if _BREADCRUMB.match(text) and any(_is_menu(token, words) for token in re.split(r"[^\w]+", folded)):
        return "boilerplate"
    if _is_byline(text, words):
        return "boilerplate"
    return "figures" if _is_table(text) else None


def _is_menu(token: str, words: PageWords) -> bool:
    return token in words.menu or token in ("&", "und", "-", "|")


def _is_byline(text: str, words: PageWords) -> bool:
    """Whether a line only says who wrote it and when: "Von Eva Muster, dpa | Stand: 12.03.2024, 14:05"."""
    if len(text) > 160 or text.count(" ") > 18:
        return False
    stamps = len(_STAMP.findall(text))
    rest = _STAMP.sub(" ", text)
    tokens = [token for token in _SEPARATORS.split(rest) if token]
    labels = names = agencies = 0
    for token in tokens:
        bare = token.rstrip(":.,").lower()
        if bare in words.byline or (bare.isdigit() and stamps):
            labels += 1
        elif bare in words.agencies:
            agencies += 1
        elif bare in _BY:
            labels += 1
        elif NAME.match(token):
            names += 1
        else:
            return False
    if not names:
        return bool(stamps) or (agencies > 0 and labels > 0)
    by = bool(tokens) and tokens[0].rstrip(":").lower() in (
        "von",
        "text",
        "autor",
        "autorin",
        "interview",
        "by",
    )
    if by:
        return 2 <= names <= 8 and (stamps > 0 or agencies > 0 or names <= 3 or " und " in text)
    return (
        2 <= names <= 4
        and stamps > 0
        and (agencies > 0 or bool(re.search(r"Uhr|Stand|[|•·]|\d{1,2}:\d{2}", text)))
    )


def _is_table(text: str) -> bool:
    """Whether a line is a row of figures: quotations, results, weather."""
    tokens = text.split()
    if not 2 <= len(tokens) <= 14 or text[-1] in ".!?":
        return False
    figures = sum(bool(_NUMBERS.match(token)) or token.endswith(("%", "°C", "°")) for token in tokens)
    signs = sum(char in "%°€+" for char in text)
    return figures * 2 >= len(tokens) and (signs > 0 or figures >= 3)


def _credit_look(line: Line, words: PageWords) -> Look | None:
    text = line.text
    if is_credit(text, words):
        line.credit = 0
        return "credit"
    glued = glued_credit(text, words)
    if glued:
        line.skip = glued
        return "credit"
    found = closing_credit(text, words)
    if found is not None:
        line.credit = found
        return "caption"
    return None


def _plain_look(line: Line) -> Look:
    if not line.is_closed and line.words <= 30 and not _STOP_INSIDE.search(line.text):
        return "title"
    return "text"


def is_dated(line: Line) -> bool:
    """Whether a line begins with a date and a colon, as pictures of the day do."""
    return bool(_DATE_PREFIX.match(line.text))
