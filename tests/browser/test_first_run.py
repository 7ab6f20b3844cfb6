"""The first minute: the app is opened where there is no archive."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from running_app import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture
def first_run(tmp_path: Path) -> Iterator[str]:
    """``communique serve`` in an empty folder; the address that it prints."""
    command = [
        sys.executable,
        "-c",
        "from communique.cli.main import main; main()",
        "serve",
        "--port",
        str(free_port()),
    ]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found is not None
        yield found.group()
        server.terminate()


def test_without_archive_the_samples_open_and_say_so(page: Page, first_run: str) -> None:
    """Who has no archive yet sees the relationship of the samples' two states, told that these are samples, and can
    compare two texts at once.
    """
    page.goto(first_run)
    expect(page.get_by_text("bundled samples")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="call", exact=False).first).to_be_visible()
    expect(page.get_by_role("button", name="Compare")).to_be_visible()
