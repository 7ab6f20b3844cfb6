"""Words that tell of an exchange, and its kind; from the table ``readers/data/exchange_triggers.csv``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from communique.knowledge.tables import read_table
from communique.model import Span

if TYPE_CHECKING:
    from communique.model.report import Kind, Realis

TO_COME = r"(?:meet|visit|hold|pay|travel|attend|host|speak|call|receive|arrive|chair|embark|(?:pay|make) (?:a|an))"
SCHEDULED = re.compile(
    rf"\b(?:(?:will|is to|are to|plans? to|is going to) (?:\w+ )?{TO_COME}|(?:is|are) (?:\w+ )?(?:scheduled|set|due|expected|slated) to|(?:will|to) be held)\b"
)
HAS_OCCURRED = re.compile(r"\b(?:met|spoke|held|received|telephoned|discussed)\b")
PROPOSED = re.compile(
    r"\b(?:is likely to|are likely to|proposed (?:a|to hold)|invited .{0,60} to (?:visit|pay)|possible visit)\b"
)
DENIED = re.compile(
    r"\b(?:denied|(?:did not|never) (?:meet|met|speak|spoke|hold (?:talks|a meeting|a call)|have (?:talks|a call|a meeting)|take place|took place)"
    r"|(?:has|have|had) not (?:met|spoken|held (?:talks|a meeting|a call))"
    r"|no (?:such )?(?:call|meeting|talks|conversation) (?:took place|was held|were held|had been held))\b"
)

REFERENCE = re.compile(
    r"\b(?:[Dd]uring|[Aa]fter|[Aa]t|[Ff]ollowing|[Ii]n|[Oo]f|[Bb]efore) (?:the |their |his |her )?(?:[\w-]+ )?(?P<noun>meeting|talks|call|conversation)\b(?! (?:of|with) the)"
)
EARLIER = re.compile(
    r",? (?:[\w-]+ (?:hours?|days?|weeks?|months?|years?) )?(?:after|since) (?:they|he|she|both|the \w+) (?:\w+ )?had (?:\w+ly )?"
    r"(?:met|spoken|talked|held|had|telephoned|phoned|called|exchanged|discussed|conferred|visited|received|written|consulted)\b"
)
"""What tells of an exchange before the one reported ("received X, a day after the two had talked over the telephone")."""

COLUMNS = ("kind", "where", "pattern", "note")


@dataclass(frozen=True, slots=True)
class Trigger:
    """One match: its kind and its place in the text searched."""

    kind: Kind
    span: Span


def find_trigger(text: str, *, title: bool = False, weak: bool = False) -> Trigger | None:
    """The trigger of the highest row in the table, the first of its matches; None where there is none.

    Rows for a ``title`` and ``weak`` ones, which tell of an exchange only where nothing else does, are left out unless
    asked for.
    """
    earlier = EARLIER.search(text)
    found = _first(text[: earlier.start()], title=title, weak=weak) if earlier is not None else None
    return found or _first(text, title=title, weak=weak)


def _first(text: str, *, title: bool, weak: bool) -> Trigger | None:
    for kind, where, pattern in _patterns():
        if (where == "title" and not title) or (where == "weak" and not weak):
            continue
        match = pattern.search(text)
        if match is not None:
            return Trigger(kind, Span(*match.span()))
    return None


def find_reference(text: str) -> Trigger | None:
    """What a sentence refers back to as known ("after the talks", "at the outset of the meeting"), by its kind."""
    match = REFERENCE.search(text)
    if match is None:
        return None
    kinds: dict[str, Kind] = {"meeting": "meeting", "talks": "talks", "call": "call", "conversation": "call"}
    return Trigger(kinds[match["noun"]], Span(*match.span()))


@cache
def _patterns() -> tuple[tuple[Kind, str, re.Pattern[str]], ...]:
    return tuple(
        (
            cast("Kind", row["kind"]),
            row["where"],
            re.compile(row["pattern"], re.IGNORECASE if row["where"] == "title" else 0),
        )
        for row in read_table("exchange_triggers", COLUMNS, package="communique.readers")
    )


def realis_of(text: str) -> Realis:
    """Whether the words tell of an exchange as past, as arranged, as a proposal, or deny it."""
    if DENIED.search(text):
        return "denied"
    if PROPOSED.search(text):
        return "proposed"
    return "scheduled" if SCHEDULED.search(text) and not HAS_OCCURRED.search(text) else "occurred"
