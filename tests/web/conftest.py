"""What the tests of the web app share: an archive of the samples, and the app over it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from starlette.testclient import TestClient

from communique.web.app import make_app
from communique.web.serving import samples_archive
from communique.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(scope="session")
def demo_archive() -> Iterator[tuple[Path, Path]]:
    """An archive of the samples and its overlay. Tests that change it copy it."""
    with samples_archive() as made:
        yield made


@pytest.fixture(scope="session")
def demo_settings(demo_archive: tuple[Path, Path]) -> Settings:
    """The samples, served as an archive of one's own."""
    archive, overlay = demo_archive
    return Settings(archive=archive, overlay=overlay)


@pytest.fixture(scope="session")
def client(demo_settings: Settings) -> Iterator[TestClient]:
    """The app over the samples, for questions that change nothing."""
    with TestClient(make_app(demo_settings), base_url="http://127.0.0.1:8001") as opened:
        yield opened


@pytest.fixture
def own_client(demo_archive: tuple[Path, Path], tmp_path: Path) -> Iterator[TestClient]:
    """The app over a copy of the samples' archive that a test may change."""
    archive, overlay = demo_archive
    copy = Path(shutil.copy(archive, tmp_path / "own.db"))
    with TestClient(make_app(Settings(archive=copy, overlay=overlay)), base_url="http://127.0.0.1:8001") as opened:
        yield opened
