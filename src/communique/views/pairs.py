"""Who talks to whom: exchanges counted by pair of sides, or of persons.

Only what occurred is counted. An exchange of more than two sides is no exchange of each two of them: a summit of twenty
would outnumber every call. Such exchanges are counted apart, by the sides that took part. Of persons, an exchange of two
sides is one of those whom each side's delegation names first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Asked, Pairs, PairTally
from communique.text.persons import name_words, same_name
from communique.views.timeline import sides_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Coverage, Exchange, Participant

TWO = 2


def count_pairs(exchanges: Iterable[Exchange], coverage: Coverage, *, side: str | None, people: bool) -> Pairs:
    """Exchanges by pair of sides, or of persons where ``people``; only those with ``side``, where one is given."""
    found = [exchange for exchange in exchanges if side is None or side in sides_of(exchange)]
    two = [exchange for exchange in found if len(sides_of(exchange)) == TWO]
    more = [exchange for exchange in found if len(sides_of(exchange)) > TWO]
    return Pairs(
        pairs=_tallies(_by_person(two, side) if people else _by_side(two, side)),
        larger=_tallies(_by_side(more, side)),
        alone=sum(len(sides_of(one)) < TWO and one.realis == "occurred" for one in found),
        coverage=coverage,
    )


def year_of(exchange: Exchange) -> int | None:
    """The year in which an exchange began; None where its days lie in more than one, or none is told."""
    date = exchange.date
    if date is None or (date.earliest.year != date.latest.year and not date.exact):
        return None
    return date.earliest.year


def _by_side(exchanges: Iterable[Exchange], first: str | None) -> Iterator[tuple[tuple[str, ...], Exchange]]:
    """Each exchange under its sides, the one asked for first, the others by their codes."""
    for exchange in exchanges:
        yield tuple(sorted(sides_of(exchange), key=lambda side: (side != first, side))), exchange


def _by_person(exchanges: Sequence[Exchange], first: str | None) -> Iterator[tuple[tuple[str, ...], Exchange]]:
    """Each exchange under those whom its two sides name first; sides in the order of ``_by_side``."""
    names = _names(person for exchange in exchanges for person in exchange.participants)
    for members, exchange in _by_side(exchanges, first):
        leading = (next(person for person in exchange.participants if person.side == side) for side in members)
        yield tuple(names[_key(person)] for person in leading), exchange


def _key(person: Participant) -> tuple[str, str | None]:
    """Who someone is: by the tables, or by the name as far as texts tell people apart."""
    return (person.entry or " ".join(name_words(person.name)), person.side)


def _names(people: Iterable[Participant]) -> dict[tuple[str, str | None], str]:
    """The fullest name of everyone, with the side."""
    found: dict[tuple[str, str | None], str] = {}
    for person in people:
        known = found.get(_key(person), "")
        found[_key(person)] = max((known, person.name), key=lambda name: (len(name_words(name)), -len(name), name))
    return {key: name if key[1] == name else f"{name} ({key[1]})" for key, name in found.items()}


def _tallies(keyed: Iterable[tuple[tuple[str, ...], Exchange]]) -> tuple[PairTally, ...]:
    gathered: dict[tuple[str, ...], list[Exchange]] = {}
    for members, exchange in keyed:
        gathered.setdefault(members, []).append(exchange)
    tallies = [_tally(members, exchanges) for members, exchanges in gathered.items()]
    return tuple(sorted(tallies, key=lambda tally: (-len(tally.occurred), -tally.announced, tally.members)))


def _tally(members: tuple[str, ...], exchanges: Sequence[Exchange]) -> PairTally:
    occurred = tuple(exchange for exchange in exchanges if exchange.realis == "occurred")
    announced = sum(exchange.realis in {"scheduled", "proposed"} for exchange in exchanges)
    return PairTally(members=members, occurred=occurred, announced=announced, asked=_asked(occurred))


def _asked(exchanges: Iterable[Exchange]) -> tuple[Asked, ...]:
    """Who asked for how many of them, the most frequent first; those of which nobody tells it last."""
    counts: dict[tuple[str | None, bool], int] = {}
    for exchange in exchanges:
        key = (asking_side(exchange), exchange.request_basis == "convention")
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] is None, -item[1], item[0][0] or "", item[0][1]))
    return tuple(Asked(who=who, by_convention=known, count=count) for (who, known), count in ordered)


def asking_side(exchange: Exchange) -> str | None:
    """The side of the one who asked for an exchange, else that one's name; None where no text says who did."""
    name = exchange.initiator
    if name is None:
        return None
    sides = (person.side for person in exchange.participants if same_name(person.name, name))
    return next((side for side in sides if side is not None), name)
