"""The page: one file that holds its style, its scripts and its data, and asks for nothing else."""

from __future__ import annotations

import base64
import hashlib
import json
import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsevents._checks import each_article
from newsevents._version import __version__
from newsevents.article import Article
from newsevents.display.colors import ENTITIES, OTHER, TYPES
from newsevents.display.labels import check_lang, tables
from newsevents.report.payload import build_payload

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

_ASSETS = files("newsevents.report") / "assets"
#: The scripts, in the order in which they run.
_SCRIPTS = ("base", "filters", "timeline", "map", "network", "records", "article", "main")
#: Characters that could end a script or a comment in HTML; JSON knows them by number too.
_UNSAFE = {ord(char): f"\\u{ord(char):04x}" for char in "<>&\u2028\u2029"}


def render_report(articles: Iterable[Article], *, title: str | None = None, lang: str = "de") -> str:
    """Return the page as HTML; see :func:`newsevents.report.write_report`.

    Raises:
        InputError: there are no labels in that language (slug ``language-unknown``), or the articles are not
            articles (slug ``article-expected``).
    """
    from jinja2 import Environment, StrictUndefined

    known = check_lang(lang)
    world = json.loads(_asset("world.json"))
    scale = world["scale"]
    middles = {code: [x / scale, y / scale] for code, (x, y) in world.pop("countries").items()}
    own: dict[str, dict[str, str]] = tomllib.loads(
        files("newsevents.report").joinpath("labels.toml").read_text(encoding="utf-8")
    )
    data = {
        **build_payload(each_article(articles), middles),
        "labels": {**{name: table for name, table in tables().items() if name != "notebook"}, "page": own},
        "colors": sorted(TYPES),
        "title": title,
        "lang": known,
        "library": __version__,
    }
    script = "'use strict';(() => {\n" + "\n".join(_asset(f"{name}.js") for name in _SCRIPTS) + "\n})();"
    style = _colors() + _asset("page.css")
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_asset("page.html.j2")).render(
        lang=known,
        title=title or own["report"][known],
        words={name: row[known] for name, row in own.items()},
        policy=_policy(script, style),
        script=script,
        style=style,
        data=_json(data),
        world=_json(world),
        version=__version__,
    )


def _asset(name: str) -> str:
    return Path(str(_ASSETS / name)).read_text(encoding="utf-8")


def _json(value: Any) -> str:
    """Return JSON that no HTML parser can take for markup."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _policy(script: str, style: str) -> str:
    """Return the content security policy: this script, this style, nothing from anywhere."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}'"


def _colors() -> str:
    """Return the colors as variables: light, and dark by choice or by the system."""
    pairs = {
        **{kind.lower(): colors for kind, colors in ENTITIES.items()},
        **{f"t-{name}": colors for name, colors in TYPES.items()},
        "other": OTHER,
    }
    light, dark = ("".join(f"--{name}:{colors[i]};" for name, colors in pairs.items()) for i in (0, 1))
    return (
        f":root{{{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}}}\n"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}}}\n"
    )
