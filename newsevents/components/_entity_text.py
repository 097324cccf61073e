"""Tokens as plain strings, with what the entity rules ask of them again and again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from newsevents import lexicons
from newsevents.components._entity_lexicon import Label
from newsevents.components._entity_words import is_lower_word, is_noun, is_ordinary

_SENTENCE_END = frozenset({".", "!", "?", ":", ";", "…", "\n", "|", "•", "*"})
_OPENING = frozenset({'"', "„", "“", "»", "«", "‚", "'", "(", "–", "—", "-", "...", "…"})
QUOTES = frozenset('"„“”»«‚‘›‹')
# Weights: the heavier candidate wins where two overlap; longer ones win among equals.
LEGAL, KNOWN_MANY, PATTERN, BASE_MANY, BASE_ONE, KNOWN_ONE, WEAK = 110, 100, 90, 86, 72, 70, 50


class Candidate(NamedTuple):
    """A possible entity: token range, label, id of the knowledge base (or ""), and how sure the rule is."""

    start: int
    end: int
    label: Label
    id: str
    weight: int


@dataclass(frozen=True)
class Vocabulary:
    """The words of ``entity_rules.toml`` and of the tables of titles and offices, as sets."""

    titles: frozenset[str]
    strict_titles: frozenset[str]
    title_endings: tuple[str, ...]
    particles: frozenset[str]
    prefixes: frozenset[str]
    legal_forms: frozenset[str]
    clubs: frozenset[str]
    club_tails: frozenset[str]
    institutions: frozenset[str]
    fields: frozenset[str]
    organization_heads: tuple[str, ...]
    generic_heads: frozenset[str]
    papers: frozenset[str]
    place_words: frozenset[str]
    site_words: frozenset[str]
    place_prepositions: frozenset[str]
    agencies: frozenset[str]
    english: frozenset[str]
    determiners: frozenset[str]
    articles: frozenset[str]
    naming_places: frozenset[str]
    longer_names: frozenset[str]
    function_words: frozenset[str]
    inside_places: frozenset[str]
    inside_organizations: frozenset[str]
    loose_heads: frozenset[str]
    quarters: frozenset[str]
    speech_verbs: frozenset[str]
    org_tails: frozenset[str]
    event_nouns: frozenset[str]
    place_tails: frozenset[str]
    name_tails: frozenset[str]
    company_endings: tuple[str, ...]
    peoples: frozenset[str]
    place_heads: tuple[str, ...]
    plain_heads: frozenset[str]
    place_kinds: frozenset[str]
    landscape_heads: tuple[str, ...]
    company_words: frozenset[str]
    english_nouns: frozenset[str]
    not_names: frozenset[tuple[str, ...]]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Read the words once."""
    rules, names = lexicons.vocabulary("entity_rules"), lexicons.vocabulary("names")
    titles = {*rules["titles"], *rules["strict_titles"], *names["titles"]}
    for role in lexicons.roles():
        titles.update(word for word in role.words if " " not in word)
    titles |= {title + "s" for title in titles} | {title + "en" for title in titles if title.endswith("t")}
    return Vocabulary(
        titles=frozenset(titles),
        strict_titles=frozenset(rules["strict_titles"]),
        title_endings=tuple({*rules["title_endings"], *names["title_endings"]}),
        particles=frozenset({*rules["name_particles"], *names["particles"]}),
        prefixes=frozenset(rules["name_prefixes"]),
        legal_forms=frozenset(rules["legal_forms"]),
        clubs=frozenset(rules["clubs"]),
        club_tails=frozenset(rules["club_tails"]),
        institutions=frozenset(rules["institutions"]),
        fields=frozenset(rules["fields"]),
        organization_heads=tuple(rules["organization_heads"]),
        generic_heads=frozenset(rules["generic_heads"]),
        papers=frozenset(rules["papers"]),
        place_words=frozenset(rules["place_words"]),
        site_words=frozenset(rules["site_words"]),
        place_prepositions=frozenset(rules["place_prepositions"]),
        agencies=frozenset(rules["agencies"]),
        english=frozenset(rules["english"]),
        longer_names=frozenset(rules["longer_names"]),
        naming_places=frozenset(rules["naming_places"]),
        articles=frozenset(rules["articles"]),
        determiners=frozenset(rules["determiners"]),
        function_words=frozenset(rules["function_words"]),
        inside_places=frozenset(rules["inside_places"]),
        inside_organizations=frozenset(rules["inside_organizations"]),
        loose_heads=frozenset(rules["loose_heads"]),
        quarters=frozenset(rules["quarters"]),
        speech_verbs=frozenset(rules["speech_verbs"]),
        event_nouns=frozenset(rules["event_nouns"]),
        org_tails=frozenset(rules["org_tails"]),
        place_tails=frozenset(rules["place_tails"]),
        name_tails=frozenset(rules["name_tails"]),
        company_endings=tuple(rules["company_endings"]),
        peoples=frozenset(rules["peoples"]),
        place_heads=tuple(rules["place_heads"]),
        landscape_heads=tuple(rules["landscape_heads"]),
        plain_heads=frozenset(rules["plain_heads"]),
        place_kinds=frozenset(rules["place_kinds"]),
        company_words=frozenset(rules["company_words"]),
        english_nouns=frozenset(rules["english_nouns"]),
        not_names=frozenset(tuple(_stem(word) for word in phrase.split()) for phrase in rules["not_names"]),
    )


def _stem(word: str) -> str:
    """A word without its inflection, for phrases ("Sozialen Medien" is "Soziale Medien")."""
    for ending in ("en", "er", "es", "em", "e", "s"):
        if len(word) > 5 and word.endswith(ending):
            return word[: -len(ending)]
    return word


class Text:
    """The tokens of one Doc.

    Args:
        words: the tokens.
        tags: STTS tags, or None where nothing tagged the text.
        starts: whether a sentence starts at a token, where the pipeline knows.
    """

    def __init__(
        self, words: list[str], tags: list[str] | None = None, starts: list[bool] | None = None
    ) -> None:
        self.words = words
        self.tags = tags
        self.capital = [word[0].isupper() for word in words]
        self.initial = self._initial(starts)
        self.vocabulary = vocabulary()

    def __len__(self) -> int:
        return len(self.words)

    def _initial(self, starts: list[bool] | None) -> list[bool]:
        """Whether a token has its capital from its place: behind a full stop, a colon, a dash, a quote."""
        initial = []
        fresh = True
        for i, word in enumerate(self.words):
            initial.append(fresh or (starts is not None and starts[i]))
            fresh = word in _SENTENCE_END or word in _OPENING or not word.strip()
        return initial

    def previous(self, i: int) -> str:
        """The token before, or an empty string."""
        return self.words[i - 1] if i else ""

    def is_capital(self, i: int) -> bool:
        """Whether the token exists and starts with a capital letter."""
        return 0 <= i < len(self.words) and self.capital[i]

    def is_determined(self, i: int) -> bool:
        """Whether a determiner, or an inflected adjective with one, stands before the token."""
        if i == 0:
            return False
        before = self.words[i - 1]
        if before.lower() in self.vocabulary.determiners:
            return True
        return (
            i > 1
            and before[0].islower()
            and before.endswith(("e", "en", "er", "es", "em"))
            and (self.words[i - 2].lower() in self.vocabulary.determiners)
        )

    def is_title(self, i: int) -> bool:
        """Whether the token is an office or title that a name may follow."""
        word = self.words[i]
        if word in self.vocabulary.titles:
            return True
        if (
            not word[0].isupper()
            or len(word) < 5
            or word.isupper()
            or word.endswith(("marktführer", "beirat"))
        ):
            return False
        return word.rpartition("-")[2].lower().endswith(self.vocabulary.title_endings)

    def is_name_like(self, i: int) -> bool:
        """Whether the token can be part of a personal name by its form, and is no ordinary word."""
        return self.is_name_form(i) and not is_ordinary(self.words[i])

    def is_name_form(self, i: int) -> bool:
        """Whether the token can be part of a personal name by its form alone."""
        if not self.is_capital(i):
            return False
        word = self.words[i]
        if len(word) < 2 or not word[-1].isalpha() or word.isupper():
            return False
        if "-" in word and is_noun(word.rpartition("-")[2]):
            return False
        return all(char.isalpha() or char in "-'’" for char in word)

    def is_plain(self, i: int) -> bool:
        """Whether the token is an ordinary word here: a noun, or a small word that has to have a capital."""
        word = self.words[i]
        if is_noun(word):
            return True
        return is_lower_word(word) and (self.initial[i] or self.tag(i)[:3] in ("ADJ", "ADV"))

    def is_phrase(self, start: int, end: int) -> bool:
        """Whether the tokens are a phrase that is never a name ("Soziale Medien", "Covid-19")."""
        words = self.words[start:end]
        if tuple(_stem(word) for word in words) in self.vocabulary.not_names:
            return True
        return all(word in self.vocabulary.english_nouns for word in words)

    def tag(self, i: int) -> str:
        """The STTS tag, or an empty string."""
        return self.tags[i] if self.tags is not None else ""
