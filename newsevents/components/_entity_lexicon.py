"""The names of the knowledge tables, ready for matching against tokens."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from newsevents import lexicons
from newsevents.components._entity_words import is_listed, is_lower_word, is_noun, is_ordinary

Label = Literal["PER", "LOC", "ORG"]
Need = Literal["nothing", "support", "model"]

_ENDINGS = ("e", "er", "es", "en", "em")
_APOSTROPHES = ("'", "’", "‘")
_MARKS = re.compile(r'[/(),"&]')
# Cities of these countries are named without explanation in German news.
_NEAR = frozenset({"DE", "AT", "CH"})
_BIG = 250_000
# Cities of these countries share their names with many people ("Hamilton", "Jackson").
_SURNAMED = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})
_VERY_BIG = 3_000_000
_CITY_OF_MILLIONS = 1_000_000
TOWNS = ("capital", "city", "foreign city")


class Entry(NamedTuple):
    """What a surface stands for.

    ``id`` is empty where several entities share the surface. ``need`` says what a lone occurrence needs to
    count: nothing; support by the words around it (a preposition of place, a title, a determiner) or by the
    model; or the model alone.
    """

    label: Label
    id: str
    kind: str
    need: Need


class Singles:
    """Names of one token. Those of the gazetteer are read when somebody asks for them: a text has few."""

    def __init__(self) -> None:
        self._known: dict[str, Entry] = {}
        self._unread: set[str] = set()
        self._settings: tuple[Container[str], Container[str]] = ((), ())

    def get(self, word: str) -> Entry | None:
        """The entry of a name, or None."""
        if word in self._unread:
            self._read(word)
        return self._known.get(word)

    def __contains__(self, word: str) -> bool:
        return word in self._known or word in self._unread

    def add(self, word: str, entry: Entry) -> None:
        """Add an owner of a name; where owners of one kind are rivals, nobody is meant."""
        if len(word) < 2 or not word[0].isalnum():
            return
        if entry.need == "nothing" and is_listed(word):
            entry = entry._replace(need="support")
        before = self.get(word)
        if before is None:
            self._known[word] = entry
            return
        rivals = before.id != entry.id and before.label == entry.label and before.kind != "country"
        if rivals and not (entry.kind in TOWNS and before.kind in TOWNS):
            self._known[word] = before._replace(id="")

    def add_cities(self, names: Iterable[str], given: Container[str], surnames: Container[str]) -> None:
        """Add names of the gazetteer; those that are given names or surnames too need support."""
        self._settings = given, surnames
        self._unread = set(names)
        for word in self._unread & self._known.keys():
            self._read(word)

    def _read(self, word: str) -> None:
        self._unread.discard(word)
        for row in lexicons.city_table().rows(word):
            self.add(word, city_entry(row, word, *self._settings))


@dataclass(frozen=True)
class EntityLexicon:
    """Names by their first token.

    Attributes:
        first: first token of a name → its tokens and entry, longest first.
        single: names of one token.
        given: given names.
        surnames: surname → (id of the one person so called, or ""; whether it stands alone in news).
        adjectives: inflected adjective, in lower case → country code.
        inhabitants: form → country code.
        city_adjectives: "Moskauer" → id of the city; capitals and big cities only.
        prefixes: names too short to stand alone that count before a hyphen ("US").
        surnames_of: id of a person → the surnames used alone.
    """

    first: dict[str, list[tuple[tuple[str, ...], Entry]]] = field(default_factory=dict)
    single: Singles = field(default_factory=Singles)
    given: set[str] = field(default_factory=set)
    surnames: dict[str, tuple[str, bool]] = field(default_factory=dict)
    adjectives: dict[str, str] = field(default_factory=dict)
    inhabitants: dict[str, str] = field(default_factory=dict)
    city_adjectives: dict[str, str] = field(default_factory=dict)
    prefixes: dict[str, Entry] = field(default_factory=dict)
    surnames_of: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def lookup(self, word: str) -> Entry | None:
        """The entry of a one-word name, also in the genitive and in capitals ("Deutschlands", "WIEN")."""
        found = self.single.get(word)
        if found is not None:
            return found
        stem = genitive_stem(word)
        if stem:
            found = self.single.get(stem)
            if found is not None:
                return found
        if len(word) > 3 and word.isupper():
            return self.single.get(word.title())
        return None

    def surname(self, word: str) -> tuple[str, bool] | None:
        """The person behind a surname, also in the genitive."""
        found = self.surnames.get(word)
        if found is None:
            stem = genitive_stem(word)
            found = self.surnames.get(stem) if stem else None
        return found

    def match(self, words: list[str], start: int) -> tuple[int, Entry] | None:
        """The longest name of several tokens that starts here: (number of tokens, entry)."""
        candidates = self.first.get(words[start])
        if candidates is None:
            return None
        for tokens, entry in candidates:
            n = len(tokens)
            last = start + n - 1
            if last >= len(words):
                continue
            word, wanted = words[last], tokens[-1]
            if word != wanted and genitive_stem(word) != wanted:
                continue
            if n == 2 or tuple(words[start + 1 : last]) == tokens[1:-1]:
                return n, entry
        return None

    def is_given(self, word: str) -> bool:
        """Whether the word is a given name, also a double one ("Karl-Heinz", "Anne-Marie")."""
        if word in self.given:
            return True
        if "-" in word:
            parts = word.split("-")
            return all(part in self.given for part in parts)
        return len(word) > 3 and word.isupper() and word.title() in self.given


def genitive_stem(word: str) -> str:
    """The word without a genitive s, or an empty string ("Putins", "Germany's")."""
    if len(word) < 4 or word[-1] != "s":
        return ""
    stem = word[:-1]
    if stem[-1] in _APOSTROPHES:
        return stem[:-1]
    return "" if stem[-1] in "sßzx" else stem


def _variants(tokens: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """A name with its adjectives in all endings ("Vereinten Nationen", "Deutscher Bahn")."""
    yield tokens
    for i, token in enumerate(tokens[:-1]):
        stem = _adjective_stem(token)
        if not stem:
            return
        for ending in _ENDINGS:
            inflected = (*tokens[:i], stem + ending, *tokens[i + 1 :])
            if inflected != tokens:
                yield inflected
        if i == 0 and len(tokens) > 2 and _adjective_stem(tokens[1]):
            second = _adjective_stem(tokens[1])
            for ending in _ENDINGS:
                yield (stem + ending, second + ending, *tokens[2:])


def _adjective_stem(token: str) -> str:
    for ending in _ENDINGS:
        stem = token.removesuffix(ending)
        if stem != token and len(stem) > 2 and is_lower_word(token):
            return stem
    return ""


def split_name(name: str) -> tuple[str, ...]:
    """Tokens of a name as spaCy's German tokenizer parts them."""
    if _MARKS.search(name):
        name = _MARKS.sub(r" \g<0> ", name)
    return tuple(name.split())


class _Builder:
    def __init__(self) -> None:
        self.made = EntityLexicon()
        self._seen: set[tuple[str, ...]] = set()

    def add(self, name: str, entry: Entry, *, inflect: bool = False) -> None:
        tokens = (name,) if name.isalpha() else split_name(name)
        if not tokens:
            return
        if len(tokens) == 1:
            self.made.single.add(tokens[0], entry)
            return
        first, seen = self.made.first, self._seen
        for variant in _variants(tokens) if inflect else (tokens,):
            if variant not in seen:
                seen.add(variant)
                first.setdefault(variant[0], []).append((variant, entry))

    def finish(self) -> EntityLexicon:
        for known in self.made.first.values():
            known.sort(key=_length, reverse=True)
        return self.made


def _length(item: tuple[tuple[str, ...], Entry]) -> int:
    return len(item[0])


def _inflect(adjective: str) -> Iterable[str]:
    stem = adjective.lower()
    yield stem
    for ending in _ENDINGS:
        yield stem + ending


def _add_countries(builder: _Builder, countries: Iterable[lexicons.Country]) -> None:
    for row in countries:
        entry = Entry("LOC", row.id, "country", "nothing")
        for name in (row.name, row.official, *row.aliases):
            if name.startswith(("Republik ", "Königreich ")):
                continue
            if len(name) > 2:
                builder.add(name, entry, inflect=True)
            else:
                builder.made.prefixes[name] = entry
        for name in row.metonyms:
            builder.add(name, Entry("ORG", row.id, "metonym", "nothing"), inflect=True)
        for name in row.adjectives:
            for form in _inflect(name):
                builder.made.adjectives.setdefault(form, row.id)
        for name in row.inhabitants:
            for form in (name, name + "s"):
                builder.made.inhabitants.setdefault(form, row.id)


def _add_persons(builder: _Builder, persons: Iterable[lexicons.Person]) -> None:
    made = builder.made
    seen = set(lexicons.vocabulary("names")["titles"])
    for row in persons:
        entry = Entry("PER", row.id, "person", "nothing")
        made.surnames_of[row.id] = row.surnames
        for name in (row.name, *row.aliases):
            if " " in name or not is_ordinary(name):
                builder.add(name, entry)
            for token in () if name.isalpha() else split_name(name)[:-1]:
                if token in seen:
                    continue
                seen.add(token)
                if token[0].isupper() and len(token) > 2 and token.isalpha() and not is_ordinary(token):
                    made.given.add(token)
        for surname in row.surnames:
            before = made.surnames.get(surname)
            alone = row.alone or (before is not None and before[1])
            if before is None or row.alone:
                made.surnames[surname] = (row.id if before is None or not before[1] else "", alone)
            elif not before[1]:
                made.surnames[surname] = ("", False)
    for surname, (key, alone) in made.surnames.items():
        if alone and " " in surname:
            builder.add(surname, Entry("PER", key, "person", "nothing"))


def city_entry(row: list[str], name: str, given: Container[str], surnames: Container[str]) -> Entry:
    """The entry of a city: big ones count alone, others where the words around speak for a place.

    Args:
        row: the cells of the gazetteer.
        name: the name of the city that is asked for.
        given: given names.
        surnames: surnames.
    """
    kind, country = row[2], row[3]
    near, capital = country in _NEAR, kind == "capital"
    least = 0 if near else _VERY_BIG if country in _SURNAMED else _BIG
    bare = name in given or name in surnames or not (capital or int(row[8] or 0) >= least)
    return Entry("LOC", row[0], kind if capital or near else "foreign city", "support" if bare else "nothing")


def _add_cities(builder: _Builder, kinds: frozenset[str]) -> None:
    table, made = lexicons.city_table(), builder.made
    names = [name for name in table.names() if len(name) > 2]
    several = [name for name in names if not name.isalpha() and (" " in name or _MARKS.search(name))]
    made.single.add_cities(set(names).difference(several), made.given, made.surnames)
    for name in several:
        if _is_bare(name, kinds):
            for row in table.rows(name):
                builder.add(name, city_entry(row, name, made.given, made.surnames))
    for row in table.rows():
        if row[2] == "capital" or (
            int(row[8] or 0) >= _BIG and (row[3] in _NEAR or int(row[8]) > _CITY_OF_MILLIONS)
        ):
            for form in _city_adjective(row[1]):
                made.city_adjectives.setdefault(form, row[0])


def _is_bare(name: str, kinds: frozenset[str]) -> bool:
    """Whether a place's name comes without the kind of place ("Provinz …"), which isn't part of an entity."""
    first, _, rest = name.partition(" ")
    return not rest or not (first in kinds or genitive_stem(first) in kinds)


def _city_adjective(name: str) -> tuple[str, ...]:
    """The form in -er of a city's name ("Moskauer", "Münchner", "Zürcher")."""
    irregular = {
        "München": ("Münchner", "Münchener"),
        "Dresden": ("Dresdner", "Dresdener"),
        "Zürich": ("Zürcher",),
    }
    if not name.isalpha() or name.endswith(("a", "o", "i", "y", "er")):
        return ()
    if name in irregular:
        return irregular[name]
    if name.endswith("en") and len(name) > 5:
        return (name + "er", name[:-2] + "er")
    return (name + "r",) if name.endswith("e") else (name + "er",)


@lru_cache(maxsize=4)
def build_lexicon(knowledge: lexicons.Knowledge) -> EntityLexicon:
    """Index the names of a knowledge base and of the gazetteer; the same object for the same knowledge."""
    with lexicons.gc_paused():
        return _build(knowledge)


def _build(knowledge: lexicons.Knowledge) -> EntityLexicon:
    builder = _Builder()
    rules = lexicons.vocabulary("entity_rules")
    builder.made.given.update(lexicons.given_names())
    _add_countries(builder, knowledge.countries)
    never = frozenset(rules["never_alone"])
    parties = tuple(
        f"{name} und "
        for org in knowledge.organizations
        if org.kind == "party"
        for name in (org.name, *org.aliases)
    )
    for org in knowledge.organizations:
        names = (org.name, *org.aliases)
        for name in names:
            if name in never:
                builder.add(name, Entry("ORG", org.id, org.kind, "model"))
                continue
            first, _, rest = name.partition(" ")
            if (rest in names and is_noun(first)) or name.startswith(parties):
                continue
            builder.add(name, Entry("ORG", org.id, org.kind, "nothing"), inflect=True)
    _add_persons(builder, knowledge.persons)
    kinds = frozenset(rules["place_words"])
    for place in knowledge.places:
        for name in (place.name, *place.aliases):
            if _is_bare(name, kinds):
                builder.add(name, Entry("LOC", place.id, place.kind, "nothing"), inflect=True)
    _add_cities(builder, kinds)
    for row in knowledge.countries:
        for name in row.capitals:
            builder.add(name, Entry("LOC", "", "capital", "nothing"))
    for name in rules["places"]["names"]:
        builder.add(name, Entry("LOC", "", "region", "nothing"))
    for org in knowledge.organizations:
        for name in org.weak:
            loose = org.kind in ("party", "state_body") and name not in never
            weak: Need = "support" if loose else "model"
            builder.add(name, Entry("ORG", org.id, org.kind, weak), inflect=True)
    for name, code in rules["english_places"].items():
        builder.add(name, Entry("LOC", code, "country", "nothing"))
    return builder.finish()
