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
    head = " ".join(content.split()[:HEAD_WORDS])
    found = [
        (match.start(), number, act)
        for number, (act, pattern) in enumerate(_patterns())
        for match in [pattern.search(head)]
        if match
    ]
    return min(found)[2] if found else "state"


@cache
def _patterns() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    rows = read_table("content_acts", COLUMNS, package="communique.readers")
    return tuple((cast("Act", row["act"]), re.compile(row["pattern"], re.IGNORECASE)) for row in rows)
