"""Which lines of a scraped page are the story: the stretch with most sentences and fewest menu entries in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.documents.lines import BULLET, is_large_capital

if TYPE_CHECKING:
    from communique.documents.lines import Line
    from communique.model import Span

FEWEST_WORDS = 60
"""So many words before the readers' comments are an article; fewer are a teaser above it."""
MOST_PER_LINE = 60
HEADLINE = -5
LEFTOVER = -6
TAIL = -30
LONG_LINE = 18
SCRAPED_LEFTOVERS = 3
LONGEST_FOOT = 90
SIGNED_SENTENCE = re.compile(r"[\w)\]\"”’'%]{4}[.!?…][\"”’')\]]*\s|[。！？]")
"""A sentence that ends before its line does, behind a word longer than "Tel": something signs it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines ``first`` to ``last``, the latter not included, and what they weigh."""

    first: int
    last: int
    weight: int


def find_story(lines: list[Line]) -> Stretch:
    """The story among the lines of a scraped page; all of them where nothing shows that it was scraped."""
    weights = [_weight(line) for line in lines]
    best = Stretch(0, 0, 0)
    for first, last in _parts(lines):
        found = heaviest(weights, first, last)
        if found.weight > best.weight:
            best = found
        if best.weight >= FEWEST_WORDS:
            break
    if best.weight < FEWEST_WORDS // 2:
        return Stretch(0, len(lines), best.weight)
    first = _with_capital(lines, best.first) if _is_scraped(lines[: best.first]) else 0
    last = best.last if _is_scraped(lines[best.last :]) else len(lines)
    return Stretch(first, last, best.weight)


def heaviest(weights: list[int], first: int, last: int) -> Stretch:
    """The run of ``weights[first:last]`` with the greatest sum, the first of equals; of no length if none is positive."""
    best = Stretch(first, first, 0)
    start, total = first, 0
    for place in range(first, last):
        if total <= 0:
            start, total = place, 0
        total += weights[place]
        if total > best.weight:
            best = Stretch(start, place + 1, total)
    return best


def _weight(line: Line) -> int:
    if line.tail or line.stop:
        return TAIL
    if line.noise:
        return LEFTOVER
    words = line.words
    if line.inside or (line.goes_on and words >= 4):
        return min(words, MOST_PER_LINE)
    return min(words, MOST_PER_LINE) // 2 if words >= LONG_LINE else HEADLINE


def _parts(lines: list[Line]) -> list[tuple[int, int]]:
    """The page cut where readers' comments begin; a link to them stands among other buttons."""
    cuts = [place for place, line in enumerate(lines) if line.stop and not _is_button(lines, place)]
    return list(zip([0, *cuts], [*cuts, len(lines)], strict=True))


def _with_capital(lines: list[Line], first: int) -> int:
    return first - 1 if first and is_large_capital(lines, first - 1) else first


def _is_button(lines: list[Line], place: int) -> bool:
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    return len(beside) == 2 and all(line.noise and not line.tail for line in beside)


def _is_scraped(lines: list[Line]) -> bool:
    """Whether lines beside the story are a site's own: menus, buttons, headings of other stories."""
    return sum(line.noise for line in lines) >= SCRAPED_LEFTOVERS or any(line.tail or line.stop for line in lines)


def teasers(told: list[Line]) -> list[Span]:
    """Headlines of other stories inside this one: what follows a heading like "Related stories" up to a sentence."""
    found: list[Span] = []
    inside = False
    for line in told:
        inside = line.tail or (inside and not line.goes_on)
        if inside:
            found.append(line.span)
    return found


def foot(told: list[Line]) -> list[Span]:
    """What stands below a story's last sentence: who released it and where, entries of a menu. Lists are its own."""
    found: list[Span] = []
    for line in reversed(told):
        if not line.noise and not _is_foot(line):
            break
        found.append(line.span)
    return found if len(found) < len(told) else []


def _is_foot(line: Line) -> bool:
    told = line.inside or line.ends_sentence or SIGNED_SENTENCE.search(line.text) or BULLET.match(line.text)
    return not told and len(line.text) <= LONGEST_FOOT
