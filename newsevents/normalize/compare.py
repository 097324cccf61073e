"""Whether two spellings name one entity, known or not."""

from __future__ import annotations

from newsevents.normalize import fuzzy, surface
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.index import KINDS, Kind, NameIndex, default_index, read_kind, stem
from newsevents.normalize.match import Comparison, ComparisonMethod, Match
from newsevents.normalize.names import resolve_name
from newsevents.normalize.transliteration import is_cyrillic, transliterate

#: Comparisons that an index remembers; an article asks for each pair of its names many times over.
_COMPARISONS = 8192


def same_name(a: str, b: str, *, kind: str | None = None, index: NameIndex | None = None) -> Comparison:
    """Whether two spellings name one entity.

    Where the knowledge base knows both, it decides. Otherwise the spellings are compared: folding, genitive
    and title, inflection, given names and surname, transliteration key, skeleton, typing error. A surname
    alone is the same as a full name only where it is known to mean that person: "Putin" and "Wladimir
    Putin" are, "Müller" and "Hans Müller" aren't, as a surname that nobody knows belongs to many (within
    one article, ``newsevents.resolution`` joins them).

    Args:
        a: a name as it stands in a text.
        b: another one.
        kind: "PER", "LOC" or "ORG" ("person", "place", "organization"); without it, any kind that fits both.
        index: what to look in; the shipped knowledge by default.

    Example:
        >>> bool(same_name("Schojgu", "Shoigu")), bool(same_name("Iran", "Irak"))
        (True, False)
    """
    index = index or default_index()
    asked = (a, b, read_kind(kind))
    found = index.comparisons.get(asked)
    if found is None:
        if len(index.comparisons) >= _COMPARISONS:
            index.comparisons.clear()
        found = index.comparisons[asked] = _compare(*asked, index)
    return found


def _compare(a: str, b: str, read: Kind | None, index: NameIndex) -> Comparison:
    a, b = (transliterate(text.strip()) if is_cyrillic(text) else text.strip() for text in (a, b))
    if not a or not b:
        return _no(None, None, "one of the names is empty")
    match_a, match_b = _known(a, read, index), _known(b, read, index)
    if match_a and match_b:
        return _both_known(a, b, match_a, match_b, read, index)
    found = _spelled_alike(a, b)
    if found is not None:
        return Comparison(
            same=True, method=found, a=match_a, b=match_b, reason=f"{a} and {b} are spelled alike ({found})"
        )
    if match_a or match_b:
        return _one_known(a, b, match_a, match_b, read, index)
    for each in KINDS if read is None else (read,):
        method = _vary(a, b, each)
        if method is not None:
            return Comparison(
                same=True, method=method, reason=f"{a} and {b} are two spellings of one name ({method})"
            )
    return _no(None, None, f"{a} and {b} differ by more than their spelling")


def _no(a: Match | None, b: Match | None, reason: str) -> Comparison:
    return Comparison(same=False, method="different", a=a, b=b, reason=reason)


def _known(text: str, kind: Kind | None, index: NameIndex) -> Match | None:
    return resolve_name(text, kind=kind, index=index)


def _both_known(
    a: str, b: str, match_a: Match, match_b: Match, kind: Kind | None, index: NameIndex
) -> Comparison:
    if (match_a.kind, match_a.id) == (match_b.kind, match_b.id):
        return Comparison(same=True, method="known", a=match_a, b=match_b, reason=f"both are {match_a.name}")
    if kind is None:
        for each in KINDS:
            again_a, again_b = (
                resolve_name(a, kind=each, index=index),
                resolve_name(b, kind=each, index=index),
            )
            if again_a and again_b and again_a.id == again_b.id:
                return Comparison(
                    same=True, method="known", a=again_a, b=again_b, reason=f"both are {again_a.name}"
                )
    return _no(match_a, match_b, f"{a} is {match_a.name}, {b} is {match_b.name}")


def _spelled_alike(a: str, b: str) -> ComparisonMethod | None:
    if fold(a) == fold(b):
        return "exact"
    bare_a, bare_b = surface.strip_article(a), surface.strip_article(b)
    forms_a = {fold(form) for form in (bare_a, *strip_genitive(bare_a))}
    forms_b = {fold(form) for form in (bare_b, *strip_genitive(bare_b))}
    if fold(bare_a) in forms_b or fold(bare_b) in forms_a:
        return "genitive"
    return None


def _one_known(
    a: str, b: str, match_a: Match | None, match_b: Match | None, kind: Kind | None, index: NameIndex
) -> Comparison:
    """One is known, the other isn't: is the other a spelling of any alias, or a surname of that person?"""
    match = match_a or match_b
    other = b if match_a else a
    if match is None:  # pragma: no cover
        return _no(None, None, "")
    entity = index.entity(match.id, match.kind)
    if entity is None:
        return _no(match_a, match_b, f"{match.name} has no other spellings")
    bare = (
        surface.strip_titles(surface.strip_article(other))
        if match.kind == "PER"
        else surface.strip_article(other)
    )
    forms = {fold(form) for form in (bare, *strip_genitive(bare))}
    for alias in index.aliases_of(entity):
        if fold(alias.text) not in forms:
            continue
        owners = {owner.entity.id for owner in index.exact(alias.text, match.kind)}
        if len(owners) == 1:
            return Comparison(
                same=True,
                method="surname",
                a=match_a,
                b=match_b,
                reason=f"{other} belongs to {entity.name} alone",
            )
        return _no(match_a, match_b, f"{other} may be {entity.name} or somebody else")
    if match.method in ("key", "skeleton", "typo") or match.kind == "LOC":
        method = _vary(a, b, match.kind)
        if method is not None:
            return Comparison(
                same=True, method=method, a=match_a, b=match_b, reason=f"{a} and {b} are two spellings"
            )
    return _no(match_a, match_b, f"{other} is no spelling of {entity.name}")


def _vary(a: str, b: str, kind: Kind) -> ComparisonMethod | None:
    """How two unknown names agree, or None."""
    a, b = surface.strip_article(a), surface.strip_article(b)
    if kind != "LOC":
        a, b = surface.strip_brackets(a), surface.strip_brackets(b)
    if kind == "PER":
        a, b = surface.strip_titles(a), surface.strip_titles(b)
        if fold(a) == fold(b):
            return "title"
    if fuzzy.different_numbers(fold(a), fold(b)):
        return None
    found = _vary_bare(a, b, kind)
    for form_a, form_b in [(form, b) for form in strip_genitive(a)] + [
        (a, form) for form in strip_genitive(b)
    ]:
        if found is None:
            found = _vary_bare(form_a, form_b, kind)
    return found


def _vary_bare(a: str, b: str, kind: Kind) -> ComparisonMethod | None:
    if kind == "PER":
        return _vary_person(a, b)
    folded_a, folded_b = sorted((fold(a), fold(b)), key=len)
    if " " in folded_a and stem(folded_a) == stem(folded_b):
        return "inflection"
    if folded_b == folded_a + "n" and len(folded_a) > 4 and folded_a.endswith(("e", "er", "el")):
        return "inflection"
    return _vary_words(a, b, consonants=4 if " " in folded_a else 5)


def _vary_words(a: str, b: str, *, consonants: int) -> ComparisonMethod | None:
    if min(len(a), len(b)) < 4:
        return None
    if fuzzy.only_doubled(a, b):
        return None
    if fuzzy.share_key(a, b):
        return "key"
    if a.isupper() or b.isupper():
        return None
    if fuzzy.skeleton_distance(a, b, consonants=consonants) is not None:
        return "skeleton"
    return "typo" if fuzzy.typo_distance(fold(a), fold(b)) is not None else None


def _vary_person(a: str, b: str) -> ComparisonMethod | None:
    given_a, family_a = surface.split_person(a)
    given_b, family_b = surface.split_person(b)
    if bool(given_a) != bool(given_b):
        return None
    if not given_a:
        return _vary_words(a, b, consonants=5) if min(len(a), len(b)) > 4 else None
    core_a, core_b = fuzzy.without_arabic_articles(fold(a)), fuzzy.without_arabic_articles(fold(b))
    if fuzzy.share_key(a, b) or fuzzy.share_key(core_a, core_b):
        return "key"
    words = surface.words()
    family_a, family_b = fuzzy.without_arabic_articles(family_a), fuzzy.without_arabic_articles(family_b)
    if fuzzy.same_given_names(given_a, given_b, words.variants):
        if fuzzy.share_key(family_a, family_b):
            return "parts"
        if fuzzy.skeleton_distance(family_a, family_b) is not None:
            return "skeleton"
    elif given_a[0] in words.given_names and given_b[0] in words.given_names:
        return None
    return "typo" if fuzzy.typo_distance(fold(a), fold(b)) is not None else None
