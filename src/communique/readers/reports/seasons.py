"""Clues from the time of the year that a text is written in: the end of a year, figures for its first months."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from communique.model import Span, Window
from communique.readers.reports.counted_years import SMALL, number_of
from communique.readers.reports.findings import Finding
from communique.readers.reports.shapes import moved

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.reports.page import Page

YEAR = r"(?P<year>(?:19|20)\d{2})"
YEAR_END = re.compile(
    rf"\b[Aa]s {YEAR} (?:draws?|drew|comes?|came|nears?|neared|is (?:drawing|coming)|was (?:drawing|coming)) (?:to )?(?:a|an|its) (?:close|end)\b"
    rf"|\b(?:[Tt]he )?(?:closing|last|final) (?:days|weeks) of {YEAR.replace('year', 'late')}\b"
)
"""Words for the last month of a year."""

NEW_YEAR = re.compile(
    rf"\b(?:[Hh]appy|[Pp]rosperous|[Pp]eaceful|[Ss]uccessful|[Nn]ew [Yy]ear|(?:good|best|warm) wishes for) (?:(?:and|\w+) ){{0,2}}?(?:the year )?{YEAR}\b"
)
"""Wishes for a year that is about to begin or has just begun."""

FIGURES = re.compile(
    rf"\b(?:in|over|during|for|of) the first (?P<months>\d{{1,2}}|(?i:{SMALL})) months of {YEAR}\b(?! (?:are|is) expected)"
)
"""Figures that are out only when those months are over, and news until those of the next."""

MONTHS = 12
WISHED, LATE, CITED = 45, 31, 240


def season_findings(page: Page) -> Iterator[Finding]:
    """What the end of a year, wishes for one and figures for a part of one say anywhere in the text."""
    for match in YEAR_END.finditer(page.prose.text):
        year = int(match["year"] or match["late"])
        yield _finding(page, match, "year.end", Window(date(year, MONTHS, 1), date(year, MONTHS, 31)))
    for match in NEW_YEAR.finditer(page.prose.text):
        first = date(int(match["year"]), 1, 1)
        yield _finding(page, match, "year.wished", Window(moved(first, -WISHED), moved(first, LATE)))
    for match in FIGURES.finditer(page.prose.text):
        months = number_of(match["months"])
        if 0 < months < MONTHS:
            over = date(int(match["year"]), months + 1, 1)
            yield _finding(page, match, "year.figures", Window(over, moved(over, CITED)))


def _finding(page: Page, match: re.Match[str], rule: str, window: Window) -> Finding:
    return Finding(
        rule=rule,
        kind="year",
        says=f"{match.group()}: {window.earliest.isoformat()} to {window.latest.isoformat()}",
        windows=(window,),
        span=page.prose.original(Span(*match.span())),
    )
