"""Every page to everybody: axe finds nothing serious, nothing sticks out of a narrow screen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CALL = "2031-03-27-call-xhv-xtr"
PAGES = (
    *("/", "/compare", "/exchanges", f"/exchanges/{CALL}", "/mentioned", "/greetings", "/statements"),
    *("/pairs", "/pairs/XHV/XTR", "/sides", "/sides/XHV", "/people", "/people/Maren%20Hathmoor"),
    *("/phrases", "/phrases/calm%20sea", "/search", "/search?q=sea", "/documents"),
    *(
        "/review",
        "/review/merges",
        "/review/splits",
        "/judgements",
        "/exchanges/nothing-here",
        "/exchanges?since=yesterday",
    ),
)
"""A page of each kind; a document and a statement are looked up."""

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SERIOUS = {"serious", "critical"}


@pytest.fixture(scope="module")
def paths(browser: Browser, address: str) -> dict[str, str]:
    """Every page by its name."""
    visitor = browser.new_page()
    found = {path: path for path in PAGES}
    for name in ("document", "statement"):
        visitor.goto(f"{address}/api/v1/{name}s?limit=1")
        item = json.loads(visitor.inner_text("body"))["items"][0]
        found[f"/{name}s/one"] = f"/{name}s/{item['id'][:16]}"
    visitor.close()
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", [*PAGES, "/documents/one", "/statements/one"])
def test_page_is_accessible(page: Page, address: str, paths: dict[str, str], name: str, scheme: str) -> None:
    """Roles, names, headings, contrast and focus hold to WCAG 2.2 AA as far as axe can tell; 320 pixels suffice."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address + paths[name])
    expect(page.locator("[data-again]")).to_have_count(0, timeout=60_000)  # a page that waits looks again by itself
    found = Axe().run(page, options={"runOnly": TAGS, "resultTypes": ["violations"]})
    serious = [one for one in found.response["violations"] if one["impact"] in SERIOUS]
    assert not serious, "\n".join(
        f"{one['id']}: {[node['html'][:200] for node in one['nodes']][:4]}" for one in serious
    )
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
