"""The entities of an article: every mention of a name and every description joined to what it stands for.

The order, for persons: full names first (known ones by the knowledge base, others by their fullest form), then
surnames, which belong to the only bearer in the article, then to the holder of the office named beside them, then to
the person whom the surname alone means in news at large; then descriptions, by what the article itself says, then
by who held the office on the day of publication. What isn't settled by one of these stays open.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from newsevents.descriptions import Description
from newsevents.normalize import surface
from newsevents.normalize.compare import same_name
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.fuzzy import share_key
from newsevents.normalize.index import Entity, Kind, NameIndex, default_index
from newsevents.normalize.match import Match
from newsevents.normalize.names import resolve_name
from newsevents.offices import Offices, offices_of

__all__ = [
    "Description",
    "NameMention",
    "Resolution",
    "ResolvedEntity",
    "ResolvedMention",
    "attach_descriptions",
    "resolve_mentions",
]

_CHANCELLORS = ("DE", "AT")


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


_BEFORE_NAME = re.compile(r"\s*,?\s*")
_AFTER_NAME = re.compile(
    r"\s*,?\s*\(?(?:(?:der|die|dem|den|des|ein|eine|einer|einem|einen|eines)\s+)?", re.IGNORECASE
)
_LIST_GOES_ON = re.compile(r"\s*(?:und|sowie|oder)\b")


def attach_descriptions(
    text: str, names: Sequence[NameMention], descriptions: Sequence[Description]
) -> tuple[tuple[NameMention, ...], tuple[int, ...]]:
    """Give each name the description beside it.

    "Präsident Macron", "Russlands Präsident, Wladimir Putin," and "Schoigu, der Sekretär des Sicherheitsrats" are
    appositions; a description of several people never is, nor one in a list ("Putin, der Kanzler und Biden").

    Args:
        text: the text that the offsets refer to.
        names: name mentions in text order.
        descriptions: descriptions in text order.

    Returns:
        The names, with ``description`` set where one belongs to them, and the numbers of the descriptions that
        stay free.
    """
    beside: dict[int, int] = {}
    persons = [n for n, name in enumerate(names) if name.kind == "PER"]
    starts = {names[n].start: n for n in persons}
    free = []
    for d, description in enumerate(descriptions):
        match = None if description.plural else _BEFORE_NAME.match(text, description.end)
        found = starts.get(match.end()) if match else None
        if found is not None and match is not None and "," in match.group():
            after = text[names[found].end : names[found].end + 1]
            found = found if after in (",", ".", ")", "") else None
        if found is not None and found not in beside:
            beside[found] = d
        else:
            free.append(d)
    taken = {d: n for n, d in beside.items()}
    still_free = []
    for d in free:
        description = descriptions[d]
        owner = None if description.plural else _owner_before(text, names, persons, description)
        if owner is not None and owner not in beside and d not in taken:
            beside[owner] = d
        else:
            still_free.append(d)
    attached = tuple(
        replace(name, description=descriptions[beside[n]]) if n in beside else name
        for n, name in enumerate(names)
    )
    return attached, tuple(still_free)


def _owner_before(
    text: str, names: Sequence[NameMention], persons: Sequence[int], description: Description
) -> int | None:
    """The name that a description follows in apposition."""
    for n in reversed(persons):
        name = names[n]
        if name.end > description.start:
            continue
        between = text[name.end : description.start]
        if not between.lstrip().startswith((",", "(")) or len(between) > 24:
            return None
        if not _AFTER_NAME.fullmatch(between) or _LIST_GOES_ON.match(text, description.end):
            return None
        return n
    return None


@dataclass(slots=True)
class _Cluster:
    """An entity while its mentions are still being gathered."""

    id: str
    name: str
    kind: Kind
    entity: Entity | None = None
    mentions: list[ResolvedMention] = field(default_factory=list)
    offices: list[Description] = field(default_factory=list)


def resolve_mentions(
    names: Sequence[NameMention],
    descriptions: Sequence[Description] = (),
    *,
    published: dt.date | None = None,
    index: NameIndex | None = None,
) -> Resolution:
    """Join the mentions of an article to entities.

    Args:
        names: all name mentions, in text order, with the descriptions beside them (see
            ``attach_descriptions``).
        descriptions: the free descriptions, in text order.
        published: the day of publication; without it an office only resolves where one person ever held it or
            where its holder is named in the article.
        index: what to look names up in; the shipped knowledge by default.
    """
    index = index or default_index()
    return _Resolver(index, offices_of(index.knowledge), published).resolve(names, descriptions)


class _Resolver:
    """The state of one article."""

    def __init__(self, index: NameIndex, offices: Offices, published: dt.date | None) -> None:
        self.index = index
        self.offices = offices
        self.published = published
        self.clusters: dict[str, _Cluster] = {}
        self.of_name: dict[int, _Cluster] = {}
        self.of_description: dict[int, _Cluster] = {}
        self.countries: set[str] = set()

    def resolve(self, names: Sequence[NameMention], descriptions: Sequence[Description]) -> Resolution:
        self._places(names)
        self._organizations(names)
        late = [n for n, name in enumerate(names) if name.kind == "PER" and not self._full_name(n, name)]
        for n in late:
            self._surname(n, names[n])
        for d, description in enumerate(descriptions):
            self._description(d, description)
        return self._finish(names, descriptions)

    # -- places and organizations ---------------------------------------------------------------------------

    def _places(self, names: Sequence[NameMention]) -> None:
        later = []
        for n, name in enumerate(names):
            if name.kind != "LOC":
                continue
            state = self._state(name)
            if state is not None:
                self._join_known(n, name, state, "metonym", f"{name.text} acts: it stands for {state.name}")
                self.countries.add(state.id)
                continue
            entity = self._by_key(name)
            if entity is not None and entity.country:
                self.countries.add(entity.country)
            later.append((n, name, entity))
        for n, name, entity in later:
            if entity is not None:
                self._join_known(n, name, entity, "exact", f"{name.text} is a spelling of {entity.name}")
                continue
            match = resolve_name(name.text, kind="LOC", index=self.index) or self._other_kind(name, "ORG")
            self._join_match(n, name, match, "place")

    def _state(self, name: NameMention) -> Entity | None:
        """The state that a place stands for: a seat of government always, a capital where it acts."""
        for form in (name.text, *strip_genitive(surface.strip_article(name.text))):
            folded = fold(surface.strip_article(form))
            if name.acts and folded in self.index.metonyms:
                return self.index.entity(self.index.metonyms[folded], "LOC")
            if name.acts and folded in self.index.capitals and not self._is_country(folded):
                return self.index.entity(self.index.capitals[folded], "LOC")
        return None

    def _is_country(self, folded: str) -> bool:
        return any(alias.entity.type == "country" for alias in self.index.exact(folded, "LOC"))

    def _town(self, name: NameMention) -> Entity | None:
        """Of several towns of one name, the one in a country that the article names."""
        for form in (name.text, *strip_genitive(name.text)):
            towns = [alias.entity for alias in self.index.cities(form)]
            if len(towns) > 1 and towns[0].type != "capital":
                near = [town for town in towns if town.country in self.countries]
                if near and towns[0].country not in self.countries:
                    return near[0]
            if towns:
                return None
        return None

    def _organizations(self, names: Sequence[NameMention]) -> None:
        weak = []
        for n, name in enumerate(names):
            if name.kind != "ORG":
                continue
            entity = self._by_key(name)
            if entity is not None:
                self._join_known(n, name, entity, "exact", f"{name.text} is a spelling of {entity.name}")
                continue
            match = resolve_name(name.text, kind="ORG", index=self.index) or self._other_kind(name, "LOC")
            if match is None:
                weak.append((n, name))
            else:
                self._join_match(n, name, match, "organization")
        for n, name in weak:
            owners = [
                alias.entity
                for form in (name.text, *strip_genitive(name.text))
                for alias in self.index.exact(form, "ORG")
                if alias.entity.id in self.clusters
            ]
            if len({entity.id for entity in owners}) == 1:
                self._join_known(
                    n, name, owners[0], "article", f"{owners[0].name} is named in full in the article"
                )
            else:
                self._join_match(n, name, None, "organization")

    def _other_kind(self, name: NameMention, kind: Kind) -> Match | None:
        """A place that a tagger took for an organization, or the reverse: by its exact spelling only."""
        match = resolve_name(name.text, kind=kind, index=self.index)
        if match is None or match.method not in ("exact", "genitive"):
            return None
        entity = self.index.entity(match.id, match.kind)
        return match if entity is not None and not entity.id.startswith("geonames-") else None

    # -- persons --------------------------------------------------------------------------------------------

    def _full_name(self, n: int, name: NameMention) -> bool:
        """Settle a full or otherwise unmistakable name; False where it must wait for the others."""
        bare = surface.strip_titles(surface.strip_article(name.text))
        match = resolve_name(bare, kind="PER", index=self.index)
        if match is not None and match.method not in ("surname",) and not self._is_surname(match, bare):
            self._join_match(n, name, match, "person")
            return True
        entity = self.index.entity(name.key, "PER") if name.key else None
        given, _ = surface.split_person(bare)
        if entity is not None and given:
            self._join_known(n, name, entity, "exact", f"{name.text} is a spelling of {entity.name}")
            return True
        if not given:
            return False
        for cluster in self._persons():
            if cluster.entity is None and same_name(cluster.name, bare, kind="PER", index=self.index):
                self._join(n, name, cluster, "article", f"{name.text} is {cluster.name}")
                if len(fold(bare).split()) > len(
                    fold(cluster.name).split()
                ) or cluster.name in strip_genitive_of(bare, cluster.name):
                    cluster.name = bare
                elif bare in strip_genitive(cluster.name):
                    cluster.name = bare
                return True
        self._join_match(n, name, None, "person", bare)
        return True

    def _is_surname(self, match: Match, bare: str) -> bool:
        """Whether a match rests on a surname alone, whatever stage found it."""
        entity = self.index.entity(match.id, "PER")
        given, _ = surface.split_person(bare)
        if entity is None or given:
            return False
        return any(
            alias.strength in ("surname", "common") and alias.text == match.alias
            for alias in self.index.aliases_of(entity)
        )

    def _surname(self, n: int, name: NameMention) -> None:
        bare = surface.strip_titles(surface.strip_article(name.text))
        bearers = [cluster for cluster in self._persons() if self._bears(cluster, bare)]
        chosen, method = self._choose_bearer(name, bearers)
        if chosen is not None:
            self._join(n, name, chosen, method, f"{name.text} is {chosen.name}, named in the article")
            return
        holder = self._holder_named(bare, name.description)
        if holder is not None and not bearers:
            self._join_known(n, name, holder, "office", f"{holder.name} bears the name and holds the office")
            return
        if not bearers:
            match = resolve_name(bare, kind="PER", index=self.index)
            if match is not None and self._may_hold(match, name.description):
                self._join_match(n, name, match, "person")
                return
            known = self._in_context(bare)
            if known is not None:
                self._join_known(
                    n, name, known, "office", f"{known.name} holds an office of a country in the article"
                )
                return
            if name.key and match is None:
                entity = self.index.entity(name.key, "PER")
                if entity is not None:
                    self._join_known(n, name, entity, "exact", f"{name.text} is a spelling of {entity.name}")
                    return
            for cluster in self._persons():
                if cluster.entity is None and same_name(cluster.name, bare, kind="PER", index=self.index):
                    self._join(n, name, cluster, "article", f"{name.text} is {cluster.name}")
                    if bare in strip_genitive(cluster.name):
                        cluster.name = bare
                    return
        self._join_match(n, name, None, "person", bare)

    def _persons(self) -> list[_Cluster]:
        return [cluster for cluster in self.clusters.values() if cluster.kind == "PER"]

    def _bears(self, cluster: _Cluster, bare: str) -> bool:
        """Whether somebody of the article may be called by this one word."""
        forms = (bare, *strip_genitive(bare))
        folded = {fold(form) for form in forms}
        given, family = surface.split_person(cluster.name)
        if cluster.entity is not None:
            texts = [
                a.text for a in self.index.aliases_of(cluster.entity) if a.strength in ("surname", "common")
            ]
            if any(fold(text) in folded for text in texts):
                return True
            if texts:
                return any(len(form) > 4 and share_key(text, form) for text in texts for form in forms)
        if not given:
            return family in folded
        last = family.split()[-1]
        return bool({family, last} & folded) or any(len(form) > 4 and share_key(last, form) for form in forms)

    def _choose_bearer(self, name: NameMention, bearers: list[_Cluster]) -> tuple[_Cluster | None, str]:
        if len(bearers) == 1:
            return bearers[0], "surname"
        if not bearers:
            return None, ""
        if name.description is not None:
            fitting = [cluster for cluster in bearers if self._fits(cluster, name.description)]
            if len(fitting) == 1:
                return fitting[0], "office"
        if name.key:
            same = [cluster for cluster in bearers if cluster.id == name.key]
            if same:
                return same[0], "surname"
        in_office = [
            cluster
            for cluster in bearers
            if any(
                self.offices.held(cluster.id, (t.role,), t.of, self.published)
                for t in self.offices.terms_of(cluster.id)
            )
        ]
        if len(in_office) == 1:
            return in_office[0], "office"
        return None, ""

    def _fits(self, cluster: _Cluster, description: Description) -> bool:
        """Whether somebody of the article is so described: by the article itself or by an office held."""
        for office in cluster.offices:
            if set(office.roles or (office.role,)) & set(_roles(description)) and (
                description.of is None or office.of in (None, description.of)
            ):
                return True
        if cluster.entity is None:
            return False
        former = "former" in description.modifiers
        return self.offices.held(
            cluster.id, _roles(description), description.of, self.published, before=former
        )

    def _holder_named(self, bare: str, description: Description | None) -> Entity | None:
        """The holder of the office beside a surname who bears that surname."""
        if description is None or description.plural:
            return None
        found: dict[str, Entity] = {}
        former = "former" in description.modifiers
        for form in (bare, *strip_genitive(bare)):
            for alias in self.index.exact(form, "PER"):
                if self.offices.held(
                    alias.entity.id, _roles(description), description.of, self.published, before=former
                ):
                    found[alias.entity.id] = alias.entity
            if found:
                break
        if len(found) > 1 and self.published is not None:
            now = [
                e
                for e in found.values()
                if self.offices.held(e.id, _roles(description), description.of, self.published)
            ]
            found = {e.id: e for e in now}
        return next(iter(found.values())) if len(found) == 1 else None

    def _may_hold(self, match: Match, description: Description | None) -> bool:
        """Whether a known bearer agrees with the office beside the name: another country's office speaks against."""
        if description is None or description.of is None or len(description.of) != 2:
            return True
        entity = self.index.entity(match.id, "PER")
        return entity is None or entity.country in (None, description.of)

    def _in_context(self, bare: str) -> Entity | None:
        """A surname of several known persons, one of whom holds an office of a country that the article names."""
        found: dict[str, Entity] = {}
        if self.published is None:
            return None
        for form in (bare, *strip_genitive(bare)):
            for alias in self.index.exact(form, "PER"):
                for term in self.offices.terms_of(alias.entity.id):
                    if term.of in self.countries and self.offices.held(
                        alias.entity.id, (term.role,), term.of, self.published
                    ):
                        found[alias.entity.id] = alias.entity
            if found:
                break
        return next(iter(found.values())) if len(found) == 1 else None

    # -- descriptions ---------------------------------------------------------------------------------------

    def _description(self, d: int, description: Description) -> None:
        if description.plural:
            return
        fitting = [cluster for cluster in self._persons() if self._fits(cluster, description)]
        if len(fitting) > 1:
            said = [c for c in fitting if any(_same_office(o, description) for o in c.offices)]
            fitting = said if len(said) == 1 else fitting
        if len(fitting) == 1:
            self._join_description(
                d, description, fitting[0], f"{fitting[0].name} holds the office and is named in the article"
            )
            return
        if fitting or {"former", "designated"} & set(description.modifiers):
            return
        holder = self._holder(description)
        if holder is not None:
            entity = self.index.entity(holder, "PER")
            if entity is not None:
                cluster = self._cluster_of(entity)
                day = f" on {self.published}" if self.published else ""
                self._join_description(d, description, cluster, f"{entity.name} held the office{day}")

    def _holder(self, description: Description) -> str | None:
        """The one person who held an office on the day of publication."""
        bodies: Iterable[str]
        if description.of is not None:
            bodies = (description.of,)
        elif "kanzler" in description.word.lower() and "vize" not in description.word.lower():
            bodies = [code for code in _CHANCELLORS if code in self._context()] or _CHANCELLORS
        else:
            return None
        for role in _roles(description):
            found = {person for of in bodies for person in self.offices.holders(role, of, self.published)}
            if len(found) > 1 and description.word.lower().endswith("in"):
                found = {person for person in found if self._may_be_woman(person)}
            if len(found) == 1:
                return found.pop()
            if found:
                return None
        return None

    def _context(self) -> set[str]:
        """Countries of the article: those named and those of the persons and bodies named."""
        found = set(self.countries)
        for cluster in self.clusters.values():
            if cluster.entity is not None and cluster.entity.country:
                found.add(cluster.entity.country)
        return found

    def _may_be_woman(self, person: str) -> bool:
        entity = self.index.entity(person, "PER")
        return entity is not None and entity.name.split()[0][-1:] in "aeiy"

    # -- joining --------------------------------------------------------------------------------------------

    def _by_key(self, name: NameMention) -> Entity | None:
        if name.kind == "LOC":
            town = self._town(name)
            if town is not None:
                return town
        return self.index.entity(name.key, name.kind) if name.key else None

    def _cluster_of(self, entity: Entity) -> _Cluster:
        cluster = self.clusters.get(entity.id)
        if cluster is None:
            cluster = self.clusters[entity.id] = _Cluster(entity.id, entity.name, entity.kind, entity)
        return cluster

    def _join_known(self, n: int, name: NameMention, entity: Entity, method: str, reason: str) -> None:
        self._join(n, name, self._cluster_of(entity), method, reason)

    def _join_match(self, n: int, name: NameMention, match: Match | None, word: str, bare: str = "") -> None:
        entity = self.index.entity(match.id, match.kind) if match else None
        if match is not None and entity is not None:
            self._join_known(n, name, entity, match.method, match.reason)
            if entity.country and entity.kind == "LOC":
                self.countries.add(entity.country)
            return
        text = bare or surface.strip_article(name.text)
        for cluster in self.clusters.values():
            if cluster.entity is None and cluster.kind == name.kind and name.kind != "PER":
                if same_name(cluster.name, text, kind=name.kind, index=self.index):
                    self._join(n, name, cluster, "article", f"{name.text} is {cluster.name}")
                    if text in strip_genitive(cluster.name):
                        cluster.name = text
                    return
        identifier = f"{word}:{fold(text).replace(' ', '-')}"
        cluster = self.clusters.setdefault(identifier, _Cluster(identifier, text, name.kind))
        self._join(n, name, cluster, "new", f"nobody knows {text}; the name is as the article gives it")

    def _join(self, n: int, name: NameMention, cluster: _Cluster, method: str, reason: str) -> None:
        cluster.mentions.append(ResolvedMention(name.start, name.end, name.text, method, reason, name=n))
        if name.description is not None:
            cluster.offices.append(name.description)
        self.of_name[n] = cluster

    def _join_description(self, d: int, description: Description, cluster: _Cluster, reason: str) -> None:
        cluster.mentions.append(
            ResolvedMention(description.start, description.end, "", "office", reason, description=d)
        )
        self.of_description[d] = cluster

    def _finish(self, names: Sequence[NameMention], descriptions: Sequence[Description]) -> Resolution:
        used = [cluster for cluster in self.clusters.values() if cluster.mentions]
        for cluster in used:
            cluster.mentions.sort(key=_text_order)
        used.sort(key=_first_mention)
        number = {id(cluster): i for i, cluster in enumerate(used)}
        return Resolution(
            entities=tuple(_frozen(cluster) for cluster in used),
            names=tuple(
                number[id(self.of_name[n])] if n in self.of_name else None for n in range(len(names))
            ),
            descriptions=tuple(
                number[id(self.of_description[d])] if d in self.of_description else None
                for d in range(len(descriptions))
            ),
        )


def strip_genitive_of(text: str, name: str) -> tuple[str, ...]:
    """The genitives' nominatives of ``name`` if ``text`` is one of them."""
    return (name,) if text in strip_genitive(name) else ()


def _roles(description: Description) -> tuple[str, ...]:
    return description.roles or (description.role,)


def _same_office(a: Description, b: Description) -> bool:
    return bool(set(_roles(a)) & set(_roles(b))) and (b.of is None or a.of in (None, b.of))


def _text_order(mention: ResolvedMention) -> tuple[int, int]:
    return mention.start, mention.end


def _first_mention(cluster: _Cluster) -> tuple[int, int]:
    return cluster.mentions[0].start, cluster.mentions[0].end


def _frozen(cluster: _Cluster) -> ResolvedEntity:
    entity = cluster.entity
    if entity is None:
        return ResolvedEntity(cluster.id, cluster.name, cluster.kind, mentions=tuple(cluster.mentions))
    return ResolvedEntity(
        entity.id,
        entity.name,
        entity.kind,
        entity.type,
        entity.country,
        entity.latitude,
        entity.longitude,
        True,
        tuple(cluster.mentions),
    )
