"""Names without an article: whether two spellings name one entity, and what a spelling stands for.

The work is done in :mod:`newsevents.normalize`, which is read with the knowledge on first use. All of it
looks into the shipped tables; tables of your own belong to a pipeline (``load(knowledge=[…])``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsevents.errors import InputError

if TYPE_CHECKING:
    from newsevents.normalize.match import Comparison, Explanation, Match


def same_name(a: str, b: str, *, kind: str | None = None) -> Comparison:
    """Say whether two spellings name one entity, known or not.

    Args:
        a: a name as it stands in a text.
        b: another one.
        kind: "PER", "LOC" or "ORG"; None where any kind that fits both will do.

    Returns:
        A comparison that is true where they do, with ``method`` and ``reason``. A surname is the same as a
        full name only where it is known to mean that person.

    Raises:
        InputError: a name is no string (slug ``input-not-text``), or no such kind (slug ``kind-unknown``).

    Examples:
        >>> bool(same_name("Schojgu", "Shoigu")), bool(same_name("Iran", "Irak"))
        (True, False)
    """
    from newsevents.normalize.compare import same_name as compare

    return compare(_name(a), _name(b), kind=_kind(kind))


def explain(name: str, *, kind: str | None = None) -> Explanation:
    """Say what a spelling stands for and why, or why it stands for nothing: every stage that was asked.

    Only the shipped tables are asked; what tables of your own say is told by ``reason`` of an article's
    mentions.

    Args:
        name: the name as it stands in a text.
        kind: "PER", "LOC" or "ORG"; None for all three.

    Returns:
        An explanation; ``str()`` of it is made for people, ``match`` for programs.

    Raises:
        InputError: the name is no string (slug ``input-not-text``), or no such kind (slug ``kind-unknown``).

    Examples:
        >>> explain("Selenskijs").match.name
        'Wolodymyr Selenskyj'
    """
    from newsevents.normalize.names import explain as search

    return search(_name(name), kind=_kind(kind))


def normalize_person(name: str) -> Match | None:
    """Look up the person that a spelling stands for.

    Args:
        name: the name as it stands in a text: any spelling, genitive, with titles or an article.

    Returns:
        The match: ``id`` and German ``name`` of the person, with ``method``, ``score`` (0 to 100) and
        ``reason``; None where it is nobody known, or several.

    Raises:
        InputError: the name is no string (slug ``input-not-text``).

    Examples:
        >>> normalize_person("Präsident Wladimir Putin").name
        'Wladimir Putin'
    """
    from newsevents.normalize.names import normalize_person as resolve

    return resolve(_name(name))


def normalize_place(name: str) -> Match | None:
    """Look up the country, city, region, water or site that a spelling stands for.

    Args:
        name: the name as it stands in a text: any spelling, genitive, with titles or an article.

    Returns:
        The match, see :func:`normalize_person`; None where no place known, or several, are so called.

    Raises:
        InputError: the name is no string (slug ``input-not-text``).

    Examples:
        >>> normalize_place("Kyjiw").name
        'Kiew'
    """
    from newsevents.normalize.names import normalize_place as resolve

    return resolve(_name(name))


def normalize_organization(name: str) -> Match | None:
    """Look up the organization that a spelling stands for.

    Args:
        name: the name as it stands in a text: any spelling, genitive, with titles or an article.

    Returns:
        The match, see :func:`normalize_person`; None where no body known, or several, are so called.

    Raises:
        InputError: the name is no string (slug ``input-not-text``).

    Examples:
        >>> normalize_organization("Nato").name
        'NATO'
    """
    from newsevents.normalize.names import normalize_organization as resolve

    return resolve(_name(name))


def _name(value: str) -> str:
    if not isinstance(value, str):
        raise InputError(
            f"a name must be a str, got {type(value).__name__}: hand in the words of the text",
            slug="input-not-text",
        )
    return value


def _kind(kind: str | None) -> str | None:
    from newsevents.normalize.index import read_kind

    try:
        return read_kind(kind)
    except (AttributeError, ValueError):
        raise InputError(
            f"kind={kind!r} is unknown: use PER, LOC or ORG, or None for any", slug="kind-unknown"
        ) from None
