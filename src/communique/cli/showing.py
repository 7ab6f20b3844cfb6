"""Commands that show one thing whole: ``show`` an exchange, ``text`` of a document."""

from __future__ import annotations

import json
from pathlib import Path

import click

from communique.cli import options


@click.command()
@click.argument("exchange")
@options.archive
@click.option(
    "--format",
    "card_format",
    type=click.Choice(["card", "json"]),
    default="card",
    show_default=True,
    help="How to show it.",
)
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
        click.echo(json.dumps(card_row(card), ensure_ascii=False, indent=1, default=str))
    else:
        print_card(card)


@click.command()
@click.argument("document")
@options.archive
@options.overlay
def text(document: str, archive: Path, overlay: Path | None) -> None:
    """Show a DOCUMENT with every statement in its speaker's colour, cues underlined, leftovers dimmed.

    DOCUMENT is a name or identifier as communique documents lists them, its unambiguous beginning, or any file.
    A file is read as it is now, whether an archive knows it or not.
    """
    from communique.api import Archive, Reader
    from communique.model import NotFoundError
    from communique.render.marked import print_marked

    if Path(document).is_file():
        print_marked(Reader(overlay=overlay).read(document))
        return
    if not archive.exists():
        raise NotFoundError(f"{document}: there is no such file, and no archive {archive}. Read something first.")
    with Archive(archive, create=False) as opened:
        print_marked(opened.document(document))
