"""Where answers are printed: a terminal of any width, or a file or pipe without colours and padding."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import ConsoleOptions, RenderableType, RenderResult

CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters that would command a terminal instead of showing on it."""

PADDING = re.compile(r"[ ]+$", re.MULTILINE)


class _Harmless:
    """A renderable whose words can't command the terminal, whatever a document holds."""

    def __init__(self, renderable: RenderableType) -> None:
        self._renderable = renderable

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self._renderable, options):
            yield segment if segment.control else Segment(harmless(segment.text), segment.style)


def harmless(text: str) -> str:
    """The text with control characters replaced, so that it can't command a terminal."""
    return CONTROL.sub("\ufffd", text)


def open_console(*, stderr: bool = False) -> Console:
    """A console that prints texts as they are, in which nothing is markup."""
    return Console(stderr=stderr, highlight=False, markup=False, emoji=False)


def has_colours(console: Console) -> bool:
    """Whether colours reach the reader: on a terminal that has them, unless NO_COLOR is set."""
    return console.color_system is not None and not console.no_color


def put(*renderables: RenderableType, stderr: bool = False) -> None:
    """Print one below the other, without the spaces that fill a table's lines."""
    console = open_console(stderr=stderr)
    with console.capture() as capture:
        for renderable in renderables:
            console.print(_Harmless(renderable))
    stream = sys.stderr if stderr else sys.stdout
    stream.write(PADDING.sub("", capture.get()))
    stream.flush()


def put_section(heading: str, body: RenderableType) -> None:
    """Print a part of an answer: its heading, and below it what it holds, set in."""
    put(Text(heading, style="bold cyan"), Padding(body, (0, 0, 1, 2)))


def listing_table(*headings: str) -> Table:
    """An empty table for a listing, with a blank line between its rows and no frame."""
    table = Table(*headings, box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    table.show_edge = False
    return table


def near_name(name: str) -> str:
    """A document's name as one would type it here: a path below this folder without what leads to it."""
    here = Path.cwd()
    path = Path(name)
    return str(path.relative_to(here)) if path.is_absolute() and path.is_relative_to(here) else name


def counted(count: int, what: str) -> str:
    """A number with its noun: "1 document", "2,000 documents"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"
