"""Outlets of an archive, by part of a name and by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import NotFoundError
from communique.text.names import holds_words
from communique.text.nearest import or_nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.knowledge.outlets import Outlets


def side_of_outlet(outlet: str | None, known: Outlets) -> str | None:
    """The side from which an outlet of this name publishes, by the tables."""
    found = known.by_name(outlet) if outlet is not None else None
    return found.side if found is not None else None


def outlets_called(outlets: Sequence[str], known: Outlets, part: str | None, side: str | None) -> tuple[str, ...]:
    """Those of the archive's ``outlets`` whose name holds ``part`` and that publish from ``side`` (a code), where these
    are given. Raises NotFoundError where there are none.
    """
    named = [outlet for outlet in outlets if part is None or holds_words(outlet, part)]
    if not named and part is not None:
        raise NotFoundError(f"{part}: the archive holds no outlet of this name.{or_nearest(part, outlets)}")
    found = tuple(outlet for outlet in named if side is None or side_of_outlet(outlet, known) == side)
    if not found:
        sides = sorted({code for outlet in named if (code := side_of_outlet(outlet, known)) is not None})
        there = (
            f"There are outlets of {', '.join(sides)}." if sides else "The side of none is known; name an --overlay."
        )
        raise NotFoundError(f"{side}: the archive holds no outlet of this side. {there}")
    return found
