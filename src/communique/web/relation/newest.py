"""The newest exchanges of two sides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Slice
from communique.web.page import Context

if TYPE_CHECKING:
    from communique.api import Archive
    from communique.model import Exchange, Listed
    from communique.web.relation.sides import Pair

NEWEST = Slice(limit=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewestContext(Context):
    """The newest exchanges in which both took part."""

    template = "relation/newest.html"
    pair: Pair
    listed: Listed[Exchange]


def find_newest(archive: Archive, pair: Pair) -> NewestContext:
    """The newest first."""
    one, other = pair.codes
    return NewestContext(pair=pair, listed=archive.exchanges_page(NEWEST, party=one, other_party=other))
