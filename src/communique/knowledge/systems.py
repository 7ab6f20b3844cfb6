"""Which offices a country does not have, so that their holders cannot be its own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, cast

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from communique.knowledge.offices import OfficeClass

COLUMNS = ("code", "lacks", "source")


def lacks(code: str, office: OfficeClass) -> bool:
    """Whether the country has no office of that class: no prime minister beside a president, no president beside a
    king, secretaries instead of ministers.
    """
    return (code, office) in _rows()


@cache
def _rows() -> frozenset[tuple[str, OfficeClass]]:
    return frozenset((row["code"], cast("OfficeClass", row["lacks"])) for row in read_table("systems", COLUMNS))
