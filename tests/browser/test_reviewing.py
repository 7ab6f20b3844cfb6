"""What the program was not certain of, settled by one key and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from communique.api import Archive
from keeping import own
from reviewing import doubtful, told
from running_app import serving
from weaving import weave

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page


@pytest.fixture
def doubtful_archive(tmp_path: Path) -> Path:
    """An archive of a text of which the reader does not know who said what."""
    path = tmp_path / "doubtful.db"
    with Archive(path) as archive:
        archive.add_reading(doubtful(own("call-a.txt")))
    return path


@pytest.fixture
def doubtful_address(doubtful_archive: Path) -> Iterator[str]:
    """The app over it."""
    with serving(doubtful_archive, None) as at:
        yield at


def test_a_key_settles_who_spoke(page: Page, doubtful_address: str, doubtful_archive: Path) -> None:
    """``1`` gives the statement to the first person of the text, the next one comes, and the archive keeps it."""
    page.goto(f"{doubtful_address}/review")
    words = page.locator("blockquote mark").first.inner_text()
    chosen = page.locator("button[data-key='1']").get_attribute("value")
    page.keyboard.press("1")
    expect(page.get_by_role("status")).to_contain_text("is kept")
    expect(page.locator("blockquote mark").first).not_to_have_text(words)
    with Archive(doubtful_archive, create=False) as archive:
        assert [one.name for one in told(archive, " ".join(words.split())).statement.speakers] == [chosen]
    page.goto(f"{doubtful_address}/judgements")
    expect(page.get_by_role("main")).to_contain_text(str(chosen))


def test_a_key_parts_an_exchange(page: Page, tmp_path: Path) -> None:
    """``a`` says that two accounts tell of two events, and the archive keeps it."""
    path = tmp_path / "woven.db"
    with Archive(path) as archive:
        weave(archive)
    with serving(path, None) as at:
        page.goto(f"{at}/review/splits")
        page.keyboard.press("a")
        expect(page.get_by_role("status")).to_contain_text("is kept")
    with Archive(path, create=False) as archive:
        assert len(archive.exchanges()) == 2
