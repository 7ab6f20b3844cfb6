"""Bytes to Document: decode, tell the format, find the parts, take what the metadata says."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.documents.encoding import decode, unpacked
from communique.documents.front_matter import split_front_matter
from communique.documents.html import ADVICE, NO_ARTICLE, is_html, read_page
from communique.documents.language import detect_language
from communique.documents.layout import lay_out
from communique.documents.letterheads import is_letterhead
from communique.documents.provenance import agency_of, cited_source, outlet_of, publisher_of
from communique.documents.publication import Metadata, address_of, candidates_of, dated
from communique.documents.signatures import own_names, without_tags
from communique.model import Document, DocumentError, Title
from communique.text.addresses import is_web_address

if TYPE_CHECKING:
    from datetime import date

    from communique.documents.html import Page
    from communique.documents.parts import Layout
    from communique.knowledge.outlets import Outlets
    from communique.model import Span

LONGEST_TEXT = 3_000_000
"""Characters: some ten books. What is longer is a collection of documents."""
MARKDOWN = (".md", ".markdown")
TITLES = ("title", "headline")
ADDRESS = "source_url"
"""The field of metadata that holds the address of a page that was fetched, unless the page gives its own."""


def load_document(name: str, data: bytes, outlets: Outlets, *, published: date | None = None) -> Document:
    """The document in ``data``; ``name`` is the path as given, ``published`` the day of publication where the user
    knows it (a datetime keeps its time of day). Raises DocumentError where nothing can be read.
    """
    text, encoding = decode(name, unpacked(name, data))
    if is_html(name, text):
        return replace(_from_html(name, text, outlets, published), encoding=encoding)
    return replace(_from_text(name, text, outlets, published), encoding=encoding)


def load_text(name: str, text: str, outlets: Outlets, *, published: date | None = None) -> Document:
    """The document that a text at hand is, taken as it stands: nothing is decoded, and mark-up is no HTML.

    ``published`` is the day of publication where the user knows it. Raises DocumentError where it is empty or can't be written in any encoding.
    """
    if not text.strip():
        raise DocumentError(name, "the text is empty", "Give it some words.")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"character {error.start} is half of a surrogate pair, which no encoding can write"
        raise DocumentError(name, what, "Decode the bytes again, or hand over the bytes.") from error
    return _from_text(name, text, outlets, published)


def _from_html(name: str, source: str, outlets: Outlets, published: date | None) -> Document:
    page = read_page(name, source)
    layout = lay_out(page.text, 0, outlets)
    if not layout.body:
        raise DocumentError(name, NO_ARTICLE, ADVICE)
    document = _document(name, page.text, layout, Metadata(page=page, given=published), outlets)
    address = page.address or document.source_url
    return replace(
        document,
        format="html",
        title=_page_title(page, document.title, outlets),
        outlet=outlet_of(outlets, address=address, agency=document.agency, publisher=page.site),
        source_url=address,
        source_offsets=page.offsets,
    )


def _page_title(page: Page, printed: Title | None, outlets: Outlets) -> Title | None:
    """The title of the page's head, without the site's name; the printed headline where the head repeats it, has none,
    or gives the publisher's name for it.
    """
    declared = page.title.removesuffix(page.site or "").rstrip(" -–—|·»:") if page.title else ""
    if not declared:
        return printed
    if printed is not None and (_within(printed.text, declared) or is_letterhead(declared, outlets)):
        return printed
    return Title(text=declared, span=None)


def _within(words: str, longer: str) -> bool:
    return " ".join(words.split()) in " ".join(longer.split())


def _from_text(name: str, text: str, outlets: Outlets, published: date | None) -> Document:
    fields, start = split_front_matter(text)
    titled = next((fields[key] for key in TITLES if key in fields), None)
    layout = lay_out(_short_enough(name, text), start, outlets, titled=titled)
    document = _document(name, text, layout, Metadata(fields, given=published), outlets)
    markdown = bool(fields) or name.lower().removesuffix(".gz").endswith(MARKDOWN)
    return replace(document, format="markdown" if markdown else "plain")


def _short_enough(name: str, text: str) -> str:
    if len(text) > LONGEST_TEXT:
        what = f"{len(text):,} characters are no single document"
        raise DocumentError(name, what, f"Split it into files of under {LONGEST_TEXT:,}.")
    return text


def _document(name: str, text: str, layout: Layout, metadata: Metadata, outlets: Outlets) -> Document:
    if is_web_address(name):
        metadata = replace(metadata, fields={ADDRESS: name, **metadata.fields})
    fields, candidates = metadata.fields, candidates_of(text, layout, metadata)
    published = candidates[0] if candidates else None
    address, agency = address_of(text, fields), agency_of(text, layout, outlets)
    outlet = outlet_of(outlets, address=address, agency=agency, publisher=publisher_of(fields), text=text)
    layout = without_tags(text, layout, own_names(agency, outlet, outlets))
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        format="plain",
        encoding="utf-8",
        language=detect_language("\n".join(span.of(text) for span in layout.body) or text),
        title=_title(text, layout.title, fields),
        body=layout.body,
        noise=layout.noise,
        dateline=dated(layout.dateline, text, published.day if published is not None else None),
        published=published,
        candidates=candidates,
        outlet=outlet,
        agency=agency,
        source_url=address,
        cited_source=cited_source(text, layout),
    )


def _title(text: str, span: Span | None, fields: dict[str, str]) -> Title | None:
    named = next((fields[key] for key in TITLES if key in fields), None)
    if named is not None:
        return Title(text=" ".join(named.split()), span=None)
    return Title(text=span.of(text), span=span) if span is not None else None
