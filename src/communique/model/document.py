"""One text and what is known of where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.span import Span

Format = Literal["plain", "markdown", "html"]
PublicationBasis = Literal["given", "front-matter", "html-head", "printed", "dateline", "address", "headline"]
"""Where a day of publication comes from: the user, metadata, a printed stamp, the dateline, a URL, the headline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A headline; ``span`` is None when it comes from metadata."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The day a text was published and how that is known; ``span`` is None when it comes from metadata.

    ``moment`` is the ISO 8601 time of day with its zone, where one is given; ``note`` says in words why this candidate
    was chosen, or passed over.
    """

    day: date
    basis: PublicationBasis
    span: Span | None
    moment: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """The opening "BEIJING, March 28 (Xinhua) --": place, day and agency as far as printed."""

    span: Span
    place: str | None
    day: date | None
    agency: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One text, where it came from, and which parts of it are the article.

    ``text`` is the decoded file without its byte-order mark and otherwise unchanged (for HTML the extracted text).
    Every span of every record indexes it. ``body`` are the spans kept as the article's own words, in order;
    ``noise`` are the leftovers inside and around it (menus, stamps, share links), never overlapping ``body``.
    ``source_offsets`` is None except for HTML: pairs (text offset, source offset), ascending, one where a run of
    text that also stands in the source begins. ``published`` is the one of ``candidates`` that was chosen. ``outlet_side`` is the side that the
    outlet publishes for, by the tables with which the document was loaded.
    """

    name: str
    text: str
    sha256: str
    format: Format
    encoding: str
    language: str
    title: Title | None = None
    body: tuple[Span, ...] = ()
    noise: tuple[Span, ...] = ()
    dateline: Dateline | None = None
    published: Publication | None = None
    candidates: tuple[Publication, ...] = ()
    outlet: str | None = None
    outlet_side: str | None = None
    agency: str | None = None
    source_url: str | None = None
    cited_source: str | None = None
    source_offsets: tuple[tuple[int, int], ...] | None = None
