"""Mentions of other exchanges ("follows their call on March 18") linked to the exchanges of an archive.

A mention is linked where exactly one exchange can be meant: the kinds fit, the sides are the same, the people it names took part,
and the days it tells are that exchange's. What it leaves out it takes from the report it stands beside ("the two leaders' call").
A past exchange without a day can only be the one such exchange of the three months before; a future one without a day is never linked.
Everything else is a stub with a readable name, or, where several can be meant, unlinked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Protocol

from communique.model import Link, Stub
from communique.model.claim import LONGEST
from communique.records.judging import FAMILIES, PRINCIPALS, kinds_fit
from communique.records.naming import APART
from communique.text.names import fold
from communique.text.persons import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Claim, MentionRecord

RECENT = timedelta(days=92)
"""A past exchange that is mentioned without a day ("thanked for the message") is taken to be no older."""

LEAST_SIDES = 2
OF_MANY = re.compile(r"\b(?:summit|conference|forum|ministerial|session|assembly|congress)\b", re.IGNORECASE)
"""What many attend ("the Coastal Nations Conference"): without sides of its own it is nobody's."""

Days = tuple[date, date]


class Known(Protocol):
    """The exchanges of an archive, as linking mentions asks for them."""

    def exchanges(self, sides: frozenset[str], days: Days) -> dict[str, list[Claim]]:
        """Those of exactly these sides on one of these days or next to them, with the claims that tell their day."""
        ...


@dataclass(frozen=True, slots=True)
class _Sought:
    """What a mention is of: by ``is_own`` the sides and people of the report beside it."""

    kind: str
    sides: frozenset[str]
    people: tuple[str, ...]
    is_own: bool


def link_mention(record: MentionRecord, known: Known) -> Link:
    """What a mention refers to."""
    sought = _sought(record)
    days = _days(record)
    if len(sought.sides) >= LEAST_SIDES and days is not None:
        found = _candidates(record, sought, days, known)
        if len(found) == 1 and _is_sure(record, sought, found[0][1]):
            return Link(record=record, exchange=found[0][0])
        if found:
            return Link(record=record, candidates=tuple(slug for slug, _ in found))
    return Link(record=record, stub=_stub(record, sought))


def sought_of(record: MentionRecord) -> tuple[frozenset[str], Days | None]:
    """What a mention is of as far as its own text tells: the sides, and the days on which it can have been."""
    return _sought(record).sides, _days(record)


def fitting_kinds(kind: str) -> frozenset[str]:
    """The words that outlets can have for an exchange of this kind."""
    return frozenset({kind}).union(*(family for family in FAMILIES if kind in family))


def sides_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The known sides of all who took part by these claims."""
    return frozenset(party.side for claim in claims for party in claim.people if party.side is not None)


def gather_stubs(links: Iterable[Link]) -> list[tuple[Stub, tuple[Link, ...]]]:
    """Every stub once, by name, with the mentions of it in the order of their documents."""
    found: dict[str, list[Link]] = {}
    for link in sorted(links, key=_order):
        if link.stub is not None:
            found.setdefault(link.stub.id, []).append(link)
    return [(links[0].stub, tuple(links)) for _, links in sorted(found.items()) if links[0].stub is not None]


def _order(link: Link) -> tuple[str, str, int]:
    return link.record.document_name, link.record.document, link.record.mention.span.start


def _sought(record: MentionRecord) -> _Sought:
    mention, beside = record.mention, _beside(record)
    own = sides_of([beside]) if beside is not None else frozenset()
    if mention.sides and len(mention.sides) >= LEAST_SIDES:
        return _Sought(mention.kind, frozenset(mention.sides), mention.people, is_own=False)
    if mention.sides and not own.issuperset(mention.sides):
        return _Sought(mention.kind, frozenset(mention.sides), mention.people, is_own=False)
    if not mention.sides and not mention.people and OF_MANY.search(record.words):
        return _Sought(mention.kind, frozenset(), (), is_own=False)
    people = tuple(party.name for party in beside.people[:PRINCIPALS]) if beside is not None else ()
    return _Sought(mention.kind, own, mention.people or people, is_own=True)


def _beside(record: MentionRecord) -> Claim | None:
    """The report beside which a mention stands: the last before it, else the first."""
    claims = [claim for claim, _ in record.told]
    before = [claim for claim in claims if claim.span is not None and claim.span.start <= record.mention.span.start]
    return before[-1] if before else claims[0] if claims else None


def _days(record: MentionRecord) -> Days | None:
    """The days on which what is mentioned can have been, as far as that can be linked."""
    told = record.mention.date
    if told is not None:
        return told.earliest, told.latest
    beside = _beside(record)
    reference = _reference(beside)
    if record.mention.when == "future" or reference is None:
        return None
    return date.fromordinal(max(1, reference.toordinal() - RECENT.days)), reference


def _reference(claim: Claim | None) -> date | None:
    """The day from which a text looks back or ahead."""
    if claim is None:
        return None
    return claim.earliest if claim.is_sharp else claim.published


def _candidates(record: MentionRecord, sought: _Sought, days: Days, known: Known) -> list[tuple[str, Sequence[Claim]]]:
    own = {slug for _, slug in record.told}
    found = known.exchanges(sought.sides, days)
    return [
        (slug, claims)
        for slug, claims in sorted(found.items())
        if slug not in own and _meets(record, sought, days, claims)
    ]


def _meets(record: MentionRecord, sought: _Sought, days: Days, claims: Sequence[Claim]) -> bool:
    """Whether by its reports an exchange can be what is sought."""
    kinds = any(kinds_fit(sought.kind, claim.kind) for claim in claims)
    people = all(
        any(same_name(name, party.name) for claim in claims for party in claim.people) for name in sought.people
    )
    on_time = any(claim.days is not None and claim.days[0] <= days[1] and days[0] <= claim.days[1] for claim in claims)
    happened = record.mention.when == "future" or any(claim.realis == "occurred" for claim in claims)
    return kinds and people and on_time and happened


def _is_sure(record: MentionRecord, sought: _Sought, claims: Sequence[Claim]) -> bool:
    """Whether the one exchange that can be meant surely is: within a month it is. Within a longer time there can be
    others that the archive does not know; only who is named himself, by the same word, is then one.
    """
    told = record.mention.date
    if told is None or (told.latest - told.earliest).days <= LONGEST:
        return True
    return bool(record.mention.people) and not sought.is_own and any(claim.kind == sought.kind for claim in claims)


def _stub(record: MentionRecord, sought: _Sought) -> Stub:
    mention = record.mention
    told = mention.date
    sides = tuple(sorted(sought.sides))
    parts = ["mentioned", _day_words(record), mention.kind, *(side.lower() for side in sides)]
    name = APART.sub("-", "-".join(parts))
    people = "-".join(sorted(APART.sub("-", fold(person)).strip("-") for person in mention.people))
    return Stub(
        id=f"{name}.{people}" if people else name,
        kind=mention.kind,
        when=mention.when,
        earliest=told.earliest if told is not None else None,
        latest=told.latest if told is not None else None,
        sides=sides,
        people=sought.people,
    )


def _day_words(record: MentionRecord) -> str:
    """The day, month or year told, or first and last day; else before or after which day; else that none is known."""
    told = record.mention.date
    if told is not None:
        return _interval_words(told.earliest, told.latest)
    reference = _reference(_beside(record))
    if reference is None:
        return "undated" if record.mention.when == "past" else "ahead"
    return f"{'before' if record.mention.when == 'past' else 'after'}-{reference.isoformat()}"


def _interval_words(first: date, last: date) -> str:
    if first == last:
        return first.isoformat()
    if first.month == 1 and first.day == 1 and (last.month, last.day) == (12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and first.month == last.month and (last + timedelta(1)).day == 1 and first.year == last.year:
        return f"{first:%Y-%m}"
    return f"{first.isoformat()}-to-{last.isoformat()}"
