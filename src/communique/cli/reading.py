"""Commands that read documents: ``read`` and ``demo``."""

from __future__ import annotations

from functools import partial
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from communique.api import Archive, Reader
    from communique.model import DocumentError, Reading
    from communique.render.summary import Tally
    from communique.sources.files import Source
    from communique.sources.given import GivenDays

DEMO = Path("communique-demo.db")


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@options.archive
@options.overlay
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document and store nothing.")
@click.option("--text", "with_text", is_flag=True, help="With --json: the article's own text too.")
@options.published
@options.published_from
@click.pass_context
def read(  # noqa: PLR0913  # one parameter an option, as click hands them over
    context: click.Context,
    paths: tuple[str, ...],
    archive: Path,
    overlay: Path | None,
    *,
    as_json: bool,
    with_text: bool,
    published: date | None,
    published_from: Path | None,
) -> None:
    """Read files, folders and glob patterns, or - for standard input, into an archive.

    What can't be read never stops the rest: it is listed at the end, with the reason, and the exit code is 1.

    A day of publication given by hand wins over what a document says of itself. Give it again whenever you read the
    document again: without it the document is read as it is.
    """
    from communique.render.summary import print_unread_rows

    if with_text and not as_json:
        raise click.UsageError("--text goes with --json. To see one document, use communique text.")
    if as_json and context.get_parameter_source("archive") is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("--json stores nothing. Leave out --archive, or --json.")
    days = _given_days(published, published_from)
    tally = _print_json(paths, overlay, days, with_text=with_text) if as_json else _store(paths, archive, overlay, days)
    print_unread_rows(days.unread, published_from)
    context.exit(1 if tally.failures else 0)


def _given_days(published: date | None, published_from: Path | None) -> GivenDays:
    """The days that the two options give. Raises UsageError for a table that is none."""
    from communique.sources.given import GivenDays, read_given_days

    if published is not None and published_from is not None:
        raise click.UsageError("--published and --published-from can't go together. Put every day into the table.")
    return read_given_days(published_from) if published_from is not None else GivenDays(everywhere=published)


def _print_json(paths: tuple[str, ...], overlay: Path | None, days: GivenDays, *, with_text: bool) -> Tally:
    from communique.api import Reader
    from communique.records.holding import Form, settle_all
    from communique.render.contract import interval_json, reading_json
    from communique.render.rereading import interval_from
    from communique.render.summary import Tally, print_failures, print_passed_over
    from communique.sources.files import open_sources

    reader, tally = Reader(overlay=overlay), Tally()
    sources = open_sources(paths, on_skipped=lambda skipped: tally.pass_over(skipped.reason))
    form = Form(partial(reading_json, text=with_text), interval_json, interval_from)
    for line in settle_all(_readings(sources, reader, days, tally), form):
        click.echo(line)
    print_passed_over(tally)
    print_failures(tally)
    return tally


def _readings(
    sources: Iterable[Source | DocumentError], reader: Reader, days: GivenDays, tally: Tally
) -> Iterator[Reading]:
    """What can be read of the sources; what can't is kept in the tally."""
    from communique.model import DocumentError

    for source in sources:
        try:
            if isinstance(source, DocumentError):
                raise source
            yield reader.read_bytes(source.data, name=source.name, published=days.day_of(source.name))
        except DocumentError as error:
            tally.failures.append(error)


def _store(paths: tuple[str, ...], archive: Path, overlay: Path | None, days: GivenDays) -> Tally:
    from communique.api import Archive
    from communique.render.summary import Tally, print_failures, print_tally
    from communique.sources.files import open_sources

    tally = Tally()
    sources = open_sources(paths, on_skipped=lambda skipped: tally.pass_over(skipped.reason))
    first = _first_readable(sources, tally)
    if first is None:
        print_failures(tally)
        return tally
    with Archive(archive, overlay=overlay) as opened:
        try:
            read_into(opened, chain([first], sources), tally, days)
            tally.exchanges = opened.slugs(tally.exchanges)
        finally:
            print_tally(tally, archive)
            print_failures(tally)
    return tally


def _first_readable(sources: Iterator[Source | DocumentError], tally: Tally) -> Source | None:
    """Where nothing can be read, no archive is made."""
    from communique.model import DocumentError

    for source in sources:
        if not isinstance(source, DocumentError):
            return source
        tally.failures.append(source)
    return None


def read_into(
    archive: Archive, sources: Iterable[Source | DocumentError], tally: Tally, days: GivenDays | None = None
) -> None:
    """Add every source, with the day given for it; count what happened, and keep what failed."""
    from communique.api import located
    from communique.model import DocumentError
    from communique.render.summary import progress

    with progress() as advance:
        for source in sources:
            advance(source.name)
            try:
                if isinstance(source, DocumentError):
                    raise source
                published = days.day_of(source.name) if days is not None else None
                tally.count(archive.add_bytes(source.data, name=located(source.name), published=published))
            except DocumentError as error:
                tally.failures.append(error)


@click.command()
def demo() -> None:
    """Read the bundled samples of two invented states into ./communique-demo.db and show what was found.

    The samples are ten short documents, two accounts each of five exchanges. Nothing is fetched from anywhere.
    """
    from communique.api import Archive
    from communique.render.summary import Tally, print_tally
    from communique.render.terminal import print_card, print_exchanges
    from communique.samples import samples_folder
    from communique.sources.files import open_sources

    with samples_folder() as folder, Archive(DEMO, overlay=folder / "tables") as archive:
        tally = Tally()
        read_into(archive, open_sources(str(path) for path in sorted(folder.glob("[0-9]*"))), tally)
        found = archive.exchanges()
        tally.exchanges = {exchange.id for exchange in found}
        print_tally(tally, DEMO)
        print_exchanges(found)
        disputed = max(found, key=lambda exchange: len(exchange.conflicts))
        click.echo("\nOne exchange, two accounts:\n")
        print_card(archive.card(disputed.id))
    click.echo(f"Go on with: communique show {found[-1].id} --archive {DEMO}")
