"""Lists of links at the foot of a Markdown text: a site's further reading, not its story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.documents.leftovers import ORNAMENT
from communique.text.lines import BLANKS

if TYPE_CHECKING:
    from communique.model import Span

ITEM = re.compile(
    r"(?:\A|(?<=[\r\n]))[ \t]{0,8}[-*+•][ \t]{1,8}\[[^\]]{1,500}\]\([^()\s]{1,800}\)[ \t]{0,8}(?=[\r\n]|\Z)"
)
HEADING = re.compile(r"[^\r\n]{1,100}:\s*\Z")


def trailing_links(text: str, region: Span) -> int:
    """Where a list of nothing but links begins that ends the region, its heading included; the region's end without."""
    end = region.end
    for item in reversed(list(ITEM.finditer(text, *region))):
        if text[item.end() : end].strip(BLANKS + ORNAMENT):
            break
        end = item.start()
    if end == region.end:
        return end
    heading = HEADING.search(text, max(region.start, end - 200), end)
    return heading.start() if heading is not None else end
