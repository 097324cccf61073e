from __future__ import annotations

import pytest

from newsevents.event_types import event_types
from newsevents.trigger_words import trigger_lexicon


@pytest.mark.parametrize(
    ("word", "type_", "category", "particle"),
    [
        ("besuchte", "visit", "verb", ""),
        ("traf", "meeting", "verb", ""),
        ("traf", "visit", "verb", "ein"),
        ("eintraf", "visit", "verb", ""),
        ("BESUCHTE", "visit", "verb", ""),
        ("Besuchs", "visit", "noun", ""),
        ("Staatsbesuch", "visit", "noun", ""),
        ("Putin-Besuch", "visit", "noun", ""),
        ("Gipfeltreffen", "meeting", "noun", ""),
        ("Telefonat", "call", "noun", ""),
    ],
)
def test_word_may_state_the_type(word: str, type_: str, category: str, particle: str) -> None:
    found = {(form.type, form.category, form.particle) for form in trigger_lexicon().look_up(word)}
    assert (type_, category, particle) in found


@pytest.mark.parametrize(
    ("word", "type_"),
    [
        ("Pressekonferenz", "meeting"),
        ("Krankenbesuch", "visit"),
        ("Berggipfel", "meeting"),
        ("Besucher", "visit"),
        ("besuch", "visit"),
        ("Haus", "visit"),
        ("", "visit"),
        ("😀", "visit"),
    ],
)
def test_word_never_states_the_type(word: str, type_: str) -> None:
    assert type_ not in {form.type for form in trigger_lexicon().look_up(word)}


def test_compound_knows_the_length_of_its_first_part() -> None:
    [form] = [form for form in trigger_lexicon().look_up("Putin-Besuch") if form.type == "visit"]
    assert form.prefix == len("Putin-")


@pytest.mark.parametrize("name", list(event_types()))
def test_every_type_has_words(name: str) -> None:
    lexicon = trigger_lexicon()
    readings = [form for forms in (*lexicon.verbs.values(), *lexicon.nouns.values()) for form in forms]
    assert any(form.type == name for form in readings)


def test_lexicon_is_made_once() -> None:
    assert trigger_lexicon() is trigger_lexicon()
