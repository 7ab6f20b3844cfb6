"""Why a listing has no rows, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.model.errors import EMPTY
from communique.text.names import holds_words
from communique.text.nearest import nearest_words, or_nearest
from communique.text.persons import same_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model.search import Searched

PERSONS = frozenset({"person", "name"})
"""Filters that are any part of a person's name."""

PEOPLE = frozenset({"speaker", "to"}) | PERSONS
"""These, and those that a side will do for as well."""

SIDES = frozenset({"side", "party", "other_party"})

PLURALS = {"person": "people"}
"""Plurals that are not the word with an s."""


class MissingAnswers(Answers):
    """What an archive says where it holds nothing that was asked for."""

    def why_none(self, what: str, **filters: object) -> str:
        """Why no ``what`` ("exchange", "statement", "document", "person", "side") meets these filters, None being none: the archive is
        empty, nobody in it has such a name or side (with the nearest that are), or nothing meets all of them at once.
        """
        if self._store.is_empty():
            return EMPTY
        asked = {name: value for name, value in filters.items() if value is not None and value is not False}
        for name, value in asked.items():
            said = self._why_nobody(name, str(value))
            if said:
                return said
        if not asked:
            return f"No {what} was found in any document. communique documents lists them, with those left unread."
        options = ", ".join(f"--{name.replace('_', '-')}" for name in asked)
        if len(asked) == 1:
            return f"No {what} meets {options}. communique {PLURALS.get(what, f'{what}s')} lists all."
        return f"No {what} meets all of {options} at once. Leave one out."

    def nobody(self, **filters: object) -> str:
        """What to say of the first of these filters by name or side that nobody in the archive meets, with the nearest that
        are there; "" where someone meets each.
        """
        if self._store.is_empty():
            return EMPTY
        asked = ((name, value) for name, value in filters.items() if value is not None and value is not False)
        return next(filter(None, (self._why_nobody(name, str(value)) for name, value in asked)), "")

    def _why_nobody(self, name: str, value: str) -> str:
        """What to say of a filter by name or side that nobody in the archive meets; "" where someone does."""
        sides = self._store.names("side")
        side = self._side(value) or self._reader.pipeline.side_of(value.upper())
        if name in PEOPLE:
            people = self._store.names("person")
            is_whole = name in PERSONS and " " in value.strip()
            if any(holds_words(one, value) or (is_whole and same_name(one, value)) for one in people):
                return ""
            if name not in PERSONS and side in sides:
                return ""
            return f"Nobody in the archive is called {value}.{or_nearest(value, people)}"
        if name not in SIDES or side is None or side in sides:
            return ""
        return self._none_of([side]) or ""

    def why_not_found(self, words: str, searched: Searched, **filters: object) -> str:
        """Why ``search`` finds nothing: as ``why_none``, or words that stand nowhere, with the nearest that do."""
        from communique.text.querying import parse_query
        from communique.views.highlighting import runs_of

        if self._store.is_empty():
            return EMPTY
        known = dict.fromkeys(self._store.vocabulary(searched))
        looked_for = {word: run for run in runs_of(parse_query(words)) for word in run.words}
        prefixes = {run.words[-1] for run in looked_for.values() if run.is_prefix}
        nowhere = [word for word in looked_for if word not in known and not _begins(word, prefixes, known)]
        if nowhere:
            return " ".join(_nowhere(_as_typed(words, word), word, known, searched) for word in nowhere)
        if any(value is not None for value in filters.values()):
            return self.why_none(searched.removesuffix("s"), **filters)
        other = "documents" if searched == "statements" else "statements"
        return f"Each word is there, but nowhere together. Put OR between them, or look --in {other}."


def _begins(word: str, prefixes: set[str], known: Iterable[str]) -> bool:
    return word in prefixes and any(one.startswith(word) for one in known)


def _as_typed(typed: str, token: str) -> str:
    from communique.text.words import find_words

    return next((typed[word.start : word.end] for word in find_words(typed) if word.token == token), token)


def _nowhere(shown: str, word: str, known: Iterable[str], searched: Searched) -> str:
    near = nearest_words(word, known)
    told = f" The nearest {'word is' if len(near) == 1 else 'words are'} {', '.join(near)}." if near else ""
    return f"No {searched.removesuffix('s')} holds “{shown}”.{told}"
