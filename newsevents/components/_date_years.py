"""Rules of years: named ones, and bare numbers of four digits that count nothing."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._date_days import full_year
from newsevents.components._date_drafts import Draft, Rules, draft, link_of
from newsevents.components._date_patterns import Match

_COUNTING = frozenset(
    (
        "Nr",
        "Nummer",
        "Seite",
        "über",
        "Über",
        "mindestens",
        "Mindestens",
        "höchstens",
        "insgesamt",
        "maximal",
        "davon",
    )
)

_CUES = (
    "in",
    "since",
    "until",
    "from",
    "before",
    "after",
    "round",
    "preposition",
    "lpar",
    "slash",
    "dash",
    "conjunction",
)


def short_year(start: int, number: int) -> int:
    """The second year of "1998/99" or "2009-11"."""
    year = start // 100 * 100 + number
    return year if year > start else year + 100


def named_years(match: Match) -> Iterator[Draft]:
    """Jahr 2010; Saison 2007/08; Anfang 2022; zwischen 1943 bis 1945."""
    year = match.value("year")
    short = match.value("short")
    if match.is_a(match.at("noun"), "one_unit", "many_unit") and match.value("noun") != "Y":
        return
    if not match.has("short"):
        yield draft(
            match.first, match.last, "DATE", "date", f"{year:04d}", year=year, mod=match.value("phase")
        )
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


def eras(match: Match) -> Iterator[Draft]:
    """44 v. Chr.; Jahr 79 n. Chr."""
    number = match.value("number")
    if isinstance(number, int) and 0 < number < 10_000:
        value = f"BC{number:04d}" if match.value("era") == "BC" else f"{number:04d}"
        yield draft(match.first, match.last, "DATE", "fixed", value)


def phase_noun_years(match: Match) -> Iterator[Draft]:
    """Jahresbeginn 2014; Jahresende 2013."""
    unit, _, phase = match.value("noun")
    year = match.value("year")
    if unit == "Y" and phase in ("START", "MID", "END"):
        yield draft(match.first, match.last, "DATE", "date", f"{year:04d}", year=year, mod=phase)


def apostrophe_years(match: Match) -> Iterator[Draft]:
    """Seit '68; im Jahr '45: two digits behind an apostrophe, where a word says that a year follows."""
    digits = match.word(match.at("year"))
    if len(digits) == 2 and match.is_a(match.before(), "in", "since", "until", "from", "one_unit"):
        year = full_year(match.value("year"), digits)
        yield draft(match.first, match.last, "DATE", "date", f"{year:04d}", year=year)


def _counts(match: Match) -> bool:
    """Whether the words around a number show that it counts or numbers something."""
    before, behind, further = match.before(), match.behind(), match.behind(2)
    if match.is_a(behind, "in") and match.is_a(further, "one_unit") and match.lexed.values[further] == "Y":
        return True
    if match.is_a(behind, "until", "dash", "conjunction") and match.is_a(further, "number", "decimal"):
        return True
    if match.is_a(behind, "measure", "big") or match.word(behind) in ("€", "$", "%", "°"):
        return True
    if match.word(match.last) in ("*", "+", "=", "_", "×"):
        return True
    if match.is_a(before, "decimal", "number", "approximate") or match.word(before) in _COUNTING:
        return True
    if match.word(before) == "als" and match.word(match.before(2)).lower() in ("mehr", "weniger"):
        return True
    if match.is_a(match.last, "comma", "dot", "colon") and match.word(match.last + 1).isdigit():
        return True
    glued = match.is_a(match.first - 1, "slash", "dash", "dot", "comma", "colon")
    return glued and match.word(match.first - 2).isdigit()


def _is_year(match: Match, year: int) -> bool:
    """Whether a number looks like a year: of our time, or older and marked as a date."""
    before, behind = match.before(), match.behind()
    cued = match.is_a(before, *_CUES)
    if year % 100 == 0 and year != 2000 and not cued:
        return False
    if year % 50 == 0 and year < 2000 and match.is_a(behind, "Word", "word") and not cued:
        return False
    if 1900 <= year <= 2059 or match.is_a(before, "lpar"):
        return True
    if match.has("second") and match.is_a(match.at("second") - 1, "dash"):
        return True
    return year < 1900 and cued and year % 100 != 0 and not match.is_a(behind, "Word")


def _second_year(match: Match, year: int) -> int | None:
    """The second year of "2009-2011" or "1998/99"; 0 where the two are no pair of years."""
    if not match.has("second"):
        return None
    second: int = match.value("second")
    if len(match.word(match.at("second"))) == 2:
        if not match.is_a(match.at("second") - 1, "dash", "slash"):
            return None
        second = short_year(year, second)
    rising = year < second <= year + 400
    return second if rising or match.is_a(match.found.end("year") + 1, "conjunction") else 0


def bare_years(match: Match) -> Iterator[Draft]:
    """2014; 2009-2011; 1998/99: numbers of four digits that count nothing."""
    year = match.value("year")
    second = _second_year(match, year)
    if second == 0 or _counts(match) or not _is_year(match, year):
        return
    if second is None:
        yield draft(match.first, match.first + 1, "DATE", "date", f"{year:04d}", year=year)
        return
    at = match.at("second")
    if second == year + 1 and match.is_a(at - 1, "slash") and len(match.word(at)) == 2:
        yield draft(match.first, match.last, "DATE", "fixed", f"{year:04d}/{second:04d}")
        return
    yield draft(match.first, match.first + 1, "DATE", "date", f"{year:04d}", year=year)
    yield draft(at, at + 1, "DATE", "date", f"{second:04d}", year=second, link=link_of(match, at))


NAMED_YEAR_RULES: Rules = (
    ("(?:(?:{article} )?{one_unit} )?(?P<number>{digits}) (?P<era>{era})", eras),
    ("(?P<noun>{relnoun}) (?P<year>{year})", phase_noun_years),
    (
        "(?:(?P<phase>{phase}) (?:{article} )?)?(?:{article} )?"
        "(?P<noun>{one_unit}|{yearnoun}|(?<={in}{gap}){many_unit}) (?P<year>{year})"
        "(?: ?(?:{slash}|{dash}) ?(?P<short>{two}|{year}))?",
        named_years,
    ),
    ("(?P<phase>{phase}) (?P<year>{year})(?! ?[{measure}{big}])", phase_years),
)

YEAR_RULES: Rules = (
    (
        "(?P<year>{year})(?: ?{range} ?(?P<second>{year}|{two}(?! ?[{measure}{month}{Word}])))?(?!{er})",
        bare_years,
    ),
    ("{apostrophe}(?P<year>{two})(?![{apostrophe}{er}{dot}{comma}]{digits}?|{er})", apostrophe_years),
)
