"""The side of someone who holds or held an office, to tell it where a text leaves it out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.text.names import fold

if TYPE_CHECKING:
    from communique.knowledge.directory import Directory


BY_ANOTHER_OFFICE = 9
"""The rank of offices that come with another state's: the monarchs of the Commonwealth realms, the French co-prince."""


class _Name(NamedTuple):
    words: frozenset[str]
    short: frozenset[str]
    sides: frozenset[str]


class Leaders:
    """The people of the tables by the words of their names, with the sides that they held offices for."""

    def __init__(self, directory: Directory) -> None:
        self._by_word: dict[str, list[_Name]] = {}
        sides = _sides(directory)
        for person in directory.facts.people:
            if person.id not in sides:
                continue
            short = frozenset(word for name in directory.names.short_names_of(person) for word in fold(name).split())
            for words in {frozenset(fold(name).split()) for name in directory.names.names_of(person)}:
                for word in words:
                    self._by_word.setdefault(word, []).append(_Name(words, short, sides[person.id]))

    def side_of(self, words: frozenset[str]) -> str | None:
        """The one side of all whose names hold all ``words`` (folded; at least two), or are held by them, the form used in
        news among them: a match on first names alone is none. None where nobody fits, or people of two sides do.
        """
        if len(words) < 2:
            return None
        fitting = (
            name.sides
            for word in words
            for name in self._by_word.get(word, ())
            if (words <= name.words or (name.words <= words and len(name.words) > 1)) and name.short & words
        )
        found = frozenset[str]().union(*fitting)
        return next(iter(found)) if len(found) == 1 else None


def _sides(directory: Directory) -> dict[str, frozenset[str]]:
    """The sides for which each person ever held a post; an office that goes with another state's gives no side."""
    found: dict[str, set[str]] = {}
    for tenure in directory.facts.tenures:
        post = directory.posts.get(tenure.post)
        if post is not None and post.rank != BY_ANOTHER_OFFICE:
            found.setdefault(tenure.person, set()).add(directory.side_of(post))
    return {person: frozenset(sides) for person, sides in found.items()}
