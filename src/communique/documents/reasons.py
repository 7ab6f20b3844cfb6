"""Why one day of publication was chosen before others, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Publication

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.model import Span
    from communique.model.document import PublicationBasis

NUMBERS = "no one two three four five six seven eight nine ten".split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A day that may be that of publication. The lowest ``rank`` wins; ``named`` says in words what gives it;
    ``updated`` that it is only that of an update, ``yearless`` that its year was taken from the one chosen.
    """

    rank: int
    day: date
    basis: PublicationBasis
    named: str
    span: Span | None = None
    moment: str | None = None
    updated: bool = False
    yearless: bool = False


def explained(candidates: Sequence[Candidate]) -> tuple[Publication, ...]:
    """The candidates as they are recorded, the first being the one chosen, each with why it was chosen or passed over."""
    if not candidates:
        return ()
    chosen, *others = candidates
    notes = [_why_chosen(chosen, others), *(_why_passed_over(other, chosen) for other in others)]
    return tuple(
        Publication(day=one.day, basis=one.basis, span=one.span, moment=one.moment, note=note)
        for one, note in zip(candidates, notes, strict=True)
    )


def _why_chosen(chosen: Candidate, others: Sequence[Candidate]) -> str:
    if not others:
        only = f"{chosen.named} alone gives a day"
        return f"{only}; the text may be older" if chosen.updated else only
    agree = all(other.day == chosen.day for other in others)
    verdict = "all give the same day" if agree else "not all give the same day"
    return (
        f"{chosen.named} outranks {_listed(other.named for other in others if other.named != chosen.named)}; {verdict}"
    )


def _why_passed_over(other: Candidate, chosen: Candidate) -> str:
    apart = _apart(other.day, chosen.day)
    if other.updated and not chosen.updated:
        return f"{other.named}, {apart}"
    if other.yearless:
        return f"{other.named} gives no year; in that of {chosen.named} it is {apart}"
    if other.day == chosen.day:
        return f"{other.named} gives the same day"
    return f"{other.named} gives a day that is {apart}; {chosen.named} outranks it"


def _apart(day: date, chosen: date) -> str:
    """How far a day lies from the one chosen: "the same day", "three days later"."""
    days = abs((day - chosen).days)
    if days == 0:
        return "the same day"
    number = NUMBERS[days] if days < len(NUMBERS) else f"{days:,}"
    return f"{number} day{'s' if days > 1 else ''} {'later' if day > chosen else 'earlier'}"


def _listed(names: Iterable[str]) -> str:
    """ "a, b and c", each once."""
    found = list(dict.fromkeys(names)) or ["another of its kind"]
    return " and ".join([", ".join(found[:-1]), found[-1]] if len(found) > 1 else found)
