"""The person side of the knowledge base: persons, terms of office, roles, given names."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from importlib.resources import files
from itertools import pairwise

import pytest

from newsevents import lexicons

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
SHARED_OFFICES = {"BA", "LY", "CH", "PS", "YE"}
EARLIEST = dt.date(1900, 1, 1)


def _first_column(name: str, columns: int = 1) -> list[tuple[str, ...]]:
    text = files("newsevents").joinpath("data").joinpath(name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    return [tuple(line.split("\t")[:columns]) for line in lines[1:]]


def _repeated(items: list[object]) -> list[object]:
    return [item for item, count in Counter(items).items() if count > 1]


def test_person_ids_are_unique() -> None:
    assert _repeated([person.id for person in lexicons.persons()]) == []


def test_person_ids_are_slugs() -> None:
    assert [person.id for person in lexicons.persons() if not ID.fullmatch(person.id)] == []


def test_every_person_has_a_name() -> None:
    assert [person.id for person in lexicons.persons() if not person.name] == []


def test_strong_aliases_have_one_owner() -> None:
    owned = [
        alias for person in lexicons.persons() for alias in {person.name, *person.aliases, *person.epithets}
    ]
    assert _repeated(list(owned)) == []


def test_aliases_do_not_repeat_the_name() -> None:
    assert [person.id for person in lexicons.persons() if person.name in person.aliases] == []


def test_a_surname_stands_alone_for_one_person_only() -> None:
    alone = [surname for person in lexicons.persons() if person.alone for surname in set(person.surnames)]
    assert _repeated(list(alone)) == []


def test_persons_that_stand_alone_have_a_surname() -> None:
    assert [person.id for person in lexicons.persons() if person.alone and not person.surnames] == []


def test_a_surname_that_stands_alone_is_nobodys_alias() -> None:
    aliases = {alias: person.id for person in lexicons.persons() for alias in (person.name, *person.aliases)}
    taken = [
        (surname, aliases[surname])
        for person in lexicons.persons()
        if person.alone
        for surname in person.surnames
        if aliases.get(surname, person.id) != person.id
    ]
    assert taken == []


@pytest.mark.parametrize("cell", ["Schmidt", "Fischer", "Koch", "Kurz", "Maas", "Kern", "Kim", "May", "Kohl"])
def test_ordinary_words_and_shared_surnames_never_stand_alone(cell: str) -> None:
    assert [person.id for person in lexicons.persons() if person.alone and cell in person.surnames] == []


def test_countries_of_persons_are_known() -> None:
    countries = {person.country for person in lexicons.persons() if person.country}
    assert sorted(countries - {country.id for country in lexicons.countries()}) == []


def test_wikidata_ids_are_well_formed_and_unique() -> None:
    ids = [person.wikidata for person in lexicons.persons() if person.wikidata]
    assert _repeated(list(ids)) == []
    assert [item for item in ids if not re.fullmatch(r"Q[1-9]\d*", item)] == []


@pytest.mark.parametrize(("name", "columns"), [("persons.tsv", 1), ("offices.tsv", 4), ("roles.tsv", 1)])
def test_files_are_sorted(name: str, columns: int) -> None:
    rows = _first_column(name, columns)
    assert rows == sorted(rows)


def test_terms_belong_to_known_persons() -> None:
    known = {person.id for person in lexicons.persons()}
    assert sorted({term.person for term in lexicons.terms()} - known) == []


def test_terms_use_known_roles() -> None:
    known = {role.role for role in lexicons.roles()}
    assert sorted({term.role for term in lexicons.terms()} - known) == []


def test_terms_and_roles_belong_to_a_known_country_place_or_body() -> None:
    known = {
        entry.id
        for table in (lexicons.countries(), lexicons.places(), lexicons.cities(), lexicons.organizations())
        for entry in table
    }
    used = {term.of for term in lexicons.terms()} | {role.of for role in lexicons.roles() if role.of}
    assert sorted(used - known) == []


def test_terms_are_in_order() -> None:
    wrong = [
        term
        for term in lexicons.terms()
        if not EARLIEST <= term.start <= (term.end or term.checked) or (term.end or term.start) > term.checked
    ]
    assert wrong == []


def test_terms_are_not_repeated() -> None:
    assert _repeated([(term.person, term.role, term.of, term.start) for term in lexicons.terms()]) == []


def test_a_person_holds_an_office_once_at_a_time() -> None:
    terms = sorted(lexicons.terms(), key=lambda term: (term.person, term.role, term.of, term.start))
    overlapping = [
        (before, after)
        for before, after in pairwise(terms)
        if (before.person, before.role, before.of) == (after.person, after.role, after.of)
        and (before.end or dt.date.max) > after.start
    ]
    assert overlapping == []


@pytest.mark.parametrize(
    "role", ["president", "head_of_government", "foreign_minister", "defense_minister", "king"]
)
def test_an_office_of_one_has_one_holder(role: str) -> None:
    terms = sorted(
        (term for term in lexicons.terms() if term.role == role and term.of not in SHARED_OFFICES),
        key=lambda term: (term.of, term.start),
    )
    overlapping = [
        (before.person, after.person, after.start)
        for before, after in pairwise(terms)
        if before.of == after.of and (before.end or dt.date.max) > after.start
    ]
    assert overlapping == []


def test_every_term_names_its_source() -> None:
    described = files("newsevents").joinpath("data").joinpath("SOURCES.md").read_text(encoding="utf-8")
    parts = {
        part.removesuffix(" (years)").removesuffix(" (successor's start)")
        for term in lexicons.terms()
        for part in term.source.split(" + ")
    }
    assert sorted(part for part in parts if f"`{part}`" not in described) == []


def test_roles_are_unique_and_have_words() -> None:
    assert _repeated([(role.role, role.of) for role in lexicons.roles()]) == []
    assert [role.role for role in lexicons.roles() if not role.words] == []


def test_role_words_are_capitalized_and_listed_once() -> None:
    assert [role.role for role in lexicons.roles() if len(set(role.words)) != len(role.words)] == []
    assert [word for role in lexicons.roles() for word in role.words if not word[0].isupper()] == []


@pytest.mark.parametrize(
    ("word", "role", "of"),
    [
        ("Kremlchef", "president", "RU"),
        ("Bundeskanzlerin", "head_of_government", None),
        ("Landeshauptfrau", "minister_president_state", None),
        ("Staatschef", "president", None),
        ("Staatschef", "king", None),
        ("Pentagonchef", "defense_minister", "US"),
        ("Aussenministerin", "foreign_minister", None),
    ],
)
def test_a_word_names_its_role(word: str, role: str, of: str | None) -> None:
    assert (role, of) in {(item.role, item.of) for item in lexicons.roles() if word in item.words}


@pytest.mark.parametrize(
    ("role", "of", "day", "name"),
    [
        ("head_of_government", "DE", "2015-09-04", "Angela Merkel"),
        ("head_of_government", "DE", "2023-02-01", "Olaf Scholz"),
        ("foreign_minister", "US", "2009-06-01", "Hillary Clinton"),
        ("foreign_minister", "US", "2024-06-01", "Antony Blinken"),
        ("president", "RU", "2010-01-01", "Dmitri Medwedew"),
        ("president", "US", "2019-02-27", "Donald Trump"),
        ("leader", "KP", "2009-05-25", "Kim Jong-il"),
        ("secretary_general", "nato", "2022-02-24", "Jens Stoltenberg"),
        ("head_of_government", "AT", "2020-01-08", "Sebastian Kurz"),
        ("pope", "VA", "2025-06-01", "Leo XIV."),
    ],
)
def test_an_office_on_a_day_has_its_holder(role: str, of: str, day: str, name: str) -> None:
    date = dt.date.fromisoformat(day)
    names = {person.id: person.name for person in lexicons.persons()}
    holders = [
        names[term.person]
        for term in lexicons.terms()
        if (term.role, term.of) == (role, of) and term.start <= date <= (term.end or term.checked)
    ]
    assert holders == [name]


def test_given_names_are_sorted_words() -> None:
    text = files("newsevents").joinpath("data").joinpath("given_names.txt").read_text(encoding="utf-8")
    names = [line for line in text.splitlines() if not line.startswith("#")]
    assert names == sorted(set(names))
    assert [name for name in names if not re.fullmatch(r"[^\W\d_]+(-[^\W\d_]+)?", name)] == []


@pytest.mark.parametrize(
    "word", ["Will", "Gut", "Art", "Beat", "Anders", "Reiner", "Sofia", "August", "Bisher", "Lasse"]
)
def test_ordinary_words_and_places_are_not_given_names(word: str) -> None:
    assert word not in lexicons.given_names()
