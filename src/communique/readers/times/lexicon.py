"""The words that time expressions are made of, and a text as a string of letters, one for each word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import Span
from communique.readers.times.notation import Alphabet

if TYPE_CHECKING:
    from collections.abc import Iterable

COLUMNS = ("word", "class", "value", "case", "note")
NAME_COLUMNS = ("name", "class", "value", "note")
LONGEST_NUMBER = 6
"""A longer figure counts no days or years."""

TOKEN = re.compile(
    r"(?P<dotted>[apABC]\.[mCDE](?:\.E)?\b\.?)|(?P<letters>[^\W\d]\w*)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w-]))"
    r"|(?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:[AaPp][Mm]|hrs)?(?![\w:]))"
    r"|(?P<numeric>(?<!/)\d{4}(?P<sign>[/.])\d{1,2}(?P=sign)\d{1,2}(?![\w/])|\d{1,2}(?P<mark>[/.])\d{1,2}(?P=mark)\d{4}(?!\w))"
    r"|(?P<big>\d{1,3}(?:,\d{3})++(?!\w))|(?P<decimal>\d++\.\d++(?!\w))"
    r"|(?P<gap>\n[^\S\n]*\n\s*)|(?P<word>\w+)|(?P<sign_only>[^\w\s])",
)
NUMBER = re.compile(r"(\d{1,6})(st|nd|rd|th|s|am|pm|)(?!\w)")
EARLIEST_YEAR, LATEST_YEAR = 1000, 2199
KINDS = {
    "iso": frozenset({"ISO"}),
    "clock": frozenset({"CLOCK"}),
    "numeric": frozenset({"NUMERIC"}),
    "big": frozenset({"BIG"}),
    "decimal": frozenset({"DECIMAL"}),
    "gap": frozenset({"GAP"}),
}
OTHER, CAPITALISED, SIGN = frozenset({"OTHER"}), frozenset({"CAPITALISED"}), frozenset({"SIGN"})


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words and signs of a text: where they stand, in small letters, and as one letter each in ``letters``."""

    starts: list[int]
    ends: list[int]
    words: list[str]
    letters: str

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from word ``first`` to before word ``last``."""
        return Span(self.starts[first], self.ends[last - 1])


class Lexicon:
    """Words with their classes and values, as the tables give them, and the plain words that the patterns name."""

    def __init__(self, plain: Iterable[str]) -> None:
        self.alphabet = Alphabet()
        self.entries: dict[tuple[str, str], str] = {}
        anyhow: dict[str, set[str]] = {word: {word} for word in plain}
        capital: dict[str, set[str]] = {}
        for row in read_table("time_words", COLUMNS, package="communique.readers"):
            self.entries[row["word"], row["class"]] = row["value"]
            where = capital if row["case"] == "capital" else anyhow
            where.setdefault(row["word"], set()).add(row["class"])
        other, capitalised = self.alphabet.letter(OTHER), self.alphabet.letter(CAPITALISED)
        self._sign = self.alphabet.letter(SIGN)
        words = anyhow.keys() | capital.keys()
        self._small = {word: self._letter(anyhow.get(word, set()), other) for word in words}
        self._capital = {
            word: self._letter(anyhow.get(word, set()) | capital.get(word, set()), capitalised) for word in words
        }
        self._other, self._capitalised = other, capitalised
        self._names = _Names(self)
        for classes in (
            *KINDS.values(),
            *map(_classes_of_number, "1 12 45 123 1990 99999 3rd 45th 1990s 470s 90s".split()),
        ):
            self.alphabet.letter(classes)

    def _letter(self, classes: set[str], default: str) -> str:
        return self.alphabet.letter(frozenset(classes)) if classes else default

    def value(self, word: str, name: str) -> str | None:
        """What a word of the class ``name`` means; None where it has not that class."""
        return self.entries.get((word, name))

    def has(self, word: str, name: str) -> bool:
        """Whether a word has the class ``name``."""
        return (word, name) in self.entries

    def is_plain(self, letter: str) -> bool:
        """Whether a letter stands for words that the lexicon does not know."""
        return letter in {self._other, self._capitalised}

    def tokens(self, text: str) -> Tokens:
        """The words of a text. Runs in time linear in its length."""
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        letters: list[str] = []
        small, capital = self._small, self._capital
        for token in TOKEN.finditer(text):
            written = token.group()
            word = written.lower()
            start, end = token.span()
            starts.append(start)
            ends.append(end)
            words.append(word)
            if word != written and written[0].isupper():
                letters.append(capital.get(word, self._capitalised))
            else:
                letters.append(small.get(word) or self._unknown(token.lastgroup, written))
        return self._names.joined(Tokens(starts, ends, words, "".join(letters)), text)

    def _unknown(self, kind: str | None, written: str) -> str:
        if kind in {"letters", "dotted"}:
            return self._other
        if kind == "word":
            return self.alphabet.letter(_classes_of_number(written))
        return self.alphabet.letter(KINDS[kind]) if kind in KINDS else self._sign


def _classes_of_number(written: str) -> frozenset[str]:
    """What a figure may be: a day of the month, a year, a count, an ordinal, a decade."""
    match = NUMBER.fullmatch(written[: LONGEST_NUMBER + 3].lower()) if written.isascii() else None
    if match is None:
        return OTHER
    digits, ending = match.groups()
    number, length = int(digits), len(digits)
    if ending in {"am", "pm"}:
        return KINDS["clock"] if length <= 2 else OTHER
    if ending == "s":
        names = {2: "SHORT_DECADE", 3: "EARLY_DECADE", 4: "DECADE"}
        return frozenset({names[length]}) if number % 10 == 0 and length in names else OTHER
    day = {"DAY"} if 1 <= number <= 31 and length <= 2 else set()
    if ending:
        return frozenset({"TH"} | ({"DAY_TH"} if day else set()))
    year = {"YEAR"} if length == 4 and EARLIEST_YEAR <= number <= LATEST_YEAR else set()
    short = {"SHORT_YEAR"} if length <= 3 else set()
    return frozenset({"DIGITS"} | day | year | short | ({"TWO_DIGITS"} if length == 2 else set()))


class _Names:
    """Names of several words that stand for one thing ("Spring Festival", "Five-Year Plan"), joined to one token."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for row in read_table("time_names", NAME_COLUMNS, package="communique.readers"):
            parts = tuple(token.group().lower() for token in TOKEN.finditer(row["name"]))
            lexicon.entries[" ".join(parts), row["class"]] = row["value"]
            letter = lexicon.alphabet.letter(frozenset({row["class"]}))
            self._forms.setdefault(parts[0], []).append((parts, letter))
        for forms in self._forms.values():
            forms.sort(key=lambda form: -len(form[0]))

    def joined(self, tokens: Tokens, text: str) -> Tokens:
        """The tokens with every name made one; a name is written with a capital."""
        known = self._forms
        hits = [place for place, word in enumerate(tokens.words) if word in known]
        pieces: list[tuple[int, int, str]] = []
        done = 0
        for place in hits:
            form = self._at(tokens, place, text) if place >= done else None
            if form is not None:
                pieces.append((place, place + len(form[0]), form[1]))
                done = pieces[-1][1]
        return _with_joined(tokens, pieces) if pieces else tokens

    def _at(self, tokens: Tokens, place: int, text: str) -> tuple[tuple[str, ...], str] | None:
        if not text[tokens.starts[place]].isupper():
            return None
        forms = self._forms[tokens.words[place]]
        return next((form for form in forms if tuple(tokens.words[place : place + len(form[0])]) == form[0]), None)


def _with_joined(tokens: Tokens, pieces: list[tuple[int, int, str]]) -> Tokens:
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    letters: list[str] = []
    done = 0
    for first, last, letter in [*pieces, (len(tokens.words), len(tokens.words), "")]:
        starts += tokens.starts[done:first]
        ends += tokens.ends[done:first]
        words += tokens.words[done:first]
        letters.append(tokens.letters[done:first])
        if letter:
            starts.append(tokens.starts[first])
            ends.append(tokens.ends[last - 1])
            words.append(" ".join(tokens.words[first:last]))
            letters.append(letter)
        done = last
    return Tokens(starts, ends, words, "".join(letters))
