"""German words for offices in all their forms, and the bodies and countries that stand around them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Literal

from newsevents import lexicons
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.index import Alias, Entity, NameIndex, build_index

Number = Literal["singular", "plural", "either"]

_WEAK = ("ent", "ant", "ist", "at", "arch", "aut", "prinz", "fürst", "herr", "graf", "held", "zar")
_UMLAUT_PLURALS = {
    "rat": "räte",
    "anwalt": "anwälte",
    "papst": "päpste",
    "general": "generäle",
    "bischof": "bischöfe",
    "mann": "männer",
    "frau": "frauen",
    "kardinal": "kardinäle",
    "vorstand": "vorstände",
}
_ENDINGS = ("e", "en", "er", "es", "em")

# What a word means first of all, of the roles that share it.
_GENERAL_FIRST = (
    "president",
    "head_of_government",
    "head_of_state",
    "foreign_minister",
    "mayor",
    "party_leader",
    "secretary_general",
    "head",
    "leader",
    "officer",
    "king",
    "queen",
)
_STATE_ONLY = frozenset({"minister_president_state", "governing_mayor", "deputy_minister_president_state"})
_CITY_STATES = frozenset({"DE-BE", "DE-HB", "DE-HH", "AT-9"})
_CITY_ONLY = frozenset({"mayor", "governing_mayor"})
_BODY_ROLES = ("head", "secretary_general", "chief_executive", "coach")
_ROLE_OF_BODY = {
    "party": "party_leader",
    "armed_group": "militia_leader",
    "company": "chief_executive",
    "bank": "chief_executive",
    "union": "union_leader",
}


@dataclass(frozen=True, slots=True)
class OfficeWord:
    """A form of an office's word.

    Attributes:
        word: the word in the nominative singular, as the lexicon has it.
        roles: every role that the word may mean anywhere, the likeliest first.
        of: country or body that the word itself names ("Kremlchef"), or None.
        special: roles that it means for one country only, as (role, country).
        number: what the form says about the number.
        feminine: whether the word is a woman's.
    """

    word: str
    roles: tuple[str, ...]
    of: str | None
    number: Number
    feminine: bool
    special: tuple[tuple[str, str], ...] = ()


def _forms(word: str) -> dict[str, Number]:
    """All forms of an office's word with their number."""
    lower = word.lower()
    if lower.endswith("in") and len(lower) > 4:
        return {word: "singular", word + "nen": "plural"}
    if lower.endswith(("ende", "ter", "gte", "ndter")) and lower.endswith(
        ("ender", "ende", "agter", "agte", "andter", "andte")
    ):
        stem = word[: -2 if lower.endswith("er") else -1]
        forms: dict[str, Number] = {stem + ending: "either" for ending in ("e", "en")}
        return forms | {stem + "er": "singular", stem + "em": "singular"}
    if lower.endswith(_WEAK) and not lower.endswith(("rat", "senat")):
        return {word: "singular", word + "en": "either", word + "n": "singular"}
    if lower.endswith("e"):
        return {word: "singular", word + "n": "either"}
    forms = {
        word: "either" if lower.endswith(("er", "el", "chef")) and not lower.endswith("chef") else "singular"
    }
    forms[word + "s"] = "either" if lower.endswith(("chef", "boss", "premier", "coach")) else "singular"
    if lower.endswith("er"):
        forms[word + "n"] = "plural"
    else:
        forms[word + "es"] = "singular"
        forms[word + "e"] = "plural"
        forms[word + "en"] = "plural"
    for tail, plural in _UMLAUT_PLURALS.items():
        if lower.endswith(tail):
            made = word[: -len(tail)] + (plural.capitalize() if len(tail) == len(word) else plural)
            forms[made] = "plural"
            forms[made + "n"] = "plural"
    return forms


class OfficeWords:
    """The forms of all offices' words, and what may stand around them.

    Args:
        index: names of countries and bodies; its knowledge holds the offices.
    """

    def __init__(self, index: NameIndex) -> None:
        self.index = index
        raw = lexicons.vocabulary("names")
        modifiers = raw["office_modifiers"]
        self.adjectives: dict[str, str] = {
            fold(stem): name for name, stems in modifiers["adjectives"].items() for stem in stems
        }
        self.prefixes: dict[str, str] = {
            prefix: name for name, prefixes in modifiers["prefixes"].items() for prefix in prefixes
        }
        self.tails: dict[str, str] = raw["office_tails"]
        self._city_states: dict[str, str] = raw["city_states"]
        self._state_adjectives = {fold(word): code for word, code in raw["state_adjectives"].items()}
        self.known_roles = frozenset(role.role for role in index.knowledge.roles)
        self._words: dict[str, OfficeWord] = {}
        self._read(index.knowledge.roles)
        several = [word.split(" ") for word in self._words if " " in word]
        self.first_words = frozenset(words[0] for words in several)
        self.last_words = frozenset(words[-1] for words in several)

    def _read(self, roles: tuple[lexicons.Role, ...]) -> None:
        meanings: dict[str, list[tuple[int, str, str | None]]] = {}
        for row in roles:
            for position, word in enumerate(row.words):
                meanings.setdefault(word, []).append((position, row.role, row.of))
        for word, found in meanings.items():
            found.sort(key=_by_generality)
            general = tuple(dict.fromkeys(role for _, role, of in found if of is None))
            special = tuple((role, of) for _, role, of in found if of is not None)
            own = None if general else found[0][2]
            roles_of_word = general or tuple(dict.fromkeys(role for role, of in special if of == own))
            feminine = word.lower().endswith(("in", "frau", "lady"))
            for form, number in _forms(word).items():
                made = OfficeWord(word, roles_of_word, own, number, feminine, special if general else ())
                if form == word:
                    self._words[form] = made
                else:
                    self._words.setdefault(form, made)
                if "ß" in form:
                    self._words.setdefault(form.replace("ß", "ss"), self._words[form])

    def look_up(self, text: str) -> OfficeWord | None:
        """The office whose word this token is, in any case and number."""
        return self._words.get(text)

    def adjective(self, text: str) -> str | None:
        """Country or state code of an inflected adjective ("russischen"), or None."""
        folded = fold(text)
        for ending in ("", *_ENDINGS):
            stem = folded[: len(folded) - len(ending)] if ending else folded
            if ending and not folded.endswith(ending):
                continue
            code = self.index.adjectives.get(stem) or self._state_adjectives.get(stem)
            if code:
                return code
        return None

    def modifier(self, text: str) -> str | None:
        """What an inflected adjective says about the office: former, designated, acting, deputy, present."""
        folded = fold(text)
        for ending in _ENDINGS:
            if folded.endswith(ending):
                found = self.adjectives.get(folded[: -len(ending)])
                if found:
                    return found
        return None

    def body(self, text: str) -> str | None:
        """Id of the country, state, town or organization that a name means, as terms of office hold it.

        Returns:
            None where nobody knows the name or several bodies bear it ("Grünen" in three countries).
        """
        for form in (text, *strip_genitive(text)):
            owners = [*self.index.exact(form, "LOC"), *self.index.exact(form, "ORG")]
            owners = [alias for alias in owners if not (alias.text.isupper() and form.islower())]
            strong = [alias for alias in owners if alias.strength == "strong"]
            owners = strong or owners or list(self.index.cities(form))[:1]
            if owners:
                owners.sort(key=_country_first)
                first = owners[0].entity
                certain = len(owners) == 1 or first.type == "country" or first.kind == "LOC"
                return self.body_id(first) if certain else None
        return None

    def is_name(self, text: str) -> bool:
        """Whether a form is a place's name as it stands ("Paris"), so no genitive."""
        return bool(self.index.exact(text, "LOC") or self.index.cities(text))

    def of_town(self, text: str, word: OfficeWord) -> str | None:
        """Town or country of an adjective in -er ("Kiewer", "Schweizer").

        A capital stands for its country, unless the office is one of a town.
        """
        if not text.endswith("er") or len(text) < 6:
            return None
        for form in (text[:-2], text[:-2] + "e", text[:-2] + "en", text[:-1]):
            for alias in (*self.index.exact(form, "LOC"), *self.index.cities(form)):
                entity = alias.entity
                if entity.type == "capital" and _CITY_ONLY.isdisjoint(word.roles):
                    return entity.country
                return self.body_id(entity)
        return None

    def body_id(self, entity: Entity) -> str:
        """The id under which terms of office know a country, state, town or organization."""
        return self._city_states.get(entity.id, entity.id)

    def fit(self, word: OfficeWord, of: str | None) -> tuple[str, ...]:
        """The roles of a word that fit the country, state or body, the likeliest first."""
        if of is None:
            return word.roles
        special = [role for role, country in word.special if country == of]
        if len(of) == 2 and of.isupper():
            fitting = [*special, *(role for role in word.roles if role not in _STATE_ONLY)]
        elif "-" in of and of[:2].isupper():
            fitting = sorted(word.roles, key=_city_states_first if of in _CITY_STATES else _states_first)
        elif of in self.index.entities["ORG"]:
            first = _ROLE_OF_BODY.get(self.index.entities["ORG"][of].type)
            fitting = [*special, *sorted(word.roles, key=partial(_bodies_first, first))]
        else:
            fitting = sorted(word.roles, key=_cities_first)
        return tuple(dict.fromkeys(fitting)) or word.roles

    def deputy(self, role: str) -> str:
        """The role of somebody's deputy, where there is a word for it."""
        if role == "president":
            return "vice_president"
        return f"deputy_{role}" if f"deputy_{role}" in self.known_roles else role


def _by_generality(meaning: tuple[int, str, str | None]) -> tuple[bool, bool, int, int, str]:
    position, role, of = meaning
    rank = _GENERAL_FIRST.index(role) if role in _GENERAL_FIRST else len(_GENERAL_FIRST)
    return (of is None, role in _STATE_ONLY, position, rank, role)


def _country_first(alias: Alias) -> bool:
    return alias.entity.type != "country"


def _states_first(role: str) -> bool:
    return role not in ("minister_president_state", "deputy_minister_president_state")


def _city_states_first(role: str) -> bool:
    return role != "governing_mayor"


def _cities_first(role: str) -> bool:
    return role not in _CITY_ONLY


def _bodies_first(first: str | None, role: str) -> int:
    if role == first:
        return -1
    return _BODY_ROLES.index(role) if role in _BODY_ROLES else len(_BODY_ROLES)


@lru_cache(maxsize=4)
def office_words(knowledge: lexicons.Knowledge | None = None) -> OfficeWords:
    """The offices of a knowledge base; built once for each."""
    return OfficeWords(build_index(knowledge or lexicons.shipped_knowledge()))
