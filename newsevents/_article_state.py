"""The entities of one article while its mentions are being joined."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsevents._resolved import NameMention, Resolution, ResolvedEntity, ResolvedMention
from newsevents.descriptions import Description
from newsevents.normalize import fuzzy, surface
from newsevents.normalize.compare import same_name
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.index import Entity, Kind, NameIndex
from newsevents.normalize.match import Match
from newsevents.offices import Offices

_SLUG_WORDS: dict[Kind, str] = {"PER": "person", "LOC": "place", "ORG": "organization"}
#: Entities of a kind that a name is compared with at the most, and how many of them are the first.
_MOST = 150
_FIRST = 50
#: The last entities of a kind of which one may be another spelling of a name that nobody knows.
_ALIKE = 40


@dataclass(slots=True, eq=False)
class Cluster:
    """An entity and the mentions joined to it so far; ``entity`` is None where nobody knows it."""

    id: str
    name: str
    kind: Kind
    entity: Entity | None = None
    mentions: list[ResolvedMention] = field(default_factory=list)
    offices: list[Description] = field(default_factory=list)
    surnames: Surnames | None = None


class Surnames(NamedTuple):
    """The words by which a person may be called alone, as ``_resolve_persons`` works them out.

    Attributes:
        of: name of the cluster from which they were made.
        words: the words themselves.
        folded: the same, folded.
        fuzzy: whether a slip of the pen in them counts too.
    """

    of: str
    words: tuple[str, ...]
    folded: frozenset[str]
    fuzzy: bool


class ArticleState:
    """What is known about an article's mentions.

    Args:
        index: what to look names up in.
        offices: who held which office.
        published: the day of publication, or None.
    """

    def __init__(self, index: NameIndex, offices: Offices, published: dt.date | None) -> None:
        self.index = index
        self.offices = offices
        self.published = published
        self.countries: set[str] = set()
        self._own_countries: set[str] = set()
        self._clusters: dict[str, Cluster] = {}
        self._of_kind: dict[Kind, list[Cluster]] = {}
        self._of_name: dict[int, Cluster] = {}
        self._of_description: dict[int, Cluster] = {}

    def clusters(self, kind: Kind) -> list[Cluster]:
        """The clusters of a kind, in the order in which they were found.

        Of very many only the first and the last, so that the cost of a name does not grow with the text.
        """
        found = self._of_kind.get(kind, [])
        return found if len(found) <= _MOST else [*found[:_FIRST], *found[_FIRST - _MOST :]]

    def _add(self, cluster: Cluster) -> Cluster:
        self._clusters[cluster.id] = cluster
        self._of_kind.setdefault(cluster.kind, []).append(cluster)
        if cluster.entity is not None and cluster.entity.country:
            self._own_countries.add(cluster.entity.country)
        return cluster

    def context(self) -> set[str]:
        """Countries of the article: those named, and those of the persons and bodies named."""
        return self.countries | self._own_countries

    def cluster_of(self, entity: Entity) -> Cluster:
        """The cluster of a known entity, made where there is none."""
        cluster = self._clusters.get(entity.id)
        if cluster is None:
            cluster = self._add(Cluster(entity.id, entity.name, entity.kind, entity))
        return cluster

    def is_named(self, entity: Entity) -> bool:
        """Whether a known entity is named in the article."""
        return entity.id in self._clusters

    def join(self, n: int, name: NameMention, cluster: Cluster, method: str, reason: str) -> None:
        """Join a name to a cluster."""
        cluster.mentions.append(ResolvedMention(name.start, name.end, name.text, method, reason, name=n))
        if name.description is not None:
            cluster.offices.append(name.description)
        if cluster.kind == "LOC" and cluster.entity is not None and cluster.entity.country:
            self.countries.add(cluster.entity.country)
        self._of_name[n] = cluster

    def join_known(self, n: int, name: NameMention, entity: Entity, method: str, reason: str) -> None:
        """Join a name to a known entity."""
        self.join(n, name, self.cluster_of(entity), method, reason)

    def join_match(self, n: int, name: NameMention, match: Match) -> None:
        """Join a name to what a look-up found."""
        entity = self.index.entity(match.id, match.kind)
        if entity is None:
            self.join_new(n, name, name.text)
        else:
            self.join_known(n, name, entity, match.method, match.reason)

    def join_new(self, n: int, name: NameMention, text: str) -> None:
        """Join a name that nobody knows to another spelling of it here, or to an entity of its own."""
        if name.kind != "PER":
            text = surface.strip_class(text, name.kind)
        for cluster in self.unknown_like(text, name.kind):
            self.join(n, name, cluster, "article", f"{name.text} is {cluster.name}")
            if text in strip_genitive(cluster.name):
                cluster.name = text
            return
        identifier = _identifier(text, name.kind)
        known = self._clusters.get(identifier)
        cluster = self._add(Cluster(identifier, text, name.kind)) if known is None else known
        self.join(n, name, cluster, "new", f"nobody knows {text}; the name is as the article gives it")

    def unknown_like(self, text: str, kind: Kind) -> Iterator[Cluster]:
        """Clusters that nobody knows and that a spelling may name: first the one of just this spelling.

        Other spellings are looked for among the last ones only, since each comparison costs.
        """
        exact = self._clusters.get(_identifier(text, kind))
        if exact is not None and exact.entity is None:
            yield exact
        bare = fold(surface.strip_brackets(text))
        for cluster in self._of_kind.get(kind, [])[-_ALIKE:]:
            if cluster is exact or cluster.entity is not None:
                continue
            if fuzzy.far_apart(bare, fold(surface.strip_brackets(cluster.name))):
                continue
            if same_name(cluster.name, text, kind=kind, index=self.index):
                yield cluster

    def join_description(self, d: int, description: Description, cluster: Cluster, reason: str) -> None:
        """Join a description to a person."""
        cluster.mentions.append(
            ResolvedMention(description.start, description.end, "", "office", reason, description=d)
        )
        self._of_description[d] = cluster

    def finish(self, names: Sequence[NameMention], descriptions: Sequence[Description]) -> Resolution:
        """Freeze the result."""
        used = [cluster for cluster in self._clusters.values() if cluster.mentions]
        for cluster in used:
            cluster.mentions.sort(key=_text_order)
        used.sort(key=_first_mention)
        number = {cluster: i for i, cluster in enumerate(used)}
        return Resolution(
            entities=tuple(_frozen(cluster) for cluster in used),
            names=tuple(number[self._of_name[n]] if n in self._of_name else None for n in range(len(names))),
            descriptions=tuple(
                number[self._of_description[d]] if d in self._of_description else None
                for d in range(len(descriptions))
            ),
        )


def _identifier(text: str, kind: Kind) -> str:
    return f"{_SLUG_WORDS[kind]}:{fold(text).replace(' ', '-')}"


def _text_order(mention: ResolvedMention) -> tuple[int, int]:
    return mention.start, mention.end


def _first_mention(cluster: Cluster) -> tuple[int, int]:
    return cluster.mentions[0].start, cluster.mentions[0].end


def _frozen(cluster: Cluster) -> ResolvedEntity:
    entity, mentions = cluster.entity, tuple(cluster.mentions)
    if entity is None:
        return ResolvedEntity(cluster.id, cluster.name, cluster.kind, mentions=mentions)
    return ResolvedEntity(
        entity.id,
        entity.name,
        entity.kind,
        entity.type,
        entity.country,
        entity.latitude,
        entity.longitude,
        True,
        mentions,
    )
