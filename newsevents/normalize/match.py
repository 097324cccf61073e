"""What a lookup answers: the entity, how it was found, and why."""

from __future__ import annotations

from typing import Literal

from newsevents.values import Record

Method = Literal["exact", "genitive", "title", "inflection", "surname", "parts", "key", "skeleton", "typo"]


class Match(Record):
    """The entity that a spelling stands for.

    Attributes:
        id: the entity's id in the knowledge base; a country's is its ISO 3166 code.
        name: its canonical German name.
        kind: "PER", "LOC" or "ORG".
        surface: the spelling asked for.
        alias: the known spelling it was matched with.
        method: the stage that found it.
        score: 0 to 100; 100 is the exact spelling. Scores of different methods are comparable.
        runner_up: score of the next best entity of the same stage, or None where there was no other.
        reason: one line for people.

    Examples:
        >>> from newsevents import normalize_person
        >>> match = normalize_person("Selenskijs")
        >>> match.name, match.method, match.score
        ('Wolodymyr Selenskyj', 'genitive', 99.0)
        >>> print(match.reason)
        Selenskijs is the genitive of Wolodymyr Selenskyj (Selenskij)
    """

    id: str
    name: str
    kind: Literal["PER", "LOC", "ORG"]
    surface: str
    alias: str
    method: Method
    score: float
    runner_up: float | None = None
    reason: str


ComparisonMethod = Literal[
    "exact",
    "genitive",
    "title",
    "known",
    "surname",
    "inflection",
    "key",
    "parts",
    "skeleton",
    "typo",
    "different",
]


class Comparison(Record):
    """The answer of ``same_name``; true where the two spellings name one entity.

    Attributes:
        same: the answer.
        method: what decided: "known" where the knowledge base knows both, else the stage.
        a: the entity behind the first spelling, where it is known.
        b: the entity behind the second.
        reason: one line for people.
    """

    same: bool
    method: ComparisonMethod
    a: Match | None = None
    b: Match | None = None
    reason: str

    def __bool__(self) -> bool:
        return self.same


class Explanation(Record):
    """How a name was looked up.

    Attributes:
        text: the name.
        match: what it resolved to, or None.
        steps: one line a stage, in order.

    Examples:
        >>> from newsevents import explain
        >>> explanation = explain("Selenskijs", kind="PER")
        >>> explanation.match.name
        'Wolodymyr Selenskyj'
        >>> explanation.steps
        ('exact: nothing', 'genitive: Selenskijs is the genitive of Wolodymyr Selenskyj (Selenskij)')
    """

    text: str
    match: Match | None
    steps: tuple[str, ...]

    def __str__(self) -> str:
        head = (
            f"{self.text}: {self.match.name} ({self.match.id})"
            if self.match
            else f"{self.text}: not resolved"
        )
        return "\n".join([head, *(f"  {step}" for step in self.steps)])
