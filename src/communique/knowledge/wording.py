"""Words that name offices, and which posts they can mean."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from communique.knowledge.tables import read_table
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.knowledge.rows import PostClass, PostRow

Match = Literal["title", "class", "leader", "counterpart", "several", "none"]
"""How words mean a post: ``title`` a post of these classes that is itself titled so; ``class`` any post of these classes;
``leader`` the office that leads the country; ``counterpart`` another's office; ``several`` more people than one;
``none`` nobody of these tables."""

COLUMNS = ("words", "classes", "match", "note")
NO_LONGER = frozenset("former ex late then onetime".split())
NOT_YET_OR_NO_LONGER = NO_LONGER | frozenset("deputy vice assistant associate under alternate shadow".split())
"""A word before an office that makes it another's: a former president, a deputy minister."""

BEHIND = frozenset("elect designate emeritus".split())

FILLING = frozenset(
    "the a an of and 's s ' mr mrs ms his her their its our own new newly elected current sitting incumbent visiting "
    "acting interim caretaker comrade excellency country's nation's ruling party central committee republic state".split()
)
"""Words beside an office that leave it what it is."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One row of the table of descriptions."""

    words: tuple[str, ...]
    classes: frozenset[PostClass]
    match: Match


class Wordings:
    """The table of descriptions, found in longer titles."""

    def __init__(self, rows: Iterable[Wording]) -> None:
        self.rows = tuple(rows)
        self._rows = {row.words: row for row in self.rows}
        self._longest = max((len(words) for words in self._rows), default=0)

    def find(self, text: str) -> tuple[Wording, ...]:
        """The offices that a title or description names, the longest words first, none inside another. An office that is
        no longer or not fully held is none: "former President", "Deputy Minister".
        """
        return tuple(self._found(words_of(text)))

    def unread(self, text: str) -> tuple[str, ...]:
        """The words of a description that name no office and are more than filling: they may make it another's."""
        words, place, left = words_of(text), 0, []
        while place < len(words):
            row = self._at(words, place)
            if row is None and words[place] not in FILLING:
                left.append(words[place])
            place += len(row.words) if row is not None else 1
        return tuple(left)

    def _found(self, words: tuple[str, ...]) -> Iterator[Wording]:
        place = 0
        while place < len(words):
            row = self._at(words, place)
            if row is None:
                place += 1
                continue
            end = place + len(row.words)
            before = words[place - 1] if place else ""
            if before not in NOT_YET_OR_NO_LONGER and (end >= len(words) or words[end] not in BEHIND):
                yield row
            place = end

    def _at(self, words: tuple[str, ...], place: int) -> Wording | None:
        lengths = range(min(self._longest, len(words) - place), 0, -1)
        return next((row for length in lengths if (row := self._rows.get(words[place : place + length]))), None)


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a title, without signs and articles' capitals; a possessive word keeps its ending."""
    plain = "".join(letter if letter.isalnum() or letter in "'’-. " else " " for letter in text)
    return tuple(fold(plain).split())


def means(wording: Wording, post: PostRow, title_words: frozenset[tuple[str, ...]]) -> bool:
    """Whether words can mean a post, whose own titles hold ``title_words`` of the same table."""
    if post.post_class not in wording.classes:
        return False
    return wording.match == "class" or wording.words in title_words


@cache
def load_wordings() -> Wordings:
    """The package's table of descriptions, read once."""
    return Wordings(
        Wording(
            tuple(row["words"].split()),
            cast("frozenset[PostClass]", frozenset(part for part in row["classes"].split(";") if part)),
            cast("Match", row["match"]),
        )
        for row in read_table("descriptions", COLUMNS)
    )
