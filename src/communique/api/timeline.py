"""When sides spoke, who someone is, and who talks to whom, from an archive."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.model import ExchangeFilter, NotFoundError, Pairs, PersonCard, Timeline, UsageError
from communique.model.errors import EMPTY
from communique.text.names import fold
from communique.text.nearest import or_nearest
from communique.text.person_keys import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.model import Anniversary, Coverage, Exchange, Figure, HeldTenure, Link, Stub, TimelineEntry
    from communique.model.report import Kind
    from communique.views.timeline import SourceOf

YEAR = timedelta(365)
SHOWN = 8
"""So many of those whom a name can mean an error names."""


class TimelineAnswers(Answers):
    """What an archive answers on exchanges in time, and on people."""

    def timeline(  # one parameter a question
        self,
        *sides: str,
        kind: Kind | None = None,
        since: date | None = None,
        until: date | None = None,
        on: date | None = None,
        ahead: timedelta = YEAR,
    ) -> Timeline:
        """The exchanges in which all of one or two sides (codes or names) took part, by their days, with those that are
        only mentioned or ahead, and the round anniversaries that fall due within ``ahead`` of the day ``on``, by default
        the last one that the archive covers.

        Raises UsageError for a side, kind or time that can't be, and where there is no document yet; NotFoundError where
        nothing is known of a side of which the archive holds nobody.
        """
        codes = self._one_or_two(sides)
        coverage = self._covered()
        beside = codes[1] if len(codes) > 1 else None
        wanted = ExchangeFilter(party=codes[0], beside=beside, kind=kind, since=since, until=until)
        first = on if on is not None else coverage.last
        window = (first, _later(first, ahead)) if first is not None else None
        entries = self._entries(wanted)
        due = self._due(codes, window) if window is not None else ()
        nobody = self._none_of(codes) if not entries and not due else None
        if nobody is not None:
            raise NotFoundError(nobody)
        return Timeline(
            sides=codes,
            entries=entries,
            anniversaries=due,
            due_from=window[0] if window is not None else None,
            due_to=window[1] if window is not None else None,
            coverage=coverage,
        )

    def _one_or_two(self, sides: Sequence[str]) -> tuple[str, ...]:
        """The codes of the sides that a timeline is asked of. Raises UsageError where they are not one or two."""
        if not sides:
            raise UsageError("A timeline is of one side or of two. Give one code or name, or two.")
        codes = tuple(self._known_side(side) for side in sides)
        if len(codes) > 2:
            several = " or ".join(f"communique timeline {codes[0]} {other}" for other in codes[1:])
            raise UsageError(f"A timeline is of one side or of two, not of {len(codes)}. Write {several}.")
        if len(set(codes)) < len(codes):
            said = " and ".join(sides)
            raise UsageError(f"{said} are one side. Write communique timeline {codes[0]}, or name another beside it.")
        return codes

    def _covered(self) -> Coverage:
        """What the archive's documents cover. Raises UsageError where there are none."""
        coverage = self._store.coverage()
        if not coverage.documents:
            raise UsageError(EMPTY)
        return coverage

    def _entries(self, wanted: ExchangeFilter) -> tuple[TimelineEntry, ...]:
        from communique.views import timeline

        exchanges, stubs = self._selected(wanted), self._stubs(wanted)
        source_of = self._sources(exchanges, stubs)
        return timeline.in_order(
            [
                *(timeline.exchange_entry(one, source_of) for one in exchanges),
                *(timeline.stub_entry(*stub, source_of) for stub in stubs),
            ]
        )

    def _sources(
        self, exchanges: Iterable[Exchange], stubs: Iterable[tuple[Stub, Sequence[Link]]] = (), more: Iterable[str] = ()
    ) -> SourceOf:
        """Which texts the documents that tell of exchanges, or mention them, are, and ``more`` of them."""
        reporting = {record.document for exchange in exchanges for record in exchange.reports}
        mentioning = {link.record.document for _, links in stubs for link in links}
        return self._store.provenances(reporting | mentioning | set(more)).__getitem__

    def _due(self, sides: Sequence[str], window: tuple[date, date]) -> tuple[Anniversary, ...]:
        from communique.views.anniversaries import anniversaries_due

        knowledge = self._reader.pipeline.knowledge

        def side_of(party: str) -> str:
            if knowledge.gazetteer.name_of(party) is not None:
                return party
            row = knowledge.directory.organization(party)
            return row.side if row is not None else party.split("/", 1)[0]

        return anniversaries_due(knowledge.events.rows, sides, window, side_of)

    def person(self, name: str, *, side: str | None = None) -> PersonCard:
        """Who someone is: the posts that the tables know, the exchanges, with whom, and what was said. ``name`` is any
        part of the name that means one person alone, or an identifier of the table of people; ``side`` (a code or name)
        tells two of one name apart.

        Raises UsageError where several can be meant, naming them, and NotFoundError where nobody can, naming the nearest.
        """
        from communique.views import people
        from communique.views.timeline import exchange_entry, in_order, stub_entry

        code = self._known_side(side) if side is not None else None
        coverage = self._covered()
        figure = self._figure(name, code)
        told = list(people.exchanges_with(self._selected(ExchangeFilter(names=self._names_in_reports(figure))), figure))
        mentioned = people.people_like(figure, self._store.people_mentioned())
        stubs = [stub for stub in self._stubs(ExchangeFilter(), mentioned) if people.is_mentioned(*stub, figure)]
        statements = list(self._store.said_by({naming.name for naming in figure.namings}))
        source_of = self._sources(told, stubs, {record.document for record in statements})
        return PersonCard(
            figure=figure,
            tenures=self._tenures(figure),
            entries=in_order(
                [
                    *(exchange_entry(one, source_of) for one in told),
                    *(stub_entry(*stub, source_of) for stub in stubs),
                ]
            ),
            companions=people.companions_of(told, figure),
            said=people.said_by(figure, statements, source_of),
            coverage=coverage,
        )

    def _names_in_reports(self, figure: Figure) -> tuple[str, ...]:
        """The names under which someone can have taken part in exchanges."""
        own = {fold(name) for name in figure.names}
        told = (name for name in self._store.names_told() if fold(name) in own)
        return tuple({*told, *self._store.names_of_entry(figure.key)})

    def _figure(self, name: str, side: str | None) -> Figure:
        """The one whom a name means, in the archive's texts or else in the tables."""
        from communique.views.people import figures_called

        found = figures_called(name, self._figures(name), side=side) or self._in_tables(name, side)
        if len(found) == 1:
            return found[0]
        if found:
            several = "; ".join(_described(figure) for figure in found[:SHOWN]) + ("; ..." if found[SHOWN:] else "")
            advice = "Give the whole name, the side (--side), or the identifier in brackets."
            raise UsageError(f"{name}: {len(found)} people can be meant: {several}. {advice}")
        meant = self._side(name)
        if meant is not None and (self._reader.pipeline.side_of(name) or meant in self._store.names("side")):
            raise NotFoundError(f"{name} is a side: communique timeline {meant}")
        own = (known for known, _ in self._store.people_named())
        near = or_nearest(name, own) or or_nearest(name, self._table_names())
        where = f" for {side}" if side is not None else ""
        raise NotFoundError(f"{name}: nobody{where} is called this in the archive or in the tables.{near}")

    def _figures(self, name: str) -> tuple[Figure, ...]:
        """Those in the archive's texts whom a name can mean, and who have a key in common with one of them."""
        from communique.views.people import figures_of, keys_called

        named = self._store.people_named()
        keys = keys_called(name, named)
        names = {known for known, entry in named if key_of(known, entry) in keys}
        found = self._store.namings(names)
        return figures_of(naming for naming in found if key_of(naming.name, naming.entry) in keys)

    def _table_names(self) -> Iterator[str]:
        return (person.name for person in self._reader.pipeline.knowledge.directory.facts.people)

    def _in_tables(self, name: str, side: str | None) -> list[Figure]:
        """Those of the tables whom a name means, who are in no text of the archive."""
        from communique.model import Figure

        directory = self._reader.pipeline.knowledge.directory
        own = directory.people.get(name)
        people = [own] if own is not None else [named.person for named in directory.names.named(name)]
        found = []
        for person in people:
            sides = sorted(directory.sides_of(person.id))
            if side is None or side in sides:
                one = sides[0] if len(sides) == 1 else side
                names = directory.names.names_of(person)
                found.append(Figure(key=person.id, name=person.name, side=one, names=names, offices=(), namings=()))
        return found

    def _tenures(self, figure: Figure) -> tuple[HeldTenure, ...]:
        """The posts that the tables say someone held, by their start."""
        from communique.knowledge.evidence import tenure_words
        from communique.model import HeldTenure

        directory = self._reader.pipeline.knowledge.directory
        return tuple(
            HeldTenure(
                post=post.id,
                title=post.titles[0],
                organization=post.organization,
                start=term.tenure.start,
                days=tenure_words(term.tenure),
                source=term.tenure.source or "unsourced",
            )
            for term in directory.terms_of(figure.key)
            for post in [directory.posts[term.tenure.post]]
        )

    def pairs(  # one parameter a question
        self,
        *,
        kind: Kind | None = None,
        since: date | None = None,
        until: date | None = None,
        side: str | None = None,
        people: bool = False,
    ) -> Pairs:
        """Who talks to whom: exchanges counted by pair of sides, or of persons where ``people``; only pairs with a
        ``side`` (code or name) where one is given. See ``views.pairs`` for what counts.

        Raises UsageError for a side, kind or time that can't be, and where there is no document yet; NotFoundError for a
        side of which the archive holds nobody.
        """
        from communique.views.pairs import count_pairs, count_people
        from communique.views.timeline import exchange_entry

        coverage = self._covered()
        code = self._known_side(side) if side is not None else None
        nobody = self._none_of([code]) if code is not None else None
        if nobody is not None:
            raise NotFoundError(nobody)
        wanted = ExchangeFilter(party=code, kind=kind, since=since, until=until)
        exchanges = self._selected(wanted)
        source_of = self._sources(exchanges)
        entries = [exchange_entry(one, source_of) for one in exchanges]
        if people:
            return count_people(entries, coverage, side=code, side_of=self._reader.pipeline.side_of)
        return count_pairs(entries, coverage, side=code)


def _later(day: date, by: timedelta) -> date:
    try:
        return day + by
    except OverflowError:
        return day.max


def _described(figure: Figure) -> str:
    """Someone in an error: name, side, office, identifier."""
    told = ", ".join(part for part in (figure.side, figure.offices[0] if figure.offices else None) if part)
    return f"{figure.name}{f', {told}' if told else ''} [{figure.key}]"
