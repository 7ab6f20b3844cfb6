"""The tables of the package, written from persons and spells, and rows of other sources kept."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from communique.text.names import fold
from naming import kebab, order_of, plain, short_form
from rows import HERE, read_csv

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from persons import Person
    from spells import Office, Spell

Row = tuple[str, ...]
COLUMNS: dict[str, Row] = {
    "people": ("id", "name", "native", "short", "order", "qid", "source"),
    "aliases": ("entry", "text", "language", "kind", "source"),
    "organizations": ("id", "kind", "side", "name", "short", "source"),
    "posts": ("id", "organization", "class", "titles", "rank", "source"),
    "tenures": ("person", "post", "start", "end", "precision", "acting", "source", "as_of"),
}
"""Columns of the tables that this tool writes."""
KEYS: dict[str, tuple[int, ...]] = {
    "people": (0,),
    "aliases": (0, 1),
    "organizations": (0,),
    "posts": (0,),
    "tenures": (0, 1, 2),
}
"""Columns that tell a row of a table: where a kept row has the same, it wins."""
SEVERAL_REALMS = frozenset(("CHARLES III", "ELIZABETH II"))
CO_PRINCE = "french-co-prince"


def people_ids(persons: list[Person]) -> dict[int, str]:
    """The id of each person by ``id(person)``: the kebab name, with the country's code where two share it."""
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        by_name[kebab(person.marked)].append(person)
    ids: dict[int, str] = {}
    for name, group in by_name.items():
        shared = len(group) > 1 and not _one_person(group)
        taken: set[str] = set()
        for person in group:
            wanted = f"{name}-{person.code.lower()}" if shared else name
            number = 2
            while shared and wanted in taken:
                wanted, number = f"{name}-{person.code.lower()}-{number}", number + 1
            taken.add(wanted)
            ids[id(person)] = wanted
    return ids


def _one_person(group: list[Person]) -> bool:
    """A monarch of several realms, or the president of France as co-prince of Andorra."""
    return group[0].marked in SEVERAL_REALMS or {one.code for one in group} == {"AND", "FRA"}


def people_rows(persons: list[Person], ids: dict[int, str]) -> list[Row]:
    """Rows of ``people.csv``; persons whom no edition names have the source ``own``."""
    rows: dict[str, Row] = {}
    for person in persons:
        name, code = plain(person.marked, person.code), person.code
        source = "factbook" if person.readings else "own"
        short = short_form(person.marked, code)
        row = (ids[id(person)], name, person.native, short, order_of(person.marked, code), "", source)
        if row[0] not in rows or source == "factbook":
            rows[row[0]] = row
    return list(rows.values())


def alias_rows(persons: list[Person], ids: dict[int, str]) -> list[Row]:
    """Rows of ``aliases.csv``: other spellings that editions print, and surnames without the Arabic article."""
    rows: dict[tuple[str, str], Row] = {}
    for person in persons:
        name = plain(person.marked, person.code)
        for form in sorted(person.forms):
            if fold(form) != fold(name) and _is_whole(form):
                rows.setdefault((ids[id(person)], fold(form)), (ids[id(person)], form, "en", "spelling", "factbook"))
        short = short_form(person.marked, person.code)
        if bare := re.fullmatch(r"(?:Al|El)-(\S+)", short):
            source = "factbook" if person.readings else "own"
            rows[ids[id(person)], bare[1]] = (ids[id(person)], bare[1], "en", "short", source)
    return list(rows.values())


def _is_whole(form: str) -> bool:
    """Whether no letter was lost: editions of the years 2021 to 2025 drop letters with diacritics."""
    return not re.search(
        r"(?:^| )[a-z]{1,4}(?= |$)(?<! de)(?<! da)(?<! do)(?<! dos)(?<! das)(?<! bin)(?<! ibn)(?<! al)(?<! van)(?<! der)(?<! la)(?<! i)(?<! e)(?<! wa)(?<! arap)(?<! el)(?<! ibni)(?<! von)",
        form,
    )


def post_rows(offices: Iterable[Office]) -> list[Row]:
    """Rows of ``posts.csv`` for the offices that have holders."""
    table = {(row["code"], row["key"]): row for row in read_csv(HERE / "posts.csv")}
    rows = []
    for code, key in offices:
        row = table.get((code, key)) or table["", key]
        rows.append((f"{code}/{key}", code, row["class"], row["titles"], row["rank"], "factbook"))
    return rows


def tenure_rows(spells: dict[Office, list[Spell]], ids: dict[int, str]) -> list[Row]:
    """Rows of ``tenures.csv``, one for each spell that reaches into 1990 or later."""
    rows = []
    for (code, key), runs in spells.items():
        for spell in runs:
            end = "open" if spell.end_precision == "open" else spell.end.isoformat() if spell.end else ""
            if end and end != "open" and end <= "1990-01-01":
                continue
            precision = f"{spell.start_precision}/{spell.end_precision}"
            acting = "yes" if spell.acting else ""
            start, as_of = spell.start.isoformat(), spell.as_of.isoformat()
            rows.append((ids[id(spell.person)], f"{code}/{key}", start, end, precision, acting, spell.source, as_of))
    return rows


def write_table(folder: Path, name: str, rows: Iterable[Row], made: frozenset[str], *, keep_own: bool) -> int:
    """Write one table, sorted; with ``keep_own`` rows whose source is not in ``made`` are kept and win by key.

    Returns the number of rows written.
    """
    path = folder / f"{name}.csv"
    kept = []
    if keep_own and path.exists():
        source = COLUMNS[name].index("source")
        kept = [tuple(row.values()) for row in read_csv(path)]
        kept = [row for row in kept if row[source] not in made]
    found: dict[Row, Row] = {}
    for row in [*rows, *kept]:
        found[tuple(row[column] for column in KEYS[name])] = row
    ordered = sorted(found.values(), key=lambda row: _order(name, row))
    with path.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS[name])
        writer.writerows(ordered)
    return len(ordered)


def _order(name: str, row: Row) -> Row:
    """Tenures are read by post and day, all other tables by their first columns."""
    return (row[1], row[2], row[0]) if name == "tenures" else row
