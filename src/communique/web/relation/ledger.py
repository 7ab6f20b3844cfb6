"""What two sides proposed, agreed and kept saying: in short, and whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.web.page import Context

if TYPE_CHECKING:
    from communique.model import Entry, Ledger, NameUse, Step
    from communique.model.ledger import State
    from communique.web.asked.pages import RelationAsked
    from communique.web.relation.sides import Pair

MOST_ENTRIES, MOST_STEPS = 6, 3
FIRST_ENTRIES = 12
"""So many objects of a long ledger are shown where not all are asked for."""
LONGEST_NAME = 100
TELLING: tuple[State, ...] = (
    "reported as done",
    "agreed",
    "accepted",
    "pledged",
    "reaffirmed",
    "reworded",
    "echoed",
    "no longer mentioned",
    "proposed",
    "invited",
    "mentioned",
)
"""States by what they tell an analyst, the most telling first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where an object of a ledger stands: its most telling ``step`` with words to prove it, and whether the latest
    exchanges no longer mention it (``gone`` is that step).
    """

    entry: Entry
    step: Step | None
    gone: Step | None

    @property
    def name(self) -> str:
        """What the object is called, cut where that is a whole sentence."""
        name = self.entry.name
        return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]} …"

    @property
    def is_long(self) -> bool:
        """Whether its steps are so many that a page folds them."""
        return len(self.entry.steps) > MOST_STEPS


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerContext(Context):
    """The ledger in short: the objects of which most can be said, of ``total``."""

    template = "relation/ledger_in_short.html"
    pair: Pair
    ledger: Ledger
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateCount:
    """How many objects of a ledger stand in a state."""

    state: State
    objects: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeLedgerContext(Context):
    """Objects with their steps, in the ledger's own order, and how many ``more`` there are; ``counts`` says how many of
    all stand where.
    """

    template = "relation/ledger.html"
    pair: Pair
    ledger: Ledger
    standings: tuple[Standing, ...]
    more: int
    counts: tuple[StateCount, ...]
    words: str
    is_every: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedName:
    """A name for the relationship: in how many exchanges it is used, and its first and last use."""

    name: str
    uses: int
    exchanges: int
    first: NameUse
    last: NameUse


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesContext(Context):
    """The names for the relationship."""

    template = "relation/names.html"
    names: tuple[UsedName, ...]


def ledger_in_short(pair: Pair, ledger: Ledger) -> LedgerContext:
    """The objects of which most can be said."""
    ordered = sorted(map(standing_of, ledger.entries), key=_telling)
    return LedgerContext(pair=pair, ledger=ledger, standings=tuple(ordered[:MOST_ENTRIES]))


def whole_ledger(pair: Pair, ledger: Ledger, asked: RelationAsked) -> WholeLedgerContext:
    """The ledger in its own order: its first objects, or all where they are asked for."""
    standings = tuple(map(standing_of, ledger.entries))
    found: Counter[State] = Counter(_state(one) for one in standings)
    counts = tuple(StateCount(state=state, objects=found[state]) for state in TELLING if found[state])
    shown = standings if asked.whole else standings[:FIRST_ENTRIES]
    return WholeLedgerContext(
        pair=pair,
        ledger=ledger,
        standings=shown,
        more=len(standings) - len(shown),
        counts=counts,
        words=asked.object or "",
        is_every=asked.every,
    )


def names_used(ledger: Ledger) -> NamesContext:
    """Each name for the relationship with its first and last use."""
    by_name: dict[str, list[NameUse]] = {}
    for use in ledger.names:
        by_name.setdefault(use.name, []).append(use)
    names = (
        UsedName(name=name, uses=len(uses), exchanges=len({use.exchange for use in uses}), first=uses[0], last=uses[-1])
        for name, uses in by_name.items()
    )
    return NamesContext(names=tuple(names))


def standing_of(entry: Entry) -> Standing:
    """Where an object stands. Of steps that tell as much, the latest counts."""
    cited = [step for step in entry.steps if step.cited is not None]
    gone = next((step for step in entry.steps if step.state == "no longer mentioned"), None)
    step = min(reversed(cited), key=lambda one: TELLING.index(one.state), default=None)
    return Standing(entry=entry, step=step, gone=gone)


def _state(standing: Standing) -> State:
    return "no longer mentioned" if standing.gone is not None or standing.step is None else standing.step.state


def _telling(standing: Standing) -> tuple[int, int]:
    """A key that puts what tells most first, and of these what was spoken of last."""
    step = standing.step
    day = step.day.toordinal() if step is not None and step.day is not None else 0
    return (TELLING.index(_state(standing)), -day)
