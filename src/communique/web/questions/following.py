"""Questions over time: timelines, people, sides, pairs, phrases."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from communique.model.listing import WHOLE
from communique.render.pairs import pair_rows
from communique.render.people import person_rows
from communique.render.phrases import phrase_rows, tally_rows, use_rows
from communique.render.taking_part import people_rows, side_rows
from communique.render.timeline import timeline_rows
from communique.web.asked.lists import (
    Asked,
    PairsAsked,
    PeopleAsked,
    PersonAsked,
    PhraseAsked,
    PhrasesAsked,
    TimelineAsked,
)
from communique.web.questions.limits import check_size
from communique.web.questions.question import Question, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.api import Archive
    from communique.model import Listed, PhraseCard
    from communique.render.rows import Row


def _timeline(archive: Archive, asked: TimelineAsked) -> Iterable[Row]:
    sides = [side for side in (asked.side, asked.other) if side is not None]
    return timeline_rows(archive.timeline(*sides, kind=asked.kind, since=asked.since, until=asked.until, on=asked.on))


def _people(archive: Archive, asked: PeopleAsked) -> Iterable[Row]:
    return people_rows(archive.people_page(WHOLE, **asked.filters).items)


def _people_part(archive: Archive, asked: PeopleAsked) -> Listed[Row]:
    return rows_of(archive.people_page(asked.part, **asked.filters), people_rows)


def _sides(archive: Archive, _: Asked) -> Iterable[Row]:
    return side_rows(archive.side_counts(WHOLE).items, archive.side_name)


def _sides_part(archive: Archive, asked: Asked) -> Listed[Row]:
    return rows_of(archive.side_counts(asked.part), partial(side_rows, called=archive.side_name))


def _phrases(archive: Archive, asked: PhrasesAsked) -> Iterable[Row]:
    check_size(archive)
    filters = asked.filters
    return phrase_rows(archive.phrases(is_dropped=bool(filters.pop("dropped")), **filters))


def _phrase(archive: Archive, asked: PhraseAsked) -> PhraseCard:
    check_size(archive)
    return archive.phrase(asked.phrase)


FOLLOWING = (
    Question(
        table="timeline",
        says="When one side, or two with each other, called, met, visited or wrote; what is ahead; anniversaries due.",
        asked=TimelineAsked,
        whole=_timeline,
    ),
    Question(
        table="people",
        says="Everyone who took part or spoke, those in most exchanges first.",
        asked=PeopleAsked,
        whole=_people,
        part=_people_part,
    ),
    Question(
        table="person",
        says="With whom a person spoke and how often, and what they said.",
        asked=PersonAsked,
        whole=lambda archive, asked: person_rows(archive.person(asked.name, side=asked.side)),
    ),
    Question(
        table="sides",
        says="Countries and bodies that took part, those in most exchanges first.",
        asked=Asked,
        whole=_sides,
        part=_sides_part,
    ),
    Question(
        table="pairs",
        says="Who talks to whom, how often, by year and kind, and at whose request.",
        asked=PairsAsked,
        whole=lambda archive, asked: pair_rows(archive.pairs(**asked.filters)),
    ),
    Question(table="phrases", says="Stock phrases, the most formulaic first.", asked=PhrasesAsked, whole=_phrases),
    Question(
        table="phrase_tallies",
        says="One phrase by variant, year, outlet, side and speaker.",
        asked=PhraseAsked,
        whole=lambda archive, asked: tally_rows(_phrase(archive, asked)),
    ),
    Question(
        table="phrase_uses",
        says="Every use of one phrase, with its citation.",
        asked=PhraseAsked,
        whole=lambda archive, asked: use_rows(_phrase(archive, asked).phrase),
    ),
)
