"""The entities of an article: every mention of a name and every description joined to what it stands for.

The order, for persons: full names first (known ones by the knowledge base, others by their fullest form),
then surnames, which belong to the only bearer in the article, then to the holder of the office named beside
them, then to the person whom the surname alone means in news at large; then descriptions, by what the
article itself says, then by who held the office on the day of publication. What isn't settled by one of
these stays open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from newsevents._apposition import attach_descriptions
from newsevents._article_state import ArticleState
from newsevents._resolve_persons import resolve_persons
from newsevents._resolve_places import resolve_organizations, resolve_places
from newsevents._resolved import NameMention, Resolution, ResolvedEntity, ResolvedMention
from newsevents.descriptions import Description
from newsevents.normalize.index import NameIndex, default_index
from newsevents.offices import offices_of

__all__ = [
    "Description",
    "NameMention",
    "Resolution",
    "ResolvedEntity",
    "ResolvedMention",
    "attach_descriptions",
    "resolve_mentions",
]


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
    state = ArticleState(index, offices_of(index.knowledge), published)
    resolve_places(state, names)
    resolve_organizations(state, names)
    resolve_persons(state, names, descriptions)
    return state.finish(names, descriptions)
