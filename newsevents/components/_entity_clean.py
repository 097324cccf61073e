"""What remains of a model's spans: split, trimmed, with the type that knowledge demands, or vetoed."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._entity_lexicon import EntityLexicon, Entry, Label, genitive_stem
from newsevents.components._entity_rules import LEGAL, PATTERN
from newsevents.components._entity_text import Candidate, Text, vocabulary
from newsevents.components._entity_words import is_compound, is_lower_word, is_noun, is_ordinary

BASE_MANY, BASE_ONE = 86, 72
_ALWAYS_SPLIT = frozenset(
    {
        "-",
        "–",
        "—",
        ":",
        ";",
        ",",
        "!",
        "?",
        "(",
        ")",
        '"',
        "„",
        "“",
        "”",
        "»",
        "«",
        "|",
        "...",
        "…",
        "/",
        "[",
        "]",
    }
)
_INSIDE: dict[Label, frozenset[str]] = {
    "PER": frozenset(),
    "LOC": frozenset("am an der im bei ob in vor auf de la del do da dos von zu und unter".split()),
    "ORG": frozenset("der des und von of the in zur zum am im an and de du di la bei e on della".split()),
}
_GERMAN = frozenset(
    "der die das des dem den und ist für mit auf ein eine einen von wie zu im am nicht sich aus nach bei".split()
)
_MODEL_LABELS: dict[str, Label] = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "GPE": "LOC", "PERSON": "PER"}


def clean_spans(text: Text, lexicon: EntityLexicon, base: list[tuple[int, int, str]]) -> Iterator[Candidate]:
    """Make candidates of a model's spans (token ranges)."""
    for start, end, name in base:
        label = _MODEL_LABELS.get(name)
        if label is None:
            yield from _miscellaneous(text, lexicon, start, end)
            continue
        if _is_english(text, start, end):
            continue
        whole = lexicon.match(text.words, start) if end - start > 1 else None
        if whole is not None and whole[0] == end - start:
            yield Candidate(start, end, whole[1].label, whole[1].id, PATTERN)
            continue
        if text.is_phrase(start, end):
            continue
        pieces = list(_split(text, start, end, label))
        for first, last in pieces:
            found = _judge(text, lexicon, first, last, label, alone=len(pieces) == 1)
            if found is not None:
                yield found


def _miscellaneous(text: Text, lexicon: EntityLexicon, start: int, end: int) -> Iterator[Candidate]:
    """MISC is no type of this library; a brand or body that the tables or its form know counts nevertheless."""
    if end - start != 1:
        return
    word = text.words[start]
    entry = lexicon.lookup(word)
    if entry is not None and entry.label == "ORG" and not text.is_determined(start):
        yield Candidate(start, end, "ORG", entry.id, BASE_ONE)
    elif _is_camel(word) and not is_noun(word):
        yield Candidate(start, end, "ORG", "", BASE_ONE)


def _is_camel(word: str) -> bool:
    if word.endswith(("In", "Innen")) or not word.isalpha():
        return False
    return any(a.islower() and b.isupper() for a, b in zip(word, word[1:], strict=False))


def _is_english(text: Text, start: int, end: int) -> bool:
    """Whether the span stands in a stretch of English, where capitals of headlines mislead German models."""
    small = [w for w in text.words[max(0, start - 8) : end + 8] if w[0].islower() and w.isalpha()]
    if not small or any(word in _GERMAN for word in small):
        return False
    english = sum(word in text.vocabulary.english for word in small)
    return 2 * english >= len(small)


def _split(text: Text, start: int, end: int, label: Label) -> Iterator[tuple[int, int]]:
    """Parts of a span between punctuation and words that no name has inside."""
    words = text.words
    inside = text.vocabulary.particles if label == "PER" else _INSIDE[label]
    named = False
    if label == "ORG" and "für" in words[start:end]:
        before = words[words.index("für", start, end) - 1]
        named = before in text.vocabulary.fields or _has_head(text, before)
    first = start
    for i in range(start, end + 1):
        if i < end:
            word = words[i]
            if word not in _ALWAYS_SPLIT and not (word == "und" and label == "PER"):
                small = word[0].islower() and word.isalpha()
                if not small or word in inside or named or (i == start and label == "PER"):
                    continue
                if (
                    word in text.vocabulary.agencies
                    or word in text.vocabulary.particles
                    and text.is_capital(i - 1)
                ):
                    continue
        while first < i and _is_edge(words[first], label):
            first += 1
        last = i
        while last > first and _is_edge(words[last - 1], label):
            last -= 1
        if first < last:
            yield first, last
        first = i + 1


def _is_edge(word: str, label: Label) -> bool:
    if not word[0].isalnum():
        return True
    if label == "PER":
        return False
    return word[0].islower() and word.isalpha() and len(word) < 5 and word not in vocabulary().agencies


def _judge(
    text: Text, lexicon: EntityLexicon, start: int, end: int, label: Label, *, alone: bool
) -> Candidate | None:
    if label == "PER":
        return _person(text, lexicon, start, end)
    if end - start == 1:
        return _single(text, lexicon, start, label, alone=alone)
    if label == "LOC":
        return _place(text, lexicon, start, end, alone=alone)
    return _organization(text, lexicon, start, end, alone=alone)


def _person(text: Text, lexicon: EntityLexicon, start: int, end: int) -> Candidate | None:
    words = text.words
    while end - start > 1 and _is_prefix_of_person(text, lexicon, start):
        start += 1
    whole = end
    while end - start > 1 and _is_behind_person(text, lexicon, start, end - 1):
        end -= 1
    if (
        end - start == 1
        and end < whole
        and not (lexicon.is_given(words[start]) or genitive_stem(words[start]))
    ):
        if lexicon.lookup(words[start]) is None and lexicon.surname(words[start]) is None:
            return None
    if end - start == 1:
        return _single(text, lexicon, start, "PER", alone=True)
    if not any(word[0].isupper() and not is_ordinary(word) for word in words[start:end]):
        if not lexicon.is_given(words[start]) or text.initial[start] and is_compound(words[end - 1]):
            return None
    if (
        words[end - 1].lower() in ("partei", "ag", "gmbh", "se")
        or words[end - 1] in text.vocabulary.legal_forms
    ):
        return Candidate(start, end, "ORG", "", BASE_MANY)
    return Candidate(start, end, "PER", "", BASE_MANY)


def _is_prefix_of_person(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the first word of a person's span isn't part of the name."""
    word = text.words[i]
    if lexicon.is_given(word) and not text.is_title(i):
        return False
    if word in text.vocabulary.strict_titles or text.is_title(i) and text.is_capital(i + 1):
        return True
    if word[0].islower():
        return word not in text.vocabulary.particles
    if word.lower() in _GERMAN or is_compound(word):
        return True
    if is_noun(word):
        return text.is_determined(i) or text.is_capital(i + 2) and text.is_capital(i + 1)
    return is_lower_word(word) and text.initial[i] and word not in text.vocabulary.prefixes


def _is_behind_person(text: Text, lexicon: EntityLexicon, start: int, i: int) -> bool:
    """Whether the last word of a person's span isn't part of the name."""
    word = text.words[i]
    if word[0].islower() or word.isdigit():
        return True
    if "-" in word and is_noun(word.rpartition("-")[2]):
        return True
    before = text.words[i - 1]
    if (
        i - start > 1
        and genitive_stem(before)
        and not lexicon.is_given(before)
        and ("-" in word or is_noun(word))
    ):
        return True
    if i - start > 1:
        return is_compound(word) and len(word) > 9
    if genitive_stem(before) and not lexicon.is_given(before) and is_noun(word):
        return True
    return is_compound(word) and len(word) > 11


def _single(text: Text, lexicon: EntityLexicon, i: int, label: Label, *, alone: bool) -> Candidate | None:
    """One word: what it is by knowledge, or the model's opinion where nothing speaks against it."""
    word = text.words[i]
    if len(word) < 2 or not word[0].isalnum() or word.isdigit():
        return None
    if word in text.vocabulary.agencies and label == "ORG":
        known = lexicon.lookup(word)
        return Candidate(i, i + 1, "ORG", known.id if known else "", BASE_ONE)
    if word[0].islower() and not any(c.isupper() for c in word) or text.is_phrase(i, i + 1):
        return None
    entry = lexicon.lookup(word)
    if entry is not None:
        typed = _typed(lexicon, word, entry, label)
        if (
            entry.need == "nothing"
            or (entry.label == label == "LOC" and text.previous(i) in text.vocabulary.place_words)
            or not text.is_plain(i)
            or (entry.need == "model" and typed == entry.label and alone)
        ):
            return Candidate(i, i + 1, typed, entry.id if typed == entry.label else "", BASE_ONE)
    person = lexicon.surname(word)
    if person is not None and (label == "PER" or person[1]) and not text.is_plain(i):
        return Candidate(i, i + 1, "PER", person[0] if person[1] else "", BASE_ONE)
    if _is_vetoed(text, lexicon, i, label):
        return None
    if not alone and is_ordinary(word):
        return None
    if _is_camel(word):
        label = "PER" if word.startswith(("Mc", "Mac")) else "ORG"
    if (
        label == "LOC"
        and lexicon.is_given(word)
        and text.previous(i) not in text.vocabulary.place_prepositions
    ):
        label = "PER"
    return Candidate(i, i + 1, label, "", BASE_ONE)


def _typed(lexicon: EntityLexicon, word: str, entry: Entry, label: Label) -> Label:
    if entry.label == label or entry.kind == "country":
        return entry.label
    if entry.label == "LOC" and label == "PER":
        surname = word in lexicon.given or lexicon.surname(word) is not None or entry.kind == "foreign city"
        return "PER" if surname or entry.need != "nothing" else "LOC"
    if entry.label == "LOC":
        return label
    if entry.label == "ORG" and entry.need != "nothing":
        return "ORG" if label == "ORG" else label
    return entry.label


def _is_vetoed(text: Text, lexicon: EntityLexicon, i: int, label: Label) -> bool:
    word, tag = text.words[i], text.tag(i)
    if tag[:1] in ("V", "P", "K") or tag[:3] == "ADV" or tag in ("ADJA", "ADJD", "ART", "APPR", "CARD"):
        if is_ordinary(word) or word.lower() in lexicon.adjectives:
            return True
    if word.lower() in lexicon.adjectives or word in lexicon.inhabitants:
        return True
    if any(char.isdigit() for char in word) and word[0].isalpha() and "-" in word:
        return True
    if word[-1] == "G" and any(char.islower() for char in word) and len(word) < 9:
        return True  # laws: "EStG"
    pieces = word.split("-")
    if len(pieces) == 2 and all(_is_country(lexicon, piece) for piece in pieces):
        return True
    if "-" in word and len(word.partition("-")[0]) > 4 and is_noun(word.partition("-")[0]):
        return not (label == "ORG" and _is_body(text, i) or label == "LOC" and _is_site(text, word))
    if word.endswith("er") and label == "LOC" and text.is_capital(i + 1) and is_ordinary(text.words[i + 1]):
        return True
    if text.initial[i] and word.endswith(("e", "er", "es", "en")) and text.is_capital(i + 1):
        if is_noun(text.words[i + 1]) and not lexicon.is_given(word):
            return True
    if label == "PER":
        if lexicon.is_given(word):
            return False
        if i and text.is_title(i - 1):
            return False
        spoken = i and text.words[i - 1] in text.vocabulary.speech_verbs
        if is_noun(word):
            return not spoken or is_compound(word)
        return is_lower_word(word) and (text.initial[i] or (word.endswith("en") and not spoken))
    if label == "ORG" and is_noun(word):
        return not _is_body(text, i)
    if is_noun(word):
        return not (label == "LOC" and _is_site(text, word))
    return is_lower_word(word) and (text.initial[i] or word == word.lower())


def _is_country(lexicon: EntityLexicon, word: str) -> bool:
    entry = lexicon.single.get(word)
    return entry is not None and entry.kind == "country"


def _is_site(text: Text, word: str) -> bool:
    """Whether an ordinary noun names a place by itself ("Kirchenstraße")."""
    lower = genitive_stem(word).lower() or word.lower()
    return (
        lower.endswith(text.vocabulary.place_heads)
        and lower not in text.vocabulary.place_kinds
        and len(lower) > 7
    )


def _has_head(text: Text, word: str) -> bool:
    lower = word.lower()
    return (genitive_stem(word).lower() or lower).endswith(text.vocabulary.organization_heads)


def _is_body(text: Text, i: int) -> bool:
    """Whether an ordinary noun names an institution by itself ("Umweltministerium", "Landgericht")."""
    word = text.words[i]
    lower = word.lower()
    stem = genitive_stem(word).lower() or lower
    vocabulary = text.vocabulary
    if not (lower.endswith(vocabulary.organization_heads) or stem.endswith(vocabulary.organization_heads)):
        return False
    if "-" in word:
        return lower.rpartition("-")[2] not in vocabulary.loose_heads
    if text.is_determined(i) and text.previous(i).lower().startswith(("ein", "kein", "jed")):
        return False
    if lower in vocabulary.generic_heads or stem in vocabulary.generic_heads:
        return False
    return not stem.endswith(tuple(vocabulary.loose_heads))


def _place(text: Text, lexicon: EntityLexicon, start: int, end: int, *, alone: bool) -> Candidate | None:
    words, vocabulary = text.words, text.vocabulary
    while end - start > 1 and (
        words[start] in vocabulary.place_words
        or genitive_stem(words[start]) in vocabulary.place_words
        or is_compound(words[start])
        or words[start].lower() in lexicon.adjectives
    ):
        start += 1
    if words[end - 1] in vocabulary.org_tails and not is_noun(words[end - 1]):
        return Candidate(start, end, "ORG", "", BASE_MANY)
    if words[end - 1].lower().endswith(vocabulary.landscape_heads) and _is_proper_adjective(text, start):
        return Candidate(start, end, "LOC", "", BASE_MANY)
    while end - start > 1 and is_compound(words[end - 1]) and not _is_site(text, words[end - 1]):
        end -= 1
    if end - start == 1:
        return _single(text, lexicon, start, "LOC", alone=alone)
    if all(is_ordinary(word) or word[0].islower() or word.isdigit() for word in words[start:end]):
        site = any(_is_site(text, word) for word in words[start:end])
        if not (_is_proper_adjective(text, start) or site):
            return None
    return Candidate(start, end, "LOC", "", BASE_MANY)


def _is_no_name(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether a word of an organization's span says nothing of its own: ordinary words, and places."""
    word = text.words[i]
    if (
        is_ordinary(word)
        or word[0].islower()
        or not word[0].isalpha()
        or word in text.vocabulary.english_nouns
    ):
        return True
    entry = lexicon.lookup(word)
    return entry is not None and entry.label == "LOC"


def _is_proper_adjective(text: Text, i: int) -> bool:
    """Whether a capitalised adjective stands inside a sentence, where only names have such ("Rote Armee")."""
    word = text.words[i]
    if text.initial[i] or not word[0].isupper() or not text.is_capital(i + 1):
        return False
    return word.endswith(("e", "en", "er", "es", "em")) and (is_lower_word(word) or word.endswith("er"))


def _organization(
    text: Text, lexicon: EntityLexicon, start: int, end: int, *, alone: bool
) -> Candidate | None:
    words, vocabulary = text.words, text.vocabulary
    last = words[end - 1]
    if last in ("Co", "Co.") and words[end - 2] in ("&", "und"):
        end -= 2
    while end - start > 1 and words[start].lower() in _GERMAN and lexicon.match(words, start) is None:
        start += 1
    if end - start == 1:
        return _single(text, lexicon, start, "ORG", alone=alone)
    last = words[end - 1]
    head = last.lower()
    body = (genitive_stem(last).lower() or head).endswith(vocabulary.organization_heads)
    if any(word.endswith("-") for word in words[start:end]) and "für" not in words[start:end]:
        return None
    if words[start].lower() in lexicon.adjectives and end - start == 2:
        if head in vocabulary.plain_heads:
            return None
        if head.endswith(("ministerium", "ministeriums", "parlament", "parlaments", "bundesregierung")):
            return _single(text, lexicon, start + 1, "ORG", alone=alone)
        named = body and head not in vocabulary.generic_heads and words[start][0].isupper()
        if is_noun(last) and not (named or _is_proper_adjective(text, start)):
            return None
    if last in vocabulary.place_tails and not body:
        return Candidate(start, end, "LOC", "", BASE_MANY)
    if all(_is_no_name(text, lexicon, i) for i in range(start, end)):
        first = words[start]
        institution = first in vocabulary.institutions or (
            first in vocabulary.fields and words[start + 1] == "für"
        )
        proper = _is_proper_adjective(text, start) and not text.is_determined(start + 1)
        if not (
            institution or proper or (body and head not in vocabulary.generic_heads and first[0].isupper())
        ):
            return None
    if words[start].endswith("er") and all(is_ordinary(word) for word in words[start + 1 : end]) and not body:
        return None
    weight = LEGAL - 5 if body or words[start] in vocabulary.institutions else PATTERN + 5
    return Candidate(start, end, "ORG", "", weight)
