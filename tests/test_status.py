"""Whether it happened: sentences through the rules alone and through the shipped pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import newsevents

if TYPE_CHECKING:
    from spacy.language import Language

_BOTH = [
    ("Merz traf Macron in Paris.", "occurred"),
    ("Merz hat Macron in Paris getroffen.", "occurred"),
    ("Merz besuchte am Dienstag Paris.", "occurred"),
    ("Macron will am 12. Juni nach Berlin reisen.", "planned"),
    ("Merz wird am Freitag nach Paris reisen.", "planned"),
    ("Merz reist am Freitag nach Paris.", "planned"),
    ("Ein geplantes Treffen zwischen Merz und Macron findet in Paris statt.", "planned"),
    ("Merz kündigte an, Macron in Paris zu treffen.", "planned"),
    ("Putins Besuch in Peking ist für Mai geplant.", "planned"),
    ("Merz könnte Macron in Paris treffen.", "uncertain"),
    ("Möglicherweise reist Merz nach Kiew.", "uncertain"),
    ("Merz traf Macron nicht.", "denied"),
    ("Merz will Putin nicht treffen.", "denied"),
    ("Merz traf Macron weder in Paris noch in Berlin.", "denied"),
    ("Es gab kein Treffen zwischen Merz und Putin.", "denied"),
]
_TAGGED = [
    ("Merz soll Putin getroffen haben.", "uncertain"),
    ("Das Treffen zwischen Merz und Macron in Paris wurde abgesagt.", "denied"),
    ("Merz dementierte, Putin getroffen zu haben.", "denied"),
    ("Merz bestritt ein Treffen mit Putin.", "denied"),
    ("Merz verschob seine Reise nach Peking.", "planned"),
]


def _statuses(text: str, nlp: Language, published: str | None = "2024-06-05") -> list[str]:
    return [event.status for event in newsevents.extract(text, published=published, nlp=nlp).events]


_READ_MORE = [
    ("Beobachter fürchten, Merz könnte Putin treffen.", "uncertain"),
    ("Merz erklärte seine Bereitschaft, mit Putin zu verhandeln.", "uncertain"),
    ("Die Ukraine behauptet, Russland habe Kiew angegriffen.", "uncertain"),
    ("In Kiew wächst die Sorge vor einem russischen Angriff auf Odessa.", "uncertain"),
    ("Im Parlament steht die Abstimmung über den Rücktritt Orbáns an.", "uncertain"),
    ("In der Region sollten keine Wahlen in Libyen stattfinden, sagte Dbeiba.", "uncertain"),
    ("Merz schließt ein Treffen mit Putin nicht aus.", "uncertain"),
    ("Merz will sich mit Putin treffen, falls dieser einer Waffenruhe zustimmt.", "uncertain"),
    ("Merz flog nach Kiew, um den Angriff auf Odessa zu verurteilen.", "occurred"),
    ("Der russische Angriff auf Kiew könnte die Gespräche gefährden.", "occurred"),
    ("Merz bestätigte, Putin getroffen zu haben.", "occurred"),
    ("Die Partei beschloss ihr Programm zur Parlamentswahl in Ungarn.", "planned"),
    ("Die Partei teilte mit, dass sie zur Parlamentswahl in Ungarn antritt.", "planned"),
    ("Merz bereitet sich auf das Treffen mit Macron in Paris vor.", "planned"),
    ("Merz hat seinen Besuch in Paris auf Juli verschoben.", "planned"),
    ("Trotz der Rufe nach dem Rücktritt von Scholz will der Kanzler im Amt bleiben.", "denied"),
    ("Ein Anschlag auf Macron wurde vereitelt.", "denied"),
]


@pytest.mark.parametrize(("text", "status"), _READ_MORE, ids=[text for text, _ in _READ_MORE])
def test_status_from_what_stands_around(text: str, status: str, shipped_nlp: Language) -> None:
    assert status in _statuses(text, shipped_nlp)


@pytest.mark.parametrize("fixture", ["blank_nlp", "shipped_nlp"])
@pytest.mark.parametrize(("text", "status"), _BOTH, ids=[text for text, _ in _BOTH])
def test_status(fixture: str, text: str, status: str, request: pytest.FixtureRequest) -> None:
    assert _statuses(text, request.getfixturevalue(fixture)) == [status]


@pytest.mark.parametrize(("text", "status"), _TAGGED, ids=[text for text, _ in _TAGGED])
def test_status_that_needs_a_tagger(text: str, status: str, shipped_nlp: Language) -> None:
    assert _statuses(text, shipped_nlp) == [status]


def test_cancelled_meeting_is_denied_by_the_rules_alone(blank_nlp: Language) -> None:
    assert _statuses("Das Treffen zwischen Merz und Macron in Paris wurde abgesagt.", blank_nlp) == ["denied"]


def test_condition_makes_the_main_clause_uncertain(shipped_nlp: Language) -> None:
    assert _statuses("Falls Merz nach Moskau reist, wird er Putin treffen.", shipped_nlp) == [
        "uncertain",
        "uncertain",
    ]


@pytest.mark.parametrize(("published", "status"), [("2024-06-01", "planned"), ("2024-07-01", "occurred")])
def test_present_tense_follows_the_date(published: str, status: str, blank_nlp: Language) -> None:
    assert _statuses("Merz reist am 12. Juni 2024 nach Paris.", blank_nlp, published) == [status]


def test_reason_names_the_cue(blank_nlp: Language) -> None:
    [event] = newsevents.extract("Merz traf Macron nicht.", nlp=blank_nlp).events
    [reason] = [reason for reason in event.reasons if reason.field == "status"]
    assert (reason.value, reason.rule) == ("denied", 'cue "nicht"')
    assert [said.text for said in reason.evidence] == ["nicht"]
