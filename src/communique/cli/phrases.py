"""The commands ``phrases`` and ``phrase``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.listing import print_list, tell_why_empty
from communique.cli.timeline import chart, save, width

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from communique.render.charts.drawing import Drawing


@click.command()
@options.archive
@click.option("--side", help="Only in texts of this side's outlets: a code (CHN, EU) or a country's name.")
@click.option("--speaker", help="Only in what this speaker says: any part of a name, or a side.")
@click.option("--new-since", type=options.Day(last=False), help="Only those not used before this day, month or year.")
@click.option("--dropped", "is_dropped", is_flag=True, help="Only those that went out of use.")
@click.option(
    "--least", type=click.IntRange(2), help="Only those used in so many exchanges: by default 2, in a large archive 5."
)
@click.option(
    "--last",
    type=click.IntRange(1),
    default=20,
    show_default=True,
    help="With --dropped: none of so many last exchanges of the same side has it.",
)
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="List so many at most.")
@options.overlay
@options.list_format
@options.out
def phrases(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    archive: Path,
    side: str | None,
    speaker: str | None,
    new_since: date | None,
    least: int | None,
    last: int,
    most: int,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    *,
    is_dropped: bool,
) -> None:
    """List stock phrases, the most formulaic first: wording that comes again from exchange to exchange.

    Variants are folded; names, titles and the words that only frame a statement are left out. A document that reports no
    exchange counts for itself, and copies of one text count once.
    """
    from communique.api import Archive
    from communique.render.phrases import phrase_rows, print_phrases
    from communique.render.summary import progress

    with Archive(archive, create=False, overlay=overlay) as opened, progress() as advance:
        found = opened.phrases(
            side=side,
            speaker=speaker,
            new_since=new_since,
            is_dropped=is_dropped,
            least=least,
            last=last,
            most=most,
            advance=advance,
        )
        why = (
            ""
            if found
            else opened.why_no_phrase(
                side=side, speaker=speaker, new_since=new_since, is_dropped=is_dropped, least=least, last=last
            )
        )
    print_list(list_format, "phrases", phrase_rows(found), lambda: print_phrases(found, is_dropped=is_dropped), out)
    tell_why_empty(why)


@click.command()
@click.argument("text")
@options.archive
@click.option("--uses", "as_uses", is_flag=True, help="List every use with its citation.")
@options.overlay
@options.list_format
@options.out
@chart
@width
def phrase(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    text: str,
    archive: Path,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    chart_file: Path | None,
    width: int,
    *,
    as_uses: bool,
) -> None:
    """Show one phrase, TEXT, in all its variants: who uses it, since when, and out of how many exchanges.

    Articles, possessives, number and tense, commas and words put between may differ.
    """
    from communique.api import Archive
    from communique.render.phrases import print_phrase, print_uses, tally_rows, use_rows
    from communique.render.summary import progress

    with Archive(archive, create=False, overlay=overlay) as opened, progress() as advance:
        card = opened.phrase(text, advance=advance)

    def draw() -> Drawing:
        from communique.render.charts import phrase_chart

        return phrase_chart(card, width=width)

    save(chart_file, draw)
    if chart_file is not None and out is None:
        return
    if as_uses:
        print_list(list_format, "phrase_uses", use_rows(card.phrase), lambda: print_uses(card.phrase), out)
    else:
        print_list(list_format, "phrase_tallies", tally_rows(card), lambda: print_phrase(card), out)
