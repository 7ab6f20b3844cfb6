"""Words in Markdown that are to be read as they are."""

from __future__ import annotations

import re

SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")


def escaped(text: str) -> str:
    """The text with every character escaped that Markdown would take for mark-up, on one line."""
    return SPECIAL.sub(r"\\\1", " ".join(text.split()))
