"""Folders, walked in the order of their names: files to read, files passed over, folders that can't be listed."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from communique.model import DocumentError
from communique.sources.model import Skipped
from communique.sources.naming import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml")


def walk(folder: Path) -> Iterator[Path | Skipped | DocumentError]:
    """Every file below ``folder``: those to read as paths, in sorted order, a folder's own files before its folders'.

    Links to folders are followed, each folder is entered once. What can't be listed comes as the error that says why.
    """
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        current = waiting.pop()
        try:
            status = current.stat()
            if (status.st_dev, status.st_ino) in entered:
                continue
            entered.add((status.st_dev, status.st_ino))
            with os.scandir(current) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            yield DocumentError(
                printable(current), f"the folder can't be listed ({error.strerror})", "Check its permissions."
            )
            continue
        yield from (_file(entry) for entry in entries if not _is_folder(entry))
        waiting += [Path(entry) for entry in reversed(entries) if _is_folder(entry) and not entry.name.startswith(".")]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _file(entry: os.DirEntry[str]) -> Path | Skipped:
    if entry.name.startswith("."):
        return Skipped(printable(entry.path), "hidden")
    if not is_wanted(entry.name):
        return Skipped(printable(entry.path), "other ending")
    try:
        special = not entry.is_file() and not (entry.is_symlink() and not Path(entry).exists())
    except OSError:
        special = False
    return Skipped(printable(entry.path), "no regular file") if special else Path(entry)


def is_wanted(name: str) -> bool:
    """Whether a file in a folder is read, by its ending: text, Markdown or HTML, also gzipped."""
    return name.lower().removesuffix(".gz").endswith(ENDINGS)
