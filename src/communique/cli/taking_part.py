"""Commands that list who took part or spoke: ``people``, ``sides``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.listing import print_list, tell_why_empty
from communique.model.listing import WHOLE

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@options.archive
@click.option("--name", help="Only those called so: any part of a name.")
@click.option("--side", help="Only those of this side: a code or a country's name.")
@options.overlay
@options.list_format
@options.out
def people(  # one parameter an option, as click hands them over
    archive: Path,
    name: str | None,
    side: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
) -> None:
    """List who took part in exchanges or is quoted, those in most exchanges first.

    Only exchanges that took place are counted. The office is the last one that a text prints.
    """
    from communique.api import Archive
    from communique.render.taking_part import people_rows, print_people

    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.people_page(WHOLE, name=name, side=side).items
        why = "" if found else opened.why_none("person", name=name, side=side)
    print_list(list_format, "people", people_rows(found), lambda: print_people(found), out)
    tell_why_empty(why)


@click.command()
@options.archive
@options.overlay
@options.list_format
@options.out
def sides(archive: Path, overlay: Path | None, list_format: str, out: Path | None) -> None:
    """List the countries and bodies that took part in exchanges, those in most first.

    Only exchanges that took place are counted, with the days of the first and the last.
    """
    from communique.api import Archive
    from communique.render.taking_part import print_sides, side_rows

    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.side_counts(WHOLE).items
        why = "" if found else opened.why_none("side")
        rows = list(side_rows(found, opened.side_name))
        print_list(list_format, "sides", rows, lambda: print_sides(found, opened.side_name), out)
    tell_why_empty(why)
