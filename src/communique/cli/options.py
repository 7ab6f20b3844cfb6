"""Options that several commands share, and the kinds of values that they take."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from communique.text.periods import FORM, read_period


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A day, or a month or year that stands for its first or last one: 2020, 2020-01, 2020-01-16."""

    name = "day"

    def __init__(self, *, last: bool) -> None:
        self._last = last

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day meant. Fails with what to write instead."""
        if isinstance(value, date):
            return value
        found = read_period(value, last=self._last)
        return found or self.fail(f"{value!r} is no day. Write {FORM}.", param, ctx)


class Moment(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A whole day, also with its time of day: 2021-04-06, 2021-04-06T09:18+08:00."""

    name = "day"

    def convert(self, value: str | date, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The day meant. Fails with what to write instead."""
        from communique.sources.given import FORM as WHOLE
        from communique.sources.given import read_day

        if isinstance(value, date):
            return value
        try:
            return read_day(value)
        except ValueError:
            self.fail(f"{value!r} is no day. Write {WHOLE}.", param, ctx)


archive = click.option(
    "--archive",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("communique.db"),
    show_default=True,
    help="The archive's file.",
)


def warn_of_overlay(context: click.Context, _: click.Parameter, folder: Path | None) -> Path | None:
    """Say once what a folder of tables loses, before the command that reads with it starts. Raises UsageError where the
    folder does not exist.
    """
    if folder is not None and not context.resilient_parsing:
        from communique.knowledge.base import load_knowledge
        from communique.render.kb import warn_of

        warn_of(load_knowledge(folder).problems)
    return folder


OWN_TABLES = (
    "A folder of your own tables, which win over the package's: countries, bodies, outlets, events, people, aliases, "
    "organizations, posts, tenures, initiatives, ruling_parties, chief_offices (.csv)."
)
overlay = click.option("--overlay", type=click.Path(path_type=Path), callback=warn_of_overlay, help=OWN_TABLES)
checked_overlay = click.option("--overlay", type=click.Path(path_type=Path), help=OWN_TABLES)
"""The folder whose problems are the answer, not a warning beside it."""

published = click.option(
    "--published",
    type=Moment(),
    metavar="DAY",
    help="The day of publication of every document read, whatever it says itself: 2021-04-06.",
)
published_from = click.option(
    "--published-from",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table of days of publication: a name or path, a tab and a day in each row.",
)
outlet = click.option("--outlet", metavar="NAME", help="Only of this outlet: any part of its name.")
outlet_side = click.option("--outlet-side", metavar="SIDE", help="Only of outlets of this side: a code or a name.")
list_format = click.option(
    "--format",
    "list_format",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print the list.",
)


class ListFile(click.Path):
    """A file to write a list into, whose ending says how."""

    def __init__(self) -> None:
        super().__init__(path_type=Path, dir_okay=False)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path. Fails where its ending names no format."""
        path = Path(str(super().convert(value, param, ctx)))
        if path.suffix not in LIST_ENDINGS:
            self.fail(f"{path}: end it in {', '.join(LIST_ENDINGS)}, which says how to write it.", param, ctx)
        return path


LIST_ENDINGS = (".csv", ".json", ".jsonl", ".parquet")
out = click.option(
    "--out", type=ListFile(), metavar="FILE", help="Write the list into a file: .csv, .json, .jsonl or .parquet."
)
