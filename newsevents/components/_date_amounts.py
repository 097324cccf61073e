"""Rules of durations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from newsevents.components._date_drafts import Draft, Rules, amount, amount_value, draft
from newsevents.components._date_patterns import Match
from newsevents.components._date_vocabulary import amount_of
from newsevents.lexicons import vocabulary

_AGE_LIMIT = 110


def _is_age(match: Match, unit: str, count: float | None) -> bool:
    if unit not in ("Y", "M", "W") or count is None or count > _AGE_LIMIT:
        return False
    behind = match.behind()
    if match.is_a(behind, "old"):
        return True
    if match.word(behind) in ("und", "oder") and match.word(match.behind(2)) in (
        "älter",
        "jünger",
        "mehr",
        "darüber",
    ):
        return True
    before, second = match.before(), match.before(2)
    if match.is_a(second, "age") or match.word(second) in ("Alter", "Alters"):
        return True
    if unit != "Y" or not match.word(match.last - 1).endswith("n"):
        return False
    if match.has("firstamount") and match.word(before) in ("zwischen", "von", "Zwischen", "Von"):
        people = match.word(second).lower().endswith(_people())
        return people or not match.is_a(behind, "Word")
    return match.word(before) in ("ab", "Ab", "mit", "Mit", "unter", "Unter") and not match.is_a(
        behind, "Word"
    )


@lru_cache(maxsize=1)
def _people() -> tuple[str, ...]:
    return tuple(vocabulary("calendar")["people"]["words"])


def durations(match: Match) -> Iterator[Draft]:
    """fünf Jahre; den vergangenen zwei Jahren; sechs bis acht Monate; rund 360 ehrenamtliche Stunden."""
    unit = match.value("unit")
    count = amount(match, "amount")
    if _is_age(match, unit, count):
        return
    if match.has("adjective") and not match.word(match.at("adjective")).endswith(
        ("e", "en", "er", "es", "em")
    ):
        return
    if match.is_a(match.first - 1, "slash", "dash", "colon") and match.word(match.first - 2).isdigit():
        return
    whole = count is not None and count == int(count)
    if match.has("firstamount"):
        first = amount(match, "firstamount")
        yield draft(
            match.first,
            match.found.end("firstamount"),
            "DURATION",
            "duration",
            amount_value(first, unit),
            unit=unit,
        )
        start, link = match.at("amount"), "range"
    else:
        start, link = match.first, ""
        if match.is_a(match.last, "dash") and match.is_a(match.last + 1, "Word"):  # "die 14-Tage-Frist"
            start = match.at("amount")
    words = match.word(start).lower()
    if words == "eines" and unit == "D" and match.is_a(start, "one"):
        return
    yield draft(
        start, match.last, "DURATION", "duration", amount_value(count, unit), unit=unit,
        offset=count if whole else None, link=link,
    )  # fmt: skip


def relative_durations(match: Match) -> Iterator[Draft]:
    """Den vergangenen fünf Jahren; die letzten zwölf Monate; diesen Tagen; den kommenden Jahren."""
    unit = match.value("unit")
    count = amount(match, "amount")
    if match.is_a(match.behind(), "old"):
        return
    if count is None and not match.has("amount") and match.has("rel") and match.is_a(match.at("rel"), "next"):
        yield draft(match.first, match.last, "DATE", "fixed", "FUTURE_REF")
        return
    yield draft(match.first, match.last, "DURATION", "fixed", amount_value(count, unit))


def bare_plurals(match: Match) -> Iterator[Draft]:
    """Seit Jahren; vor Monaten; über Jahre; Jahre lang."""
    at = match.at("unit")
    yield draft(at, at + 1, "DURATION", "fixed", amount_value(None, match.value("unit")))


def halves(match: Match) -> Iterator[Draft]:
    """Ein halbes Jahr; eine halbe Stunde."""
    value = vocabulary("calendar")["halves"].get(match.value("unit"))
    if value:
        yield draft(match.first, match.last, "DURATION", "fixed", value)


def wholes(match: Match) -> Iterator[Draft]:
    """Den ganzen Tag; das ganze Jahr."""
    unit = match.value("unit")
    if match.is_a(match.at("unit"), "one_unit"):
        yield draft(match.first, match.last, "DURATION", "fixed", amount_value(1, unit))


def fractions(match: Match) -> Iterator[Draft]:
    """Eine Viertelstunde; ein Vierteljahrhundert."""
    yield draft(match.first, match.last, "DURATION", "fixed", match.value("fraction"))


@lru_cache(maxsize=1)
def _lasting_things() -> tuple[str, ...]:
    return tuple(vocabulary("calendar")["lasting"]["words"])


def duration_adjectives(match: Match) -> Iterator[Draft]:
    """zweitägig; dreimonatigen; 14-tägige. "-jährig" only before a thing that lasts, never of a person."""
    unit, stem = match.value("adjective")
    start = match.first
    if match.has("digits"):
        count: float | None = amount(match, "digits")
    else:
        count = _stem_amount(stem)
        if stem and count is None and stem not in ("mehr", "viel"):
            return
        if not stem:
            return
    if unit == "Y":
        noun = match.word(match.behind()).lower()
        if not noun.endswith(_lasting_things()):
            return
    yield draft(start, match.last, "DURATION", "fixed", amount_value(count, unit))


def _stem_amount(stem: str) -> float | None:

    return 1 if stem == "ein" else amount_of(stem)


def long_adjectives(match: Match) -> Iterator[Draft]:
    """jahrelang; wochenlangen; langjährigen."""
    yield draft(match.first, match.last, "DURATION", "fixed", amount_value(None, match.value("adjective")))


_AMOUNT = "(?P<amount>{amount})"
_SOFT = "(?:{approximate} )?"

AMOUNT_RULES: Rules = (
    (
        f"{_SOFT}(?:{{article}} )?(?P<rel>{{relative}}) (?:{{ordinal}} )?(?:{_AMOUNT} )?"
        "(?:{adjective} )?(?P<unit>{many_unit})",
        relative_durations,
    ),
    (f"(?:{{article}} )?(?:{{ordinal}}|{{last}}) {_AMOUNT} (?P<unit>{{many_unit}})", relative_durations),
    ("{article} (?:{ordinal}|{early}) (?P<unit>{many_unit})(?! ?{year})", relative_durations),
    (f"{_SOFT}(?:{{article}}|{{one}})? ?{{half}} (?P<unit>{{one_unit}})", halves),
    ("(?:{article}|{one})? ?{whole} (?P<unit>{one_unit})", wholes),
    (f"{_SOFT}(?:{{article}}|{{one}})? ?(?P<fraction>{{fraction}})", fractions),
    (
        f"{_SOFT}(?:{{article}} )?(?:(?P<firstamount>{{amount}}) {{range}} )?{_AMOUNT} (?:{{dash}} )?"
        "(?:(?P<adjective>{adjective}) )?(?P<unit>{many_unit})",
        durations,
    ),
    (
        f"{_SOFT}(?P<amount>{{one}}|{{n12}}|{{numword}}) "
        "(?:(?P<adjective>{adjective}) )?(?P<unit>{one_unit})",
        durations,
    ),
    ("(?:(?P<digits>{digits}){dash})?(?P<adjective>{durationadj})", duration_adjectives),
    ("(?P<adjective>{longadj})", long_adjectives),
    ("[{before}{since}{after}{preposition}] (?P<unit>{many_unit})", bare_plurals),
    ("(?P<unit>{many_unit}) {long}", bare_plurals),
)
