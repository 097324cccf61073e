"""The date of publication that a web page states, and where it states it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Where a page states its date, the most trusted first: its data for search engines, a meta tag, a time
#: element, its address, the line under the headline.
DateSource = Literal["json-ld", "meta", "time", "url", "text"]

#: Names of meta tags that state the date of publication: Open Graph, schema.org, Dublin Core, Parsely and
#: what German newspapers use; compared in lower case.
_META = (
    *("article:published_time", "og:article:published_time", "og:published_time", "datepublished"),
    *("date", "pubdate", "publishdate", "publish-date", "publish_date", "publication_date", "published"),
    *("dc.date", "dc.date.issued", "dc.date.created", "dc.created", "dcterms.date", "dcterms.created"),
    *(
        "dcterms.issued",
        "dcterms.available",
        "parsely-pub-date",
        "sailthru.date",
        "cxenseparse:recs:publishtime",
    ),
    *("cxenseparse:publishtime", "last-published", "vr:published_time", "bt:pubdate", "article:published"),
    *("article.published", "citation_publication_date", "citation_date", "datecreated", "created"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified")
_ARTICLES = re.compile(
    r"(?:^|[/#])(?:\w*Article|Report|Review|\w*BlogPosting|SocialMediaPosting|VideoObject|AudioObject|PodcastEpisode"
    r"|NewsVideo|WebPage|ImageGallery)$"
)
_LISTS = (
    "itemListElement",
    "hasPart",
    "mentions",
    "citation",
    "isPartOf",
    "liveBlogUpdate",
    "comment",
    "video",
    "image",
)
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januar jänner jan jän", "februar feber feb", "märz maerz mär mrz mar", "april apr", "mai may",
            "juni jun", "juli jul", "august aug", "september sep sept", "oktober okt oct", "november nov",
            "dezember dez dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_BARE = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?=\D|$|[0-2]\d[0-5]\d)")
_GERMAN = re.compile(r"(?<!\d)(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)")
_WORDS = re.compile(r"(?<!\d)(\d{1,2})\.?\s+([A-Za-zäÄ]{3,9})\.?,?\s+(\d{4})(?!\d)")
_IN_URL = re.compile(
    r"(?<!\d)((?:19|20)\d{2})([/._-])(\d{1,2})\2(\d{1,2})(?!\d)|(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)"
)
#: Reason for no date.
NOT_STATED = "the page states no date of publication"
_EPOCH = dt.date(1970, 1, 1)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
#: What may stand before the date in the line under a headline.
_LINE_START = re.compile(
    r"(?:[^\d.!?]{0,60}[,:|–•·/(-]|(?:[^\d.!?]{0,40}\b)?(?:Stand|Datum|Veröffentlicht|Erstellt|Publiziert|Erschienen))?"
    r"\s*(?:am|vom|den)?\s*(?:(?:Mon|Diens|Donners|Frei|Sams|Sonn)tag|Mittwoch|Sonnabend|Mo|Di|Mi|Do|Fr|Sa|So)?[.,]?\s*",
    re.IGNORECASE,
)
_LINE_END = re.compile(
    r"[\s,|–•·/)-]*(?:um\s+)?(?:\d{1,2}[.:]\d{2}(?::\d{2})?)?\s*(?:Uhr|h)?[\s,|–•·/)-]*", re.IGNORECASE
)
_NOT_PUBLISHED = re.compile(
    r"aktualisier|update|geändert|ausdruck|gedruckt|abgerufen|archiv|\bbis\b|\bab\b", re.IGNORECASE
)
_LINE = 120


@dataclass(frozen=True, slots=True)
class Statement:
    """A date that a page states.

    Attributes:
        day: the calendar day as written; no time zone is converted.
        source: where.
        words: tag, key or words that state it, for people.
    """

    day: dt.date
    source: DateSource
    words: str


def find_published(tree: HtmlElement, *, url: str | None) -> tuple[Statement | None, str]:
    """Find the date of publication.

    Args:
        tree: the page.
        url: its address, as far as known.

    Returns:
        The statement trusted most, and a line for people; None and why not, where the page states no date.
        A date after the one on which the page says that it was changed last is passed over; a live blog of
        several days has none.
    """
    statements = list(_statements(tree, url))
    if not statements:
        return None, NOT_STATED
    changed = _modified(tree)
    if _is_live_blog(tree) and changed is not None and changed != statements[0].day:
        return None, f"a live blog of several days, {statements[0].day} to {changed}"
    possible = [
        found for found in statements if changed is None or found.day <= changed + dt.timedelta(days=1)
    ]
    if not possible:
        return None, f"the page says that it was changed on {changed}, before it was published"
    best = possible[0]
    reason = f"{best.source}: {best.words}"
    others = [f"{found.source} {found.day}" for found in statements if found.day != best.day]
    return best, f"{reason}; others say {', '.join(dict.fromkeys(others))}" if others else reason


def read_day(value: object) -> dt.date | None:
    """Read the day out of a date of a page, in ISO, German or RFC 2822 form; None where it is none of them.

    Examples:
        >>> read_day("2024-06-18T22:30:00.000Z"), read_day("18. Juni 2024, 8 Uhr"), read_day("06/18/2024")
        (datetime.date(2024, 6, 18), datetime.date(2024, 6, 18), None)
    """
    if not isinstance(value, str):
        return None
    text = value.strip()[:_LINE]
    found = _ISO.search(text) or _BARE.match(text)
    if found:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _GERMAN.search(text)
    if found:
        return _day(int(found[3]), int(found[2]), int(found[1]))
    found = _WORDS.search(text)
    if found and found[2].lower() in _MONTHS:
        return _day(int(found[3]), _MONTHS[found[2].lower()], int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> dt.date | None:
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    try:
        found = dt.date(year, month, day)
    except ValueError:
        return None
    return None if found == _EPOCH else found


def _statements(tree: HtmlElement, url: str | None) -> Iterator[Statement]:
    """Yield what the page states, most trusted first."""
    yield from _json_ld(tree, "datePublished", "dateCreated", "uploadDate")
    yield from _meta(tree, _META)
    yield from _time(tree)
    for address in (url, *_addresses(tree)):
        day = _url_day(address or "")
        if day:
            yield Statement(day, "url", address or "")
            break


def find_dateline(lines: Iterable[str]) -> Statement | None:
    """Find the date in the lines under a headline ("Lyon, 4.7.2025", "Stand: 4. Juli 2025, 8 Uhr").

    Args:
        lines: the first blocks of text under the headline.

    Returns:
        The first line that is a date and hardly anything else; dates of changes and of printing do not count.
    """
    for line in lines:
        if len(line) > _LINE or _NOT_PUBLISHED.search(line):
            continue
        start = _LINE_START.match(line)
        for form in (_ISO, _GERMAN, _WORDS):
            found = form.match(line, start.end() if start else 0)
            day = read_day(found[0]) if found else None
            if found and day and _LINE_END.fullmatch(line, found.end()):
                return Statement(day, "text", line)
    return None


def _is_live_blog(tree: HtmlElement) -> bool:
    return any("LiveBlogPosting" in _types(item) for item in json_ld_articles(tree))


def _modified(tree: HtmlElement) -> dt.date | None:
    days = [found.day for found in (*_json_ld(tree, "dateModified"), *_meta(tree, _MODIFIED))]
    return max(days, default=None)


def _meta(tree: HtmlElement, names: tuple[str, ...]) -> Iterator[Statement]:
    found: dict[str, tuple[str, dt.date]] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = (element.get(attribute) or "").strip()
            day = read_day(element.get("content")) if name.lower() in names else None
            if day:
                found.setdefault(name.lower(), (name, day))
    for key in names:
        if key in found:
            yield Statement(found[key][1], "meta", found[key][0])


def _json_ld(tree: HtmlElement, *keys: str) -> Iterator[Statement]:
    """Dates of the article itself; where several articles stand side by side, none is taken."""
    days: dict[str, set[dt.date]] = {key: set() for key in keys}
    for item in json_ld_articles(tree):
        for key in keys:
            day = read_day(item.get(key))
            if day:
                days[key].add(day)
    for key in keys:
        if len(days[key]) == 1:
            yield Statement(next(iter(days[key])), "json-ld", key)


def json_ld_articles(tree: HtmlElement) -> list[dict[str, Any]]:
    """Return the articles that the page's JSON-LD describes: proper articles, else pages and videos."""
    items: list[dict[str, Any]] = []
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                value = json.loads(script.text.strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue
            items += _items(value)
    typed = [(item, _types(item)) for item in items]
    proper = [item for item, types in typed if any(name.endswith(("Article", "Posting")) for name in types)]
    return proper or [item for item, types in typed if any(_ARTICLES.search(name) for name in types)]


def _types(item: dict[str, Any]) -> list[str]:
    value = item.get("@type")
    return [name for name in (value if isinstance(value, list) else [value]) if isinstance(name, str)]


def _items(value: Any) -> Iterator[dict[str, Any]]:
    """Yield the objects of a JSON-LD block, but not those of lists of other articles."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, list):
            waiting += reversed(item)
        elif isinstance(item, dict):
            yield item
            waiting += [
                inner for key, inner in item.items() if key not in _LISTS and isinstance(inner, (dict, list))
            ]


def _time(tree: HtmlElement) -> Iterator[Statement]:
    """Elements that are marked as the date of publication; else time elements, where all name one day."""
    for element in tree.iter():
        if isinstance(element.tag, str) and "datepublished" in (element.get("itemprop") or "").lower():
            words = element.get("datetime") or element.get("content") or _text(element)
            day = read_day(words)
            if day:
                yield Statement(day, "time", f"{element.tag} itemprop={element.get('itemprop')}")
                return
    times = [(element, read_day(element.get("datetime") or _text(element))) for element in tree.iter("time")]
    dated = [(element, day) for element, day in times if day]
    for element, day in dated:
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.get("pubdate") is not None or "publish" in marks or "entry-date" in marks:
            yield Statement(day, "time", f"time class={element.get('class')}")
            return
    days = {day for _, day in dated}
    if len(days) == 1:
        yield Statement(days.pop(), "time", "the only day in time elements")


def _addresses(tree: HtmlElement) -> Iterator[str]:
    for element in tree.iter("link"):
        if (element.get("rel") or "").lower() == "canonical":
            yield element.get("href") or ""
    for element in tree.iter("meta"):
        if (element.get("property") or "").lower() == "og:url":
            yield element.get("content") or ""


def _url_day(url: str) -> dt.date | None:
    for found in _IN_URL.finditer(url):
        year, month, day = (found[1], found[3], found[4]) if found[1] else (found[5], found[6], found[7])
        if known := _day(int(year), int(month), int(day)):
            return known
    return None


def _text(element: HtmlElement) -> str:
    return " ".join("".join(element.itertext()).split())
