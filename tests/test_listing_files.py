"""Lists into files: every listing writes the same rows in every format."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.render.export import cell

if TYPE_CHECKING:
    from click.testing import Result

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
CALL = "2031-03-27"
ENDINGS = (".csv", ".json", ".jsonl", ".parquet")
ASKED: dict[str, tuple[str, ...]] = {
    "exchanges": (),
    "statements": (),
    "documents": (),
    "judgements": (),
    "uptake": (CALL,),
    "greetings": (),
    "compare": (CALL,),
    "ledger": ("XHV", "XTR"),
    "phrases": (),
    "phrase": ("calm sea",),
    "timeline": ("XHV", "XTR"),
    "people": (),
    "person": ("Hathmoor",),
    "sides": (),
    "pairs": (),
    "search": ("calm sea",),
}
"""What a listing is asked on the archive of the tests."""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, with one judgement by hand."""
    path = tmp_path_factory.mktemp("listing") / "a.db"
    with Archive(path, overlay=SAMPLES / "tables") as opened:
        for sample in sorted(SAMPLES.glob("0*")):
            opened.add(sample)
        opened.review(opened.statements()[0].id, right=True)
    return path


def listed(name: str, archive: Path, target: Path) -> Result:
    command = [name, *ASKED[name], "--archive", str(archive), "--out", str(target)]
    return CliRunner().invoke(cli, command, catch_exceptions=False)


def read_back(target: Path) -> list[dict[str, str]]:
    """The rows of a file, every value as it stands in a cell."""
    if target.suffix == ".csv":
        with target.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if target.suffix == ".parquet":
        rows = pyarrow.parquet.read_table(target).to_pylist()
    elif target.suffix == ".json":
        rows = json.loads(target.read_text(encoding="utf-8"))
    else:
        rows = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    return [{key: cell(value) for key, value in row.items()} for row in rows]


def test_every_listing_is_asked_here() -> None:
    """No command that writes lists into files is left out of these tests."""
    writing = {name for name, command in cli.commands.items() if any("--out" in one.opts for one in command.params)}
    assert writing == set(ASKED)


@pytest.mark.parametrize("name", ASKED)
def test_every_format_holds_the_same_rows(name: str, archive: Path, tmp_path: Path) -> None:
    """CSV, JSON, JSON lines and Parquet of one listing have the same columns and values, and the command counts them."""
    found = []
    for ending in ENDINGS:
        target = tmp_path / f"list{ending}"
        done = listed(name, archive, target)
        rows = read_back(target)
        assert done.stdout.startswith(f"{target}: {len(rows)} ")
        found.append(rows)
    assert found[0]
    assert all(rows == found[0] for rows in found[1:])


def test_an_ending_that_names_no_format_is_refused(archive: Path, tmp_path: Path) -> None:
    """Nothing is written, and the error names the endings that there are."""
    target = tmp_path / "list.xls"
    done = listed("documents", archive, target)
    assert done.exit_code == 2
    assert all(ending in done.stderr for ending in ENDINGS)
    assert not target.exists()


def test_a_file_that_cannot_be_written_is_said_so(archive: Path, tmp_path: Path) -> None:
    """A folder that is not there is an error of ours with advice."""
    from communique.model import UsageError

    with pytest.raises(UsageError, match="can't be written"):
        listed("documents", archive, tmp_path / "nowhere" / "list.csv")
