"""Two texts pasted into the box: what one says and the other doesn't, with the sentence to prove it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page


def test_two_pasted_accounts_are_laid_side_by_side(page: Page, address: str, shared: Path) -> None:
    """Two published accounts of one call: "at request" stands in the second alone; the clause on relations between the
    parties, which the first dropped, is marked there, and its sentence opens. Nothing was kept.
    """
    one, other = (next(shared.joinpath("seeds").glob(f"{number}_*")).read_text("utf-8") for number in ("000", "001"))
    page.goto(f"{address}/compare")
    page.locator("textarea[name=a]").fill(one)
    page.locator("textarea[name=b]").fill(other)
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("/compared/"))
    asked = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="who asked"))
    expect(asked.locator("td[data-side=A]")).to_have_text("not mentioned in this text")
    expect(asked.locator("td[data-side=B]")).not_to_have_text("not mentioned in this text")
    dropped = page.locator(".point").filter(has_text="between the CPV and CPC as well as").first
    expect(dropped.locator(".end.b mark").filter(has_text="CPV and CPC").first).to_be_visible()
    dropped.locator(".end.b summary").first.click()
    expect(dropped.locator(".end.b blockquote").first).to_contain_text("so as to push for greater development")
    expect(page.get_by_text("Nothing of this was kept")).to_be_visible()
    page.goto(f"{address}/documents")
    expect(page.get_by_text("Xi Jinping")).to_have_count(0)


def test_a_link_to_a_comparison_holds_while_the_app_runs(page: Page, address: str) -> None:
    """What was compared has an address that shows it again."""
    page.goto(f"{address}/compare")
    page.locator("textarea[name=a]").fill(
        "President Maren Hathmoor spoke today with President Oren Talvash of Tarsenia."
    )
    page.locator("textarea[name=b]").fill(
        "President Oren Talvash spoke with President Maren Hathmoor of Halvern at her request."
    )
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile("/compared/"))
    title = page.get_by_role("heading", level=1).inner_text()
    page.goto(page.url)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
