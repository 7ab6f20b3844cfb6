"""The names under which files and people are known."""

from __future__ import annotations

import getpass
import os

from communique.sources.model import STDIN


def located(path: str) -> str:
    """The name under which an archive knows a file: its absolute path; "-" (standard input) stays as it is."""
    return path if path == STDIN else os.path.abspath(path)  # noqa: PTH100 -- links are not followed


def login_name() -> str:
    """Who works here; "unknown" where the system has no name for it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
