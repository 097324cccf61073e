"""German verb and noun forms from principal parts.

A verb is written the way a dictionary lists it: ``"ein|treffen trifft traf getroffen"`` (infinitive with
    ``|``
behind a separable particle, third person present, third person past, participle of the plain verb). A regular
verb needs its infinitive only. Forms are made for the third person, the only one that reports use, plus
infinitive, zu-infinitive and participle.

Source of the rules: the weak and strong paradigms as any German grammar gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal[
    "present", "past", "subjunctive1", "subjunctive2", "infinitive", "zu-infinitive", "participle"
]

_INSEPARABLE = ("be", "emp", "ent", "er", "ge", "miss", "ver", "zer")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One form of a verb.

    Attributes:
        text: the form in lower case, one word.
        shape: what the form is.
        split: True where the particle stands apart ("traf … ein") and must still be found in the clause.
        plural: True for a form that is plural only, False for singular only, None for either.
    """

    text: str
    shape: Shape
    split: bool
    plural: bool | None


def _participle(stem: str, infinitive: str) -> str:
    ending = "et" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else "t"
    plain = infinitive.startswith(_INSEPARABLE) or infinitive.endswith("ieren")
    return stem + ending if plain else "ge" + stem + ending


def particle_of(verb: str) -> str:
    """Return the separable particle of a verb entry, or an empty string.

    Examples:
        >>> particle_of("ein|treffen trifft traf getroffen")
        'ein'
    """
    infinitive = verb.split()[0]
    return infinitive.partition("|")[0] if "|" in infinitive else ""


def verb_forms(verb: str) -> tuple[VerbForm, ...]:
    """Make the forms of a verb entry.

    Args:
        verb: principal parts, for example ``"besuchen"`` or ``"treffen trifft traf getroffen"``.

    Returns:
        All forms, without repeats, in lower case.

    Raises:
        ValueError: the entry has neither one nor four parts.

    Examples:
        >>> sorted({form.text for form in verb_forms("ein|reisen")})[:3]
        ['eingereist', 'einreise', 'einreisen']
    """
    parts = verb.split()
    if len(parts) not in (1, 4):
        raise ValueError(
            f"verb entry {verb!r}: give the infinitive, or infinitive, present, past and participle"
        )
    particle = particle_of(verb)
    infinitive = parts[0].rpartition("|")[2]
    stem = infinitive.removesuffix("n").removesuffix("e")
    weak_ending = "ete" if stem.endswith(("t", "d", "chn", "ffn", "gn")) else "te"
    if len(parts) == 4:
        present, past, participle = parts[1:]
    else:
        present = stem + ("et" if weak_ending == "ete" else "t")
        past, participle = stem + weak_ending, _participle(stem, infinitive)
    strong = not past.endswith("te")
    past_plural = past + ("en" if strong else "n")
    umlaut = past.translate(str.maketrans("aou", "äöü")) if strong else past
    finite: list[tuple[str, Shape, bool | None]] = [
        (present, "present", False),
        (infinitive, "present", True),
        (past, "past", False),
        (past_plural, "past", True),
        (stem + "e", "subjunctive1", False),
    ]
    if strong:
        finite += [(umlaut + "e", "subjunctive2", False), (umlaut + "en", "subjunctive2", True)]
    found: dict[tuple[str, Shape, bool], VerbForm] = {}

    def add(text: str, shape: Shape, *, split: bool, plural: bool | None) -> None:
        found.setdefault((text, shape, split), VerbForm(text, shape, split, plural))

    for text, shape, plural in finite:
        add(text, shape, split=bool(particle), plural=plural)
        if particle:
            add(particle + text, shape, split=False, plural=plural)
    add(particle + infinitive, "infinitive", split=False, plural=None)
    add(particle + participle, "participle", split=False, plural=None)
    if particle:
        add(particle + "zu" + infinitive, "zu-infinitive", split=False, plural=None)
    return tuple(found.values())


def noun_forms(noun: str) -> tuple[str, ...]:
    """Make the case forms of a noun entry.

    Args:
        noun: nominative singular, and plural where there is one: ``"Besuch Besuche"``. A feminine noun is
            recognised by its plural in -en; a lone plural ("Gespräche") stays as it is, with its dative.

    Returns:
        The forms as written in text.

    Examples:
        >>> noun_forms("Besuch Besuche")
        ('Besuch', 'Besuchs', 'Besuches', 'Besuche', 'Besuchen')
    """
    singular, _, plural = noun.partition(" ")
    feminine = plural.endswith("en") or singular.endswith(("ung", "enz", "schaft", "ion", "tät", "e"))
    forms = [singular]
    if not feminine:
        if not singular.endswith(("s", "ß", "z")):
            forms.append(singular + "s")
        if not singular.endswith(("en", "el", "er")):
            forms.append(singular + "es")
    for form in (plural, plural + "n" if plural and not plural.endswith(("n", "s")) else ""):
        if form:
            forms.append(form)
    return tuple(dict.fromkeys(forms))
