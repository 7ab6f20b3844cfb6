"""Who is on stage while a text is read: the people, the parties to the exchange, and who spoke last."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.model import Actor, Report, Span

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.cast import Cast, Figure

MOST_SPEAKERS = 7


@dataclass(slots=True)
class Scene:
    """The state of one reading; it moves on sentence by sentence.

    ``home`` is the side on whose behalf the outlet publishes; ``last`` who was the subject last, ``several`` the
    last subject that was more than one; ``narrator`` who says "I" outside quotations, where that is known.
    """

    cast: Cast
    reports: tuple[Report, ...]
    gazetteer: Gazetteer
    home: str | None
    narrator: Actor | None = None
    last: tuple[Actor, ...] = ()
    several: tuple[Actor, ...] = ()
    several_age: int = field(default=99)
    report: Report | None = None

    def move_to(self, position: int) -> None:
        """Go on to the sentence at ``position`` of the document's text: the report told there is the current one."""
        told = [report for report in self.reports if report.span is not None and report.span.start <= position]
        self.report = told[-1] if told else (self.reports[0] if self.reports else None)
        self.several_age += 1

    def heard(self, speakers: tuple[Actor, ...]) -> None:
        """Remember who was the subject, for the pronouns to come."""
        if not speakers:
            return
        self.last = speakers
        if len(speakers) > 1:
            self.several, self.several_age = speakers, 0

    @property
    def participants(self) -> tuple[Actor, ...]:
        """All who took part; the principals alone where they are too many to be meant one by one."""
        if self.report is None:
            return self.principals
        actors = tuple(Actor(name=person.name, side=person.side) for person in self.report.participants)
        return actors if len(actors) <= MOST_SPEAKERS else self.principals

    @property
    def principals(self) -> tuple[Actor, ...]:
        """The first participant of each side, without a report the first two people of different sides."""
        if self.report is not None:
            people = [Actor(name=person.name, side=person.side) for person in self.report.participants]
        else:
            people = [actor_of(figure) for figure in self.cast.figures if figure.side is not None]
        firsts: dict[str | None, Actor] = {}
        for person in people:
            firsts.setdefault(person.side, person)
        found = tuple(firsts.values())
        return found if self.report is not None else found[:2]

    @property
    def sides(self) -> tuple[Actor, ...]:
        """The sides of the exchange, as sides."""
        return tuple(Actor(name=None, side=actor.side) for actor in self.principals if actor.side is not None)

    def figure_at(self, span: Span) -> tuple[Figure, ...]:
        """The people named inside a span of the prose."""
        return self.cast.named_in(span)


def actor_of(figure: Figure) -> Actor:
    """The figure as one who speaks or is spoken to."""
    return Actor(name=figure.name, side=figure.side)
