"""What the resolution of an article takes and gives."""

from __future__ import annotations

from dataclasses import dataclass

from newsevents.descriptions import Description
from newsevents.normalize.index import Kind


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name in the text.

    Attributes:
        text: the name as it stands there, without title and article.
        start: offset of the first character.
        end: offset behind the last character.
        kind: PER, LOC or ORG.
        sentence: number of the sentence.
        description: the office in apposition to it ("Präsident Macron"), or None.
        key: id in the knowledge base where an earlier stage knows it, else "".
        acts: whether a place stands for its government ("Moskau lieferte"), so that a capital is the state.
    """

    text: str
    start: int
    end: int
    kind: Kind
    sentence: int = 0
    description: Description | None = None
    key: str = ""
    acts: bool = False


@dataclass(frozen=True, slots=True)
class ResolvedMention:
    """A mention of an entity.

    Attributes:
        start: offset of the first character.
        end: offset behind the last character.
        text: the words; "" for a description whose text wasn't given.
        method: how it was resolved: a ``Match`` method, or "surname", "office", "metonym", "article", "new".
        reason: one line for people.
        name: number of the name mention, or None for a description.
        description: number of the description, or None for a name.
    """

    start: int
    end: int
    text: str
    method: str
    reason: str
    name: int | None = None
    description: int | None = None


@dataclass(frozen=True, slots=True)
class ResolvedEntity:
    """A person, place or organization of the article.

    Attributes:
        id: id in the knowledge base (a country's ISO code), or a local slug ("person:ali-ihsan-su").
        name: canonical German name, or the fullest form of the article.
        kind: PER, LOC or ORG.
        type: finer kind where known: person, country, capital, region, party …
        country: ISO code where known.
        known: whether the knowledge base knows it.
        mentions: in text order.
    """

    id: str
    name: str
    kind: Kind
    type: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    known: bool = False
    mentions: tuple[ResolvedMention, ...] = ()


@dataclass(frozen=True, slots=True)
class Resolution:
    """The entities of an article and who each mention is.

    Attributes:
        entities: in the order of their first mention.
        names: for each name mention, the number of its entity; None where it stays open.
        descriptions: the same for the free descriptions.
    """

    entities: tuple[ResolvedEntity, ...]
    names: tuple[int | None, ...]
    descriptions: tuple[int | None, ...]

    def entity_of_name(self, number: int) -> ResolvedEntity | None:
        """The entity of a name mention."""
        found = self.names[number]
        return None if found is None else self.entities[found]

    def entity_of_description(self, number: int) -> ResolvedEntity | None:
        """The entity of a free description."""
        found = self.descriptions[number]
        return None if found is None else self.entities[found]
