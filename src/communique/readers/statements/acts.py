"""The act of a statement (gold guide, rule 7): the cue names it, or a colourless cue takes it from its content."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import cast

from communique.model.statement import Act

HEAD_WORDS = 40


def act_of(cue_act: Act | None, content: str) -> Act:
    """The act: the cue's own, else the first that the main clause of ``content`` shows, else "state"."""
    return cue_act or content_act(content)


def content_act(content: str) -> Act:
    """What the head of a clause does ("... should", "... stands ready to"); "state" where nothing shows it."""
    head = " ".join(content.split()[:HEAD_WORDS])
    found = [(match.start(), number, act) for number, (act, pattern) in enumerate(_patterns()) for match in [pattern.search(head)] if match]
    return min(found)[2] if found else "state"


@cache
def _patterns() -> tuple[tuple[Act, re.Pattern[str]], ...]:
    with (files("communique.readers") / "data" / "content_acts.csv").open(encoding="utf-8", newline="") as table:
        return tuple((cast("Act", row["act"]), re.compile(row["pattern"], re.IGNORECASE)) for row in csv.DictReader(table))
