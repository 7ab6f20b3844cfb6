"""Reports as linking sees them, and the keys under which two that may be one event are found."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Claim, Party
from communique.text.names import fold
from communique.text.persons import name_words
from communique.text.sketches import make_sketch, pack

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Document, Record, Report

DAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
WEEKDAY = re.compile(r"\b(?P<day>" + "|".join(DAYS) + r")\b", re.IGNORECASE)
PREFIX = 3
"""So many letters of a name's word begin alike in any spelling of it, as a rule."""


def make_claims(record: Record) -> tuple[Claim, ...]:
    """The claims of a record, in the order of its reports."""
    document = record.reading.document
    told = zip(record.report_ids, record.reading.reports, strict=True)
    return tuple(make_claim(identifier, document, report) for identifier, report in told)


def make_claim(identifier: str, document: Document, report: Report) -> Claim:
    """The claim that one report of a document makes."""
    date = report.date
    return Claim(
        id=identifier,
        document=document.sha256,
        outlet=document.outlet or document.agency,
        published=document.published.day if document.published is not None else None,
        kind=report.kind,
        realis=report.realis,
        earliest=date.earliest if date is not None else None,
        latest=date.latest if date is not None else None,
        basis=date.basis if date is not None else "inferred",
        exact=date.exact if date is not None else False,
        people=tuple(Party(person.name, person.side, person.entry) for person in report.participants),
        weekday=_weekday(report.span.of(document.text)) if report.span is not None else None,
        span=report.span,
    )


def sketch_of(document: Document) -> bytes:
    """The packed sketch of a document's own words; of all where none are known to be its own."""
    words = "\n".join(span.of(document.text) for span in document.body)
    return pack(make_sketch(words or document.text))


def own_keys(claim: Claim) -> frozenset[str]:
    """The keys under which a claim is kept: its sides, and the beginnings of its people's names, apart for claims whose sides are
    not all known.
    """
    if _is_complete(claim):
        return frozenset({_sides(claim), *(f"known {word}" for word in _beginnings(claim))})
    return frozenset(f"unknown {word}" for word in _beginnings(claim))


def sought_keys(claim: Claim) -> frozenset[str]:
    """The keys under which claims are kept that may be one event with this one: the same sides, and where one of the
    two does not know all of its sides, a name that begins alike.
    """
    unknown = {f"unknown {word}" for word in _beginnings(claim)}
    if _is_complete(claim):
        return frozenset({_sides(claim), *unknown})
    return frozenset(unknown | {f"known {word}" for word in _beginnings(claim)})


def share_a_key(one: Claim, other: Claim) -> bool:
    """Whether two claims are found from each other."""
    return not own_keys(one).isdisjoint(sought_keys(other))


def _is_complete(claim: Claim) -> bool:
    return all(party.side is not None for party in claim.people)


def sides_key(sides: Iterable[str]) -> str:
    """The key of claims whose sides are these."""
    return "sides " + "|".join(sorted(sides))


def _sides(claim: Claim) -> str:
    return sides_key({party.side or "" for party in claim.people})


def _beginnings(claim: Claim) -> Iterator[str]:
    """Of every word of every name, and of names that are none of a person's (a side's)."""
    for party in claim.people:
        for word in name_words(party.name) or (fold(party.name),):
            yield word[:PREFIX]


def _weekday(sentence: str) -> int | None:
    """The weekday that a sentence prints, Monday being 0; None where it prints none."""
    match = WEEKDAY.search(sentence)
    return DAYS.index(match["day"].lower()) if match is not None else None
