"""What is new in the last readouts, and what they no longer mention."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from communique.model import Slice
from communique.render.over_time.changes import HEADINGS, changes_of
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.api import Archive
    from communique.model import Exchange, Provenance, Succession
    from communique.render.over_time.changes import Change
    from communique.web.relation.sides import Pair

LOOKED_AT = Slice(limit=10)
MOST_CHANGES = 2
"""So many changes of one sort are shown of an outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeGroup:
    """The first of an outlet's changes of one sort, and how many more there are."""

    heading: str
    changes: tuple[Change, ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletChanges:
    """What an outlet's text has that its last one on the same sides had not, and the other way round. ``before`` is the
    exchange (slug) that the last one tells of.
    """

    now: Provenance
    last: Provenance
    before: str
    earlier: int
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesContext(Context):
    """An exchange beside the one before it, an outlet of either side each."""

    template = "relation/changes.html"
    exchange: Exchange | None
    outlets: tuple[OutletChanges, ...]


def find_changes(archive: Archive, pair: Pair) -> ChangesContext:
    """The newest exchange that took place beside the one before it, as outlets of the two sides tell of both."""
    one, other = pair.codes
    found = archive.exchanges_page(LOOKED_AT, party=one, other_party=other).items
    exchange = next((each for each in found if each.realis == "occurred"), None)
    successions = archive.since_last(exchange.id) if exchange is not None else []
    return ChangesContext(exchange=exchange, outlets=tuple(map(_outlet, _one_a_side(successions, pair))))


def _one_a_side(successions: Iterable[Succession], pair: Pair) -> list[Succession]:
    """The first outlet of either side; where neither has one, the first of all."""
    found = list(successions)
    of_sides = ([one for one in found if one.comparison.b.provenance.side == code][:1] for code in pair.codes)
    return [one for first in of_sides for one in first] or found[:1]


def _outlet(succession: Succession) -> OutletChanges:
    groups = []
    for kind, found in groupby(changes_of(succession), key=lambda change: change.kind):
        changes = tuple(found)
        more = len(changes[MOST_CHANGES:])
        groups.append(ChangeGroup(heading=HEADINGS[kind], changes=changes[:MOST_CHANGES], more=more))
    return OutletChanges(
        now=succession.comparison.b.provenance,
        last=succession.comparison.a.provenance,
        before=succession.before,
        earlier=succession.earlier,
        groups=tuple(groups),
    )
