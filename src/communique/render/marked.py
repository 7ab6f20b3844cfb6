"""A document's text with everything that was read from it marked: speakers by colour, cues, leftovers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from communique.model.card import UNSURE
from communique.render.console import counted, has_colours, open_console, put
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Document, Reading, Statement

COLOURS = ("cyan", "yellow", "green", "magenta", "bright_blue", "bright_red", "bright_green", "bright_magenta")


def print_marked(reading: Reading) -> None:
    """Print the text, then whom each colour stands for. Without colours each statement stands in numbered brackets."""
    labels = _labels(reading)
    coloured = has_colours(open_console())
    styles = [COLOURS[number % len(COLOURS)] if coloured else "" for number in range(len(labels))]
    text = _coloured(reading, labels) if coloured else _bracketed(reading, labels)
    voices = [Text(f"[{number}] {label}", style=styles[number - 1]) for number, label in enumerate(labels, 1)]
    put(text, "", *voices, Text(_footer(reading), style="dim"))


def _labels(reading: Reading) -> list[str]:
    return list(dict.fromkeys(_label(statement) for statement in reading.statements))


def _label(statement: Statement) -> str:
    return ", ".join(shown(actor) for actor in statement.speakers) or UNSURE


def _coloured(reading: Reading, labels: list[str]) -> Text:
    """Where statements nest, the shorter one is on top."""
    document = reading.document
    text = Text(document.text)
    for start, end in _outside(document):
        text.stylize("dim", start, end)
    for statement in sorted(reading.statements, key=_length, reverse=True):
        colour = COLOURS[labels.index(_label(statement)) % len(COLOURS)]
        for span in statement.content:
            text.stylize(colour, *span)
        if statement.cue is not None:
            text.stylize("underline", *statement.cue)
    return text


def _outside(document: Document) -> Iterator[tuple[int, int]]:
    """What is neither headline nor the article's own words: front matter, menus, stamps."""
    title = [document.title.span] if document.title is not None and document.title.span is not None else []
    position = 0
    for span in sorted([*document.body, *title]):
        yield position, max(position, span.start)
        position = max(position, span.end)
    yield position, len(document.text)


def _length(statement: Statement) -> int:
    return sum(span.end - span.start for span in statement.content)


def _bracketed(reading: Reading, labels: list[str]) -> Text:
    document = reading.document
    marks: list[tuple[int, int, str]] = []
    for statement in reading.statements:
        number = labels.index(_label(statement)) + 1
        for span in statement.content:
            marks += [(span.start, 1, f"[{number}: "), (span.end, 0, "]")]
    pieces, position = [], 0
    for place, _, mark in sorted(marks):
        pieces += [document.text[position:place], mark]
        position = place
    return Text("".join([*pieces, document.text[position:]]))


def _footer(reading: Reading) -> str:
    if reading.skipped is not None:
        return f"Not read ({reading.skipped})."
    statements = counted(len(reading.statements), "statement")
    return f"{statements}, {counted(len(reading.reports), 'exchange')} reported; read by {reading.reader}"
