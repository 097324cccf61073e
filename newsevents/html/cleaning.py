"""What is cut out of a page before its body is searched: what readers do not see, or do not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from newsevents.html.tree import is_hidden

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements that never hold the article.
_NEVER = frozenset("nav noscript noframes template dialog".split())
#: AMP components that hold no text of the article.
_AMP = re.compile(r"amp-(?!img|list|accordion|carousel|timeago|fit-text)")
#: Names of boxes, and words of which such a box has at least one: both must agree.
_BOXES = (
    (
        re.compile(r"cookie|consent|gdpr|dsgvo|privacy|\bcmp\b|notice|banner", re.IGNORECASE),
        re.compile(r"\bCookies?\b|\bZustimm|\bEinwillig|\bakzeptier|Datenschutz", re.IGNORECASE),
    ),
    (
        re.compile(
            r"paywall|pay-?wall|offer|\babo|subscri|piano|premium|\bplus\b|register|login", re.IGNORECASE
        ),
        re.compile(
            r"\bAbo\b|abonnier|kostenlos testen|[Ww]eiterlesen|kündbar|Probe(?:monat|abo)|Zugang|anmelden"
        ),
    ),
    (
        re.compile(r"newsletter|signup|sign-up", re.IGNORECASE),
        re.compile(r"Newsletter|Postfach|E-Mail|abonnier"),
    ),
    (
        re.compile(
            r"(?:^|[\s_-])(?:ads?|advert\w*|anzeige|werbung|sponsored|promo)(?:$|[\s_-])", re.IGNORECASE
        ),
        None,
    ),
)
#: A box is at most so long, in characters, and at most this share of the page.
_LONGEST, _SHARE = 1_500, 0.5


def prune(tree: HtmlElement) -> None:
    """Cut out menus, hidden elements, and boxes of cookies, subscriptions, newsletters and advertising.

    A page whose only text is a note about cookies loses that, too.
    """
    whole = len("".join(tree.itertext()))
    gone = [element for element in tree.iter() if element is not tree and _is_to_go(element, whole)]
    for element in gone:
        if element.getparent() is not None:
            element.drop_tree()


def _is_to_go(element: HtmlElement, whole: int) -> bool:
    tag = element.tag
    if not isinstance(tag, str) or tag in ("body", "head", "html", "main"):
        return False
    if tag in _NEVER or is_hidden(element):
        return True
    if _AMP.match(tag):
        return True
    name = f"{element.get('class') or ''} {element.get('id') or ''}"
    if not name.strip():
        return False
    boxes = [words for names, words in _BOXES if names.search(name)]
    if not boxes:
        return False
    text = "".join(element.itertext())
    if len(text) > _LONGEST:
        return False
    if boxes[0] is not None and _BOXES[0][1] is boxes[0] and boxes[0].search(text):
        return True
    return len(text) < _SHARE * whole and any(words is None or words.search(text) for words in boxes)
