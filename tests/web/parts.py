"""Parts of pages, to look at one alone."""

from __future__ import annotations


def part(page: str, name: str) -> str:
    """The section of a page that has this identifier."""
    start = page.index(f'<section id="{name}"')
    return page[start : page.index("</section>", start)]
