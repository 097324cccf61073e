"""The entity rules, alone and over spans of a model."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from newsevents.components.entities import Entities, correct, read_nationalities, read_parts
from newsevents.evaluation import flat_entities


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_entities")
    return nlp


def entities(doc: Doc) -> list[tuple[str, str]]:
    return [(span.text, span.label_) for span in doc.spans["newsevents_entities"]]


def corrected(text: str, *base: tuple[str, str]) -> list[tuple[str, str]]:
    """Spans of a model, given by their words, after correction."""
    spans, position = [], 0
    for words, label in base:
        start = text.index(words, position)
        spans.append((start, start + len(words), label))
        position = start + len(words)
    return [(text[start:end], label) for start, end, label in correct(text, spans)]


FOUND = [
    # a title stands before one of two people
    ("Am Freitag traf Kanzler Merz Macron.", [("Merz", "PER"), ("Macron", "PER")]),
    # knowledge: countries, their genitives, bodies, people
    ("Die Regierung Frankreichs lehnt das ab.", [("Frankreichs", "LOC")]),
    ("Der Vertrag gilt in den Vereinigten Staaten nicht.", [("Vereinigten Staaten", "LOC")]),
    ("Die Nato und die EU berieten gemeinsam.", [("Nato", "ORG"), ("EU", "ORG")]),
    ("Das entschied der Europäische Gerichtshof.", [("Europäische Gerichtshof", "ORG")]),
    ("Gegen den Beschluss stimmten die Grünen.", [("Grünen", "ORG")]),
    ("Abends sprach Wolodymyr Selenskyj.", [("Wolodymyr Selenskyj", "PER")]),
    # a town alone and with a preposition; an ordinary word is not the town that has its name
    ("Er stieg in Augsburg um.", [("Augsburg", "LOC")]),
    ("Das Essen in der Halle war gut.", []),
    ("In Essen brannte eine Halle.", [("Essen", "LOC")]),
    ("Der Laden liegt in Berlin-Mitte.", [("Berlin-Mitte", "LOC")]),
    ("Kämpfe gab es in der Provinz Qolgar.", [("Qolgar", "LOC")]),
    # datelines
    ("Kabul – Zwei Busse sind zusammengestoßen.", [("Kabul", "LOC")]),
    ("Moskau/Berlin (dpa) – Der Streit geht weiter.", [("Moskau", "LOC"), ("Berlin", "LOC"), ("dpa", "ORG")]),
    ("WIEN. Der Zug fällt aus.", [("WIEN", "LOC")]),
    # titles and offices; they are no part of the name
    ("Sprecherin Adrienne Kowalke bestätigte das.", [("Adrienne Kowalke", "PER")]),
    ("Innenminister Brandstätter schwieg.", [("Brandstätter", "PER")]),
    ("CDU-Politikerin Hedda Vogtländer ging.", [("Hedda Vogtländer", "PER")]),
    ("Dr. Pfannenberg und Frau Holzapfel sagten zu.", [("Pfannenberg", "PER"), ("Holzapfel", "PER")]),
    # given names, particles, initials, rulers, nicknames
    ("Am Dienstag kam Thomas von der Heyden.", [("Thomas von der Heyden", "PER")]),
    ("Gewählt wurde Peter van Aken knapp.", [("Peter van Aken", "PER")]),
    ("Festgenommen wurde Michael E. gestern.", [("Michael E.", "PER")]),
    ("Damals regierte George W. Bush.", [("George W. Bush", "PER")]),
    ("Danach sprach Ahmed al-Rashidi.", [("Ahmed al-Rashidi", "PER")]),
    ("Vorn lag Hans-Peter Kuhlenkamp.", [("Hans-Peter Kuhlenkamp", "PER")]),
    ("Das Amt übernahm König Friedrich II. gern.", [("Friedrich II.", "PER")]),
    # organizations by their form
    ("Die Brunnhuber Anlagenbau GmbH ist pleite.", [("Brunnhuber Anlagenbau GmbH", "ORG")]),
    ("Am Abend siegte der FC Hinterzarten.", [("FC Hinterzarten", "ORG")]),
    ("Sie lehrt an der Universität Passau.", [("Universität Passau", "ORG")]),
    ("Das teilte das Ministerium für Kultur und Sport mit.", [("Ministerium für Kultur und Sport", "ORG")]),
    ("Darüber schrieb die Mindelheimer Zeitung.", [("Mindelheimer Zeitung", "ORG")]),
    (
        "Der ESV Lokomotive Bautzen und der FC Hermes Jena steigen auf.",
        [("ESV Lokomotive Bautzen", "ORG"), ("FC Hermes Jena", "ORG")],
    ),
    ("Sie lernt an der Realschule Passau.", [("Realschule Passau", "ORG")]),
    ("Er forscht an der Medizinischen Hochschule Passau.", [("Medizinischen Hochschule Passau", "ORG")]),
    # a person's name that names something else together with the word behind it
    ("Abends spielt die Thomas Kowalke Band.", [("Thomas Kowalke Band", "ORG")]),
    ("Er unterrichtet an der Peter Hallway School.", [("Peter Hallway School", "ORG")]),
    ("Den Thomas Kowalke Preis gewann niemand.", []),
    # an abbreviation in brackets belongs to the organization before it, and is known from there on
    (
        "Die Brunnhuber Anlagenbau GmbH (BABG) zahlt. Die BABG schweigt.",
        [("Brunnhuber Anlagenbau GmbH", "ORG"), ("BABG", "ORG"), ("BABG", "ORG")],
    ),
    ("Die Brunnhuber Anlagenbau GmbH (siehe Bild) zahlt.", [("Brunnhuber Anlagenbau GmbH", "ORG")]),
    ("Die Brunnhuber Anlagenbau GmbH (XTZ) zahlt.", [("Brunnhuber Anlagenbau GmbH", "ORG")]),
    # a brand of two words in one; people of both sexes, and glued sentences, are none
    ("Die Firma BrunnSolar und die BürgerInnen feiern.", [("BrunnSolar", "ORG")]),
    ("Sie blieben in der KüstenregionMit ihnen blieb er.", []),
    # lists: the unknown members are what most of the others are
    (
        "Es investieren Siemens, Lufthansa, Zorbalan und Bosch.",
        [("Siemens", "ORG"), ("Lufthansa", "ORG"), ("Zorbalan", "ORG"), ("Bosch", "ORG")],
    ),
    ("Es kommen Züge, Busse, Zorbalan und Bosch.", [("Bosch", "ORG")]),
    # speakers
    ("Das sei falsch, sagte Kaczmarczyk.", [("Kaczmarczyk", "PER")]),
    # nothing
    ("Der Umweltschutz und die Wirtschaft leiden.", []),
    ("Wohin das führt, weiß niemand.", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND, ids=[text for text, _ in FOUND])
def test_find_entities_without_a_model(nlp: Language, text: str, expected: list[tuple[str, str]]) -> None:
    assert entities(nlp(text)) == expected


CORRECTED = [
    # ordinary words are no names, wherever they stand
    ("Exportschwäche bremst das Land", [("Exportschwäche", "PER")], []),
    ("Umweltbewusster einkaufen im Alltag", [("Umweltbewusster", "PER")], []),
    ("Neue Regeln für die Abfallwirtschaft", [("Abfallwirtschaft", "ORG")], []),
    ("Gemeinschaft und Vertrauen im Sport", [("Gemeinschaft und Vertrauen", "ORG")], []),
    ("Streit um Soziale Medien", [("Soziale Medien", "ORG")], []),
    ("Die Folgen von Covid-19", [("Covid-19", "LOC")], []),
    # adjectives, inhabitants, miscellaneous
    ("Die deutsche Wirtschaft wächst", [("deutsche", "MISC")], []),
    ("Die Franzosen wählen", [("Franzosen", "LOC")], []),
    ("Deutsche Polizei sucht Zeugen", [("Deutsche Polizei", "ORG")], []),
    # what does not belong to the name goes
    (
        "Max Wiegands Mittelfeld-Zauber begeistert",
        [("Max Wiegands Mittelfeld-Zauber", "PER")],
        [("Max Wiegands", "PER")],
    ),
    ("Mayor Herman Lund tritt ab", [("Mayor Herman Lund", "PER")], [("Herman Lund", "PER")]),
    ("Stille in Passau - Regen bleibt", [("Passau - Regen", "LOC")], [("Passau", "LOC")]),
    ("Solarfirmen wie Zolando & Co wachsen", [("Zolando & Co", "ORG")], [("Zolando", "ORG")]),
    ("Der Standort Deutschland leidet", [("Standort Deutschland", "ORG")], [("Deutschland", "LOC")]),
    # the type that knowledge demands
    ("Portugal gewinnt knapp", [("Portugal", "ORG")], [("Portugal", "LOC")]),
    ("Ein Werk in Augsburg schließt", [("Augsburg", "PER")], [("Augsburg", "LOC")]),
    ("Mit QuantoMarc und Partnern", [("QuantoMarc", "MISC")], [("QuantoMarc", "ORG")]),
    # what a model found and nothing speaks against stays
    ("Danach spielte Haldenwang stark", [("Haldenwang", "PER")], [("Haldenwang", "PER")]),
    ("Der Hof an der Fichtenstraße brennt", [("Fichtenstraße", "LOC")], [("Fichtenstraße", "LOC")]),
    ("Das Umweltministerium prüft", [("Umweltministerium", "ORG")], [("Umweltministerium", "ORG")]),
    ("Sie gehörten zur Roten Garde damals", [("Roten Garde", "ORG")], [("Roten Garde", "ORG")]),
    # a nationality or a noun in front of a name
    ("Der Deutsche Jan Kolbitz siegt", [("Deutsche Jan Kolbitz", "ORG")], [("Jan Kolbitz", "PER")]),
    ("Ein Bericht der Agentur Reuters", [("Agentur Reuters", "ORG")], [("Reuters", "ORG")]),
    ("Tokio Hotel tritt auf", [("Tokio Hotel", "ORG")], [("Tokio Hotel", "ORG")]),
    ("FIFA Weltmeisterschaft im Sommer", [("FIFA", "ORG")], []),
    # a model's longer span around a known name; a noun of what it does says nothing
    (
        "Das steht in einem Bericht des Global Institute of Wool",
        [("Global Institute of Wool", "ORG")],
        [("Global Institute of Wool", "ORG")],
    ),
    ("Die Fluggesellschaft Air Two wächst", [("Air Two", "ORG")], [("Air Two", "ORG")]),
    # lists: what no table knows takes the type of the others
    (
        "Werke in Augsburg, Qolgarsk und Passau",
        [("Augsburg", "LOC"), ("Qolgarsk", "PER"), ("Passau", "LOC")],
        [("Augsburg", "LOC"), ("Qolgarsk", "LOC"), ("Passau", "LOC")],
    ),
    ("Die Linie U17 fährt wieder", [("U17", "LOC")], []),
    ("Deutsches BIP wächst", [("Deutsches BIP", "ORG")], []),
    # what follows the name
    ("Dann kam Leo zur Welt", [("Leo zur Welt", "PER")], [("Leo", "PER")]),
    ("Das ist falsch, sagte Klein gestern", [("Klein", "PER")], [("Klein", "PER")]),
    # English headlines
    ("Funding and Trust: A Study on the Role of Teachers", [("Funding and Trust", "ORG")], []),
]


@pytest.mark.parametrize(("text", "base", "expected"), CORRECTED, ids=[text for text, _, _ in CORRECTED])
def test_correct_a_models_spans(
    text: str, base: list[tuple[str, str]], expected: list[tuple[str, str]]
) -> None:
    assert corrected(text, *base) == expected


def test_known_names_carry_ids(nlp: Language) -> None:
    doc = nlp("Angela Merkel reiste nach Polen, danach sprach Merkel mit der EU.")
    found = {span.text: span.kb_id_ for span in doc.spans["newsevents_entities"]}
    assert found == {"Angela Merkel": "angela-merkel", "Polen": "PL", "Merkel": "angela-merkel", "EU": "eu"}


def test_surname_refers_back_to_the_full_name(nlp: Language) -> None:
    doc = nlp("Zuerst sprach Hedwig Kornblum. Später lobte man Kornblums Mut, doch Kornblum winkte ab.")
    assert [span.text for span in doc.spans["newsevents_entities"]] == [
        "Hedwig Kornblum",
        "Kornblums",
        "Kornblum",
    ]


def test_surname_that_is_an_ordinary_word_does_not_refer_back_behind_an_article(nlp: Language) -> None:
    doc = nlp("Zuerst sprach Hedwig Garten. Danach ging sie in den Garten.")
    assert entities(doc) == [("Hedwig Garten", "PER")]


def test_first_name_in_front_of_a_known_surname_belongs_to_it(nlp: Language) -> None:
    doc = nlp("Der Biologe Quintin Kornblum kam. Am Abend ging Quintin Kornblum wieder.")
    assert [words for words, _ in entities(doc)] == ["Quintin Kornblum", "Quintin Kornblum"]


def test_name_that_a_model_found_once_is_found_again_under_its_commonest_label() -> None:
    text = "Zolgora wächst. Der Absatz von Zolgora steigt, auch Zolgoras Gewinn. Kaum jemand kennt Zolgora."
    assert corrected(text, ("Zolgora", "ORG"), ("Zolgora", "ORG"), ("Zolgoras", "LOC")) == [
        ("Zolgora", "ORG"),
        ("Zolgora", "ORG"),
        ("Zolgoras", "ORG"),
        ("Zolgora", "ORG"),
    ]


PARTS = [
    ("Der Putin-Besuch verzögert sich.", [("Putin", "PER", "wladimir-putin")]),
    ("Neue US-Sanktionen folgen.", [("US", "LOC", "US")]),
    ("Vor dem EU-Gipfel wird gestritten.", [("EU", "ORG", "eu")]),
    ("Der Nordkorea-Experte schwieg.", [("Nordkorea", "LOC", "KP")]),
    ("Die Klima-Debatte geht weiter.", []),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[text for text, _ in PARTS])
def test_names_inside_compounds_are_parts(
    nlp: Language, text: str, expected: list[tuple[str, str, str]]
) -> None:
    doc = nlp(text)
    assert entities(doc) == []
    parts = read_parts(doc)
    assert [(part.text, part.kind, part.key) for part in parts] == expected
    assert all(text[part.start : part.end] == part.text for part in parts)


NATIONALITIES = [
    ("Der russische Angriff dauert an.", [("russische", "RU", False)]),
    ("Die nordkoreanischen Raketen flogen weit.", [("nordkoreanischen", "KP", False)]),
    ("Ein US-amerikanisches Schiff sank.", [("US-amerikanisches", "US", False)]),
    ("Gestern siegten die Japaner.", [("Japaner", "JP", True)]),
    ("Die deutsch-polnischen Gespräche enden.", [("deutsch", "DE", False), ("polnischen", "PL", False)]),
    ("Der schöne Garten blüht.", []),
]


@pytest.mark.parametrize(("text", "expected"), NATIONALITIES, ids=[text for text, _ in NATIONALITIES])
def test_nationalities(nlp: Language, text: str, expected: list[tuple[str, str, bool]]) -> None:
    doc = nlp(text)
    assert entities(doc) == []
    found = read_nationalities(doc)
    assert [(n.text, n.key, n.noun) for n in found] == expected
    assert all(text[n.start : n.end] == n.text for n in found)


def test_adjective_of_a_city_carries_the_id_of_the_city(nlp: Language) -> None:
    [adjective] = read_nationalities(nlp("Das sagte die Moskauer Führung."))
    doc = nlp("Er blieb in Moskau.")
    [city] = doc.spans["newsevents_entities"]
    assert (adjective.text, adjective.key, adjective.noun) == ("Moskauer", city.kb_id_, False)


def test_entities_of_a_model_are_read_and_replaced() -> None:
    nlp = spacy.blank("de")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PER", "pattern": "Zukunft"}, {"label": "ORG", "pattern": "Zolando"}])
    nlp.add_pipe("newsevents_entities")
    doc = nlp("Die Zukunft von Zolando in Rom")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [("Zolando", "ORG"), ("Rom", "LOC")]


@pytest.mark.parametrize(
    ("config", "ents"),
    [
        ({"overwrite": False}, ["Zukunft"]),
        ({"use_model": False}, ["Rom"]),
    ],
)
def test_settings(config: dict[str, bool], ents: list[str]) -> None:
    nlp = spacy.blank("de")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "PER", "pattern": "Zukunft"}])
    nlp.add_pipe("newsevents_entities", config=config)
    doc = nlp("Die Zukunft von Rom")
    assert [ent.text for ent in doc.ents] == ents
    assert [span.text for span in doc.spans["newsevents_entities"]] == ["Rom"]


def test_find_leaves_the_doc_alone(nlp: Language) -> None:
    component = nlp.get_pipe("newsevents_entities")
    assert isinstance(component, Entities)
    doc = nlp.make_doc("Angela Merkel kam.")
    assert [span.text for span in component.find(doc)] == ["Angela Merkel"]
    assert not doc.ents
    assert not doc.spans


def test_tags_count_where_they_are_there(nlp: Language) -> None:
    component = nlp.get_pipe("newsevents_entities")
    assert isinstance(component, Entities)
    doc = Doc(nlp.vocab, ["Alle", "sahen", "Klein", "gern"], tags=["PIS", "VVFIN", "ADJD", "ADV"])
    doc.set_ents([Span(doc, 2, 3, label="PER")])
    assert component.find(doc) == []


def test_round_trip_through_disk_and_bytes(nlp: Language, tmp_path: Path) -> None:
    text = "Angela Merkel reiste nach Polen; der Putin-Besuch fiel aus."
    expected = entities(nlp(text))
    nlp.to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert entities(loaded(text)) == expected
    doc = Doc(nlp.vocab).from_bytes(nlp(text).to_bytes())
    assert entities(doc) == expected
    assert [part.text for part in read_parts(doc)] == ["Putin"]


def test_pipe_equals_call(nlp: Language) -> None:
    texts = ["Angela Merkel kam.", "", "Kabul – Ein Bus brannte."]
    assert [entities(doc) for doc in nlp.pipe(texts)] == [entities(nlp(text)) for text in texts]


@pytest.mark.parametrize(
    "text", ["\n\n", "   ", "–", "((", "Dr.", "von der", "A. B. C.", "„“", "-", "' '", "İstanbul ß ½"]
)
def test_odd_texts_do_no_harm(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert all(
        doc.text[span.start_char : span.end_char] == span.text for span in doc.spans["newsevents_entities"]
    )


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Washington verhängte am Montag Sanktionen gegen Moskau.", "LOC"),
        ("Peter Washington reiste nach Berlin. Später traf Washington dort Scholz.", "PER"),
    ],
)
def test_a_capital_that_is_a_surname_too(text: str, label: str, shipped_nlp: Language) -> None:
    spans = flat_entities(text, nlp=shipped_nlp)
    assert {kind for start, end, kind in spans if text[start:end].endswith("Washington")} == {label}
