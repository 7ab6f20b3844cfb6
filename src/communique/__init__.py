"""Communiqué: who said what to whom in diplomacy, in what words, with the sentence to prove it.

Each name is loaded from its module when it is first asked for, so that importing the package takes no time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from communique.version import __version__

if TYPE_CHECKING:
    from communique.api import Archive, Reader, compare, read
    from communique.model import ArchiveError, CommuniqueError, DocumentError, NotFoundError, UsageError

API = ("Archive", "Reader", "compare", "read")

__all__ = [
    "Archive",
    "ArchiveError",
    "CommuniqueError",
    "DocumentError",
    "NotFoundError",
    "Reader",
    "UsageError",
    "__version__",
    "compare",
    "read",
]

if not TYPE_CHECKING:

    def __getattr__(name: str) -> Any:
        """A name of the package, from its module. Raises AttributeError."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module("communique.api" if name in API else "communique.model"), name)
