"""When an exchange took place, as far as the text itself gives its days: in its sentence or in the neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.reports.dates import date_in
from communique.readers.reports.page import LEAD, Page, clause_of
from communique.readers.reports.triggers import find_trigger

if TYPE_CHECKING:
    from communique.model import DateInterval
    from communique.model.report import Kind, Realis


def date_of(page: Page, number: int, kind: Kind, realis: Realis) -> DateInterval | None:
    """The interval of an exchange told in sentence ``number``; None where none is told."""
    for near in (number, number + 1, number - 1, number + 2):
        if near != number and not (0 <= near < min(len(page.sentences), LEAD) and _tells(page, near, kind)):
            continue
        found = day_told(page, near, ahead=realis == "scheduled")
        if found is not None:
            return found
    return None


def _tells(page: Page, number: int, kind: Kind) -> bool:
    trigger = find_trigger(page.text_of(number))
    return trigger is not None and trigger.kind == kind


def day_told(page: Page, number: int, *, ahead: bool = False) -> DateInterval | None:
    """The date in the clause of a sentence that tells of the exchange; only without one, that of what surrounds it."""
    sentence = page.sentences[number]
    clause = clause_of(page.prose, sentence).of(page.prose.text)
    text = sentence.of(page.prose.text)
    found = date_in(clause, page.anchor, ahead=ahead) or date_in(text, page.anchor, ahead=ahead)
    if found is None or found.span is None:
        return None
    span = Span(found.span.start + sentence.start, found.span.end + sentence.start)
    return replace(found, span=page.prose.original(span))
