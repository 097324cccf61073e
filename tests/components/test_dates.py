from __future__ import annotations

import datetime as dt

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from newsevents.components.dates import DateFinder, create_dates, find_in_text, read_dates
from newsevents.normalize.dates import DateExpression, resolve_dates

PUBLISHED = dt.date(2024, 6, 18)  # a Tuesday
MONTHS = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober"),
    *("November", "Dezember"),
)
WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")

_CENTURY = [("dem 3. Jahrhundert vor Christus", "DATE", "BC02")]


def _answers(text: str, published: dt.date | None = PUBLISHED) -> list[tuple[str, str, str]]:
    spans = resolve_dates(find_in_text(text), published=published)
    return [(span.text, span.type, span.value) for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Es geschah am 10.09.2020 in Graz.", [("10.09.2020", "DATE", "2020-09-10")]),
        ("Die Frist endete am 3. 5. 2021.", [("3. 5. 2021", "DATE", "2021-05-03")]),
        ("Der Stand ist 2020-09-10.", [("2020-09-10", "DATE", "2020-09-10")]),
        ("Er kam am 03.05.99 an.", [("03.05.99", "DATE", "1999-05-03")]),
        (
            "Gespielt wird am 18. und 19. Dezember.",
            [("18.", "DATE", "2024-12-18"), ("19. Dezember", "DATE", "2024-12-19")],
        ),
        (
            "Die Messe dauert vom 5. bis 22. November 2025.",
            [("5.", "DATE", "2025-11-05"), ("22. November 2025", "DATE", "2025-11-22")],
        ),
        (
            "Er kommt am Donnerstag, 25. Juli, um 20.30 Uhr.",
            [("Donnerstag, 25. Juli", "DATE", "2024-07-25"), ("20.30 Uhr", "TIME", "2024-07-25T20:30")],
        ),
        (
            "Am vergangenen Freitag, dem 14. Juni 2024, brannte es.",
            [("vergangenen Freitag, dem 14. Juni 2024", "DATE", "2024-06-14")],
        ),
        ("Der Vertrag gilt ab 1. Jänner 2025.", [("1. Jänner 2025", "DATE", "2025-01-01")]),
        ("Sie starb am 3. Sept. 2014.", [("3. Sept. 2014", "DATE", "2014-09-03")]),
        (
            "Die Jahre 2009-2011 waren schwierig.",
            [("2009", "DATE", "2009"), ("2011", "DATE", "2011")],
        ),
        (
            "Er regierte zwischen Juni 2011 und September 2012.",
            [("Juni 2011", "DATE", "2011-06"), ("September 2012", "DATE", "2012-09")],
        ),
        ("Das war Anfang 2022.", [("Anfang 2022", "DATE", "2022")]),
        ("Das war im August vorigen Jahres.", [("August vorigen Jahres", "DATE", "2023-08")]),
        ("Im vergangenen Herbst empfing er Gäste.", [("vergangenen Herbst", "DATE", "2023-FA")]),
        ("Das war im Winter 2013/14.", [("Winter 2013/14", "DATE", "2013-WI")]),
        ("Im dritten Quartal 2009 sank der Wert.", [("dritten Quartal 2009", "DATE", "2009-Q3")]),
        ("Im ersten Halbjahr stieg er.", [("ersten Halbjahr", "DATE", "2024-H1")]),
        ("In den 60er Jahren war das so.", [("den 60er Jahren", "DATE", "196")]),
        ("In den 1990er-Jahren war das so.", [("den 1990er-Jahren", "DATE", "199")]),
        ("In den Neunzigerjahren war das so.", [("den Neunzigerjahren", "DATE", "199")]),
        (
            "In den siebziger und achtziger Jahren war das so.",
            [("den siebziger", "DATE", "197"), ("achtziger Jahren", "DATE", "198")],
        ),
        ("Der Bau stammt aus dem 15. Jahrhundert.", [("dem 15. Jahrhundert", "DATE", "14")]),
        ("Heuer fällt das Fest aus.", [("Heuer", "DATE", "2024")]),
        ("Im Vorjahr war es ähnlich.", [("Vorjahr", "DATE", "2023")]),
        ("Er reiste gestern ab.", [("gestern", "DATE", "2024-06-17")]),
        ("Er reiste gestern Abend ab.", [("gestern Abend", "TIME", "2024-06-17TEV")]),
        ("Sie wird übermorgen erwartet.", [("übermorgen", "DATE", "2024-06-20")]),
        ("Ostern 2019 war spät.", [("Ostern 2019", "DATE", "2019-04-21")]),
        (
            "Am Tag der Deutschen Einheit 2023 regnete es.",
            [("Tag der Deutschen Einheit 2023", "DATE", "2023-10-03")],
        ),
        ("Das Treffen am Wochenende war kurz.", [("Wochenende", "DATE", "2024-W24-WE")]),
        ("In der vergangenen Woche kam er.", [("der vergangenen Woche", "DATE", "2024-W24")]),
        ("Seit drei Monaten herrscht Ruhe.", [("drei Monaten", "DURATION", "P3M")]),
        ("Vor 24 Jahren besuchte er das Land.", [("24 Jahren", "DURATION", "P24Y")]),
        ("Es dauerte eineinhalb Stunden.", [("eineinhalb Stunden", "DURATION", "PT1.5H")]),
        ("Er blieb ein halbes Jahr.", [("ein halbes Jahr", "DURATION", "P6M")]),
        ("Ein zweitägiger Besuch ist geplant.", [("zweitägiger", "DURATION", "P2D")]),
        ("Es gilt eine 14-Tage-Frist.", [("14-Tage", "DURATION", "P14D")]),
        (
            "Das dauert sechs bis acht Monate.",
            [("sechs", "DURATION", "P6M"), ("acht Monate", "DURATION", "P8M")],
        ),
        ("In den vergangenen fünf Jahren stieg er.", [("den vergangenen fünf Jahren", "DURATION", "P5Y")]),
        ("Vor wenigen Tagen war es soweit.", [("wenigen Tagen", "DURATION", "PXD")]),
        ("Seit Jahren streiten sie.", [("Jahren", "DURATION", "PXY")]),
        ("Eine dreijährige Haftstrafe droht.", [("dreijährige", "DURATION", "P3Y")]),
        ("Jeden Montag wird demonstriert.", [("Jeden Montag", "SET", "XXXX-WXX-1")]),
        ("Er kommt täglich.", [("täglich", "SET", "P1D")]),
        ("Alle zwei Jahre wird gewählt.", [("Alle zwei Jahre", "SET", "P2Y")]),
        (
            "Geöffnet von 14.30-18 Uhr.",
            [("14.30", "TIME", "2024-06-18T14:30"), ("18 Uhr", "TIME", "2024-06-18T18:00")],
        ),
        ("Er kam um halb acht.", [("halb acht", "TIME", "2024-06-18T07:30")]),
        (
            "Gewählt wurde am 23. März (Samstag) und am 24. März (Sonntag).",
            [
                ("23. März", "DATE", "2024-03-23"),
                ("Samstag", "DATE", "2024-03-23"),
                ("24. März", "DATE", "2024-03-24"),
                ("Sonntag", "DATE", "2024-03-24"),
            ],
        ),
        ("Am Dienstag kommender Woche tagt er.", [("Dienstag kommender Woche", "DATE", "2024-06-25")]),
        ("Am heutigen Tag kam er.", [("heutigen Tag", "DATE", "2024-06-18")]),
        ("Im Jahre 1980 war es so.", [("Jahre 1980", "DATE", "1980")]),
        (
            "Ruhig blieb die Nacht vom 14. auf den 15. August.",
            [("14.", "DATE", "2024-08-14"), ("15. August", "DATE", "2024-08-15")],
        ),
        ("Zum Jahresende ging er.", [("Jahresende", "DATE", "2024")]),
        (
            "Am zweiten Weihnachtstag 2020 schneite es.",
            [("zweiten Weihnachtstag 2020", "DATE", "2020-12-26")],
        ),
        ("Juli/August 2015 waren heiß.", [("Juli", "DATE", "2015-07"), ("August 2015", "DATE", "2015-08")]),
        ("Derzeit wird verhandelt.", [("Derzeit", "DATE", "PRESENT_REF")]),
        (
            "Die ehemalige Ministerin kam vor kurzem.",
            [("ehemalige", "DATE", "PAST_REF"), ("vor kurzem", "DATE", "PAST_REF")],
        ),
        ("Ex-Landesrat Huber kam.", [("Ex", "DATE", "PAST_REF")]),
        ("Der Umsatz fiel in Q3 2014.", [("Q3 2014", "DATE", "2014-Q3")]),
        ("Das Ergebnis für Q1/2015 liegt vor.", [("Q1/2015", "DATE", "2015-Q1")]),
        ("Im November '89 fiel die Mauer.", [("November '89", "DATE", "1989-11")]),
        ("Seit ’68 lebt sie in Graz.", [("’68", "DATE", "1968")]),
        ("Er starb 44 v. Chr. in Rom.", [("44 v. Chr.", "DATE", "BC0044")]),
        ("Die Stadt brannte 79 n. Chr. nieder.", [("79 n. Chr.", "DATE", "0079")]),
        ("Das Grab stammt aus dem 3. Jahrhundert vor Christus.", _CENTURY),
        ("Tag für Tag kamen mehr.", [("Tag für Tag", "SET", "P1D")]),
        ("Es wird von Jahr zu Jahr wärmer.", [("Jahr zu Jahr", "SET", "P1Y")]),
        (
            "Er kam im Februar 2018. Sie folgte im April desselben Jahres.",
            [("Februar 2018", "DATE", "2018-02"), ("April desselben Jahres", "DATE", "2018-04")],
        ),
        ("Anfang der 80er war er dort.", [("Anfang der 80er", "DATE", "198")]),
        ("Im Winter 2013/2014 fror es.", [("Winter 2013/2014", "DATE", "2013-WI")]),
        ("Zu Jahresbeginn 2014 fiel er.", [("Jahresbeginn 2014", "DATE", "2014")]),
        ("Seit Ende April herrscht Ruhe.", [("Ende April", "DATE", "2024-04")]),
    ],
)
def test_find_and_resolve_give_extent_type_and_value(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _answers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Der 16 Jahre alte Schüler wohnt in Wien.",
        "Zutritt ab 16 Jahren.",
        "Ein 38-jähriger Mann und eine 29-Jährige wurden verletzt.",
        "Der dreijährige Bub weinte.",
        "Kinder zwischen sechs und elf Jahren dürfen mit.",
        "Sie starb im Alter von 90 Jahren.",
        "Die Firma zahlte 1500 Euro und 2000 Dollar.",
        "Mehr als 2000 Menschen kamen.",
        "Das Spiel endete 3:2, danach stand es 29:15.",
        "August Macke malte ein Bild.",
        "Die Welt am Sonntag meldete nichts.",
        "Der Winter-Biathlon ist beliebt.",
        "Mehr unter www.heute.at und www.montag.de.",
        "Die Wahl fiel auf Platz 1.200 der Liste.",
        "Sie kamen immer, dann nie, und mittlerweile bisher kaum.",
        "Er kam aus Chan Junis.",
        "Der Audi Q3 ist neu.",
        "Er trat vor Christus.",
        "Der '68er wurde teuer.",
        "Gruppen zwischen sechs und elf Jahren Wanderungen anzubieten, lohnt.",
    ],
)
def test_find_leaves_alone_what_is_no_date(text: str) -> None:
    assert find_in_text(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Er traf sie am Mittwoch.", "2024-06-12"),
        ("Er traf sie am Dienstag.", "2024-06-18"),
        ("Er wird sie am Mittwoch treffen.", "2024-06-19"),
        ("Das für Freitag geplante Treffen findet statt.", "2024-06-21"),
        ("Er hat es am Montag angekündigt.", "2024-06-17"),
        ("Am kommenden Dienstag wird gewählt.", "2024-06-25"),
        ("Am vergangenen Dienstag wurde gewählt.", "2024-06-11"),
        ("Er soll sie am Mittwoch getroffen haben.", "2024-06-12"),
        ("Er sagte am Montag, dass er kommen werde.", "2024-06-17"),
        ("Am heutigen Dienstag beginnt der Gipfel.", "2024-06-18"),
        ("Im März besuchte er das Land.", "2024-03"),
        ("Im September besuchte er das Land.", "2023-09"),
        ("Im Februar wird er das Land besuchen.", "2025-02"),
        ("Seit Ende April wird verhandelt.", "2024-04"),
        ("Am 24. Dezember schneite es.", "2023-12-24"),
    ],
)
def test_find_reads_the_tense_that_resolving_needs(text: str, value: str) -> None:
    assert [answer[2] for answer in _answers(text)] == [value]


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("Der Rat tagt von Dienstag bis Donnerstag.", ["", "range"]),
        ("Er blieb vom 3. bis zum 5. Mai 2020.", ["", "range"]),
        ("Am 3. und 5. Mai 2020 kam er.", ["", "list"]),
        ("Am 3. Mai 2020 kam er, am 5. Mai 2020 ging er.", ["", ""]),
    ],
)
def test_find_marks_ranges_and_lists(text: str, links: list[str]) -> None:
    assert [expression.link for expression in find_in_text(text)] == links


def test_find_uses_sentence_starts_of_the_doc() -> None:
    nlp = spacy.blank("de")
    words = ["Gestern", "kam", "er", "Heute", "geht", "er"]
    doc = Doc(nlp.vocab, words=words, sent_starts=[True, False, False, True, False, False])
    finder = DateFinder("newsevents_dates", spans_key="newsevents_dates")
    assert [expression.sentence for expression in finder.find(doc)] == [0, 1]


def test_find_does_not_write() -> None:
    nlp = spacy.blank("de")
    doc = nlp("Er kam gestern.")
    create_dates(nlp, "newsevents_dates", "newsevents_dates").find(doc)
    assert dict(doc.spans) == {}
    assert doc.user_data == {}


def test_component_writes_spans_and_payload_that_survive_bytes() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_dates")
    doc = nlp("Die 14-Tage-Frist endet am 3. Mai 2021 um 20.30 Uhr.")
    assert [(span.text, span.label_) for span in doc.spans["newsevents_dates"]] == [
        ("14-Tage-Frist", "DURATION"),
        ("3. Mai 2021", "DATE"),
        ("20.30 Uhr", "TIME"),
    ]
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert read_dates(again) == read_dates(doc)
    assert [expression.text for expression in read_dates(again)] == ["14-Tage", "3. Mai 2021", "20.30 Uhr"]


def test_component_writes_an_empty_group_without_dates() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_dates")
    doc = nlp("Kein Wort davon.")
    assert len(doc.spans["newsevents_dates"]) == 0
    assert read_dates(doc) == ()


def test_component_takes_another_span_group() -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_dates", config={"spans_key": "zeiten"})
    doc = nlp("Er kam gestern.")
    assert [span.text for span in doc.spans["zeiten"]] == ["gestern"]


def _spellings(day: dt.date) -> list[str]:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    return [
        f"{day.day}. {month} {day.year}",
        f"{day.day:02d}. {month} {day.year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {day.month}. {day.year}",
        day.isoformat(),
        f"{weekday}, {day.day}. {month} {day.year}",
        f"{weekday}, den {day.day}. {month} {day.year}",
        f"{weekday}, {day.day:02d}.{day.month:02d}.{day.year}",
        f"{day.day}. {month} des Jahres {day.year}",
    ]


@given(
    day=st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)),
    spelling=st.integers(0, 9),
    frame=st.sampled_from(["Am {} begann es.", "{}", "Seit dem {} (ORF)", "Der Rat tagte am {}, hieß es."]),
    published=st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2100, 12, 31)),
)
@settings(max_examples=400, deadline=None)
def test_every_spelling_of_a_date_gives_the_day_back(
    day: dt.date, spelling: int, frame: str, published: dt.date | None
) -> None:
    written = _spellings(day)[spelling]
    [expression] = find_in_text(frame.format(written))
    [span] = resolve_dates([expression], published=published)
    assert (span.text, span.type, span.value) == (written, "DATE", day.isoformat())
    assert (span.start, span.end, span.method) == (day, day, "explicit")


FRAGMENTS = st.sampled_from(
    [
        *(
            "am",
            "vor",
            "seit",
            "im",
            "in",
            "der",
            "den",
            "dem",
            "des",
            "um",
            "bis",
            "ab",
            "von",
            "und",
            "wird",
        ),
        *(
            "3.",
            "18.",
            "1.",
            "2014",
            "20.30",
            "14",
            "Uhr",
            "Mai",
            "August",
            "zwei",
            "drei",
            "halb",
            "60er",
            "%",
        ),
        *(
            "Jahr",
            "Jahre",
            "Jahren",
            "Tag",
            "Tage",
            "Woche",
            "Quartal",
            "Jahrhundert",
            "Herbst",
            "Ostern",
            "kam",
        ),
        *("Mittwoch", "Montagabend", "gestern", "heute", "morgen", "Morgen", "Abend", "Vorjahr", "zweitägig"),
        *(
            "vergangenen",
            "kommenden",
            "nächsten",
            "Ende",
            "Anfang",
            "Mitte",
            "jeden",
            "alle",
            "später",
            "zuvor",
        ),
        *("darauf", "Tags", ".", ",", "-", "/", ":", "(", ")", "\n\n", "Ex-", "Euro"),
    ]
)


@given(
    pieces=st.lists(FRAGMENTS | st.text(max_size=4), max_size=30),
    glue=st.sampled_from(["", " ", "  "]),
    published=st.none() | st.dates(),
)
@settings(max_examples=400, deadline=None)
def test_any_text_gives_exact_offsets_and_ordered_days(
    pieces: list[str], glue: str, published: dt.date | None
) -> None:
    text = glue.join(pieces)
    expressions = find_in_text(text)
    spans = resolve_dates(expressions, published=published)
    assert len(spans) == len(expressions)
    end = 0
    for expression, span in zip(expressions, spans, strict=True):
        assert text[expression.start : expression.end] == expression.text == span.text
        assert expression.start >= end
        end = expression.end
        assert span.start is None or span.end is None or span.start <= span.end
        assert DateExpression.from_json(expression.to_json()) == expression


@pytest.mark.parametrize(
    "unit",
    [
        *(
            "10-",
            "3., ",
            "1.",
            "am 3. und ",
            "Montag, ",
            "zwei und ",
            "10.10.",
            "2014/",
            "!)",
            "Mai und ",
            "a",
        ),
        *("der ", "heute um 8 Uhr ", "am Tag zuvor ", "vor ", "60er ", "1,1", "Ende der "),
    ],
)
def test_hostile_repetition_is_read_to_its_end(unit: str) -> None:
    text = unit * 3000
    expressions = find_in_text(text)
    spans = resolve_dates(expressions, published=PUBLISHED)
    assert len(spans) == len(expressions)
    assert all(text[e.start : e.end] == e.text for e in expressions)
