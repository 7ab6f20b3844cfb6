"""The exchange that a joint text makes or comes from: those who issue it, and the meeting that its opening tells of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.readers.issuers import codes_of
from communique.readers.joint_text import joint_text
from communique.readers.reports.parties import are_two_sides
from communique.readers.reports.told import sides_told
from communique.readers.reports.triggers import find_trigger

if TYPE_CHECKING:
    from communique.model import Participant
    from communique.model.report import Kind
    from communique.readers.reports.page import Page

OPENING = 2
"""Sentences in which a joint text tells of the meeting that it comes from."""

GATHERED: frozenset[Kind] = frozenset({"meeting", "talks", "summit", "visit", "call", "video call"})
MET = re.compile(
    r"\b(?<!have )(?<!has )(?<!had )(?<!since we )(?:met|convened|gathered|assembled)\b(?! (?:their|the|our) )"
)


def jointly_issued(page: Page) -> tuple[int, Kind, tuple[Participant, ...]] | None:
    """The sentence that tells of the exchange, its kind, and who takes part; None where the text is no joint one, or
    nothing but one government's own.
    """
    joint = joint_text(page.prose, " ".join(page.title.split()), page.cast, page.gazetteer)
    if joint is None or not joint.issuers:
        return None
    issuers = joint.issuers
    if not _is_of_several(page, issuers):
        return None
    start = page.prose.paragraphs[joint.first].start
    first = next((n for n, sentence in enumerate(page.sentences) if sentence.start >= start), 0)
    for number in range(first, min(first + OPENING, len(page.sentences))):
        kind = _gathering(page.text_of(number))
        if kind is not None:
            return number, kind, joint.people or issuers
    return first, "statement", issuers


def _is_of_several(page: Page, issuers: tuple[Participant, ...]) -> bool:
    """Whether several sides issue a text, or a body of states; one government's departments are none."""
    sides = codes_of(issuers)
    if len(sides) > 1 or any(page.gazetteer.is_body(code) for code in sides):
        return True
    named = set(sides_told(page, f"{page.title} . {page.lead_text()}"))
    return len(named) > 1 and are_two_sides(page, issuers)


def _gathering(text: str) -> Kind | None:
    trigger = find_trigger(text)
    if trigger is not None and trigger.kind in GATHERED:
        return trigger.kind
    return "meeting" if MET.search(text) is not None else None
