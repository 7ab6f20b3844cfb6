"""Commands that look after an archive: ``check`` it, ``export`` it."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@options.archive
@click.option("--reindex", is_flag=True, help="First make anew what search looks through.")
@click.pass_context
def check(context: click.Context, archive: Path, *, reindex: bool) -> None:
    """Verify an archive: every span still reads what was recorded, and nothing points nowhere. Judgements by hand are
    named that speak of nothing in it any more.

    Exit code 1 where something is wrong.
    """
    from communique.api import Archive
    from communique.render.console import counted
    from communique.render.judgements import idle_line

    with Archive(archive, create=False) as opened:
        if reindex:
            opened.reindex()
        problems = opened.check()
        for problem in problems:
            click.echo(f"{problem.where}: {problem.what}")
        if problems:
            lasting = [problem for problem in problems if problem.where != "search"]
            advice = "Read the documents into a new archive, or restore a copy." if lasting else "Nothing is lost."
            click.echo(f"{archive}: {counted(len(problems), 'problem')}. {advice}")
        else:
            idle = [ruling for ruling in opened.judgements() if ruling.is_idle]
            for ruling in idle:
                click.echo(idle_line(ruling))
            click.echo(f"{archive}: {counted(len(opened.documents()), 'document')}, nothing wrong.")
    context.exit(1 if problems else 0)


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@options.archive
@click.option(
    "--format",
    "file_format",
    type=click.Choice(["csv", "parquet", "jsonl"]),
    default="csv",
    show_default=True,
    help="What files to write.",
)
def export(folder: Path, archive: Path, file_format: str) -> None:
    """Write the tables into FOLDER: documents, reports, exchanges, participants, statements, copies.

    Exchanges and statements carry PLOVER and CAMEO codes.
    """
    from communique.api import Archive

    with Archive(archive, create=False) as opened:
        for path in opened.export(folder, format=file_format):  # type: ignore[arg-type]  # click checked the choice
            click.echo(str(path))
