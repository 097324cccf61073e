"""Who held which office when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from newsevents import lexicons


class Offices:
    """Terms of office, by role and body and by person.

    Args:
        terms: all terms, in order of precedence.
    """

    def __init__(self, terms: Iterable[lexicons.Term]) -> None:
        self._by_office: dict[tuple[str, str], list[lexicons.Term]] = {}
        self._by_person: dict[str, list[lexicons.Term]] = {}
        for term in terms:
            self._by_office.setdefault((term.role, term.of), []).append(term)
            self._by_person.setdefault(term.person, []).append(term)

    def holders(self, role: str, of: str, on: dt.date | None) -> tuple[str, ...]:
        """Ids of the persons in an office.

        Args:
            role: "foreign_minister".
            of: country code or id of the body.
            on: the day. A term without an end counts up to the day it was checked, not beyond. None: whoever
                held the office ever.
        """
        found = [
            term.person for term in self._by_office.get((role, of), ()) if on is None or _covers(term, on)
        ]
        return tuple(dict.fromkeys(found))

    def held(
        self, person: str, roles: Sequence[str], of: str | None, on: dt.date | None, *, before: bool = False
    ) -> bool:
        """Whether a person holds one of the roles.

        Args:
            person: id.
            roles: any of these.
            of: country or body; None for any.
            on: the day; an open term counts beyond its last check here, as the person is already named.
            before: whether an earlier term counts too (for "former").
        """
        for term in self._by_person.get(person, ()):
            if term.role not in roles or (of is not None and term.of != of):
                continue
            if on is None or (term.start <= on and (before or term.end is None or on <= term.end)):
                return True
        return False

    def terms_of(self, person: str) -> tuple[lexicons.Term, ...]:
        """All terms of a person."""
        return tuple(self._by_person.get(person, ()))


def _covers(term: lexicons.Term, on: dt.date) -> bool:
    return term.start <= on <= (term.end or max(term.checked, term.start))


@lru_cache(maxsize=4)
def offices_of(knowledge: lexicons.Knowledge) -> Offices:
    """The offices of a knowledge base; built once for each."""
    return Offices(knowledge.terms)
