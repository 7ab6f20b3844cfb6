"""People by their names: whole names in either order, in native script and by other spellings, short names, initials."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from communique.text.names import fold
from communique.text.persons import is_alike, name_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.knowledge.rows import AliasRow, PersonRow

Fit = Literal["whole", "turned", "junior", "part", "like", "short"]
"""How a printed name fits a person's: the whole name or an alias; its words in another order ("Jinping Xi"); the whole
name but for a "Jr" or "Sr" that the tables don't have, as a son's or father's has; given and family name with others
between them left out, or an initial ("George Bush"); alike in spelling; the short form alone, or a family name of several
words that ends with it ("Rodriguez Zapatero").
"""

FULL_ALIASES = frozenset({"spelling", "native", "nickname", "regnal", "former"})
VOWELS = str.maketrans("", "", "aeiou")
SOUNDS = str.maketrans("cq", "kk")
SHORTEST_FRAME = 3
SUFFIXES = frozenset("jr sr".split())


@dataclass(frozen=True, slots=True)
class Named:
    """A person whom a printed name fits."""

    person: PersonRow
    fit: Fit


class NameIndex:
    """The people of the tables, looked up by printed names."""

    def __init__(self, people: Iterable[PersonRow], aliases: Iterable[AliasRow]) -> None:
        self.people = {person.id: person for person in people}
        self._aliases: dict[str, list[AliasRow]] = {}
        for alias in aliases:
            if alias.entry in self.people:
                self._aliases.setdefault(alias.entry, []).append(alias)

    def named(self, text: str) -> tuple[Named, ...]:
        """Everyone whom a printed name can mean, spelling kept: the best fits alone, in the order of the tables."""
        words = _words(text)
        lookups: tuple[tuple[Fit, Iterable[str]], ...] = (
            ("whole", self._whole.get("".join(words), ())),
            ("turned", self._turned.get("".join(words), ())),
            ("part", self._with_part(text)),
            ("short", (*self._short.get(fold(text), ()), *self._with_ending(text))),
        )
        for fit, found in lookups:
            ids = dict.fromkeys(found)
            if ids:
                return tuple(Named(self.people[person], self._suffixed(fit, text, person)) for person in ids)
        return ()

    def _suffixed(self, fit: Fit, text: str, person: str) -> Fit:
        """``junior`` instead of a whole fit where the printed name has a suffix that no name of the person has."""
        printed = SUFFIXES.intersection(fold(text).split())
        if fit == "short" or not printed:
            return fit
        known = any(printed <= set(fold(name).split()) for name in self.names_of(self.people[person]))
        return fit if known else "junior"

    def alike(self, text: str, among: Iterable[str]) -> tuple[Named, ...]:
        """Those among the people of these ids whose name is spelt alike, word for word."""
        words = name_words(text)
        found = (self.people[person] for person in dict.fromkeys(among) if person in self.people)
        return tuple(Named(person, "like") for person in found if self._is_alike(words, person))

    def names_of(self, person: PersonRow) -> tuple[str, ...]:
        """The whole names of someone: name, native name, aliases."""
        own = [alias.text for alias in self._aliases.get(person.id, ()) if alias.kind in FULL_ALIASES]
        return tuple(dict.fromkeys(name for name in (person.name, person.native, *own) if name))

    def short_names_of(self, person: PersonRow) -> tuple[str, ...]:
        """The forms of someone's name that news uses alone."""
        own = [alias.text for alias in self._aliases.get(person.id, ()) if alias.kind == "short"]
        single = [name for name in self.names_of(person) if len(name.split()) == 1 and fold(name).isascii()]
        return tuple(dict.fromkeys(name for name in (person.short, *own, *single) if name))

    def of_word(self, word: str) -> tuple[str, ...]:
        """The ids of those whose names hold a folded word."""
        return tuple(dict.fromkeys(self._by_word.get(word, ())))

    @cached_property
    def _whole(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person, words in self._full:
            found.setdefault("".join(words), []).append(person)
        return found

    @cached_property
    def _turned(self) -> dict[str, list[str]]:
        """Family name first or last: the first word behind the others, the last before them."""
        found: dict[str, list[str]] = {}
        for person, words in self._full:
            for turned in ((*words[1:], words[0]), (words[-1], *words[:-1])):
                found.setdefault("".join(turned), []).append(person)
        return found

    @cached_property
    def _full(self) -> list[tuple[str, tuple[str, ...]]]:
        """The words of all whole names of more than one, in another script or of initials ("MBS"), with the id of their
        bearer.
        """
        names = ((person.id, name) for person in self.people.values() for name in self.names_of(person))
        read = ((person, name, _words(name)) for person, name in names)
        return [
            (person, words) for person, name, words in read if len(words) > 1 or (words and not _is_plain_word(name))
        ]

    @cached_property
    def _short(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person in self.people.values():
            for name in self.short_names_of(person):
                found.setdefault(fold(name), []).append(person.id)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for person in self.people.values():
            for word in {word for name in self.names_of(person) for word in name_words(name)}:
                found.setdefault(word, []).append(person.id)
        return found

    def _with_part(self, text: str) -> Iterator[str]:
        """Those whose name begins with the same given name and holds all other words, or the other way about."""
        words = name_words(text)
        if len(words) < 2:
            return
        for person in self.of_word(words[0]) if len(words[0]) > 1 else ():
            row = self.people[person]
            short = frozenset(name_words(row.short))
            names = self.names_of(row) if row.order != "family-first" else ()
            given = name_words(row.name)[:1]
            if any(_is_part(words, full, short) and _keeps(words, full, given) for full in map(name_words, names)):
                yield person

    def _with_ending(self, text: str) -> Iterator[str]:
        """Those whose name, given name first, ends with these words, the short form among them ("Sassou Nguesso")."""
        words = fold(text).split()
        for person in self.of_word(words[-1]) if len(words) > 1 else ():
            row = self.people[person]
            names = (fold(name).split() for name in self.names_of(row) if row.order == "given-first")
            if _holds(words, fold(row.short).split()) and any(_ends_with(name, words) for name in names):
                yield person

    def _is_alike(self, words: tuple[str, ...], person: PersonRow) -> bool:
        family_first = person.order == "family-first"
        given = name_words(person.name)[:1]
        return len(words) > 1 and any(
            _are_alike(words, full, family_first=family_first) and _keeps(words, full, given)
            for full in map(name_words, self.names_of(person))
        )


def _words(name: str) -> tuple[str, ...]:
    """The folded words of a name without middle initials, "Jr" and "Sr"."""
    words = [word for word in fold(name.replace("'", "").replace("’", "")).split() if word not in SUFFIXES]
    return tuple(word for number, word in enumerate(words) if len(word) > 1 or number in {0, len(words) - 1})


def _is_plain_word(name: str) -> bool:
    return name.isascii() and sum(letter.isupper() for letter in name) < 2


def _holds(words: list[str], part: list[str]) -> bool:
    return any(words[start : start + len(part)] == part for start in range(len(words))) and bool(part)


def _ends_with(name: list[str], words: list[str]) -> bool:
    return len(name) > len(words) and name[-len(words) :] == words


def _is_part(words: tuple[str, ...], full: tuple[str, ...], short: frozenset[str]) -> bool:
    """Whether both begin alike, and the one holds the other's words in their order, the family name among them."""
    less, more = sorted((words, full), key=len)
    if len(less) < 2 or words[0] != full[0] or not short <= set(less):
        return False
    rest = iter(more)
    return all(word in rest for word in less) and (bool(short) or less[-1] == more[-1])


def _keeps(words: tuple[str, ...], full: tuple[str, ...], given: tuple[str, ...]) -> bool:
    """Whether the given name by which someone is known is among the words, however spelt, where the full name has it:
    whoever is known by a middle name isn't called by the first alone.
    """
    left_out = (name for name in given if name in full)
    return all(any(is_alike(name, word) or _same_frame(name, word) for word in words) for name in left_out)


def _are_alike(words: tuple[str, ...], full: tuple[str, ...], *, family_first: bool) -> bool:
    """Whether every word is spelt like one of the full name, in order; names that may be shortened begin alike."""
    if family_first:
        return len(words) == len(full) and all(is_alike(one, other) for one, other in zip(words, full, strict=True))
    if len(words) > len(full) or not full or not (is_alike(words[0], full[0]) or _same_frame(words[0], full[0])):
        return False
    rest = iter(full)
    return all(any(is_alike(word, other) or _same_frame(word, other) for other in rest) for word in words)


def _same_frame(one: str, other: str) -> bool:
    frame = _frame(one)
    return len(frame) >= SHORTEST_FRAME and frame == _frame(other)


def _frame(word: str) -> str:
    """The first letter and the consonants, doubled ones once, letters of one sound alike: "muhammad" and "mohamed",
    "viktor" and "victor" are written from one name.
    """
    word = word.replace("ph", "f").translate(SOUNDS)
    bare = word[:1] + word[1:].translate(VOWELS)
    return "".join(letter for number, letter in enumerate(bare) if number == 0 or letter != bare[number - 1])
