"""Pages of the documentation that are made from the package itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

_ROOT = Path(__file__).parent.parent


def on_files(files: Files, config: Any) -> Files:
    """Add the generated pages."""
    pages = {
        "reference/event-types.md": event_types_page(),
        "changelog.md": (_ROOT / "CHANGELOG.md").read_text(encoding="utf-8"),
        "explanation/sources.md": (_ROOT / "newsevents" / "data" / "SOURCES.md").read_text(encoding="utf-8"),
    }
    for name, content in pages.items():
        files.append(File.generated(config, name, content=content))
    return files


def event_types_page() -> str:
    """Return the page of the event types, made from their classes."""
    from newsevents.event_types import event_types

    lines = [
        "# Event types",
        "",
        "Made from the classes in `newsevents.event_types`. Every record has the fields of",
        "[`Event`](records.md#newsevents.Event) and those shown here.",
        "",
        "| type | roles | fields of its own | trigger words (some) |",
        "|---|---|---|---|",
    ]
    for name, cls in event_types().items():
        own = [
            field
            for field in cls.model_fields
            if field not in cls.__mro__[1].model_fields and field not in cls.frame.roles
        ]
        words = [verb.entry.split()[0].replace("|", "") for verb in cls.frame.verbs[:4]]
        words += [entry.split()[0] for noun in cls.frame.nouns for entry in noun.entries[:3]][:5]
        lines.append(
            f"| [`{name}`](#{name}) | {', '.join(cls.frame.roles.values()) or '–'} "
            f"| {', '.join(f'`{field}`' for field in own) or '–'} | {', '.join(words)} |"
        )
    for name, cls in event_types().items():
        doc = re.sub(r"\n    ", "\n", cls.__doc__ or "")
        summary, _, rest = doc.partition("Attributes:")
        lines += ["", f"## {name}", "", f"`newsevents.{cls.__name__}`. {summary.strip()}", ""]
        for attribute, text in re.findall(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", rest, re.MULTILINE):
            lines.append(f"* `{attribute}`: {' '.join(text.split())}")
        lines += ["", *(_codes(cls))]
    return "\n".join(lines) + "\n"


def _codes(cls: Any) -> list[str]:
    found = {status: cls.codes_for(status) for status in ("occurred", "planned", "uncertain", "denied")}
    rows = []
    for status, codes in found.items():
        plover = " ".join(filter(None, (codes.plover, codes.plover_mode)))
        rows.append(f"| {status} | {plover or '–'} | {codes.cameo or '–'} | {codes.ace or '–'} |")
    return ["| status | PLOVER | CAMEO | ACE |", "|---|---|---|---|", *rows]
