"""Readable names of exchanges, as a function of all exchanges that there are.

A slug is day, kind and sides. Where several exchanges have the same, each adds its people, and where even these are
the same, each adds the beginning of its first report's id: so no slug ever passes from one exchange to another because a third
came, as numbers would, and a beginning that several share stays one that several share.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from communique.records.judging import PRINCIPALS
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from communique.model import Claim

BASES = ("printed", "relative", "inferred")
APART = re.compile(r"[^a-z0-9]+")
MOST_SIDES = 4
SHORT = 6
"""So much of a report's id tells exchanges of the same people apart."""

Key = TypeVar("Key", bound=Hashable)


class Name(NamedTuple):
    """What an exchange's slug is made of: ``base`` (day, kind, sides), ``people``, and its first report's id."""

    base: str
    people: str
    anchor: str


def name_of(claims: Iterable[Claim]) -> Name:
    """The name of an exchange that these claims tell of: by the one whose day is known best, of these the earliest."""
    first = min(claims, key=_order)
    people = sorted(_folded(party.name) for party in first.people[:PRINCIPALS])
    return Name(base_of(first), "-".join(people), first.id)


def base_of(claim: Claim) -> str:
    """Day as known, kind, sides in alphabetical order."""
    if claim.days is None or (claim.days[0].year != claim.days[1].year and not claim.exact):
        day = "undated"
    elif claim.days[0] == claim.days[1] or claim.exact:
        day = claim.days[0].isoformat()
    else:
        day = str(claim.days[0].year)
    sides = sorted({(party.side or "unknown").lower() for party in claim.people})
    return APART.sub("-", "-".join([day, claim.kind, *sides[:MOST_SIDES]]))


def choose_slugs(names: Mapping[Key, Name]) -> dict[Key, str]:
    """The slugs of exchanges by any keys; all exchanges that share a base must be among them."""
    by_base: dict[str, list[Key]] = defaultdict(list)
    for key, name in names.items():
        by_base[name.base].append(key)
    return {key: slug for keys in by_base.values() for key, slug in _told_apart(keys, names)}


def _told_apart(keys: Sequence[Key], names: Mapping[Key, Name]) -> Iterable[tuple[Key, str]]:
    if len(keys) == 1:
        yield keys[0], names[keys[0]].base
        return
    by_people: dict[str, list[Key]] = defaultdict(list)
    for key in keys:
        by_people[names[key].people].append(key)
    for people, same in by_people.items():
        anchors = [names[key].anchor for key in same]
        length = SHORT if len({anchor[:SHORT] for anchor in anchors}) == len(anchors) else None
        for key in same:
            base, _, anchor = names[key]
            parts = [base, people, anchor[:length]] if len(same) > 1 else [base, people]
            yield key, ".".join(part for part in parts if part)


def _order(claim: Claim) -> tuple[int, int, str, str]:
    """As the reports of an exchange are ordered."""
    if claim.days is None:
        return len(BASES), 0, "", claim.id
    width = (claim.days[1] - claim.days[0]).days if claim.basis == "inferred" else 0
    return BASES.index(claim.basis), width, claim.days[0].isoformat(), claim.id


def _folded(name: str) -> str:
    return APART.sub("-", fold(name)).strip("-")
