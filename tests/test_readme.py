"""The README says what is: its output, its commands and its Python are tried."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from communique.cli.main import cli

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w*)\n(.*?)^```", README, re.DOTALL | re.MULTILINE)
COMMAND = [sys.executable, "-c", "from communique.cli.main import main; main()"]
WIDTH = "100"


def block(language: str) -> str:
    return next(text for found, text in BLOCKS if found == language)


@pytest.fixture(scope="module")
def demo_output(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("demo")
    environment = {**os.environ, "COLUMNS": WIDTH}
    done = subprocess.run([*COMMAND, "demo"], cwd=folder, env=environment, check=True, capture_output=True, text=True)
    return done.stdout


def test_demo_prints_what_the_readme_shows(demo_output: str) -> None:
    """Every line of the README's first block is printed by the demo, in that order."""
    printed = iter(line.rstrip() for line in demo_output.splitlines())
    for line in filter(None, map(str.rstrip, block("").splitlines())):
        assert line == "..." or line in printed, f"the demo does not print: {line}"


def test_tests_are_run_by_one_line_and_ci_runs_the_same_strictly() -> None:
    """The README's second block is the script that needs Python alone; CI runs that very script, and lets no browser test go."""
    lines = [text.strip() for language, text in BLOCKS if language == "sh"]
    assert lines[1] == "bash tests/run"
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()[-1] == f"{lines[1]} --strict-browser"


def test_every_command_and_option_is_real() -> None:
    """Each command of the table exists with the options that the table names, and no command is left out."""
    named = set()
    for row in re.findall(r"^\| `communique (\w+).*", README, re.MULTILINE):
        named.add(row)
    assert named == set(cli.commands)
    for line in re.findall(r"^\| `communique .*", README, re.MULTILINE):
        command = cli.commands[re.match(r"\| `communique (\w+)", line)[1]]
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"--[a-z][a-z-]+", line)) <= options, line


def test_python_of_the_readme_runs(tmp_path: Path) -> None:
    """The README's Python runs as written beside the samples."""
    (tmp_path / "samples").symlink_to(ROOT / "samples")
    subprocess.run([sys.executable, "-c", block("python")], cwd=tmp_path, check=True, capture_output=True)
