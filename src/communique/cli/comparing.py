"""The command ``compare``."""

from __future__ import annotations

import json
from pathlib import Path

import click

from communique.cli import options


@click.command()
@click.argument("what", nargs=-1, required=True)
@options.archive
@options.overlay
@click.option("--json", "as_json", is_flag=True, help="Print the links and what stands in one account alone as JSON.")
def compare(what: tuple[str, ...], archive: Path, overlay: Path | None, *, as_json: bool) -> None:
    """Compare the accounts of one EXCHANGE of the archive, or two files A and B without any archive."""
    from communique.api import Archive
    from communique.api import compare as compare_files
    from communique.render.comparison.contract import comparison_row

    if len(what) == 2 and all(Path(one).is_file() for one in what):
        found = [compare_files(*what, overlay=overlay)]
    else:
        with Archive(archive, create=False, overlay=overlay) as opened:
            found = opened.compare(*what)
    rows = [comparison_row(comparison) for comparison in found]
    if not as_json:
        raise click.UsageError("Only --json is there yet.")
    click.echo(json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=1, default=str))
