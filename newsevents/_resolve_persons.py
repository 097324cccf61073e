"""Persons of an article: full names, surnames, descriptions by office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsevents._article_state import ArticleState, Cluster, Surnames
from newsevents._resolved import NameMention
from newsevents.descriptions import Description
from newsevents.lexicons import given_names
from newsevents.normalize import surface
from newsevents.normalize.fold import fold, strip_genitive
from newsevents.normalize.fuzzy import share_key
from newsevents.normalize.index import Entity
from newsevents.normalize.match import Match
from newsevents.normalize.names import resolve_name

_CHANCELLORS = ("DE", "AT")
_GENERIC = ("chef", "oberhaupt", "machthaber")
_HIGHEST = ("president", "leader", "supreme_leader", "head_of_government", "king", "queen", "emperor", "pope")


def resolve_persons(
    state: ArticleState, names: Sequence[NameMention], descriptions: Sequence[Description]
) -> None:
    """Join every person: full names, then surnames, then descriptions."""
    late = [
        (n, name) for n, name in enumerate(names) if name.kind == "PER" and not _full_name(state, n, name)
    ]
    for n, name in late:
        _surname(state, n, name)
    for d, description in enumerate(descriptions):
        _description(state, d, description)


def _bare(name: NameMention) -> str:
    return surface.strip_titles(surface.strip_brackets(surface.strip_article(name.text)))


def _full_name(state: ArticleState, n: int, name: NameMention) -> bool:
    """Settle a full or otherwise unmistakable name; False where it must wait for the others."""
    bare = _bare(name)
    given, _ = surface.split_person(bare)
    match = resolve_name(bare, kind="PER", index=state.index)
    if match is not None and not (match.method == "surname" or _rests_on_surname(state, match, given)):
        state.join_match(n, name, match)
        return True
    if not given:
        return False
    known = state.index.entity(name.key, "PER") if name.key else None
    if known is not None:
        state.join_known(n, name, known, "exact", f"{name.text} is a spelling of {known.name}")
        return True
    for cluster in state.unknown_like(bare, "PER"):
        state.join(n, name, cluster, "article", f"{name.text} is {cluster.name}")
        fuller = len(fold(bare).split()) > len(fold(cluster.name).split())
        if fuller or bare in strip_genitive(cluster.name):
            cluster.name = bare
        return True
    state.join_new(n, name, bare)
    return True


def _rests_on_surname(state: ArticleState, match: Match, given: tuple[str, ...]) -> bool:
    """Whether a match was made by a surname alone, whatever stage found it."""
    entity = state.index.entity(match.id, "PER")
    return (
        not given
        and entity is not None
        and any(
            alias.strength in ("surname", "common") and alias.text == match.alias
            for alias in state.index.aliases_of(entity)
        )
    )


def _surname(state: ArticleState, n: int, name: NameMention) -> None:
    """Settle a surname: bearers in the article, the office beside it, news at large, countries."""
    bare = _bare(name)
    forms = (bare, *strip_genitive(bare))
    folded = frozenset(map(fold, forms))
    bearers = [cluster for cluster in state.clusters("PER") if _bears(state, cluster, forms, folded)]
    chosen, method = _choose_bearer(state, name, bearers)
    if chosen is not None:
        state.join(n, name, chosen, method, f"{name.text} is {chosen.name}, named in the article")
        return
    if bearers:
        state.join_new(n, name, bare)
        return
    holder = _holder_named(state, bare, name.description)
    if holder is not None:
        state.join_known(n, name, holder, "office", f"{holder.name} bears the name and holds the office")
        return
    match = resolve_name(bare, kind="PER", index=state.index)
    if match is not None and _may_hold(state, match, name.description):
        state.join_match(n, name, match)
        return
    known = _in_context(state, bare)
    if known is not None and (name.description is None or _held(state, known, name.description)):
        state.join_known(
            n, name, known, "office", f"{known.name} holds an office of a country in the article"
        )
        return
    keyed = state.index.entity(name.key, "PER") if name.key and match is None else None
    if keyed is not None:
        state.join_known(n, name, keyed, "exact", f"{name.text} is a spelling of {keyed.name}")
        return
    state.join_new(n, name, bare)


def _bears(state: ArticleState, cluster: Cluster, forms: tuple[str, ...], folded: frozenset[str]) -> bool:
    """Whether somebody of the article may be called by this one word, given in its possible forms."""
    surnames = cluster.surnames
    if surnames is None or surnames.of != cluster.name:
        surnames = cluster.surnames = _surnames(state, cluster)
    if not folded.isdisjoint(surnames.folded):
        return True
    return surnames.fuzzy and any(
        len(form) > 4 and share_key(text, form) for text in surnames.words for form in forms
    )


def _surnames(state: ArticleState, cluster: Cluster) -> Surnames:
    given, family = surface.split_person(cluster.name)
    families = [family, family.split()[-1]] if family else []
    if cluster.entity is not None:
        own = [a.text for a in state.index.aliases_of(cluster.entity) if a.strength in ("surname", "common")]
        families = own or families
    elif not given:
        return Surnames(cluster.name, (family,), frozenset({family}), False)
    elif cluster.name.split()[0] not in given_names():  # "Hu Jia": the family's name may come first
        families = [*families, cluster.name.split()[0]]
    return Surnames(cluster.name, tuple(families), frozenset(map(fold, families)), True)


def _choose_bearer(
    state: ArticleState, name: NameMention, bearers: list[Cluster]
) -> tuple[Cluster | None, str]:
    """The one bearer, or of several the one in the office beside the name or in any that day."""
    if len(bearers) == 1:
        return bearers[0], "surname"
    if name.description is not None:
        fitting = [cluster for cluster in bearers if _fits(state, cluster, name.description)]
        if len(fitting) == 1:
            return fitting[0], "office"
    keyed = [cluster for cluster in bearers if name.key and cluster.id == name.key]
    if keyed:
        return keyed[0], "surname"
    for roles in (_HIGHEST, None):
        in_office = [
            cluster
            for cluster in bearers
            if any(
                state.offices.held(cluster.id, (term.role,), term.of, state.published)
                for term in state.offices.terms_of(cluster.id)
                if roles is None or term.role in roles
            )
        ]
        if len(in_office) == 1:
            return in_office[0], "office"
    return None, ""


def _fits(state: ArticleState, cluster: Cluster, description: Description) -> bool:
    """Whether somebody of the article is so described: by the article itself or by an office held."""
    if any(_same_office(said, description, cluster) for said in cluster.offices):
        return True
    return cluster.entity is not None and _held(state, cluster.entity, description)


def _held(state: ArticleState, entity: Entity, description: Description) -> bool:
    """Whether a known person holds an office that day, or held it where it is a former one."""
    former = "former" in description.modifiers
    bodies = {term.of for term in state.offices.terms_of(entity.id) if _may_be_of(description, term.of)}
    return any(
        state.offices.held(entity.id, _roles(description), of, state.published, before=former)
        for of in sorted(bodies)
    )


def _may_be_of(description: Description, of: str) -> bool:
    """Whether a description may be of a country or body: as it says, or as its German word implies."""
    if description.of is not None:
        return of == description.of
    word = description.word.lower()
    if "kanzler" in word:
        return of in _CHANCELLORS
    if word.startswith("bundespräsident"):
        return of in (*_CHANCELLORS, "CH")
    if word.startswith(("premier", "ministerpräsident")):
        return of not in _CHANCELLORS
    return True


def _holder_named(state: ArticleState, bare: str, description: Description | None) -> Entity | None:
    """The holder of the office beside a surname who bears that surname."""
    if description is None or description.plural:
        return None
    for form in (bare, *strip_genitive(bare)):
        bearers = {alias.entity.id: alias.entity for alias in state.index.exact(form, "PER")}
        holders = [entity for entity in bearers.values() if _held(state, entity, description)]
        if holders:
            return holders[0] if len(holders) == 1 else None
    return None


def _may_hold(state: ArticleState, match: Match, description: Description | None) -> bool:
    """Whether a known bearer agrees with the office beside the name; another country's doesn't."""
    if description is None or description.of is None or len(description.of) != 2:
        return True
    entity = state.index.entity(match.id, "PER")
    return entity is None or entity.country in (None, description.of)


def _in_context(state: ArticleState, bare: str) -> Entity | None:
    """Of several known bearers of a surname, the one in an office of a country that is named."""
    if state.published is None:
        return None
    for form in (bare, *strip_genitive(bare)):
        bearers = {alias.entity.id: alias.entity for alias in state.index.exact(form, "PER")}
        for roles in (_HIGHEST, None):
            holders = [
                entity
                for entity in bearers.values()
                if any(
                    term.of in state.countries
                    and (roles is None or term.role in roles)
                    and state.offices.held(entity.id, (term.role,), term.of, state.published)
                    for term in state.offices.terms_of(entity.id)
                )
            ]
            if len(holders) == 1:
                return holders[0]
    return None


def _description(state: ArticleState, d: int, description: Description) -> None:
    """Settle a description: somebody named in the article, else the holder on the day of publication."""
    if description.plural or description.elsewhere:
        return
    fitting = [cluster for cluster in state.clusters("PER") if _fits(state, cluster, description)]
    if len(fitting) > 1:
        said = [c for c in fitting if any(_same_office(said, description, c) for said in c.offices)]
        fitting = said if len(said) == 1 else fitting
    if len(fitting) == 1:
        [person] = fitting
        state.join_description(d, description, person, f"{person.name} holds the office and is named here")
        return
    if fitting or {"former", "designated"} & set(description.modifiers):
        return
    holder = _holder(state, description)
    entity = state.index.entity(holder, "PER") if holder else None
    if entity is not None:
        day = f"on {state.published}" if state.published else "ever"
        reason = f"{entity.name} held the office {day}, and nobody else"
        state.join_description(d, description, state.cluster_of(entity), reason)


def _holder(state: ArticleState, description: Description) -> str | None:
    """The one person who held an office on the day of publication."""
    bodies: Iterable[str]
    word = description.word.lower()
    if description.of is not None:
        bodies = (description.of,)
    elif "kanzler" in word and "vize" not in word:
        context = state.context()
        bodies = [code for code in _CHANCELLORS if code in context] or _CHANCELLORS
    else:
        return None
    for role in _roles(description):
        found = {person for of in bodies for person in state.offices.holders(role, of, state.published)}
        if len(found) > 1 and word.endswith("in"):
            found = {person for person in found if _may_be_woman(state, person)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _may_be_woman(state: ArticleState, person: str) -> bool:
    """Whether a given name ends as women's names do; only used to choose between two holders."""
    entity = state.index.entity(person, "PER")
    return entity is not None and entity.name.split()[0][-1:] in "aeiy"


def _roles(description: Description) -> tuple[str, ...]:
    return description.roles or (description.role,)


def _same_office(said: Description, asked: Description, cluster: Cluster) -> bool:
    """Whether a description repeats an office that the article gave somebody."""
    if set(_roles(said)).isdisjoint(_roles(asked)):
        return False
    if ("former" in said.modifiers) != ("former" in asked.modifiers):
        return False
    if asked.of is not None and said.of is not None:
        return asked.of == said.of
    alike = _alike(said.word, asked.word)
    if asked.of is not None or said.elsewhere:
        return alike and (asked.of is None or cluster.entity is None)
    return alike or asked.word.lower().removesuffix("in").endswith(_GENERIC)


def _alike(a: str, b: str) -> bool:
    """Whether two words for offices are one: "Kanzlerin" and "Bundeskanzler"."""
    a, b = (word.lower().removesuffix("in") for word in (a, b))
    return a.endswith(b) or b.endswith(a)
