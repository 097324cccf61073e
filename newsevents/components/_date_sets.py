"""Rules of sets (recurring times), feast days and loose words."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._date_drafts import Draft, Rules, amount, amount_value, draft
from newsevents.components._date_patterns import Match


def every(match: Match) -> Iterator[Draft]:
    """Jeden Tag; jeden zweiten Donnerstag im Monat; alle zwei Jahre; jeden Montagabend."""
    if match.has("weekday"):
        value = f"XXXX-WXX-{match.value('weekday')}"
        if match.has("month"):
            value = "P1M"
    elif match.has("joined"):
        weekday, part = match.value("joined")
        value = f"XXXX-WXX-{weekday}T{part}"
    elif match.has("part"):
        value = f"XXXX-XX-XXT{match.value('part')}"
    elif match.has("season"):
        value = f"XXXX-{match.value('season')}"
    elif match.has("named"):
        value = f"XXXX-{match.value('named'):02d}"
    else:
        unit = match.value("unit")
        count = amount(match, "amount") or (match.value("nth") if match.has("nth") else 1)
        value = amount_value(count, unit)
    yield draft(match.first, match.last, "SET", "fixed", value)


def day_by_day(match: Match) -> Iterator[Draft]:
    """Tag für Tag; Jahr um Jahr; von Woche zu Woche."""
    unit = match.value("unit")
    if unit == match.value("again") and match.word(match.at("link")) in ("für", "um", "zu"):
        yield draft(match.first, match.last, "SET", "fixed", amount_value(1, unit))


def each_time(match: Match) -> Iterator[Draft]:
    """Pro Jahr; einmal im Monat; 400 Euro im Monat; je zwei Wochen."""
    unit = match.value("unit")
    count = amount(match, "amount") if match.has("amount") else 1
    if unit in ("TH", "TM", "TS") and match.word(match.before()) in (
        "Kilometer",
        "Kilometern",
        "Meter",
        "Metern",
        "km",
    ):
        return
    yield draft(match.at("start"), match.last, "SET", "fixed", amount_value(count, unit))


_DATED = ("uhr", "relday", "weekday", "month", "year", "n0", "n12", "n24", "n31", "n59", "dot")


def set_words(match: Match) -> Iterator[Draft]:
    """täglich; jährlichen; werktags; montags; abends."""
    if match.has("weekday"):
        value = f"XXXX-WXX-{match.value('weekday')}"
    elif match.has("part"):
        if match.is_a(match.before(), *_DATED) or match.is_a(match.behind(), "round", "n12", "n24"):
            return
        value = f"XXXX-XX-XXT{match.value('part')}"
    else:
        value = match.value("word")
    yield draft(match.first, match.last, "SET", "fixed", value)


def holidays(match: Match) -> Iterator[Draft]:
    """Ostern 2019; Heiligabend; Tag der Deutschen Einheit."""
    year = match.value("year") if match.has("year") else None
    yield draft(
        match.first, match.last, "DATE", "holiday", "XXXX-XX-XX", period=match.value("name"), year=year
    )


def loose(match: Match) -> Iterator[Draft]:
    """jetzt; damals; vor kurzem; ehemalige."""
    if match.word(match.last - 1).lower() == "zur zeit" and match.is_a(match.behind(), "article", "from"):
        return
    yield draft(match.first, match.last, "DATE", "fixed", match.value("word"))


def loose_nouns(match: Match) -> Iterator[Draft]:
    """In Zukunft; in der Zukunft."""
    yield draft(match.at("start"), match.last, "DATE", "fixed", match.value("word"))


def former(match: Match) -> Iterator[Draft]:
    """Ex-Landesrat: the part before the hyphen."""
    yield draft(match.first, match.first + 1, "DATE", "fixed", "PAST_REF")


_AMOUNT = "(?P<amount>{amount})"

SET_RULES: Rules = (
    (
        "{every} (?:(?P<nth>{ordinal}|{last}) )?(?:(?P<unit>{one_unit})|(?P<weekday>{weekday})"
        "(?P<month> {in} {one_unit})?|(?P<joined>{weekdaypart})|(?P<part>{daypart})|(?P<season>{season})"
        "|(?P<named>{month}))",
        every,
    ),
    ("(?P<unit>{one_unit}) (?P<link>{preposition}|{round}) (?P<again>{one_unit})", day_by_day),
    (f"{{all}} {_AMOUNT} (?P<unit>{{many_unit}})", every),
    ("(?P<start>{per} (?P<unit>{one_unit}))", each_time),
    ("(?P<start>{times} {in} (?P<unit>{one_unit}))", each_time),
    ("{measure} (?P<start>{in} (?P<unit>{one_unit}))", each_time),
    (f"(?P<start>{{each}} {_AMOUNT} (?P<unit>{{many_unit}}))", each_time),
    ("(?P<word>{setadj}|{setword})|(?P<weekday>{weekdayset})|(?P<part>{dayadv})", set_words),
)

HOLIDAY_RULES: Rules = (("(?P<name>{holiday})(?: (?P<year>{year}))?", holidays),)

WORD_RULES: Rules = (
    ("(?P<word>{vagueword}|{vagueadj}|{vaguephrase})", loose),
    ("{in} (?P<start>(?:{article} )?(?P<word>{future}))", loose_nouns),
    ("{former}(?={dash}{Word})", former),
)
