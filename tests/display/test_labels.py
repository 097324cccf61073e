from __future__ import annotations

from typing import get_args

import pytest

import newsevents
from newsevents.display.colors import OTHER, TYPES
from newsevents.display.labels import check_lang, label, tables
from newsevents.event_types import Status, event_types
from newsevents.event_types._base import EntityKind

_TYPES = {name: cls for name, cls in event_types().items() if cls.__module__.startswith("newsevents.")}


@pytest.mark.parametrize("name", _TYPES)
def test_every_type_has_words_and_a_color(name: str) -> None:
    assert name in tables()["types"]
    assert name in TYPES


@pytest.mark.parametrize("name", _TYPES)
def test_every_role_and_field_of_a_type_has_words(name: str) -> None:
    cls = _TYPES[name]
    own = set(cls.model_fields) - set(newsevents.Event.model_fields) - set(cls.frame.roles)
    assert set(cls.frame.roles.values()) - set(tables()["roles"]) == set()
    assert own - set(tables()["fields"]) == set()


@pytest.mark.parametrize("name", _TYPES)
def test_every_kind_has_words(name: str) -> None:
    assert set(_TYPES[name].frame.kinds) - set(tables()["kinds"]) == set()


def test_statuses_and_entities_have_words() -> None:
    assert set(get_args(Status)) == set(tables()["statuses"])
    assert set(get_args(EntityKind)) <= set(tables()["entities"])


def test_all_words_are_there_in_both_languages() -> None:
    short = [
        f"{table}.{name}"
        for table, rows in tables().items()
        for name, row in rows.items()
        if set(row) != {"de", "en"}
    ]
    assert short == []


def test_name_without_words_is_shown_as_it_is() -> None:
    assert label("types", "bank_run", "de") == "bank run"


def test_language_without_words_is_refused() -> None:
    with pytest.raises(newsevents.InputError, match="'fr'") as caught:
        check_lang("fr")
    assert caught.value.slug == "language-unknown"


def _light(color: str) -> float:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    high, low = sorted((_light(one), _light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("name", [*TYPES, "other"])
def test_colors_can_be_read_on_light_and_on_dark(name: str) -> None:
    light, dark = TYPES.get(name, OTHER)
    assert _contrast(light, "#ffffff") >= 4.5
    assert _contrast(dark, "#16181d") >= 4.5
