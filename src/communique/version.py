"""The version of this program, which every reading carries."""

__version__ = "0.4.0"
