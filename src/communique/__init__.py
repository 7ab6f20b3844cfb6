"""Communiqué: who said what to whom in diplomacy, in what words, with the sentence to prove it."""

from communique.api import Archive, Reader, compare, read
from communique.model import ArchiveError, CommuniqueError, DocumentError, NotFoundError, UsageError
from communique.version import __version__

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
