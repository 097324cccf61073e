"""The grammar of calendar dates: days, months, years and the stretches of a year.

Each rule is a pattern over word classes and a function from its match to drafts of expressions. The rules run in
the order of ``RULES``; what one has taken, the next can't take.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from newsevents.components._date_patterns import Match, neighbour, rule

Draft = dict[str, Any]
Builder = Callable[[Match], Iterator[Draft]]


def draft(first: int, last: int, type_: str, kind: str, value: str, **more: Any) -> Draft:
    """A draft over the items from ``first`` up to, not including, ``last``."""
    return {"first": first, "last": last, "type": type_, "kind": kind, "value": value, **more}


def full_year(number: int, digits: str) -> int:
    """A year of two digits is taken from 1950 to 2049."""
    if len(digits) > 2:
        return number
    return number + (2000 if number < 50 else 1900)


def short_year(start: int, number: int) -> int:
    """The second year of "1998/99" or "2009-11"."""
    year = start // 100 * 100 + number
    return year if year > start else year + 100


def date_value(year: int | None, month: int | None, day: int | None) -> str:
    """A TIMEX3 date with X for what is not known."""
    value = f"{year:04d}" if year is not None else "XXXX"
    if month is not None:
        value += f"-{month:02d}"
        if day is not None:
            value += f"-{day:02d}"
    return value


def _valid(month: int | None, day: int | None) -> bool:
    if month is not None and not 1 <= month <= 12:
        return False
    return day is None or day <= (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[(month or 1) - 1]


def _ascending_link(match: Match, index: int) -> str:
    before = neighbour(match.lexed, index, -1)
    return "range" if before >= 0 and match.is_a(before, "until", "dash") else "list"


def nothing(match: Match) -> Iterator[Draft]:
    """Takes the stretch without making an expression of it."""
    del match
    yield from ()


# ---------------------------------------------------------------- numbers with dots


def numeric(match: Match) -> Iterator[Draft]:
    """10.09.2020 and 2020-09-10: the day stands first, or the form is ISO."""
    day, month = match.value("day"), match.value("month")
    index = match.at("year")
    digits = match.word(index)
    year = full_year(match.value("year"), digits)
    if not _valid(month, day):
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
    link = _ascending_link(match, start) if first_day is not None else ""
    yield draft(
        start, match.last, "DATE", "date", date_value(year, month, day), year=year, month=month, day=day,
        weekday=weekday, link=link,
    )  # fmt: skip


def iso(match: Match) -> Iterator[Draft]:
    """2020-09-10."""
    year, month, day = match.value("year"), match.value("month"), match.value("day")
    if len(match.word(match.at("month"))) == 2 == len(match.word(match.at("day"))) and _valid(month, day):
        yield draft(
            match.first, match.last, "DATE", "date", date_value(year, month, day), year=year, month=month, day=day
        )


def day_month_numbers(match: Match) -> Iterator[Draft]:
    """3.11. without a year, behind a preposition or a weekday."""
    day, month = match.value("day"), match.value("month")
    if _valid(month, day):
        yield draft(match.at("start"), match.last, "DATE", "date", date_value(None, month, day), month=month, day=day)


# ---------------------------------------------------------------- day and month


def year_of(match: Match) -> dict[str, Any]:
    """What the part behind a month or season says of the year."""
    for name in ("year", "yearof"):
        if match.has(name):
            return {"year": match.value(name)}
    if match.has("ofrel") and match.value("ofunit") == "Y":
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
        if not _valid(month, value):
            continue
        yield draft(
            first, last, "DATE", "date", date_value(year.get("year"), month, value), month=month, day=value,
            weekday=name, link=_ascending_link(match, first) if number else "", **year,
        )  # fmt: skip


# ---------------------------------------------------------------- months, seasons, quarters


def relation(match: Match, name: str = "rel") -> dict[str, Any]:
    """The relative adjective of a phrase as a name: last, next, this, same, following, preceding."""
    if not match.has(name):
        return {}
    index = match.at(name)
    for code in ("last", "next", "this", "current", "same", "following", "preceding"):
        if match.is_a(index, code):
            return {"relation": code}
    return {}


def months(match: Match) -> Iterator[Draft]:
    """Mai 2021; Anfang Juni; vergangenen Mai; Juni und Juli 2014."""
    month, year = match.value("month") or match.value("abbr"), year_of(match)
    following = match.behind()
    if match.word(match.at("month")).startswith("August") and not year and match.at("month") == match.first:
        unnamed = match.before() < 0 or match.is_a(match.before(), "word", "Word", "comma", "dot", "lpar", "sign")
        if match.is_a(following, "Word") and unnamed:
            return
    if match.has("firstmonth"):
        first = match.at("firstmonth")
        value = match.lexed.values[first]
        given = dict(year)
        yield draft(
            match.at("firstphase") if match.has("firstphase") else first, first + 1, "DATE", "date", date_value(given.get("year"), value, None), month=value,
            mod=match.value("firstphase"), **given,
        )  # fmt: skip
    start = match.at("start")
    yield draft(
        start, match.last, "DATE", "date", date_value(year.get("year"), month, None), month=month,
        mod=match.value("phase"), link=_ascending_link(match, start) if match.has("firstmonth") else "",
        **relation(match), **year,
    )  # fmt: skip


def seasons(match: Match) -> Iterator[Draft]:
    """Herbst 2011; im vergangenen Herbst; Winter 2013/14."""
    year = year_of(match)
    code = match.value("season")
    if match.is_a(match.last, "dash") and match.is_a(match.last + 1, "Word"):
        return
    value = f"{year['year']:04d}-{code}" if year.get("year") else f"XXXX-{code}"
    yield draft(
        match.first, match.last, "DATE", "period", value, period=code, mod=match.value("phase"),
        **relation(match), **year,
    )  # fmt: skip


def quarters(match: Match) -> Iterator[Draft]:
    """dritten Quartal 2009; ersten Halbjahr; zweiten Jahreshälfte; ersten Hälfte des Jahres."""
    year = year_of(match)
    letter = "Q" if match.has("quarter") else "H"
    number = match.value("number")
    if number is None:
        if match.has("rel"):
            rel = match.value("rel")
            yield draft(
                match.first, match.last, "DATE", "offset", f"XXXX-{letter}X", unit=letter, offset=rel, **relation(match)
            )
        return
    if number > (4 if letter == "Q" else 2) or number < 1:
        return
    period = f"{letter}{number}"
    value = f"{year['year']:04d}-{period}" if year.get("year") else f"XXXX-{period}"
    yield draft(match.first, match.last, "DATE", "period", value, period=period, **year)


# ---------------------------------------------------------------- years, decades, centuries


def centuries(match: Match) -> Iterator[Draft]:
    """15. Jahrhundert; Ende des 19. Jahrhunderts."""
    number = match.value("number")
    if match.value("unit") == "CE" and number and number <= 21:
        yield draft(match.first, match.last, "DATE", "fixed", f"{number - 1:02d}", mod=match.value("phase"))


def decades(match: Match) -> Iterator[Draft]:
    """den 60er Jahren; 1990er-Jahre; Neunzigerjahren; der achtziger Jahre."""
    if match.has("digits"):
        number = match.value("digits")
        if match.has("unit") and match.value("unit") != "Y":
            return
        if not match.has("unit") and number < 1000:
            return
    elif match.has("joined"):
        number = match.value("joined")
    elif match.has("alone"):
        number = match.value("alone")
    else:
        number = match.value("decade")
        if match.value("unit2") != "Y":
            return
    if number % 10:
        return
    if number < 100:
        number += 1900
    if 1000 <= number <= 2190:
        yield draft(match.first, match.last, "DATE", "fixed", str(number // 10), mod=match.value("phase"))


def listed_decades(match: Match) -> Iterator[Draft]:
    """siebziger und achtziger Jahren: the first of the two."""
    number = match.value("digits") if match.has("digits") else match.value("decade")
    if number % 10 == 0:
        yield draft(match.first, match.found.end("decade"), "DATE", "fixed", str((number + 1900) // 10))


def named_years(match: Match) -> Iterator[Draft]:
    """Jahr 2010; Saison 2007/08; Anfang 2022; zwischen 1943 bis 1945."""
    year = match.value("year")
    short = match.value("short")
    if match.is_a(match.at("noun"), "one_unit") and match.value("noun") != "Y":
        return
    if not match.has("short"):
        yield draft(match.first, match.last, "DATE", "date", f"{year:04d}", year=year, mod=match.value("phase"))
    else:
        digits = match.word(match.at("short"))
        last = short if len(digits) == 4 else short_year(year, short)
        if last == year + 1 or match.is_a(match.at("short") - 1, "slash"):
            value = f"{year:04d}/{last:04d}" if last > year else f"{year:04d}"
            yield draft(match.first, match.last, "DATE", "fixed", value)
        else:
            at = match.at("short")
            yield draft(match.first, match.at("year") + 1, "DATE", "date", f"{year:04d}", year=year)
            yield draft(at, match.last, "DATE", "date", f"{last:04d}", year=last, link="range")


def phase_years(match: Match) -> Iterator[Draft]:
    """Anfang 2022."""
    year = match.value("year")
    yield draft(match.first, match.last, "DATE", "date", f"{year:04d}", year=year, mod=match.value("phase"))


_COUNTING = frozenset(
    ("Nr", "Nummer", "Seite", "über", "Über", "mindestens", "Mindestens", "höchstens", "insgesamt", "maximal", "davon")
)
_CUES = ("in", "since", "until", "from", "before", "after", "round", "preposition", "lpar", "slash", "dash", "conjunction")


def bare_years(match: Match) -> Iterator[Draft]:
    """2014; 2009-2011; 1998/99: numbers of four digits that count nothing."""
    year = match.value("year")
    before, behind = match.before(), match.behind()
    digits = match.word(match.at("second")) if match.has("second") else ""
    second = match.value("second")
    if second is not None and len(digits) == 2:
        second = short_year(year, second) if match.is_a(match.at("second") - 1, "dash", "slash") else None
        if second is None or second - year > 60:
            return
    further = match.behind(2)
    if match.is_a(behind, "in") and match.is_a(further, "one_unit") and match.lexed.values[further] == "Y":
        return
    if match.is_a(behind, "until", "dash", "conjunction") and match.is_a(further, "number", "decimal"):
        return
    if match.is_a(behind, "measure", "big") or match.word(behind) in ("€", "$", "%", "°"):
        return
    if match.is_a(before, "decimal", "number", "approximate") or match.word(before) in _COUNTING:
        return
    if match.word(before) == "als" and match.word(match.before(2)) in ("mehr", "weniger", "Mehr", "Weniger"):
        return
    if match.is_a(match.last, "comma", "dot", "colon") and match.word(match.last + 1).isdigit():
        return
    if match.is_a(match.first - 1, "slash", "dash", "dot", "comma", "colon") and match.word(match.first - 2).isdigit():
        return
    cued = match.is_a(before, *_CUES)
    common = 1900 <= year <= 2059
    plain = not match.is_a(behind, "Word") or match.is_a(before, "lpar")
    if not common and not (1000 <= year < 1900 and cued and plain and year % 100):
        if not (match.is_a(before, "lpar") or match.has("second") and match.is_a(match.at("second") - 1, "dash")):
            return
    if year % 100 == 0 and year != 2000 and not cued:
        return
    if year % 50 == 0 and match.is_a(behind, "Word", "word") and not cued and year < 2000:
        return
    if second is not None and second <= year:
        return
    if second is not None and len(digits) == 2 and match.is_a(match.at("second") - 1, "slash") and second == year + 1:
        yield draft(match.first, match.last, "DATE", "fixed", f"{year:04d}/{second:04d}")
        return
    yield draft(match.at("year"), match.at("year") + 1, "DATE", "date", f"{year:04d}", year=year)
    if second is not None:
        at = match.at("second")
        yield draft(at, at + 1, "DATE", "date", f"{second:04d}", year=second, link=_ascending_link(match, at))


_DAY_ITEM = "(?:(?:(?:{relative}|{reldayadj}) )?(?:{weekday}|{wdabbr}{dot}?|{weekdaypart}) ?{comma}? (?:{article} )?)?"

RULES: tuple[tuple[Any, Builder], ...] = (
    (rule("(?<![{dash}{dot}])(?P<year>{year}){dash}(?P<month>{n12}){dash}(?P<day>{day})(?![{dash}])"), iso),
    (
        rule(
            "(?:(?P<first>(?P<firstday>{day}){dot} (?:(?P<firstmonth>{n12}){dot})?) {range} (?:{preposition} )?)?"
            "(?P<start>(?:(?P<weekday>{weekday}) {comma}? (?:{article} )?)?)"
            "(?P<day>{day}){dot} (?P<month>{n12}){dot} (?P<year>{year})"
        ),
        numeric,
    ),
    (
        rule(
            "(?:(?P<first>(?P<firstday>{day}){dot}(?:(?P<firstmonth>{n12}){dot})?) {range} )?"
            "(?P<start>(?:(?P<weekday>{weekday}) {comma}? (?:{article} )?)?)"
            "(?P<day>{day}){dot}(?P<month>{n12}){dot}(?P<year>{two})(?![{dot}{dash}{slash}{comma}]?{digits})"
        ),
        numeric,
    ),
    (
        rule(
            f"(?:{_DAY_ITEM}{{day}}{{dot}}? {{link}} (?:(?:{{at}}|{{from}}|{{preposition}}|{{article}}) )?){{0,12}}"
            f"{_DAY_ITEM}(?P<final>{{day}}){{dot}} (?:(?P<month>{{month}})|(?P<abbr>{{monthabbr}}){{dot}}?){{ofyear}}"
        ),
        day_months,
    ),
    (
        rule(
            "(?:(?:{at}|{from}|{until}|{article}|{weekday} {comma}?|{preposition}) )"
            "(?P<start>(?P<day>{day}){dot}(?P<month>{n12}){dot})(?!{digits})"
        ),
        day_month_numbers,
    ),
    (
        rule(
            "(?:(?:(?P<firstphase>{phase}) )?(?P<firstmonth>{month}) {range} (?:{from} )?)?"
            "(?P<start>(?:(?P<phase>{phase}) )?(?:{article} (?={relative}))?(?:(?P<rel>{relative}) )?)"
            "(?:(?P<month>{month})|(?P<abbr>{monthabbr}){dot}?(?= {year})){ofyear}"
        ),
        months,
    ),
    (rule("(?:(?P<phase>{phase}) )?(?:{article} (?={relative}|{season} {year}))?(?:(?P<rel>{relative}) )?(?:{adjective} )?(?P<season>{season}){ofyear}"), seasons),
    (
        rule(
            "(?:{article} )?(?:(?P<number>{ordinal}|{n12}{dot}|{last}|{next}|{this}|{current}) )"
            "(?:(?P<quarter>{quarter})|{halfyear}|{halfnoun} {article} {one_unit}){ofyear}"
        ),
        quarters,
    ),
    (rule("(?:(?P<phase>{phase}) |(?:{article} )?(?:{ordinal} )?{halfnoun} )?(?:{article} )?(?P<number>{ordinal}|{day}{dot}) (?P<unit>{one_unit})(?!{year})"), centuries),
    (rule("(?:{article} )?(?P<decade>{decade}|(?P<digits>{n99}{er})) {range} (?={article}? ?(?:{decade}|{n99}{er}) )"), listed_decades),
    (rule("(?:(?P<phase>{phase}) (?=[{article}])|(?<={in}{gap}))(?:{article} )(?P<alone>{decades}|{decade})(?! ?{dash}?{many_unit})"), decades),
    (
        rule(
            "(?:(?P<phase>{phase}) )?(?:{article} )?(?:{adjective} )?(?:(?P<digits>[{n24}{n31}{n59}{n99}{year}]){dash}?{er}"
            "(?: ?{dash}?(?P<unit>{many_unit}))?|(?P<joined>{decadeyears})|(?P<decade>{decade}) ?{dash}?(?P<unit2>{many_unit}))"
        ),
        decades,
    ),
    (
        rule(
            "(?:(?P<phase>{phase}) (?:{article} )?)?(?:{article} )?(?P<noun>{one_unit}|{yearnoun}) (?P<year>{year})"
            "(?: ?(?:{slash}|{dash}) ?(?P<short>{two}|{year}))?"
        ),
        named_years,
    ),
    (rule("(?P<phase>{phase}) (?P<year>{year})(?! ?[{measure}{big}])"), phase_years),
)

YEAR_RULES: tuple[tuple[Any, Builder], ...] = (
    (rule("(?P<year>{year})(?: ?{range} ?(?P<second>{year}|{two}))?(?!{er})"), bare_years),
)
