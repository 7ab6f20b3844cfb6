"""The command ``kb``: who held which office when; the user's own tables; what is wrong or old in them."""

from __future__ import annotations

import json
import sys
from datetime import date, timedelta
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.kb_editing import add, import_

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from communique.knowledge.base import Knowledge
    from communique.knowledge.rows import PersonRow
    from communique.knowledge.terms import Term
    from communique.render.rows import Row

on_day = click.option(
    "--on", "day", type=options.Day(last=False), help="How it was on this day; months and years stand for their first."
)


@click.group()
def kb() -> None:
    """The tables of people, offices and terms: look them up, add to them, check them.

    A folder of tables of your own (--overlay) wins over the package's.
    """


@kb.command()
@click.argument("what", metavar="WHO|POST|SIDE")
@on_day
@options.overlay
@options.list_format
def show(what: str, day: date | None, overlay: Path | None, list_format: str) -> None:
    """Show a person, a post or a side: offices over time, holders, sources, what is unknown.

    WHO is a name or id ("Xi Jinping", xi-jinping), POST an id (CHN/president) or a description ("Chinese president"), SIDE a
    code or name (CHN, China).
    """
    from communique.knowledge.base import load_knowledge
    from communique.model import NotFoundError

    knowledge = load_knowledge(overlay)
    for found in (_shown_people, _shown_post, _shown_side):
        if found(knowledge, what, day, list_format):
            return
    shared = sorted(code for codes in knowledge.gazetteer.shared_in(what).values() for code in codes)
    if shared:
        raise NotFoundError(f"{what}: this can be {' or '.join(shared)}. Give one of these codes, or a post's id.")
    advice = "Give a name, an id such as CHN/president, or a country's code. communique kb add adds people and terms."
    raise NotFoundError(f"{what}: the tables know no such person, post or side. {advice}")


@kb.command()
@options.checked_overlay
@options.list_format
@click.pass_context
def check(context: click.Context, overlay: Path | None, list_format: str) -> None:
    """Say what is wrong in the tables, the package's and the overlay's: file, line, and how to mend it.

    Exit code 1 where something is wrong.
    """
    from communique.knowledge.checking import check_tables
    from communique.model import UsageError
    from communique.render.console import counted
    from communique.render.kb import PROBLEM_COLUMNS, print_problems, problem_rows

    if overlay is not None and not overlay.is_dir():
        raise UsageError(f"{overlay}: there is no such folder of tables. communique kb add makes one.")
    problems = check_tables(overlay)
    if list_format != "table":
        _print_rows(list_format, PROBLEM_COLUMNS, problem_rows(problems))
    else:
        print_problems(problems)
        click.echo(f"{counted(len(problems), 'problem')}." if problems else "Nothing is wrong in the tables.")
    context.exit(1 if problems else 0)


@kb.command()
@click.option("--on", "day", type=options.Day(last=False), help="Seen from this day; without it, from today.")
@click.option("--older-than", type=click.IntRange(min=0), default=365, show_default=True, help="Days not heard of.")
@options.overlay
@options.list_format
def stale(day: date | None, older_than: int, overlay: Path | None, list_format: str) -> None:
    """List open terms of which the tables have not heard for long, the oldest first."""
    from communique.knowledge.base import load_knowledge
    from communique.knowledge.staleness import stale_terms
    from communique.render.kb import STALE_COLUMNS, print_stale, stale_rows

    seen = day or date.today()  # noqa: DTZ011 -- the user's own day
    found = stale_terms(load_knowledge(overlay).directory, seen, timedelta(older_than))
    if list_format == "table":
        print_stale(found)
    else:
        _print_rows(list_format, STALE_COLUMNS, stale_rows(found))


def _shown_people(knowledge: Knowledge, what: str, day: date | None, list_format: str) -> bool:
    from communique.render.kb import print_people, print_person

    directory = knowledge.directory
    by_id = directory.people.get(what)
    people: list[PersonRow] = [by_id] if by_id is not None else []
    if not people and knowledge.gazetteer.side_of(what) is None and what not in directory.posts:
        people = [named.person for named in directory.names.named(what)]
    if not people:
        return False
    if list_format == "table" and len(people) > 1:
        print_people(directory, people)
    elif list_format == "table":
        print_person(directory, people[0], day)
    else:
        _print_terms(knowledge, [term for person in people for term in directory.terms_of(person.id)], day, list_format)
    return True


def _shown_post(knowledge: Knowledge, what: str, day: date | None, list_format: str) -> bool:
    from communique.render.kb import print_post

    directory = knowledge.directory
    meant = knowledge.resolver.description(what, day=day).posts if what not in directory.posts else ()
    posts = [directory.posts[what]] if what in directory.posts else [directory.posts[post.post] for post in meant]
    if list_format == "table":
        for post in dict.fromkeys(posts):
            print_post(directory, post, day)
    elif posts:
        terms = [term for post in dict.fromkeys(posts) for term in directory.terms_in(post.id)]
        _print_terms(knowledge, terms, day, list_format)
    return bool(posts)


def _shown_side(knowledge: Knowledge, what: str, day: date | None, list_format: str) -> bool:
    from communique.render.kb import print_side

    directory, gazetteer = knowledge.directory, knowledge.gazetteer
    side = what if gazetteer.name_of(what) is not None else gazetteer.side_of(what) or gazetteer.side_of(what.title())
    if side is None:
        return False
    if list_format == "table":
        print_side(directory, side, gazetteer.name_of(side) or side, day or date.today())  # noqa: DTZ011 -- the user's day
    else:
        terms = [term for post in directory.posts_in(side) for term in directory.terms_in(post.id)]
        _print_terms(knowledge, terms, day, list_format)
    return True


def _print_terms(knowledge: Knowledge, terms: Sequence[Term], day: date | None, list_format: str) -> None:
    from communique.render.kb import TERM_COLUMNS, term_rows

    _print_rows(list_format, TERM_COLUMNS, term_rows(knowledge.directory, terms, day))


def _print_rows(list_format: str, columns: list[str], rows: list[Row]) -> None:
    if list_format == "csv":
        from communique.render.export import write_csv

        write_csv(sys.stdout, rows, columns=columns)
    else:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1, default=str))


kb.add_command(add)
kb.add_command(import_)
