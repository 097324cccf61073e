"""Colors of event types and of what stands in a text; each as (on light, on dark) ground."""

from __future__ import annotations

from collections.abc import Mapping

#: Event type → colors. On white and on #16181d both have a contrast of 4.5 and more.
TYPES: Mapping[str, tuple[str, str]] = {
    "agreement": ("#2a7d36", "#6fcf7c"),
    "appointment": ("#5d7309", "#bcd35f"),
    "arrest": ("#45525e", "#a9b8c6"),
    "attack": ("#c02626", "#ff8a80"),
    "call": ("#5f52c9", "#aaa0ff"),
    "delivery": ("#855c08", "#d9ad5b"),
    "departure": ("#7a5c6e", "#d0aec2"),
    "election": ("#86299c", "#d792ec"),
    "meeting": ("#0c7b7d", "#4fd0cf"),
    "protest": ("#8a6a00", "#e8c53d"),
    "sanction": ("#b8500e", "#ffa35e"),
    "visit": ("#1a66c2", "#79b4ff"),
    "weapons_test": ("#b3146f", "#ff85c8"),
}
#: Colors of an event type of somebody else.
OTHER = ("#525b66", "#b4bdc8")
#: Kind of mention → colors.
ENTITIES: Mapping[str, tuple[str, str]] = {
    "PER": ("#1a66c2", "#79b4ff"),
    "LOC": ("#2a7d36", "#6fcf7c"),
    "ORG": ("#86299c", "#d792ec"),
    "DATE": ("#9a5b00", "#ffb95e"),
}


def _pale(color: str) -> str:
    """Mix a color with white, for black letters on it."""
    parts = (int(color[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * 0.42):02x}" for part in parts)


#: For displaCy, under the entry point group ``spacy_displacy_colors``: our event types, and PER, which
#: displaCy leaves gray (it gets the color of PERSON). LOC, ORG and DATE keep displaCy's colors or yours.
DISPLACY_COLORS: dict[str, str] = {
    "PER": "#aa9cfc",
    **{name.upper(): _pale(light) for name, (light, _) in TYPES.items()},
}
