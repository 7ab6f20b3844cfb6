"""Paths as names that can be printed and stored."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def printable(path: str | Path) -> str:
    r"""``path`` with bytes that are no UTF-8 written as ``\xff``: such a name can't be printed or stored as it is."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
