"""Greetings, congratulations and condolences between two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.web.page import Context

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Greeting
    from communique.web.relation.sides import Pair

MOST = 10
"""So many are shown, the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GreetingsContext(Context):
    """The newest greetings, and how many older ones there are."""

    template = "relation/greetings.html"
    pair: Pair
    greetings: tuple[Greeting, ...]
    more: int


def find_greetings(archive: Archive, pair: Pair) -> GreetingsContext:
    """Those of all exchanges of the two, the newest first."""
    found = archive.greetings(*pair.codes)
    return GreetingsContext(pair=pair, greetings=tuple(reversed(found))[:MOST], more=max(0, len(found) - MOST))
