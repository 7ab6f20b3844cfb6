"""Where the first sentence of a report begins, behind its dateline ("PARIS, 3 March (AFP) - The ministers ...")."""

from __future__ import annotations

import re

from communique.model import Span

LONGEST = 90
DASH = re.compile(r"\s?(?:--|[-–—])\s+(?=[\"“A-Z])")
MARKS = re.compile(
    r"\([A-Z][\w .]*\)|/[A-Z]+/|\b[A-Z]{3,}\b|\b(?:19|20)\d\d\b|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
PLAIN_WORD = re.compile(r"\b[a-z]{4,}\b")


def behind_dateline(text: str, sentence: Span) -> Span:
    """The sentence without the place, day and agency printed before its first dash; itself where there are none."""
    head = text[sentence.start : min(sentence.end, sentence.start + LONGEST)]
    dash = DASH.search(head)
    if dash is None or MARKS.search(head, 0, dash.start()) is None or PLAIN_WORD.search(head, 0, dash.start()):
        return sentence
    return Span(sentence.start + dash.end(), sentence.end)
