from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

import newsevents
from newsevents import Article
from newsevents.display.views import words
from newsevents.event_types._base import Count, Office
from newsevents.values import Evidence, Segment

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = "Scholz wird Macron am Dienstag in Berlin empfangen. Putin besuchte Peking."
_EVIL = """<script>alert(1)</script>"'><img src=x onerror=alert(2)>{{ 7*7 }}</style>"""


class _Reader(HTMLParser):
    """Reads elements, attributes and text back."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.open.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words.append(data)

    @property
    def text(self) -> str:
        return "".join(self.words)

    @property
    def titles(self) -> str:
        return "\n".join(value for name, value in self.attributes if name == "title")


@pytest.fixture(scope="module")
def article(blank_nlp: Language) -> Article:
    found = newsevents.extract(_TEXT, published="2024-05-30", nlp=blank_nlp)
    return found.model_copy(update={"id": "a1", "title": "Besuch & Empfang"})


def _html(record: newsevents.Article | newsevents.Event | newsevents.Entity) -> _Reader:
    html = record._repr_html_()
    assert html is not None
    return _Reader(html)


def test_article_shows_its_text_and_records(article: Article) -> None:
    page = _html(article)
    assert _TEXT.split()[0] in page.text
    said = re.sub(r"\s+", " ", page.text)
    assert all(
        name in said
        for name in ("Besuch & Empfang", "Meeting", "planned", "Emmanuel Macron", "Berlin", "Visit")
    )
    assert "Scholz" in page.titles


def test_tags_are_closed_and_there_is_no_script(article: Article) -> None:
    page = _html(article)
    assert page.open == []
    assert set(page.tags) <= {
        *("div", "style", "b", "span", "dl", "dt", "dd", "details", "summary", "ul", "li"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }


def test_hovering_shows_the_evidence_of_a_role(article: Article) -> None:
    page = _html(article.events[0])
    assert "„Macron“ (12)" in page.titles
    assert "Scholz wird Macron am Dienstag in Berlin empfangen." in page.text.replace(
        "Participant", ""
    ).replace("Place", "").replace("Date", "").replace("Meeting", "").replace("\n", "")


def test_entity_shows_its_mentions(article: Article) -> None:
    page = _html(article.persons[0])
    assert "Olaf Scholz" in page.text
    assert "Scholz" in page.text.replace("Olaf Scholz", "")


def test_value_without_a_display_of_its_own_has_none(article: Article) -> None:
    assert article.events[0].triggers[0]._repr_html_() is None


def test_labels_are_german_if_asked_for(article: Article) -> None:
    page = _Reader(newsevents.show(article, lang="de").html)
    assert {"Treffen", "geplant", "Teilnehmer"} <= set(page.words)


@pytest.mark.parametrize("field", ["events", "persons", "articles"])
def test_lists_are_tables(article: Article, field: str) -> None:
    items = [article, article] if field == "articles" else getattr(article, field)
    page = _Reader(newsevents.show(items).html)
    rows = {"events": 2, "persons": 3, "articles": 4}[field]
    assert page.tags.count("tr") == 1 + rows
    assert page.open == []


def test_long_list_says_what_it_leaves_out(article: Article) -> None:
    page = _Reader(newsevents.show([article.events[0]] * 60, limit=10).html)
    assert page.tags.count("tr") == 11
    assert "… 50 more" in page.text


def test_generator_is_shown_as_a_list(article: Article) -> None:
    assert newsevents.show(event for event in article.events).html == newsevents.show(article.events).html


def test_empty_list_says_so() -> None:
    assert "nothing found" in _Reader(newsevents.show([]).html).text


def test_console_sees_the_text_form(article: Article) -> None:
    assert repr(newsevents.show(article.events)) == repr(article.events)


@pytest.mark.parametrize("value", ["Text", 3, {"a": 1}, [1, 2], None], ids=repr)
def test_other_things_are_refused(value: object) -> None:
    with pytest.raises(newsevents.InputError) as caught:
        newsevents.show(value)
    assert caught.value.slug == "not-showable"


def test_mixed_list_is_refused(article: Article) -> None:
    with pytest.raises(newsevents.InputError, match="Entity"):
        newsevents.show([article, article.persons[0]])


def _hostile(article: Article) -> Article:
    event = article.events[0]
    filler = event.participants[0].model_copy(update={"name": _EVIL, "reason": _EVIL})
    place = event.place.model_copy(update={"name": _EVIL}) if event.place else None
    event = event.model_copy(update={"participants": (filler,), "place": place, "type": _EVIL})
    entity = article.persons[0].model_copy(update={"name": _EVIL, "id": _EVIL})
    return article.model_copy(
        update={
            "title": _EVIL,
            "text": _EVIL + article.text[len(_EVIL) :],
            "events": (event,),
            "persons": (entity,),
        }
    )


@pytest.mark.parametrize("what", ["article", "event", "entity", "list"])
def test_hostile_words_stay_words(article: Article, what: str) -> None:
    bad = _hostile(article)
    shown = {"article": bad, "event": bad.events[0], "entity": bad.persons[0], "list": [bad]}[what]
    page = _Reader(newsevents.show(shown).html)
    assert {"script", "img"} & set(page.tags) == set()
    assert [name for name, _ in page.attributes if name.startswith("on")] == []
    assert "alert(1)" in page.text
    assert page.open == []


def test_teaser_fades(article: Article) -> None:
    page = article.model_copy(update={"segments": (Segment(kind="teaser", start=52, end=74),)})
    assert [value for name, value in _html(page).attributes if name == "class" and "ne-p" in value] != []


def test_both_grounds_have_colors(article: Article) -> None:
    html = newsevents.show(article).html
    assert all(
        words in html
        for words in ("prefers-color-scheme:dark", ".vscode-dark", '[data-jp-theme-light="false"]')
    )


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Count(value=4, bound="at least", evidence=Evidence(text="vier", start=0, end=4)), "≥ 4"),
        (Count(value=4, evidence=Evidence(text="vier", start=0, end=4)), "4"),
        (Office(title="Kanzlerin", evidence=Evidence(text="Kanzlerin", start=0, end=9)), "Kanzlerin"),
        (Evidence(text="Panzer", start=0, end=6), "Panzer"),
        (("a", "b"), "a, b"),
        (None, ""),
    ],
    ids=["bounded count", "count", "office", "words", "several", "nothing"],
)
def test_values_are_said_in_a_few_words(value: object, said: str) -> None:
    assert words(value) == said
