"""The pages of the docs show real output: each command is run, and prints what its block shows."""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from forking import run_forked
from keeping import environment

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"(?:^<!-- exit (?P<code>\d) -->\n)?^```console\n(?P<text>.*?)^```", re.DOTALL | re.MULTILINE)
PROMPT = "$ communique "
LEFT_OUT = "..."
WIDTH = "100"


@dataclass(frozen=True)
class Shown:
    """A command as a page shows it, the lines printed below it, and the exit code that the page announces."""

    command: str
    lines: tuple[str, ...]
    code: int


def shown_on(page: Path) -> Iterator[Shown]:
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        first, *lines = block["text"].splitlines()
        assert first.startswith(PROMPT), f"{page.name}: a block begins with {first!r}"
        yield Shown(first.removeprefix(PROMPT), tuple(lines), int(block["code"] or 0))


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    return run_forked(command, cwd=folder, env=environment(COLUMNS=WIDTH), merged=True)


@pytest.fixture(scope="session")
def demo_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("docs")
    assert run(["demo"], folder).returncode == 0
    return folder / "communique-demo.db"


@pytest.fixture
def folder(demo_archive: Path, tmp_path: Path) -> Path:
    shutil.copy(demo_archive, tmp_path)
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    return tmp_path


def difference(wanted: tuple[str, ...], printed: list[str]) -> str | None:
    """The first line of a page that is not printed where it should be; None where all are. A line "..." stands for any
    number of lines.
    """
    places = [0]
    for line in map(str.rstrip, wanted):
        if line == LEFT_OUT:
            places = list(range(places[0], len(printed) + 1))
        else:
            places = [place + 1 for place in places if place < len(printed) and printed[place] == line]
        if not places:
            return line
    return None if len(printed) in places else "(the output goes on)"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page_shows_what_is_printed(page: Path, folder: Path) -> None:
    """Run in their order beside the samples and the demo's archive, a page's commands print what it shows."""
    for shown in shown_on(page):
        done = run(shlex.split(shown.command), folder)
        printed = [line.rstrip() for line in done.stdout.splitlines()]
        assert done.returncode == shown.code, f"{shown.command}\n{done.stdout}"
        told = difference(shown.lines, printed)
        assert told is None, f"{shown.command}\nnot printed there: {told}\n\n{done.stdout}"


def test_line_that_is_not_printed_is_found() -> None:
    """The comparison itself misses no line, no order, and no more than what "..." leaves out."""
    printed = ["one", "two", "three", "four"]
    assert difference(("one", "...", "four"), printed) is None
    assert difference(("...", "three", "four"), printed) is None
    assert difference(("one", "three", "four"), printed) == "three"
    assert difference(("...", "three", "two", "..."), printed) == "two"
    assert difference(("one", "two", "three"), printed) == "(the output goes on)"
