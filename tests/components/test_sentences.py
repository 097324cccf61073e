from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

import newsevents.components.sentences  # noqa: F401  (registers the factory)


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.blank("de")
    nlp.add_pipe("newsevents_sentences")
    return nlp


# "|" marks the boundaries; it stands where the white space of the text is.
TEXTS = [
    "Die Ministerin reiste ab.| Der Kanzler blieb.",
    "Am 13. September trafen sie sich in Bern.| Am 5. Mai 2020 wieder.",
    "Der 2. Weltkrieg endete 1945.| Danach begann der Wiederaufbau.",
    "Beim 1. FC Nürnberg spielte er bis zum 30. Juni.| Heute ist er Trainer.",
    "Sie wurde im 3. Wahlgang gewählt.| Auf ihn entfielen 40.| Sie bekam 60.",
    "1. Bundesliga ohne Tore",
    "Firmen, z. B. Banken, warnen.| Auch u. a. die Post, d. h. der Konzern.",
    "Prof. Dr. Meier kam mit Dr. h. c. Schulz an.| Beide schwiegen.",
    "Das Buch von J. K. Rowling erschien 1997.| Es wurde verfilmt.",
    "Georg W. Huber lebt in St. Gallen.| Er malt.",
    "Es kostet 3,5 Mio. Euro.| Die Stadt zahlt 2 Mrd.| Das ist viel.",
    "Kohl, Rüben usw.| Der Markt war voll.",
    "„Wir fahren morgen.“| Dann ging er.",
    "„Wir fahren morgen!“, rief er.| „Wer kommt mit?“, fragte sie.",
    "„Wer kommt mit?“ fragte sie.| Niemand kam.",
    "Er sagte: „Wir bleiben.| Das ist sicher.“| Dann schwieg er.",
    "»Es ist vorbei.«| Die Menge ging heim.",
    '"Es ist vorbei."| Die Menge ging heim.',
    '"Wir siegen."| "Wir verlieren."',
    "Der Sprecher schwieg (warum auch immer.)| Die Lage ist ernst.",
    "Wirklich?!| Ja, wirklich!!!| Gut …",
    "Er zögerte … und ging dann doch.| Sie wartete...| Er kam nicht.",
    "Gewitter über Kiel\n|Zwei Boote gekentert\n|Am Abend kam der Sturm.",
    "Kiel\n\n|sturm und regen",
    "Der Minister hat die\nReise abgesagt, weil\ner krank ist.| Er bleibt in\nBerlin.",
    "Die Sitzung dauerte lange\nund endete ohne Ergebnis.",
    "Streit um die Rente| Wie lange gezahlt wird, ist offen.",
    "Sie nannte das Vorhaben „einen Irrweg“| Die Opposition stimmte zu.",
    "Wien (dpa) Die Regierung berät.",
    "das wetter bleibt wechselhaft.| morgen regnet es.",
    "Er wohnt in der Karl-Str. 9 in Ulm.",
    "Nur wenige kamen| Die Halle blieb leer.",
    "Er las die Erzählung Das Haus am See vor.",
    "Das schreibt die Wochenzeitung Die Zeit.| Auch Der Spiegel berichtet.",
    "Er wählt die Partei Die Linke.| Sie wählt Die Grünen.",
    "Die Polizei ermittelt.| (dpa) Das Gericht schweigt.",
    "Er kam 2019.| Seit 2020 regiert er.",
    "Sie leben in den U.S.A. und in Kanada.| Nr. 5 lebt.",
]


@pytest.mark.parametrize("marked", TEXTS)
def test_sentences_end_where_they_should(nlp: Language, marked: str) -> None:
    doc = nlp(marked.replace("|", ""))
    expected = [part.strip() for part in marked.split("|")]
    assert [sentence.text.strip() for sentence in doc.sents] == expected


def test_white_space_belongs_to_the_sentence_before(nlp: Language) -> None:
    doc = nlp("Erster Titel\n\nZweiter Titel")
    assert [sentence.text for sentence in doc.sents] == ["Erster Titel\n\n", "Zweiter Titel"]


def test_boundaries_at_hand_are_kept() -> None:
    nlp = spacy.blank("de")
    find = nlp.add_pipe("newsevents_sentences")
    doc = Doc(nlp.vocab, words=["Eins", ".", "Zwei", "."], sent_starts=[True, False, False, False])
    assert len(list(find(doc).sents)) == 1


def test_boundaries_at_hand_are_replaced_when_asked() -> None:
    nlp = spacy.blank("de")
    find = nlp.add_pipe("newsevents_sentences", config={"overwrite": True})
    doc = Doc(nlp.vocab, words=["Eins", ".", "Zwei", "."], sent_starts=[True, False, False, False])
    assert [sentence.start for sentence in find(doc).sents] == [0, 2]


OPEN = [
    # a capital behind a word with which a sentence can end; the rules alone would not end it there
    ("Umsatz wächst Konzern stellt ein", ["Konzern"]),
    ("Er kam gestern „Danke“ rief er", ["„"]),
    # … and behind a verb's particle, if a function word follows
    ("Die Firma baut ab Der Betriebsrat klagt", ["Der"]),
    # behind determiners, prepositions and commas, and in small letters, no sentence begins
    ("Wir sahen den Konzern, Umsatz und Gewinn wachsen in Bern", []),
    ("Das Buch (neu)“.", []),
]


@pytest.mark.parametrize(("text", "words"), OPEN)
def test_open_tokens(text: str, words: list[str]) -> None:
    nlp = spacy.blank("de")
    find = nlp.add_pipe("newsevents_sentences", config={"leave_open": True})
    doc = nlp(text)
    starts = {token.i for token in doc if token.is_sent_start}
    assert [doc[index].text for index in find.find_open(doc) if index not in starts] == words
    assert [token.text for token in doc if token.is_sent_start is None] == words


def test_tags_survive() -> None:
    nlp = spacy.blank("de")
    find = nlp.add_pipe("newsevents_sentences")
    doc = Doc(nlp.vocab, words=["Eins", "."], tags=["CARD", "$."], pos=["NUM", "PUNCT"])
    assert [(token.tag_, token.pos_) for token in find(doc)] == [("CARD", "NUM"), ("$.", "PUNCT")]


@pytest.mark.parametrize("text", ["", " ", "\n", "\n\n\n", ".", "?!", "“", "13.", "„"])
def test_odd_texts_do_no_harm(nlp: Language, text: str) -> None:
    assert "".join(sentence.text_with_ws for sentence in nlp(text).sents) == text
