"""Hypothesis strategies: German-looking noise, as scraped pages bring it."""

from __future__ import annotations

from hypothesis import strategies as st

NAMES = (
    *(
        "Merz",
        "Emmanuel Macron",
        "Kim Jong Un",
        "Wladimir Putin",
        "Selenskyj",
        "Ursula von der Leyen",
        "Li Qiang",
    ),
    *(
        "Berlin",
        "Pjöngjang",
        "Frankfurt (Oder)",
        "Kosmodrom Wostotschny",
        "Den Haag",
        "São Paulo",
        "Nordkorea s",
    ),
    *("die Nato", "EU", "der Kreml", "das Weiße Haus", "CDU/CSU", "Hamas", "Bündnis 90/Die Grünen"),
)
WORDS = (
    *(
        "traf",
        "besuchte",
        "empfing",
        "telefonierte mit",
        "reist nach",
        "will",
        "soll",
        "nicht",
        "wurde",
        "hat",
    ),
    *(
        "gewählt",
        "verhaftet",
        "griff an",
        "lieferte",
        "verhängte Sanktionen gegen",
        "trat zurück",
        "zu",
        "in",
        "am",
    ),
    *(
        "Außenminister",
        "Präsidentin",
        "a. D.",
        "Staats- und Regierungschefs",
        "Waffe nlieferungen",
        "Ministerpräsi-",
    ),
    *(
        "sagte er",
        "so der Sprecher",
        "nach Angaben der Polizei",
        "laut dpa",
        "der",
        "die",
        "und",
        "von",
        "das Treffen",
    ),
)
DATES = (
    *(
        "am Freitag",
        "gestern",
        "im März 2024",
        "18. Juni",
        "31.2.2023",
        "2024-06-18",
        "Anfang 2022",
        "seit drei Jahren",
    ),
    *(
        "in der Nacht zum Mittwoch",
        "1999/2000",
        "0.0.0000",
        "99. 99. 9999",
        "am 1. Mai um 25 Uhr",
        "20.15 Uhr",
    ),
)
MARKS = (
    *(
        ". ",
        ", ",
        "! ",
        "? ",
        ": ",
        "; ",
        " – ",
        " - ",
        "…",
        "...",
        "„",
        "“",
        '"',
        "'",
        "‚",
        "‘",
        "»",
        "«",
        "(",
        ")",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "<",
        ">",
        "/",
        "\\",
        "|",
        "*",
        "_",
        "#",
        "@",
        "%",
        "&",
        "§",
        "€",
        "†",
        "°",
        "•",
        "\n",
        "\n\n",
    ),
    *("\t", " ", "  ", "\r\n", "\r", "\x0b", "\x0c", "\u2028", "\u2029", "\x85"),
)
MOJIBAKE = (
    *(
        "fÃ¼r",
        "AuÃŸenminister",
        "â€žJaâ€œ",
        "f\ufffdr",
        "Ã",
        "â‚¬",
        "ï»¿",
        "MÃ¼nchen",
        "&uuml;",
        "&amp;amp;",
        "&#228;",
        "&nbsp;",
    ),
    *("=C3=BC", "%C3%BC", "\\u00fc", "Pr\u00adäsident", "Minis\u200bter"),
)
HTML_BITS = (
    *(
        "<b>",
        "</b>",
        "<p>",
        "</div>",
        "<br/>",
        "<a href='x'>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<![CDATA[",
    ),
    *(
        '<img src="data:image/png;base64,AAAA">',
        "&lt;p&gt;",
        "<html",
        "</body></html>",
        "[[Datei:x.jpg]]",
        "{{Vorlage}}",
    ),
)
SIGNS = (
    *(
        "😀",
        "👩‍👩‍👧‍👦",
        "🇩🇪",
        "❤️",
        "\u202e",
        "\u202c",
        "\u200f",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\u200d",
        "\u00a0",
    ),
    *(
        "a\u0308",
        "u\u0308ber",
        "e\u0301",
        "\u0301",
        "ﬁ",
        "ſ",
        "ẞ",
        "İ",
        "ı",
        "Ⅻ",
        "①",
        "½",
        "𝔐𝔢𝔯𝔷",
        "Мерц",
        "普京",
        "کیم",
    ),
    *("\x00", "\x01", "\x7f", "\ud800", "\U0010ffff"),
)
RUNS = (
    "a",
    "(",
    "[",
    "„",
    ".",
    "-",
    " ",
    "\n",
    "ä",
    "Merz ",
    "1",
    "1.",
    "(Merz ",
    "und ",
    "„Ja“, ",
    "\u0301",
    "😀",
    "Sankt-",
)

#: Everything that a piece of noise may be.
PIECES = (*NAMES, *WORDS, *DATES, *MARKS, *MOJIBAKE, *HTML_BITS, *SIGNS)

_runs = st.builds(str.__mul__, st.sampled_from(RUNS), st.integers(2, 300))
_nested = st.builds(
    "{0}{1}{2}".format,
    st.sampled_from(("(", "[", "„", "(„", "<b>", "((")).flatmap(
        lambda sign: st.integers(1, 40).map(lambda times: sign * times)
    ),
    st.sampled_from((*NAMES, *WORDS)),
    st.sampled_from((")", "]", "“", "“)", "</b>", "")).flatmap(
        lambda sign: st.integers(0, 40).map(lambda times: sign * times)
    ),
)
_letters = st.text(
    alphabet="abcdefghijklmnopqrstuvwxyzäöüßABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÜ-.'", min_size=1, max_size=25
)
_any = st.text(max_size=20)
_pieces = st.one_of(
    st.sampled_from(NAMES),
    st.sampled_from(WORDS),
    st.sampled_from(DATES),
    st.sampled_from(MARKS),
    st.sampled_from(MOJIBAKE),
    st.sampled_from(HTML_BITS),
    st.sampled_from(SIGNS),
    _letters,
    _any,
    _nested,
    _runs,
)
_glue = st.sampled_from((" ", " ", " ", "", "\n"))


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence that could be one: who did what, where and when."""
    parts = [draw(st.sampled_from(group)) for group in (NAMES, WORDS, NAMES, DATES)]
    return " ".join(draw(st.permutations(parts))) + draw(st.sampled_from((".", "?", "", " …")))


def noise(*, max_pieces: int = 25) -> st.SearchStrategy[str]:
    """Texts made of words, names, dates, quotes, broken marks, mojibake, markup, emoji, bidi marks, runs."""
    piece = st.one_of(_pieces, sentences())
    return st.lists(st.tuples(piece, _glue), max_size=max_pieces).map(
        lambda pairs: "".join(word + glue for word, glue in pairs)
    )


def pages(*, max_pieces: int = 15) -> st.SearchStrategy[str]:
    """Noise in the elements of a page, some of them broken."""
    tags = st.sampled_from(("p", "div", "h1", "td", "li", "span", "title", "article", "script", "time", "b"))
    element = st.builds(
        "<{0}{1}>{2}{3}".format,
        tags,
        st.sampled_from(
            ("", " class=x", " hidden", " style='display:none'", " datetime='2024-02-30'", ' x="')
        ),
        noise(max_pieces=4),
        st.one_of(tags.map("</{}>".format), st.just("")),
    )
    return st.lists(element, max_size=max_pieces).map("".join)


def published() -> st.SearchStrategy[str | None]:
    """Dates of publication, the first and the last possible day included."""
    return st.sampled_from((None, "2024-06-20", "2024-02-29", "0001-01-01", "9999-12-31"))
