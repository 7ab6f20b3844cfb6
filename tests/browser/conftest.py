"""A real browser on the real app: Debian's Chromium, driven by Playwright, over archives of the samples."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from communique.web.serving import samples_archive
from running_app import serving

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

CHROMIUM = Path("/usr/bin/chromium")
QUIET = (
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
)
"""The browser itself asks nobody for anything."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All of these tests want a browser."""
    if not CHROMIUM.exists():
        for item in items:
            if Path(item.fspath).parent == Path(__file__).parent:
                item.add_marker(pytest.mark.skip(reason=f"no browser: {CHROMIUM} is not here (apt install chromium)"))


@pytest.fixture(scope="session")
def samples() -> Iterator[tuple[Path, Path]]:
    """An archive of the samples and its overlay."""
    with samples_archive() as made:
        yield made


@pytest.fixture(scope="session")
def address(samples: tuple[Path, Path]) -> Iterator[str]:
    """The app over the samples, for journeys that change nothing."""
    archive, overlay = samples
    with serving(archive, overlay) as at:
        yield at


@pytest.fixture
def own_address(samples: tuple[Path, Path], tmp_path: Path) -> Iterator[str]:
    """The app over a copy that a journey may change."""
    archive, overlay = samples
    with serving(Path(shutil.copy(archive, tmp_path / "own.db")), overlay) as at:
        yield at


@dataclass
class Watched:
    """A page, with whatever it asked for elsewhere and whatever it said on its console."""

    page: Page
    elsewhere: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def asked(self, request: Request) -> None:
        """Note a request that leaves this machine."""
        if not request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            self.elsewhere.append(request.url)

    def told(self, message: ConsoleMessage) -> None:
        """Note what stands on the console, but for answers that are errors on purpose."""
        if "Failed to load resource" not in message.text:
            self.said.append(f"{message.type}: {message.text}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser. Playwright keeps an event loop running in this thread for as long as it is open, which other tests,
    between those of two modules, can't bear.
    """
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield opened
        opened.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A visitor whom the app has not seen."""
    visitor = browser.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    visitor.set_default_timeout(30_000)
    yield visitor
    visitor.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; afterwards nothing may have left the machine, and the console must be silent."""
    watched = Watched(context.new_page())
    watched.page.on("request", watched.asked)
    watched.page.on("console", watched.told)
    watched.page.on("pageerror", lambda error: watched.said.append(f"error: {error}"))
    yield watched.page
    assert watched.elsewhere == []
    assert watched.said == []
