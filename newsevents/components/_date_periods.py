"""Rules of months, seasons, quarters, decades and centuries."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._date_days import date_value, year_of
from newsevents.components._date_drafts import Draft, Rules, draft, link_of, relation
from newsevents.components._date_patterns import Match


def months(match: Match) -> Iterator[Draft]:
    """Mai 2021; Anfang Juni; vergangenen Mai; Juni und Juli 2014."""
    month, year = match.value("month") or match.value("abbr"), year_of(match)
    if match.word(match.at("month")) in ("Junis", "Julis") and match.word(match.before()) != "des":
        return  # the town of Chan Junis
    following = match.behind()
    if match.word(match.at("month")).startswith("August") and not year and match.at("month") == match.first:
        unnamed = match.before() < 0 or match.is_a(
            match.before(), "word", "Word", "comma", "dot", "lpar", "sign"
        )
        if match.is_a(following, "Word") and unnamed:
            return
    if match.has("firstmonth"):
        first = match.at("firstmonth")
        value = match.lexed.values[first]
        opening = match.at("firstphase") if match.has("firstphase") else first
        yield draft(
            opening, first + 1, "DATE", "date", date_value(year.get("year"), value, None), month=value,
            mod=match.value("firstphase"), **year,
        )  # fmt: skip
    start = match.at("start")
    yield draft(
        start, match.last, "DATE", "date", date_value(year.get("year"), month, None), month=month,
        mod=match.value("phase"), link=link_of(match, start) if match.has("firstmonth") else "",
        **(relation(match) | year),
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
        **(relation(match) | year),
    )  # fmt: skip


def quarters(match: Match) -> Iterator[Draft]:
    """Dritten Quartal 2009; ersten Halbjahr; zweiten Jahreshälfte; ersten Hälfte des Jahres."""
    year = year_of(match)
    letter = "Q" if match.has("quarter") else "H"
    number = match.value("number")
    if number is None:
        if match.has("rel"):
            rel = match.value("rel")
            yield draft(
                match.first,
                match.last,
                "DATE",
                "offset",
                f"XXXX-{letter}X",
                unit=letter,
                offset=rel,
                **relation(match),
            )
        return
    if number > (4 if letter == "Q" else 2) or number < 1:
        return
    period = f"{letter}{number}"
    value = f"{year['year']:04d}-{period}" if year.get("year") else f"XXXX-{period}"
    yield draft(match.first, match.last, "DATE", "period", value, period=period, **year)


def short_quarters(match: Match) -> Iterator[Draft]:
    """Q3 2014; Q1/2015; im Q2."""
    number, year = match.value("number"), match.value("year")
    if not 1 <= number <= 4 or (
        year is None and not match.is_a(match.before(), "in", "since", "until", "preposition")
    ):
        return
    value = f"{year:04d}-Q{number}" if year else f"XXXX-Q{number}"
    yield draft(match.first, match.last, "DATE", "period", value, period=f"Q{number}", year=year)


def centuries(match: Match) -> Iterator[Draft]:
    """15. Jahrhundert; Ende des 19. Jahrhunderts."""
    number = match.value("number")
    if match.value("unit") == "CE" and number and number <= 21:
        value = f"BC{number - 1:02d}" if match.value("era") == "BC" else f"{number - 1:02d}"
        yield draft(match.first, match.last, "DATE", "fixed", value, mod=match.value("phase"))


def decades(match: Match) -> Iterator[Draft]:
    """Den 60er Jahren; 1990er-Jahre; Neunzigerjahren; der achtziger Jahre."""
    if match.has("digits"):
        number = match.value("digits")
        if match.has("unit") and match.value("unit") != "Y":
            return
        if not match.has("unit") and number < 1000 and not match.has("bare"):
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
    """Siebziger und achtziger Jahren: the first of the two."""
    number = match.value("digits") if match.has("digits") else match.value("decade")
    if number % 10 == 0:
        yield draft(match.first, match.found.end("decade"), "DATE", "fixed", str((number + 1900) // 10))


_PHASE = "(?:(?P<phase>{phase}) )?"
_RELATIVE = "(?:(?P<rel>{relative}) )?"

PERIOD_RULES: Rules = (
    (
        "(?:(?:(?P<firstphase>{phase}) )?(?P<firstmonth>{month}) {range} (?:{from} )?)?"
        f"(?P<start>{_PHASE}(?:{{article}} (?={{relative}}))?{_RELATIVE})"
        "(?:(?P<month>{month})|(?P<abbr>{monthabbr}){dot}?(?= {year})){ofyear}",
        months,
    ),
    (
        f"{_PHASE}(?:{{article}} (?={{relative}}|{{season}} {{year}}))?{_RELATIVE}"
        "(?:{adjective} )?(?P<season>{season}){ofyear}",
        seasons,
    ),
    (
        "(?:{article} )?(?:(?P<number>{ordinal}|{n12}{dot})|(?P<rel>{relative})) "
        "(?:(?P<quarter>{quarter})|{halfyear}|{halfnoun} {article} {one_unit}){ofyear}",
        quarters,
    ),
    (
        "{quarterletter}(?P<number>{n12})(?:(?: |{slash})(?P<year>{year}))?(?![{dash}{dot}]?{digits})",
        short_quarters,
    ),
    (
        "(?:(?P<phase>{phase}) |(?:{article} )?(?:{ordinal} )?{halfnoun} )?(?:{article} )?"
        "(?P<number>{ordinal}|{day}{dot}) (?P<unit>{one_unit})(?!{year})(?: (?P<era>{era}))?",
        centuries,
    ),
    (
        "(?:{article} )?(?P<decade>{decade}|(?P<digits>{n99}{er})) {range} "
        "(?={article}? ?(?:{decade}|{n99}{er}) )",
        listed_decades,
    ),
    (
        "(?:(?P<phase>{phase}) (?=[{article}])|(?<={in}{gap}))(?:{article} )"
        "(?P<alone>{decades}|{decade})(?! ?{dash}?{many_unit})",
        decades,
    ),
    (
        "(?:(?P<phase>{phase}) {article} |(?<=[{in}{since}]{gap}){article} )"
        "(?P<bare>(?P<digits>[{n24}{n31}{n59}{n99}{year}]){dash}?{er})(?! ?{dash}?(?:{many_unit}|{Word}))",
        decades,
    ),
    (
        f"{_PHASE}(?:{{article}} )?(?:{{adjective}} )?"
        "(?:(?P<digits>[{n24}{n31}{n59}{n99}{year}]){dash}?{er}(?: ?{dash}?(?P<unit>{many_unit}))?"
        "|(?P<joined>{decadeyears})|(?P<decade>{decade}) ?{dash}?(?P<unit2>{many_unit}))",
        decades,
    ),
)
