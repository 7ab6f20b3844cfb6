"""The words of a text and what the tables say of them: the ground that names are found on."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.tables import read_table
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.gazetteer import Gazetteer, NamedSide

COLUMNS = ("list", "words", "note")
WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Messrs|Adm|Capt|Brig|Amb|Hon|Gen|Col|Lt|Maj|Sen|Gov|Rev|Rt|[^\W\d_](?:\.[^\W\d_])*)\.(?!\w)"
    r"|[^\W\d_]\w*(?:['.\-][^\W_]+)*|\d[\w,-]*|[^\w\s]"
)
POSSESSIVE = re.compile(r"'s?$")
JOINED_PARTICLE = re.compile(r"(?:al|el|as|ad|ar|an|at|az|ash|ul|de|d|l|bin|ibn)[-'](?=[^\W\d_])")


@cache
def word_list(name: str) -> frozenset[str]:
    """All words of one list of the table ``readers/data/name_words.csv``, in lower case."""
    rows = read_table("name_words", COLUMNS, package="communique.readers")
    return frozenset(word for row in rows if row["list"] == name for word in row["words"].split())


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the prose. ``end`` leaves a possessive ending out; ``lower`` is the bare word in lower case."""

    start: int
    end: int
    text: str
    lower: str
    possessive: bool
    capital: bool


class SideSpan(NamedTuple):
    """A side named by the words ``first`` to ``last``."""

    first: int
    last: int
    named: NamedSide


@dataclass(frozen=True, slots=True)
class Ground:
    """The words of one paragraph or title, and for each word inside the name of a side that name."""

    words: tuple[Word, ...]
    sides: dict[int, SideSpan] = field(default_factory=dict)

    def lower(self, number: int) -> str:
        """The bare word in lower case; empty beyond either end."""
        return self.words[number].lower if 0 <= number < len(self.words) else ""

    def capital(self, number: int) -> bool:
        """Whether there is such a word and it begins with a capital letter."""
        return 0 <= number < len(self.words) and self.words[number].capital

    def side_from(self, number: int) -> SideSpan | None:
        """The side whose name begins at word ``number``."""
        found = self.sides.get(number)
        return found if found is not None and found.first == number else None

    def side_to(self, number: int) -> SideSpan | None:
        """The side whose name ends with word ``number``."""
        found = self.sides.get(number)
        return found if found is not None and found.last == number else None

    def span(self, first: int, last: int) -> Span:
        """The characters of the words ``first`` to ``last``, the last one included, possessive ending left out."""
        return Span(self.words[first].start, self.words[last].end)


def lay_ground(text: str, paragraph: Span, gazetteer: Gazetteer) -> Ground:
    """Tokenise one paragraph and place the sides that it names."""
    words = tuple(words_of(text, paragraph))
    starts = {word.start: number for number, word in enumerate(words)}
    ends = {word.end: number for number, word in enumerate(words)} | {
        word.start + len(word.text): number for number, word in enumerate(words)
    }
    sides: dict[int, SideSpan] = {}
    for side in gazetteer.find(paragraph.of(text)):
        first = starts.get(side.span.start + paragraph.start)
        last = ends.get(side.span.end + paragraph.start)
        if first is not None and last is not None:
            sides |= dict.fromkeys(range(first, last + 1), SideSpan(first, last, side))
    return Ground(words, sides)


def words_of(text: str, paragraph: Span) -> Iterator[Word]:
    """The words and signs of a stretch of text, in order."""
    for match in WORD.finditer(text, paragraph.start, paragraph.end):
        word = match.group()
        bare = POSSESSIVE.sub("", word) if len(word) > 1 and word[-1] in "s'" else word
        yield Word(
            match.start(),
            match.start() + len(bare),
            word,
            bare.lower(),
            len(bare) < len(word) and "'" in word,
            word[0].isupper() or _joined_capital(word),
        )


def _joined_capital(word: str) -> bool:
    """Whether a small particle is joined to a capitalised name ("al-Sisi", "d'Estaing")."""
    particle = JOINED_PARTICLE.match(word)
    return particle is not None and word[particle.end()].isupper()
