"""Who talks to whom: exchanges counted by pair of sides, or of persons.

Only what occurred is counted. An exchange of more than two sides is no exchange of each two of them: a summit of twenty
would outnumber every call. Such exchanges are counted apart, by the sides that took part. Of persons, an exchange of two
sides is one of those whom each side's delegation names first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Asked, Pairs, PairTally
from communique.text.persons import name_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from communique.model import Coverage, Participant, TimelineEntry

TWO = 2


def count_pairs(entries: Iterable[TimelineEntry], coverage: Coverage, *, side: str | None) -> Pairs:
    """Exchanges by pair of sides; only those with ``side``, where one is given."""
    found = [entry for entry in entries if side is None or side in entry.sides]
    two = [entry for entry in found if len(entry.sides) == TWO]
    return _pairs(found, _tallies(_by_side(two, side)), side, coverage)


def count_people(
    entries: Iterable[TimelineEntry], coverage: Coverage, *, side: str | None, side_of: Callable[[str], str | None]
) -> Pairs:
    """Exchanges by pair of persons; only those with ``side``, where one is given. ``side_of`` gives the side that words
    name: a state that is told as taking part is no person.
    """
    found = [entry for entry in entries if side is None or side in entry.sides]
    two = [entry for entry in found if len(entry.sides) == TWO]
    leading = {entry.id: _leading(entry, side_of) for entry in two}
    named = [entry for entry in two if len(leading[entry.id]) == TWO]
    names = _names(person for entry in named for person in entry.participants)
    keyed = [
        (tuple(names[_key(leading[entry.id][member])] for member in members), entry)
        for members, entry in _by_side(named, side)
    ]
    return _pairs(found, _tallies(keyed), side, coverage)


def _pairs(found: Sequence[TimelineEntry], pairs: tuple[PairTally, ...], side: str | None, coverage: Coverage) -> Pairs:
    more = [entry for entry in found if len(entry.sides) > TWO]
    larger = _tallies(_by_side(more, side))
    counted = sum(len(tally.occurred) for tally in (*pairs, *larger))
    occurred = sum(entry.status == "occurred" for entry in found)
    return Pairs(pairs=pairs, larger=larger, alone=occurred - counted, coverage=coverage)


def _leading(entry: TimelineEntry, side_of: Callable[[str], str | None]) -> dict[str, Participant]:
    """The person whom each side's delegation names first."""
    found: dict[str, Participant] = {}
    for person in entry.participants:
        if person.side is not None and person.name != person.side and side_of(person.name) is None:
            found.setdefault(person.side, person)
    return found


def _by_side(exchanges: Iterable[TimelineEntry], first: str | None) -> Iterator[tuple[tuple[str, ...], TimelineEntry]]:
    """Each exchange under its sides, the one asked for first, the others by their codes."""
    for exchange in exchanges:
        yield tuple(sorted(exchange.sides, key=lambda side: (side != first, side))), exchange


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


def _tallies(keyed: Iterable[tuple[tuple[str, ...], TimelineEntry]]) -> tuple[PairTally, ...]:
    gathered: dict[tuple[str, ...], list[TimelineEntry]] = {}
    for members, exchange in keyed:
        gathered.setdefault(members, []).append(exchange)
    tallies = [_tally(members, exchanges) for members, exchanges in gathered.items()]
    return tuple(sorted(tallies, key=lambda tally: (-len(tally.occurred), -tally.announced, tally.members)))


def _tally(members: tuple[str, ...], exchanges: Sequence[TimelineEntry]) -> PairTally:
    occurred = tuple(exchange for exchange in exchanges if exchange.status == "occurred")
    announced = sum(exchange.status in {"scheduled", "proposed"} for exchange in exchanges)
    return PairTally(members=members, occurred=occurred, announced=announced, asked=_asked(occurred))


def _asked(exchanges: Iterable[TimelineEntry]) -> tuple[Asked, ...]:
    """Who asked for how many of them, the most frequent first; those of which nobody tells it last."""
    counts: dict[tuple[str | None, bool], int] = {}
    for exchange in exchanges:
        key = (exchange.asked_by, exchange.request_basis == "convention")
        counts[key] = counts.get(key, 0) + 1
    ordered = sorted(counts.items(), key=lambda item: (item[0][0] is None, -item[1], item[0][0] or "", item[0][1]))
    return tuple(Asked(who=who, by_convention=known, count=count) for (who, known), count in ordered)
