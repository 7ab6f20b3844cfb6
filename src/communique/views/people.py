"""Who someone is in an archive: all texts' names for one person, the exchanges, and what was said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.model import Companion, Figure, Said
from communique.model.resolution import LOCAL
from communique.text.names import fold
from communique.text.person_keys import key_of, whole_key
from communique.text.persons import name_words, same_name, usual_name
from communique.views.citing import cite_statement
from communique.views.timeline import people_named

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.model import Exchange, Link, Naming, Participant, Span, StatementRecord, Stub
    from communique.views.timeline import SourceOf


def figures_of(namings: Iterable[Naming]) -> tuple[Figure, ...]:
    """Everyone whom texts name, those in most documents first. One whom the tables know is one person under any name;
    of others, one name and side are. A name without a side is the one person who has that name with a side, if there is
    only one.
    """
    gathered: dict[tuple[str, str | None], list[Naming]] = {}
    for naming in namings:
        known = naming.entry is not None and not naming.entry.startswith(LOCAL)
        key = key_of(naming.name, naming.entry)
        gathered.setdefault((key, None if known else naming.side), []).append(naming)
    for key, side in [key for key in gathered if key[1] is None and key[0].startswith(LOCAL)]:
        with_side = [other for other in gathered if other[0] == key and other[1] is not None]
        if len(with_side) == 1:
            gathered[with_side[0]] += gathered.pop((key, side))
    figures = [_figure(key, found) for (key, _), found in gathered.items()]
    return tuple(sorted(figures, key=lambda figure: (-len(figure.namings), figure.name, figure.side or "")))


def _figure(key: str, namings: Sequence[Naming]) -> Figure:
    used = Counter(naming.name for naming in namings)
    names = sorted(used, key=lambda name: (-len(name_words(name)), len(name), name))
    sides = Counter(naming.side for naming in namings if naming.side is not None)
    offices = Counter(office for naming in namings for office in naming.offices)
    return Figure(
        key=key,
        name=usual_name(used),
        side=min(sides, key=lambda side: (-sides[side], side), default=None),
        names=tuple(names),
        offices=tuple(sorted(offices, key=lambda office: (-offices[office], office))),
        namings=tuple(namings),
    )


def keys_called(wanted: str, named: Iterable[tuple[str, str | None]]) -> frozenset[str]:
    """The keys of all figures that ``figures_called`` can find, from the names and entries of people in texts."""
    words = fold(wanted).split()
    identifiers = {wanted, wanted.partition(" ")[0]}
    found = ((key_of(name, entry), name) for name, entry in named)
    return frozenset(key for key, name in found if key in identifiers or (words and _is_called(wanted, words, name)))


def figures_called(wanted: str, figures: Iterable[Figure], *, side: str | None = None) -> list[Figure]:
    """Those whom a name can mean, of this side where one is given: the one with that identifier (as lists of people have
    it, also where only reports give the side, or as single texts do); else those with exactly that name, if it has two
    words or more; else those whose name holds all its words, or can be the same name.
    """
    known = list(figures)
    found = [figure for figure in known if side is None or figure.side == side]
    words = fold(wanted).split()
    exact = [figure for figure in found if whole_key(figure.key, figure.side) == wanted]
    exact = exact or [figure for figure in known if figure.side is None and whole_key(figure.key, side) == wanted]
    exact = exact or [figure for figure in found if figure.key == wanted]
    whole = [figure for figure in found if len(words) > 1 and any(fold(name) == fold(wanted) for name in figure.names)]
    return exact or whole or [figure for figure in found if words and _can_be(wanted, words, figure)]


def _can_be(wanted: str, words: Sequence[str], figure: Figure) -> bool:
    """Whether one of the names holds all words; two names of two words or more can also be one in two spellings."""
    return any(_is_called(wanted, words, name) for name in figure.names)


def _is_called(wanted: str, words: Sequence[str], name: str) -> bool:
    held = fold(name).split()
    return all(word in held for word in words) or (
        len(words) > 1 and len(name_words(name)) > 1 and same_name(name, wanted)
    )


def is_figure(person: Participant, figure: Figure) -> bool:
    """Whether a participant is this person: by the tables where they know both, else by name and side."""
    if person.entry is not None and not figure.key.startswith(LOCAL):
        return person.entry == figure.key
    named = person.entry == figure.key or fold(person.name) in {fold(name) for name in figure.names}
    return named and (person.side is None or figure.side is None or person.side == figure.side)


def exchanges_with(exchanges: Iterable[Exchange], figure: Figure) -> Iterator[Exchange]:
    """The exchanges in which someone took part."""
    return (one for one in exchanges if any(is_figure(person, figure) for person in one.participants))


def people_like(figure: Figure, told: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """Those of the groups of people whom mentions name in which someone can be."""
    return [people for people in told if any(same_name(name, figure.name) for name in people)]


def is_mentioned(stub: Stub, links: Iterable[Link], figure: Figure) -> bool:
    """Whether a stub's mentions name someone; a family name alone counts where the side fits."""
    fits = figure.side is not None and figure.side in stub.sides
    return any(same_name(name, figure.name) and (fits or len(name_words(name)) > 1) for name in people_named(links))


def companions_of(exchanges: Iterable[Exchange], figure: Figure) -> tuple[Companion, ...]:
    """With whom of other sides someone took part in exchanges that occurred, the most frequent first."""
    met: dict[str, list[tuple[Participant, Exchange]]] = {}
    for exchange in exchanges:
        if exchange.realis != "occurred":
            continue
        for person in exchange.participants:
            if not is_figure(person, figure) and (person.side is None or person.side != figure.side):
                key = person.entry or f"{fold(person.name)} {person.side}"
                met.setdefault(key, []).append((person, exchange))
    found = [_companion(together) for together in met.values()]
    return tuple(sorted(found, key=lambda one: (-one.count, one.name, one.side or "")))


def _companion(together: Sequence[tuple[Participant, Exchange]]) -> Companion:
    days: list[date] = [one.date.earliest for _, one in together if one.date is not None]
    sides = [person.side for person, _ in together if person.side is not None]
    return Companion(
        name=max((person.name for person, _ in together), key=lambda name: (len(name_words(name)), -len(name), name)),
        side=sides[0] if sides else None,
        count=len({one.id for _, one in together}),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def said_by(figure: Figure, statements: Iterable[StatementRecord], source_of: SourceOf) -> tuple[Said, ...]:
    """What someone said, as each document names its speakers, in the order of days; those without a day come last."""
    named = {(naming.document, naming.name) for naming in figure.namings}
    own = {
        record.id: record
        for record in statements
        if any((record.document, speaker.name) in named for speaker in record.statement.speakers)
    }
    found = [_said(record, source_of) for record in own.values()]
    return tuple(sorted(found, key=_order))


def _order(said: Said) -> tuple[bool, str, str, str, tuple[Span, ...]]:
    day = said.day.isoformat() if said.day is not None else ""
    text = said.citation.provenance
    return (said.day is None, day, text.name, text.document, said.citation.spans)


def _said(record: StatementRecord, source_of: SourceOf) -> Said:
    return Said(
        id=record.id,
        act=record.statement.act,
        exchange=record.exchange,
        day=record.day,
        citation=cite_statement(record, source_of(record.document)),
    )
