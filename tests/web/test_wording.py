"""Messages in the words of pages."""

from __future__ import annotations

import pytest

from communique.web.wording import plainly, whole


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


def test_no_line_ends_within_a_day() -> None:
    """A day stays together; what stands around it is shown as it is, hidden characters and marks of HTML too."""
    assert whole("<b> of 2031-03-27\u202e") == '&lt;b&gt; of <span class="whole">2031-03-27</span>[U+202E]'
