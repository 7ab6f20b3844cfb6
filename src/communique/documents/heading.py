"""Where the head of a text ends and its story begins, and the stamps that say when it was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.documents.dateline import dateline_at
from communique.documents.stamps import Stamp, placed, stamp_of, wire_stamp

if TYPE_CHECKING:
    from communique.documents.lines import Line

LONGEST_TITLE = 220
ANNOUNCEMENT = 6
"""So many words before a colon open a story ("The spokesperson issued the following statement:")."""
UPDATED = re.compile(r"\W*(?:last )?(?:updated|modified)(?: (?:on|at))?\W*", re.IGNORECASE)


def find_head(text: str, lines: list[Line], first: int) -> int:
    """How many of the lines stand above the story when nothing but the headline does: up to the first that is a
    sentence, is long, or opens with a dateline. 0 where that would leave no story or a head of many lines.
    """
    head = first
    for line in lines[first:]:
        if not line.noise and (line.inside or (stamp_of(line.text) is None and _is_story(text, line))):
            break
        head += 1
    visible = sum(not line.noise for line in lines[first:head])
    return first if head == len(lines) or visible > 6 else head


def _is_story(text: str, line: Line) -> bool:
    announces = line.text.endswith(":") and line.words >= ANNOUNCEMENT
    if line.ends_sentence or announces or len(line.text) > LONGEST_TITLE:
        return True
    dateline = dateline_at(text, *line.span)
    return dateline is not None and dateline.span.end < line.span.end - 40


def find_stamps(lines: list[Line]) -> list[Stamp]:
    """The stamps among some lines, in order; one below a line that says "Updated" is that of an update."""
    stamps: list[Stamp] = []
    for number, line in enumerate(lines):
        found = wire_stamp(line.text) if line.inside else stamp_of(line.text)
        if found is not None:
            updated = number > 0 and UPDATED.fullmatch(lines[number - 1].text) is not None
            stamps.append(placed(found, line.span, updated=updated))
    return stamps
