from __future__ import annotations

from importlib.metadata import entry_points
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from spacy import displacy

import newsevents
from newsevents.display.colors import DISPLACY_COLORS

if TYPE_CHECKING:
    from spacy.language import Language

_TEXT = "Putins Berlin-Besuch am Montag: Putin traf Scholz."


@pytest.fixture(scope="module")
def article(blank_nlp: Language) -> newsevents.Article:
    return newsevents.extract(_TEXT, published="2024-05-30", nlp=blank_nlp)


def _words(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (span["label"], " ".join(data["tokens"][span["start_token"] : span["end_token"]]))
        for span in data["spans"]
    ]


def test_ents_do_not_overlap_and_are_in_order(article: newsevents.Article) -> None:
    ents = newsevents.displacy_data(article, style="ent")["ents"]
    assert ("PER", "Scholz") in [(ent["label"], _TEXT[ent["start"] : ent["end"]]) for ent in ents]
    assert all(one["end"] <= other["start"] for one, other in pairwise(ents))


def test_spans_show_triggers_and_roles(article: newsevents.Article) -> None:
    words = _words(newsevents.displacy_data(article))
    assert {("meeting", "traf"), ("participant", "Scholz"), ("PER", "Scholz")} <= set(words)


def test_span_inside_a_word_gets_tokens_of_its_own(article: newsevents.Article) -> None:
    putin = article.persons[0]
    mention = putin.mentions[0].model_copy(update={"text": "Putin", "end": 5})
    cut = article.model_copy(update={"persons": (putin.model_copy(update={"mentions": (mention,)}),)})
    assert ("PER", "Putin") in _words(newsevents.displacy_data(cut))


def test_doc_gives_what_its_article_gives(blank_nlp: Language, article: newsevents.Article) -> None:
    doc = newsevents.displacy_data(blank_nlp(_TEXT))
    assert doc["tokens"]
    assert {word for word in _words(doc) if word[0] in ("PER", "meeting")} <= set(
        _words(newsevents.displacy_data(article))
    )


@pytest.mark.parametrize("style", ["ent", "span"])
def test_displacy_draws_it(article: newsevents.Article, style: Any) -> None:
    html = displacy.render(
        newsevents.displacy_data(article, style=style), style=style, manual=True, jupyter=False
    )
    assert "Scholz" in html


def test_displacy_knows_the_colors(article: newsevents.Article) -> None:
    html = displacy.render(newsevents.displacy_data(article), style="span", manual=True, jupyter=False)
    assert DISPLACY_COLORS["MEETING"] in html


def test_colors_are_an_entry_point() -> None:
    [point] = [one for one in entry_points(group="spacy_displacy_colors") if one.name == "newsevents"]
    assert point.load() == DISPLACY_COLORS


def test_markup_in_the_text_is_escaped(blank_nlp: Language) -> None:
    article = newsevents.extract("Putin traf <b>Scholz</b>.", nlp=blank_nlp)
    html = displacy.render(newsevents.displacy_data(article), style="span", manual=True, jupyter=False)
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("source", "style", "slug"),
    [
        ("Text", "ent", "doc-not-annotated"),
        (None, "span", "doc-not-annotated"),
        ("Text", "dep", "style-unknown"),
    ],
)
def test_misuse_is_said(source: Any, style: Any, slug: str) -> None:
    with pytest.raises(newsevents.InputError) as caught:
        newsevents.displacy_data(source, style=style)
    assert caught.value.slug == slug
