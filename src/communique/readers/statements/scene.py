"""Who is on stage while a text is read: the people, the parties to the exchange, and who spoke last."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from communique.model import Actor, Report, Span
from communique.readers.statements.draft import Origin
from communique.readers.statements.voice import FIRST_WORDS
from communique.readers.statements.whereabouts import Whereabouts

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.cast import Cast, Figure

NOBODY = Origin()
MOST_SPEAKERS = 7
RECENT = 4
PAIR = 2
OPENING = 8
ENDS = frozenset('.!?:"”')
OWN_OFFICE = re.compile(
    r"(?:(?:today|yesterday|earlier|this \w+|on \w+),? )?the (?P<office>(?:prime minister|president(?: of the republic)?|"
    r"(?:foreign|defen[cs]e) (?:secretary|minister)|minister|secretary(?:[- ]general| of state)?|high representative|head of state|"
    r"chancellor|king|amir|emir|sultan|taoiseach))(?= (?!of\b|for\b)(?-i:[a-z]))",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Scene:
    """The state of one reading; it moves on sentence by sentence.

    ``home`` is the side on whose behalf the outlet publishes; ``own_office`` the office that a text names first and
    without a name ("The Prime Minister spoke to ..."): it is that side's. ``last`` is who was the subject last, ``previous`` who was so before this sentence,
    ``recent`` the single subjects before, latest first, ``pair`` the last two of them before this sentence in order; ``several`` the last subject that was more than one;
    ``guests`` people met so far whom the cast lacks, by family name; ``title_sides`` the two sides that a title names;
    ``masculine`` the people of whom the text said "he" (True) or "she" (False); ``officer`` an office's holder of whom
    the text gives no name; ``narrator`` who says "I" outside quotations; ``invited`` whom the last
    invitation was for; ``announced`` whose words a colon at the end of the last paragraph announced; ``lost`` says that the last plural subject was not resolved; ``present`` who is named in the
    sentence, ``on_trip`` says that the text tells of a trip, ``position`` is where the sentence begins in the document, ``here`` its end in the prose; ``issuers`` who issues the joint text that is being read; ``institution`` the side of the last ministry or office that was named with its side.
    """

    cast: Cast
    reports: tuple[Report, ...]
    gazetteer: Gazetteer
    home: str | None
    own_office: str | None = None
    last: tuple[Actor, ...] = ()
    previous: tuple[Actor, ...] = ()
    recent: tuple[Actor, ...] = ()
    pair: tuple[Actor, ...] = ()
    several: tuple[Actor, ...] = ()
    several_age: int = field(default=99)
    officer: Actor | None = None
    institution: str | None = None
    narrator: Origin = NOBODY
    invited: tuple[Actor, ...] = ()
    announced: Origin = NOBODY
    lost: bool = False
    present: tuple[Figure, ...] = ()
    here: int = 0
    report: Report | None = None
    position: int = 0
    masculine: dict[str, bool] = field(default_factory=dict)
    guests: dict[str, Actor] = field(default_factory=dict)
    title_sides: tuple[str, ...] = ()
    on_trip: bool = False
    issuers: tuple[Actor, ...] = ()
    whereabouts: Whereabouts = field(init=False)
    _alone: list[Actor] | None = None

    def __post_init__(self) -> None:
        self.whereabouts = Whereabouts(self.cast, self.reports)

    def move_to(self, position: int) -> None:
        """Go on to the sentence at ``position`` of the document's text: the report told there is the current one."""
        self.report, self.position = self.whereabouts.report_at(position), position
        self.several_age += 1
        self.pair = self.recent[1::-1]
        self.previous = self.last

    def heard(self, speakers: tuple[Actor, ...]) -> None:
        """Remember who was the subject, for the pronouns to come."""
        if not speakers:
            return
        self.last = speakers
        if len(speakers) > 1:
            self.several, self.several_age, self.lost = speakers, 0, False
        elif speakers[0].name is not None:
            self.recent = (speakers[0], *(actor for actor in self.recent if actor != speakers[0]))[:RECENT]

    def goes_on_speaking(self, paragraph: str, *, quotes: bool) -> Origin:
        """Who speaks an unquoted paragraph that says "I" or "we" behind "X said:" or behind another such paragraph."""
        if quotes or FIRST_WORDS.search(paragraph) is None:
            return NOBODY
        return self.announced if self.announced.speakers else self.narrator

    def met(self, actors: tuple[Actor, ...]) -> None:
        """Remember two who met in a sentence of the narrator's, for the next "they"."""
        if len(actors) > 1:
            self.several, self.several_age, self.lost = actors, 0, False

    @property
    def general(self) -> bool:
        """Whether the text reports no exchange: general news, where polls, papers and unnamed people are sources."""
        return not self.reports

    @property
    def just_met(self) -> tuple[Actor, ...]:
        """Those of whom this sentence tells that they met; nobody where it tells of no meeting of several."""
        return self.several if self.several_age == 0 and len(self.several) > PAIR else ()

    def met_with(self, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Those of another side whom one of a meeting met; nobody where ``actors`` are not of one side in it."""
        meeting = self.several if self.several_age == 0 else self.participants
        sides = {actor.side for actor in actors}
        inside = actors and set(actors) <= set(meeting) and len(sides) == 1
        return tuple(actor for actor in meeting if actor.side not in sides) if inside else ()

    @property
    def participants(self) -> tuple[Actor, ...]:
        """All who took part; the principals alone where they are too many to be meant one by one."""
        if self.issuers:
            return self.issuers
        if self.report is None:
            return self.principals
        actors = tuple(Actor(name=person.name, side=person.side) for person in self.report.participants)
        return actors if 1 < len(actors) <= MOST_SPEAKERS else self.principals

    def told_here(self, sentence: Span) -> tuple[Actor, ...]:
        """More than two who took part in the exchange that a sentence tells of, those of them whom the text has named
        by its end; where the report stands elsewhere, more than two whom the sentence itself names.
        """
        report = self.report
        if report is None or report.span is None:
            return ()
        if report.span.start == self.position:
            named = {figure.name for figure in self.cast.figures if figure.uses and figure.uses[0].end <= sentence.end}
            named |= {person.name for person in report.participants if person.name[:1].islower()}
            found = tuple(Actor(name=p.name, side=p.side) for p in report.participants if p.name in named)
        else:
            found = tuple(self.actor(f) for f in self.present if self.whereabouts.takes_part(f.name))
        return found if PAIR < len(found) <= MOST_SPEAKERS else ()

    @property
    def principals(self) -> tuple[Actor, ...]:
        """The first participant of each country and all leaders of a body, without a report the two people of a text
        about two; none alone.
        """
        if self.report is not None:
            people = [Actor(name=person.name, side=person.side) for person in self.report.participants]
        else:
            people = self._alone = self._pair() if self._alone is None else self._alone
        firsts: dict[str | None, Actor] = {}
        for person in people:
            firsts.setdefault(person.name if self._leads_body(person) else person.side, person)
        found = tuple(people) if len(people) == 2 else tuple(firsts.values())
        return found if len(found) > 1 else ()

    def _leads_body(self, actor: Actor) -> bool:
        """Whether someone leads an organisation, which can send more than one leader (its council's, its commission's)."""
        figure = self.figure_of(actor) if actor.side is not None and self.gazetteer.is_body(actor.side) else None
        return figure is not None and "leader of a body" in figure.kinds

    def _pair(self) -> list[Actor]:
        """The outlet's own first and the first of another side, where no report was found."""
        people = [self.actor(figure) for figure in self.cast.figures]
        if self.own_office is not None and self.home is not None and all(actor.side != self.home for actor in people):
            people.insert(0, Actor(name=None, side=self.home))
        firsts: dict[str | None, Actor] = {}
        for number, actor in enumerate(people):
            if number == 0 or actor.side is not None or len(people) == 2:
                firsts.setdefault(actor.side or actor.name, actor)
        return list(firsts.values()) if len(firsts) == 2 else []

    @property
    def sides(self) -> tuple[Actor, ...]:
        """The sides of the exchange, as sides."""
        return tuple(Actor(name=None, side=actor.side) for actor in self.principals if actor.side is not None)

    def two_sides(self) -> tuple[Actor, ...]:
        """The sides that the title names, where the people do not tell them."""
        return tuple(Actor(name=None, side=code) for code in self.title_sides)

    def other_than(self, actor: Actor) -> tuple[Actor, ...]:
        """The other one of two principals; nobody where ``actor`` is neither or there are more."""
        if len(self.principals) != 2 or actor not in self.principals:
            return ()
        return tuple(other for other in self.principals if other != actor)

    def actor(self, figure: Figure) -> Actor:
        """The figure as one who speaks or is spoken to; a side that only the report knows is filled in."""
        return Actor(name=figure.name, side=figure.side or self.whereabouts.side_in_reports(figure.name))

    def figure_at(self, span: Span) -> tuple[Figure, ...]:
        """The people named inside a span of the prose."""
        return self.whereabouts.inside(span)

    def figure_of(self, actor: Actor) -> Figure | None:
        """The figure that an actor stands for."""
        return self.whereabouts.named(actor.name)


def own_office(text: str, paragraphs: tuple[Span, ...], cast: Cast) -> str | None:
    """The office with which a text begins before it names anyone, without a name itself: the publisher's own."""
    for paragraph in paragraphs[:OPENING]:
        found = OWN_OFFICE.match(text, paragraph.start)
        if found is not None:
            return found["office"].lower()
        if text[paragraph.end - 1] in ENDS and cast.named_in(paragraph):
            return None
    return None


def own_officer(text: str, office: str, cast: Cast) -> Figure | None:
    """Who holds that office, where the text names him further down ("the Secretary-General, Ms. X")."""
    for match in re.finditer(
        rf"\b[Tt]he {re.escape(office)}, (?:H\.E\. )?(?:Mr|Ms|Mrs|Dr)?\.? ?(?=[A-Z])", text, re.IGNORECASE
    ):
        named = [figure for figure in cast.figures if any(0 <= use.start - match.end() <= 1 for use in figure.uses)]
        if named:
            return named[0]
    return None


def title_sides(title: str | None, gazetteer: Gazetteer, home: str | None) -> tuple[str, ...]:
    """The two sides of a title ("Japan-Peru Policy Dialogue"), the publisher's own added to a single one; else none."""
    codes = list(dict.fromkeys(place.code for place in gazetteer.find(title))) if title else []
    if len(codes) == 1 and home is not None and home not in codes:
        codes.insert(0, home)
    return tuple(codes) if len(codes) == PAIR else ()
