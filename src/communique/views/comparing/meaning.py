"""Whom the words of an account stand for: names, titles and pronouns as the side that is meant, for matching only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.views.comparing.wording import load_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Clause, Mention, Reading, Span
    from communique.views.comparing.wording import Wording

OUR_COUNTRY = re.compile(r"\b(?:our|my|his|her) (?:own )?(?:country|state|nation|land)\b", re.IGNORECASE)


class Meanings:
    """The terms of an account's clauses. ``home`` is the side that its outlet publishes for."""

    def __init__(self, reading: Reading, home: str | None) -> None:
        self._text = reading.document.text
        self._home = home
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
        return load_words().wording(" ".join(parts), meant)

    def _meant(self, span: Span, clause: Clause) -> Iterator[tuple[int, int, str]]:
        for mention in self._mentions:
            if span.covers(mention.span) and (code := self._code(mention)) is not None:
                yield mention.span.start - span.start, mention.span.end - span.start, code
        for found in OUR_COUNTRY.finditer(span.of(self._text)):
            sides = {speaker.side for speaker in clause.speakers if speaker.side is not None}
            code = sides.pop() if len(sides) == 1 else self._home
            yield *found.span(), code or ""

    def _code(self, mention: Mention) -> str | None:
        """The side that stands for the mention; nothing for both sides together, None where its words count."""
        if mention.kind == "joint":
            return ""
        if mention.kind != "person" or len(mention.refers_to) != 1:
            return None
        actor = mention.refers_to[0]
        return (actor.side or "") if actor.name in self._people else None
