"""Characters of a web page → a tree; the blocks of text in it."""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

#: Elements that begin a block of their own.
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main nav ol option p pre section "
    "summary table tbody td tfoot th thead title tr ul".split()
)
#: Headlines; a line break in them is just that.
HEADS = frozenset("h1 h2 h3 h4 h5 h6".split())
#: Elements that say nothing of the article, with all that is in them.
SILENT = frozenset(
    "applet audio button canvas dialog embed footer form head iframe input label map math menu nav "
    "noembed noframes noscript object option rp rt script select style svg template textarea video".split()
)
_TAG = re.compile(r"<(?:[a-z!?]|/[a-z])[^<>]*>", re.IGNORECASE)
_BLOCK_TAG = re.compile(
    rf"</?(?:{'|'.join(sorted(BLOCKS | {'br', 'html', 'head', 'script', 'meta'}))})\b", re.IGNORECASE
)
_BLOCK_TAG_WHOLE = re.compile(rf"</?(?:{'|'.join(sorted(BLOCKS | {'br'}))})\b[^<>]*>", re.IGNORECASE)
_SILENT_WHOLE = re.compile(
    r"<(script|style|title|noframes|noscript|iframe|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_UNREAD = ("script", "style", "title", "noframes", "noscript", "iframe", "template")
_BLANK_LINES = re.compile(r"[ \t]*\n[ \t]*\n\s*")
_INLINE_DATA = re.compile(r"""data:[\w.+-]{0,60}/?[\w.+-]{0,60}[;,][^"'()<>\s]{200,}""", re.IGNORECASE)
_ESCAPED = re.compile(r"&(?:amp;)?(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8}\d{0,2});", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = re.compile("[\u00ad\u200b\ufeff\u2060]")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text that stands by itself.

    Attributes:
        tag: the element that it stands in.
        text: its characters, white space folded.
        linked: how many of them are links.
    """

    tag: str
    text: str
    linked: int


def parse(html: str) -> HtmlElement | None:
    """Parse a page; None where there is nothing to parse, or where it is nested too deeply for the parser.

    Comments, processing instructions and the bytes of embedded images are left out.
    """
    from lxml.etree import LxmlError
    from lxml.html import HTMLParser, document_fromstring

    if not _BLOCK_TAG.search(html):
        return None
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, no_network=True
    )
    try:
        tree = document_fromstring(_INLINE_DATA.sub("data:", html).encode("utf-8"), parser=parser)
    except (LxmlError, ValueError, AssertionError):
        return None
    return tree if _has_text(tree) or not without_tags(html) else None


def _has_text(tree: HtmlElement) -> bool:
    """False where all text was lost: the parser drops what is nested too deeply."""
    return any(
        (element.text and element.text.strip() and element.tag not in _UNREAD)
        or (element.tail and element.tail.strip())
        for element in tree.iter()
    )


def without_tags(html: str) -> str:
    """Return the text between the tags, its lines kept; block elements begin a line of their own."""
    shown = _BLOCK_TAG_WHOLE.sub("\n\n", _SILENT_WHOLE.sub(" ", html))
    text = mend(entities.unescape(_TAG.sub("", shown)))
    return _BLANK_LINES.sub("\n\n", text).strip()


def fold(text: str) -> str:
    """Fold white space, leave out soft hyphens and the like, and read what was escaped or decoded twice."""
    return " ".join(mend(_UNSEEN.sub("", text)).split())


def mend(text: str) -> str:
    """Read what was escaped twice ("&amp;uuml;") or decoded wrongly after it was encoded ("fÃ¼r")."""
    if "&" in text:
        text = _ESCAPED.sub(_unescape, text)
    if _MOJIBAKE.search(text):
        text = _MOJIBAKE.sub(_recode, text)
    return text


def blocks(root: _Element, *, silent: frozenset[str] = SILENT) -> Iterator[Block]:
    """Yield the blocks of text under an element, in order; hidden and silent elements are left out.

    The walk needs no recursion, however deep the page is nested.
    """
    from lxml.etree import iterwalk

    parts: list[str] = []
    linked = depth_of_links = 0
    stack = ["body"]
    walk = iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        starts = event == "start"
        gone = starts and element is not root and (tag in silent or not tag or is_hidden(element))
        if gone:
            walk.skip_subtree()
        if tag == "br" and stack[-1] in HEADS:
            parts.append(" ")
        elif tag in BLOCKS or (tag == "br" and not gone):
            yield from _block(stack[-1], parts, linked)
            parts, linked = [], 0
        if starts:
            stack.append(tag if tag in BLOCKS else stack[-1])
            depth_of_links += tag == "a"
            if not gone and element.text:
                parts.append(element.text)
                linked += len(element.text) if depth_of_links else 0
        else:
            stack.pop()
            depth_of_links -= tag == "a"
            if element is not root and element.tail:
                parts.append(element.tail)
                linked += len(element.tail) if depth_of_links else 0
    yield from _block(stack[-1], parts, linked)


def _block(tag: str, parts: list[str], linked: int) -> Iterator[Block]:
    text = fold("".join(parts))
    if text:
        yield Block(tag, text, min(linked, len(text)))


def is_hidden(element: _Element) -> bool:
    """Say whether the element itself is marked as not to be shown."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


def _unescape(found: re.Match[str]) -> str:
    known = entities.unescape(f"&{found[1]};")
    return found[0] if known.startswith("&") and len(known) > 1 else known


def _twice(sign: str) -> str:
    """Return what a sign looks like when its UTF-8 bytes are read as windows-1252."""
    return "".join(
        bytes((byte,)).decode("cp1252", errors="ignore") or chr(byte) for byte in sign.encode("utf-8")
    )


_TWICE = {
    _twice(sign): sign
    for sign in "äöüÄÖÜßéèêëáàâãçñóòôõíìîïúùûøåæšžčćłńśżğışÉÁÇŞŠŽČĆ„“”‚‘’–—…«»€§°·•©®²³½\xa0"
}
_MOJIBAKE = re.compile("|".join(sorted(map(re.escape, _TWICE), key=len, reverse=True)))


def _recode(found: re.Match[str]) -> str:
    return _TWICE[found[0]]
