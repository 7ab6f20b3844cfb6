"""Permalinks: where each thing of the archive has its page. Everything a page shows stands in its address."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Citation, Span

SHORT = 16
"""So much of a document's identifier stands in its address."""


def exchange_path(slug: str) -> str:
    """An exchange's page."""
    return f"/exchanges/{quote(slug, safe='')}"


def document_path(sha256: str, spans: Iterable[Span] = ()) -> str:
    """A document's page, opened where these spans stand."""
    path = f"/documents/{quote(sha256[:SHORT], safe='')}"
    at = ",".join(f"{span.start}-{span.end}" for span in spans)
    return f"{path}?at={at}#at" if at else path


def citation_path(citation: Citation) -> str:
    """Where cited words stand."""
    return document_path(citation.provenance.document, citation.spans)


def statement_path(identifier: str) -> str:
    """A statement's page."""
    return f"/statements/{quote(identifier, safe='')}"


def person_path(name: str) -> str:
    """A person's page."""
    return f"/people/{quote(name, safe='')}"


def side_path(code: str) -> str:
    """The page of a country or body."""
    return f"/sides/{quote(code, safe='')}"


def pair_path(one: str, other: str) -> str:
    """The page of two sides; the same whichever is named first."""
    first, second = sorted((one, other))
    return f"/pairs/{quote(first, safe='')}/{quote(second, safe='')}"


def phrase_path(words: str) -> str:
    """A phrase's page."""
    return f"/phrases/{quote(words, safe='')}"


def compared_path(identifier: str) -> str:
    """The page of two texts that were compared without being kept."""
    return f"/compared/{quote(identifier, safe='')}"


def listing_path(path: str, **asked: object) -> str:
    """A listing with what is asked of it; what is None or empty is left out."""
    given = {name: value for name, value in asked.items() if value not in {None, "", False}}
    return f"{path}?{urlencode(given)}" if given else path


def changed_path(path: str, **asked: object) -> str:
    """An address with its state, ``asked`` anew: what it says of other things stays, what is None or empty is left out."""
    parts = urlsplit(path)
    before = dict(parse_qsl(parts.query))
    return listing_path(parts.path, **(before | asked))
