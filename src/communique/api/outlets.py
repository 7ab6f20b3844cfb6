"""Outlets of an archive, by part of a name and by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import NotFoundError
from communique.text.names import holds_words
from communique.text.nearest import or_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping


def outlets_called(outlets: Mapping[str, str | None], part: str | None, side: str | None) -> tuple[str, ...]:
    """Those of the archive's ``outlets``, given with the sides that they publish for, whose name holds ``part`` and that
    publish for ``side`` (a code), where these are given. Raises NotFoundError where there are none.
    """
    named = [outlet for outlet in outlets if part is None or holds_words(outlet, part)]
    if not named and part is not None:
        raise NotFoundError(f"{part}: the archive holds no outlet of this name.{or_nearest(part, outlets)}")
    found = tuple(outlet for outlet in named if side is None or outlets[outlet] == side)
    if not found:
        sides = sorted({code for outlet in named if (code := outlets[outlet]) is not None})
        there = (
            f"There are outlets of {', '.join(sides)}."
            if sides
            else "The side of none is known; read the documents again with the --overlay that knows it."
        )
        raise NotFoundError(f"{side}: the archive holds no outlet of this side. {there}")
    return found
