"""What the reports reader works on: the prose cut into sentences, its people, and the document's metadata."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Document, Span
from communique.readers.reports.dates import Anchor, full_date, near_day
from communique.readers.reports.triggers import find_trigger
from communique.readers.times.find import find_times
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from datetime import date

    from communique.knowledge.events import Events
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import TimeExpression
    from communique.readers.cast import Cast, Figure
    from communique.readers.reports.terms import Terms
    from communique.text.prose import Prose

LEAD = 6
"""Sentences in which a document tells its news."""

HEAD = 400
"""Characters at the head or foot of a text in which its own date may stand."""

COPYRIGHT = re.compile(r"(?:[Cc]opyright|©|\([Cc]\))\D{0,20}(?P<year>(?:19|20)\d{2})\b")


OPENING = re.compile(
    r"[A-Z][\w'’-]+(?:[ /][A-Z][\w'’-]+){0,3}, (?:[A-Z]\w+day, )?(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2},) \d{4}(?:[.:]| ?[-–—])"
)
"""A place and a day in full, and what ends them, at the beginning of a text."""


class Background(NamedTuple):
    """What is known beyond the text: who held which office when, and the events from which anniversaries count (None:
    the package's).
    """

    terms: Terms | None = None
    events: Events | None = None


UNKNOWN = Background()


@dataclass(frozen=True)
class Page:
    """One document before the reports reader. ``sentences`` are spans of the prose, in order."""

    prose: Prose
    document: Document
    cast: Cast
    gazetteer: Gazetteer
    sentences: tuple[Span, ...]
    background: Background = UNKNOWN

    @cached_property
    def title(self) -> str:
        """The headline; empty where there is none."""
        title = self.document.title
        return title.text.replace("’", "'").replace("\xa0", " ") if title is not None else ""

    @cached_property
    def anchor(self) -> Anchor:
        """What relative days count from: the day on which the text was issued, else the first date printed in full at
        the head of the text or, failing that, at its foot; a year alone from its copyright line.
        """
        text = self.document.text
        day = self.issued or full_date(f"{self.title}\n{text[:HEAD]}") or full_date(text[-HEAD:])
        return Anchor(day, day.year if day else self.copyright_year)

    @cached_property
    def copyright_year(self) -> int | None:
        """The year in the copyright line at the foot of the text."""
        match = COPYRIGHT.search(self.document.text[-HEAD:])
        return int(match["year"]) if match is not None else None

    @cached_property
    def issued(self) -> date | None:
        """The dateline's day, the day of publication, else one printed in full in the title or beside the body; None
        where none of them is known: a day in the body may be of anything.
        """
        dateline, published = self.document.dateline, self.document.published
        day = dateline.day if dateline is not None else None
        if day is None and dateline is not None and published is not None:
            day = near_day(dateline.span.of(self.document.text), published.day)
        known = day or (published.day if published is not None else None) or full_date(self.title)
        return known or self._beside_body() or self._opening()

    def _opening(self) -> date | None:
        """The day with which the text opens behind a place ("Hanoi, May 6, 2031. The ...")."""
        body = self.document.body
        opening = OPENING.match(self.document.text, body[0].start) if body else None
        return full_date(opening.group()) if opening is not None else None

    def _beside_body(self) -> date | None:
        text, body = self.document.text, self.document.body
        if not body:
            return None
        return full_date(text[: min(HEAD, body[0].start)]) or full_date(text[max(body[-1].end, len(text) - HEAD) :])

    @cached_property
    def times(self) -> tuple[TimeExpression, ...]:
        """The time expressions of the prose, as far as they can be told without the day of publication."""
        return find_times(self.prose.text, None, home=self.cast.home, events=self.background.events)

    def text_of(self, number: int) -> str:
        """The words of a sentence; empty beyond the last."""
        return self.sentences[number].of(self.prose.text) if 0 <= number < len(self.sentences) else ""

    def lead_text(self, length: int = LEAD) -> str:
        """The first sentences, as one text."""
        return " ".join(self.text_of(number) for number in range(min(length, len(self.sentences))))

    def lead_people(self, number: int) -> list[Figure]:
        """People named in the lead around a sentence, those before it first."""
        around = [*range(number - 1, -1, -1), *range(number + 1, min(LEAD, len(self.sentences)))]
        return list(dict.fromkeys(figure for near in around for figure in self.cast.named_in(self.sentences[near])))


def open_page(
    prose: Prose, document: Document, cast: Cast, gazetteer: Gazetteer, background: Background = UNKNOWN
) -> Page:
    """The page of a document whose people were found."""
    sentences = tuple(span for paragraph in prose.paragraphs for span in split_sentences(prose.text, paragraph))
    return Page(prose, document, cast, gazetteer, sentences, background)


ASIDE = re.compile(
    r"\b(?:to (?:discuss|reaffirm|review|express|explore|highlight|offer|condemn|congratulate|follow|underscore|exchange|address|mark|attend|celebrate|seek|convey|welcome|thank|advance|consult)|"
    r"about(?! \d)|regarding|where|ahead of|following|before (?:he|she|the)|after(?! (?:talks|a meeting|meeting|a phone))|in connection with|on behalf of|under the leadership|on the (?:margins|sidelines) of|for the (?:summit|inauguration)|"
    r"while|as well as (?:his|her|its)|at the invitation of|as part of|who (?:is|was|are) (?:in|on|expected)|discussing|saying|noting|when they)\b"
)
"""Where the clause that tells of an exchange ends and what only surrounds it begins."""

GOES_ON = re.compile(r"[^,;.]{3,80}, (?:separately )?with (?=[^\W\d_a-z]|the |his |her )")
"""What goes on with the partners behind where they met ("met today, on the sidelines of the Forum, with X")."""

BACKGROUND = ("after", "before", "following", "ahead", "while", "saying", "noting", "discussing", "when")
"""Words that open a clause of its own; any other may only interrupt the clause ("X has, on behalf of Y, sent")."""


def clause_of(prose: Prose, sentence: Span) -> Span:
    """The part of a sentence that tells of the exchange; what stands before it belongs to it."""
    text = sentence.of(prose.text)
    cut = ASIDE.search(text, 12)
    trigger = find_trigger(text) if cut is not None else None
    interrupts = cut is not None and not cut.group().startswith(BACKGROUND)
    if cut is not None and interrupts and trigger is not None and trigger.span.start > cut.start():
        cut = ASIDE.search(text, trigger.span.end)
    while cut is not None and (going_on := GOES_ON.match(text, cut.end())) is not None:
        cut = ASIDE.search(text, going_on.end())
    return Span(sentence.start, sentence.start + cut.start()) if cut is not None else sentence
