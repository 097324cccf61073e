"""Who says so: speaker and cue of clauses, read with the rules and a few tags given."""

from __future__ import annotations

from dataclasses import replace

import pytest

import newsevents
from newsevents.attribution import Attributions
from newsevents.event_types._base import Attribution
from newsevents.linking import link_mentions
from newsevents.mentions import read_doc
from newsevents.syntax.sentence import SentenceAnalyzer

# What a tagger knows and the rules alone can only guess.
TAGS = {
    **dict.fromkeys(("berichtete", "sagte", "sprach", "teilte", "mitteilte", "kündigte", "hieß"), "VVFIN"),
    "zufolge": "APPO",
    "Das teilte": "PDS",
    "mit.": "PTKVZ",
    "an,": "PTKVZ",
    "an.": "PTKVZ",
}


@pytest.fixture(scope="module")
def nlp():
    return newsevents.blank()


def attribute(nlp, text: str, word: str) -> Attribution | None:
    """Attribute the clause that holds the last occurrence of a word."""
    reading = read_doc(nlp(text))
    after = [*(w.text for w in reading.words[1:]), ""]
    words = []
    for token, following in zip(reading.words, after, strict=True):
        keys = (token.text, f"{token.text} {following}", f"{token.text}{following}")
        words.append(replace(token, tag=next((TAGS[key] for key in keys if key in TAGS), token.tag)))
    reading = replace(reading, words=tuple(words))
    index = max(w.index for w in reading.words if w.text == word)
    view = SentenceAnalyzer(reading).analyze(reading.sentence_of[index])
    return Attributions(reading, link_mentions(reading, published=None)).of(
        view, view.clause_of(index), index
    )


SAID = [
    ("Putin habe Kim getroffen, berichtete Interfax am Dienstag.", "getroffen", "Interfax", "berichtete"),
    ("Am Dienstag berichtete Interfax, Putin habe Kim getroffen.", "getroffen", "Interfax", "berichtete"),
    ("Laut KCNA traf Kim am Montag Putin.", "traf", "KCNA", "Laut"),
    ("Nach Angaben des Kremls traf Putin in Peking Xi Jinping.", "traf", "Kreml", "Nach Angaben"),
    (
        "Dem Innenministerium zufolge wurden drei Männer verhaftet.",
        "verhaftet",
        "Innenministerium",
        "zufolge",
    ),
    ("Putin traf Kim, wie der Kreml mitteilte.", "traf", "Kreml", "mitteilte"),
    ("Macron habe Scholz getroffen, so ein Sprecher.", "getroffen", "ein Sprecher", "so"),
    ("Merkel sagte am Freitag, dass Macron nach Berlin reise.", "Berlin", "Angela Merkel", "sagte"),
    ("Merkel sagte, sie habe Macron getroffen.", "getroffen", "Angela Merkel", "sagte"),
    ("Selenskyj kündigte an, Berlin zu besuchen.", "besuchen", "Wolodymyr Selenskyj", "kündigte"),
    ("Merkel war überzeugt, dass Macron Scholz getroffen habe.", "getroffen", "Angela Merkel", "überzeugt"),
    ("„Wir haben Putin in Moskau getroffen“, sagte Merkel.", "getroffen", "Angela Merkel", "sagte"),
    ("Merkel sagte: „Wir haben Putin in Moskau getroffen.“", "getroffen", "Angela Merkel", "sagte"),
    ("Kreml: Putin trifft Xi Jinping.", "trifft", "Kreml", ":"),
    ("Es hieß, Putin habe Kim getroffen.", "getroffen", "Es hieß", "hieß"),
]


@pytest.mark.parametrize(("text", "word", "source", "cue"), SAID, ids=[case[0] for case in SAID])
def test_attribution_names_speaker_and_cue(nlp, text, word, source, cue):
    found = attribute(nlp, text, word)
    assert found is not None
    assert (found.source, found.cue.text) == (source, cue)
    assert text[found.cue.start : found.cue.end] == cue


CHAINS = [
    ("Merkel sagte, Macron komme nach Berlin. Zudem sei ein Treffen mit Scholz geplant.", "Treffen"),
    ("Merkel sagte, Macron komme. Er habe Scholz eingeladen. Auch sei ein Besuch geplant.", "Besuch"),
    ("„Wir haben Putin in Moskau getroffen“, sagte Merkel. „Das Treffen war am Ende gut.“", "Treffen"),
    ("Merkel sprach in Berlin. Sie sagte, Macron habe Scholz getroffen.", "getroffen"),
    ("Putin habe Kim getroffen. Das teilte Merkel mit.", "getroffen"),
]


@pytest.mark.parametrize(("text", "word"), CHAINS, ids=[case[0] for case in CHAINS])
def test_attribution_goes_on_with_the_speaker_before(nlp, text, word):
    found = attribute(nlp, text, word)
    assert found is not None
    assert found.source == "Angela Merkel"


NOT_SAID = [
    ("Merkel traf Macron in Berlin.", "traf"),
    ("Merkel kündigte einen Besuch in Paris an.", "Besuch"),
    ("Putin sei gelandet, sagte Merkel nach einem Treffen mit Macron.", "Treffen"),
    ("Merkel, die am Montag Macron getroffen hatte, sagte, dass Putin komme.", "getroffen"),
    ("Nachdem Macron Berlin besucht hatte, sagte Merkel, dass Putin komme.", "besucht"),
    ("Merkel sagte, Macron komme. Am Abend traf Scholz den Papst.", "traf"),
    ("Laut Verfassung wird der Präsident am Sonntag gewählt.", "gewählt"),
    ("Merkel sagte nicht, dass Macron Scholz getroffen hat.", "getroffen"),
]


@pytest.mark.parametrize(("text", "word"), NOT_SAID, ids=[case[0] for case in NOT_SAID])
def test_what_the_text_itself_tells_has_no_attribution(nlp, text, word):
    assert attribute(nlp, text, word) is None


def test_nearest_frame_wins(nlp):
    found = attribute(nlp, "Laut Interfax sagte Peskow, dass Putin Kim getroffen habe.", "getroffen")
    assert found is not None
    assert found.source == "Dmitri Peskow"
