"""What a question is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from communique.api import Archive
    from communique.model import Listed
    from communique.render.rows import Row
    from communique.web.asked.lists import Asked

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A list that can be asked for. ``table`` names its columns (``render.arrow.SCHEMAS``), ``says`` what it lists,
    ``asked`` what can be asked of it, ``whole`` gives all its rows. ``part``: a quick way to the rows of one part, where
    there is one; without it the whole is found once and kept.
    """

    table: str
    says: str
    asked: type[Asked]
    whole: Callable[[Archive, Any], Iterable[Row]]
    part: Callable[[Archive, Any], Listed[Row]] | None = None

    @property
    def name(self) -> str:
        """What the question is called in addresses."""
        return self.table.replace("_", "-")


def rows_of(listed: Listed[T], rows: Callable[[Iterable[T]], Iterable[Row]]) -> Listed[Row]:
    """A part of a list as rows."""
    from communique.model import Listed

    return Listed(items=tuple(rows(listed.items)), total=listed.total, part=listed.part)
