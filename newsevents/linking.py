"""Mentions of a reading → entities, through :mod:`newsevents.resolution`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from newsevents.lexicons import knowledge_for
from newsevents.normalize.index import NameIndex, build_index, default_index
from newsevents.reading import Reading
from newsevents.resolution import (
    NameMention,
    ResolvedEntity,
    ResolvedMention,
    attach_descriptions,
    resolve_mentions,
)


@dataclass(frozen=True)
class Links:
    """Who each mention is.

    Attributes:
        entities: of the article, in the order of their first mention.
        of_mention: number of the mention in the reading → entity.
        how: number of the mention in the reading → how it was resolved.
    """

    entities: tuple[ResolvedEntity, ...]
    of_mention: dict[int, ResolvedEntity]
    how: dict[int, ResolvedMention]

    def get(self, number: int) -> ResolvedEntity | None:
        """Return the entity of a mention, or None."""
        return self.of_mention.get(number)


#: Letters that a name must have to be taken for the misspelling of another.
_SHORTEST_TYPO = 7


@lru_cache(maxsize=4)
def _index(digest: str) -> NameIndex:
    return build_index(knowledge_for(digest)) if digest else default_index()


def link_mentions(reading: Reading, *, published: dt.date | None) -> Links:
    """Link every mention that can be linked.

    Args:
        reading: the text.
        published: date of publication; offices are held at a time.

    Returns:
        The links. Adjectives, inhabitants and name parts of compounds link to states and to entities that the
        knowledge base knows or the article names, but make no entity of their own.
    """
    index = _index(reading.knowledge)
    mentions = reading.mentions
    name_numbers = [n for n, m in enumerate(mentions) if m.form == "name"]
    description_numbers = [n for n, m in enumerate(mentions) if m.description is not None]
    names = [
        NameMention(m.text, m.start, m.end, m.kind, sentence=reading.sentence_of[m.first], key=m.key)
        for m in (mentions[n] for n in name_numbers)
    ]
    described = [d for n in description_numbers if (d := mentions[n].description) is not None]
    attached, free = attach_descriptions(reading.text, names, described)
    resolution = resolve_mentions(attached, [described[f] for f in free], published=published, index=index)
    of_mention: dict[int, ResolvedEntity] = {}
    how: dict[int, ResolvedMention] = {}
    for entity in resolution.entities:
        for mention in entity.mentions:
            number = _number(mention, name_numbers, description_numbers, free)
            of_mention[number] = entity
            how[number] = mention
    entities = _join_misspelled(resolution.entities, of_mention)
    _link_parts(reading, entities, of_mention, index)
    return Links(entities, of_mention, how)


def _join_misspelled(
    entities: Sequence[ResolvedEntity], of_mention: dict[int, ResolvedEntity]
) -> tuple[ResolvedEntity, ...]:
    """Join an unknown place with the one known place of the article that it misspells by a letter."""
    joined: dict[str, ResolvedEntity] = {}
    for entity in entities:
        if entity.kind != "LOC" or entity.known or len(entity.name) < _SHORTEST_TYPO:
            continue
        near = [
            other
            for other in entities
            if other.kind == "LOC"
            and other.known
            and OSA.distance(entity.name, other.name, score_cutoff=1) <= 1
        ]
        if len(near) == 1:
            joined[entity.id] = near[0]
    if not joined:
        return tuple(entities)
    merged: dict[str, ResolvedEntity] = {}
    for entity in entities:
        target = joined.get(entity.id, entity)
        known = merged.get(target.id, target)
        extra = entity.mentions if entity is not known else ()
        mentions = sorted({*known.mentions, *extra}, key=_start)
        merged[target.id] = replace(known, mentions=tuple(mentions))
    for number, entity in of_mention.items():
        of_mention[number] = merged[joined.get(entity.id, entity).id]
    return tuple(sorted(merged.values(), key=_first_mention))


def _start(mention: ResolvedMention) -> int:
    return mention.start


def _first_mention(entity: ResolvedEntity) -> int:
    return entity.mentions[0].start if entity.mentions else -1


def _number(
    mention: ResolvedMention, names: Sequence[int], descriptions: Sequence[int], free: Sequence[int]
) -> int:
    if mention.name is not None:
        return names[mention.name]
    return descriptions[free[mention.description or 0]]


def _link_parts(
    reading: Reading,
    entities: Sequence[ResolvedEntity],
    of_mention: dict[int, ResolvedEntity],
    index: NameIndex,
) -> None:
    """Link adjectives, inhabitants and parts of compounds."""
    by_id = {entity.id: entity for entity in entities}
    by_last_name = {entity.name.split()[-1]: entity for entity in entities if entity.kind == "PER"}
    for number, mention in enumerate(reading.mentions):
        if mention.form not in ("part", "nationality", "inhabitant"):
            continue
        known = by_id.get(mention.key) or (by_last_name.get(mention.text) if mention.kind == "PER" else None)
        if known is None and mention.key:
            entity = index.entity(mention.key, mention.kind)
            if entity is not None:
                known = ResolvedEntity(
                    entity.id, entity.name, entity.kind, type=entity.type, country=entity.country, known=True
                )
        if known is not None:
            of_mention[number] = known
