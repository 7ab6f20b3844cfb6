"""The command ``search``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

import click

from communique.cli import options
from communique.cli.listing import print_list, tell_why_empty
from communique.model.search import Order, Searched
from communique.model.statement import Act

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@click.command()
@click.argument("words", nargs=-1, required=True)
@options.archive
@click.option(
    "--in",
    "searched",
    type=click.Choice(get_args(Searched)),
    default="statements",
    show_default=True,
    help="Where to look: what was said, or whole articles.",
)
@click.option("--speaker", help="Only statements by this speaker: any part of a name, or a side.")
@click.option("--side", help="Only statements by someone of this side: a code or a name.")
@click.option("--act", type=click.Choice(get_args(Act)), help="Only statements of this act.")
@click.option("--since", type=options.Day(last=False), help="Only from this day, month or year on.")
@click.option("--until", type=options.Day(last=True), help="Only up to this day, month or year.")
@options.outlet
@options.outlet_side
@click.option("--exchange", help="Only of this exchange.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(get_args(Order)),
    default="relevance",
    show_default=True,
    help="What comes first; of more than 5,000 hits always the newest.",
)
@click.option("--limit", type=click.IntRange(0, 10_000), default=20, show_default=True, help="How many to show.")
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True, help="How many to pass over.")
@click.option("--facets", is_flag=True, help="List instead how many hits each speaker, side, act, outlet and year has.")
@options.overlay
@options.list_format
@options.out
def search(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    words: tuple[str, ...],
    archive: Path,
    searched: Searched,
    speaker: str | None,
    side: str | None,
    act: Act | None,
    since: date | None,
    until: date | None,
    outlet: str | None,
    outlet_side: str | None,
    exchange: str | None,
    order: Order,
    limit: int,
    offset: int,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    *,
    facets: bool,
) -> None:
    """Find statements or documents that hold all of these WORDS, in any order; where they stand together comes first.

    '"South China Sea"' is a phrase, sea* any word that begins so. AND, OR, NOT, NEAR (or NEAR/5: at most five words
    between) and (brackets) say how they go together. Case and diacritics do not count. A statement's day is the one that its
    report gives, else that of its publication.
    """
    from communique.api import Archive
    from communique.render.search import facet_rows, print_answer, print_facets, search_rows

    typed = " ".join(words)
    filters: dict[str, Any] = {"speaker": speaker, "side": side, "act": act, "since": since, "until": until}
    filters |= {"outlet": outlet, "outlet_side": outlet_side, "exchange": exchange}
    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.search(typed, searched=searched, order=order, limit=limit, offset=offset, **filters)
        why = "" if found.total else opened.why_not_found(typed, searched, **filters)
    if facets:
        print_list(list_format, "facets", facet_rows(found), lambda: print_facets(found), out)
    else:
        print_list(list_format, "search", search_rows(found), lambda: print_answer(found), out)
    tell_why_empty(why)
