"""Names, descriptions and words for groups, resolved against the tables: the one place that readers ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.knowledge.described import Described, DescriptionResolver
from communique.knowledge.groups import GroupResolver
from communique.knowledge.resolving import PersonResolver, Told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.knowledge.directory import Directory
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model.resolution import Resolution


class Resolver:
    """What words of a text mean on a day, by the tables of a directory. It never guesses: see ``Resolution``."""

    def __init__(self, directory: Directory, gazetteer: Gazetteer) -> None:
        self._people = PersonResolver(directory, gazetteer)
        self._descriptions = DescriptionResolver(directory, gazetteer)
        self._groups = GroupResolver(directory, gazetteer)

    def person(
        self, name: str, *, side: str | None = None, offices: Sequence[str] = (), day: date | None = None
    ) -> Resolution:
        """Whom a text means by a name, given the side and the offices that it says, on the day of the exchange or else of
        publication. ``entry`` is a person of the tables, ``local:...`` for one they don't know, None for one whom they
        can't tell apart or not be sure of.
        """
        return self._people.resolve(Told(name=name, side=side, offices=tuple(offices), day=day))

    def description(
        self, words: str, *, day: date | None, side: str | None = None, counterpart_of: Sequence[str] = ()
    ) -> Resolution:
        """Whom a description without a name means on a day ("the Chinese president"). ``side`` is whose office it is
        where the words don't say; ``counterpart_of`` the ids of the posts of the one whose counterpart is meant.
        """
        return self._descriptions.resolve(
            Described(words=words, day=day, side=side, counterpart_of=tuple(counterpart_of))
        )

    def group(self, words: str, *, sides: Sequence[str], day: date | None) -> Resolution:
        """What words for several sides together mean ("our parties", "both peoples"), given the sides at hand."""
        return self._groups.resolve(words, sides, day)
