"""Commands on proposals and replies: ``uptake``, ``greetings``, ``ledger``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.at_hand import is_file_or_exchange
from communique.cli.listing import print_list

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("what", metavar="EXCHANGE")
@options.archive
@options.overlay
@options.list_format
@options.out
def uptake(what: str, archive: Path, overlay: Path | None, list_format: str, out: Path | None) -> None:
    """What became of each proposal, offer, request, wish and courtesy: echoed, answered, agreed, or passed over.

    EXCHANGE is a slug as communique exchanges lists it, each of whose accounts is told by itself, or a file, which needs
    no archive. "This text doesn't say" where an account reports no reply of the other side; never more than that.
    """
    from communique.api import Archive
    from communique.api import uptake as uptake_of_file
    from communique.render.uptake import print_uptake, uptake_rows

    if is_file_or_exchange(what):
        found = uptake_of_file(what, overlay=overlay)
    else:
        with Archive(archive, create=False, overlay=overlay) as opened:
            found = opened.uptake(what)
    print_list(list_format, "uptake", uptake_rows(found), lambda: print_uptake(found), out)


@click.command()
@click.argument("what", nargs=-1, metavar="[EXCHANGE | SIDE SIDE]")
@options.archive
@options.overlay
@options.list_format
@options.out
def greetings(what: tuple[str, ...], archive: Path, overlay: Path | None, list_format: str, out: Path | None) -> None:
    """Greetings, congratulations and condolences: from whom, for what, in whose name, returned or not reported.

    Of one EXCHANGE, of two SIDEs (codes or names), or of all exchanges.
    """
    from communique.api import Archive
    from communique.render.summary import progress
    from communique.render.uptake import greeting_rows, print_greetings

    with Archive(archive, create=False, overlay=overlay) as opened, progress() as advance:
        found = opened.greetings(*what, advance=advance)
    print_list(list_format, "greetings", greeting_rows(found), lambda: print_greetings(found), out)


@click.command()
@click.argument("one")
@click.argument("other")
@options.archive
@click.option("--since", type=options.Day(last=False), help="Only from this day, month or year on.")
@click.option("--until", type=options.Day(last=True), help="Only up to this day, month or year.")
@click.option("--object", "words", help="Only objects that were told of in these words.")
@click.option("--all", "every", is_flag=True, help="Also what was proposed once and never taken up.")
@options.overlay
@options.list_format
@options.out
def ledger(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    one: str,
    other: str,
    archive: Path,
    since: date | None,
    until: date | None,
    words: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    *,
    every: bool,
) -> None:
    """What two sides proposed, agreed and kept saying, and the names that they gave their relationship.

    ONE and OTHER are codes (VNM, EU) or names. Each object has its steps by day: proposed, echoed, agreed, reaffirmed,
    reworded. "Reported as done" stands only where a text says so; "no longer mentioned" means later exchanges that
    this archive holds, of so many, and no more.
    """
    from communique.api import Archive
    from communique.render.ledger import ledger_rows, print_ledger

    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.ledger(one, other, since=since, until=until, object=words, every=every)
    print_list(list_format, "ledger", ledger_rows(found), lambda: print_ledger(found), out)
