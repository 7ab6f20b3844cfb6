"""From an exchange to its person, a phrase, search and back, by keyboard alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page

CALL = "/exchanges/2031-03-27-call-xhv-xtr"
MOST_STEPS = 400
"""So many presses of the Tab key at most from one end of a page to what is looked for."""


def follow(page: Page, path: str) -> None:
    """Go with the Tab key to a link that leads to ``path`` (a pattern), see that its focus shows, and press Enter."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.getAttribute('href')")
        if focused is not None and re.fullmatch(path, focused):
            shown = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert shown != "none"
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"no link to {path} is reached by the Tab key")


def test_an_exchange_leads_on_by_keyboard(page: Page, address: str) -> None:
    """The Tab and Enter keys lead from an exchange to a person, ``/`` to search, its words to a phrase, a hit to the
    document, and the browser's own keys back.
    """
    page.goto(address + CALL)
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    follow(page, r"/people/[^/?]+")
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Maren Hathmoor|Oren Talvash"))
    page.go_back()  # the key that goes back is the browser's own, and has no window here
    page.wait_for_url(f"**{CALL}*")
    page.goto(f"{address}/phrases")
    follow(page, r"/phrases/[^/?.]+")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("body").press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type('"calm sea"')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, r"/documents/[0-9a-f]+\?at=[0-9,-]+\#at")
    expect(page.locator("#at")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url("**/search?q=*")


def test_keys_are_told(page: Page, address: str) -> None:
    """``?`` shows the keys, Escape puts them away."""
    page.goto(address + "/exchanges")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
