"""Calendar arithmetic behind the dates: TIMEX3 values to days, feast days, steps by units."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from newsevents.lexicons import vocabulary
from newsevents.values import Granularity

Days = tuple[dt.date, dt.date, Granularity]

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T.*)?")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")
_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})(-WE)?")
_PERIOD = re.compile(r"([0-9]{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_YEARS = re.compile(r"([0-9]{4})/([0-9]{4})")


def month_end(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def safe_date(year: int, month: int, day: int) -> dt.date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add_months(day: dt.date, months: int) -> dt.date | None:
    """The same day some months on, or the last day of a shorter month; None outside the calendar."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return None
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def add_days(day: dt.date, days: int) -> dt.date | None:
    """The day some days on; None outside the calendar."""
    try:
        return day + dt.timedelta(days=days)
    except OverflowError:
        return None


def week_value(day: dt.date) -> str:
    """The ISO week of a day as TIMEX3 value."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def easter(year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    shift = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    correction = (golden + 11 * moon + 22 * shift) // 451
    month, day = divmod(moon + shift - 7 * correction + 114, 31)
    return dt.date(year, month, day + 1)


def first_advent(year: int) -> dt.date:
    """The first of the four Sundays before Christmas."""
    christmas = dt.date(year, 12, 25)
    return christmas - dt.timedelta(days=christmas.isoweekday() + 21)


def holiday(name: str, year: int) -> dt.date | None:
    """The day of a feast of ``calendar.toml`` in a year."""
    table = vocabulary("calendar")["holidays"]
    if name in table["fixed"]:
        month, day = table["fixed"][name]
        return safe_date(year, month, day)
    if year < 1583:
        return None
    if name in table["easter"]:
        return easter(year) + dt.timedelta(days=table["easter"][name])
    return first_advent(year) + dt.timedelta(days=table["advent"][name])


def _months(first_year: int, first: int, last_year: int, last: int, granularity: Granularity) -> Days | None:
    if not dt.MINYEAR <= first_year <= last_year <= dt.MAXYEAR:
        return None
    return dt.date(first_year, first, 1), month_end(last_year, last), granularity


def _period(year: int, period: str) -> Days | None:
    if period[0] == "Q":
        last = 3 * int(period[1])
        return _months(year, last - 2, year, last, "quarter")
    if period[0] == "H":
        last = 6 * int(period[1])
        return _months(year, last - 5, year, last, "half")
    first, last = SEASON_MONTHS[period]
    return _months(year, first, year + (last < first), last, "season")


def _week(year: int, week: int, weekend: bool) -> Days | None:
    try:
        monday = dt.date.fromisocalendar(year, week, 1)
        sunday = monday + dt.timedelta(days=6)
    except (ValueError, OverflowError):
        return None
    if weekend:
        return sunday - dt.timedelta(days=1), sunday, "weekend"
    return monday, sunday, "week"


def days_of(value: str) -> Days | None:
    """The days a TIMEX3 value of type DATE or TIME covers, or None where it names none.

    A winter starts in December of its year. Decades and centuries are the values of three and two digits
    ("199", "19").
    """
    if match := _DATE.fullmatch(value):
        day = safe_date(int(match[1]), int(match[2]), int(match[3]))
        return (day, day, "day") if day else None
    if match := _MONTH.fullmatch(value):
        month = int(match[2])
        return _months(int(match[1]), month, int(match[1]), month, "month") if 1 <= month <= 12 else None
    if match := _WEEK.fullmatch(value):
        return _week(int(match[1]), int(match[2]), bool(match[3]))
    if match := _PERIOD.fullmatch(value):
        return _period(int(match[1]), match[2])
    if match := _YEARS.fullmatch(value):
        return _months(int(match[1]), 1, int(match[2]), 12, "span")
    if value.isascii() and value.isdigit() and 2 <= len(value) <= 4:
        scale = 10 ** (4 - len(value))
        granularity: Granularity = {1: "year", 10: "decade"}.get(scale, "century")  # type: ignore[assignment]
        first = int(value) * scale
        return _months(max(first, 1), 1, first + scale - 1, 12, granularity)
    return None


def stepped(anchor: dt.date, unit: str, count: int) -> str | None:
    """The TIMEX3 value some units on from a day: a day, week, month, quarter, half, year, decade, century."""
    if abs(count) > 100_000:
        return None
    if unit == "D":
        day = add_days(anchor, count)
        return day.isoformat() if day else None
    if unit in ("W", "WE"):
        day = add_days(anchor, 7 * count)
        return week_value(day) + ("-WE" if unit == "WE" else "") if day else None
    if unit == "M":
        day = add_months(anchor, count)
        return f"{day.year:04d}-{day.month:02d}" if day else None
    if unit == "Q":
        day = add_months(anchor, 3 * count)
        return f"{day.year:04d}-Q{(day.month + 2) // 3}" if day else None
    if unit == "H":
        day = add_months(anchor, 6 * count)
        return f"{day.year:04d}-H{(day.month + 5) // 6}" if day else None
    scale = {"Y": 1, "DE": 10, "CE": 100}[unit]
    year = anchor.year + scale * count
    return f"{year // scale:0{5 - len(str(scale))}d}" if 1 <= year <= 9999 else None
