"""What looks like an event and is none: titles of works, matches of clubs."""

from __future__ import annotations

from collections.abc import Iterable

from newsevents.drafts import Draft
from newsevents.lexicons import vocabulary
from newsevents.reading import Reading
from newsevents.resolution import ResolvedEntity

_QUOTES = frozenset('"„“”»«‚‘›‹')
#: Types that clubs take part in when they play; they travel and hire like anybody else.
_PLAYED = frozenset({"meeting", "attack"})


def is_title_of_work(reading: Reading, draft: Draft) -> bool:
    """Say whether a trigger stands in the title of a work (der Film „Die Verhaftung“).

    The title stands in quotation marks right behind a word for a work. Titles of reports are not meant: they
    tell what happened.
    """
    trigger = draft.words[0]
    first, _ = reading.sentences[draft.sentence]
    marks = [i for i in range(first, trigger) if reading.words[i].text in _QUOTES]
    if len(marks) % 2 == 0 or marks[-1] == first:
        return False
    return reading.words[marks[-1] - 1].lower.endswith(tuple(vocabulary("cues")["works"]["endings"]))


def is_match(type: str, parties: Iterable[ResolvedEntity]) -> bool:
    """Say whether clubs play where others meet or attack ("Der FC Bayern empfängt Borussia Dortmund")."""
    found = list(parties)
    return type in _PLAYED and bool(found) and all(_is_club(entity) for entity in found)


def _is_club(entity: ResolvedEntity) -> bool:
    if entity.type == "club":
        return True
    first = entity.name.partition(" ")[0]
    return entity.kind == "ORG" and not entity.known and first in vocabulary("entity_rules")["clubs"]
