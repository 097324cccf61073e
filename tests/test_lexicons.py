"""The tables: shipped ones, users' ones, and what is said about wrong ones."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from newsevents import lexicons
from newsevents.errors import LexiconError


@pytest.mark.parametrize(
    "read",
    [
        lexicons.persons,
        lexicons.terms,
        lexicons.roles,
        lexicons.countries,
        lexicons.places,
        lexicons.cities,
        lexicons.organizations,
        lexicons.given_names,
        lexicons.common_words,
    ],
    ids=lambda read: read.__name__,
)
def test_shipped_tables_are_read_once(read) -> None:  # type: ignore[no-untyped-def]
    assert len(read()) > 100
    assert read() is read()


def test_cities_are_found_by_exact_name() -> None:
    table = lexicons.city_table()
    assert table.find("Moskau")[0].country == "RU"
    assert table.find("moskau") == ()
    assert table.find("Moska") == ()
    assert table.find("") == ()


def test_small_towns_are_found_without_being_listed() -> None:
    towns = "#name\tgeonames\tcanonical\tcountry\twithin\tlatitude\tlongitude\tpopulation\n" + "".join(
        f"{name}\t{number}\t{canonical}\tAT\t\t47.5\t14.5\t{number}00\n"
        for number, (name, canonical) in enumerate(
            [("Aadorf", ""), ("Bedorf", ""), ("Bedorf am See", ""), ("Zedorf", "Zett")], 1
        )
    )
    header = "\t".join(lexicons.COLUMNS["cities"])
    table = lexicons.CityTable(
        f"{header}\ngeonames-9\tOrt\tcity\tAT\t\tOrth|Oart\t1\t2\t3\t9\n", towns.encode()
    )
    assert [
        [place.name for place in table.find(name)] for name in ("Aadorf", "Bedorf", "Bedorf am See", "Zedorf")
    ] == [
        ["Aadorf"],
        ["Bedorf"],
        ["Bedorf am See"],
        ["Zett"],
    ]
    assert table.find("Bed") == ()
    assert table.find("Zzz") == ()
    assert [place.id for place in table.find("Oart")] == ["geonames-9"]
    assert len(table) == 1


def _write(folder: Path, name: str, *rows: str) -> Path:
    path = folder / name
    path.write_text("\n".join(row.replace("|>", "\t") for row in rows) + "\n", encoding="utf-8")
    return path


def test_a_users_rows_come_first_and_replace(tmp_path: Path) -> None:
    path = _write(
        tmp_path,
        "persons-desk.tsv",
        "# our own people",
        "id|>name|>surnames|>alone",
        "rosa-mustermann|>Rosa Mustermann|>Mustermann|>yes",
        "angela-merkel|>Angela Dorothea Merkel|>Merkel|>yes",
    )
    knowledge = lexicons.load_knowledge([path])
    assert [person.id for person in knowledge.persons[:2]] == ["rosa-mustermann", "angela-merkel"]
    assert [person.name for person in knowledge.persons if person.id == "angela-merkel"] == [
        "Angela Dorothea Merkel"
    ]
    assert len(knowledge.persons) == len(lexicons.persons()) + 1
    assert knowledge.user_ids == {"rosa-mustermann", "angela-merkel"}


def test_a_folder_is_read_by_name_and_travels_as_text(tmp_path: Path) -> None:
    _write(tmp_path, "persons.tsv", "id|>name", "rosa-mustermann|>Rosa Mustermann")
    _write(tmp_path, "offices.tsv", "person|>role|>of|>start", "rosa-mustermann|>mayor|>AT|>2020-02-03")
    knowledge = lexicons.load_knowledge([tmp_path])
    assert knowledge.terms[0].start == dt.date(2020, 2, 3)
    assert lexicons.merge_knowledge(knowledge.user_tables).persons[0] == knowledge.persons[0]


def test_without_paths_there_is_the_shipped_knowledge() -> None:
    assert lexicons.load_knowledge() is lexicons.shipped_knowledge()


WRONG = [
    ("persons.tsv", ["id|>name|>shoe", "a|>A|>42"], "unknown: shoe", "knowledge-bad-entry"),
    ("persons.tsv", ["name", "A"], "must name the columns id, name", "knowledge-bad-entry"),
    (
        "persons.tsv",
        ["id|>name", "a|>"],
        "persons.tsv, line 2 ('a'): name is empty; fill it in",
        "knowledge-bad-entry",
    ),
    ("persons.tsv", ["id|>name", "a|>A|>B"], "line 2 ('a'): 3 cells instead of 2", "knowledge-bad-entry"),
    ("persons.tsv", ["id|>name", "a|>A", "a|>B"], "give each entry an id of its own", "knowledge-bad-entry"),
    ("persons.tsv", ["id|>name|>alone", "a|>A|>maybe"], "write yes or leave it empty", "knowledge-bad-entry"),
    (
        "offices.tsv",
        ["person|>role|>start", "angela-merkel|>x|>soon"],
        "write a date as YYYY-MM-DD",
        "knowledge-bad-entry",
    ),
    (
        "offices.tsv",
        ["person|>role|>start", "nobody|>x|>2020-01-01"],
        "no person has this id",
        "knowledge-bad-entry",
    ),
    (
        "offices.tsv",
        ["person|>role|>start|>end", "angela-merkel|>x|>2020-01-02|>2020-01-01"],
        "ends on 2020-01-01 before it starts on 2020-01-02",
        "knowledge-bad-entry",
    ),
    ("offices.tsv", ["person|>role", "angela-merkel|>x"], "has no start", "knowledge-bad-entry"),
    (
        "places.tsv",
        ["id|>name|>latitude", "a|>A|>north"],
        "write a number with a decimal point",
        "knowledge-bad-entry",
    ),
    ("people.tsv", ["id|>name", "a|>A"], "begin the file's name with one of persons", "knowledge-bad-entry"),
]


@pytest.mark.parametrize(("name", "rows", "message", "slug"), WRONG, ids=[row[2] for row in WRONG])
def test_a_wrong_file_names_place_and_remedy(
    tmp_path: Path, name: str, rows: list[str], message: str, slug: str
) -> None:
    path = _write(tmp_path, name, *rows)
    with pytest.raises(LexiconError) as caught:
        lexicons.load_knowledge([path])
    assert message in str(caught.value)
    assert name.split(".")[0] in str(caught.value)
    assert caught.value.slug == slug


def test_a_missing_file_is_an_error_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(LexiconError, match="does not exist; check the path") as caught:
        lexicons.load_knowledge([tmp_path / "persons.tsv"])
    assert caught.value.slug == "knowledge-file-missing"


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "persons.tsv").write_bytes("id\tname\na\tJürgen\n".encode("latin-1"))
    with pytest.raises(LexiconError, match="save the file as UTF-8"):
        lexicons.load_knowledge([tmp_path])
