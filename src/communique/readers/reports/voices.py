"""Exchanges told by those who took part: first-person releases, transcripts with speaker labels, joint statements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Participant, Span
from communique.readers.reports.parties import are_two_sides
from communique.readers.reports.told import participant, sides_told

if TYPE_CHECKING:
    from communique.model.report import Kind
    from communique.readers.cast import Figure
    from communique.readers.reports.page import Page

FIRST_PERSON = re.compile(
    r"^[^\"“”]*\b(?:I|[Ww]e) (?:\w+ )?(?:met|spoke|held|had|visited|received|welcomed|hosted|signed|agreed)\b"
)
LABEL = re.compile(r"(?: \([^()\n]{1,60}\))?:")
JOINT = re.compile(r"\bJoint (?:\w+ )?(?:Statement|Communiqu|Declaration|Press)", re.IGNORECASE)


def with_author(page: Page, number: int, participants: tuple[Participant, ...]) -> tuple[Participant, ...]:
    """The people of a sentence told in the first person, with the one who tells it where the text names him once."""
    if not participants or FIRST_PERSON.search(page.text_of(number)) is None:
        return participants
    names = {person.name for person in participants}
    authors = [
        figure
        for figure in page.cast.figures
        if figure.name not in names and figure.side in {None, page.cast.home} and figure.kinds
    ]
    if len(authors) != 1:
        return participants
    author = participant(authors[0], page.prose)
    return (replace(author, side=author.side or page.cast.home), *participants)


def told_by_title(page: Page, kind: Kind) -> tuple[Participant, ...]:
    """The two sides of an exchange that only the headline tells of: people named in it, and who speaks below it."""
    if kind == "statement":
        return _joint(page)
    named = [figure for figure in page.cast.figures if figure.name in page.title]
    speaking = [figure for figure in page.cast.figures if _is_label(page, figure) and figure not in named]
    people = tuple(participant(figure, page.prose) for figure in (*named, *speaking))
    return people if named and are_two_sides(page, people) else ()


def _is_label(page: Page, figure: Figure) -> bool:
    """Whether a paragraph begins with someone's name and a colon, as in a transcript."""
    starts = {paragraph.start for paragraph in page.prose.paragraphs}
    return any(
        titled.start in starts and LABEL.match(page.prose.text, titled.end) is not None for titled in figure.titled
    )


def _joint(page: Page) -> tuple[Participant, ...]:
    """The countries that issue a joint statement, by the leader whom the headline names or as such."""
    named = [figure for figure in page.cast.figures if figure.name in page.title and figure.side is not None]
    if JOINT.search(page.title) is None or len({figure.side for figure in named}) < 2:
        return _joint_sides(page) if JOINT.search(page.title) else ()
    return tuple(participant(figure, page.prose) for figure in named)


def _joint_sides(page: Page) -> tuple[Participant, ...]:
    """The countries in the headline of a joint statement, before what it is about."""
    by = re.split(r"\b(?:on|regarding|about|following|in support)\b", page.title, maxsplit=1)[0]
    codes = [code for code in sides_told(page, by) if not page.gazetteer.is_body(code)]
    if len(codes) < 2:
        return ()
    lead = Span(0, page.sentences[min(1, len(page.sentences) - 1)].end) if page.sentences else Span(0, 0)
    people = [figure for figure in page.cast.named_in(lead) if figure.side in codes]
    found = [participant(figure, page.prose) for figure in people]
    missing = [code for code in codes if code not in {figure.side for figure in people}]
    return (*found, *(Participant(name=code, side=code, office=None, span=None) for code in missing))
