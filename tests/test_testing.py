from __future__ import annotations

import pytest

import newsevents
from newsevents.errors import InputError
from newsevents.testing import doc, read_markup


@pytest.mark.parametrize(
    ("markup", "text", "spans"),
    [
        ("Es regnet.", "Es regnet.", []),
        ("[Kim]{PER} kam.", "Kim kam.", [(0, 3, "PER")]),
        (
            "In [Bad Aussee]{LOC} am [3. Mai]{DATE}.",
            "In Bad Aussee am 3. Mai.",
            [(3, 13, "LOC"), (17, 23, "DATE")],
        ),
        ("", "", []),
    ],
)
def test_markup_is_read(markup: str, text: str, spans: list[tuple[int, int, str]]) -> None:
    assert read_markup(markup) == (text, tuple(spans))


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("[Kim]{TREE}", "unknown label 'TREE'"),
        ("[Kim]{}", "unknown label ''"),
        ("[]{PER}", "at least one word"),
        ("[Kim ]{PER}", "without blanks"),
        ("[Kim kam.", "without its partner"),
        ("Kim]{PER} kam.", "without its partner"),
        ("[[Kim]{PER} Jong]{PER}", "character 0"),
    ],
)
def test_bad_markup_is_named(markup: str, words: str) -> None:
    with pytest.raises(InputError, match=words.replace("[", r"\[")) as caught:
        read_markup(markup)
    assert caught.value.slug == "markup-unreadable"


def test_mark_inside_a_word_is_refused() -> None:
    with pytest.raises(InputError, match="cuts through words; the tokens are 'Berliner'"):
        doc("Der [Berlin]{LOC}er Senat tagt.")


def test_date_that_no_rule_finds_is_refused() -> None:
    with pytest.raises(InputError, match="no date expression 'irgendwann'"):
        doc("[Macron]{PER} kommt [irgendwann]{DATE}.")


def test_markup_that_is_no_string_is_refused() -> None:
    with pytest.raises(InputError, match="must be a str"):
        doc(None)  # type: ignore[arg-type]


def test_entities_are_the_marked_ones_only() -> None:
    made = doc("[Macron]{PER} traf Scholz.")
    assert [(entity.text, entity.label_) for entity in made.ents] == [("Macron", "PER")]


def test_unknown_names_take_part_where_marked() -> None:
    [event] = newsevents.events(
        doc("[Xaver Quint]{PER} traf [Ysolde Zorn]{PER} in [Kleinkleckersdorf]{LOC}.")
    )
    assert [person.name for person in event.participants_of_all_roles()] == ["Xaver Quint", "Ysolde Zorn"]
    assert event.place is not None
    assert event.place.name == "Kleinkleckersdorf"


def test_known_names_are_resolved() -> None:
    [event] = newsevents.events(doc("[Putin]{PER} besuchte [Pjöngjang]{LOC}."))
    assert [person.name for person in event.participants_of_all_roles()] == ["Wladimir Putin"]


def test_planned_visit_is_not_reported_as_done() -> None:
    [event] = newsevents.events(doc("Am [9. Juli 2024]{DATE} wird [Macron]{PER} nach [Graz]{LOC} reisen."))
    assert isinstance(event, newsevents.Visit)
    assert event.date is not None
    assert (event.status, event.date.value) == ("planned", "2024-07-09")


def test_pipeline_of_the_caller_is_used() -> None:
    import spacy

    nlp = newsevents.add_components(spacy.blank("de"))
    assert newsevents.events(doc("[Putin]{PER} besuchte [Peking]{LOC}.", nlp=nlp))[0].type == "visit"
