"""The words of a clause and of its cue, as they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Clause

BEFORE = 300
"""Characters before a clause in which its cue is looked for."""

OPENING, LEFT_OUT = " “\"‘',:", " …"


def cue_before(text: str, clause: Clause) -> str:
    """The phrase that reports a clause of this text, with " …" where other words stand between; empty where there is
    none, or where it belongs to the clause's words.
    """
    if clause.cue is None or clause.cue in clause.words:
        return ""
    start = clause.spans[0].start
    before = " ".join(text[max(0, start - BEFORE) : start].split()).rstrip(OPENING)
    return clause.cue if before.endswith(clause.cue) else f"{clause.cue}{LEFT_OUT}"


def quoted(words: str, clauses: Iterable[Clause]) -> str:
    """The words of clauses, between quotation marks where the text quotes them."""
    return f"“{words}”" if any(clause.quoted for clause in clauses) else words
