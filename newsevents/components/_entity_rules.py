"""Rules that find names without a model: knowledge, titles, given names, datelines, organizations' patterns."""

from __future__ import annotations

from collections.abc import Iterator

from newsevents.components._entity_lexicon import TOWNS, EntityLexicon, Entry, genitive_stem
from newsevents.components._entity_text import DETERMINERS, Candidate, Text
from newsevents.components._entity_words import is_compound, is_listed, is_lower_word, is_noun, is_ordinary

# Weights: the heavier candidate wins where two overlap; longer ones win among equals.
LEGAL, KNOWN_MANY, PATTERN, KNOWN_ONE, WEAK = 110, 100, 90, 70, 50
_QUOTES = frozenset('"„“”»«‚‘›‹')
_DASHES = frozenset({"-", "–", "—", "--", ":"})


def find_known(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Names of the knowledge base."""
    words = text.words
    i = 0
    while i < len(words):
        word = words[i]
        if not (word[0].isupper() or word[0].isdigit() or "-" in word or word in lexicon.first):
            i += 1
            continue
        many = lexicon.match(words, i)
        if many is not None:
            n, entry = many
            weight = KNOWN_MANY if entry.label != "LOC" else PATTERN - 4
            if _holds_many(text, lexicon, i, n, entry):
                yield Candidate(i, i + n, entry.label, entry.id, weight)
            i += n
            continue
        entry_one = lexicon.lookup(word)
        if entry_one is not None and _holds(text, lexicon, i, entry_one):
            yield Candidate(i, i + 1, entry_one.label, entry_one.id, KNOWN_ONE)
        else:
            person = lexicon.surname(word)
            if person is not None and person[1] and not text.is_plain(i) and not is_ordinary(word):
                yield Candidate(i, i + 1, "PER", person[0], KNOWN_ONE - 2)
        i += 1


def _holds_many(text: Text, lexicon: EntityLexicon, i: int, n: int, entry: Entry) -> bool:
    """Whether a name of several words counts here."""
    if entry.need == "model" or (entry.label == "LOC" and _goes_on(text, lexicon, i + n)):
        return False
    if text.initial[i] and text.words[i].lower() in DETERMINERS:
        return text.previous(i) in _QUOTES
    return not (entry.label == "ORG" and entry.kind == "club" and _town_follows(text, lexicon, i + n))


def _town_follows(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    entry = lexicon.lookup(text.words[i]) if i < len(text) else None
    return entry is not None and entry.kind in TOWNS


def _goes_on(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the token before is part of a longer, unknown name ("Charleston College", "Tokio Hotel")."""
    if text.is_capital(i) and text.words[i] in text.vocabulary.event_nouns:
        return True
    if not text.is_capital(i) or is_ordinary(text.words[i]) or genitive_stem(text.words[i - 1]):
        return False
    word = text.words[i]
    if len(word) < 3 or not word.isalpha() or lexicon.is_given(word) or text.is_title(i):
        return False
    return (
        lexicon.lookup(word) is None
        and lexicon.surname(word) is None
        and lexicon.match(text.words, i) is None
    )


def _holds(text: Text, lexicon: EntityLexicon, i: int, entry: Entry) -> bool:
    """Whether a one-word name counts here."""
    if entry.need == "model":
        return False
    word, before = text.words[i], text.previous(i)
    if entry.label == "PER":
        return entry.need == "nothing" or text.initial[i] is False and text.is_title(i - 1)
    if _goes_on(text, lexicon, i + 1):
        return False
    if entry.label == "LOC":
        if text.is_determined(i) and (word in lexicon.inhabitants or word in text.vocabulary.peoples):
            return before.lower() not in ("die", "der", "den", "viele", "vielen", "alle", "zwei", "drei")
        if i and lexicon.is_given(before) and not is_ordinary(before) and lexicon.lookup(before) is None:
            return False
        if entry.need == "nothing":
            return True
        if word in lexicon.single and (
            before in text.vocabulary.place_prepositions or before in text.vocabulary.place_words
        ):
            return not is_ordinary(word) or before in ("in", "nach", "aus", "Stadt", "Gemeinde")
        return False
    if entry.need == "nothing":
        return True
    if entry.kind in ("party", "state_body"):
        after = text.words[i + 1] if i + 1 < len(text) else ""
        return not after[:1].isupper() and (text.is_determined(i) or text.initial[i]) and word[0].isupper()
    return before in _QUOTES and i + 1 < len(text) and text.words[i + 1] in _QUOTES


def find_datelines(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Places at the head of a text or line: "Kabul – …", "Moskau/Berlin (dpa) –", "WIEN."."""
    words = text.words
    for i in range(len(words)):
        if i and not _is_line_start(words, i):
            continue
        if not words[i][0].isupper():
            continue
        places, j = [], i
        while j < len(words) and words[j][0].isupper() and j - i < 8:
            entry = lexicon.lookup(words[j])
            size = 1
            many = lexicon.match(words, j)
            if many is not None:
                size, entry = many
            places.append((j, j + size, entry))
            j += size
            if j < len(words) and words[j] in ("/", ",", "und"):
                j += 1
            else:
                break
        agency = False
        if j < len(words) and words[j] == "(":
            close = next((k for k in range(j + 1, min(j + 8, len(words))) if words[k] == ")"), -1)
            if close > 0 and any(words[k] in text.vocabulary.agencies for k in range(j + 1, close)):
                agency, j = True, close + 1
        if not places or j >= len(words) or words[j] not in (*_DASHES, "."):
            continue
        known = all(entry is not None and entry.label == "LOC" for _, _, entry in places)
        if (
            agency
            or (known and words[j] != "." and (words[j] != ":" or i == 0))
            or (known and all(words[k].isupper() for k, _, _ in places))
        ):
            for first, last, entry in places:
                if entry is not None and entry.label != "LOC":
                    continue
                yield Candidate(first, last, "LOC", entry.id if entry else "", LEGAL)


def _is_line_start(words: list[str], i: int) -> bool:
    return not words[i - 1].strip() and "\n" in words[i - 1]


def find_persons(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Names behind titles, and given names with surnames."""
    words = text.words
    i = 0
    while i < len(words):
        word = words[i]
        if not word[0].isupper():
            i += 1
            continue
        end = _given_name(text, lexicon, i) if lexicon.is_given(word) else 0
        if not end and i and (text.is_title(i - 1) or _is_dotted_title(text, i)):
            end = _titled(text, lexicon, i)
        if end and text.words[end : end + 1] and text.words[end] in text.vocabulary.name_tails:
            i = end + 1
        elif end:
            end = _with_numeral(text, end)
            yield Candidate(i, end, "PER", "", PATTERN)
            i = end
        else:
            i += 1


def _is_dotted_title(text: Text, i: int) -> bool:
    """Whether "Dr" and a point of its own stand before the token."""
    return i > 1 and text.words[i - 1] == "." and text.words[i - 2] in text.vocabulary.strict_titles


def _with_numeral(text: Text, end: int) -> int:
    """End of a name with the number of a ruler and what follows it ("II.", "II. von Preußen")."""
    words = text.words
    if end >= len(words) or not words[end][0] in "IVX" or set(words[end]) - set("IVX."):
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
    if word in text.vocabulary.site_words:
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
    if j + 2 < len(words) and words[j] in _QUOTES and not doubtful:
        close = next((k for k in range(j + 2, min(j + 4, len(words))) if words[k] in _QUOTES), 0)
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
        if word[0].islower() and word in vocabulary.particles and word not in ("und", "zu", "e", "y"):
            k += 1
        elif word in vocabulary.prefixes and k + 1 < len(words) and words[k + 1][0].isupper():
            k += 1
        else:
            break
    if k > j and not text.is_capital(k):
        return j
    # "von Berlin", "der Stadt": particles that are as well an article or a preposition need a name behind them.
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
    if not text.is_name_like(k) or text.is_title(k) or word.endswith("er") and is_noun(word):
        return False
    known = lexicon.lookup(word)
    if known is not None and (known.need == "nothing" or known.label != "LOC"):
        return False
    if lexicon.match(text.words, k) is not None:
        return False
    before = text.words[k - 1]
    return not genitive_stem(before) or lexicon.surname(before) is None or before in lexicon.surnames


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


def find_districts(text: Text, lexicon: EntityLexicon) -> Iterator[Candidate]:
    """Parts of towns and double towns with a hyphen ("Berlin-Mitte", "Köln-Ehrenfeld")."""
    for i, word in enumerate(text.words):
        if "-" not in word or not word[0].isupper() or word in lexicon.single:
            continue
        head, _, tail = word.partition("-")
        entry = lexicon.single.get(head)
        if entry is None or entry.label != "LOC" or entry.kind not in TOWNS or is_listed(head):
            continue
        if tail in text.vocabulary.quarters or (
            tail[:1].isupper()
            and len(tail) > 3
            and not is_noun(tail)
            and "-" not in tail
            and lexicon.lookup(tail) is None
            and not lexicon.is_given(tail)
            and tail.isalpha()
            and lexicon.surname(tail) is None
            and text.previous(i) in text.vocabulary.place_prepositions
        ):
            yield Candidate(i, i + 1, "LOC", "", KNOWN_ONE)


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
                words[outer][0].isupper() or outer < j and words[outer].lower() in DETERMINERS
            ):
                continue
            if len(words[j]) > 3 and lexicon.lookup(words[j]) is None and words[j] not in lexicon.inhabitants:
                yield Candidate(j, j + 1, "PER", "", WEAK)


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
        if not (word[0].isupper() or word[0].isdigit()):
            continue
        if i and _town_follows(text, lexicon, i) and _is_club_abbreviation(text, lexicon, i - 1):
            yield Candidate(i - 1, i + 1, "ORG", "", PATTERN)
        if word in vocabulary.legal_forms and i and not text.initial[i]:
            start = _back(text, lexicon, i)
            if start < i and words[start] not in ("Co", "Co."):
                yield Candidate(start, _forward_legal(text, i), "ORG", "", LEGAL)
        if word in vocabulary.clubs:
            end = _club(text, i)
            if end:
                start = i - 2 if i > 1 and words[i - 1] == "." and words[i - 2] == "1" else i
                start = i - 1 if i and words[i - 1] == "1." else start
                yield Candidate(start, end, "ORG", "", KNOWN_MANY)
        if word in vocabulary.institutions:
            end = _institution(text, lexicon, i)
            if end:
                yield Candidate(_proper_start(text, i), end, "ORG", "", PATTERN)
        if word in vocabulary.fields and i + 2 < len(words) and words[i + 1] == "für":
            end = _field(text, i + 2)
            if end:
                yield Candidate(_proper_start(text, i), end, "ORG", "", KNOWN_MANY)
        if word in vocabulary.papers and i and words[i - 1].endswith("er") and text.is_capital(i - 1):
            if not is_noun(words[i - 1]) and not is_lower_word(words[i - 1]):
                yield Candidate(i - 1, i + 1, "ORG", "", KNOWN_MANY)


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
        if text.initial[start - 1] and is_lower_word(word) or is_noun(word) and start == i and "-" in word:
            break
        if (
            text.is_title(start - 1)
            and is_noun(word)
            or (word in text.vocabulary.company_words and start < i)
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


def _club(text: Text, i: int) -> int:
    """End of a club's name whose first word stands at ``i``, or 0."""
    words = text.words
    if i + 1 >= len(words):
        return 0
    following = words[i + 1]
    if words[i].isupper() or words[i][-1].isupper():
        j = i + 1
        if not (following[0].isupper() and not is_ordinary(following) and "-" not in following):
            return 0
        j += 1
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
    return j if word.endswith(("e", "en", "er", "es", "em")) and not is_noun(word) and word.isalpha() else i


def _is_club_abbreviation(text: Text, lexicon: EntityLexicon, i: int) -> bool:
    """Whether the token is a body's abbreviation that a town may follow ("THW Kiel", "TU Dresden")."""
    word = text.words[i]
    if (
        not (word.isupper() and word.isalpha() and 2 <= len(word) <= 4)
        or text.initial[i]
        and text.initial[i + 1]
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
            and word.endswith(("e", "en", "er"))
            and text.is_capital(j + 1)
        ):
            pass
        elif not (word in (",", "und", "sowie") and end and text.is_capital(j + 1)):
            break
        elif word == "," and not _list_goes_on(text, j):
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
