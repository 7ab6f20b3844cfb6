"""Whether two accounts can both be right on the office of one person, by a table of classes of office that nobody
holds at once.
"""

from __future__ import annotations

import re
from functools import cache

from communique.knowledge.offices import load_offices
from communique.knowledge.tables import read_table

COLUMNS = ("one", "other", "note")
PARTS = re.compile(r",| and | & |/|;")
FORMER = re.compile(r"^(?:former|ex|late|outgoing)\b", re.IGNORECASE)


def offices_agree(one: str, other: str) -> bool:
    """Whether one person can be called both: some office of the one is of the same class as one of the other, or can
    be held beside it, or what they are is not known well enough to tell.
    """
    if FORMER.match(one) or FORMER.match(other):
        return True
    classes, others = _classes(one), _classes(other)
    return (
        not classes or not others or any(frozenset({kind, told}) not in _apart() for kind in classes for told in others)
    )


@cache
def _classes(office: str) -> frozenset[str]:
    """The classes of the offices that are named; empty where one of them is not known."""
    found = [load_offices().head_of(part.strip()) for part in PARTS.split(office) if part.strip()]
    whole = load_offices().head_of(office)
    if None in found:
        return frozenset()
    return frozenset(head.office_class for head in (*found, whole) if head is not None)


@cache
def _apart() -> frozenset[frozenset[str]]:
    rows = read_table("offices_apart", COLUMNS, package="communique.records")
    return frozenset(frozenset({row["one"], row["other"]}) for row in rows)
