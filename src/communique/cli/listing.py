"""Commands that list what an archive holds: ``exchanges``, ``statements``, ``documents``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, get_args

import click

from communique.cli import options
from communique.model.report import Kind
from communique.model.statement import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from communique.render.rows import Row


@click.command()
@options.archive
@click.option("--party", help="Only with this side: a code (VNM, EU) or a country's name.")
@click.option("--kind", type=click.Choice(get_args(Kind)), help="Only of this kind.")
@click.option("--since", type=options.Day(last=False), help="Only from this day, month or year on.")
@click.option("--until", type=options.Day(last=True), help="Only up to this day, month or year.")
@click.option("--person", help="Only with this person: any part of a name.")
@options.outlet
@options.outlet_side
@click.option("--stubs", is_flag=True, help="List instead the exchanges that are only mentioned, past and scheduled.")
@options.overlay
@options.list_format
@options.out
def exchanges(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    archive: Path,
    party: str | None,
    kind: Kind | None,
    since: date | None,
    until: date | None,
    person: str | None,
    outlet: str | None,
    outlet_side: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    *,
    stubs: bool,
) -> None:
    """List exchanges by their day: calls, meetings, visits, messages. --outlet and --outlet-side are of those that tell."""
    from communique.api import Archive
    from communique.render.rows import exchange_rows
    from communique.render.terminal import print_exchanges

    asked: dict[str, Any] = {"party": party, "kind": kind, "since": since, "until": until, "person": person}
    asked |= {"outlet": outlet, "outlet_side": outlet_side}
    if stubs:
        if any(value is not None for value in asked.values()):
            raise click.UsageError("--stubs lists all that is only mentioned. Leave out the other options.")
        _print_stubs(archive, list_format, out)
        return
    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.exchanges(**asked)
        why = "" if found else opened.why_none("exchange", **asked)
    print_list(list_format, "exchanges", exchange_rows(found), lambda: print_exchanges(found), out)
    tell_why_empty(why)


def _print_stubs(archive: Path, list_format: str, out: Path | None) -> None:
    from communique.api import Archive
    from communique.render.links import print_stubs, stub_rows

    with Archive(archive, create=False) as opened:
        found = opened.stubs()
        why = "" if found else opened.why_none("mentioned exchange")
    print_list(list_format, "stubs", stub_rows(found), lambda: print_stubs(found), out)
    tell_why_empty(why)


@click.command()
@options.archive
@click.option("--speaker", help="Only by this speaker: any part of a name, or a side.")
@click.option("--to", help="Only to this addressee: any part of a name, or a side.")
@click.option("--act", type=click.Choice(get_args(Act)), help="Only of this act.")
@click.option("--contains", help="Only with these words in what was said.")
@click.option("--exchange", help="Only of this exchange.")
@click.option("--document", help="Only in this document: its identifier or name.")
@click.option(
    "--unsure", is_flag=True, help="Only those without a speaker; --speaker is then whom the reader considered."
)
@options.overlay
@options.list_format
@options.out
def statements(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    archive: Path,
    speaker: str | None,
    to: str | None,
    act: Act | None,
    contains: str | None,
    exchange: str | None,
    document: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    *,
    unsure: bool,
) -> None:
    """List statements: who said what to whom, with the place that proves it.

    --unsure lists those that have no speaker, with whom the reader considered; communique review settles one.
    """
    from communique.api import Archive
    from communique.render.rows import statement_rows
    from communique.render.terminal import print_statements

    asked: dict[str, Any] = {"speaker": speaker, "to": to, "act": act, "contains": contains}
    asked |= {"exchange": exchange, "document": document, "unsure": unsure}
    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.statements(**asked)
        short = opened.short_ids(found) if list_format == "table" else {}
        why = "" if found else opened.why_none("statement", **asked)
    print_list(list_format, "statements", statement_rows(found), lambda: print_statements(found, short), out)
    tell_why_empty(why)


@click.command()
@options.archive
@options.outlet
@options.outlet_side
@click.option("--title", help="Only those in whose headline each of these words begins one.")
@options.overlay
@options.list_format
@options.out
def documents(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    archive: Path,
    outlet: str | None,
    outlet_side: str | None,
    title: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
) -> None:
    """List documents, also those stored unread because of their language."""
    from communique.api import Archive
    from communique.render.rows import document_rows
    from communique.render.terminal import print_documents

    with Archive(archive, create=False, overlay=overlay) as opened:
        asked = {"outlet": outlet, "outlet_side": outlet_side, "title": title}
        found = opened.documents(**asked)
        why = "" if found else opened.why_none("document", **asked)
    print_list(list_format, "documents", document_rows(found), lambda: print_documents(found), out)
    tell_why_empty(why)


def print_list(
    list_format: str, name: str, rows: Iterable[Row], print_table: Callable[[], None], out: Path | None = None
) -> None:
    """Print rows as a table, as CSV or as JSON, or write them into a file by its ending. Raises UsageError where the
    file can't be written.
    """
    if out is not None:
        from communique.render.export import write_list

        click.echo(f"{out}: {write_list(out, name, rows)} rows")
    elif list_format == "table":
        print_table()
    elif list_format == "csv":
        from communique.render.export import column_names, write_csv

        write_csv(sys.stdout, rows, columns=column_names(name))
    else:
        from communique.render.export import json_text

        click.echo(json_text(rows), nl=False)


def tell_why_empty(why: str) -> None:
    """Say on standard error, beside a list without rows, why it has none and what to do next."""
    if why:
        click.echo(why, err=True)
