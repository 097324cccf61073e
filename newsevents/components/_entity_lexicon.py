"""The names of the knowledge tables, ready for matching against tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from newsevents import lexicons
from newsevents.components._entity_words import is_listed, is_lower_word, is_noun, is_ordinary

Label = Literal["PER", "LOC", "ORG"]
Need = Literal["nothing", "support", "model"]

_ENDINGS = ("e", "er", "es", "en", "em")
_APOSTROPHES = ("'", "’", "‘")
# Cities of these countries are named without explanation in German news.
_NEAR = frozenset({"DE", "AT", "CH"})
_BIG = 250_000
# Cities of these countries share their names with many people ("Hamilton", "Jackson").
_SURNAMED = frozenset({"US", "CA", "GB", "AU", "NZ", "IE"})
_VERY_BIG = 3_000_000
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
    single: dict[str, Entry] = field(default_factory=dict)
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
    for mark in ("/", "(", ")", ",", '"', "&"):
        if mark in name:
            name = name.replace(mark, f" {mark} ")
    return tuple(name.split())


class _Builder:
    def __init__(self) -> None:
        self.made = EntityLexicon()

    def add(self, name: str, entry: Entry, *, inflect: bool = False) -> None:
        tokens = split_name(name)
        if not tokens:
            return
        if len(tokens) == 1:
            self._add_single(tokens[0], entry)
            return
        for variant in _variants(tokens) if inflect else (tokens,):
            known = self.made.first.setdefault(variant[0], [])
            if all(other != variant for other, _ in known):
                known.append((variant, entry))

    def _add_single(self, word: str, entry: Entry) -> None:
        if len(word) < 2 or not word[0].isalnum():
            return
        if entry.need == "nothing" and is_listed(word):
            entry = entry._replace(need="support")
        before = self.made.single.get(word)
        if before is None:
            self.made.single[word] = entry
            return
        rivals = before.id != entry.id and before.label == entry.label and before.kind != "country"
        if rivals and not (entry.kind in TOWNS and before.kind in TOWNS):
            self.made.single[word] = before._replace(id="")

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
    titles = frozenset(lexicons.vocabulary("names")["titles"])
    for row in persons:
        entry = Entry("PER", row.id, "person", "nothing")
        made.surnames_of[row.id] = row.surnames
        for name in (row.name, *row.aliases):
            if " " in name or not is_ordinary(name):
                builder.add(name, entry)
            for token in split_name(name)[:-1]:
                if token in titles:
                    continue
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


def _city_need(row: lexicons.Place, name: str, lexicon: EntityLexicon) -> Need:
    if name in lexicon.given or name in lexicon.surnames:
        return "support"
    least = 0 if row.country in _NEAR else _VERY_BIG if row.country in _SURNAMED else _BIG
    if row.kind == "capital" or row.population >= least:
        return "nothing"
    return "support"


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
    for city in lexicons.cities():
        for name in (city.name, *city.aliases):
            if len(name) > 2 and _is_bare(name, kinds):
                need = _city_need(city, name, builder.made)
                kind = city.kind if city.kind == "capital" or city.country in _NEAR else "foreign city"
                builder.add(name, Entry("LOC", city.id, kind, need))
        if city.kind == "capital" or (
            city.population >= _BIG and (city.country in _NEAR or city.population > 10**6)
        ):
            for form in _city_adjective(city.name):
                builder.made.city_adjectives.setdefault(form, city.id)
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
