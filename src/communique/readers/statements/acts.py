"""The act of a statement (gold guide, rule 7): the cue names it, or a colourless cue takes it from its content."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, cast

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from communique.model.statement import Act

HEAD_WORDS = 40
COLUMNS = ("act", "pattern", "note")


def act_of(cue_act: Act | None, content: str) -> Act:
    """The act: the cue's own, else the first that the main clause of ``content`` shows, else "state"."""
    return cue_act or content_act(content)


def content_act(content: str) -> Act:
    """What the head of a clause does ("... should", "... stands ready to"); "state" where nothing shows it."""
    return _first("content_acts", content) or "state"


def spoken_act(words: str) -> Act:
    """What a sentence of someone's speech does, by the phrases of speech first ("it's great to have you back")."""
    return _first("spoken_acts", words) or content_act(words)


def _first(table: str, content: str) -> Act | None:
    """The act whose words stand first at the head of a clause."""
    head = " ".join(content.split()[:HEAD_WORDS])
    found = [
        (match.start(), number, act)
        for number, (act, pattern) in enumerate(_patterns(table))
        for match in [pattern.search(head)]
        if match
    ]
    return min(found)[2] if found else None


@cache
def _patterns(table: str) -> tuple[tuple[Act, re.Pattern[str]], ...]:
    rows = read_table(table, COLUMNS, package="communique.readers")
    return tuple((cast("Act", row["act"]), re.compile(row["pattern"], re.IGNORECASE)) for row in rows)
