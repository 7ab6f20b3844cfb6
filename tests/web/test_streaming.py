"""Pages are sent piece by piece: what fails in one section is told there, and the others come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.model import NotFoundError, UsageError
from communique.web.finding.here import FoundHere
from communique.web.handed.box import BoxContext
from communique.web.page import Context, Page, Section, Shell
from communique.web.streaming import OURS, show_problem, stream, stream_problem

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SHELL = Shell(path="/here", csrf="", version="1", archive="own.db", is_read_only=False, is_samples=False, side_name=str)


def found_here(client: TestClient) -> FoundHere:
    """What an app finds by itself."""
    return FoundHere(client.app.state.desk, SHELL)  # type: ignore[attr-defined]


def section(name: str, error: Exception | None = None, question: str | None = None) -> Section:
    """A section that shows the box, or fails."""

    def ask() -> Context:
        if error is not None:
            raise error
        return BoxContext()

    return Section(id=name, heading=name.capitalize(), ask=ask, question=question)


@pytest.mark.parametrize("question", [None, "kept"])
@pytest.mark.parametrize(
    ("error", "told"), [(UsageError("Name two sides."), "Name two sides."), (ZeroDivisionError(), OURS)]
)
def test_a_section_that_fails_is_told_in_its_place(
    client: TestClient, error: Exception, told: str, question: str | None
) -> None:
    """An error of the question, and one of ours, stand where the section would; the next section and the end follow."""
    kept = None if question is None else f"{question} {told}"
    page = Page(title="Two parts", sections=(section("first", error, kept), section("second")))
    text = "".join(stream(page, SHELL, found_here(client)))
    assert text.index(told) < text.index('id="second"')
    assert "Compare two texts" in text
    assert text.rstrip().endswith("</html>")


def test_an_error_page_begins_before_its_message_is_found() -> None:
    """What is near to something that is not there takes long to find in a large archive: the frame is there before."""
    sought: list[str] = []

    def find() -> str:
        sought.append("near")
        return "No such thing."

    error = NotFoundError(find)
    pieces = stream_problem("Not Found", lambda: show_problem(error, SHELL), SHELL)
    assert "<h1><bdi>Not Found</bdi></h1>" in next(pieces)
    assert not sought
    assert "No such thing." in next(pieces)
    assert list(pieces)[-1].rstrip().endswith("</html>")


def test_the_frame_comes_before_anything_is_asked(client: TestClient) -> None:
    """The first piece has the title, before any section is looked for."""
    page = Page(title="Two parts", sections=(section("first", UsageError("No.")),))
    first = next(iter(stream(page, SHELL, found_here(client))))
    assert "<h1><bdi>Two parts</bdi></h1>" in first
