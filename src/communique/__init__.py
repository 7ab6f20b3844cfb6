"""Communiqué: who said what to whom in diplomacy, in what words, with the sentence to prove it."""

from communique.api import Archive, Reader, read
from communique.version import __version__

__all__ = ["Archive", "Reader", "__version__", "read"]
