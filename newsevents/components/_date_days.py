"""Rules of calendar days: numbers with dots, ISO dates, day and month, lists of days."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsevents.components._date_drafts import Draft, Rules, draft, link_of
from newsevents.components._date_patterns import Match


def full_year(number: int, digits: str) -> int:
    """A year of two digits is taken from 1950 to 2049."""
    if len(digits) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def date_value(year: int | None, month: int | None, day: int | None) -> str:
    """A TIMEX3 date with X for what is not known."""
    value = f"{year:04d}" if year is not None else "XXXX"
    if month is not None:
        value += f"-{month:02d}"
        if day is not None:
            value += f"-{day:02d}"
    return value


def is_valid(month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[(month or 1) - 1]


def numeric(match: Match) -> Iterator[Draft]:
    """10.09.2020 and 2020-09-10: the day stands first, or the form is ISO."""
    day, month = match.value("day"), match.value("month")
    index = match.at("year")
    digits = match.word(index)
    year = full_year(match.value("year"), digits)
    if not is_valid(month, day):
        return
    first_day = match.value("firstday")
    if first_day is not None:
        first_month = match.value("firstmonth") or month
        yield draft(
            match.at("firstday"),
            match.found.end("first"),
            "DATE",
            "date",
            date_value(year, first_month, first_day),
            year=year,
            month=first_month,
            day=first_day,
        )
    start = match.at("start")
    weekday = match.value("weekday")
    link = link_of(match, start) if first_day is not None else ""
    yield draft(
        start, match.last, "DATE", "date", date_value(year, month, day), year=year, month=month, day=day,
        weekday=weekday, link=link,
    )  # fmt: skip


def iso(match: Match) -> Iterator[Draft]:
    """2020-09-10."""
    year, month, day = match.value("year"), match.value("month"), match.value("day")
    if len(match.word(match.at("month"))) == 2 == len(match.word(match.at("day"))) and is_valid(month, day):
        yield draft(
            match.first,
            match.last,
            "DATE",
            "date",
            date_value(year, month, day),
            year=year,
            month=month,
            day=day,
        )


def day_month_numbers(match: Match) -> Iterator[Draft]:
    """3.11. without a year, behind a preposition or a weekday."""
    day, month = match.value("day"), match.value("month")
    if is_valid(month, day):
        yield draft(
            match.at("start"), match.last, "DATE", "date", date_value(None, month, day), month=month, day=day
        )


def year_of(match: Match) -> dict[str, Any]:
    """What the part behind a month or season says of the year."""
    for name in ("year", "yearof"):
        if match.has(name):
            return {"year": match.value(name)}
    if match.has("apostrophe"):
        return {"year": full_year(match.value("apostrophe"), match.word(match.at("apostrophe")))}
    if match.has("ofrel") and match.value("ofunit") == "Y":
        if match.is_a(match.at("ofrel"), "same"):
            return {"relation": "same"}
        return {"yearstep": match.value("ofrel")}
    if match.has("ofnoun"):
        return {"yearstep": match.value("ofnoun")[1]}
    return {}


def day_months(match: Match) -> Iterator[Draft]:
    """3. Mai 2021; 18. und 19. Dezember; Donnerstag, 25. Februar."""
    month, year = match.value("month") or match.value("abbr"), year_of(match)
    if match.has("abbr") and not year and not match.is_a(match.at("abbr") + 1, "dot"):
        return
    index, opened, weekday, drafts = match.first, None, None, []
    while index < match.at("final"):
        if match.is_a(index, "weekday", "wdabbr", "weekdaypart"):
            opened = index if opened is None else opened
            value = match.lexed.values[index]
            weekday = value[0] if isinstance(value, tuple) else value
        elif match.is_a(index, "last", "next", "this", "current", "reldayadj"):
            opened = index if opened is None else opened
        elif match.is_a(index, "n12", "n24", "n31"):
            last = index + 2 if match.is_a(index + 1, "dot") else index + 1
            drafts.append((index if opened is None else opened, last, match.lexed.values[index], weekday))
            opened, weekday = None, None
        index += 1
    final = match.at("final")
    day = match.value("final")
    drafts.append((final if opened is None else opened, match.last, day, weekday))
    for number, (first, last, value, name) in enumerate(drafts):
        if not is_valid(month, value):
            continue
        yield draft(
            first, last, "DATE", "date", date_value(year.get("year"), month, value), month=month, day=value,
            weekday=name, link=link_of(match, first) if number else "", **year,
        )  # fmt: skip


_NAMED = "(?:(?:{relative}|{reldayadj}) )?(?:{weekday}|{wdabbr}{dot}?|{weekdaypart})"
_DAY_ITEM = f"(?:{_NAMED} ?{{comma}}? (?:{{article}} )?)?"
_NUMBER_LIST = (
    "(?:(?P<first>(?P<firstday>{day}){dot} ?(?:(?P<firstmonth>{n12}){dot})?) {range} (?:{preposition} )?)?"
)
_NUMBER_DAY = "(?P<start>(?:(?P<weekday>{weekday}) {comma}? (?:{article} )?)?)(?P<day>{day}){dot}"

DAY_RULES: Rules = (
    ("(?<![{dash}{dot}])(?P<year>{year}){dash}(?P<month>{n12}){dash}(?P<day>{day})(?![{dash}])", iso),
    (_NUMBER_LIST + _NUMBER_DAY + " (?P<month>{n12}){dot} (?P<year>{year})", numeric),
    (
        _NUMBER_LIST
        + _NUMBER_DAY
        + "(?P<month>{n12}){dot}(?P<year>{two})(?![{dot}{dash}{slash}{comma}]?{digits})",
        numeric,
    ),
    (
        f"(?:{_DAY_ITEM}{{day}}{{dot}}? {{link}} "
        "(?:(?:{at}|{from}|{preposition}|{article}) )?){0,12}"
        f"{_DAY_ITEM}(?P<final>{{day}}){{dot}} "
        "(?:(?P<month>{month})|(?P<abbr>{monthabbr}){dot}?){ofyear}",
        day_months,
    ),
    (
        "(?:(?:{at}|{from}|{until}|{article}|{weekday} {comma}?|{preposition}) )"
        "(?P<start>(?P<day>{day}){dot}(?P<month>{n12}){dot})(?!{digits})",
        day_month_numbers,
    ),
)
