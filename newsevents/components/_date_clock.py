"""Rules of clock times and parts of the day."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._date_drafts import Draft, Rules, draft
from newsevents.components._date_patterns import Match


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
        if (
            match.is_a(index, "dot", "colon")
            and index + 1 < end
            and match.is_a(index - 1, "n0", "n12", "n24")
        ):
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
            link = (
                "range"
                if match.is_a(first - 1, "dash", "until") or match.is_a(first - 2, "until", "dash")
                else "list"
            )
        yield draft(
            first, match.last if final else last, "TIME", "clock", part, part=part, link=link,
            relation="repeated" if repeated else "",
        )  # fmt: skip


def clock_words(match: Match) -> Iterator[Draft]:
    """Acht Uhr; halb acht."""
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
    """Am Nachmittag; in der Nacht; in den frühen Morgenstunden."""
    if match.is_a(match.behind(), "preposition") and match.word(match.behind()) in ("zum", "auf", "zu"):
        return
    if match.word(match.last) == "-" or match.word(match.behind()) == "vom":
        return
    part = "T" + match.value("part")
    start = match.at("start")
    yield draft(start, match.last, "TIME", "clock", part, part=part)


CLOCK_RULES: Rules = (
    (
        "(?P<times>{time}(?: (?:{range}|{sign}) {time}){0,8}) {uhr}"
        "(?: (?P<minutes>{minute})(?! ?[{uhr}{dot}{measure}]))?",
        clock,
    ),
    (
        "(?<={round}{gap})(?P<times>{hour}[{dot}{colon}]{minute}(?: {range} {hour}[{dot}{colon}]{minute})?)"
        "(?! ?(?:{measure}|{digits}|{many_unit}|{dot}{digits}))",
        clock,
    ),
    ("(?P<start>(?P<number>{numword}|{one})) {uhr}", clock_words),
    (
        "{round} (?P<start>(?P<half>{half}) (?P<number>{numword}))(?! ?(?:{many_unit}|{measure}))",
        clock_words,
    ),
    ("(?P<name>{clockname})", clock_names),
)

DAY_PART_RULES: Rules = (
    ("(?:{at}|{round}) (?P<start>(?:(?:{early}|{relative}) )?(?P<part>{daypart}))", day_parts),
    ("{in} {article} (?P<start>(?:{early} )?(?P<part>{daypart}))", day_parts),
    ("{in} (?P<start>{article} (?:(?:{early}|{relative}) )?(?P<part>{dayhours}))", day_parts),
)
