"""The command compare: two accounts from an archive, from files or from addresses, into every kind of answer."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from communique.api import Archive, compare
from communique.cli.main import cli
from communique.model import DocumentError, NotFoundError, UsageError
from communique.sources import addresses
from communique.sources.model import Source

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
OVERLAY = SAMPLES / "tables"
CALL = ("01-call-linden-house.md", "01-call-tarpress.txt")
THIRD = (
    "ALDMOUTH, March 28, 2031 -- President Maren Hathmoor of Halvern spoke by telephone with President Oren Talvash of "
    "Tarsenia on March 28. President Hathmoor said that the sea is calm."
)


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["compare", *map(str, arguments), "--overlay", str(OVERLAY)])


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both accounts of a call, a third of the same, and one account alone of another."""
    folder = tmp_path_factory.mktemp("comparing")
    (folder / "third.txt").write_text(THIRD, encoding="utf-8")
    with Archive(folder / "a.db", overlay=OVERLAY) as opened:
        for path in (*(SAMPLES / name for name in CALL), folder / "third.txt", SAMPLES / "05-visit-linden-house.md"):
            opened.add(path)
    return folder / "a.db"


def test_files_are_compared_without_an_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two files need no archive, and none is made."""
    monkeypatch.chdir(tmp_path)
    done = run(*(SAMPLES / name for name in CALL))
    assert done.exit_code == 0
    assert "only in B: at request" in done.output
    assert not list(tmp_path.iterdir())


def test_addresses_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address beside a file is fetched, and is compared as the page that comes."""
    page = SAMPLES / CALL[1]
    monkeypatch.setattr(addresses, "fetch", lambda address: Source(address, page.read_bytes()))
    row = json.loads(run(SAMPLES / CALL[0], "https://tarpress.example/call", "--json").output)
    assert row["b"] == row["account_b"]["address"] == "https://tarpress.example/call"
    assert row["account_b"]["side"] == "XTR"


def test_address_that_fails_says_why() -> None:
    """A page that can't be had ends the comparison with its reason."""
    done = CliRunner().invoke(cli, ["compare", "http://nowhere.invalid/page", str(SAMPLES / CALL[0])])
    assert isinstance(done.exception, DocumentError)
    assert "no such host" in str(done.exception)


def test_exchange_is_compared_pair_by_pair(archive: Path) -> None:
    """Three accounts of one call make three comparisons, each pair once; facts and warnings are in each."""
    rows = json.loads(run("2031-03", "--archive", archive, "--json").output)
    assert len({frozenset({row["a"], row["b"]}) for row in rows}) == len(rows) == 3
    assert all(row["headline"] and row["facts"] for row in rows)
    assert all(row["a"] != row["b"] for row in rows)


@pytest.mark.parametrize(
    ("names", "files"),
    [(("Linden House", "tarpress"), CALL), (CALL, CALL), (("tarpress", CALL[0]), tuple(reversed(CALL)))],
)
def test_documents_are_called_by_outlet_or_file(archive: Path, names: tuple[str, str], files: tuple[str, str]) -> None:
    """Two of several accounts are compared, in the order named."""
    row = json.loads(run("2031-03", *names, "--archive", archive, "--json").output)
    assert (Path(row["a"]).name, Path(row["b"]).name) == files


def test_json_of_an_archive_is_that_of_the_files(archive: Path) -> None:
    """The same two texts give the same comparison, whether they come from an archive, which alone tells how usual a
    silence is, or from files.
    """
    files = json.loads(run(*(SAMPLES / name for name in CALL), "--json").output)
    stored = json.loads(run("2031-03", *CALL, "--archive", archive, "--json").output)
    assert stored.pop("exchange").startswith("2031-03")
    assert files.pop("exchange") is None
    assert stored.pop("silences") != files.pop("silences") == []
    for row in (files, stored):
        for key in ("a", "b"):
            row[key] = row[f"account_{key}"]["name"] = ""
    assert files == stored


def test_every_file_is_written(archive: Path, tmp_path: Path) -> None:
    """Page, Markdown, memo and rows are written at once, each named with what it holds; nothing else is printed."""
    targets = [tmp_path / name for name in ("c.html", "c.md", "c.docx", "c.parquet")]
    options = [part for target in targets for part in (f"--{target.suffix[1:]}", target)]
    options[-2] = "--out"
    done = run("2031-03", "--archive", archive, *options)
    assert done.exit_code == 0
    lines = done.output.splitlines()
    assert len(lines) == 4
    assert all(str(target) in line for target, line in zip(targets, lines, strict=True))
    assert "3 comparisons" in lines[0]
    assert all(target.stat().st_size > 1000 for target in targets)
    assert targets[0].read_text(encoding="utf-8").count('<section class="comparison"') == 3


def test_json_stays_whole_beside_files(tmp_path: Path) -> None:
    """What is said of a written file never mixes with the JSON."""
    done = run(*(SAMPLES / name for name in CALL), "--json", "--md", tmp_path / "c.md")
    assert json.loads(done.stdout)["links"]
    assert "c.md" in done.stderr


def test_one_account_alone_says_whose_it_is(archive: Path) -> None:
    """Where one side tells alone, its outlet is named, and what to do."""
    done = run("2031-09", "--archive", archive)
    assert isinstance(done.exception, UsageError)
    assert "only Linden House tells of it" in str(done.exception)
    assert "communique read" in str(done.exception)


@pytest.mark.parametrize(
    ("arguments", "error", "what"),
    [
        (("2031-03", "Tarpress"), UsageError, "Name two documents"),
        (("2031-03", "Tarpress", "TARPRESS"), UsageError, "Name two documents"),
        (("2031-03", "Tarpress", "05-visit-linden-house.md"), NotFoundError, ""),
        (("2044", "Tarpress", "Linden House"), NotFoundError, "2044"),
    ],
)
def test_wrong_names_are_told(archive: Path, arguments: tuple[str, ...], error: type, what: str) -> None:
    """One document, the same twice, one of another exchange and an unknown exchange are each told of."""
    done = run(*arguments, "--archive", archive)
    assert isinstance(done.exception, error)
    assert what in str(done.exception)


def test_previous_sets_a_readout_beside_the_last(archive: Path, tmp_path: Path) -> None:
    """With --previous the outlet's last readout is A and this one B, on the terminal, as rows and as a page."""
    told = run("2031-09", "--previous", "--archive", archive)
    assert "2031-09-17-visit-xhv-xtr  Linden House" in told.output
    assert "New (" in told.output
    rows = json.loads(run("2031-09", "--previous", "--archive", archive, "--json").output)
    assert {row["change"] for row in rows} >= {"new", "dropped"}
    target = tmp_path / "c.html"
    done = run("2031-09", "--previous", "--archive", archive, "--html", target, "--out", tmp_path / "c.csv")
    assert f"{len(rows)} rows" in done.output
    assert "Linden House (XHV), 2031-03-27 and 2031-09-19" in target.read_text(encoding="utf-8")


def test_previous_takes_an_exchange_alone(archive: Path) -> None:
    """Documents or files beside --previous are wrong usage."""
    done = run(*(SAMPLES / name for name in CALL), "--previous", "--archive", archive)
    assert done.exit_code == 2
    assert "--previous takes one exchange" in done.output


@pytest.mark.parametrize("others", [(), ("nowhere.txt",), ("nowhere.txt", "Tarpress")])
def test_one_file_needs_another(others: tuple[str, ...]) -> None:
    """A file alone, or beside a name that is none, is wrong usage that says what to name."""
    done = run(SAMPLES / CALL[0], *others)
    assert done.exit_code == 2
    assert "Name two files or addresses" in done.output


def test_other_languages_are_refused(tmp_path: Path) -> None:
    """A text that was not read for its language can't be compared, and says so."""
    other = tmp_path / "other.txt"
    words = "Tổng thống hai nước đã điện đàm với nhau về quan hệ giữa hai nước và nghề cá trên vùng biển phía bắc. "
    other.write_text(words * 5, encoding="utf-8")
    with pytest.raises(DocumentError, match="Name its English text"):
        compare(SAMPLES / CALL[0], other, overlay=OVERLAY)


def test_same_input_gives_the_same_page(tmp_path: Path) -> None:
    """A page is the same byte for byte whenever it is made."""
    pages = []
    for name in ("one.html", "two.html"):
        run(*(SAMPLES / name for name in CALL), "--html", tmp_path / name)
        pages.append((tmp_path / name).read_bytes())
    assert all(one == other for one, other in pairwise(pages))
