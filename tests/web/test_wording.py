"""Messages in the words of pages."""

from __future__ import annotations

import pytest

from communique.web.wording import plainly


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("No statement meets --outlet-side. communique statements lists all.", "No statement meets “outlet side”."),
        ("Put OR between them, or look --in documents.", "Put OR between them, or look “in” documents."),
        ("Read something into it: communique read PATH...", "Read something into it: communique read PATH..."),
        ("A pause -- or a dash–like one.", "A pause -- or a dash–like one."),
    ],
)
def test_messages_name_what_a_page_has(said: str, shown: str) -> None:
    """Options are told as fields, commands that only list are left out; how to read documents stays."""
    assert plainly(said) == shown
