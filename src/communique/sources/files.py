"""Files, folders, globs and standard input, one source at a time."""

from __future__ import annotations

import glob
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from communique.model import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

STDIN = "-"
ENDINGS = (".txt", ".md", ".markdown", ".html", ".htm")
LARGEST = 64_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes and the name under which they were asked for."""

    name: str
    data: bytes


def open_sources(arguments: Iterable[str]) -> Iterator[Source | DocumentError]:
    """The sources that the arguments name, in order; what can't be read comes as the error that says why.

    Folders are walked in sorted order for text, Markdown and HTML files (also gzipped); a file named outright is
    taken whatever its ending; "-" is standard input. Nothing is held in memory but the source handed out.
    """
    for argument in arguments:
        if argument == STDIN:
            yield Source(STDIN, sys.stdin.buffer.read())
        else:
            yield from _paths(argument)


def _paths(argument: str) -> Iterator[Source | DocumentError]:
    path = Path(argument)
    if _is_folder(path):
        yield from _folder(argument, path)
    elif path.exists() or not glob.has_magic(argument):
        yield _file(argument, path)
    else:
        matches = sorted(glob.glob(argument, recursive=True))
        if not matches:
            yield DocumentError(
                argument, "no file matches this pattern", "Check the pattern, or quote it for the shell."
            )
        for match in matches:
            yield from _folder(match, Path(match)) if _is_folder(Path(match)) else [_file(match, Path(match))]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False


def _folder(argument: str, folder: Path) -> Iterator[Source | DocumentError]:
    try:
        files = sorted(path for path in folder.rglob("*") if _is_wanted(path) and path.is_file())
    except OSError as error:
        yield DocumentError(argument, f"the folder can't be listed ({error.strerror})", "Check its permissions.")
        return
    if not files:
        yield DocumentError(
            argument, "the folder holds no readable file", f"Readable are {', '.join(ENDINGS)} and these with .gz."
        )
    for path in files:
        yield _file(str(path), path)


def _is_wanted(path: Path) -> bool:
    name = path.name.lower()
    return name.removesuffix(".gz").endswith(ENDINGS) and not name.startswith(".")


def _file(name: str, path: Path) -> Source | DocumentError:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return DocumentError(
                name, f"{size:,} bytes are no single document", f"Split it into files of under {LARGEST:,} bytes."
            )
        return Source(name, path.read_bytes())
    except FileNotFoundError:
        return DocumentError(name, "there is no such file", "Check the path.")
    except PermissionError:
        return DocumentError(
            name, "no permission to read it", "Change its permissions, or run as a user who may read it."
        )
    except OSError as error:
        return DocumentError(name, f"it can't be read ({error.strerror})", "Check the file and its disk.")


def open_file(name: str) -> Source:
    """The one file at the path ``name``. Raises DocumentError where it can't be read."""
    source = _file(name, Path(name))
    if isinstance(source, DocumentError):
        raise source
    return source
