"""An exchange or statement in the codes of event data: PLOVER and CAMEO."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

PloverEvent = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "COOPERATE",
    "AID",
    "CONCEDE",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "MOBILIZE",
    "SANCTION",
    "COERCE",
    "ASSAULT",
]
"""The event types of PLOVER (manual 0.8, September 2021; the 0.5 drafts joined CONCEDE and RETREAT as YIELD)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """``event`` is PLOVER's type with ``mode`` and ``context`` where they are plain; None where PLOVER has no type for
    it, as for mere words (CAMEO's 01).

    ``cameo`` is the CAMEO code, three or four digits. ``negated`` says that by the text it did not or won't happen
    ("did not hold talks", "refused to meet"); ``future`` that it lies ahead of the text ("will meet next week").
    """

    event: PloverEvent | None
    mode: str | None
    context: str | None
    cameo: str
    negated: bool = False
    future: bool = False
