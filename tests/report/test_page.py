from __future__ import annotations

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from typer.testing import CliRunner

import newsevents
from newsevents import Article
from newsevents.cli import app
from newsevents.report import render_report, report_files, write_report
from newsevents.report.page import _ASSETS
from newsevents.report.payload import build_payload
from newsevents.report.projection import HEIGHT, WIDTH, project

if TYPE_CHECKING:
    from spacy.language import Language

_EVIL = """</script><script>alert(1)</script><!-- {{ 7*7 }} '"&\u2028"""


@pytest.fixture(scope="module")
def article(blank_nlp: Language) -> Article:
    text = "😀 Scholz empfing Macron am Dienstag in Berlin. Macron besuchte Nordkorea."
    found = newsevents.extract(text, published="2024-05-30", nlp=blank_nlp)
    return found.model_copy(update={"id": "a1", "title": "Empfang in Berlin", "url": "https://example.org/a"})


def _data(html: str) -> dict[str, Any]:
    match = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert match is not None
    found: dict[str, Any] = json.loads(match[1])
    return found


def test_page_holds_articles_and_events(article: Article) -> None:
    data = _data(render_report([article]))
    assert [one["title"] for one in data["articles"]] == ["Empfang in Berlin"]
    assert [event["type"] for event in data["events"]] == [event.type for event in article.events]
    assert {"Olaf Scholz", "Emmanuel Macron"} <= {one["name"] for one in data["people"]}


def test_offsets_are_those_of_javascript(article: Article) -> None:
    data = _data(render_report([article]))
    units = data["articles"][0]["text"].encode("utf-16-le")
    [start, end] = data["events"][0]["triggers"][0]
    assert units[2 * start : 2 * end].decode("utf-16-le") == "empfing"


def test_names_and_places_stand_once(article: Article) -> None:
    payload = build_payload([article, article], {})
    assert len(payload["people"]) == len({one["name"] for one in payload["people"]})
    assert len(payload["places"]) == len({one["name"] for one in payload["places"]})


def test_country_lies_in_the_middle_of_its_land(article: Article) -> None:
    data = _data(render_report([article]))
    places = {place["name"]: place["xy"] for place in data["places"]}
    assert places["Berlin"] == pytest.approx(project(52.52, 13.4), abs=1)
    assert places["Nordkorea"] == pytest.approx(project(40.2, 127), abs=4)


def test_scripts_and_styles_are_the_ones_that_the_policy_names(article: Article) -> None:
    html = render_report([article])
    [policy] = re.findall(r'Content-Security-Policy" content="([^"]*)"', html)
    policy = policy.replace("&#39;", "'")
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        [text] = re.findall(f"<{kind}>(.*?)</{kind}>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_page_names_no_other_address(article: Article) -> None:
    html = render_report([article.model_copy(update={"url": None})])
    assert re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}", html) == []


@pytest.mark.parametrize("field", ["title", "id", "text"])
def test_hostile_words_end_no_script(article: Article, field: str) -> None:
    value = _EVIL + article.text[len(_EVIL) :] if field == "text" else _EVIL
    bad = article.model_copy(update={field: value})
    html = render_report([bad], title=_EVIL)
    assert html.count("<script") == 3
    assert html.count("</script>") == 3
    assert "<!--" not in html
    assert _data(html)["articles"][0][field] == value
    assert _data(html)["title"] == _EVIL


@pytest.mark.parametrize(
    ("url", "kept"),
    [
        ("https://example.org/a", True),
        ("HTTP://example.org", True),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//example.org", False),
    ],
)
def test_only_addresses_of_pages_become_links(article: Article, url: str, kept: bool) -> None:
    data = _data(render_report([article.model_copy(update={"url": url})]))
    assert data["articles"][0]["url"] == (url if kept else None)


def test_type_of_somebody_else_is_shown(article: Article) -> None:
    event = article.events[0].model_copy(update={"type": "bank_run"})
    data = _data(render_report([article.model_copy(update={"events": (event,)})]))
    assert data["events"][0]["type"] == "bank_run"


def test_two_runs_give_equal_pages(article: Article) -> None:
    assert render_report([article]) == render_report([article])


def test_no_articles_make_an_empty_page() -> None:
    assert _data(render_report([]))["events"] == []


@pytest.mark.parametrize("lang", ["de", "en"])
def test_page_opens_in_a_language(article: Article, lang: str) -> None:
    html = render_report([article], lang=lang)
    assert f'<html lang="{lang}">' in html
    assert {"de": "Zeitleiste", "en": "Timeline"}[lang] in html.partition("<script")[0]


def test_unknown_language_is_refused(article: Article) -> None:
    with pytest.raises(newsevents.InputError) as caught:
        render_report([article], lang="fr")
    assert caught.value.slug == "language-unknown"


def test_other_things_than_articles_are_refused(article: Article) -> None:
    with pytest.raises(newsevents.InputError) as caught:
        render_report(article.events)  # type: ignore[arg-type]
    assert caught.value.slug == "article-expected"


def test_words_of_the_page_are_there_in_both_languages(article: Article) -> None:
    rows = _data(render_report([article]))["labels"]["page"]
    assert [name for name, row in rows.items() if set(row) != {"de", "en"}] == []


def test_words_that_the_scripts_ask_for_exist(article: Article) -> None:
    rows = _data(render_report([article]))["labels"]["page"]
    folder = Path(str(_ASSETS))
    scripts = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js")))
    page = (folder / "page.html.j2").read_text(encoding="utf-8")
    asked = {
        *re.findall(r"\b(?:t|count)\('(\w+)'", scripts),
        *re.findall(r'data-[tlh]="(\w+)"', page),
        *re.findall(r"words\.(\w+)", page),
    }
    assert asked - set(rows) == set()
    named = asked | set(re.findall(r"'(\w+)'", scripts))
    assert {name.removesuffix("_one") for name in rows} - named == set()


def test_file_is_written_with_its_folder(article: Article, tmp_path: Path) -> None:
    file = write_report([article], tmp_path / "new" / "report.html")
    assert file.read_text(encoding="utf-8") == render_report([article])


def test_command_writes_the_page(article: Article, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    records.write_text(article.model_dump_json() + "\n", encoding="utf-8")
    page = tmp_path / "page.html"
    result = CliRunner().invoke(
        app, ["report", str(records), "-o", str(page), "--title", "Woche", "--lang", "en"]
    )
    assert result.exit_code == 0
    assert "2 events of 1 articles" in result.stdout
    assert page.read_text(encoding="utf-8") == render_report([article], title="Woche", lang="en")


@pytest.mark.parametrize(("content", "words"), [(None, "no such file"), ("{}", "line 1")])
def test_command_says_what_is_wrong(content: str | None, words: str, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    if content is not None:
        records.write_text(content, encoding="utf-8")
    result = CliRunner().invoke(app, ["report", str(records), "-o", str(tmp_path / "page.html")])
    assert result.exit_code == 2
    assert words in result.stderr
    assert not (tmp_path / "page.html").exists()


def test_folder_of_tables_is_said_to_be_one(tmp_path: Path) -> None:
    (tmp_path / "r.parquet").mkdir()
    result = CliRunner().invoke(app, ["report", str(tmp_path / "r.parquet"), "-o", str(tmp_path / "p.html")])
    assert result.exit_code == 2
    assert "r.parquet is a folder: the report reads files of records in .jsonl" in result.stderr


def test_single_path_is_taken_as_one(article: Article, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(article.model_dump_json(), encoding="utf-8")
    assert "2 events of 1 articles" in report_files(str(tmp_path / "a.jsonl"), tmp_path / "page.html")


def test_files_are_read_one_after_the_other(article: Article, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.jsonl").write_text(article.model_dump_json(), encoding="utf-8")
    said = report_files([tmp_path / "a.jsonl", tmp_path / "b.jsonl"], tmp_path / "page.html")
    assert "4 events of 2 articles" in said


@pytest.mark.parametrize(
    ("latitude", "longitude"), [(0, 0), (70, -170), (-54, -70), (-46, 170), (82, 30)], ids=str
)
def test_lands_lie_on_the_map(latitude: float, longitude: float) -> None:
    x, y = project(latitude, longitude)
    assert 0 <= x <= WIDTH
    assert 0 <= y <= HEIGHT


def test_outline_is_small_and_lies_on_the_map() -> None:
    file = Path(str(_ASSETS)) / "world.json"
    world = json.loads(file.read_text(encoding="utf-8"))
    assert file.stat().st_size < 150_000
    starts = [
        tuple(map(int, one)) for one in re.findall(r"M(-?\d+) (-?\d+)", world["land"] + world["borders"])
    ]
    assert len(starts) > 500
    assert all(0 <= x <= world["width"] and 0 <= y <= world["height"] for x, y in starts)
