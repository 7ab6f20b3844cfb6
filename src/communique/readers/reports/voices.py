"""Exchanges told by those who took part: first-person releases, transcripts with speaker labels, joint statements."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.reports.parties import are_two_sides
from communique.readers.reports.told import participant

if TYPE_CHECKING:
    from communique.model import Participant
    from communique.model.report import Kind
    from communique.readers.cast import Figure
    from communique.readers.reports.page import Page

FIRST_PERSON = re.compile(
    r"^[^\"“”]*\b(?:I|[Ww]e) (?:\w+ )?(?:met|spoke|held|had|visited|received|welcomed|hosted|signed|agreed)\b"
)
LABEL = re.compile(r"(?: \([^()\n]{1,60}\))?:")


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
        return ()
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
