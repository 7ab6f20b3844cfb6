"""Whether an archive is small enough for the app to look for phrases in all its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import UsageError

if TYPE_CHECKING:
    from communique.api import Archive

MOST_TEXTS = 20_000
"""Of more texts than these phrases are not sought in the app: they would fill the memory of a small machine, and keep it
busy for an hour.
"""


def check_size(archive: Archive) -> None:
    """Raises UsageError, which says where else to ask, for an archive of more texts."""
    texts = archive.overview().documents
    if texts > MOST_TEXTS:
        raise UsageError(
            f"This archive has {texts:,} documents; the app looks for phrases in {MOST_TEXTS:,} at most. On the command "
            "line communique phrases reads them all, and search finds every text with given words."
        )
