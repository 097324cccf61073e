"""Which day a sentence gives to an event, and to date expressions that lean on the story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents

if TYPE_CHECKING:
    from spacy.language import Language

_PUBLISHED = "2024-06-07"  # a Friday

_DAYS = [
    ("Die Gewerkschaft Verdi kündigte für Montag einen Warnstreik in Kiel an.", "protest", "2024-06-10"),
    (
        "Die türkische Wahlkommission hat den 3. November als Tag der Parlamentswahl in der "
        "Türkei festgelegt.",
        "election",
        "2024-11-03",
    ),
    ("Nach einem Treffen mit Macron in Paris zog Merz am Donnerstag Bilanz.", "meeting", "2024-06-06"),
    ("Am 3. Mai griff Israel Rafah an, und die Armee nahm Ahmed Nasser fest.", "arrest", "2024-05-03"),
    ("Merz verschob seinen Besuch in Paris auf Juli.", "visit", "2024-07"),
    # behind "vom", and in an opening "nach", a weekday lies back although the clause is about now
    ("Nach dem Anschlag vom Sonntag in Izmir sind drei Verdächtige in Haft.", "attack", "2024-06-02"),
    ("Nach dem russischen Angriff auf Odessa am Sonntag berät der Rat.", "attack", "2024-06-02"),
    ("Nach seinem Treffen mit Putin am Montag will Modi nach Oslo reisen.", "meeting", "2024-06-10"),
    ("Am Montag lag die Zahl der bei dem Angriff auf Charkiw Getöteten bei vier.", "attack", None),
    (
        "Am Sonntag gab die Kommission den Ablauf für das Verfahren zur Wahl in Ungarn bekannt.",
        "election",
        None,
    ),
]

_EXPRESSIONS = [
    # the day of a report is not the one that "am selben Tag" means
    (
        "Merz traf am Montag Macron, erklärte ein Sprecher am Mittwoch. Am selben Tag flog er ab.",
        "selben Tag",
        "2024-06-03",
    ),
    # what was over before the story lies before its day
    ("Merz traf am Mittwoch Macron. Die Wahl am Donnerstag hatte er verloren.", "Donnerstag", "2024-05-30"),
    (
        "Ein Sprecher sagte am Dienstag, seit dem Angriff am Mittwoch fehle jede Spur.",
        "Mittwoch",
        "2024-05-29",
    ),
    # the same clause without anything that lies back
    ("Merz traf am Mittwoch Macron. Am Donnerstag traf er Tusk.", "Donnerstag", "2024-06-06"),
    ("Das Land wird seit Ende April von Putin angegriffen.", "Ende April", "2024-04"),
]


@pytest.mark.parametrize(("text", "type", "value"), _DAYS, ids=[text for text, _, _ in _DAYS])
def test_day_of_an_event(text: str, type: str, value: str | None, shipped_nlp: Language) -> None:
    events = newsevents.extract(text, published=_PUBLISHED, nlp=shipped_nlp).events
    assert [event.date.value if event.date else None for event in events if event.type == type] == [value]


@pytest.mark.parametrize(("text", "words", "value"), _EXPRESSIONS, ids=[text for text, _, _ in _EXPRESSIONS])
def test_day_of_an_expression(text: str, words: str, value: str, shipped_nlp: Language) -> None:
    dates = newsevents.extract(text, published=_PUBLISHED, nlp=shipped_nlp).dates
    assert [date.value for date in dates if date.text == words] == [value]


def test_rough_count_and_day_named_are_one_election(shipped_nlp: Language) -> None:
    text = (
        "Knapp drei Monate nach der Parlamentswahl in Spanien wird weiter verhandelt. Seit der "
        "Parlamentswahl in Spanien "
        "am 24. März herrscht Stillstand."
    )
    [event] = newsevents.extract(text, published=_PUBLISHED, nlp=shipped_nlp).events
    assert event.date is not None
    assert event.date.value == "2024-03-24"


def test_flashback_keeps_its_date_to_itself(shipped_nlp: Language) -> None:
    text = "Nordkorea hat eine Rakete getestet. Bereits im April hatte Nordkorea eine Rakete getestet."
    first, second = newsevents.extract(text, published=_PUBLISHED, nlp=shipped_nlp).events
    assert first.date is None
    assert second.date is not None
    assert second.date.value == "2024-04"
