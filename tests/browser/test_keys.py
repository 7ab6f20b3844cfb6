"""Keys that are commands by themselves, and the switch that makes them write again (WCAG 2.1.4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_single_keys_are_switched_off_for_good(page: Page, address: str) -> None:
    """The switch stands behind a button that one sees. Off means that ``/``, ``?`` and ``j`` write and move nothing,
    here, on the next page and in another room; on again, they do what they did.
    """
    page.goto(f"{address}/exchanges")
    page.keyboard.press("/")
    expect(page.locator("#find")).to_be_focused()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Single keys are on").uncheck()
    page.get_by_role("button", name="Close").click()
    document = page.request.get(f"{address}/api/v1/documents?limit=1").json()["items"][0]["id"][:16]
    for path in ("/exchanges", "/people", f"/documents/{document}"):
        page.goto(address + path)
        page.locator("main").focus()
        for key in ("/", "?", "j"):
            page.keyboard.press(key)
        expect(page.locator("main")).to_be_focused()
        expect(page.locator("#find")).to_have_value("")
        expect(page.get_by_role("dialog")).to_be_hidden()
    page.get_by_role("button", name="Keys").click()
    page.get_by_role("checkbox", name="Single keys are on").check()
    page.keyboard.press("Escape")
    page.locator("main").focus()
    page.keyboard.press("j")
    expect(page.locator(".begins").first).to_be_focused()
