"""What is wrong in the tables of people and offices, the package's and a user's: file, line, and how to mend it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

from communique.knowledge.events import own_events
from communique.knowledge.evidence import tenure_words
from communique.knowledge.facts import own_facts, package_tables
from communique.knowledge.gazetteer import load_gazetteer, own_gazetteer
from communique.knowledge.naming import FULL_ALIASES
from communique.knowledge.outlets import own_outlets
from communique.knowledge.problems import TableProblem
from communique.knowledge.references import without_dangling
from communique.knowledge.row_readers import TABLES
from communique.knowledge.terms import is_held_by_one, terms_of
from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from communique.knowledge.facts import Facts
    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.rows import PersonRow, PostRow, Row, Tenure
    from communique.knowledge.terms import Term

OVERLAID = frozenset({*TABLES, "countries", "bodies", "outlets", "events"})
"""The tables that a user's folder may hold."""

SAME_DAYS = "Let the one end where the other starts, or mark one of them acting."


def check_tables(overlay: Path | None = None) -> tuple[TableProblem, ...]:
    """Everything wrong in the package's tables and in those of the folder ``overlay``, by file and line."""
    package, found = package_tables()
    problems = [*found, *_dangling(package), *_problems(package, package)]
    if overlay is not None:
        own = _own_tables(overlay, problems)
        problems += [*_problems(own, package), *_strangers(overlay)]
    return tuple(sorted(set(problems), key=lambda problem: (problem.file, problem.row or 0, problem.what)))


def _strangers(overlay: Path) -> Iterator[TableProblem]:
    """Tables of the folder that nothing reads: a name misspelt, or a table that can't be laid over the package's."""
    for path in sorted(overlay.glob("*.csv")):
        if path.stem not in OVERLAID:
            yield TableProblem(
                str(path), None, "no such table is read from here", f"There are {', '.join(sorted(OVERLAID))}."
            )


def _dangling(package: Facts) -> list[TableProblem]:
    problems: list[TableProblem] = []
    without_dangling(package, package, load_gazetteer(), problems)
    return problems


def _own_tables(overlay: Path, problems: list[TableProblem]) -> Facts:
    gazetteer: Gazetteer = own_gazetteer(overlay, problems)
    own_outlets(overlay, problems)
    own_events(overlay, problems)
    return without_dangling(own_facts(overlay, problems), package_tables()[0], gazetteer, problems)


def _problems(facts: Facts, package: Facts) -> Iterator[TableProblem]:
    """What single tables say twice or against themselves. ``package`` knows posts and people that a user's don't."""
    posts = {row.id: row for row in (*package.posts, *facts.posts)}
    people = {row.id: row for row in (*package.people, *facts.people)}
    for rows, what in ((facts.people, "person"), (facts.posts, "post"), (facts.organizations, "organization")):
        yield from _twice(facts, rows, what)
    yield from _overlaps(facts, posts)
    yield from _same_term(facts)
    yield from _namesakes(facts, people)


def _twice(facts: Facts, rows: Iterable[PersonRow | PostRow | Row], what: str) -> Iterator[TableProblem]:
    keys = Counter(_key(row) for row in rows)
    seen: set[str] = set()
    for row in rows:
        key = _key(row)
        if keys[key] > 1 and key in seen:
            yield _at(facts, row, f"the {what} {key!r} stands here a second time", "Take one row out.")
        seen.add(key)


def _key(row: Row) -> str:
    return str(getattr(row, "id", ""))


def _overlaps(facts: Facts, posts: dict[str, PostRow]) -> Iterator[TableProblem]:
    """Two people who surely held, on one day, a post that has one holder."""
    by_post: dict[str, list[Tenure]] = {}
    for tenure in facts.tenures:
        if not tenure.acting:
            by_post.setdefault(tenure.post, []).append(tenure)
    for key, tenures in by_post.items():
        post = posts.get(key)
        if post is None or not is_held_by_one(post):
            continue
        for one, other in _clashes(terms_of(tenures, one_holder=True)):
            what = f"{key} is held by {other.tenure.person} ({tenure_words(other.tenure)}) and by {one.tenure.person}"
            days = f"({tenure_words(one.tenure)}) at once from {other.sure_from}"
            yield _at(facts, other.tenure, f"{what} {days}", SAME_DAYS)


def _clashes(terms: Iterable[Term]) -> Iterator[tuple[Term, Term]]:
    """Each term that surely begins while another's lasts, behind that one: the one of another person that lasts longest."""
    longest: list[Term] = []
    for term in sorted(terms, key=lambda term: term.sure_from):
        if term.sure_from >= term.sure_until:
            continue
        others = (one for one in longest if one.tenure.person != term.tenure.person)
        before = next((one for one in others if term.sure_from < one.sure_until), None)
        if before is not None:
            yield before, term
        ordered = sorted((*longest, term), key=lambda one: one.sure_until, reverse=True)
        second = next((one for one in ordered if one.tenure.person != ordered[0].tenure.person), None)
        longest = [ordered[0], second] if second is not None else ordered[:1]


def _same_term(facts: Facts) -> Iterator[TableProblem]:
    """Two rows of one person and post in overlapping days."""
    by_both: dict[tuple[str, str], list[Tenure]] = {}
    for tenure in facts.tenures:
        by_both.setdefault((tenure.person, tenure.post), []).append(tenure)
    for (person, post), tenures in by_both.items():
        for one, other in combinations(terms_of(tenures, one_holder=False), 2):
            if max(one.sure_from, other.sure_from) < min(one.sure_until, other.sure_until):
                what = f"{person} holds {post} in two rows at once ({tenure_words(one.tenure)})"
                yield _at(facts, other.tenure, what, "Join the two rows, or part their days.")


def _namesakes(facts: Facts, people: dict[str, PersonRow]) -> Iterator[TableProblem]:
    """An alias that is another person's alias or whole name."""
    bearers: dict[str, set[str]] = {}
    for person in people.values():
        bearers.setdefault(fold(person.name), set()).add(person.id)
    for alias in facts.aliases:
        if alias.kind in FULL_ALIASES and alias.entry in people:
            bearers.setdefault(fold(alias.text), set()).add(alias.entry)
    for alias in facts.aliases:
        others = bearers.get(fold(alias.text), set()) - {alias.entry}
        if alias.kind in FULL_ALIASES and alias.entry in people and others:
            what = f"the alias {alias.text!r} of {alias.entry} is also a name of {', '.join(sorted(others))}"
            yield _at(
                facts, alias, what, "Take it out where it is wrong; a text's side, office and day tell true ones apart."
            )


def _at(facts: Facts, row: Row, what: str, mend: str) -> TableProblem:
    place = facts.place_of(row)
    return TableProblem(place.file if place else "", place.row if place else None, what, mend)
