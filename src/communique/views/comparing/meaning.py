"""Whom the words of an account stand for: names, titles and pronouns as the side that is meant, for matching only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span
from communique.views.comparing.narration import sentences
from communique.views.comparing.wording import ASKED_FOR, EXCHANGE, load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Clause, Mention, Reading
    from communique.views.comparing.wording import Term, Wording

ASKED = re.compile(r"at (?:the )?(?:\S+ )?(?:request|initiative)\b", re.IGNORECASE)
OUR_COUNTRY = re.compile(
    r"\b(?:our|my|his|her) (?:own )?(?:country|state|nation|land|government|side|authorities)\b", re.IGNORECASE
)

FEWEST_TERMS = 3
"""A clause of fewer terms counts its frame's words with its own ("voiced alarm at | the raids")."""


class Meanings:
    """The terms of an account's clauses."""

    def __init__(self, reading: Reading) -> None:
        self._text = reading.document.text
        self._home = reading.document.outlet_side
        self._keys: dict[str, frozenset[str]] = {}
        self._sentences = tuple(sentences(reading))
        self._people = {person.name for report in reading.reports for person in report.participants}
        self._mentions = sorted(reading.mentions, key=lambda mention: mention.span)
        self.parties = frozenset(
            person.side for report in reading.reports for person in report.participants if person.side is not None
        )

    def wording(self, clause: Clause) -> Wording:
        """What a clause says, with what its words stand for."""
        parts, meant, length = [], [], 0
        for span in clause.spans:
            parts.append(span.of(self._text))
            meant += [(start + length, end + length, code) for start, end, code in self._meant(span, clause)]
            length += len(parts[-1]) + 1
        text, around = " ".join(parts), self._around(clause)
        if clause.cue is not None and len(load_words().keys_of(text)) < FEWEST_TERMS:
            text = f"{text} {clause.cue}"
        return load_words().wording(text, meant, around, special=_special(clause))

    def _around(self, clause: Clause) -> frozenset[str]:
        """The keys of what stands beside a clause: from the beginning of its sentence to the end of its statement."""
        start = next((s.start for s in self._sentences if s.start <= clause.said.start < s.end), clause.said.start)
        text, keys, place = self._text, frozenset[str](), start
        for span in (*clause.spans, Span(clause.said.end, clause.said.end)):
            if span.start > place:
                keys |= self._keys_of(text[place : span.start])
            place = span.end
        return keys

    def _keys_of(self, words: str) -> frozenset[str]:
        if words not in self._keys:
            self._keys[words] = load_words().keys_of(words)
        return self._keys[words]

    def _meant(self, span: Span, clause: Clause) -> Iterator[tuple[int, int, str]]:
        """What stands for a side or for both; where the exchange itself is reported, the offices of people count."""
        for mention in self._mentions:
            named = clause.of_exchange and mention.kind == "person"
            if span.covers(mention.span) and not named and (code := self._code(mention)) is not None:
                yield mention.span.start - span.start, mention.span.end - span.start, code
        for found in OUR_COUNTRY.finditer(span.of(self._text)):
            sides = {speaker.side for speaker in clause.speakers if speaker.side is not None}
            code = sides.pop() if len(sides) == 1 else self._home
            yield *found.span(), code or ""

    def _code(self, mention: Mention) -> str | None:
        """The side that stands for the mention; nothing for both sides together, None where its words count."""
        if mention.kind == "joint":
            return ""
        if mention.kind not in ("person", "side") or len(mention.refers_to) != 1:
            return None
        actor = mention.refers_to[0]
        if mention.kind == "side":
            return actor.side
        return (actor.side or "") if actor.name in self._people else None


def _special(clause: Clause) -> Term | None:
    """What stands for a clause that reports the exchange, or who asked for it, whatever its words."""
    if clause.of_exchange:
        return EXCHANGE
    return ASKED_FOR if clause.statement is None and ASKED.match(clause.words) else None
