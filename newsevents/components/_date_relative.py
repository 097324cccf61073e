"""Rules of relative dates: today and its neighbors, weekdays, phrases with a unit of time."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsevents.components._date_drafts import OPEN, Draft, Rules, amount, amount_value, draft, relation
from newsevents.components._date_patterns import Match
from newsevents.lexicons import vocabulary


def relative_days(match: Match) -> Iterator[Draft]:
    """heute; gestern Abend; übermorgen."""
    days = match.value("day")
    word = match.word(match.at("day"))
    part = ""
    if match.has("part"):
        part = "T" + match.value("part")
    elif match.has("early") or match.has("morning"):
        part = "TMO"
    if word.lower() == "morgen" and match.is_a(match.before(), "article", "every", "one"):
        return
    if word != "Morgen" and word[0].isupper() and match.is_a(match.before(), "word", "at", "in", "article"):
        return
    kind = "today" if word.lower() == "heute" else "offset"
    yield draft(
        match.first,
        match.last,
        "TIME" if part else "DATE",
        kind,
        "XXXX-XX-XX" + part,
        unit="D",
        offset=days,
        part=part,
    )


def opening_tomorrow(match: Match) -> Iterator[Draft]:
    """Morgen, where it opens a sentence and so means the day."""
    at = match.at("day")
    if match.word(at) == "Morgen" and not match.is_a(match.behind(), "Word", "dash"):
        yield draft(at, at + 1, "DATE", "offset", "XXXX-XX-XX", unit="D", offset=1)


def today_phrases(match: Match) -> Iterator[Draft]:
    """Heutigen Tag; gestrigen Abend."""
    if match.has("unit") and match.value("unit") != "D":
        return
    part = "T" + match.value("part") if match.has("part") else ""
    yield draft(
        match.first, match.last, "TIME" if part else "DATE", "offset", "XXXX-XX-XX" + part,
        unit="D", offset=match.value("day"), part=part,
    )  # fmt: skip


def today_adjectives(match: Match) -> Iterator[Draft]:
    """Heutige (without its article)."""
    days = match.value("day")
    at = match.at("day")
    noun = match.word(match.behind()).lower()
    if days == 0 and not noun.endswith(tuple(vocabulary("calendar")["event_nouns"]["words"])):
        yield draft(at, at + 1, "DATE", "fixed", "PRESENT_REF")
    else:
        yield draft(at, at + 1, "DATE", "offset", "XXXX-XX-XX", unit="D", offset=days)


def weekdays(match: Match) -> Iterator[Draft]:
    """Mittwoch; Dienstagabend; vergangenen Freitag; am heutigen Donnerstag."""
    part = ""
    if match.has("joined"):
        weekday, code = match.value("joined")
        part = "T" + code
    else:
        weekday = match.value("weekday")
        if match.has("part"):
            part = "T" + match.value("part")
        elif match.has("early"):
            part = "TMO"
    more: dict[str, Any] = relation(match)
    if match.has("today"):
        more["offset"] = match.value("today")
    value = f"XXXX-WXX-{weekday}{part}"
    yield draft(
        match.at("start"),
        match.last,
        "TIME" if part else "DATE",
        "weekday",
        value,
        weekday=weekday,
        part=part,
        **more,
    )


def weekdays_of_weeks(match: Match) -> Iterator[Draft]:
    """Dienstag kommender Woche."""
    if match.value("unit") != "W":
        return
    weekday, part = match.value("joined") or (match.value("weekday"), "")
    part = f"T{part}" if part else ""
    yield draft(
        match.first, match.last, "TIME" if part else "DATE", "weekday", f"XXXX-WXX-{weekday}{part}",
        weekday=weekday, part=part, unit="W", offset=match.value("rel"),
    )  # fmt: skip


def weekends(match: Match) -> Iterator[Draft]:
    """Wochenende; vergangenen Wochenende."""
    if match.value("unit") == "WE" and not match.is_a(match.before(), "one"):
        yield draft(
            match.at("start"),
            match.last,
            "DATE",
            "weekend",
            "XXXX-WXX-WE",
            mod=match.value("phase"),
            **relation(match),
        )


def relative_units(match: Match) -> Iterator[Draft]:
    """Vergangenes Jahr; diese Woche; nächsten Monat; am selben Tag; Ende des laufenden Jahres."""
    unit = match.value("unit")
    rel = relation(match).get("relation", "this")
    step = match.value("rel") if match.has("rel") else 0
    if unit not in OPEN:
        if match.is_a(match.at("unit"), "one_unit") and rel in ("last", "next"):
            yield draft(match.first, match.last, "DURATION", "fixed", amount_value(1, unit))
        return
    if unit == "D" and rel == "last":  # the final day of something, not yesterday
        yield draft(match.first, match.last, "DATE", "fixed", OPEN[unit])
        return
    if unit == "D" and rel == "next":  # the day after the one named before
        rel = "following"
    context = rel in ("same", "following", "preceding") or (
        rel == "this" and unit == "D" and match.has("rel")
    )
    story = {} if match.has("rel") and rel not in ("this", "current") else {"relation": "story"}
    mod = match.value("phase")
    kind = "weekend" if unit == "WE" and not context else "offset"
    anchor = "context" if context else "published"
    yield draft(
        match.first, match.last, "DATE", kind, OPEN[unit], unit=unit, offset=step, anchor=anchor, mod=mod,
        **({"relation": rel} | story),
    )  # fmt: skip


def relative_nouns(match: Match) -> Iterator[Draft]:
    """Vorjahr; Vortag; heuer; Ende Vorjahr."""
    unit, offset, anchor = match.value("noun")
    phase = match.value("phase")
    if anchor in ("START", "MID", "END"):
        phase, anchor = anchor, "published"
    more = (
        {"relation": "context-year"}
        if anchor == "published" and match.word(match.at("noun")) != "heuer"
        else {}
    )
    yield draft(
        match.first, match.last, "DATE", "offset", OPEN[unit], unit=unit, offset=offset, anchor=anchor,
        mod=phase, **more,
    )  # fmt: skip


def later(match: Match) -> Iterator[Draft]:
    """Zwei Tage später; ein Jahr zuvor; Stunden zuvor; tags darauf; am Tag danach."""
    sign = 1 if match.has("later") else -1
    unit = match.value("unit") if match.has("unit") else "D"
    count: float | None = 1
    if match.has("amount"):
        count = amount(match, "amount")
    elif match.has("unit") and match.is_a(match.at("unit"), "many_unit"):
        count = None
    fine = unit in ("TH", "TM", "TS")
    value = "XXXX-XX-XXTXX:XX" if fine else OPEN.get(unit, "XXXX-XX-XX")
    offset = None if count is None or (count != int(count) and not fine) else sign * count
    yield draft(
        match.first,
        match.last,
        "TIME" if fine else "DATE",
        "offset",
        value,
        unit=unit,
        offset=offset,
        anchor="context",
    )


def ordinal_units(match: Match) -> Iterator[Draft]:
    """Ersten Tag; der dritten Woche: which one it is, the text alone doesn't say."""
    unit = match.value("unit")
    if unit in ("D", "W"):
        yield draft(match.first, match.last, "DATE", "fixed", OPEN[unit])


_PHASE = "(?:(?P<phase>{phase}) )?"

RELATIVE_RULES: Rules = (
    (
        "(?P<day>{relday})(?: (?:(?P<part>{daypart}|{dayadv})|(?P<early>{early})"
        "|(?P<morning>{relday})(?! {conjunction})))?",
        relative_days,
    ),
    ("(?:^|[{dot}{sign}{break}{colon}]) (?P<day>{daypart})", opening_tomorrow),
    (
        "(?:(?P<weekday>{weekday})|(?P<joined>{weekdaypart})) "
        "(?:{article} )?(?P<rel>{relative}) (?P<unit>{one_unit})",
        weekdays_of_weeks,
    ),
    (
        "(?P<start>(?:(?:{article} )?(?:(?P<rel>{relative})|(?P<today>{reldayadj})) )?)(?:{early} )?"
        "(?:(?P<weekday>{weekday})(?: (?:(?P<part>{daypart}|{dayadv}|{relday})|(?P<early>{early})))?"
        "|(?P<joined>{weekdaypart}))",
        weekdays,
    ),
    ("(?:{article} )?(?P<day>{reldayadj}) (?:(?P<unit>{one_unit})|(?P<part>{daypart}))", today_phrases),
    ("(?:{article} )?(?P<day>{reldayadj})", today_adjectives),
    (
        "(?:(?:{article} (?={one_unit}))?(?:(?P<amount>{amount}) )?(?P<unit>{unit})|{dayadverb}) "
        "(?:(?P<later>{later})|{earlier})",
        later,
    ),
    (
        f"(?P<start>{_PHASE}(?:{{article}} (?={{relative}}))?(?:(?P<rel>{{relative}}) )?)"
        "(?P<unit>{one_unit})",
        weekends,
    ),
    (
        f"{_PHASE}(?:{{article}} )?(?P<rel>{{relative}}) (?:{{adjective}} )?(?P<unit>{{one_unit}})",
        relative_units,
    ),
    ("(?P<phase>{phase}) {article} (?P<unit>{one_unit})(?! ?{year})", relative_units),
    ("(?:(?P<phase>{phase}) (?:{article} )?)?(?P<noun>{relnoun}|{relword})", relative_nouns),
    ("(?:{article} )?{ordinal} (?P<unit>{one_unit})", ordinal_units),
)
