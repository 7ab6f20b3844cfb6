"""What speaks for one event of two reports that linking made one, and what against it, where nothing forbids it.

Linking asks that nothing speaks against one event, and lets what is not told speak against nothing. So a link can be weak:

- a side takes part in one report only, which passes where somebody's side is not known;
- no day is told, and the words alone chose the exchange;
- a report fits another exchange of the same parties as well;
- a text came out long after the days on which the other was news;
- two texts of one outlet are joint statements in other words, and a statement is its text.

Each of these is reason to ask. Of what is mild two must come together: a side named without a person, a person without a
side, another day, another way of meeting, a second text of one outlet. One text printed twice is one event.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.records.judging import NEWS, PRINCIPALS, days_speak, same_party
from communique.records.weighing import NEAR, days_of, is_named, listed, people_in_both

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Claim, Party

ONE_TEXT = 0.8
"""Texts with so large a share of word triples in common are one text printed twice."""

WORDS_SPEAK = 0.25
"""From so large a share on it is only a mild doubt that words alone link two reports: of two events of the same people in one
outlet's words one pair in ten has it (measured on White House texts).
"""

MILD = 2
"""So many mild things are reason to ask."""

WAYS = frozenset({"call", "video call", "meeting", "visit", "summit"})
"""Kinds that say how people met. Talks can be any of them, and statements come out of them."""


@dataclass(frozen=True, slots=True)
class Against:
    """What speaks against one event, in words: what is reason enough to ask, and what is mild."""

    strong: tuple[str, ...]
    mild: tuple[str, ...]

    @property
    def is_doubt(self) -> bool:
        """Whether it is reason to ask a person."""
        return bool(self.strong) or len(self.mild) >= MILD

    @property
    def rank(self) -> tuple[int, int]:
        """The greater, the more doubtful."""
        return (len(self.strong), len(self.mild))


def against_one_event(one: Claim, other: Claim, *, likeness: float, rivals: Iterable[str]) -> Against:
    """What speaks against one event of two reports. ``likeness`` is that of their texts, ``rivals`` are other exchanges that
    one of them fits as well, in words.
    """
    strong, mild = list(_sides_missing(one, other)), list[str]()
    if likeness < ONE_TEXT:
        strong += [*(f"one fits another exchange as well: {rival}" for rival in rivals), *_long_after(one, other)]
        mild += [*_half_named(one, other), *_ways(one, other), *_days(one, other)]
        strong += _two_statements(one, other)
        mild += _told_already(one, other)
        is_mild = likeness >= WORDS_SPEAK or _is_news(one, other)
        (mild if is_mild else strong).extend(_day_not_told(one, other))
    return Against(tuple(strong), tuple(mild))


def for_one_event(one: Claim, other: Claim) -> Iterator[str]:
    """What speaks for one event of two reports, but for their words."""
    people = people_in_both(one, other)
    if people:
        yield f"{listed(people)} in both"
    if one.kind == other.kind:
        yield f"the same kind ({one.kind})"
    if days_speak(one, other) and _meet(one, other):
        yield f"days that fit ({listed((days_of(one), days_of(other)))})"


def _sides_missing(one: Claim, other: Claim) -> Iterator[str]:
    """Those of whose side nobody is in the other, unless they are among those whose side isn't told there."""
    for claim, beside in ((one, other), (other, one)):
        for party in claim.people:
            if party.side is not None and not any(_may_be_of(party, told) for told in beside.people):
                yield f"{party.name} ({party.side}) only in one"


def _may_be_of(party: Party, told: Party) -> bool:
    return party.side == told.side or same_party(party, told)


def _long_after(one: Claim, other: Claim) -> Iterator[str]:
    """A text that came out long after, where the other did not."""
    first, second = _days_after(one), _days_after(other)
    if first is not None and second is not None and min(first, second) <= NEWS.days < max(first, second):
        yield f"one text came out {max(first, second)} days after"


def _days_after(claim: Claim) -> int | None:
    return (claim.published - claim.latest).days if claim.published is not None and claim.latest is not None else None


def _day_not_told(one: Claim, other: Claim) -> Iterator[str]:
    if not days_speak(one, other):
        yield f"{days_of(one)} beside {days_of(other)}: their words alone link them"


def _is_news(one: Claim, other: Claim) -> bool:
    """Whether the text of one came out on the days that the other tells, or soon after."""
    return any(
        told.days is not None
        and beside.published is not None
        and told.days[0] <= beside.published
        and (beside.published - told.days[1]).days <= NEAR
        for told, beside in ((one, other), (other, one))
    )


def _half_named(one: Claim, other: Claim) -> Iterator[str]:
    """A principal's side without a person, and a principal without a side."""
    principals = [party for claim in (one, other) for party in claim.people[:PRINCIPALS]]
    unnamed = next((party for party in principals if not is_named(party)), None)
    sideless = next((party for party in principals if party.side is None), None)
    if unnamed is not None:
        yield f"nobody of {unnamed.side} is named in one"
    if sideless is not None:
        yield f"for whom {sideless.name} acts is not told in one"


def _ways(one: Claim, other: Claim) -> Iterator[str]:
    if one.kind != other.kind and {one.kind, other.kind} <= WAYS:
        yield f"{one.kind} beside {other.kind}"


def _days(one: Claim, other: Claim) -> Iterator[str]:
    """Days that both texts tell and that differ, if only by one."""
    if "inferred" not in {one.basis, other.basis} and not _meet(one, other):
        yield f"{days_of(one)} beside {days_of(other)}"


def _meet(one: Claim, other: Claim) -> bool:
    """Whether the days of two reports can be the same; so they can where one tells none."""
    if one.days is None or other.days is None:
        return True
    return one.days[0] <= other.days[1] and other.days[0] <= one.days[1]


def _told_already(one: Claim, other: Claim) -> Iterator[str]:
    """Two texts of one outlet, neither of which announces what the other reports."""
    if one.outlet == other.outlet and one.outlet is not None and one.realis == other.realis:
        yield f"both texts are {one.outlet}’s"


def _two_statements(one: Claim, other: Claim) -> Iterator[str]:
    if one.kind == other.kind == "statement" and any(_told_already(one, other)):
        yield "two joint statements, in other words"
