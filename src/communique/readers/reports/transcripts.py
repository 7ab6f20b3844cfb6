"""Exchanges of which a transcript gives the opening words: remarks before a meeting, a joint press conference."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Participant, Place, Span
from communique.readers.reports.parties import are_two_sides
from communique.readers.reports.told import participant

if TYPE_CHECKING:
    from communique.model.report import Kind
    from communique.readers.cast import Figure
    from communique.readers.reports.page import Page
    from communique.readers.reports.triggers import Trigger

REMARKS = re.compile(
    r"\b(?:remarks|press (?:conference|availability|statements?|point)|news conference|opening statements?|transcript|beginning of|media (?:statements?|availability))\b",
    re.IGNORECASE,
)
LABEL = re.compile(r"[^\W\d_][^:.!?;\"“”\n]{0,90}(?:\.[^:.!?;\"“”\n]{1,60})?:(?:\s|$)")
FEWEST = 2
HEAD_LINES = 8
LONGEST_LINE = 60
HOUR = re.compile(r"\d{1,2}[:.]\d{2}\b|\d{4}\b")


def transcribed(page: Page, title: Trigger | None) -> tuple[Kind, tuple[Participant, ...]] | None:
    """The exchange whose words a transcript gives: those named in its headline or by its labels; None where the text
    is none, or tells of people of one side alone.
    """
    if REMARKS.search(page.title) is None:
        return None
    labels = [paragraph for paragraph in page.prose.paragraphs if LABEL.match(page.prose.text, paragraph.start)]
    speaking = [figure for figure in page.cast.figures if _speaks(page, figure, labels)]
    if len(labels) < FEWEST or not speaking:
        return None
    named = [figure for figure in page.cast.figures if _in_title(page, figure)]
    people = tuple(_printed(page, figure) for figure in dict.fromkeys((*named, *speaking)))
    kind: Kind = title.kind if title is not None and title.kind != "statement" else "meeting"
    return (kind, people) if are_two_sides(page, people) else None


def _speaks(page: Page, figure: Figure, labels: list[Span]) -> bool:
    """Whether a label holds the figure's name, or in capitals his family name."""
    family = figure.name.split()[-1].upper()
    heads = [page.prose.text[label.start : page.prose.text.index(":", label.start)] for label in labels]
    return any(
        label.start <= use.start <= label.start + len(head)
        for use in figure.uses
        for label, head in zip(labels, heads, strict=True)
    ) or any(family in head.split() for head in heads)


def _in_title(page: Page, figure: Figure) -> bool:
    return re.search(rf"\b{re.escape(figure.name)}\b|\b{re.escape(figure.name.split()[-1])}\b", page.title) is not None


def _printed(page: Page, figure: Figure) -> Participant:
    """The figure with his office in small letters, which labels print in capitals."""
    person = participant(figure, page.prose)
    return replace(person, office=person.office.title()) if person.office and person.office.isupper() else person


def head_place(page: Page) -> Place | None:
    """The place printed on a line of its own above a transcript's first label: a city before its country, else a venue."""
    if REMARKS.search(page.title) is None or not page.document.body:
        return None
    document = page.document
    start = document.body[0].start if document.format == "markdown" else 0
    found: Place | None = None
    for line in document.text[start:].split("\n")[:HEAD_LINES]:
        words = line.strip()
        if LABEL.match(words):
            return found
        if (
            words
            and words not in page.title
            and len(words) < LONGEST_LINE
            and HOUR.search(words) is None
            and words[-1] not in ".:!?"
        ):
            city = words.split(",")[0]
            offset = start + line.index(city)
            found = Place(text=city, span=Span(offset, offset + len(city)))
        start += len(line) + 1
    return None
