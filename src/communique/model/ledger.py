"""What a pair of sides proposed, agreed and kept saying, over time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.citation import Citation
    from communique.model.statement import Actor

State = Literal[
    "proposed",
    "invited",
    "accepted",
    "echoed",
    "pledged",
    "agreed",
    "reaffirmed",
    "reworded",
    "mentioned",
    "reported as done",
    "no longer mentioned",
]
"""What an account says of an object. ``echoed``: the side that didn't propose it says it too. ``reaffirmed`` and
``reworded``: said again after it was agreed or pledged, in the same or in other words. ``reported as done``: only where a
text says so. ``no longer mentioned``: not in the later exchanges that the archive holds; no text says that it was dropped.
"""

ObjectKind = Literal[
    "consensus", "agreement", "initiative", "year", "visit", "meeting", "roadmap", "mechanism", "treaty", "commitment"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One account's word on an object: when (the exchange's first day), in which exchange, by whom (nobody: the account in
    its own voice) and where it stands. ``note`` says why the state is this one, or on what it rests.

    A step ``no longer mentioned`` has no citation; its day is that of the last exchange.
    """

    state: State
    day: date | None
    exchange: str
    speakers: tuple[Actor, ...]
    cited: Citation | None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One object of a ledger, called by the words of its first mention or its name in the tables, with its steps by day."""

    name: str
    kind: ObjectKind
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUse:
    """One use of a name for the relationship itself, as ``name`` stands in the table of such names."""

    name: str
    day: date | None
    exchange: str
    speakers: tuple[Actor, ...]
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Everything of one pair. ``exchanges`` are those of the two alone that the ledger rests on, by day; ``left_out`` is
    the number of those in which others took part, which are not looked at.
    """

    sides: tuple[str, str]
    exchanges: tuple[str, ...]
    first: date | None
    last: date | None
    outlets: tuple[str, ...]
    left_out: int
    entries: tuple[Entry, ...]
    names: tuple[NameUse, ...]
