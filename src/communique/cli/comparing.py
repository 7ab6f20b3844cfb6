"""The command ``compare``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli import options
from communique.cli.at_hand import is_at_hand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from communique.model import Comparison, Succession
    from communique.render.comparison.files import Form
    from communique.render.rows import Row

HOW = "Name two files or addresses, or an exchange of the archive, alone or with two of its documents."
FILE = click.Path(path_type=Path, dir_okay=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found, ready for any way of giving it: rows of the table ``listed``, JSON, and what prints it."""

    comparisons: list[Comparison]
    listed: str
    rows: Callable[[], Iterable[Row]]
    as_json: Callable[[], Any]
    show: Callable[[], None]


@click.command()
@click.argument("what", nargs=-1, required=True, metavar="EXCHANGE [DOCUMENT DOCUMENT] | A B")
@options.archive
@options.overlay
@click.option("--previous", is_flag=True, help="Compare each outlet's readout with its last one on the same sides.")
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
    previous: bool,
    unfolded: bool,
    html: Path | None,
    md: Path | None,
    docx: Path | None,
    as_json: bool,
    out: Path | None,
) -> None:
    """Compare the accounts of one EXCHANGE of the archive: what does one side say that the other doesn't.

    Give EXCHANGE [DOCUMENT DOCUMENT] | A B: all reports of the exchange are compared, two and two, or two of them, each
    DOCUMENT called by its outlet, file name or identifier. Two files or addresses A and B are compared without any
    archive; a page is fetched only when its address is given.

    With --previous each readout of an exchange is set beside its outlet's last one instead: what is new, what is no
    longer mentioned, what is back. In files that last one is A.
    """
    if previous:
        answer = _changed(_since_last(what, archive, overlay))
    else:
        answer = _told(_compared(what, archive, overlay), unfolded=unfolded)
    files: dict[Form, Path | None] = {"html": html, "md": md, "docx": docx}
    written = [_write(form, target, answer, unfolded=unfolded) for form, target in files.items() if target is not None]
    if out is not None:
        written.append(_list(out, answer))
    for line in written:
        click.echo(line, err=as_json)
    if as_json:
        click.echo(json.dumps(answer.as_json(), ensure_ascii=False, indent=1, default=str))
    elif not written:
        answer.show()


def _told(found: list[Comparison], *, unfolded: bool) -> Answer:
    """Accounts beside each other; one pair is one object in JSON."""
    from communique.render.comparison.contract import comparison_row, point_rows
    from communique.render.comparison.terminal import print_comparisons

    def as_json() -> Any:
        rows = [comparison_row(comparison) for comparison in found]
        return rows[0] if len(rows) == 1 else rows

    return Answer(
        found, "points", lambda: point_rows(found), as_json, lambda: print_comparisons(found, unfolded=unfolded)
    )


def _changed(found: list[Succession]) -> Answer:
    """Readouts beside the last ones."""
    from communique.render.over_time.changes import change_rows
    from communique.render.over_time.terminal import print_changes

    return Answer(
        [succession.comparison for succession in found],
        "changes",
        lambda: change_rows(found),
        lambda: list(change_rows(found)),
        lambda: print_changes(found),
    )


def _since_last(what: Sequence[str], archive: Path, overlay: Path | None) -> list[Succession]:
    from communique.api import Archive

    if len(what) != 1:
        raise click.UsageError("--previous takes one exchange of the archive.")
    with Archive(archive, create=False, overlay=overlay) as opened:
        return opened.since_last(what[0])


def _compared(what: Sequence[str], archive: Path, overlay: Path | None) -> list[Comparison]:
    """The accounts meant: two files or addresses, else what an archive holds."""
    from communique.api import Archive
    from communique.api import compare as compare_files

    at_hand = [one for one in what if is_at_hand(one)]
    if len(what) == 2 and len(at_hand) == 2:
        return [compare_files(what[0], what[1], overlay=overlay)]
    if at_hand and (len(what) <= 2 or what[0] in at_hand):
        missing = [one for one in what if one not in at_hand]
        raise click.UsageError(f"{f'{missing[0]}: there is no such file. ' if missing else ''}{HOW}")
    with Archive(archive, create=False, overlay=overlay) as opened:
        return opened.compare(*what)


def _write(form: Form, target: Path, answer: Answer, *, unfolded: bool) -> str:
    """Write the comparisons into a file; what was written. Raises UsageError where that can't be."""
    from communique.render.comparison.files import write_comparisons

    return f"{target}: {write_comparisons(form, target, answer.comparisons, unfolded=unfolded)}"


def _list(target: Path, answer: Answer) -> str:
    from communique.render.console import counted
    from communique.render.export import write_list

    return f"{target}: {counted(write_list(target, answer.listed, answer.rows()), 'row')}"
