"""People by their whole names, without comparing them to all others."""

from __future__ import annotations

from communique.api.answers import Answers
from communique.model import PersonCount
from communique.model.resolution import LOCAL
from communique.text.person_keys import key_of, whole_key

WHOLE = frozenset({"whole", "turned"})
"""How a name fits someone of the tables that is the whole name (``knowledge.naming.Fit``)."""


class PeopleAnswers(Answers):
    """Who has exactly a name: quick on an archive of any size, where ``people_page`` compares all names."""

    def people_exactly(self, name: str, *, side: str | None = None) -> tuple[PersonCount, ...]:
        """Everyone whose identifier or whole name this is, of a ``side`` (code or name): those who took part in exchanges
        or spoke; where there are none, those whom only texts or tables name. Nobody under the name of a side. Raises
        UsageError for a side that there is none of.
        """
        code = self._known_side(side) if side is not None else None
        if self._reader.pipeline.side_of(name) is not None:
            return ()
        return tuple(
            self._store.persons_exactly(name, side=code)
            or self._known_exactly(name, code)
            or self._only_named(name, code)
        )

    def _known_exactly(self, name: str, side: str | None) -> list[PersonCount]:
        """Those of the tables, with their counts under the names that texts have for them."""
        directory = self._reader.pipeline.knowledge.directory
        own = directory.people.get(name)
        known = [own] if own is not None else [one.person for one in directory.names.named(name) if one.fit in WHOLE]
        sides = {person: sorted(directory.sides_of(person.id)) for person in known}
        return [
            self._counted(person.id, person.name, told[0] if len(told) == 1 else side)
            for person, told in sides.items()
            if side is None or side in told
        ]

    def _only_named(self, name: str, side: str | None) -> list[PersonCount]:
        """Those whom texts name so, also where it is no name of theirs in exchanges or as speakers."""
        named = ((key_of(name, entry), told) for entry, told in self._store.names_exactly(name))
        one_each = {(key, told if key.startswith(LOCAL) else None): told for key, told in named}
        return [
            self._counted(whole_key(key, told), name, told)
            for (key, _), told in one_each.items()
            if side is None or told == side
        ]

    def _counted(self, key: str, name: str, side: str | None) -> PersonCount:
        """The counts of someone under all names; of one who neither took part nor spoke there are none."""
        nothing = PersonCount(key=key, name=name, side=side, exchanges=0, statements=0, office=None)
        return next(iter(self._store.persons_exactly(key, side=None)), nothing)
