"""The pictures of the main pages that the README shows: taken here, and kept where ``--keep-screens`` asks for it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path("docs/screens")
CALL = "2031-03-27-call-xhv-xtr"
WIDE, NARROW = (1280, 860), (390, 844)
SIGNATURE, SIZES = b"\x89PNG\r\n\x1a\n", slice(16, 24)


class Screen(NamedTuple):
    """A picture of a page from the element ``at`` on."""

    name: str
    path: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    at: str = "body"


SCREENS = (
    Screen("front", "/"),
    Screen("exchange", f"/exchanges/{CALL}"),
    Screen("comparison", f"/exchanges/{CALL}", at="#comparison"),
    Screen("document", "/documents?limit=1", at="#text"),
    Screen("phrase", "/phrases/ferry%20line%20between%20Sembay%20and%20Port%20Carrow", at="#chart"),
    Screen("search", "/search?q=sea", scheme="dark"),
    Screen("phone", "/", size=NARROW, scheme="dark"),
)


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height, as a PNG tells them."""
    assert picture.startswith(SIGNATURE)
    width, height = picture[SIZES][:4], picture[SIZES][4:]
    return int.from_bytes(width), int.from_bytes(height)


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_page_has_its_picture(browser: Browser, address: str, screen: Screen, pytestconfig: pytest.Config) -> None:
    """The page loads and fits its screen; the README's picture of it has the same size."""
    width, height = screen.size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=screen.scheme)  # type: ignore[arg-type]
    page = context.new_page()
    assert page.goto(address + screen.path).ok  # type: ignore[union-attr]
    if screen.name == "document":
        with page.expect_navigation():
            page.locator("table.list a[href^='/documents/']").first.click()
    page.locator(screen.at).first.evaluate("one => one.scrollIntoView()")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    picture = page.screenshot()
    context.close()
    kept = ROOT / FOLDER / f"{screen.name}.png"
    if pytestconfig.getoption("--keep-screens"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(picture)
    assert size_of(kept.read_bytes()) == size_of(picture)


def test_readme_shows_the_pictures() -> None:
    """Every picture that the README shows is one of these, and each is shown."""
    shown = re.findall(rf"\({FOLDER}/(\w+)\.png\)", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert sorted(shown) == sorted(screen.name for screen in SCREENS)
