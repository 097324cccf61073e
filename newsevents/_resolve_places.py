"""Places and organizations of an article, and the states that seats of government stand for."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents._article_state import ArticleState
from newsevents._resolved import NameMention
from newsevents.normalize import surface
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.index import Entity, Kind
from newsevents.normalize.match import Match
from newsevents.normalize.names import resolve_name


def resolve_places(state: ArticleState, names: Sequence[NameMention]) -> None:
    """Join every place; countries first, as they decide between towns of one name."""
    places = [(n, name) for n, name in enumerate(names) if name.kind == "LOC"]
    matches: dict[int, Match | None] = {}
    for n, name in places:
        country = _state_behind(state, name)
        if country is not None:
            state.join_known(n, name, country, "metonym", f"{name.text} acts: it stands for {country.name}")
            continue
        matches[n] = resolve_name(name.text, kind="LOC", index=state.index)
        found = matches[n]
        entity = state.index.entity(found.id, "LOC") if found else None
        if entity is not None and entity.type == "country":
            state.countries.add(entity.id)
    for n, name in places:
        if n not in matches:
            continue
        town = _town(state, name)
        known = state.index.entity(name.key, "LOC") if name.key else None
        match = matches[n]
        if town is not None:
            state.join_known(
                n, name, town, "article", f"{town.name} lies in a country that the article names"
            )
        elif match is not None and (known is None or match.id == known.id):
            state.join_match(n, name, match)
        elif known is not None:
            state.join_known(n, name, known, "exact", f"{name.text} is a spelling of {known.name}")
        else:
            other = _other_kind(state, name, "ORG")
            if other is not None:
                state.join_match(n, name, other)
            else:
                state.join_new(n, name, surface.strip_article(name.text))


def resolve_organizations(state: ArticleState, names: Sequence[NameMention]) -> None:
    """Join every organization; short forms that need the full name beside them come last."""
    late = []
    for n, name in enumerate(names):
        if name.kind != "ORG":
            continue
        match = resolve_name(name.text, kind="ORG", index=state.index)
        known = state.index.entity(name.key, "ORG") if name.key else None
        match = match or (None if known else _other_kind(state, name, "LOC"))
        if match is not None and (known is None or match.id == known.id):
            state.join_match(n, name, match)
        elif known is not None:
            state.join_known(n, name, known, "exact", f"{name.text} is a spelling of {known.name}")
        else:
            late.append((n, name))
    for n, name in late:
        bearers = {
            alias.entity.id: alias.entity
            for form in (name.text, *strip_genitive(name.text))
            for alias in state.index.exact(surface.strip_article(form), "ORG")
        }
        owners = {key: entity for key, entity in bearers.items() if state.is_named(entity)}
        if not owners and len(bearers) > 1:
            context = state.context()
            owners = {key: entity for key, entity in bearers.items() if entity.country in context}
        if len(owners) == 1:
            [owner] = owners.values()
            state.join_known(
                n, name, owner, "article", f"of those called so, only {owner.name} fits the article"
            )
        else:
            state.join_new(n, name, surface.strip_article(name.text))


def _state_behind(state: ArticleState, name: NameMention) -> Entity | None:
    """The state that a place stands for where it acts: a seat of government or a capital."""
    if not name.acts:
        return None
    index = state.index
    bare = surface.strip_article(name.text)
    for form in (bare, *strip_genitive(bare)):
        folded = fold(form)
        if any(alias.entity.type == "country" for alias in index.exact(form, "LOC")):
            return None
        code = index.metonyms.get(folded) or index.capitals.get(folded)
        if code is not None:
            return index.entity(code, "LOC")
    return None


def _town(state: ArticleState, name: NameMention) -> Entity | None:
    """Of several towns of one name, one in a country that the article names, where the usual one isn't."""
    if any(state.index.exact(form, "LOC") for form in (name.text, *strip_genitive(name.text))):
        return None
    for form in (name.text, *strip_genitive(name.text)):
        towns = [alias.entity for alias in state.index.cities(form)]
        if len(towns) > 1 and towns[0].type != "capital" and towns[0].country not in state.countries:
            near = [town for town in towns if town.country in state.countries]
            return near[0] if near else None
        if towns:
            return None
    return None


def _other_kind(state: ArticleState, name: NameMention, kind: Kind) -> Match | None:
    """A place that a tagger took for an organization, or the reverse: exact spellings, no towns."""
    match = resolve_name(name.text, kind=kind, index=state.index)
    if match is None or match.method not in ("exact", "genitive"):
        return None
    entity = state.index.entity(match.id, match.kind)
    return match if entity is not None and not entity.id.startswith("geonames-") else None
