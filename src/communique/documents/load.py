"""Bytes to Document: decode, tell the format, find the parts, take what the metadata says."""

from __future__ import annotations

import gzip
import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.documents.dateline import day_of_month
from communique.documents.days import day_in_address
from communique.documents.encoding import decode
from communique.documents.front_matter import day_of, split_front_matter
from communique.documents.html import is_html, read_page
from communique.documents.language import detect_language
from communique.documents.layout import lay_out
from communique.model import Dateline, Document, DocumentError, Publication, Span, Title

if TYPE_CHECKING:
    from datetime import date

    from communique.documents.parts import Layout
    from communique.knowledge.outlets import Outlets

GZIP = b"\x1f\x8b"
ADDRESS = re.compile(r"\A\W*(?P<address>https?://\S+)")
CITED = re.compile(r"^(?P<site>(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,6})$", re.MULTILINE)
DATES = ("published_time", "published", "published_at", "date")
ADDRESSES = ("source_url", "url", "link")


def load_document(name: str, data: bytes, outlets: Outlets) -> Document:
    """The document in ``data``; ``name`` is the path as given. Raises DocumentError where nothing can be read."""
    if data.startswith(GZIP):
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError) as error:
            raise DocumentError(name, f"the compressed file is damaged ({error})", "Fetch it again.") from error
    text, encoding = decode(name, data)
    if is_html(name, text):
        return _from_html(name, text, encoding, outlets)
    return _from_text(name, text, encoding, outlets)


def _from_html(name: str, source: str, encoding: str, outlets: Outlets) -> Document:
    page = read_page(name, source)
    layout = lay_out(page.text, 0)
    document = _document(name, page.text, encoding, layout, {})
    return replace(
        document,
        format="html",
        title=Title(text=page.title, span=None) if page.title else document.title,
        published=document.published or (Publication(day=page.day, basis="html-head", span=None) if page.day else None),
        outlet=_outlet(outlets, page.address or document.source_url, document.agency, page.site),
        source_url=page.address or document.source_url,
        source_offsets=page.offsets,
    )


def _from_text(name: str, text: str, encoding: str, outlets: Outlets) -> Document:
    fields, start = split_front_matter(text)
    document = _document(name, text, encoding, lay_out(text, start, titled=fields.get("title")), fields)
    markdown = bool(fields) or name.lower().endswith((".md", ".markdown", ".md.gz"))
    return replace(
        document,
        format="markdown" if markdown else "plain",
        outlet=_outlet(outlets, document.source_url, document.agency, fields.get("publisher")),
    )


def _document(name: str, text: str, encoding: str, layout: Layout, fields: dict[str, str]) -> Document:
    published = _published(text, layout, fields)
    dateline = _dated(layout.dateline, text, published.day if published is not None else None)
    address = next((fields[key] for key in ADDRESSES if key in fields), None)
    printed_address = ADDRESS.match(text)
    address = address or (printed_address["address"] if printed_address is not None else None)
    agency = (dateline.agency if dateline is not None else None) or (
        layout.stamp.agency if layout.stamp is not None else None
    )
    cited = [match["site"] for span in layout.noise for match in [CITED.search(text, *span)] if match]
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        format="plain",
        encoding=encoding,
        language=detect_language("\n".join(span.of(text) for span in layout.body) or text),
        title=_title(text, layout.title, fields),
        body=layout.body,
        noise=layout.noise,
        dateline=dateline,
        published=published,
        agency=agency,
        source_url=address,
        cited_source=cited[0] if cited else None,
    )


def _title(text: str, span: Span | None, fields: dict[str, str]) -> Title | None:
    if "title" in fields:
        return Title(text=" ".join(fields["title"].split()), span=None)
    return Title(text=span.of(text), span=span) if span is not None else None


def _published(text: str, layout: Layout, fields: dict[str, str]) -> Publication | None:
    for key in DATES:
        day = day_of(fields[key]) if key in fields else None
        if day is not None:
            return Publication(day=day, basis="front-matter", span=None)
    if layout.stamp is not None:
        return Publication(day=layout.stamp.day, basis="printed", span=layout.stamp.span)
    dateline = layout.dateline
    if dateline is not None and dateline.day is not None:
        return Publication(day=dateline.day, basis="printed", span=dateline.span)
    return _addressed(text, fields)


def _addressed(text: str, fields: dict[str, str]) -> Publication | None:
    """The day in the address of the page, in the metadata or printed at the top of the text."""
    for key in ADDRESSES:
        found = day_in_address(fields.get(key, ""))
        if found is not None:
            return Publication(day=found.day, basis="front-matter", span=None)
    printed = ADDRESS.match(text)
    found = day_in_address(printed["address"]) if printed is not None else None
    if found is None or printed is None:
        return None
    start = printed.start("address")
    return Publication(day=found.day, basis="printed", span=Span(start + found.span.start, start + found.span.end))


def _dated(dateline: Dateline | None, text: str, published: date | None) -> Dateline | None:
    """A dateline printed without its year takes that of publication; none may lie after it."""
    if dateline is None or dateline.day is not None or published is None:
        return dateline
    day = day_of_month(dateline, text, published.year)
    if day is not None and day > published:
        day = day_of_month(dateline, text, published.year - 1)
    return replace(dateline, day=day)


def _outlet(outlets: Outlets, address: str | None, agency: str | None, publisher: str | None) -> str | None:
    """The outlet's name in our table, by address, agency or publisher; else the publisher or agency as printed."""
    found = outlets.by_domain(address) if address else None
    for printed in (agency, publisher):
        found = found or (outlets.by_name(printed) if printed else None)
    return found.name if found is not None else publisher or agency
