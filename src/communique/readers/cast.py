"""The people of one text, found from the text itself."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from communique.knowledge.offices import OfficeClass
    from communique.model import Span


@dataclass(frozen=True, slots=True)
class Figure:
    """One person of a text.

    ``name`` is the fullest form met (the front matter's title included), without office or honorific. ``uses`` are
    the spans of the prose where the name or a part of it refers to this person, in order, without the office;
    ``titled`` are those uses widened by the office and side that stand with them ("Chinese President Xi Jinping",
    "Kim Sung-han, National Security Advisor of the Republic of Korea"). ``feminine`` is True or False when a title
    or pronoun tells ("Queen", "Mrs.", "For her part"), else None. ``kinds`` are the classes of the offices.
    """

    name: str
    side: str | None
    offices: tuple[str, ...]
    uses: tuple[Span, ...]
    titled: tuple[Span, ...]
    feminine: bool | None = None
    kinds: frozenset[OfficeClass] = frozenset()


@dataclass(frozen=True, slots=True)
class Role:
    """Someone named by office alone ("the Prime Minister of X", "his X counterpart", "the foreign ministers of X").

    ``span`` is the phrase in the prose, ``side`` None where it names none, ``kind`` the class of the office.
    """

    span: Span
    office: str
    kind: OfficeClass
    side: str | None


class Use(NamedTuple):
    """One place where a text names someone: the name alone, and with its office and side."""

    span: Span
    titled: Span
    figure: Figure


@dataclass(frozen=True)
class Cast:
    """Everyone whom a text introduces, in order of appearance, and those whom it names by office alone.

    ``home`` is the side that the document's outlet publishes for, None where unknown.
    """

    figures: tuple[Figure, ...]
    roles: tuple[Role, ...] = ()
    home: str | None = None

    @cached_property
    def _uses(self) -> tuple[Use, ...]:
        """Every use of every name, in order of place."""
        uses = (
            Use(*spans, figure) for figure in self.figures for spans in zip(figure.uses, figure.titled, strict=True)
        )
        return tuple(sorted(uses, key=lambda use: use.span))

    @cached_property
    def _use_starts(self) -> list[int]:
        return [use.span.start for use in self._uses]

    @cached_property
    def _ordered_roles(self) -> tuple[list[int], tuple[Role, ...]]:
        roles = tuple(sorted(self.roles, key=lambda role: role.span))
        return [role.span.start for role in roles], roles

    def uses_in(self, span: Span) -> tuple[Use, ...]:
        """The places inside ``span`` of the prose where someone is named, in order."""
        first, last = bisect_left(self._use_starts, span.start), bisect_left(self._use_starts, span.end)
        return tuple(use for use in self._uses[first:last] if use.span.end <= span.end)

    def named_in(self, span: Span) -> tuple[Figure, ...]:
        """The people whose names stand inside ``span`` of the prose, in order of place, each once."""
        found = {id(use.figure): use.figure for use in self.uses_in(span)}
        return tuple(found.values())

    def roles_in(self, span: Span) -> tuple[Role, ...]:
        """Those named by office alone inside ``span`` of the prose, in order of place."""
        starts, roles = self._ordered_roles
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        return tuple(role for role in roles[first:last] if role.span.end <= span.end)

    def holder_of(self, role: Role) -> Figure | None:
        """The one person of the text who holds that office for that side; None where none or more than one may.

        A role without a side is the outlet's own; a counterpart is whoever of that side is there.
        """
        side = role.side or self.home
        found = [
            figure
            for figure in self.figures
            if (figure.side == side or (role.side is None and figure.side is None))
            and (role.kind == "description" or role.kind in figure.kinds or (role.side and not figure.kinds))
        ]
        return found[0] if len(found) == 1 else None
