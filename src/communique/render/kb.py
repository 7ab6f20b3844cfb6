"""The tables of people and offices on a terminal: cards of people, posts and sides, lists of problems and stale terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.knowledge.evidence import tenure_words
from communique.render.console import counted, put, put_section

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from communique.knowledge.directory import Directory
    from communique.knowledge.importing import Imported
    from communique.knowledge.problems import TableProblem
    from communique.knowledge.rows import PersonRow, PostRow, Tenure
    from communique.knowledge.staleness import StaleTerm
    from communique.knowledge.terms import Term
    from communique.render.rows import Row

MOST_WARNED_OF = 10
PROBLEM_COLUMNS = ["file", "row", "what", "mend"]
TERM_COLUMNS = ["person", "name", "post", "title", "start", "end", "precision", "acting", "source", "as_of", "on_day"]


def print_problems(problems: Sequence[TableProblem], *, stderr: bool = False) -> None:
    """One problem below the other, by file."""
    file = None
    for problem in problems:
        if problem.file != file:
            file = problem.file
            put(Text(file or "tables", style="bold"), stderr=stderr)
        place = f"line {problem.row}: " if problem.row is not None else ""
        body = Text.assemble((place, "dim"), f"{problem.what}. ", (problem.mend, "green"))
        put(Padding(body, (0, 0, 0, 2)), stderr=stderr)


def warn_of(problems: Sequence[TableProblem]) -> None:
    """Say on standard error what an overlay's tables lost, the first few in full; nothing where they lost nothing."""
    if not problems:
        return
    lost = counted(len(problems), "row or table").replace("row or tables", "rows or tables")
    put(Text(f"Warning: {lost} of the overlay left out.", style="yellow"), stderr=True)
    print_problems(problems[:MOST_WARNED_OF], stderr=True)
    if len(problems) > MOST_WARNED_OF:
        put(Text("communique kb check --overlay FOLDER tells of all.", style="yellow"), stderr=True)


def problem_rows(problems: Sequence[TableProblem]) -> list[Row]:
    """One row a problem, with the columns ``PROBLEM_COLUMNS``."""
    return [dict(zip(PROBLEM_COLUMNS, (one.file, one.row, one.what, one.mend), strict=True)) for one in problems]


def print_person(directory: Directory, person: PersonRow, day: date | None) -> None:
    """A person's names and offices over time, the latest first, with sources and what is unknown."""
    names = [name for name in directory.names.names_of(person) if name != person.name]
    facts = _grid()
    facts.add_row("also", ", ".join(names) or "no other names known")
    facts.add_row("short", ", ".join(directory.names.short_names_of(person)) or "not known")
    facts.add_row(
        "order", {"family-first": "family name first", "given-first": "given name first"}.get(person.order, "not known")
    )
    facts.add_row("wikidata", person.qid or "not known")
    facts.add_row("source", person.source or "unsourced")
    put(Text.assemble((person.name, "bold"), ("  " + person.id, "dim")), Padding(facts, (0, 0, 1, 2)))
    terms = sorted(directory.terms_of(person.id), key=lambda term: term.tenure.start, reverse=True)
    put_section("Offices", _terms(directory, terms, day, by_person=True) if terms else Text("none known"))


def print_people(directory: Directory, people: Sequence[PersonRow]) -> None:
    """Several whom a name can mean: who they are, and the last office of each."""
    table = _list("Person", "Last office")
    for person in people:
        terms = directory.terms_of(person.id)
        last = f"{terms[-1].tenure.post}\n{tenure_words(terms[-1].tenure)}" if terms else "none known"
        table.add_row(Text.assemble((person.name, "bold"), "\n", (person.id, "dim")), last)
    put(table, f"{len(people)} people can be meant. Give the id of one.")


def print_post(directory: Directory, post: PostRow, day: date | None) -> None:
    """A post and its holders, the latest first; on a day, who held it, and what is not known."""
    organization = directory.organization(post.organization)
    facts = _grid()
    facts.add_row("of", organization.name if organization is not None else post.organization)
    facts.add_row("titles", "; ".join(post.titles))
    facts.add_row("class", post.post_class)
    if day is not None:
        facts.add_row(f"on {day}", _answer(directory, post, day))
    put(Text.assemble((post.titles[0], "bold"), ("  " + post.id, "dim")), Padding(facts, (0, 0, 1, 2)))
    terms = sorted(directory.terms_in(post.id), key=lambda term: term.tenure.start, reverse=True)
    put_section("Holders", _terms(directory, terms, day, by_person=False) if terms else Text("none known"))


def print_side(directory: Directory, side: str, name: str, day: date) -> None:
    """The posts of a side and who held them on a day."""
    put(Text.assemble((name, "bold"), (f"  {side}, on {day}", "dim")))
    table = _list("Post", "Held by")
    for post in sorted(
        directory.posts_in(side), key=lambda post: (post.organization != side, post.organization, post.rank or 99)
    ):
        table.add_row(Text.assemble(post.titles[0], "\n", (post.id, "dim")), _answer(directory, post, day))
    put(table if directory.posts_in(side) else Text("  no posts known"))


def print_stale(stale: Sequence[StaleTerm]) -> None:
    """Open terms not heard of for long, the oldest first."""
    table = _list("Last known", "Person", "Post", "Source")
    table.columns[0].no_wrap = True
    for term in stale:
        known = Text.assemble(str(term.tenure.as_of), "\n", (_age(term.days), "dim"))
        table.add_row(
            known, term.person.name, Text.assemble(term.post.titles[0], "\n", (term.post.id, "dim")), term.tenure.source
        )
    put(*([table] if stale else []), counted(len(stale), "open term"))


def print_import(imported: Imported, folder: str, *, written: bool) -> None:
    """What an import added, knew already and refused."""
    if imported.refused:
        put(Text("Refused", style="bold cyan"))
        print_problems(imported.refused)
    rows = imported.rows
    added = ", ".join(
        counted(len(rows[table]), what)
        for table, what in (("people", "person"), ("posts", "post"), ("tenures", "term"))
    )
    put(
        f"{folder}: {'added' if written else 'would add'} {added.replace('persons', 'people')}; {imported.known} known already, {len(imported.refused)} refused."
    )


def term_rows(directory: Directory, terms: Sequence[Term], day: date | None) -> list[Row]:
    """One row a term, with the columns ``TERM_COLUMNS``; ``on_day`` is empty without a day."""
    return [_term_row(directory, term, day) for term in terms]


def stale_rows(stale: Sequence[StaleTerm]) -> list[Row]:
    """One row an open term."""
    return [
        {
            "person": one.person.id,
            "name": one.person.name,
            "post": one.post.id,
            "as_of": one.tenure.as_of,
            "days": one.days,
            "source": one.tenure.source,
        }
        for one in stale
    ]


STALE_COLUMNS = ["person", "name", "post", "as_of", "days", "source"]


def _term_row(directory: Directory, term: Term, day: date | None) -> Row:
    tenure, post = term.tenure, directory.posts.get(term.tenure.post)
    person = directory.people.get(tenure.person)
    return {
        "person": tenure.person,
        "name": person.name if person is not None else None,
        "post": tenure.post,
        "title": post.titles[0] if post is not None else None,
        "start": tenure.start,
        "end": tenure.end or ("open" if tenure.end_precision == "open" else None),
        "precision": f"{tenure.start_precision}/{tenure.end_precision}",
        "acting": tenure.acting,
        "source": tenure.source,
        "as_of": tenure.as_of,
        "on_day": _standing(term, day) if day is not None else None,
    }


def _answer(directory: Directory, post: PostRow, day: date) -> Text:
    held = directory.holders(post.id, day)
    if not held:
        return Text("not known", style="dim")
    parts = []
    for one in held:
        remarks = ["acting"] if one.tenure.acting else []
        remarks += ["possibly"] if one.status == "possible" else []
        remarks += [f"known to {one.tenure.as_of}, may be stale"] if one.stale else []
        parts.append(Text.assemble(one.person.name, (f" ({', '.join(remarks)})" if remarks else "", "yellow")))
    return Text("\n").join(parts)


def _terms(directory: Directory, terms: Sequence[Term], day: date | None, *, by_person: bool) -> RenderableType:
    table = _list("Post" if by_person else "Person", "From, to", "Source")
    for term in terms:
        tenure = term.tenure
        standing = _standing(term, day) if day is not None else "none"
        mark = {"none": "", "certain": "\nin office that day"}.get(standing, f"\n{standing} that day")
        acting = "acting, " if tenure.acting else ""
        table.add_row(
            _who_or_what(directory, tenure, by_person=by_person),
            Text.assemble(acting + tenure_words(tenure), (mark, "green")),
            tenure.source or "unsourced",
        )
    return table


def _who_or_what(directory: Directory, tenure: Tenure, *, by_person: bool) -> Text:
    post, person = directory.posts.get(tenure.post), directory.people.get(tenure.person)
    label = (post.titles[0] if post is not None else "") if by_person else (person.name if person is not None else "")
    return Text.assemble(label, "\n", (tenure.post if by_person else tenure.person, "dim"))


def _standing(term: Term, day: date) -> str:
    standing = term.standing(day)
    return "stale" if standing != "none" and term.is_stale(day) else standing


def _age(days: int) -> str:
    return counted(days, "day") if days < 730 else f"{days // 365} years"


def _grid() -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column()
    return table


def _list(*headings: str) -> Table:
    """A table whose long words, ids among them, are broken rather than cut off where the terminal is narrow."""
    table = Table(box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    for heading in headings:
        table.add_column(heading, overflow="fold")
    table.show_edge = False
    return table
