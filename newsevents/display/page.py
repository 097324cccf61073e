"""HTML for notebooks: no scripts, everything escaped, light and dark."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from newsevents.article import Article, Entity
from newsevents.display.colors import ENTITIES, OTHER, TYPES
from newsevents.display.labels import Lang, label
from newsevents.display.marks import Piece, cut
from newsevents.display.views import (
    Value,
    days,
    entity_marks,
    event_marks,
    quoted,
    reasons,
    rows,
    segment_marks,
)
from newsevents.event_types import Event
from newsevents.values import DateSpan

if TYPE_CHECKING:
    from jinja2 import Environment, Template

#: Where notebooks say that they are dark or light, whatever the system says.
_LIGHT = ('[data-jp-theme-light="true"]', ".vscode-light", "html[theme=light]")
_DARK = (
    *('[data-jp-theme-light="false"]', ".vscode-dark", ".vscode-high-contrast", "html[theme=dark]"),
    '[data-md-color-scheme="slate"]',
)
_GROUND = (
    "color-scheme:light;--fg:#1b1f24;--soft:#5b6570;--line:#d5dae0;--bg:#fff;--raised:#f6f8fa;",
    "color-scheme:dark;--fg:#e6e9ec;--soft:#a3adb8;--line:#3a424c;--bg:#16181d;--raised:#1e2228;",
)


@dataclass(frozen=True, slots=True)
class Card:
    """A record as a card."""

    number: int | None
    type: str
    name: str
    status: str
    status_name: str
    confidence: str
    rows: list[tuple[str, list[Value]]]
    quotes: list[list[Piece]]
    reasons: list[str]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table; ``type`` is the event type that colors it, or ""."""

    cells: list[list[Value]]
    type: str = ""


def article_html(article: Article, lang: Lang) -> str:
    """Return an article: its text with marks, a card for each record, names and dates."""
    marks = (
        *segment_marks(article),
        *entity_marks(article, lang),
        *event_marks(article.events, lang, numbered=True),
    )
    entities = (*article.persons, *article.places, *article.organizations)
    lines = [_entity_line(entity, lang) for entity in entities]
    lines += [_date_line(date, lang) for date in article.dates]
    view = {
        "what": "article",
        "title": article.title or article.id or label("notebook", "unnamed", lang),
        "published": article.published,
        "key": [(kind.lower(), label("entities", kind, lang)) for kind in ENTITIES],
        "pieces": list(cut(article.text, marks)),
        "records": [_card(event, lang, number) for number, event in enumerate(article.events, start=1)],
        "heads": _entity_heads(lang),
        "lines": lines,
    }
    return _render(view, lang)


def event_html(event: Event, lang: Lang) -> str:
    """Return a record as a card with its sentences."""
    return _render({"what": "record", "record": _card(event, lang)}, lang)


def entity_html(entity: Entity, lang: Lang) -> str:
    """Return an entity as a table of one row."""
    return entities_html((entity,), lang, limit=1)


def events_html(events: Sequence[Event], lang: Lang, *, limit: int, origins: Sequence[str] = ()) -> str:
    """Return records as a table; ``origins`` names the article of each, where there are several."""
    heads = [label("fields", name, lang) for name in ("type", "status")]
    heads += [label("notebook", "who", lang), *(label("fields", name, lang) for name in ("place", "date"))]
    heads += [label("fields", "triggers", lang)]
    if origins:
        heads.append(label("notebook", "article", lang))
    lines = []
    for number, event in enumerate(events[:limit]):
        filled = rows_of_event(event, lang)
        if origins:
            filled.append([Value(origins[number])])
        lines.append(Line(filled, event.type))
    return _table(heads, lines, len(events) - len(lines), lang)


def entities_html(entities: Sequence[Entity], lang: Lang, *, limit: int) -> str:
    """Return entities as a table."""
    lines = [_entity_line(entity, lang) for entity in entities[:limit]]
    return _table(_entity_heads(lang), lines, len(entities) - len(lines), lang)


def rows_of_event(event: Event, lang: Lang) -> list[list[Value]]:
    """Return the cells of a record: type, status, who, place, date, triggers."""
    who = [
        Value(filler.name, " · ".join(filter(None, (label("roles", role, lang), quoted(filler)))))
        for role, fillers in event.roles().items()
        for filler in fillers
    ]
    place = (
        [Value(", ".join((event.place.name, *event.place.within)), quoted(event.place))]
        if event.place
        else []
    )
    date = [Value(days(event.date), quoted(event.date))] if event.date else []
    triggers = [Value(text) for text in dict.fromkeys(trigger.text for trigger in event.triggers)]
    kind = [Value(label("types", event.type, lang), "\n".join(piece.text for piece in event.evidence))]
    return [kind, [Value(label("statuses", event.status, lang))], who, place, date, triggers]


def _card(event: Event, lang: Lang, number: int | None = None) -> Card:
    quotes = []
    if number is None:
        marks = list(event_marks((event,), lang, numbered=False))
        quotes = [list(cut(piece.text, marks, offset=piece.start)) for piece in event.evidence]
    return Card(
        number=number,
        type=event.type,
        name=label("types", event.type, lang),
        status=event.status,
        status_name=label("statuses", event.status, lang),
        confidence=f"{event.confidence:.2f}",
        rows=rows(event, lang),
        quotes=quotes,
        reasons=reasons(event),
    )


def _entity_heads(lang: Lang) -> list[str]:
    names = (("notebook", "name"), ("fields", "kind"), ("notebook", "mentions"))
    return [label(table, name, lang) for table, name in names]


def _entity_line(entity: Entity, lang: Lang) -> Line:
    kind = label("entities", entity.kind, lang)
    about = ", ".join(filter(None, (entity.type if entity.type != "person" else "", entity.country)))
    mentions: dict[str, list[str]] = {}
    for mention in entity.mentions:
        mentions.setdefault(mention.text, []).append(f"{mention.start}: {mention.reason}")
    said = [
        Value(f"{text} ×{len(why)}" if len(why) > 1 else text, "\n".join(why))
        for text, why in mentions.items()
    ]
    return Line([[Value(entity.name, entity.id)], [Value(f"{kind} ({about})" if about else kind)], said])


def _date_line(date: DateSpan, lang: Lang) -> Line:
    said = [Value(date.text, date.reason)]
    return Line([[Value(days(date), date.value)], [Value(label("entities", "DATE", lang))], said])


def _table(heads: list[str], lines: list[Line], left_out: int, lang: Lang) -> str:
    return _render({"what": "table", "heads": heads, "lines": lines, "left_out": left_out}, lang)


def _marks(css: str) -> str:
    """Return the classes of a piece: what underlines, what fills, what fades."""
    names = css.split()
    found = [name for name in names if name in ("per", "loc", "org", "date")]
    if found:
        found.insert(0, "ne-m")
    elif "role" in names:
        found = ["ne-r"]
    if "trigger" in names:
        found = ["ne-t"]
    if "teaser" in names or "boilerplate" in names:
        found.append("ne-p")
    return " ".join(found)


@lru_cache(maxsize=1)
def css() -> str:
    """Return the style of all outputs, with the colors of the event types."""
    text = files("newsevents.display").joinpath("templates/notebook.css").read_text(encoding="utf-8")
    light, dark = (_variables(ground) for ground in (0, 1))
    types = "".join(f'.newsevents [data-type="{name}"]{{--c:var(--t-{name})}}' for name in TYPES)
    return "".join(
        (
            text,
            types,
            f".newsevents{{{light}}}",
            f"@media (prefers-color-scheme:dark){{.newsevents{{{dark}}}}}",
            ",".join(f"{where} .newsevents" for where in _LIGHT) + f"{{{light}}}",
            ",".join(f"{where} .newsevents" for where in _DARK) + f"{{{dark}}}",
            f"@media print{{.newsevents.newsevents.newsevents{{{light}}}}}",
            "@media print{.newsevents .ne-text{max-height:none}}",
        )
    ).replace("\n", "")


def _variables(ground: int) -> str:
    pairs = {
        **{kind.lower(): colors for kind, colors in ENTITIES.items()},
        **{f"t-{name}": colors for name, colors in TYPES.items()},
        "other": OTHER,
    }
    return _GROUND[ground] + "".join(f"--{name}:{colors[ground]};" for name, colors in pairs.items())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        autoescape=True, loader=FunctionLoader(_source), undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters["marks"] = _marks
    return environment


def _source(name: str) -> str:
    return files("newsevents.display").joinpath(f"templates/{name}").read_text(encoding="utf-8")


def _render(view: dict[str, Any], lang: Lang) -> str:
    template: Template = _environment().get_template("notebook.html.j2")
    named = partial(label, lang=lang)
    return template.render(view=view, lang=lang, label=named, css=css())
