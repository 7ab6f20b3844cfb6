"""The tables of offices answer questions drawn from dated editions of the Factbook, and hold together."""

from __future__ import annotations

import csv
import subprocess
import sys
from collections import defaultdict
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.knowledge.base import load_knowledge
from communique.text.names import fold

if TYPE_CHECKING:
    from communique.knowledge.directory import Directory, Holding
    from communique.knowledge.rows import PersonRow

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "src" / "communique" / "knowledge" / "data"


def read_rows(path: Path) -> list[dict[str, str]]:
    """All rows of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


QUESTIONS = read_rows(ROOT / "eval" / "tenures.csv")
CHIEFS = ROOT.parent / "shared" / "knowledge" / "factbook_chiefs.csv"
HEADS = {"head of state", "monarch", "head of government"}
COLLEGES = {"BIH/presidency-member", "SMR/captain-regent"}
"""Offices of several holders at once."""


@cache
def directory() -> Directory:
    return load_knowledge().directory


def holding(title: str, country: str, day: str) -> list[Holding]:
    """Who surely held the post of a country that is printed so, on an ISO day, as the package answers."""
    known = directory()
    posts = [post for post in known.posts_in(country) if post.organization == country]
    titled = [post.id for post in posts if fold(title) in {fold(one) for one in post.titles}]
    held = [held for post in titled for held in known.holders(post, date.fromisoformat(day))]
    return [one for one in held if one.status == "certain"]


def words_of(name: str) -> frozenset[str]:
    return frozenset(fold(name).replace("'", "").split())


def is_named(person: PersonRow, words: frozenset[str]) -> bool:
    """Whether all words stand in one form of the person's name."""
    return any(words <= words_of(name) for name in directory().names.names_of(person))


def names(found: list[Holding]) -> list[str]:
    return [one.person.id for one in found]


def test_there_are_three_hundred_questions_over_many_countries_and_years() -> None:
    """The figure rests on at least 300 questions on at least 150 countries and 20 years."""
    assert len(QUESTIONS) >= 300
    assert len({question["country"] for question in QUESTIONS}) >= 150
    assert len({question["day"][:4] for question in QUESTIONS}) >= 20


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one['country']}-{one['title']}-{one['day']}")
def test_the_tables_name_the_one_whom_the_edition_names(question: dict[str, str]) -> None:
    """On a day of an edition the post whose title the edition prints is held by the person whom it prints, by no other.

    Beside a suspended or absent holder stands at most one who acts.
    """
    found = holding(question["title"], question["country"], question["day"])
    assert any(is_named(one.person, words_of(question["expected"])) for one in found), found
    assert len({one.person.id for one in found if not one.tenure.acting}) <= 1
    assert len({one.person.id for one in found}) <= 2


def test_a_reappointment_begins_no_new_spell() -> None:
    """The start is the earliest of an unbroken run: a second oath in July does not hide the office held since April."""
    assert names(holding("Prime Minister", "VNM", "2021-05-01")) == ["pham-minh-chinh"]
    assert holding("Prime Minister", "VNM", "2021-08-01")[0].tenure.start == date(2021, 4, 5)


def test_names_that_differ_by_a_syllable_are_two_people() -> None:
    """Two premiers whose names nearly agree stay apart, on either side of the day of the change."""
    assert names(holding("Premier", "CHN", "2023-03-10")) == ["li-keqiang"]
    assert names(holding("Premier", "CHN", "2023-03-11")) == ["li-qiang"]


def test_the_day_of_the_change_is_the_successors() -> None:
    """Tenures are half-open: on the day on which the successor begins the predecessor is out of office."""
    assert names(holding("President", "USA", "2021-01-19")) == ["donald-j-trump"]
    assert names(holding("President", "USA", "2021-01-20")) == ["joseph-r-biden-jr"]


def test_one_who_acts_is_marked() -> None:
    """A vice president who stood in between two presidents acts."""
    assert [(one.person.id, one.tenure.acting) for one in holding("President", "VNM", "2024-04-01")] == [
        ("vo-thi-anh-xuan", True)
    ]


def test_every_row_points_at_rows_that_are_there() -> None:
    """Tenures name people and posts, posts name organizations, aliases name people that the tables have; ids are unique."""
    people, posts, organizations = (read_rows(DATA / f"{name}.csv") for name in ("people", "posts", "organizations"))
    for rows in (people, posts, organizations):
        ids = [row["id"] for row in rows]
        assert len(ids) == len(set(ids))
    known = {row["id"] for row in people}
    assert {row["organization"] for row in posts} <= {row["id"] for row in organizations}
    tenures = read_rows(DATA / "tenures.csv")
    assert {row["person"] for row in tenures} <= known
    assert {row["post"] for row in tenures} <= {row["id"] for row in posts}


def test_an_office_has_one_holder_at_a_time() -> None:
    """Spells of one head of state or government do not overlap unless someone acts, and none ends before it begins."""
    by_post = defaultdict(list)
    heads = {row["id"] for row in read_rows(DATA / "posts.csv") if row["class"] in HEADS}
    for row in read_rows(DATA / "tenures.csv"):
        if not row["acting"] and row["post"] in heads:
            by_post[row["post"]].append(
                (row["start"], row["end"].replace("open", "9999") or row["start"], row["person"])
            )
    for post, spells in by_post.items():
        spells.sort()
        assert all(start <= end for start, end, _ in spells), post
        overlaps = [pair for pair in pairwise(spells) if pair[0][1] > pair[1][0]]
        assert not overlaps or post in COLLEGES, overlaps


@pytest.mark.skipif(not CHIEFS.exists(), reason="the Factbook's lists are not beside this checkout")
def test_the_tool_makes_the_same_tables_again(tmp_path: Path) -> None:
    """Made again with ``--keep-own`` every table is the same byte for byte, a row of another source kept."""
    names_of_tables = ("people", "aliases", "organizations", "posts", "tenures")
    for name in names_of_tables:
        text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    with (tmp_path / "people.csv").open("a", encoding="utf-8") as lines:
        lines.write("zz-invented,Zz Invented,,Zz,given-first,,own\n")
    command = [sys.executable, str(ROOT / "tools" / "factbook"), "--keep-own", "--data", str(tmp_path)]
    subprocess.run(command, check=True, capture_output=True)
    for name in names_of_tables:
        made = (tmp_path / f"{name}.csv").read_text(encoding="utf-8").splitlines()
        kept = ["zz-invented,Zz Invented,,Zz,given-first,,own"] if name == "people" else []
        assert sorted(made) == sorted([*(DATA / f"{name}.csv").read_text(encoding="utf-8").splitlines(), *kept])
