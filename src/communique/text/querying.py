"""What one types to search, read: words, "phrases", pref*, AND, OR, NOT, NEAR and brackets.

Nothing of what is typed reaches an engine of search as it stands: it is read into a ``Query`` of folded words, from
which each back end writes its own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from communique.model import UsageError
from communique.model.search import AllOf, AnyOf, NearRuns, WordRun
from communique.text.words import find_words

if TYPE_CHECKING:
    from communique.model.search import Query

TOKEN = re.compile(
    r"[\"“”„«»](?P<phrase>[^\"“”„«»]*)(?P<closed>[\"“”„«»](?P<prefix>\*)?)?"
    r"|(?P<bracket>[()])"
    r"|(?P<operator>(?:AND|OR|NOT|NEAR(?:/\d{1,4})?)(?=[\s()\"“”„«»]|\Z))"
    r"|(?P<word>[^\s()\"“”„«»]+)"
)
DISTANCE = 10
"""So many words at most lie between those of NEAR where no other number is given."""

MOST_WORDS = 64
MOST_BRACKETS = 16
FORMS = 'Write words, "a phrase", pref*, and between them AND, OR, NOT, NEAR or NEAR/5, with (brackets).'


def parse_query(typed: str) -> Query:
    """What was typed as a query. Raises UsageError that says what is wrong with it, and what can be written."""
    reader = _Reader(typed)
    found = reader.any_of(0)
    if reader.peek() is not None:
        reader.fail("a bracket is closed that was not opened")
    return found


class _Reader:
    """Reads by descent: OR binds less than AND, which stands between words by itself."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._tokens = [token for token in TOKEN.finditer(typed) if not _is_bare(token)]
        self._place = 0
        self._words = 0

    def fail(self, what: str) -> NoReturn:
        """Raise UsageError: what is wrong, and what can be written."""
        shown = " ".join(self._typed.split())
        raise UsageError(f"{shown[:80] or 'An empty query'}: {what}. {FORMS}")

    def peek(self) -> str | None:
        """The next operator or bracket, "" for a word or phrase, None at the end."""
        if self._place == len(self._tokens):
            return None
        token = self._tokens[self._place]
        operator = token["operator"]
        return token["bracket"] or (operator.partition("/")[0] if operator else "")

    def any_of(self, depth: int) -> Query:
        """Alternatives with OR between them."""
        if depth > MOST_BRACKETS:
            self.fail(f"more than {MOST_BRACKETS} brackets lie in each other")
        parts = [self._all_of(depth)]
        while self.peek() == "OR":
            self._place += 1
            parts.append(self._all_of(depth))
        return parts[0] if len(parts) == 1 else AnyOf(tuple(parts))

    def _all_of(self, depth: int) -> Query:
        parts: list[Query] = []
        without: list[Query] = []
        operator = self.peek() if self.peek() == "NOT" else None
        while True:
            if operator is not None:
                self._place += 1
            if operator == "AND" and self.peek() == "NOT":
                self._place += 1
                operator = "NOT"
            (without if operator == "NOT" else parts).append(self._near(depth))
            operator = self.peek()
            if operator in {None, ")", "OR"}:
                break
            operator = operator if operator in {"AND", "NOT"} else None
        if not parts:
            self.fail("NOT takes away from what other words find, and there are none")
        return parts[0] if len(parts) == 1 and not without else AllOf(tuple(parts), tuple(without))

    def _near(self, depth: int) -> Query:
        first = self._one(depth)
        phrases, distance = [first], DISTANCE
        while self.peek() == "NEAR":
            number = self._tokens[self._place].group().partition("/")[2]
            distance = int(number) if number else distance
            self._place += 1
            phrases.append(self._one(depth))
        if len(phrases) == 1:
            return first
        told = tuple(phrase for phrase in phrases if isinstance(phrase, WordRun))
        if len(told) != len(phrases):
            self.fail("NEAR stands between words or phrases, not between brackets")
        return NearRuns(told, distance)

    def _one(self, depth: int) -> Query:
        """A word, a phrase, or what brackets hold."""
        kind = self.peek()
        if kind == "(":
            self._place += 1
            found = self.any_of(depth + 1)
            if self.peek() != ")":
                self.fail("a bracket is not closed")
            self._place += 1
            return found
        if kind != "":
            self.fail(
                "there is nothing to look for"
                if not self._tokens
                else f"{kind or 'the end'} stands where a word should"
            )
        token = self._tokens[self._place]
        self._place += 1
        return self._phrase(token)

    def _phrase(self, token: re.Match[str]) -> WordRun:
        if token["phrase"] is not None:
            if not token["closed"]:
                self.fail("a quotation mark is not closed")
            words, is_prefix = token["phrase"].rstrip(), bool(token["prefix"])
        else:
            words, is_prefix = token["word"], False
        if words.endswith("*"):
            words, is_prefix = words[:-1], True
        found = list(find_words(words))
        tokens = tuple(word.token for word in found)
        if "*" in words or (is_prefix and (not found or found[-1].end != len(words))):
            self.fail("a * ends a word, as in sea*")
        if not tokens:
            self.fail(f"{token.group()} has neither letters nor digits")
        self._words += len(tokens)
        if self._words > MOST_WORDS:
            self.fail(f"these are more than {MOST_WORDS} words")
        return WordRun(tokens, is_prefix)


def _is_bare(token: re.Match[str]) -> bool:
    """Whether it is a dash or sign between words that says nothing: "trade & investment"."""
    word = token["word"]
    return word is not None and "*" not in word and next(find_words(word), None) is None
