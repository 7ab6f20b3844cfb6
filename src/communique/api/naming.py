"""The names under which files and people are known."""

from __future__ import annotations

import getpass
import os

from communique.sources.model import STDIN
from communique.text.addresses import is_address


def located(path: str) -> str:
    """The name under which an archive knows a file: its absolute path; "-" (standard input) and an address stay as they
    are.
    """
    return path if path == STDIN or is_address(path) else os.path.abspath(path)  # noqa: PTH100 -- links are not followed


def login_name() -> str:
    """Who works here; "unknown" where the system has no name for it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"
