"""Commands on exchanges in time and on people: ``timeline``, ``person``, ``pairs``."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from communique.cli import options
from communique.cli.listing import print_list
from communique.model.report import Kind

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from communique.render.charts.drawing import Drawing

CHART_ENDINGS = (".svg", ".png", ".html")
NARROWEST, WIDEST = 200, 4000


class Length(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A length of time: 90d, 6m, 1y (a month counts 30 days, a year 365)."""

    name = "length"
    days = {"d": 1, "m": 30, "y": 365}  # noqa: RUF012 -- never changed

    def convert(self, value: str | timedelta, param: click.Parameter | None, ctx: click.Context | None) -> timedelta:
        """The length meant. Fails with what to write instead."""
        if isinstance(value, timedelta):
            return value
        number, unit = value[:-1], value[-1:]
        if not (number.isdecimal() and len(number) < 4 and unit in self.days):
            self.fail(f"{value!r} is no length of time. Write 90d, 6m or 1y.", param, ctx)
        return timedelta(int(number) * self.days[unit])


class FileEnding(click.Path):
    """A file whose ending says what is written."""

    def __init__(self, *endings: str) -> None:
        super().__init__(path_type=Path, dir_okay=False)
        self._endings = endings

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> Path:  # type: ignore[override]
        """The path. Fails where it ends otherwise."""
        path = Path(str(super().convert(value, param, ctx)))
        if path.suffix not in self._endings:
            self.fail(f"{path}: end it in {', '.join(self._endings)}.", param, ctx)
        return path


kind = click.option("--kind", type=click.Choice(get_args(Kind)), help="Only of this kind.")
since = click.option("--since", type=options.Day(last=False), help="Only from this day, month or year on.")
until = click.option("--until", type=options.Day(last=True), help="Only up to this day, month or year.")
chart = click.option(
    "--chart", "chart_file", type=FileEnding(*CHART_ENDINGS), metavar="FILE", help="Draw it: .svg, .png or .html."
)
width = click.option(
    "--width",
    type=click.IntRange(NARROWEST, WIDEST),
    default=720,
    help="The chart's width in pixels.",
    show_default=True,
)


@click.command()
@click.argument("sides", nargs=-1, required=True, metavar="SIDE...")
@options.archive
@kind
@since
@until
@click.option("--on", type=options.Moment(), metavar="DAY", help="Anniversaries from this day on.")
@click.option(
    "--ahead", type=Length(), default="1y", show_default=True, help="Anniversaries so far ahead: 90d, 6m, 1y."
)
@options.overlay
@options.list_format
@options.out
@chart
@width
@click.option("--ics", type=FileEnding(".ics"), metavar="FILE", help="Write a calendar for other programs: .ics.")
def timeline(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    sides: tuple[str, ...],
    archive: Path,
    kind: Kind | None,
    since: date | None,
    until: date | None,
    on: date | None,
    ahead: timedelta,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    chart_file: Path | None,
    width: int,
    ics: Path | None,
) -> None:
    """Show when one SIDE, or two with each other, called, met, visited or wrote.

    A SIDE is a code (VNM, EU) or a country's name. Exchanges that texts only mention, and those ahead, are marked as
    such; round anniversaries follow that fall due after the last day that the archive covers, or after --on.
    """
    from communique.api import Archive
    from communique.render.calendar import write_calendar
    from communique.render.timeline import print_timeline, timeline_rows

    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.timeline(*sides, kind=kind, since=since, until=until, on=on, ahead=ahead)
    if ics is not None:
        events, undated = write_calendar(found, ics)
        click.echo(f"{ics}: {events} events{f'; {undated} without a day are left out' if undated else ''}")

    def draw() -> Drawing:
        from communique.render.charts import timeline_chart

        return timeline_chart(found, width=width)

    save(chart_file, draw)
    if out is not None or (chart_file is None and ics is None):
        print_list(list_format, "timeline", timeline_rows(found), lambda: print_timeline(found), out)


@click.command()
@click.argument("name")
@options.archive
@click.option("--side", help="Only someone of this side: a code or a country's name.")
@options.overlay
@options.list_format
@options.out
@chart
@width
def person(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    name: str,
    archive: Path,
    side: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    chart_file: Path | None,
    width: int,
) -> None:
    """Show who someone is, with whom they spoke, how often, and what they said.

    NAME is any part of a name that means one person alone, or an identifier of the table of people.
    """
    from communique.api import Archive
    from communique.render.people import person_rows, print_person_card

    with Archive(archive, create=False, overlay=overlay) as opened:
        card = opened.person(name, side=side)

    def draw() -> Drawing:
        from communique.render.charts import person_chart

        return person_chart(card, width=width)

    save(chart_file, draw)
    if out is not None or chart_file is None:
        print_list(list_format, "person", person_rows(card), lambda: print_person_card(card), out)


@click.command()
@options.archive
@kind
@since
@until
@click.option("--side", help="Only pairs with this side: a code or a country's name.")
@click.option("--people", is_flag=True, help="Pairs of persons instead of sides.")
@options.overlay
@options.list_format
@options.out
@chart
@width
def pairs(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    archive: Path,
    kind: Kind | None,
    since: date | None,
    until: date | None,
    side: str | None,
    overlay: Path | None,
    list_format: str,
    out: Path | None,
    chart_file: Path | None,
    width: int,
    *,
    people: bool,
) -> None:
    """Show who talks to whom, how often, by year and kind, and at whose request.

    Only exchanges that occurred are counted. Those of more than two sides are counted apart, by all their sides.
    """
    from communique.api import Archive
    from communique.render.pairs import pair_rows, print_pairs

    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.pairs(kind=kind, since=since, until=until, side=side, people=people)

    def draw() -> Drawing:
        from communique.render.charts import pairs_chart

        return pairs_chart(found, width=width)

    save(chart_file, draw)
    if out is not None or chart_file is None:
        print_list(list_format, "pairs", pair_rows(found), lambda: print_pairs(found), out)


def save(path: Path | None, draw: Callable[[], Drawing]) -> None:
    """Draw into a file, where one is asked for."""
    if path is not None:
        from communique.render.charts import save_chart
        from communique.render.charts.saving import require_drawing

        require_drawing()
        save_chart(draw(), path)
        click.echo(f"{path}: drawn")
