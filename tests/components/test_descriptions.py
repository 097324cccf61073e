"""People described by their office."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import newsevents.components.descriptions  # noqa: F401
from newsevents.components.descriptions import read_descriptions

CASES = [
    ("Der nordkoreanische Machthaber schwieg.", [("nordkoreanische Machthaber", "leader", "KP", "")]),
    ("Russlands Präsident kam an.", [("Russlands Präsident", "president", "RU", "")]),
    ("Nordkoreas neuer Machthaber lachte.", [("Nordkoreas neuer Machthaber", "leader", "KP", "")]),
    ("Es kam US-Außenminister Blinken.", [("US-Außenminister", "foreign_minister", "US", "")]),
    ("Man traf den russischen Präsidenten.", [("russischen Präsidenten", "president", "RU", "")]),
    ("Die Kanzlerin sprach.", [("Kanzlerin", "head_of_government", None, "")]),
    ("Der Kremlchef sprach.", [("Kremlchef", "president", "RU", "")]),
    ("Israels Regierungschef sprach.", [("Israels Regierungschef", "head_of_government", "IL", "")]),
    ("Das sagte Ex-Präsident Obama.", [("Ex-Präsident", "president", None, "former")]),
    ("Der frühere US-Präsident rief an.", [("frühere US-Präsident", "president", "US", "former")]),
    (
        "Der künftige Außenminister wartet.",
        [("künftige Außenminister", "foreign_minister", None, "designated")],
    ),
    ("Das ist der Präsident der Ukraine.", [("Präsident der Ukraine", "president", "UA", "")]),
    (
        "Der Präsident der Vereinigten Staaten fehlte.",
        [("Präsident der Vereinigten Staaten", "president", "US", "")],
    ),
    ("Der Außenminister Frankreichs fehlte.", [("Außenminister Frankreichs", "foreign_minister", "FR", "")]),
    (
        "Der stellvertretende Außenminister Russlands kam.",
        [("stellvertretende Außenminister Russlands", "deputy_foreign_minister", "RU", "deputy")],
    ),
    (
        "Es sprach der Sekretär des Nationalen Sicherheitsrats Russlands.",
        [("Sekretär des Nationalen Sicherheitsrats Russlands", "security_council_secretary", "RU", "")],
    ),
    (
        "Es sprach der Sekretär des russischen Sicherheitsrats.",
        [("Sekretär des russischen Sicherheitsrats", "security_council_secretary", "RU", "")],
    ),
    ("Der Sekretär des Clubs kam.", []),
    (
        "Die Außenminister der EU-Staaten tagten.",
        [("Außenminister der EU-Staaten", "foreign_minister", "eu", "plural")],
    ),
    ("Beide Staatschefs lachten.", [("Staatschefs", "head_of_state", None, "plural")]),
    (
        "Die Präsidenten Russlands und der Ukraine schwiegen.",
        [("Präsidenten Russlands und der Ukraine", "president", None, "plural")],
    ),
    (
        "Die Staats- und Regierungschefs der EU tagten.",
        [("Staats- und Regierungschefs der EU", "head_of_government", "eu", "plural")],
    ),
    (
        "Bayerns Ministerpräsident kam.",
        [("Bayerns Ministerpräsident", "minister_president_state", "DE-BY", "")],
    ),
    (
        "Der bayerische Ministerpräsident kam.",
        [("bayerische Ministerpräsident", "minister_president_state", "DE-BY", "")],
    ),
    ("Der Wiener Bürgermeister kam.", [("Wiener Bürgermeister", "governing_mayor", "AT-9", "")]),
    ("Der Schweizer Bundespräsident kam.", [("Schweizer Bundespräsident", "president", "CH", "")]),
    (
        "Das sagte Nato-Generalsekretär Stoltenberg.",
        [("Nato-Generalsekretär", "secretary_general", "nato", "")],
    ),
    ("Das sagte CDU-Chef Merz.", [("CDU-Chef", "party_leader", "cdu", "")]),
    ("Noch-Kanzler Scholz ging.", [("Noch-Kanzler", "head_of_government", None, "acting")]),
    ("Thomas König gewann.", []),
    ("Gerhard Richter malt.", []),
    ("Der Küchenchef kocht.", []),
    ("Die Stadt ist schön.", []),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_descriptions")
    return nlp


def _found(doc: Doc) -> list[tuple[str, str, str | None, str]]:
    rows = []
    for each in read_descriptions(doc):
        flags = " ".join([*each.modifiers, *(["plural"] if each.plural else [])])
        rows.append((doc.text[each.start : each.end], each.role, each.of, flags))
    return rows


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_offices_are_found_with_country_and_number(
    nlp: Language, text: str, expected: list[tuple[str, str, str | None, str]]
) -> None:
    assert _found(nlp(text)) == expected


def test_a_body_that_nobody_knows_is_said(nlp: Language) -> None:
    [known] = read_descriptions(nlp("Der Präsident sprach."))
    [unknown] = read_descriptions(nlp("Der Präsident des Wulfenhainer Kegelbunds sprach."))
    assert (known.elsewhere, unknown.elsewhere) == (False, True)
    assert unknown.of is None


def test_spans_and_payload_agree(nlp: Language) -> None:
    doc = nlp("Der französische Staatschef traf die britische Premierministerin in Genf.")
    spans = doc.spans["newsevents_descriptions"]
    assert [(span.start_char, span.end_char, span.label_) for span in spans] == [
        (each.start, each.end, each.role) for each in read_descriptions(doc)
    ]
    assert len(spans) == 2


def test_payload_survives_serialization(nlp: Language) -> None:
    doc = nlp("Ex-Präsident Obama traf den deutschen Außenminister.")
    again = next(iter(DocBin(store_user_data=True, docs=[doc]).get_docs(nlp.vocab)))
    assert read_descriptions(again) == read_descriptions(doc)
    assert read_descriptions(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == read_descriptions(doc)


def test_the_pipe_gives_the_same_in_streams(nlp: Language) -> None:
    texts = [text for text, _ in CASES]
    assert [_found(doc) for doc in nlp.pipe(texts)] == [expected for _, expected in CASES]


def test_an_untouched_doc_has_no_descriptions() -> None:
    assert read_descriptions(spacy.blank("de")("Russlands Präsident kam.")) == ()
