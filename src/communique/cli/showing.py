"""Commands that show one thing whole: ``show`` an exchange, ``text`` of a document."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from communique.model import Reading


@click.command()
@click.argument("exchange")
@options.archive
@click.option("--format", "card_format", type=click.Choice(["card", "json"]), default="card", show_default=True)
def show(exchange: str, archive: Path, card_format: str) -> None:
    """Show one EXCHANGE: what is known of it, who reports it, on what they differ, and who said what.

    EXCHANGE is a slug as communique exchanges lists it, or its unambiguous beginning.
    """
    from communique.api import Archive
    from communique.render.rows import card_row
    from communique.render.terminal import print_card

    with Archive(archive, create=False) as opened:
        card = opened.card(exchange)
    if card_format == "json":
        told = (record for voice in card.voices for record in voice.statements)
        click.echo(json.dumps(card_row(card.exchange, told), ensure_ascii=False, indent=1, default=str))
    else:
        print_card(card)


@click.command()
@click.argument("document")
@options.archive
def text(document: str, archive: Path) -> None:
    """Show a DOCUMENT with every statement in its speaker's colour, cues underlined, leftovers dimmed.

    DOCUMENT is a name or identifier as communique documents lists them, its unambiguous beginning, or any file.
    """
    from communique.render.marked import print_marked

    print_marked(_reading(document, archive))


def _reading(document: str, archive: Path) -> Reading:
    """From the archive if it knows the document, else from the file of that name."""
    from communique.api import Archive, read
    from communique.model import NotFoundError

    if archive.exists():
        try:
            with Archive(archive, create=False) as opened:
                return opened.document(document)
        except NotFoundError:
            if not Path(document).is_file():
                raise
    elif not Path(document).is_file():
        raise NotFoundError(f"{document}: there is no such file, and no archive {archive}. Read something first.")
    return read(document)
