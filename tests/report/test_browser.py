"""The report in a real browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import newsevents
from newsevents import Article
from newsevents.report import write_report

if TYPE_CHECKING:
    from spacy.language import Language

Open = Callable[..., Any]
_EVIL = (
    """</script><script>window.hurt=1</script><img src=x onerror="window.hurt=1">'"`${window.hurt=1}{{7*7}}"""
)


class Visit:
    """A page that is open, with everything it asked for and complained about."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.stopped: dict[str, str] = {}
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("requestfailed", lambda request: self.stopped.update({request.url: request.failure}))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def count(self, selector: str) -> int:
        return int(self.page.locator(selector).count())

    def text(self, selector: str) -> str:
        return str(self.page.locator(selector).first.inner_text())


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Opens a report of some articles."""
    contexts = []

    def opened(
        articles: list[Article],
        *,
        width: int = 1280,
        scheme: str = "light",
        fragment: str = "",
        **options: Any,
    ) -> Visit:
        file = write_report(articles, tmp_path / "report.html", **options)
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="de-DE"
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        found = Visit(context.new_page())
        found.page.goto(file.as_uri() + fragment)
        return found

    yield opened
    for context in contexts:
        context.close()


def _events(articles: list[Article]) -> int:
    return sum(len(article.events) for article in articles)


def test_page_asks_for_nothing_and_complains_of_nothing(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#records a").first.click()
    seen.page.locator("[data-lang=en]").click()
    assert [url for url in seen.asked if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in seen.asked if url.startswith("file:")]) == 1
    assert seen.complaints == []


def test_everything_is_drawn(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    assert f"{_events(articles)} Ereignisse" in seen.text("#counts")
    assert seen.count("#timeline .bar") > 5
    assert seen.count("#map .spot") > 10
    assert seen.count("#network .node") > 10
    assert seen.count("#records tbody tr") == 60


def test_rest_of_a_long_list_comes_on_demand(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator(".more").click()
    assert seen.count("#records tbody tr") == _events(articles)
    assert seen.count(".more") == 0


def test_record_leads_to_its_sentence(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    event = articles[0].events[0]
    seen.page.evaluate("location.hash = 'e0'")
    seen.page.wait_for_selector("#article mark.trigger")
    assert seen.text("#article-h") == articles[0].title
    marked = "".join(seen.page.locator("#article mark").all_inner_texts())
    assert event.evidence[0].text in marked
    triggers = seen.page.locator("#article mark.trigger").all_inner_texts()
    assert triggers == [trigger.text for trigger in event.triggers]
    assert seen.page.evaluate("document.activeElement.id") == "article-h"


def test_text_of_the_article_is_whole(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles[:1], fragment="#e0")
    shown = seen.page.evaluate(
        "[...document.querySelector('#article .text').childNodes]"
        ".filter((n) => !n.classList || !n.classList.contains('tag')).map((n) => n.textContent).join('')"
    )
    assert shown == articles[0].text


@pytest.mark.parametrize(
    ("box", "chosen"),
    [("#types input[value=visit]", "visit"), ("#statuses input[value=planned]", "planned")],
)
def test_boxes_filter(visit: Open, articles: list[Article], box: str, chosen: str) -> None:
    seen = visit(articles)
    seen.page.locator(box).check()
    wanted = [e for a in articles for e in a.events if chosen in (e.type, e.status)]
    assert seen.text("#counts").startswith(f"{len(wanted)} / {_events(articles)}")
    assert seen.count("#records tbody tr") == min(len(wanted), 60)
    assert seen.page.evaluate("document.activeElement.value") == chosen


def test_person_filters_and_chip_undoes_it(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    option = seen.page.locator("#who option", has_text="Wladimir Putin").first
    seen.page.locator("#who").select_option(value=option.get_attribute("value"))
    wanted = [
        event
        for article in articles
        for event in article.events
        if "Wladimir Putin" in {filler.name for filler in event.participants_of_all_roles()}
    ]
    assert seen.text("#counts").startswith(f"{len(wanted)} / ")
    seen.page.locator(".chip", has_text="Wladimir Putin").click()
    assert seen.text("#counts").startswith(f"{_events(articles)} Ereignisse")


def test_country_filters_by_code(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#where").select_option(value="c:KP")
    wanted = [e for a in articles for e in a.events if e.place and e.place.country == "KP"]
    assert wanted
    assert seen.text("#counts").startswith(f"{len(wanted)} / ")


def test_dates_filter(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#from").fill("2024-04-01")
    seen.page.locator("#to").fill("2024-04-30")
    dates = [e.date for a in articles for e in a.events if e.date and e.date.start]
    wanted = [d for d in dates if str(d.start) <= "2024-04-30" and str(d.end) >= "2024-04-01"]
    assert wanted
    assert seen.text("#counts").startswith(f"{len(wanted)} / ")


def test_search_filters_by_words(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#q").fill("pjöngjang besuch")
    seen.page.wait_for_selector(".chip")
    assert 0 < seen.count("#records tbody tr") < _events(articles)
    seen.page.locator("#q").fill("xyzzy")
    seen.page.wait_for_selector("text=Kein Ereignis passt")
    assert seen.count("#records tbody tr") == 0
    seen.page.locator("#chips .link").click()
    assert seen.count("#records tbody tr") == 60


@pytest.mark.parametrize("chart", ["#timeline .bar", "#map .spot", "#network .node"])
@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_charts_filter_by_keyboard(visit: Open, articles: list[Article], chart: str, key: str) -> None:
    seen = visit(articles)
    mark = seen.page.locator(chart).first
    assert mark.get_attribute("role") == "button"
    assert mark.get_attribute("aria-label")
    mark.focus()
    seen.page.keyboard.press(key)
    seen.page.wait_for_selector(".chip")
    assert " / " in seen.text("#counts")


def test_click_on_a_place_filters_by_it(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#map .spot[aria-label^='Murmansk'] circle").click()
    assert seen.text("#chips .chip").startswith("Murmansk")


def test_line_of_the_network_filters_by_both(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#network .link-line").first.dispatch_event("click")
    assert seen.count("#chips .chip") == 2


def test_hovering_says_what_it_is(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    seen.page.locator("#timeline .bar").first.hover()
    assert ":" in seen.text("#tip")
    assert seen.page.locator("#tip").is_visible()
    seen.page.keyboard.press("Escape")
    assert not seen.page.locator("#tip").is_visible()


def test_map_moves_and_grows(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    view = "document.querySelector('#globe').getAttribute('viewBox').split(' ').map(Number)"
    before = seen.page.evaluate(view)
    seen.page.locator("[data-z=in]").click()
    closer = seen.page.evaluate(view)
    assert closer[2] < before[2]
    seen.page.locator("#globe").focus()
    seen.page.keyboard.press("ArrowRight")
    assert seen.page.evaluate(view)[0] > closer[0]
    seen.page.locator("[data-z=all]").click()
    assert seen.page.evaluate(view)[2] >= before[2]


def test_charts_have_tables(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    for chart in ("timeline", "map", "network"):
        seen.page.locator(f"#{chart} summary").click()
        assert seen.page.locator(f"#{chart} details table").is_visible()
        assert seen.count(f"#{chart} details tbody tr") > 3


def test_language_changes_everything(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles, fragment="#e0")
    seen.page.locator("[data-lang=en]").click()
    body = seen.text("body")
    assert all(word in body for word in ("Timeline", "Visit", "occurred", "Event types", "Visitor"))
    assert not any(word in body for word in ("Zeitleiste", "Besucher", "eingetreten"))
    assert seen.page.evaluate("document.documentElement.lang") == "en"
    assert seen.page.title() == "Events in the news"


def test_next_and_previous_walk_through_the_list(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles)
    rows = seen.page.locator("#records tbody a")
    first, second = (rows.nth(n).get_attribute("href") for n in (0, 1))
    rows.nth(0).click()
    seen.page.locator(".step").nth(1).click()
    assert seen.page.evaluate("location.hash") == second
    seen.page.go_back()
    assert seen.page.evaluate("location.hash") == first


def _labels(page: Any) -> list[str]:
    """Outer HTML of what can be used but has no name for a screen reader."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('button, a[href], select, input, [role=button]')].filter((n) => "
        "!(n.getAttribute('aria-label') || n.textContent.trim() || (n.labels && n.labels.length)))"
        ".map((n) => n.outerHTML)"
    )
    return found


def test_everything_that_can_be_used_has_a_name(visit: Open, articles: list[Article]) -> None:
    assert _labels(visit(articles, fragment="#e0").page) == []


@pytest.mark.parametrize("width", [1280, 768, 400])
def test_nothing_sticks_out(visit: Open, articles: list[Article], width: int) -> None:
    seen = visit(articles, width=width, fragment="#e0")
    assert seen.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize(("scheme", "choice"), [("dark", ""), ("light", "dark")])
def test_dark_is_dark(visit: Open, articles: list[Article], scheme: str, choice: str) -> None:
    seen = visit(articles[:1], scheme=scheme)
    seen.page.locator("#theme").select_option(choice)
    colors = seen.page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
        ".map((c) => c.match(/\\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0))"
    )
    assert colors[0] < 150 < 600 < colors[1]


def test_print_leaves_the_tools_out(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles[:2], scheme="dark", fragment="#e0")
    seen.page.emulate_media(media="print")
    assert not seen.page.locator("#filters").is_visible()
    assert seen.page.locator("#records table").is_visible()
    color = seen.page.evaluate("getComputedStyle(document.body).color.match(/\\d+/g).map(Number)")
    assert max(color[:3]) < 80


def test_hostile_words_do_nothing(visit: Open, blank_nlp: Language) -> None:
    text = f"Scholz empfing Macron am Dienstag in Berlin. 😀 {_EVIL}"
    article = newsevents.extract(text, published="2024-05-30", nlp=blank_nlp)
    [event] = article.events
    filler = event.participants[0].model_copy(update={"name": _EVIL, "reason": _EVIL})
    assert event.place is not None
    event = event.model_copy(
        update={
            "type": _EVIL,
            "participants": (filler, *event.participants[1:]),
            "place": event.place.model_copy(update={"name": _EVIL, "within": (_EVIL,)}),
        }
    )
    bad = article.model_copy(
        update={"title": _EVIL, "id": _EVIL, "url": "javascript:window.hurt=1", "events": (event,)}
    )
    seen = visit([bad], title=_EVIL, fragment="#e0")
    seen.page.locator("#timeline .bar").hover()
    seen.page.locator("#links").select_option("all")
    seen.page.locator("#network .node circle").first.click()
    seen.page.locator("[data-lang=en]").click()
    assert seen.page.evaluate("window.hurt") is None
    assert seen.count("img") == 0
    assert seen.count("a[href^='javascript']") == 0
    assert _EVIL in seen.page.locator("#article").inner_text()
    assert [url for url in seen.asked if not url.startswith(("file:", "data:"))] == []
    assert seen.complaints == []


def test_policy_stops_what_is_put_in_afterwards(visit: Open, articles: list[Article]) -> None:
    seen = visit(articles[:1])
    seen.page.evaluate(
        "(() => { const s = document.createElement('script'); s.textContent = 'window.hurt = 1';"
        " document.body.append(s); const i = new Image(); i.src = 'https://example.org/x.png';"
        " document.body.append(i); })()"
    )
    assert seen.page.evaluate("window.hurt") is None
    assert seen.stopped == {"https://example.org/x.png": "csp"}
    assert any("Content Security Policy" in complaint for complaint in seen.complaints)


def test_empty_report_says_so(visit: Open) -> None:
    seen = visit([])
    assert "Kein Ereignis passt" in seen.text("#records")
    assert seen.complaints == []
