"""Commands by which a person judges: ``merge`` and ``split`` exchanges, list the ``judgements``, ``undo`` one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from pathlib import Path

why = click.option("--why", required=True, help="The reason, kept in the log.")
by = click.option("--by", help="Who judges, if not the one who is logged in.")


@click.command()
@click.argument("one")
@click.argument("other")
@why
@by
@options.archive
def merge(one: str, other: str, why: str, by: str | None, archive: Path) -> None:
    """Judge that the exchanges ONE and OTHER are one event.

    It wins over what the program judges, stands when documents are added or read anew, and can be undone.
    """
    from communique.api import Archive

    with Archive(archive, create=False) as opened:
        merged = opened.merge(one, other, why=why, who=by)
        number = opened.judgements(merged.id)[-1].id
    click.echo(f"Judgement {number}: one exchange now, {merged.id}. To take it back: communique undo {number}")


@click.command()
@click.argument("exchange")
@click.argument("reports", nargs=-1, required=True)
@why
@by
@options.archive
def split(exchange: str, reports: tuple[str, ...], why: str, by: str | None, archive: Path) -> None:
    """Judge that some REPORTS of an EXCHANGE tell of another event than the others.

    REPORTS are documents by name or identifier, or reports by identifier. It wins over what the program judges, stands
    when documents are added or read anew, and can be undone.
    """
    from communique.api import Archive

    with Archive(archive, create=False) as opened:
        found = opened.split(exchange, *reports, why=why, who=by)
        number = opened.judgements(found[0].id)[-1].id
    names = ", ".join(part.id for part in found)
    click.echo(f"Judgement {number}: {names}. To take it back: communique undo {number}")


@click.command()
@click.argument("exchange", required=False)
@options.archive
@options.list_format
def judgements(exchange: str | None, archive: Path, list_format: str) -> None:
    """List the judgements by hand, also undone ones: who, when, why; with an EXCHANGE those on its reports only."""
    from communique.api import Archive
    from communique.cli.listing import print_list
    from communique.render.judgements import print_judgements
    from communique.render.rows import ruling_rows

    with Archive(archive, create=False) as opened:
        found = opened.judgements(exchange)
    print_list(list_format, "judgements", ruling_rows(found), lambda: print_judgements(found))


@click.command()
@click.argument("number", type=int)
@click.option("--why", default="", help="The reason, kept in the log.")
@by
@options.archive
def undo(number: int, why: str, by: str | None, archive: Path) -> None:
    """Take back the judgement by hand with this NUMBER; the log keeps it."""
    from communique.api import Archive

    with Archive(archive, create=False) as opened:
        ruling = opened.undo(number, why=why, who=by)
    click.echo(f"Judgement {number} is undone: {', '.join(ruling.exchanges) or 'no report it spoke of is there'}.")
