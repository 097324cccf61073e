"""What a frame allows and demands: which role takes which filler, and when there is enough of them."""

from __future__ import annotations

from collections.abc import Sequence

from newsevents.drafts import Draft, Filler
from newsevents.event_types import PLACE, type_named
from newsevents.fillers import COUNTS, FillerReader


class FrameRules:
    """Puts fillers into the roles of a draft.

    Args:
        fillers: reader of the text's phrases.
    """

    def __init__(self, fillers: FillerReader) -> None:
        self.fillers = fillers
        self.mentions = fillers.mentions

    def put(self, draft: Draft, role: str | tuple[str, ...] | None, filler: Filler, slot: str) -> None:
        """Put a filler into a role, or into that of a pair which its kind asks for, if the frame takes it."""
        if role is None:
            return
        kind = self.fillers.kind(filler)
        if isinstance(role, str):
            target = role
        elif kind == "ORG" and len(role) == 3:
            target = role[2]
        else:
            target = role[1 if kind == "LOC" else 0]
        if not target:
            return
        if target == PLACE and kind not in ("LOC", "ORG"):
            return
        forms = ("name", "part", "nationality") if slot == "adj" or target == PLACE else ("name", "part")
        if target == PLACE and filler.mention >= 0 and self.mentions[filler.mention].form not in forms:
            return
        kinds = type_named(draft.type).frame.fillers.get(target)
        if kinds is not None and kind and kind not in kinds:
            return
        draft.add(
            target, Filler(filler.mention, "capital" if filler.slot == "capital" else slot, filler.pronoun)
        )

    def enough(self, draft: Draft, needs: Sequence[str]) -> bool:
        """Say whether the roles that a trigger needs are filled ("2 parties", "targets|place")."""
        return all(any(self._met(draft, option) for option in need.split("|")) for need in needs)

    def _met(self, draft: Draft, need: str) -> bool:
        amount, _, role = need.rpartition(" ")
        if role == "people":
            return sum(
                self.fillers.kind(f) in ("PER", "") for fillers in draft.roles.values() for f in fillers
            ) >= int(amount or 1)
        return sum(self._people_in(filler) for filler in draft.roles.get(role, ())) >= int(amount or 1)

    def _people_in(self, filler: Filler) -> int:
        """Return how many a filler stands for at the least: "beide" for two."""
        if filler.pronoun < 0:
            return 1
        return COUNTS.get(self.fillers.words[filler.pronoun].lower, 1)
