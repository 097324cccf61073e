"""The tree of a web page → its headline and body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsevents.html.cleaning import prune
from newsevents.html.published import json_ld_articles
from newsevents.html.tree import Block, blocks, fold

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

#: A body shorter than this is compared with the page's own blocks.
_SHORT = 250
#: Lines under the headline that may hold the date of publication.
_TOP = 6
#: Share of its paragraphs that may be fragments of blocks, or links.
_ODD = 0.3
_SITE = re.compile(r"\s+[|·•»–—-]\s+|\s*[|·•»]\s*")
_SENTENCE_END = re.compile(r"[.!?…:][\"“”‘’»«)\]]*$")
_CELL = 60


@dataclass(frozen=True, slots=True)
class Body:
    """What a page says.

    Attributes:
        text: headline, where the page shows it, and body.
        title: headline.
        shows_title: True where the text begins with it.
        url: address that the page gives as its own.
        top: the first lines under the headline.
    """

    text: str
    title: str | None
    shows_title: bool
    url: str | None
    top: tuple[str, ...]


def read_body(tree: HtmlElement) -> Body:
    """Find headline and body of a page.

    The body is what trafilatura finds, where that consists of whole blocks of the page that are not mostly
    links. Where it does not, or is next to nothing, the body is the page's own blocks of running text. The
    tree is pruned on the way.
    """
    url = _address(tree)
    titles = [
        *_meta_titles(tree),
        *(fold(str(item.get("headline") or "")) for item in json_ld_articles(tree)),
    ]
    prune(tree)
    everything = list(blocks(tree))
    title, shown = _title(tree, [name for name in titles if name], everything)
    found = _found(tree, url)
    if not _is_sound(found, everything):
        found = [block.text for block in everything if _is_running(block)] or _short(everything)
    links = {block.text for block in everything if 2 * block.linked > len(block.text)}
    paragraphs = [
        text
        for text in found
        if not (title and _key(text) == _key(title)) and (text not in links or _SENTENCE_END.search(text))
    ]
    text = "\n\n".join([title, *paragraphs] if title and shown else paragraphs)
    return Body(text, title, shown, url, _under(title if shown else None, everything))


def _under(headline: str | None, everything: list[Block]) -> tuple[str, ...]:
    """Return the first lines under the headline; none where the page shows no headline."""
    for number, block in enumerate(everything):
        if headline and _key(block.text) == _key(headline):
            return tuple(below.text for below in everything[number + 1 : number + 1 + _TOP])
    return ()


def _found(tree: HtmlElement, url: str | None) -> list[str]:
    """Return the paragraphs that trafilatura finds."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    try:
        document = bare_extraction(tree, url=url, include_comments=False, include_tables=True)
    except (
        LxmlError,
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ):
        return []  # a fault of another library on a broken page; the page's own blocks are taken
    body = getattr(document, "body", None)
    return [] if body is None else list(_paragraphs(body))


def _paragraphs(body: _Element) -> Iterator[str]:
    """Yield the paragraphs of a body in trafilatura's tags; short cells of a row are one paragraph."""
    parts: list[str] = []
    waiting: list[tuple[str, _Element | str]] = [("open", body)]
    while waiting:
        event, item = waiting.pop()
        if isinstance(item, str):
            parts.append(item)
            continue
        tag = item.tag if isinstance(item.tag, str) else ""
        if tag == "row" and event == "open":
            cells = [fold(" ".join(cell.itertext())) for cell in item.iter("cell")]
            if item.find(".//row") is None and max(map(len, cells), default=0) <= _CELL:
                parts.append("\n" + " | ".join(filter(None, cells)) + "\n" + (item.tail or ""))
                continue
        if tag not in ("hi", "ref", "del", "code"):
            parts.append("\n")
        if event == "close":
            if item is not body:
                parts.append(item.tail or "")
            continue
        waiting.append(("close", item))
        waiting += [("open", child) for child in reversed(item)]
        parts.append(item.text or "")
    for line in "".join(parts).split("\n"):
        text = fold(line)
        if text:
            yield text


def _is_sound(found: list[str], everything: list[Block]) -> bool:
    """True where the paragraphs found are a body: long enough, few of them fragments of blocks, or links."""
    if sum(map(len, found)) < _SHORT:
        return False
    whole = {block.text for block in everything if 2 * block.linked <= len(block.text)}
    known = " ".join(block.text for block in everything)
    odd = sum(text not in whole and " | " not in text and text in known for text in found)
    return odd <= _ODD * len(found)


def _title(tree: HtmlElement, named: list[str], everything: list[Block]) -> tuple[str | None, bool]:
    """Return the headline, and True where the page shows it and not only its head names it."""
    whole = fold("".join(tree.findtext(".//title") or ""))
    heads = [block.text for block in everything if block.tag in ("h1", "h2")]
    first = [block.text for block in everything if block.tag == "h1"]
    for head in heads:
        if any(_key(head) == _key(name) for name in named):
            return head, True
    for head in first:
        if _akin(head, [*named, whole]):
            return head, True
    if len(first) == 1 and not any(named) and len(first[0].split()) > 1:
        return first[0], True
    shown = {_key(block.text) for block in everything}
    for name in named:
        if _key(name) in shown:
            return name, True
    if named:
        return named[0], False
    parts = [part for part in _SITE.split(whole) if part]
    if not parts:
        return (first[0], True) if first else (None, False)
    title = parts[0] if len(parts[0].split()) > 2 else max(parts, key=len)
    return title, _key(title) in shown


def _meta_titles(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("meta"):
        if (element.get("property") or element.get("name") or "").lower() in ("og:title", "twitter:title"):
            yield fold(element.get("content") or "")


def _akin(head: str, names: list[str]) -> bool:
    """True where more than half of the words of a head stand in one of the names, or the other way round."""
    words = set(_key(head).split())
    if len(words) < 2:
        return False
    for name in names:
        others = set(_key(name).split())
        common = len(words & others)
        if common > 0.5 * len(words) or (len(others) > 1 and common > 0.5 * len(others)):
            return True
    return False


def _is_running(block: Block) -> bool:
    """True for a block of running text: mostly no links, and a sentence or a headline of the body."""
    if 2 * block.linked > len(block.text):
        return False
    words = len(block.text.split())
    return words > 2 and (_SENTENCE_END.search(block.text) is not None or words > 12)


def _short(everything: list[Block]) -> list[str]:
    """Return the blocks of a page without any sentence, if it is not mostly links."""
    if 2 * sum(block.linked for block in everything) > sum(len(block.text) for block in everything):
        return []
    return [block.text for block in everything if not block.linked and len(block.text.split()) > 2]


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _address(tree: HtmlElement) -> str | None:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical" and (element.get("href") or "").startswith(
            "http"
        ):
            return str(element.get("href"))
    for element in tree.iter("meta"):
        if (element.get("property") or "").lower() == "og:url" and (element.get("content") or "").startswith(
            "http"
        ):
            return str(element.get("content"))
    return None
