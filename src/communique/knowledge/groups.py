"""What words for two sides together mean: their parties, their states or their peoples, which are kept apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model.resolution import MemberKind, Resolution

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.knowledge.directory import Directory
    from communique.knowledge.gazetteer import Gazetteer

GROUP = re.compile(
    r"(?:the |our |their |these |those )?(?:(?P<number>two|both|three|four|five) )?(?:of (?:the|our) )?(?:the |our )?"
    r"(?P<of>ruling |political |communist |fraternal |neighbou?ring |friendly )?"
    r"(?P<noun>parties|countries|nations|states|governments|peoples|sides|militaries|armies|parliaments|legislatures|capitals)",
    re.IGNORECASE,
)
NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
KINDS: dict[str, MemberKind] = {
    "parties": "party",
    "peoples": "people",
    "sides": "side",
    "countries": "state",
    "nations": "state",
    "states": "state",
    "governments": "state",
}
"""Nouns of organs ("parliaments", "armies") are of the state, but aren't it: unresolved."""


class GroupResolver:
    """Resolves words for several sides together, given the sides at hand."""

    def __init__(self, directory: Directory, gazetteer: Gazetteer) -> None:
        self._directory = directory
        self._gazetteer = gazetteer

    def resolve(self, words: str, sides: Sequence[str], day: date | None) -> Resolution:
        """ "Our parties" are the parties that rule the sides on the day, "both peoples" their peoples, "the two countries"
        the states, "the two sides" whatever acts for them. Unresolved where the number does not agree, a side is no
        state, or a ruling party isn't known: then, "parties" may be meant as "sides".
        """
        match = GROUP.fullmatch(" ".join(words.split()))
        kind = KINDS.get(match["noun"].lower()) if match is not None else None
        unresolved = Resolution(entry=None, basis="none", office=words)
        if match is None or kind is None or len(set(sides)) < 2:
            return unresolved
        number = NUMBERS.get((match["number"] or "").lower(), len(sides))
        bodies = any(self._gazetteer.is_body(side) for side in sides)
        if number != len(set(sides)) or (bodies and kind != "side"):
            return unresolved
        members = self._members(kind, sides, day)
        return (
            Resolution(entry=None, basis="group", members=members, member_kind=kind, office=words)
            if members
            else unresolved
        )

    def _members(self, kind: MemberKind, sides: Sequence[str], day: date | None) -> tuple[str, ...]:
        if kind != "party":
            return tuple(sides)
        parties = [self._directory.ruling_party(side, day) if day is not None else None for side in sides]
        return tuple(party for party in parties if party is not None) if all(parties) else ()
