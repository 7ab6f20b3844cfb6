"""Files that a visitor saves: those that the command line prints."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli.main import cli

if TYPE_CHECKING:
    from playwright.sync_api import Page


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize(
    ("path", "command"),
    [
        ("/exchanges?kind=call", ["exchanges", "--kind", "call"]),
        ("/statements?speaker=Talvash", ["statements", "--speaker", "Talvash"]),
    ],
)
def test_saved_file_is_the_command_line_s(
    page: Page, address: str, samples: tuple[Path, Path], path: str, command: list[str], form: str
) -> None:
    """The file behind a page's CSV or JSON link holds what the command prints for the same question."""
    archive, overlay = samples
    options = ["--archive", str(archive), "--overlay", str(overlay), "--format", form]
    printed = CliRunner().invoke(cli, [*command, *options])
    assert printed.exit_code == 0
    page.goto(address + path)
    with page.expect_download() as saved:
        page.get_by_role("link", name=form.upper(), exact=True).first.click()
    assert Path(saved.value.path()).read_bytes().decode() == printed.stdout
