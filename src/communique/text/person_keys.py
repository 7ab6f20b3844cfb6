"""By what people are told apart across texts."""

from __future__ import annotations

from communique.model.resolution import LOCAL
from communique.text.names import fold


def key_of(name: str, entry: str | None) -> str:
    """The key of one whom texts name so, and whom the tables or a text itself know as ``entry``."""
    return entry or LOCAL + fold(name).replace(" ", "-")


def whole_key(key: str, side: str | None) -> str:
    """The key that tells someone from all others: of one whom the tables do not know, with the side."""
    return f"{key} {side}" if side is not None and key.startswith(LOCAL) else key
