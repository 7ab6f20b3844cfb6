"""The commands that list who took part or spoke, and which sides."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model.listing import WHOLE
from communique.render.arrow import SCHEMAS
from communique.render.taking_part import people_rows, side_rows
from communique.text.persons import usual_name
from keeping import filled

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from click.testing import Result


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed archive of the five texts."""
    made = tmp_path_factory.mktemp("taking part") / "a.db"
    filled(made).close()
    return made


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """It opened."""
    with Archive(path) as opened:
        yield opened


def run(path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, [*arguments, "--archive", str(path)], catch_exceptions=False)


def table(path: Path, *arguments: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(run(path, *arguments, "--format", "csv").stdout)))


def test_people_are_listed_whole_with_their_counts(path: Path, archive: Archive) -> None:
    """Everyone whom the archive counts stands in the list in its order, with the columns that are named for it, and the
    identifier means one person alone.
    """
    counted = archive.people_page(WHOLE).items
    rows = json.loads(run(path, "people", "--format", "json").stdout)
    assert rows == list(people_rows(counted))
    assert all(list(row) == list(SCHEMAS["people"]) for row in rows)
    assert len(rows) > 3
    for row in rows:
        assert archive.person(row["id"], side=row["side"]).figure.name == row["name"]


def test_people_are_narrowed_by_name_and_side(path: Path) -> None:
    """Any part of a name, a side by code or name, or both."""
    haldvik = table(path, "people", "--name", "haldvik")
    assert [(row["name"], row["side"], row["exchanges"]) for row in haldvik] == [("Jorun Haldvik", "ISL", "3")]
    assert {row["side"] for row in table(path, "people", "--side", "Kenya")} == {"KEN"}
    assert table(path, "people", "--side", "KEN", "--name", "Haldvik") == []


def test_sides_are_listed_whole_with_names_and_days(path: Path, archive: Archive) -> None:
    """Every side that took part in an exchange, with its English name and the first and last day."""
    rows = table(path, "sides")
    assert [row["side"] for row in rows] == [one.side for one in archive.side_counts(WHOLE).items]
    assert list(rows[0]) == list(SCHEMAS["sides"])
    iceland = next(row for row in rows if row["side"] == "ISL")
    assert (iceland["name"], iceland["exchanges"]) == ("Iceland", "3")
    assert (iceland["first_day"], iceland["last_day"]) == ("2030-03-04", "2031-06-09")


def test_a_code_without_a_name_stays_a_code(archive: Archive) -> None:
    """A side that the tables do not know is called by its code."""
    (first, *_) = side_rows(archive.side_counts(WHOLE).items, lambda code: code)
    assert first["name"] == first["side"]


def test_terminal_shows_who_and_how_many(path: Path) -> None:
    """Name, side, office and counts, and how many there are in all."""
    printed = run(path, "people").stdout
    assert "Jorun Haldvik (ISL)" in printed
    assert printed.splitlines()[-1] == f"{len(table(path, 'people'))} people"
    assert run(path, "people", "--name", "Haldvik").stdout.splitlines()[-1] == "1 person"
    printed = run(path, "sides").stdout
    assert "Iceland (ISL)" in printed
    assert printed.splitlines()[-1] == f"{len(table(path, 'sides'))} sides"


def test_a_list_of_nobody_says_why(path: Path, tmp_path: Path) -> None:
    """An unknown name gets the nearest, two filters that meet nobody together are named, an empty archive says what to do."""
    assert "Nobody in the archive is called Haldvick." in run(path, "people", "--name", "Haldvick").stderr
    both = run(path, "people", "--side", "KEN", "--name", "Haldvik")
    assert both.stderr == "No person meets all of --name, --side at once. Leave one out.\n"
    assert run(path, "people", "--side", "Malta").stderr.startswith("The archive holds none of MLT; it holds some of ")
    filled(tmp_path / "empty.db", []).close()
    for command in ("people", "sides"):
        assert "communique read PATH" in run(tmp_path / "empty.db", command).stderr


@pytest.mark.parametrize(
    ("counts", "name"),
    [
        ({"Maren Hathmoor": 9, "Maren Hathmoor Leading": 1, "Hathmoor": 30}, "Maren Hathmoor"),
        ({"Hathmoor": 30, "M. Hathmoor": 40}, "M. Hathmoor"),
        ({"Oren Talvash": 2, "Oren K. Belden Talvash": 2}, "Oren K. Belden Talvash"),
    ],
)
def test_someone_is_told_by_the_commonest_whole_name(counts: dict[str, int], name: str) -> None:
    """A word that one text drew into a name doesn't stand over the whole page, and a family name only where no whole one is
    printed; of two as common the fuller.
    """
    assert usual_name(counts) == name
