"""From the spelling of a name to the entity behind it, with the reason.

The order is: the exact spelling, the genitive of one, a name with a title or with inflected words, a
person's name with initials or short forms, then the transliteration key, the skeleton of consonants and the
guarded typing error. The first stage that answers decides; a stage whose answer isn't unique ends the
search. Persons, places and organizations never mix, and the gazetteer of cities is asked for exact names
only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsevents import lexicons
from newsevents.normalize import fuzzy, surface
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.index import (
    KINDS,
    Alias,
    Kind,
    NameIndex,
    build_index,
    default_index,
    read_kind,
    stem,
)
from newsevents.normalize.match import Explanation, Match, Method
from newsevents.normalize.transliteration import is_cyrillic, keys, skeletons, transliterate

__all__ = [
    "Explanation",
    "Match",
    "NameIndex",
    "build_index",
    "default_index",
    "explain",
    "normalize_organization",
    "normalize_person",
    "normalize_place",
    "resolve_name",
]

_SCORES: dict[Method, float] = {
    "exact": 100.0,
    "genitive": 99.0,
    "title": 98.0,
    "inflection": 97.0,
    "surname": 95.0,
    "parts": 95.0,
    "key": 92.0,
    "skeleton": 86.0,
    "typo": 84.0,
}
_MARGIN = 1
#: Answers that an index remembers; an article asks for each of its names many times over.
_ANSWERS = 8192
_Hit = tuple[Alias, int]


def resolve_name(text: str, *, kind: str | None = None, index: NameIndex | None = None) -> Match | None:
    """The entity that a name stands for, without context.

    Args:
        text: the name as it stands in a text: any spelling, genitive, with titles or an article.
        kind: "PER", "LOC" or "ORG" ("person", "place", "organization") where that is known.
        index: what to look in; the shipped knowledge by default.

    Returns:
        The match, or None where nobody or more than one entity fits.

    Example:
        >>> resolve_name("Selenskijs", kind="PER").name
        'Wolodymyr Selenskyj'
    """
    index = index or default_index()
    asked = (text, read_kind(kind))
    try:
        return index.answers[asked]
    except KeyError:
        if len(index.answers) >= _ANSWERS:
            index.answers.clear()
        found = index.answers[asked] = _search(*asked, index, None)
        return found


def normalize_person(text: str) -> Match | None:
    """Resolve the name of a person; see :func:`resolve_name`."""
    return resolve_name(text, kind="PER")


def normalize_place(text: str) -> Match | None:
    """Resolve the name of a country, region, city, water, site or building; see :func:`resolve_name`."""
    return resolve_name(text, kind="LOC")


def normalize_organization(text: str) -> Match | None:
    """Resolve the name of an organization; see :func:`resolve_name`."""
    return resolve_name(text, kind="ORG")


def explain(text: str, *, kind: str | None = None, index: NameIndex | None = None) -> Explanation:
    """Why a name resolves to an entity, or why not: every stage that was asked and what it said."""
    steps: list[str] = []
    match = _search(text, read_kind(kind), index or default_index(), steps)
    return Explanation(text=text, match=match, steps=tuple(steps))


def _search(text: str, kind: Kind | None, index: NameIndex, steps: list[str] | None) -> Match | None:
    kinds = KINDS if kind is None else (kind,)
    for method, hits in _stages(text, kinds, index):
        found = _decide(text, method, hits)
        if steps is not None:
            steps.append(_step(method, hits, found))
        if hits:
            return found
    return None


def _step(method: Method, hits: list[_Hit], found: Match | None) -> str:
    if found is not None:
        return f"{method}: {found.reason}"
    if not hits:
        return f"{method}: nothing"
    owners = ", ".join(dict.fromkeys(alias.entity.name for alias, _ in hits))
    why = "needs the full name in the article" if _only_weak(hits) else "not unique"
    return f"{method}: {owners} ({why})"


def _only_weak(hits: Iterable[_Hit]) -> bool:
    return all(alias.strength in ("common", "weak") for alias, _ in hits)


def _decide(text: str, method: Method, hits: list[_Hit]) -> Match | None:
    """The one entity among a stage's hits, or None."""
    strong = [hit for hit in hits if hit[0].strength in ("strong", "surname")]
    if not strong:
        return None
    ranked = sorted(strong, key=_rank)
    best, distance = ranked[0]
    others = [hit for hit in ranked if hit[0].entity is not best.entity]
    score = _SCORES[method] - 2 * distance
    runner_up = None
    if others:
        rival, rival_distance = others[0]
        runner_up = _SCORES[method] - 2 * rival_distance
        if not _beats(best, rival, rival_distance - distance):
            return None
    if method == "exact" and best.strength == "surname":
        method = "surname"
    return Match(
        id=best.entity.id,
        name=best.entity.name,
        kind=best.entity.kind,
        surface=text,
        alias=best.text,
        method=method,
        score=score,
        runner_up=runner_up,
        reason=_reason(text, best, method),
    )


def _rank(hit: _Hit) -> tuple[int, int, int, int, str]:
    alias, distance = hit
    return (distance, not alias.entity.user, _class(alias), -alias.entity.rank, alias.entity.id)


def _class(alias: Alias) -> int:
    """Which kind of owner a spelling has first of all: a country, then a full name, then a surname."""
    if alias.entity.type == "country":
        return 0
    if alias.strength == "surname":
        return 3
    return {"PER": 1, "ORG": 2, "LOC": 2}[alias.entity.kind]


def _beats(best: Alias, rival: Alias, margin: int) -> bool:
    if margin >= _MARGIN or best.entity.user > rival.entity.user or _class(best) != _class(rival):
        return True
    if best.entity.kind == rival.entity.kind == "LOC":
        return best.entity.rank != rival.entity.rank
    return best.entity.kind != rival.entity.kind


def _reason(text: str, alias: Alias, method: Method) -> str:
    how = {
        "exact": "is a spelling of",
        "surname": "on its own means",
        "genitive": "is the genitive of",
        "title": "is, without what is said around it, a name of",
        "inflection": "is an inflected form of",
        "parts": "agrees in surname and given names with",
        "key": "is another transcription of",
        "skeleton": "differs only in vowels from",
        "typo": "is a slip away from",
    }[method]
    named = "" if alias.text in (alias.entity.name, text) else f" ({alias.text})"
    return f"{text} {how} {alias.entity.name}{named}"


def _stages(text: str, kinds: tuple[Kind, ...], index: NameIndex) -> Iterator[tuple[Method, list[_Hit]]]:
    """The hits of each stage in turn; a stage is only worked out when the one before had none."""
    text = text.strip()
    bare = surface.strip_article(text)
    if not bare:
        return
    if is_cyrillic(bare):
        bare = transliterate(bare)
    forms = [text] if bare == text else [text, bare]
    plain = surface.strip_brackets(bare)
    hits = _exact(forms, kinds, index)
    if plain != bare:
        hits = hits or _exact([plain], tuple(kind for kind in kinds if kind != "LOC"), index)
        hits = hits or _qualified(bare, plain, kinds, index)
        kinds = tuple(kind for kind in kinds if kind != "LOC")
        bare = plain
    yield "exact", hits
    genitives = strip_genitive(bare)
    yield "genitive", _exact(genitives, kinds, index)
    if "PER" in kinds:
        named = surface.strip_titles(bare)
        if named != bare:
            yield "title", _exact([named, *strip_genitive(named)], ("PER",), index)
            kinds = ("PER",) if kinds == ("PER",) else kinds
            genitives = strip_genitive(named) if kinds == ("PER",) else genitives
    else:
        named = bare
    for kind in kinds:
        if kind != "PER":
            plain = surface.strip_class(bare, kind)
            if plain != bare:
                yield "title", _exact([plain, *strip_genitive(plain)], (kind,), index)
    yield "inflection", _inflected(bare, kinds, index)
    if "PER" in kinds and " " in named:
        full = [hit for form in (named, *strip_genitive(named)) for hit in persons_by_parts(form, index)]
        yield "parts", full
        if not full and _other_bearer(named, index):
            kinds = tuple(kind for kind in kinds if kind != "PER")
    if not _may_vary(named, bare, kinds, index):
        return
    forms = [named, *(form for form in genitives if len(form) > 4)]
    yield "key", _by_key(forms, kinds, index)
    yield "skeleton", _by_skeleton(forms, kinds, index)
    yield "typo", _by_typo(forms, kinds, index)


def _exact(forms: Iterable[str], kinds: tuple[Kind, ...], index: NameIndex) -> list[_Hit]:
    for form in forms:
        hits = [(alias, 0) for kind in kinds for alias in index.exact(form, kind) if _cased(form, alias.text)]
        if "LOC" in kinds and not any(alias.entity.kind == "LOC" for alias, _ in hits):
            towns = index.cities(form)
            if towns and not (_only_weak(hits) and hits):
                hits.append((towns[0], 0))
            elif towns:
                hits = [(towns[0], 0)]
        if hits:
            return hits
    return []


def _qualified(text: str, plain: str, kinds: tuple[Kind, ...], index: NameIndex) -> list[_Hit]:
    """A place whose bracket names its country: "Birmingham (USA)"."""
    if "LOC" not in kinds:
        return []
    inside = text[len(plain) :].strip(" ()")
    countries = {alias.entity.id for alias in index.exact(inside, "LOC") if alias.entity.type == "country"}
    found = [*index.exact(plain, "LOC"), *index.cities(plain)]
    return [(alias, 0) for alias in found if alias.entity.country in countries][:1]


def _cased(form: str, alias: str) -> bool:
    """Acronyms don't match ordinary words: "is" isn't IS, "who" isn't WHO."""
    return not (alias.isupper() and len(alias) <= 4 and form.islower())


def _inflected(bare: str, kinds: tuple[Kind, ...], index: NameIndex) -> list[_Hit]:
    hits: list[_Hit] = []
    folded = fold(bare)
    for kind in kinds:
        if kind == "PER":
            continue
        if " " in folded:
            hits.extend((alias, 0) for alias in index.by_stem[kind].get(stem(folded), ()))
        elif folded.endswith("n") and len(folded) > 6:
            hits.extend(
                (alias, 0) for alias in index.exact(bare[:-1], kind) if alias.text.endswith(("e", "r", "l"))
            )
    return hits


def persons_by_parts(text: str, index: NameIndex) -> list[_Hit]:
    """Persons whose surname and given names agree with a full name ("J. Biden", "Joseph Biden")."""
    given, family = surface.split_person(text)
    if not given:
        return []
    known = surface.words()
    hits: list[_Hit] = []
    for key in keys(family):
        for alias in index.by_surname.get(key, ()):
            own, own_family = surface.split_person(alias.entity.name)
            if (
                not own
                or not fuzzy.share_key(own_family, family)
                or fuzzy.different_numbers(fold(text), fold(alias.entity.name))
            ):
                continue
            if fuzzy.same_given_names(given, own, known.variants) and all(
                alias.entity is not hit[0].entity for hit in hits
            ):
                hits.append((Alias(alias.entity.name, alias.entity, "strong"), 0))
    return hits


def _other_bearer(named: str, index: NameIndex) -> bool:
    """Whether a full name has the very surname of a known person but another given name."""
    given, family = surface.split_person(named)
    if not given or given[0] not in surface.words().given_names or not any(len(word) > 1 for word in given):
        return False
    return any(fold(alias.text) == family for key in keys(family) for alias in index.by_surname.get(key, ()))


def _may_vary(named: str, bare: str, kinds: tuple[Kind, ...], index: NameIndex) -> bool:
    """Whether a name that isn't known may be another spelling of one that is.

    Ordinary words, given names, adjectives and inhabitants of countries, numbers and names of another kind
    are what they are.
    """
    if not kinds or len(named) < 5 or (not named.isalpha() and any(map(str.isdigit, named))):
        return False
    forms = (bare, *strip_genitive(bare))
    if " " not in named:
        common = lexicons.common_words()
        if any(form in common for form in forms):
            return False
        folded = fold(named)
        if folded in surface.words().given_names or folded in index.inhabitants:
            return False
        if any(folded[: len(folded) - ending] in index.adjectives for ending in range(3)):
            return False
    others = [kind for kind in KINDS if kind not in kinds]
    if any(index.exact(form, kind) for form in forms for kind in others):
        return False
    return "LOC" in kinds or not any(index.cities(form) for form in forms)


def _by_key(forms: list[str], kinds: tuple[Kind, ...], index: NameIndex) -> list[_Hit]:
    for form in forms:
        hits: list[_Hit] = []
        for kind in kinds:
            hits.extend((alias, 0) for alias in index.by_compact[kind].get(fold(form).replace(" ", ""), ()))
            for key in keys(form):
                hits.extend(
                    (alias, 0)
                    for alias in index.by_key[kind].get(key.replace(" ", ""), ())
                    if not fuzzy.only_doubled(form, alias.text)
                )
        if hits:
            return hits
    return []


def _by_skeleton(forms: list[str], kinds: tuple[Kind, ...], index: NameIndex) -> list[_Hit]:
    for form in forms:
        hits: list[_Hit] = []
        for bones in skeletons(form):
            for kind in kinds:
                for alias in index.by_skeleton[kind].get(bones, ()):
                    distance = fuzzy.skeleton_distance(form, alias.text)
                    if distance is not None:
                        hits.append((alias, distance))
        if hits:
            return hits
    return []


def _by_typo(forms: list[str], kinds: tuple[Kind, ...], index: NameIndex) -> list[_Hit]:
    for form in forms:
        folded = fold(form)
        if len(folded) < 6:
            continue
        hits: list[_Hit] = []
        for kind in kinds:
            for other, alias in index.near(folded, kind):
                distance = fuzzy.typo_distance(folded, other)
                if distance is not None:
                    hits.append((alias, distance))
        if hits:
            return hits
    return []
