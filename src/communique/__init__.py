"""Communiqué: who said what to whom in diplomacy, in what words, with the sentence to prove it."""

__version__ = "0.1.0"
