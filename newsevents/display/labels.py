"""What people read instead of the names in the records, in German and English."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal, get_args

from newsevents.errors import InputError

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

Lang = Literal["de", "en"]


@lru_cache(maxsize=1)
def tables() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return all labels: table → name → language → words."""
    text = files("newsevents.display").joinpath("labels.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)
    return found


def label(table: str, name: str, lang: Lang) -> str:
    """Return the words for a name; the name itself where nobody has given it words.

    Args:
        table: "types", "roles", "fields", "statuses", "entities", "kinds" or "notebook".
        name: as it stands in the records.
        lang: "de" or "en".

    Examples:
        >>> label("types", "weapons_test", "de"), label("types", "bank_run", "de")
        ('Waffentest', 'bank run')
    """
    words = tables()[table].get(name)
    return words[lang] if words else name.replace("_", " ")


def check_lang(lang: str) -> Lang:
    """Return the language.

    Raises:
        InputError: it is not one that there are labels for (slug ``language-unknown``).
    """
    for known in get_args(Lang):
        if lang == known:
            return known  # type: ignore[no-any-return]
    raise InputError(
        f"there are no labels in {lang!r}: use one of {', '.join(get_args(Lang))}", slug="language-unknown"
    )
