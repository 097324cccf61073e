"""Credits of pictures: who took them and which agency sent them."""

from __future__ import annotations

import re
from functools import lru_cache

from newsevents.pages.vocabulary import PageWords, page_words

#: A word of a name.
NAME = re.compile(r"(?:[A-ZÄÖÜ][^\W\d_]*(?:[-'’.][^\W\d_]*)*\.?|von|van|de|der|zu)$")
_CLOSING_GROUP = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\.?$")


def _items(text: str) -> list[str]:
    return [
        item
        for part in re.split(r"[/|,;]| - | via | über | und | & ", text)
        if (item := part.strip(" .:()[]©"))
    ]


def _is_agency(item: str, words: PageWords) -> bool:
    folded = item.lower()
    return folded in words.agencies or folded.removesuffix(".com") in words.agencies


@lru_cache(maxsize=1)
def _label_finder() -> re.Pattern[str]:
    """Finds the label of a credit: "Foto:", "(Bild:", "©"."""
    labels = "|".join(
        sorted((re.escape(label) for label in page_words().credit_labels), key=len, reverse=True)
    )
    return re.compile(
        rf"(?:(?<=[\s(\[/|–-])|^)(?:(?:{labels})(?: ?[:©]|(?=\s?/))|©|\(c\)|Copyright )", re.IGNORECASE
    )


def is_credit(text: str, words: PageWords) -> bool:
    """Whether a whole line names photographers and agencies and nothing else."""
    if text.count(" ") > 12 or len(text) > 120:
        return False
    label = _label_finder().match(text.lstrip("(["))
    items = _items(text[label.end() :] if label else text)
    agencies = sum(_is_agency(item, words) for item in items)
    names = sum(all(NAME.match(word) or word in ("via", "images") for word in item.split()) for item in items)
    short = all(item.count(" ") <= 3 or _is_agency(item, words) for item in items)
    if label:
        return bool(items) and short and (agencies > 0 or names == len(items)) and text[-1] not in "!?"
    if not items or not short or not agencies:
        return False
    others = [item for item in items if not _is_agency(item, words)]
    named = all(all(NAME.match(word) for word in item.split()) for item in others)
    if len(items) == 1:
        return items[0].lower() not in ("bild", "archiv", "privat", "pool", "wire", "str", "tt", "orf")
    return named and ("/" in text or "|" in text or not others)


def glued_credit(text: str, words: PageWords) -> int:
    """Where the text begins that a credit was glued to ("EVA MUSTER / AFPist zu …"); 0 for none."""
    head, slash, _ = text[:100].rpartition("/")
    if not slash or not is_credit(head, words):
        return 0
    rest = text[len(head) + 1 :]
    blank = len(rest) - len(rest.lstrip())
    lower = rest.lstrip().lower()
    ends = [len(a) for agency in words.agencies for a in (f"{agency}.com", agency) if lower.startswith(a)]
    if not ends:
        return 0
    longest = max(ends)
    after = lower[longest : longest + 1]
    return len(head) + 1 + blank + longest if after.isalpha() and rest.lstrip()[longest].islower() else 0


def closing_credit(text: str, words: PageWords) -> int | None:
    """Where the credit at the end of a caption begins."""
    window = max(0, len(text) - 130)
    group = _CLOSING_GROUP.search(text, window)
    if group is not None and group.start() > 10:
        inner = group[1]
        label = _label_finder().match(inner)
        items = _items(inner)
        foreign = "/" in inner and bool(re.search(r" (?:über|via) ", inner))
        if label or (foreign and any(_is_agency(item, words) for item in items)):
            return group.start()
        if items and items[0].lower() in words.credit_labels and len(items) > 1:
            return group.start()
    head, slash, last = text.rpartition(" / ")
    if slash and head.count(" ") > 2 and _is_agency(last.strip(" ."), words):
        return len(head)
    for found in _label_finder().finditer(text, max(window, 10)):
        rest = text[found.end() :].strip()
        if rest and is_credit(f"Foto: {rest}", words):
            return len(text[: found.start()].rstrip(" (/|[–-"))
    return None
