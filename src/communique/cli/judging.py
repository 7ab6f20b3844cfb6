"""Commands by which a person judges: ``merge`` and ``split`` exchanges, ``review`` statements, list the ``judgements``,
``undo`` one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from pathlib import Path

why = click.option("--why", required=True, help="The reason, kept in the log.")
reason = click.option("--why", default="", help="The reason, kept in the log.")
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
@click.argument("statement")
@click.option(
    "--right", is_flag=True, help="The speakers given are right, or where there are none the ones considered."
)
@click.option("--wrong", is_flag=True, help="Whoever is given did not say it: it has no known speaker.")
@click.option(
    "--speaker",
    multiple=True,
    metavar="NAME",
    help="Who said it: a person of the document, any part of the name, or a side by name or code; once for each.",
)
@reason
@by
@options.archive
@options.overlay
def review(  # noqa: PLR0913  # one parameter an option, as click hands them over
    statement: str,
    speaker: tuple[str, ...],
    why: str,
    by: str | None,
    archive: Path,
    overlay: Path | None,
    *,
    right: bool,
    wrong: bool,
) -> None:
    """Judge who made a STATEMENT: --right, --wrong, or --speaker NAME.

    STATEMENT is an identifier as communique statements lists it, or its unambiguous beginning. It wins over the reader,
    stands when the document is read anew or changes around these words, and can be undone.
    """
    from communique.api import Archive
    from communique.render.judgements import reviewed_line

    with Archive(archive, create=False, overlay=overlay) as opened:
        record = opened.review(statement, right=right, wrong=wrong, speaker=speaker, why=why, who=by)
    click.echo(reviewed_line(record))


@click.command()
@click.argument("exchange", required=False)
@options.archive
@options.list_format
@options.out
def judgements(exchange: str | None, archive: Path, list_format: str, out: Path | None) -> None:
    """List the judgements by hand, also undone ones: who, when, why.

    With an EXCHANGE only those on its reports and their statements.
    """
    from communique.api import Archive
    from communique.cli.listing import print_list
    from communique.render.judgements import print_judgements
    from communique.render.rows import ruling_rows

    with Archive(archive, create=False) as opened:
        found = opened.judgements(exchange)
    print_list(list_format, "judgements", ruling_rows(found), lambda: print_judgements(found), out)


@click.command()
@click.argument("number", type=int)
@reason
@by
@options.archive
def undo(number: int, why: str, by: str | None, archive: Path) -> None:
    """Take back the judgement by hand with this NUMBER; the log keeps it."""
    from communique.api import Archive
    from communique.render.judgements import undone_line

    with Archive(archive, create=False) as opened:
        ruling = opened.undo(number, why=why, who=by)
    click.echo(undone_line(ruling))
