"""People that no table knows: names behind titles, given names with surnames, speakers."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._entity_clean import two_surnames
from newsevents.components._entity_lexicon import EntityLexicon, Label, genitive_stem
from newsevents.components._entity_text import KNOWN_MANY, PATTERN, QUOTES, WEAK, Candidate, Text
from newsevents.components._entity_words import is_compound, is_lower_word, is_noun, is_ordinary


def find_persons(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Names behind titles, and given names with surnames."""
    words = text.words
    i = 0
    while i < len(words):
        if not text.capital[i]:
            i += 1
            continue
        word = words[i]
        end = _given_name(text, lexicon, i) if lexicon.is_given(word) else 0
        if not end and i and (text.is_title(i - 1) or _is_dotted_title(text, i)):
            end = _titled(text, lexicon, i)
            if two_surnames(text, lexicon, i, end):  # "Am Freitag traf Kanzler Merz Macron"
                end = i + 1
        if end and text.words[end : end + 1] and text.words[end] in text.vocabulary.name_tails:
            label = tail_label(text, end)
            if label is not None:
                yield Candidate(i, end + 1, label, "", KNOWN_MANY)
            i = end + 1
        elif end - i > 2 and text.words[end - 1] in text.vocabulary.org_tails:
            yield Candidate(i, end, "ORG", "", KNOWN_MANY)
            i = end
        elif end:
            end = _with_numeral(text, end)
            yield Candidate(i, end, "PER", "", PATTERN)
            i = end
        else:
            i += 1


def tail_label(text: Text, i: int) -> Label | None:
    """What a person and the word behind the name name together ("Thomas Kowalke Band"); None: a prize."""
    word = text.words[i]
    if word in text.vocabulary.org_tails:
        return "ORG"
    return "LOC" if word in text.vocabulary.place_tails else None


def _is_dotted_title(text: Text, i: int) -> bool:
    """Whether "Dr" and a point of its own stand before the token."""
    return i > 1 and text.words[i - 1] == "." and text.words[i - 2] in text.vocabulary.strict_titles


def _with_numeral(text: Text, end: int) -> int:
    """End of a name with the number of a ruler and what follows it ("II.", "II. von Preußen")."""
    words = text.words
    if end >= len(words) or words[end][0] not in "IVX" or set(words[end]) - set("IVX."):
        return end
    end += 1
    if end < len(words) and words[end] == "." and len(words[end - 1]) > 1:
        end += 1
    if end + 1 < len(words) and words[end] in ("von", "der") and words[end + 1][0].isupper():
        return end + 2
    return end


def _given_name(text: Text, lexicon: EntityLexicon, i: int) -> int:
    """End of a name that starts with the given name at ``i``, or 0."""
    words = text.words
    word = words[i]
    if word in text.vocabulary.site_words or text.previous(i) in text.vocabulary.site_words:
        return 0
    doubtful = is_ordinary(word) or lexicon.lookup(word) is not None
    if doubtful and text.is_determined(i):
        return 0
    j = i + 1
    while (
        j < len(words) and words[j][0].isupper() and lexicon.is_given(words[j]) and not is_ordinary(words[j])
    ):
        j += 1
    doubtful = doubtful and j == i + 1
    if j + 2 < len(words) and words[j] in QUOTES and not doubtful:
        close = next((k for k in range(j + 2, min(j + 4, len(words))) if words[k] in QUOTES), 0)
        if close and text.is_name_like(close + 1):
            return close + 2
    end = _surname(text, lexicon, j, sure=not doubtful)
    if end:
        return end
    # "Kim Jong Un", "Peter Thomas": the last given name is the surname.
    return j if j - i > 1 and not doubtful else 0


def _surname(text: Text, lexicon: EntityLexicon, j: int, *, sure: bool) -> int:
    """End of the surname that starts at ``j`` (initials and particles before it included), or 0."""
    words = text.words
    start = j
    while j < len(words) and len(words[j]) == 2 and words[j][1] == "." and words[j][0].isupper():
        j += 1
    initials = j > start
    if j + 2 < len(words) and words[j] in ("Freiherr", "Graf", "Gräfin", "Freifrau", "Prinz", "Ritter"):
        j += words[j + 1] in ("von", "zu", "vom")
    k = _skip_particles(text, j)
    if k < len(words) and (words[k][0].isupper() or _is_arabic(words[k])):
        word = words[k]
        if _is_surname(text, lexicon, k, sure=sure or k > j):
            k += 1
            while k < len(words) and k - start < 5 and _continues(text, lexicon, k):
                k += 1
            if (
                k + 1 < len(words)
                and words[k] in ("de", "del", "della", "di", "da", "dos", "y")
                and text.is_name_like(k + 1)
            ):
                return k + 2
            return k
        if word.isupper() and len(word) > 3 and words[start - 1].isupper():
            return k + 1
    return j if initials and sure else 0


def _is_arabic(word: str) -> bool:
    """Whether the word is a surname with an Arabic article ("al-Sisi")."""
    head, _, tail = word.partition("-")
    return (
        head.lower() in ("al", "el", "as", "ash", "asch", "ad", "at", "az", "ar", "an", "ul")
        and tail[:1].isupper()
    )


def _skip_particles(text: Text, j: int) -> int:
    words, vocabulary = text.words, text.vocabulary
    k = j
    while k < len(words) and k - j < 3:
        word = words[k]
        if (word[0].islower() and word in vocabulary.particles and word not in ("und", "zu", "e", "y")) or (
            word in vocabulary.prefixes and k + 1 < len(words) and words[k + 1][0].isupper()
        ):
            k += 1
        else:
            break
    if k > j and not text.is_capital(k):
        return j
    # "von Berlin", "der Stadt": a particle may be an article or a preposition.
    if k > j and words[k - 1] in ("der", "den", "zu", "zum", "zur", "as") and k - j == 1:
        return j
    return k


def _is_surname(text: Text, lexicon: EntityLexicon, k: int, *, sure: bool) -> bool:
    word = text.words[k]
    if _is_arabic(word):
        return True
    if not text.is_name_form(k):
        return False
    if text.is_title(k) and is_noun(word):
        return False
    known = lexicon.lookup(word)
    if known is not None and known.label == "LOC" and known.kind == "country":
        return False
    if known is not None and known.label == "ORG" and known.need == "nothing":
        return False
    if is_noun(word):
        return sure and len(word) < 9 and not is_compound(word)
    if is_lower_word(word):
        return sure
    return True


def _continues(text: Text, lexicon: EntityLexicon, k: int) -> bool:
    """Whether the token goes on with the surname before it."""
    word = text.words[k]
    if word in text.vocabulary.prefixes:
        return text.is_name_like(k + 1)
    if not text.is_name_like(k) or text.is_title(k) or (word.endswith("er") and is_noun(word)):
        return False
    known = lexicon.lookup(word)
    if known is not None and (known.need == "nothing" or known.label != "LOC"):
        return False
    if lexicon.match(text.words, k) is not None:
        return False
    before = text.words[k - 1]
    if "-" in word and genitive_stem(before):
        return False
    if not genitive_stem(before) or before in lexicon.surnames:
        return True
    return lexicon.surname(before) is None and len(word) < 9


def _titled(text: Text, lexicon: EntityLexicon, i: int) -> int:
    """End of the name that starts at ``i``, right behind a title, or 0."""
    title = text.words[i - 1]
    strict = title in text.vocabulary.strict_titles
    if text.is_title(i) and (not strict or is_noun(text.words[i])):
        return 0
    known = lexicon.lookup(text.words[i])
    if known is not None and known.label != "PER" and (not strict or known.kind == "country"):
        return 0
    if not text.is_name_form(i) or (not strict and is_ordinary(text.words[i])):
        k = _skip_particles(text, i)
        return _surname(text, lexicon, i, sure=False) if k > i else 0
    j = i + 1
    k = _skip_particles(text, j)
    if k > j or (j < len(text) and len(text.words[j]) == 2 and text.words[j][1] == "."):
        return _surname(text, lexicon, j, sure=False) or j
    while j < len(text) and j - i < 4 and _continues(text, lexicon, j):
        j += 1
    return j


def find_speakers(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Unknown names beside a verb of speech ("sagte Winkler", "so Kaczmarek")."""
    words = text.words
    for i, word in enumerate(words):
        if word not in text.vocabulary.speech_verbs:
            continue
        for j, outer in ((i + 1, i + 2), (i - 1, i - 2)):
            if not (0 <= j < len(words)) or not text.is_name_like(j) or text.initial[j] or text.is_title(j):
                continue
            if 0 <= outer < len(words) and (
                words[outer][0].isupper()
                or (outer < j and words[outer].lower() in text.vocabulary.determiners)
            ):
                continue
            if len(words[j]) > 3 and lexicon.lookup(words[j]) is None and words[j] not in lexicon.inhabitants:
                yield Candidate(j, j + 1, "PER", "", WEAK)
