"""Organizations by the form of their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsevents.components._entity_known import town_follows
from newsevents.components._entity_lexicon import EntityLexicon
from newsevents.components._entity_text import KNOWN_MANY, KNOWN_ONE, LEGAL, PATTERN, WEAK, Candidate, Text
from newsevents.components._entity_words import is_listed, is_lower_word, is_noun, is_ordinary

_BRAND = re.compile("([A-ZÄÖÜ][a-zäöü]{2,})([A-ZÄÖÜ][a-zäöüß]+)s?")


def find_organizations(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Organizations by the form of their names."""
    words, vocabulary = text.words, text.vocabulary
    for i, word in enumerate(words):
        if (
            word in vocabulary.agencies
            and i
            and (words[i - 1] == "(" or words[i - 1].lower().endswith("agentur"))
        ):
            known = lexicon.lookup(word)
            yield Candidate(i, i + 1, "ORG", known.id if known else "", KNOWN_ONE)
        if not (text.capital[i] or word[0].isdigit()):
            continue
        if _is_brand(text, lexicon, i):
            yield Candidate(i, i + 1, "ORG", "", WEAK)
        if i and _is_club_abbreviation(text, lexicon, i - 1) and town_follows(text, lexicon, i):
            yield Candidate(i - 1, i + 1, "ORG", "", PATTERN)
        if word in vocabulary.legal_forms and i and not text.initial[i]:
            start = _back(text, lexicon, i)
            if start < i and words[start] not in ("Co", "Co."):
                yield Candidate(start, _forward_legal(text, i), "ORG", "", LEGAL)
        if word in vocabulary.clubs:
            end = _club(text, lexicon, i)
            if end:
                start = i - 2 if i > 1 and words[i - 1] == "." and words[i - 2] == "1" else i
                start = i - 1 if i and words[i - 1] == "1." else start
                yield Candidate(start, end, "ORG", "", KNOWN_MANY)
        if word in vocabulary.institutions:
            end = _institution(text, lexicon, i)
            if end:
                start = _proper_start(text, i)
                yield Candidate(start, end, "ORG", "", LEGAL if start < i else PATTERN)
        if word in vocabulary.fields and i + 2 < len(words) and words[i + 1] == "für":
            end = _field(text, i + 2)
            if end:
                yield Candidate(_proper_start(text, i), end, "ORG", "", KNOWN_MANY)
        town = words[i - 1] if i else ""
        if word in vocabulary.papers and town.endswith("er") and town[0].isupper() and not is_listed(town):
            yield Candidate(i - 1, i + 1, "ORG", "", KNOWN_MANY)


def _is_brand(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the word is two words in one, as companies write themselves ("BrunnSolar").

    A small word as the second part shows that two sentences were glued, "Innen" that people are meant.
    """
    word = text.words[i]
    match = _BRAND.fullmatch(word)
    if match is None or lexicon.lookup(word) is not None or lexicon.lookup(word.capitalize()) is not None:
        return False
    first, second = match.groups()
    if first == "Mac" or second in ("Innen", "In", "Dax") or is_lower_word(second):
        return False
    return not (is_ordinary(word) or is_ordinary(word.capitalize()))


def _back(text: Text, lexicon: EntityLexicon, i: int) -> int:
    """Start of the company's name that ends with a legal form at ``i``."""
    start = i
    while start and i - start < 5:
        word = text.words[start - 1]
        if word in ("&", "+") and start > 1:
            start -= 1
            continue
        if not (word[0].isupper() or word[0].isdigit()) or word in text.vocabulary.legal_forms:
            break
        if (text.initial[start - 1] and is_lower_word(word)) or (
            is_noun(word) and start == i and "-" in word
        ):
            break
        if (text.is_title(start - 1) and is_noun(word)) or (
            word in text.vocabulary.company_words and start < i
        ):
            break
        if start < i and word.lower().endswith(text.vocabulary.company_endings):
            break
        start -= 1
    while start < i and (text.words[start] in ("&", "+") or text.words[start][0].isdigit()):
        start += 1
    return start


def _forward_legal(text: Text, i: int) -> int:
    end = i + 1
    while end + 1 < len(text) and (
        text.words[end : end + 2] in (["&", "Co."], ["&", "Co"])
        or text.words[end] in text.vocabulary.legal_forms
    ):
        end += 2 if text.words[end] == "&" else 1
    if end < len(text) and text.words[end] in text.vocabulary.legal_forms:
        end += 1
    return end


def _club(text: Text, lexicon: EntityLexicon, i: int) -> int:
    """End of a club's name whose first word stands at ``i``, or 0."""
    words = text.words
    if i + 1 >= len(words):
        return 0
    following = words[i + 1]
    if words[i].isupper() or words[i][-1].isupper():
        j = i + 1
        if not following[0].isupper() or "-" in following:
            return 0
        j += 1
        if text.is_capital(j) and not is_listed(words[j]) and town_follows(text, lexicon, j + 1):
            return j + 2  # "FC Carl Zeiss Jena"
        if town_follows(text, lexicon, j):  # "FC Chelsea London", "ESV Lokomotive Zwickau"
            return j + 1
        if is_listed(following):
            return 0
        if j < len(words) and (
            words[j] in text.vocabulary.club_tails or words[j] in ("II", "04", "09", "1860")
        ):
            j += 1
        return j
    stem = following[:-1] if following.endswith("s") else following
    if following in text.vocabulary.club_tails or stem in text.vocabulary.club_tails:
        return i + 2
    return 0


def _proper_start(text: Text, i: int) -> int:
    """Start of an institution's name: a capitalised adjective inside a sentence belongs to it."""
    j = i - 1
    if j < 0 or not text.is_capital(j):
        return i
    if text.initial[j] and not text.words[j].startswith(("Deutsche", "Österreichische", "Schweizerische")):
        return i
    word = text.words[j]
    inflected = word.isalpha() and word.endswith(("e", "en", "er", "es", "em"))
    return j if inflected and (is_lower_word(word) or not is_noun(word)) else i


def _is_club_abbreviation(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the token is a body's abbreviation that a town may follow ("THW Kiel", "TU Dresden")."""
    word = text.words[i]
    if not (word.isupper() and word.isalpha() and 2 <= len(word) <= 4) or (
        text.initial[i] and text.initial[i + 1]
    ):
        return False
    entry = lexicon.lookup(word)
    return (
        (entry is None or entry.kind == "club")
        and text.words[i + 1].isalpha()
        and not text.words[i + 1].isupper()
    )


def _institution(text: Text, lexicon: EntityLexicon, i: int) -> int:
    j = i + 1
    while j < len(text) and j - i < 5:
        word = text.words[j]
        if word in ("-", "/") or not word[0].isupper() or is_ordinary(word) or text.initial[j]:
            break
        j += 1
    return j if j > i + 1 else 0


def _field(text: Text, i: int) -> int:
    """End of a field of work ("Kultur, Jugend und Sport") that starts at ``i``, or 0."""
    end = 0
    j = i
    while j < len(text) and j - i < 10:
        word = text.words[j]
        if word[0].isupper() and len(word) > 2:
            if end == j and not (j == i + 1 and is_lower_word(text.words[i])):
                break
            end = j + 1
        elif (
            word.isalpha()
            and word[0].islower()
            and len(word) > 4
            and word.endswith(("e", "en", "er"))
            and text.is_capital(j + 1)
        ):
            pass
        elif not (word in (",", "und", "sowie") and end and text.is_capital(j + 1)) or (
            word == "," and not _list_goes_on(text, j)
        ):
            break
        j += 1
    return end


def _list_goes_on(text: Text, comma: int) -> bool:
    """Whether an "und" between capitalised words follows a comma within a few words."""
    for j in range(comma + 1, min(comma + 6, len(text))):
        if text.words[j] in ("und", "sowie"):
            return text.is_capital(j + 1)
        if text.words[j][0].islower():
            return False
    return False
