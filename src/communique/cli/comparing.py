"""The command ``compare``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Comparison
    from communique.render.comparison.files import Form

HOW = "Name two files or addresses, or an exchange of the archive, alone or with two of its documents."
FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="EXCHANGE [DOCUMENT DOCUMENT] | A B")
@options.archive
@options.overlay
@click.option("--all", "unfolded", is_flag=True, help="Show the points too that both texts make alike.")
@click.option("--html", type=FILE, metavar="FILE", help="Write a page that needs nothing beside it.")
@click.option("--md", type=FILE, metavar="FILE", help="Write Markdown.")
@click.option("--docx", type=FILE, metavar="FILE", help="Write a memo for a word processor.")
@click.option("--json", "as_json", is_flag=True, help="Print everything as JSON.")
@options.out
def compare(  # noqa: PLR0913  # one parameter an option, as click hands them over
    what: tuple[str, ...],
    archive: Path,
    overlay: Path | None,
    *,
    unfolded: bool,
    html: Path | None,
    md: Path | None,
    docx: Path | None,
    as_json: bool,
    out: Path | None,
) -> None:
    """Compare the accounts of one EXCHANGE of the archive: what does one side say that the other doesn't.

    All its reports are compared, two and two, or two of them, each DOCUMENT called by its outlet, file name or
    identifier. Two files or addresses A and B are compared without any archive; a page is fetched only when its address
    is given.
    """
    found = _compared(what, archive, overlay)
    files: dict[Form, Path | None] = {"html": html, "md": md, "docx": docx, "rows": out}
    written = [_write(form, target, found, unfolded=unfolded) for form, target in files.items() if target is not None]
    for line in written:
        click.echo(line, err=as_json)
    if as_json:
        from communique.render.comparison.contract import comparison_row

        rows = [comparison_row(comparison) for comparison in found]
        click.echo(json.dumps(rows[0] if len(rows) == 1 else rows, ensure_ascii=False, indent=1, default=str))
    elif not written:
        from communique.render.comparison.terminal import print_comparisons

        print_comparisons(found, unfolded=unfolded)


def _compared(what: Sequence[str], archive: Path, overlay: Path | None) -> list[Comparison]:
    """The accounts meant: files or addresses where one of two is such, else what an archive holds."""
    from communique.api import Archive
    from communique.api import compare as compare_files

    at_hand = [one for one in what if _is_at_hand(one)]
    if len(what) == 2 and len(at_hand) == 2:
        return [compare_files(what[0], what[1], overlay=overlay)]
    if at_hand and (len(what) <= 2 or what[0] in at_hand):
        missing = [one for one in what if one not in at_hand]
        raise click.UsageError(f"{f'{missing[0]}: there is no such file. ' if missing else ''}{HOW}")
    with Archive(archive, create=False, overlay=overlay) as opened:
        return opened.compare(*what)


def _is_at_hand(name: str) -> bool:
    from communique.text.addresses import is_address

    try:
        return is_address(name) or Path(name).is_file()
    except (OSError, ValueError):
        return False


def _write(form: Form, target: Path, found: Sequence[Comparison], *, unfolded: bool) -> str:
    """Write the comparisons into a file; what was written. Raises UsageError where that can't be."""
    from communique.render.comparison.files import write_comparisons

    return f"{target}: {write_comparisons(form, target, found, unfolded=unfolded)}"
