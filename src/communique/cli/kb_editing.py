"""Commands that write a user's own tables: ``kb add`` and ``kb import``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from communique.cli import options
from communique.knowledge.rows import AliasKind, NameOrder, OrganizationKind, PostClass

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.knowledge.base import Knowledge

folder = click.option(
    "--overlay",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    required=True,
    help="Your folder of tables; it is made where it is missing.",
)
source = click.option("--source", default="own", show_default=True, help="Where you have it from.")


@click.group()
def add() -> None:
    """Add a person, a post, a tenure of it, an organization or another name to tables of your own.

    What contradicts your tables is not written. An example:

    \b
      communique kb add person "Ana Silva" --short Silva --overlay my-tables
      communique kb add post PRT/foreign-minister "Foreign Minister" \\
        --class "foreign minister" --overlay my-tables
      communique kb add tenure "Ana Silva" PRT/foreign-minister \\
        --from 2031-04-02 --overlay my-tables
    """  # noqa: D301 -- click's sign for lines as they stand


@add.command()
@click.argument("name")
@folder
@click.option("--id", "key", help="The id; without it, one is made from the name.")
@click.option("--native", default="", help="The name in its own script or with its diacritics.")
@click.option("--short", default="", help="The form used alone in news.")
@click.option(
    "--order",
    type=click.Choice([order for order in get_args(NameOrder) if order]),
    help="Where the family name stands.",
)
@click.option("--qid", default="", help="The Wikidata id.")
@source
def person(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    name: str, folder: Path, key: str | None, native: str, short: str, order: str | None, qid: str, source: str
) -> None:
    """Add a person by NAME."""
    from communique.knowledge.adding import identifier_for
    from communique.model import UsageError

    directory = _knowledge(folder).directory
    known = directory.people
    bearers = [named.person.id for named in directory.names.named(name) if named.fit == "whole"]
    if key is None and bearers:
        advice = "If it is another one, give them an --id."
        raise UsageError(f"{name}: the tables have a person of this name, {', '.join(bearers)}. {advice}")
    key = key or identifier_for(name, known)
    row = {
        "id": key,
        "name": name,
        "native": native,
        "short": short,
        "order": order or "",
        "qid": qid,
        "source": source,
    }
    _add(folder, "people", row, key)


@add.command()
@click.argument("post")
@click.argument("titles", nargs=-1, required=True)
@folder
@click.option(
    "--class", "post_class", type=click.Choice(get_args(PostClass)), required=True, help="What kind of post it is."
)
@click.option("--rank", type=click.IntRange(min=1), help="1 for the highest of its organization.")
@source
def post(  # one parameter an option, as click hands them over
    post: str, titles: tuple[str, ...], folder: Path, post_class: str, rank: int | None, source: str
) -> None:
    """Add a POST (ORGANIZATION/name, such as PRT/foreign-minister) with its TITLES, the commonest first."""
    from communique.model import UsageError

    organization, separator, _ = post.rpartition("/")
    if not separator:
        raise UsageError(f"{post}: this is no id of a post. Write the organization before it: PRT/foreign-minister.")
    row = {
        "id": post,
        "organization": organization,
        "class": post_class,
        "titles": ";".join(titles),
        "rank": str(rank or ""),
        "source": source,
    }
    _add(folder, "posts", row, post)


@add.command()
@click.argument("who")
@click.argument("what", metavar="POST")
@folder
@click.option("--from", "start", required=True, metavar="DAY", help="First day: 2031-04-02, or 2031-04, or 2031.")
@click.option(
    "--to", "end", default="open", show_default=True, metavar="DAY|open|unknown", help="First day no longer in office."
)
@click.option("--acting", is_flag=True, help="In an acting capacity.")
@click.option("--as-of", type=options.Day(last=False), help="The day up to which you know; without it, today.")
@source
def tenure(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    who: str, what: str, folder: Path, start: str, end: str, acting: bool, as_of: date | None, source: str
) -> None:
    """Add a tenure: WHO (name or id) held POST (id or description) from a day on."""
    knowledge = _knowledge(folder)
    person, post = _person_id(knowledge, who), _post_id(knowledge, what)
    first, start_precision = _written_day(start)
    last, end_precision = (
        ({"open": "open", "unknown": ""}[end], end) if end in {"open", "unknown"} else _written_day(end)
    )
    row = {
        "person": person,
        "post": post,
        "start": first,
        "end": last,
        "precision": f"{start_precision}/{end_precision}",
        "acting": "yes" if acting else "",
        "source": source,
        "as_of": (as_of.isoformat() if as_of else max(date.today().isoformat(), first)),  # noqa: DTZ011 -- the user's own day
    }
    _add(folder, "tenures", row, f"{person} as {post}")


@add.command()
@click.argument("key", metavar="ID")
@click.argument("name")
@folder
@click.option("--kind", type=click.Choice(get_args(OrganizationKind)), required=True, help="What it is.")
@click.option("--side", required=True, help="The code of the side that it belongs to.")
@click.option("--short", default="", help="The short name.")
@source
def organization(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    key: str, name: str, folder: Path, kind: str, side: str, short: str, source: str
) -> None:
    """Add an organization: a party, body or institution, or a country that the tables lack."""
    row = {"id": key, "kind": kind, "side": side, "name": name, "short": short, "source": source}
    _add(folder, "organizations", row, key)


@add.command()
@click.argument("entry")
@click.argument("text")
@folder
@click.option(
    "--kind", type=click.Choice(get_args(AliasKind)), default="spelling", show_default=True, help="What kind of name."
)
@click.option("--language", default="en", show_default=True, help="Its language.")
@source
def alias(entry: str, text: str, folder: Path, kind: str, language: str, source: str) -> None:
    """Add another name, TEXT, of ENTRY: the id of a person, organization or initiative."""
    row = {"entry": entry, "text": text, "language": language, "kind": kind, "source": source}
    _add(folder, "aliases", row, f"{text} for {entry}")


@click.command("import")
@click.argument("export", type=click.Path(path_type=Path), required=False)
@click.option(
    "--overlay",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Your folder of tables; it is made where it is missing.",
)
@click.option("--as-of", type=options.Day(last=False), help="The day of the export; without it, today.")
@click.option("--dry-run", is_flag=True, help="Say what would be added, and write nothing.")
@click.option("--query", is_flag=True, help="Print a query for query.wikidata.org, and do nothing else.")
@click.pass_context
def import_(  # one parameter an option, as click hands them over
    context: click.Context, export: Path | None, folder: Path | None, as_of: date | None, dry_run: bool, query: bool
) -> None:
    """Read an EXPORT of Wikidata into tables of your own: people, posts and terms.

    Run the query that --query prints at https://query.wikidata.org with the countries that you want, and download the
    result as JSON or CSV. What contradicts the tables is refused and listed; then the exit code is 1.
    """
    from communique.knowledge.importing import import_export
    from communique.knowledge.wikidata import QUERY
    from communique.render.kb import print_import

    if query:
        click.echo(QUERY, nl=False)
        return
    if export is None or folder is None:
        raise click.UsageError(
            "Name the EXPORT, and your folder of tables with --overlay. --query prints a query for Wikidata."
        )
    imported = import_export(export, folder, as_of or date.today(), write=not dry_run)  # noqa: DTZ011 -- the user's own day
    print_import(imported, str(folder), written=not dry_run)
    context.exit(1 if imported.refused else 0)


def _knowledge(folder: Path) -> Knowledge:
    from communique.knowledge.adding import knowledge_in

    return knowledge_in(folder)


def _add(folder: Path, table: str, row: Mapping[str, str], what: str) -> None:
    from communique.knowledge.adding import add_row
    from communique.render.kb import warn_of

    others = add_row(folder, table, row)
    click.echo(f"{folder / f'{table}.csv'}: added {what}.")
    warn_of([problem for problem in others if problem.file.startswith(str(folder))])


def _person_id(knowledge: Knowledge, who: str) -> str:
    """The id that a name or id means. Raises UsageError where none or several are meant."""
    from communique.model import UsageError

    if who in knowledge.directory.people:
        return who
    found = [named.person.id for named in knowledge.directory.names.named(who)]
    if len(found) != 1:
        advice = (
            f"Give one of the ids {', '.join(found)}."
            if found
            else f'Add them first: communique kb add person "{who}".'
        )
        raise UsageError(f"{who}: {'several people' if found else 'nobody'} in the tables can be meant. {advice}")
    return found[0]


def _post_id(knowledge: Knowledge, what: str) -> str:
    """The id that an id or description means. Raises UsageError where none or several are meant."""
    from communique.model import UsageError

    if what in knowledge.directory.posts:
        return what
    found = [post.post for post in knowledge.resolver.description(what, day=None).posts]
    if len(found) != 1:
        advice = f"Give one of the ids {', '.join(found)}." if found else "Add it first: communique kb add post."
        raise UsageError(f"{what}: {'several posts' if found else 'no post'} of the tables can be meant. {advice}")
    return found[0]


def _written_day(written: str) -> tuple[str, str]:
    """The ISO day that stands in the tables for a day, month or year, and its precision."""
    from communique.model import UsageError

    precision = {4: "year", 7: "month", 10: "day"}.get(len(written))
    try:
        day = options.Day(last=False).convert(written, None, None)
    except click.UsageError as error:
        raise UsageError(str(error)) from error
    return day.isoformat(), precision or "day"
