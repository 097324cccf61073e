from __future__ import annotations

import pytest

from newsevents.pages import read_page

_MENDS = [
    ("soft-hyphen", "Bun\xaddes\xadrat", "Bundesrat"),
    ("control", "Pu\u200btin\x00", "Putin"),
    ("encoding", "M\u00c3\u00bcnchen und K\u00c3\u00b6ln", "München und Köln"),
    ("encoding", "der \x84Spiegel\x93", "der „Spiegel“"),
    ("encoding", "M\ufffdnchen", "München"),
    ("line-end", "Putin\r\nkommt", "Putin\nkommt"),
    ("line-hyphen", "die Waffen-\nlieferung", "die Waffenlieferung"),
    ("line-hyphen", "der Putin-\nBesuch", "der Putin-Besuch"),
    ("blank", "10\u202f000\xa0Euro", "10 000 Euro"),
    ("letter", "Mu\u0308nchen", "München"),
    ("letter", "Wiſſen", "Wissen"),
    ("entity", "Krauss&nbsp;&amp; Co", "Krauss & Co"),
    ("markup", "<strong>Putin</strong> kommt", "Putin kommt"),
    ("glued-words", "vom Machthaberempfangen worden", "vom Machthaber empfangen worden"),
    ("glued-words", "der PräsidentWladimir Putin", "der Präsident Wladimir Putin"),
    ("glued-lines", "in NordkoreaRussland wendet sich ab", "in Nordkorea\n\nRussland wendet sich ab"),
    ("glued-lines", "ist geplantDie Visite", "ist geplant\n\nDie Visite"),
    ("split-word", "Nordkorea s Machthaber", "Nordkoreas Machthaber"),
    ("split-word", "weitere Waffe nlieferungen", "weitere Waffenlieferungen"),
    ("missing-blank", "hat stattgefunden.Der Präsident", "hat stattgefunden. Der Präsident"),
    ("missing-blank", 'lobte"die gute Arbeit" sehr', 'lobte "die gute Arbeit" sehr'),
    ("old-spelling", "er sagte, daß die Thür", "er sagte, dass die Tür"),
    ("capitals", "KIM JONG UN KOMMT NACH RUSSLAND", "Kim Jong Un kommt nach Russland"),
    ("capitals", "TREFFEN MIT DER NATO IN DEN USA", "Treffen mit der NATO in den USA"),
]


@pytest.mark.parametrize(("kind", "given", "read"), _MENDS)
def test_surface_is_mended(kind: str, given: str, read: str) -> None:
    page = read_page(given)
    assert page.text == read
    assert kind in {mend.kind for mend in page.mends}
    assert all(given[mend.start : mend.end] == mend.text for mend in page.mends)


@pytest.mark.parametrize(
    "text",
    [
        "Die SchülerInnen und die BürgerIn sprachen.",
        "YouTube, BioNTech und McDonald kaufen DiCaprio.",
        "auf derStandard.at und www.derStandard.at",
        "Er drang ein. Das Gebäude drang Rauch aus.",
        "In einem Fall zwang er sie dazu.",
        "Vor- und Nachteile, Nord- und Südkorea",
        "z.B. u.a. am 3.Mai auf spiegel.de",
        'Er sagte: "Ja, wir kommen." Dann ging er.',
        "Die Staatsbesuchenden waren Kremlnahe.",
        "USA, NATO und EU",
        "Straße, weiß, Rußland und Fluß",
        "a < b und c > d, AT&T",
    ],
)
def test_what_could_be_right_is_left_alone(text: str) -> None:
    assert read_page(text).is_clean


@pytest.mark.parametrize("mode", ["auto", "page"])
def test_clean_text_stays_byte_for_byte(mode: str) -> None:
    text = "Merz traf Macron am Freitag in Lyon. Sie sprachen über Europa und blieben lange."
    assert read_page(text, mode).text == text  # type: ignore[arg-type]


def test_clean_mode_changes_nothing() -> None:
    text = "Merz\xadtraf.\nFoto: dpa\nWeiterlesen »"
    page = read_page(text, "clean")
    assert (page.text, page.segments, page.is_clean) == (text, (), True)
