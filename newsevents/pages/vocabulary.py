"""The words of ``data/pages.toml``, made ready for looking up."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from newsevents import lexicons

_MARKS = ' \t:.!…»›>→▶►·•*|-–—«+#()[]"„“”'
_SPACES = re.compile(r"\s+")
#: Words of a line that a phrase with "*" may begin.
_LONGEST = 25


def fold_line(line: str) -> str:
    """Return a line in small letters, without the arrows, bullets and marks around it.

    Examples:
        >>> fold_line("» Weiterlesen …")
        'weiterlesen'
    """
    return _SPACES.sub(" ", line.strip(_MARKS).lower())


@dataclass(frozen=True, slots=True)
class Phrases:
    """Lines and beginnings of lines."""

    whole: frozenset[str]
    beginnings: frozenset[str]
    longest: int

    def match(self, folded: str, *, longest: int = _LONGEST) -> bool:
        """Say whether a folded line is one of the phrases, or begins with one that more may follow."""
        if folded in self.whole:
            return True
        words = folded.split(" ", self.longest)
        if folded.count(" ") >= longest:
            return False
        return any(
            " ".join(words[:count]).rstrip(":,?!.") in self.beginnings for count in range(1, len(words) + 1)
        )


@dataclass(frozen=True, slots=True)
class PageWords:
    """All vocabulary of pages."""

    boilerplate: Phrases
    doubtful: tuple[str, ...]
    certain: re.Pattern[str]
    labels: frozenset[str]
    menu: frozenset[str]
    teaser_end: Phrases
    teaser_inside: Phrases
    more: frozenset[str]
    gallery: frozenset[str]
    comment_heads: frozenset[str]
    comment_marks: frozenset[str]
    authors: frozenset[str]
    agencies: frozenset[str]
    credit_labels: frozenset[str]
    byline: frozenset[str]
    old: dict[str, str]
    tails: tuple[str, ...]


@lru_cache(maxsize=1)
def page_words() -> PageWords:
    """Return the vocabulary; read once."""
    data = lexicons.vocabulary("pages")
    plain, teaser, comments = data["boilerplate"], data["teaser"], data["comments"]
    return PageWords(
        boilerplate=_phrases(plain["phrases"]),
        doubtful=tuple(plain["words"].split()),
        certain=re.compile("|".join(map(re.escape, _items(plain["certain"])))),
        labels=frozenset(_items(plain["labels"])),
        menu=frozenset(plain["menu"].split()),
        teaser_end=_phrases(teaser["end"]),
        teaser_inside=_phrases(teaser["inside"]),
        more=frozenset(_items(teaser["more"])),
        gallery=frozenset(_items(teaser["gallery"])),
        comment_heads=frozenset(_items(comments["heads"])),
        comment_marks=frozenset(_items(comments["marks"])),
        authors=frozenset(_items(comments["authors"])),
        agencies=frozenset(_items(data["credit"]["agencies"])),
        credit_labels=frozenset(_items(data["credit"]["labels"])),
        byline=frozenset(_items(data["byline"]["labels"])),
        old=dict(pair.split("=") for pair in data["old"]["words"].split()),
        tails=tuple(data["glued"]["tails"].split()),
    )


def _items(text: str) -> list[str]:
    return [item.strip() for line in text.strip().splitlines() for item in line.split("|") if item.strip()]


def _phrases(text: str) -> Phrases:
    items = _items(text)
    beginnings = frozenset(item[:-1] for item in items if item.endswith("*"))
    whole = frozenset(item for item in items if not item.endswith("*")) | beginnings
    return Phrases(whole, beginnings, max((item.count(" ") for item in beginnings), default=0) + 1)
