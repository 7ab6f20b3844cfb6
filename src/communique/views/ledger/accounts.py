"""What a ledger is made of: the accounts of a pair's exchanges, read into moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Span
from communique.text.sentences import split_sentences
from communique.text.told import outlet_told

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator
    from datetime import date

    from communique.model import Actor, Provenance, Reading, Statement

MANY = 40
"""A readout in the first person has some ten to twenty such sentences, a transcript hundreds."""
PARAGRAPH_END = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One document's account of one exchange: ``statements`` are those that it reports of it."""

    exchange: str
    day: date | None
    reading: Reading
    provenance: Provenance
    statements: tuple[Statement, ...]

    @property
    def outlet(self) -> str:
        """Who tells it."""
        return outlet_told(self.provenance)

    @property
    def is_transcript(self) -> bool:
        """Whether it gives a conversation word for word: many sentences in the first person without a word of saying."""
        spoken = [
            one for one in self.statements if one.cue is None and one.mode == "first-person" and len(one.speakers) == 1
        ]
        return len(spoken) >= MANY


def sentences(account: Account) -> Iterator[Span]:
    """The sentences of the article's own words."""
    text = account.reading.document.text
    for body in account.reading.document.body:
        start = body.start
        while start < body.end:
            end = text.find(PARAGRAPH_END, start, body.end)
            end = body.end if end < 0 else end
            yield from split_sentences(text, Span(start, end))
            start = end + len(PARAGRAPH_END)


def speakers_at(account: Account, place: Span) -> tuple[Actor, ...]:
    """Who says what stands there; nobody where the account says it itself or the speaker isn't certain."""
    found = [
        statement
        for statement in account.statements
        if not statement.relayed and any(span.meets(place) for span in statement.content)
    ]
    return found[0].speakers if found else ()


def around(match: re.Match[str]) -> Span:
    """Where a pattern was found, without the blanks at its ends."""
    words = match.group()
    return Span(match.start() + len(words) - len(words.lstrip()), match.end() - len(words) + len(words.rstrip()))
