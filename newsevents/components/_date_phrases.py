"""The grammar of relative and clock expressions: weekdays, phrases with units, durations, sets, hours, loose words."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from newsevents.components._date_grammar import Builder, Draft, draft, nothing, relation
from newsevents.components._date_patterns import Match, rule
from newsevents.lexicons import vocabulary

_OPEN = {"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "D": "XXXX-XX-XX", "DE": "XXX", "CE": "XX"}
_AGE_LIMIT = 110

# ---------------------------------------------------------------- clock


def _clock_part(hour: int, minute: int) -> str | None:
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        return None
    return f"T{hour:02d}:{minute:02d}"


def clock(match: Match) -> Iterator[Draft]:
    """20.30 Uhr; 14.30-18 Uhr; 9.30/12.30 Uhr; acht Uhr; um 12.15."""
    times: list[tuple[int, int, str]] = []
    end = match.found.end("times")
    index = match.first
    repeated = match.is_a(match.before(), "each") or match.is_a(match.before(2), "each")
    while index < end:
        if not match.is_a(index, "n0", "n12", "n24"):
            index += 1
            continue
        hour, minute, first = match.lexed.values[index], 0, index
        index += 1
        if match.is_a(index, "dot", "colon") and index + 1 < end and match.is_a(index - 1, "n0", "n12", "n24"):
            digits = match.word(index + 1)
            if digits.isdigit():
                if len(digits) != 2:
                    return
                minute = int(digits)
                index += 2
        part = _clock_part(hour, minute)
        if part is None:
            return
        times.append((first, index, part))
    more = match.value("minutes") if match.has("minutes") else None
    for number, (first, last, part) in enumerate(times):
        final = number == len(times) - 1
        if final and more is not None and part.endswith(":00"):
            part = f"{part[:-2]}{more:02d}"
        link = ""
        if number:
            link = "range" if match.is_a(first - 1, "dash", "until") or match.is_a(first - 2, "until", "dash") else "list"
        yield draft(
            first, match.last if final else last, "TIME", "clock", part, part=part, link=link,
            relation="repeated" if repeated else "",
        )  # fmt: skip


def clock_words(match: Match) -> Iterator[Draft]:
    """acht Uhr; halb acht."""
    number = match.value("number")
    if isinstance(number, int) and 0 < number <= 24:
        part = f"T{number - 1:02d}:30" if match.has("half") else f"T{number:02d}:00"
        yield draft(match.at("start"), match.last, "TIME", "clock", part, part=part)


def clock_names(match: Match) -> Iterator[Draft]:
    """Mitternacht."""
    part = match.value("name")
    if match.word(match.first - 1) != "-" and match.word(match.last) != "-":
        yield draft(match.first, match.last, "TIME", "clock", part, part=part)


def day_parts(match: Match) -> Iterator[Draft]:
    """am Nachmittag; in der Nacht; in den frühen Morgenstunden."""
    if match.is_a(match.behind(), "preposition") and match.word(match.behind()) in ("zum", "auf"):
        return
    if match.word(match.last) == "-":
        return
    part = "T" + match.value("part")
    start = match.at("start")
    yield draft(start, match.last, "TIME", "clock", part, part=part)


# ---------------------------------------------------------------- days


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
        match.first, match.last, "TIME" if part else "DATE", kind, "XXXX-XX-XX" + part, unit="D", offset=days, part=part
    )


def opening_tomorrow(match: Match) -> Iterator[Draft]:
    """Morgen, where it opens a sentence and so means the day."""
    at = match.at("day")
    if match.word(at) == "Morgen" and not match.is_a(match.behind(), "Word", "dash"):
        yield draft(at, at + 1, "DATE", "offset", "XXXX-XX-XX", unit="D", offset=1)


def today_adjectives(match: Match) -> Iterator[Draft]:
    """heutige (without its article)."""
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
        match.at("start"), match.last, "TIME" if part else "DATE", "weekday", value, weekday=weekday, part=part, **more
    )


def weekends(match: Match) -> Iterator[Draft]:
    """Wochenende; vergangenen Wochenende."""
    if match.value("unit") == "WE" and not match.is_a(match.before(), "one"):
        yield draft(match.at("start"), match.last, "DATE", "weekend", "XXXX-WXX-WE", mod=match.value("phase"), **relation(match))


# ---------------------------------------------------------------- phrases with a unit


def relative_units(match: Match) -> Iterator[Draft]:
    """vergangenes Jahr; diese Woche; nächsten Monat; am selben Tag; Ende des laufenden Jahres."""
    unit = match.value("unit")
    rel = relation(match).get("relation", "this")
    step = match.value("rel") if match.has("rel") else 0
    if unit not in _OPEN:
        if match.is_a(match.at("unit"), "one_unit") and rel in ("last", "next"):
            yield draft(match.first, match.last, "DURATION", "fixed", _amount_value(1, unit))
        return
    context = rel in ("same", "following", "preceding") or (rel == "this" and unit == "D" and match.has("rel"))
    story = {} if match.has("rel") and rel not in ("this", "current") else {"relation": "story"}
    mod = match.value("phase")
    yield draft(
        match.first, match.last, "DATE", "weekend" if unit == "WE" and not context else "offset", _OPEN[unit],
        unit=unit, offset=step, anchor="context" if context else "published", mod=mod, **({"relation": rel} | story),
    )  # fmt: skip


def relative_nouns(match: Match) -> Iterator[Draft]:
    """Vorjahr; Vortag; heuer; Ende Vorjahr."""
    unit, offset, anchor = match.value("noun")
    more = {"relation": "context-year"} if anchor == "published" and match.word(match.at("noun")) != "heuer" else {}
    yield draft(
        match.first, match.last, "DATE", "offset", _OPEN[unit], unit=unit, offset=offset, anchor=anchor,
        mod=match.value("phase"), **more,
    )  # fmt: skip


def later(match: Match) -> Iterator[Draft]:
    """zwei Tage später; ein Jahr zuvor; Stunden zuvor; tags darauf; am Tag danach."""
    sign = 1 if match.has("later") else -1
    unit = match.value("unit") if match.has("unit") else "D"
    count: float | None = 1
    if match.has("amount"):
        count = _amount(match, "amount")
    elif match.has("unit") and match.is_a(match.at("unit"), "many_unit"):
        count = None
    fine = unit in ("TH", "TM", "TS")
    value = "XXXX-XX-XXTXX:XX" if fine else _OPEN.get(unit, "XXXX-XX-XX")
    offset = None if count is None or (count != int(count) and not fine) else sign * count
    yield draft(
        match.first, match.last, "TIME" if fine else "DATE", "offset", value, unit=unit, offset=offset, anchor="context"
    )


def ordinal_units(match: Match) -> Iterator[Draft]:
    """ersten Tag; der dritten Woche: which one it is, the text alone doesn't say."""
    unit = match.value("unit")
    if unit in ("D", "W"):
        yield draft(match.first, match.last, "DATE", "fixed", _OPEN[unit])


# ---------------------------------------------------------------- durations


def _amount(match: Match, name: str) -> float | None:
    """The number an amount names; None where it names none ("einige")."""
    if not match.has(name):
        return None
    found: float | None = None
    for index in range(match.found.start(name), match.found.end(name)):
        if match.is_a(index, "one"):
            found = 1
        elif match.is_a(index, "unknown"):
            found = None
        elif match.is_a(index, "big"):
            found = found * match.lexed.values[index] if found is not None else None
        elif isinstance(match.lexed.values[index], (int, float)):
            found = match.lexed.values[index]
    return found


def _amount_value(count: float | None, unit: str) -> str:
    number = "X" if count is None else f"{count:g}" if count < 1e6 else str(int(count))
    return f"PT{number}{unit[1]}" if unit in ("TH", "TM", "TS") else f"P{number}{unit}"


def _is_age(match: Match, unit: str, count: float | None) -> bool:
    if unit not in ("Y", "M", "W") or count is None or count > _AGE_LIMIT:
        return False
    behind = match.behind()
    if match.is_a(behind, "old"):
        return True
    if match.word(behind) in ("und", "oder") and match.word(match.behind(2)) in ("älter", "jünger", "mehr", "darüber"):
        return True
    before, second = match.before(), match.before(2)
    if match.is_a(second, "age") or match.word(second) in ("Alter", "Alters"):
        return True
    if unit != "Y" or not match.word(match.last - 1).endswith("n"):
        return False
    if match.has("firstamount") and match.word(before) in ("zwischen", "von", "Zwischen", "Von"):
        return not match.is_a(behind, "Word")
    return match.word(before) in ("ab", "Ab", "mit", "Mit", "unter", "Unter") and not match.is_a(behind, "Word")


def durations(match: Match) -> Iterator[Draft]:
    """fünf Jahre; den vergangenen zwei Jahren; sechs bis acht Monate; rund 360 ehrenamtliche Stunden."""
    unit = match.value("unit")
    count = _amount(match, "amount")
    if _is_age(match, unit, count):
        return
    if match.has("adjective") and not match.word(match.at("adjective")).endswith(("e", "en", "er", "es", "em")):
        return
    if match.is_a(match.first - 1, "slash", "dash", "colon") and match.word(match.first - 2).isdigit():
        return
    whole = count is not None and count == int(count)
    if match.has("firstamount"):
        first = _amount(match, "firstamount")
        yield draft(match.first, match.found.end("firstamount"), "DURATION", "duration", _amount_value(first, unit), unit=unit)
        start, link = match.at("amount"), "range"
    else:
        start, link = match.first, ""
        if match.is_a(match.last, "dash") and match.is_a(match.last + 1, "Word"):  # "die 14-Tage-Frist"
            start = match.at("amount")
    words = match.word(start).lower()
    if words == "eines" and unit == "D" and match.is_a(start, "one"):
        return
    yield draft(
        start, match.last, "DURATION", "duration", _amount_value(count, unit), unit=unit,
        offset=count if whole else None, link=link,
    )  # fmt: skip


def relative_durations(match: Match) -> Iterator[Draft]:
    """den vergangenen fünf Jahren; die letzten zwölf Monate; diesen Tagen; den kommenden Jahren."""
    unit = match.value("unit")
    count = _amount(match, "amount")
    if match.is_a(match.behind(), "old"):
        return
    if count is None and not match.has("amount") and match.has("rel") and match.is_a(match.at("rel"), "next"):
        yield draft(match.first, match.last, "DATE", "fixed", "FUTURE_REF")
        return
    yield draft(match.first, match.last, "DURATION", "fixed", _amount_value(count, unit))


def bare_plurals(match: Match) -> Iterator[Draft]:
    """seit Jahren; vor Monaten; über Jahre; Jahre lang."""
    at = match.at("unit")
    yield draft(at, at + 1, "DURATION", "fixed", _amount_value(None, match.value("unit")))


def halves(match: Match) -> Iterator[Draft]:
    """ein halbes Jahr; eine halbe Stunde."""
    value = vocabulary("calendar")["halves"].get(match.value("unit"))
    if value:
        yield draft(match.first, match.last, "DURATION", "fixed", value)


def wholes(match: Match) -> Iterator[Draft]:
    """den ganzen Tag; das ganze Jahr."""
    unit = match.value("unit")
    if match.is_a(match.at("unit"), "one_unit"):
        yield draft(match.first, match.last, "DURATION", "fixed", _amount_value(1, unit))


def fractions(match: Match) -> Iterator[Draft]:
    """eine Viertelstunde; ein Vierteljahrhundert."""
    yield draft(match.first, match.last, "DURATION", "fixed", match.value("fraction"))


@lru_cache(maxsize=1)
def _lasting_things() -> tuple[str, ...]:
    return tuple(vocabulary("calendar")["lasting"]["words"])


def duration_adjectives(match: Match) -> Iterator[Draft]:
    """zweitägig; dreimonatigen; 14-tägige. "-jährig" only before a thing that lasts, never of a person."""
    unit, stem = match.value("adjective")
    start = match.first
    if match.has("digits"):
        count: float | None = _amount(match, "digits")
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
    yield draft(start, match.last, "DURATION", "fixed", _amount_value(count, unit))


def _stem_amount(stem: str) -> float | None:
    from newsevents.components._date_lexer import amount_of

    return 1 if stem == "ein" else amount_of(stem)


def long_adjectives(match: Match) -> Iterator[Draft]:
    """jahrelang; wochenlangen; langjährigen."""
    yield draft(match.first, match.last, "DURATION", "fixed", _amount_value(None, match.value("adjective")))


# ---------------------------------------------------------------- sets


def every(match: Match) -> Iterator[Draft]:
    """jeden Tag; jeden zweiten Donnerstag im Monat; alle zwei Jahre; jeden Montagabend."""
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
        count = _amount(match, "amount") or (match.value("nth") if match.has("nth") else 1)
        value = _amount_value(count, unit)
    yield draft(match.first, match.last, "SET", "fixed", value)


def each_time(match: Match) -> Iterator[Draft]:
    """pro Jahr; einmal im Monat; 400 Euro im Monat; je zwei Wochen."""
    unit = match.value("unit")
    count = _amount(match, "amount") if match.has("amount") else 1
    if unit in ("TH", "TM", "TS") and match.word(match.before()) in ("Kilometer", "Kilometern", "Meter", "Metern", "km"):
        return
    yield draft(match.at("start"), match.last, "SET", "fixed", _amount_value(count, unit))


def set_words(match: Match) -> Iterator[Draft]:
    """täglich; jährlichen; werktags; montags; abends."""
    if match.has("weekday"):
        value = f"XXXX-WXX-{match.value('weekday')}"
    elif match.has("part"):
        if match.is_a(match.before(), "uhr", "relday", "weekday"):
            return
        value = f"XXXX-XX-XXT{match.value('part')}"
    else:
        value = match.value("word")
    yield draft(match.first, match.last, "SET", "fixed", value)


# ---------------------------------------------------------------- feast days and loose words


def holidays(match: Match) -> Iterator[Draft]:
    """Ostern 2019; Heiligabend; Tag der Deutschen Einheit."""
    year = match.value("year") if match.has("year") else None
    yield draft(match.first, match.last, "DATE", "holiday", "XXXX-XX-XX", period=match.value("name"), year=year)


def loose(match: Match) -> Iterator[Draft]:
    """jetzt; damals; vor kurzem; ehemalige."""
    if match.word(match.last - 1).lower() == "zur zeit" and match.is_a(match.behind(), "article", "from"):
        return
    yield draft(match.first, match.last, "DATE", "fixed", match.value("word"))


def loose_nouns(match: Match) -> Iterator[Draft]:
    """in Zukunft; in der Zukunft."""
    yield draft(match.at("start"), match.last, "DATE", "fixed", match.value("word"))


def former(match: Match) -> Iterator[Draft]:
    """Ex-Landesrat: the part before the hyphen."""
    yield draft(match.first, match.first + 1, "DATE", "fixed", "PAST_REF")


_AMOUNT = "(?P<amount>{amount})"
_FIRST = "(?:(?P<firstamount>{amount}) {range} )?"

CLOCK_RULES: tuple[tuple[Any, Builder], ...] = (
    (rule("(?P<times>{time}(?: (?:{range}|{sign}) {time}){0,8}) {uhr}(?: (?P<minutes>{minute})(?! ?[{uhr}{dot}{measure}]))?"), clock),
    (
        rule(
            "(?<={round}{gap})(?P<times>{hour}[{dot}{colon}]{minute}(?: {range} {hour}[{dot}{colon}]{minute})?)"
            "(?! ?(?:{measure}|{digits}|{many_unit}|{dot}{digits}))"
        ),
        clock,
    ),
    (rule("(?P<start>(?P<number>{numword}|{one})) {uhr}"), clock_words),
    (rule("{round} (?P<start>(?P<half>{half}) (?P<number>{numword}))(?! ?(?:{many_unit}|{measure}))"), clock_words),
    (rule("(?P<name>{clockname})"), clock_names),
)

SET_RULES: tuple[tuple[Any, Builder], ...] = (
    (
        rule(
            "{every} (?:(?P<nth>{ordinal}|{last}) )?(?:(?P<unit>{one_unit})|(?P<weekday>{weekday})"
            "(?P<month> {in} {one_unit})?|(?P<joined>{weekdaypart})|(?P<part>{daypart})|(?P<season>{season})|(?P<named>{month}))"
        ),
        every,
    ),
    (rule(f"{{all}} {_AMOUNT} (?P<unit>{{many_unit}})"), every),
    (rule("(?P<start>{per} (?P<unit>{one_unit}))"), each_time),
    (rule("(?P<start>{times} {in} (?P<unit>{one_unit}))"), each_time),
    (rule("{measure} (?P<start>{in} (?P<unit>{one_unit}))"), each_time),
    (rule(f"(?P<start>{{each}} {_AMOUNT} (?P<unit>{{many_unit}}))"), each_time),
    (rule("(?P<word>{setadj}|{setword})|(?P<weekday>{weekdayset})|(?P<part>{dayadv})"), set_words),
)

PHRASE_RULES: tuple[tuple[Any, Builder], ...] = (
    (rule("(?P<day>{relday})(?: (?:(?P<part>{daypart}|{dayadv})|(?P<early>{early})|(?P<morning>{relday})(?! {conjunction})))?"), relative_days),
    (rule("(?:^|[{dot}{sign}{break}{colon}]) (?P<day>{daypart})"), opening_tomorrow),
    (
        rule(
            "(?P<start>(?:(?:{article} )?(?:(?P<rel>{relative})|(?P<today>{reldayadj})) )?)(?:{early} )?"
            "(?:(?P<weekday>{weekday})(?: (?:(?P<part>{daypart}|{dayadv}|{relday})|(?P<early>{early})))?|(?P<joined>{weekdaypart}))"
        ),
        weekdays,
    ),
    (rule("(?:{article} )?(?P<day>{reldayadj})"), today_adjectives),
    (
        rule(
            f"(?:(?:{{article}} (?={{one_unit}}))?(?:{_AMOUNT} )?(?P<unit>{{unit}})|{{dayadverb}}) (?:(?P<later>{{later}})|{{earlier}})"
        ),
        later,
    ),
    (rule("(?P<start>(?:(?P<phase>{phase}) )?(?:{article} (?={relative}))?(?:(?P<rel>{relative}) )?)(?P<unit>{one_unit})"), weekends),
    (
        rule(
            "(?:{approximate} )?(?:{article} )?(?P<rel>{relative}) (?:{ordinal} )?(?:" + _AMOUNT + " )?(?:{adjective} )?(?P<unit>{many_unit})"
        ),
        relative_durations,
    ),
    (rule("(?:{article} )?(?:{ordinal}|{last}) (?P<amount>{amount}) (?P<unit>{many_unit})"), relative_durations),
    (rule("{article} (?:{ordinal}|{early}) (?P<unit>{many_unit})(?! ?{year})"), relative_durations),
    (
        rule(
            "(?:(?P<phase>{phase}) )?(?:{article} )?(?P<rel>{relative}) (?:{adjective} )?(?P<unit>{one_unit})"
        ),
        relative_units,
    ),
    (rule("(?P<phase>{phase}) {article} (?P<unit>{one_unit})(?! ?{year})"), relative_units),
    (rule("(?:(?P<phase>{phase}) (?:{article} )?)?(?P<noun>{relnoun}|{relword})"), relative_nouns),
    (rule("(?:{article} )?{ordinal} (?P<unit>{one_unit})"), ordinal_units),
    (rule("(?:{approximate} )?(?:{article}|{one})? ?{half} (?P<unit>{one_unit})"), halves),
    (rule("(?:{article}|{one})? ?{whole} (?P<unit>{one_unit})"), wholes),
    (rule("(?:{approximate} )?(?:{article}|{one})? ?(?P<fraction>{fraction})"), fractions),
    (rule("{one} (?P<unit>{one_unit})(?={later})"), nothing),
    (
        rule(
            "(?:{approximate} )?(?:{article} )?" + _FIRST + _AMOUNT
            + " (?:{dash} )?(?:(?P<adjective>{adjective}) )?(?P<unit>{many_unit})"
        ),
        durations,
    ),
    (rule("(?:{approximate} )?(?P<amount>{one}|{n12}|{numword}) (?:(?P<adjective>{adjective}) )?(?P<unit>{one_unit})"), durations),
    (rule("(?:(?P<digits>{digits}){dash})?(?P<adjective>{durationadj})"), duration_adjectives),
    (rule("(?P<adjective>{longadj})"), long_adjectives),
    (rule("[{before}{since}{after}{preposition}] (?P<unit>{many_unit})"), bare_plurals),
    (rule("(?P<unit>{many_unit}) {long}"), bare_plurals),
)

WORD_RULES: tuple[tuple[Any, Builder], ...] = (
    (rule("(?:{at}|{round}) (?P<start>(?:(?:{early}|{relative}) )?(?P<part>{daypart}))"), day_parts),
    (rule("{in} {article} (?P<start>(?:{early} )?(?P<part>{daypart}))"), day_parts),
    (rule("{in} (?P<start>{article} (?:(?:{early}|{relative}) )?(?P<part>{dayhours}))"), day_parts),
    (rule("(?P<name>{holiday})(?: (?P<year>{year}))?"), holidays),
    (rule("(?P<word>{vagueword}|{vagueadj}|{vaguephrase})"), loose),
    (rule("{in} (?P<start>(?:{article} )?(?P<word>{future}))"), loose_nouns),
    (rule("{former}(?={dash}{Word})"), former),
)
