"""Loads all that ``communique`` loads, by doing what it does. Only the server of ``forking.py`` imports this."""

from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from click.testing import CliRunner

from communique.cli.main import cli
from keeping import TEXTS

with TemporaryDirectory() as folder, patch.dict("os.environ"):
    text, archive = Path(folder, "meeting.txt"), Path(folder, "a.db")
    text.write_text(TEXTS["meeting.txt"], encoding="utf-8")
    for command in (["read", str(text)], ["exchanges"], ["statements", "--format", "json"]):
        done = CliRunner().invoke(cli, [*command, "--archive", str(archive)], catch_exceptions=False)
        assert done.exit_code == 0, done.output
