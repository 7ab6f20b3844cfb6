"""Stretches of a text that a rule of the grammar matched, and what stands in their groups."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.times.grammar import Grammar
    from communique.readers.times.lexicon import Lexicon, Tokens

REACH = 12
"""Words before its core within which an expression begins."""

NUMBER_CLASSES = ("TENS", "ORDINAL", "ONES", "HUNDRED")
"""What the words of an ordinal can be ("one hundred and twenty-fifth")."""

SENTENCE_ENDS = frozenset({".", "!", "?", ":"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One match: words ``first`` up to ``last`` of the text, by the rule ``name``."""

    name: str
    first: int
    last: int
    tokens: Tokens
    lexicon: Lexicon
    groups: dict[str, tuple[int, int]]

    def has(self, group: str) -> bool:
        """Whether that part is there."""
        return group in self.groups

    def words(self, group: str) -> list[str]:
        """The words of a part, in small letters; none where it is not there."""
        first, last = self.groups.get(group, (0, 0))
        return self.tokens.words[first:last]

    def value(self, group: str, *classes: str) -> str | None:
        """The first value that the lexicon gives a word of the part in one of these classes."""
        found = (self.lexicon.value(word, name) for word in self.words(group) for name in classes)
        return next((value for value in found if value is not None), None)

    def integer(self, group: str) -> int | None:
        """The first figure of a part ("8th" is 8); None where there is none."""
        found = (re.match(r"\d{1,6}", word) for word in self.words(group))
        return next((int(match.group()) for match in found if match is not None), None)

    def ordinal(self, group: str = "nth") -> int | None:
        """The number of an ordinal ("74th", "twenty-first", "one hundred and fiftieth")."""
        figure = self.integer(group)
        if figure is not None or not self.has(group):
            return figure
        total = 0
        for word in self.words(group):
            value = next((found for name in NUMBER_CLASSES if (found := self.lexicon.value(word, name))), None)
            multiplies = value == "100"
            total = max(total, 1) * 100 if multiplies else total + int(value or 0)
        return total or None

    @property
    def before(self) -> str:
        """The word before the phrase; empty at the start of the text."""
        return self.tokens.words[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        """The word behind the phrase; empty at the end of the text."""
        return self.tokens.words[self.last] if self.last < len(self.tokens.words) else ""

    @property
    def words_all(self) -> list[str]:
        """All its words, in small letters."""
        return self.tokens.words[self.first : self.last]

    def capital_follows(self, text: str) -> bool:
        """Whether the next word belongs to a name with it ("the Tet Offensive")."""
        starts = self.tokens.starts
        return self.last < len(starts) and text[starts[self.last]].isupper()

    @property
    def next_is_known(self) -> bool:
        """Whether the next word is one that the lexicon knows (a month, a title of office, a feast)."""
        return self.last < len(self.tokens.letters) and not self.lexicon.is_plain(self.tokens.letters[self.last])

    def has_capital(self, text: str) -> bool:
        """Whether its last word is written with a capital."""
        return text[self.tokens.starts[self.last - 1]].isupper()

    def ends_name(self, text: str) -> bool:
        """Whether it is one word with a capital behind another ("Harbour Today") or behind a possessive."""
        starts, first = self.tokens.starts, self.first
        if self.last - first > 1 or not first or not text[starts[first]].isupper():
            return False
        return text[starts[first - 1]].isupper() or self.before == "s"

    @property
    def begins_sentence(self) -> bool:
        """Whether its first word is the first of a sentence, or of the text."""
        if not self.first:
            return True
        return self.before[:1] == "\n" or (self.before in {".", "!", "?"} and not self._after_figure)

    @property
    def _after_figure(self) -> bool:
        """Whether what stands before it is a figure with a point ("No. 2. 1950")."""
        return self.first > 1 and self.tokens.words[self.first - 2].isdecimal()

    @property
    def opens_sentence(self) -> bool:
        """Whether it stands at the start of a sentence or heading, a preposition or article before it left aside,
        or at the end of a heading.
        """
        words = self.tokens.words
        if self.after[:1] == "\n":
            return True
        for back in (1, 2):
            place = self.first - back
            if place < 0 or words[place] in SENTENCE_ENDS or words[place][:1] == "\n":
                return True
        return False

    @property
    def printed_year(self) -> int | None:
        """The year that the phrase prints, negative before Christ."""
        before_christ = self.integer("year_bc")
        return -before_christ if before_christ else self.integer("year")


def phrases_at(grammar: Grammar, tokens: Tokens, place: int) -> list[Phrase]:
    """Every reading of the words from ``place`` on, the longest first."""
    rules = grammar.rules.get(tokens.letters[place], ())
    matches = ((rule.name, rule.pattern.match(tokens.letters, place)) for rule in rules)
    found = [(name, match) for name, match in matches if match is not None and match.end() > place]
    found.sort(key=lambda named: -named[1].end())
    return [Phrase(name, place, match.end(), tokens, grammar.lexicon, _groups(match, place)) for name, match in found]


def _groups(match: re.Match[str], place: int) -> dict[str, tuple[int, int]]:
    names = ((name, match.span(name)) for name in match.re.groupindex)
    return {name.rpartition("_")[0]: span for name, span in names if span[0] >= place and span[1] > span[0]}


def places(grammar: Grammar, tokens: Tokens) -> Iterator[int]:
    """Where an expression can begin: within reach before a word that is the core of one."""
    letters = tokens.letters
    position = 0
    for core in grammar.core.finditer(letters):
        for place in range(max(position, core.start() - REACH), core.start() + 1):
            if letters[place] not in grammar.idle:
                yield place
        position = core.start() + 1
