"""Files, folders, globs, standard input and addresses, one source at a time."""

from __future__ import annotations

import glob
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from communique.model import DocumentError
from communique.sources.folders import ENDINGS, walk
from communique.sources.model import LARGEST, STDIN, Skipped, Source
from communique.sources.naming import printable
from communique.text.addresses import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

__all__ = ["LARGEST", "STDIN", "Skipped", "Source", "open_file", "open_sources"]


def open_sources(
    arguments: Iterable[str], *, on_skipped: Callable[[Skipped], None] | None = None
) -> Iterator[Source | DocumentError]:
    """The sources that the arguments name, in order; what can't be read comes as the error that says why.

    Folders are walked in sorted order for text, Markdown and HTML files (also gzipped); a file named outright is
    taken whatever its ending; "-" is standard input; what begins with http:// or https:// is fetched. What is reached
    twice is read once. ``on_skipped`` is told of every file passed over. Nothing is held in memory but the source handed out.
    """
    seen: set[str] = set()
    for argument in arguments:
        for found in _places(argument):
            if isinstance(found, DocumentError):
                yield found
                continue
            skipped = found if isinstance(found, Skipped) else _twice(found, seen)
            if skipped is None:
                yield _stdin() if found == STDIN else _named(str(found))
            elif on_skipped is not None:
                on_skipped(skipped)


def open_file(name: str) -> Source:
    """The one file at the path ``name``, or the page at an address. Raises DocumentError where it can't be read."""
    source = _named(name)
    if isinstance(source, DocumentError):
        raise source
    return source


def _twice(place: str | Path, seen: set[str]) -> Skipped | None:
    try:
        real = str(place) if place == STDIN or is_address(str(place)) else os.path.realpath(place)
    except (OSError, ValueError):
        return None
    if real in seen:
        return Skipped(printable(place), "named twice")
    seen.add(real)
    return None


def _places(argument: str) -> Iterator[str | Path | Skipped | DocumentError]:
    """What one argument names: standard input, files, or what a folder or pattern holds."""
    path = Path(argument)
    if argument == STDIN or is_address(argument):
        yield argument
    elif not argument:
        yield DocumentError('""', "an empty path names no file", "Check the quotes and variables of the command.")
    elif _is(path, Path.is_dir):
        yield from _folder(path)
    elif glob.has_magic(argument) and not _is(path, os.path.lexists):
        yield from _pattern(argument)
    else:
        yield argument


def _is(path: Path, test: Callable[[Path], bool]) -> bool:
    try:
        return test(path)
    except (OSError, ValueError):
        return False


def _pattern(argument: str) -> Iterator[Path | Skipped | DocumentError]:
    matches = sorted(glob.glob(argument, recursive=True))  # noqa: PTH207 -- Path.glob takes no absolute pattern
    if not matches:
        yield DocumentError(
            printable(argument), "no file matches this pattern", "Check the pattern, or quote it for the shell."
        )
    for path in map(Path, matches):
        if not _is(path, Path.is_dir):
            yield path
        elif "**" not in argument:
            yield from _folder(path)


def _folder(folder: Path) -> Iterator[Path | Skipped | DocumentError]:
    readable = False
    for found in walk(folder):
        readable = readable or not isinstance(found, Skipped)
        yield found
    if not readable:
        yield DocumentError(
            printable(folder),
            "the folder holds no readable file",
            f"Readable are {', '.join(ENDINGS)} and these with .gz; name a file of another ending outright.",
        )


def _stdin() -> Source | DocumentError:
    try:
        return _read(STDIN, sys.stdin.buffer)
    except (OSError, AttributeError):
        return DocumentError(STDIN, "there is no standard input", "Pipe a document into the command.")


def _named(given: str) -> Source | DocumentError:
    """What a path or an address names."""
    if not is_address(given):
        return _file(given)
    from communique.sources.addresses import fetch

    try:
        return fetch(given)
    except DocumentError as error:
        return error


def _file(given: str) -> Source | DocumentError:
    """The file at a path, known by the path as given."""
    name, path = printable(given), Path(given)
    try:
        size = path.stat().st_size
        if size > LARGEST:
            return _too_large(name, f"{size:,} bytes")
        with path.open("rb") as file:
            return _read(name, file)
    except FileNotFoundError:
        return DocumentError(name, "there is no such file", "Check the path.")
    except PermissionError:
        advice = "Change its permissions, or run as a user who may read it."
        return DocumentError(name, "no permission to read it", advice)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        return DocumentError(name, f"it can't be read ({why})", "Check the path, the file and its disk.")


def _read(name: str, file: BinaryIO) -> Source | DocumentError:
    data = file.read(LARGEST + 1)
    return Source(name, data) if len(data) <= LARGEST else _too_large(name, f"more than {LARGEST:,} bytes")


def _too_large(name: str, size: str) -> DocumentError:
    return DocumentError(name, f"{size} are no single document", f"Split it into files of under {LARGEST:,} bytes.")
