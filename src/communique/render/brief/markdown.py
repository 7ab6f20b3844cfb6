"""A memo as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.brief.marks import by_topic, footnotes, left_out, marks, sources
from communique.render.markdown import escaped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Brief, Section


def brief_markdown(brief: Brief) -> str:
    """The whole memo; citations are a numbered list at its end."""
    return "\n".join(_lines(brief)) + "\n"


def _lines(brief: Brief) -> Iterator[str]:
    yield f"# {escaped(brief.title)}"
    for section in brief.sections:
        yield from ("", f"## {escaped(section.heading)}", "", *_section(section, brief.exchange))
    yield from ("", "## Sources", "", *(f"- {escaped(source)}" for source in sources(brief)))
    yield from ("", "## Citations", "", *(f"- {escaped(note)}" for note in footnotes(brief)))


def _section(section: Section, exchange: str) -> Iterator[str]:
    for topic, lines in by_topic(section):
        if topic is not None:
            yield f"- *{escaped(topic)}*"
        indent = "  " if topic is not None else ""
        yield from (f"{indent}- {escaped(line.text)} {marks(line)}".rstrip() for line in lines)
    more = left_out(section, exchange)
    if more:
        yield f"- *{escaped(more)}*"
