"""Whether what a command is given is a file or an address, or something that an archive knows."""

from __future__ import annotations

from pathlib import Path

import click


def is_at_hand(name: str) -> bool:
    """Whether this is an address, or a file that is there."""
    from communique.text.addresses import is_address

    try:
        return is_address(name) or Path(name).is_file()
    except (OSError, ValueError):
        return False


def is_file_or_exchange(name: str) -> bool:
    """Whether a file or address is meant, not an exchange of the archive, whose slug has neither dot nor stroke. Raises
    click's UsageError for a file that is not there.
    """
    if is_at_hand(name):
        return True
    if "." in name or "/" in name:
        raise click.UsageError(f"{name}: there is no such file.")
    return False
