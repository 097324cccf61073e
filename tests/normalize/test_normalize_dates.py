from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsevents.errors import InputError
from newsevents.normalize._calendar import days_of, easter, first_advent, holiday
from newsevents.normalize.dates import DateExpression, parse_published, resolve_dates
from newsevents.values import DateSpan

PUBLISHED = dt.date(2024, 6, 18)  # a Tuesday


def _resolve(published: dt.date | None = PUBLISHED, **fields: object) -> DateSpan:
    given_fields: dict[str, object] = {
        "text": "x",
        "start": 0,
        "end": 1,
        "type": "DATE",
        "value": "XXXX",
    } | fields
    [span] = resolve_dates([DateExpression(**given_fields)], published=published)  # type: ignore[arg-type]
    return span


@pytest.mark.parametrize(
    ("given_value", "expected"),
    [
        ("2024-06-18", dt.date(2024, 6, 18)),
        (" 2024-06-18 ", dt.date(2024, 6, 18)),
        ("2024-06-18T23:30:00+02:00", dt.date(2024, 6, 18)),
        ("2024-06-18T23:30:00Z", dt.date(2024, 6, 18)),
        ("2024-06-18 07:15", dt.date(2024, 6, 18)),
        ("2024-06-18T23:30:00.1234567Z", dt.date(2024, 6, 18)),
        ("10.09.2020", dt.date(2020, 9, 10)),
        ("1. 9. 2020", dt.date(2020, 9, 1)),
        (dt.date(2024, 6, 18), dt.date(2024, 6, 18)),
        (dt.datetime(2024, 6, 18, 23, 30, tzinfo=dt.timezone.utc), dt.date(2024, 6, 18)),
        (None, None),
        ("", None),
    ],
)
def test_parse_published_reads_iso_and_german_dates(given_value: object, expected: dt.date | None) -> None:
    assert parse_published(given_value) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given_value", ["gestern", "2024-13-01", "31.02.2024", "2024-06-18Tabc", "09/10/2020", 20240618]
)
def test_parse_published_refuses_anything_else(given_value: object) -> None:
    with pytest.raises(InputError, match="is not a date") as caught:
        parse_published(given_value)  # type: ignore[arg-type]
    assert caught.value.slug == "published-not-a-date"
    assert "2024-06-18" in str(caught.value)


@pytest.mark.parametrize(
    ("value", "first", "last", "granularity"),
    [
        ("2024-06-18", "2024-06-18", "2024-06-18", "day"),
        ("2024-06-18T20:30", "2024-06-18", "2024-06-18", "day"),
        ("2024-06-18TEV", "2024-06-18", "2024-06-18", "day"),
        ("2024-02", "2024-02-01", "2024-02-29", "month"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2009-W53", "2009-12-28", "2010-01-03", "week"),
        ("2024-W25-WE", "2024-06-22", "2024-06-23", "weekend"),
        ("2024-Q3", "2024-07-01", "2024-09-30", "quarter"),
        ("2024-H1", "2024-01-01", "2024-06-30", "half"),
        ("2023-FA", "2023-09-01", "2023-11-30", "season"),
        ("2023-WI", "2023-12-01", "2024-02-29", "season"),
        ("199", "1990-01-01", "1999-12-31", "decade"),
        ("19", "1900-01-01", "1999-12-31", "century"),
        ("2007/2008", "2007-01-01", "2008-12-31", "span"),
    ],
)
def test_days_of_gives_both_ends_inside(value: str, first: str, last: str, granularity: str) -> None:
    assert days_of(value) == (dt.date.fromisoformat(first), dt.date.fromisoformat(last), granularity)


@pytest.mark.parametrize(
    "value", ["XXXX-06-18", "PRESENT_REF", "P3D", "2023-02-29", "2024-13", "2024-W54", "0000", ""]
)
def test_days_of_gives_nothing_for_what_names_no_days(value: str) -> None:
    assert days_of(value) is None


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "04-02"), (2000, "04-23"), (2008, "03-23"), (2011, "04-24"), (2024, "03-31"), (2038, "04-25")],
)
def test_easter_is_on_its_sunday(year: int, day: str) -> None:
    assert easter(year).isoformat() == f"{year}-{day}"


@given(year=st.integers(1583, 4099))
def test_feast_days_fall_on_their_weekdays(year: int) -> None:
    assert easter(year).isoweekday() == 7
    assert dt.date(year, 3, 22) <= easter(year) <= dt.date(year, 4, 25)
    assert first_advent(year).isoweekday() == 7
    assert dt.date(year, 11, 27) <= first_advent(year) <= dt.date(year, 12, 3)
    fridays = holiday("Karfreitag", year)
    assert fridays is not None
    assert fridays.isoweekday() == 5


@pytest.mark.parametrize(
    ("fields", "value", "first", "last"),
    [
        ({"kind": "weekday", "weekday": 3}, "2024-06-12", "2024-06-12", "2024-06-12"),
        ({"kind": "weekday", "weekday": 2}, "2024-06-18", "2024-06-18", "2024-06-18"),
        ({"kind": "weekday", "weekday": 3, "tense": "future"}, "2024-06-19", "2024-06-19", "2024-06-19"),
        ({"kind": "weekday", "weekday": 2, "relation": "last"}, "2024-06-11", "2024-06-11", "2024-06-11"),
        ({"kind": "weekday", "weekday": 2, "relation": "next"}, "2024-06-25", "2024-06-25", "2024-06-25"),
        ({"kind": "date", "month": 1, "day": 2}, "2024-01-02", "2024-01-02", "2024-01-02"),
        ({"kind": "date", "month": 12, "day": 30, "tense": "past"}, "2023-12-30", "2023-12-30", "2023-12-30"),
        ({"kind": "date", "month": 9, "tense": "past"}, "2023-09", "2023-09-01", "2023-09-30"),
        ({"kind": "date", "month": 2, "tense": "future"}, "2025-02", "2025-02-01", "2025-02-28"),
        ({"kind": "period", "period": "FA", "relation": "last"}, "2023-FA", "2023-09-01", "2023-11-30"),
        ({"kind": "offset", "unit": "W", "offset": -1}, "2024-W24", "2024-06-10", "2024-06-16"),
        ({"kind": "offset", "unit": "M", "offset": 1}, "2024-07", "2024-07-01", "2024-07-31"),
        ({"kind": "offset", "unit": "DE", "offset": -1}, "201", "2010-01-01", "2019-12-31"),
        ({"kind": "weekend", "relation": "last"}, "2024-W24-WE", "2024-06-15", "2024-06-16"),
        ({"kind": "clock", "type": "TIME", "part": "T20:30"}, "2024-06-18T20:30", "2024-06-18", "2024-06-18"),
        (
            {"kind": "holiday", "period": "Pfingstmontag", "tense": "past"},
            "2024-05-20",
            "2024-05-20",
            "2024-05-20",
        ),
        (
            {
                "kind": "duration",
                "type": "DURATION",
                "value": "P3D",
                "unit": "D",
                "offset": 3,
                "preposition": "vor",
            },
            "P3D",
            "2024-06-15",
            "2024-06-15",
        ),
        (
            {
                "kind": "duration",
                "type": "DURATION",
                "value": "P1Y",
                "unit": "Y",
                "offset": 1,
                "preposition": "vor",
            },
            "P1Y",
            "2023-01-01",
            "2023-12-31",
        ),
        (
            {
                "kind": "duration",
                "type": "DURATION",
                "value": "P3M",
                "unit": "M",
                "offset": 3,
                "preposition": "seit",
            },
            "P3M",
            "2024-03-01",
            "2024-06-18",
        ),
    ],
)
def test_resolve_counts_from_the_day_of_publication(
    fields: dict[str, object], value: str, first: str, last: str
) -> None:
    span = _resolve(**fields)
    assert (span.value, str(span.start), str(span.end)) == (value, first, last)
    assert span.method == "published"
    assert span.reason


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "weekday", "weekday": 3, "value": "XXXX-WXX-3"},
        {"kind": "date", "month": 5, "day": 3, "value": "XXXX-05-03"},
        {"kind": "offset", "unit": "D", "offset": -1, "value": "XXXX-XX-XX"},
        {"kind": "period", "period": "FA", "value": "XXXX-FA"},
        {"kind": "weekend", "value": "XXXX-WXX-WE"},
        {"kind": "today", "value": "XXXX-XX-XX"},
        {"kind": "holiday", "period": "Ostern", "value": "XXXX-XX-XX"},
        {"kind": "clock", "type": "TIME", "part": "T20:30", "value": "T20:30"},
    ],
)
def test_resolve_invents_no_days_without_the_day_of_publication(fields: dict[str, object]) -> None:
    span = _resolve(published=None, **fields)
    assert (span.start, span.end, span.granularity) == (None, None, None)
    assert (span.value, span.method) == (fields["value"], "underspecified")


def test_resolve_leans_on_the_date_named_before() -> None:
    named = DateExpression("3. Mai 2011", 0, 11, "DATE", "date", "2011-05-03", year=2011, month=5, day=3)
    after = DateExpression(
        "tags darauf",
        20,
        31,
        "DATE",
        "offset",
        "XXXX-XX-XX",
        unit="D",
        offset=1,
        anchor="context",
        sentence=1,
    )
    first, second = resolve_dates([named, after], published=PUBLISHED)
    assert (first.method, second.method) == ("explicit", "context")
    assert (second.value, second.start) == ("2011-05-04", dt.date(2011, 5, 4))


def test_resolve_takes_a_clock_time_to_the_day_of_its_sentence() -> None:
    named = DateExpression("3. Mai 2011", 0, 11, "DATE", "date", "2011-05-03", year=2011, month=5, day=3)
    clock = DateExpression("20 Uhr", 15, 21, "TIME", "clock", "T20:00", part="T20:00")
    assert resolve_dates([named, clock], published=None)[1].value == "2011-05-03T20:00"


def test_resolve_keeps_the_modifier_and_the_whole_year() -> None:
    span = _resolve(kind="date", year=2022, value="2022", mod="START")
    assert (span.value, span.mod, span.start, span.end) == (
        "2022",
        "START",
        dt.date(2022, 1, 1),
        dt.date(2022, 12, 31),
    )


KINDS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(
            [
                "fixed",
                "today",
                "date",
                "weekday",
                "holiday",
                "period",
                "offset",
                "weekend",
                "duration",
                "clock",
            ]
        ),
        "type": st.sampled_from(["DATE", "TIME", "DURATION", "SET"]),
        "value": st.sampled_from(["XXXX", "2014", "P3D", "199", "PRESENT_REF", "9999-WI", "9999-W53"]),
        "year": st.none() | st.integers(1, 9999),
        "month": st.none() | st.integers(1, 12),
        "day": st.none() | st.integers(1, 31),
        "weekday": st.none() | st.integers(1, 7),
        "unit": st.sampled_from(["Y", "M", "W", "D", "DE", "CE", "TH", "TM", "TS", "Q", "H", "WE"]),
        "offset": st.none() | st.integers(-200_000, 200_000) | st.sampled_from([0.5, 2.5]),
        "relation": st.sampled_from(
            ["", "last", "next", "this", "same", "following", "preceding", "story", "broad"]
        ),
        "anchor": st.sampled_from(["published", "context"]),
        "tense": st.sampled_from([None, "past", "future", "scheduled"]),
        "preposition": st.sampled_from(["", "vor", "seit", "in"]),
        "part": st.sampled_from(["", "TEV", "T20:30"]),
        "sentence": st.integers(0, 3),
    }
)


@given(rows=st.lists(KINDS, max_size=6), published=st.none() | st.dates())
@settings(max_examples=200, deadline=None)
def test_resolve_never_inverts_an_interval_nor_raises(
    rows: list[dict[str, object]], published: dt.date | None
) -> None:
    expressions = []
    for row in rows:
        period = "Ostern" if row["kind"] == "holiday" else "FA"
        expressions.append(DateExpression(text="x", start=0, end=1, period=period, **row))  # type: ignore[arg-type]
    spans = resolve_dates(expressions, published=published)
    assert len(spans) == len(expressions)
    for span in spans:
        assert (span.start is None) == (span.end is None) == (span.granularity is None)
        assert span.start is None or span.end is None or span.start <= span.end


_SCRIPT = (
    "import datetime as dt\n"
    "from newsevents.components.dates import find_in_text\n"
    "from newsevents.normalize.dates import resolve_dates\n"
    "text = 'Er kam gestern um 23.30 Uhr, heute und am Mittwoch; Ostern und vor drei Tagen, im März.'\n"
    "print(*[s.value for s in resolve_dates(find_in_text(text), published=dt.date(2024, 3, 31))])\n"
)


def test_answers_do_not_depend_on_the_time_zone() -> None:
    answers = set()
    for zone in ("Pacific/Kiritimati", "America/Los_Angeles"):
        run = subprocess.run(
            [sys.executable, "-c", _SCRIPT],
            env={**os.environ, "TZ": zone, "LC_ALL": "C", "PYTHONIOENCODING": "utf-8"},
            capture_output=True, text=True, encoding="utf-8", check=True,
        )  # fmt: skip
        answers.add(run.stdout)
    assert len(answers) == 1


def test_answers_do_not_depend_on_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken(dt.date):
        @classmethod
        def today(cls) -> Broken:
            raise AssertionError("the clock was read")

    monkeypatch.setattr("newsevents.normalize._resolver.dt.date", Broken)
    span = _resolve(kind="weekday", weekday=3)
    assert span.value == "2024-06-12"
