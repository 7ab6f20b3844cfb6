"""Questions for what an archive holds: exchanges, statements, documents, words, judgements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Listed
from communique.model.listing import WHOLE
from communique.render.links import stub_rows
from communique.render.rows import document_rows, exchange_rows, ruling_rows, statement_rows
from communique.render.search import facet_rows, search_rows
from communique.web.asked.lists import (
    Asked,
    DocumentsAsked,
    ExchangesAsked,
    JudgementsAsked,
    SearchAsked,
    StatementsAsked,
)
from communique.web.questions.question import Question, rows_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.api import Archive
    from communique.model import SearchAnswer
    from communique.render.rows import Row

ALL = 10_000
"""So many hits of a search are handed out whole at most, as by the command line."""


def _exchanges(archive: Archive, asked: ExchangesAsked) -> Iterable[Row]:
    return exchange_rows(archive.exchanges_page(WHOLE, newest_first=False, **asked.filters).items)


def _exchanges_part(archive: Archive, asked: ExchangesAsked) -> Listed[Row]:
    return rows_of(archive.exchanges_page(asked.part, newest_first=False, **asked.filters), exchange_rows)


def _statements_part(archive: Archive, asked: StatementsAsked) -> Listed[Row]:
    return rows_of(archive.statements_page(asked.part, **asked.filters), statement_rows)


def _documents_part(archive: Archive, asked: DocumentsAsked) -> Listed[Row]:
    return rows_of(archive.documents_page(asked.part, order="name", **asked.filters), document_rows)


def _searched(archive: Archive, asked: SearchAsked, *, offset: int, limit: int) -> SearchAnswer:
    return archive.search(asked.q, offset=offset, limit=limit, **asked.options)


def _search_part(archive: Archive, asked: SearchAsked) -> Listed[Row]:
    found = _searched(archive, asked, offset=asked.offset, limit=asked.limit)
    return Listed(items=tuple(search_rows(found)), total=found.total, part=asked.part)


LOOKING = (
    Question(
        table="exchanges", says="Exchanges by their day.", asked=ExchangesAsked, whole=_exchanges, part=_exchanges_part
    ),
    Question(
        table="stubs",
        says="Exchanges, past and scheduled, that are only mentioned.",
        asked=Asked,
        whole=lambda archive, _: stub_rows(archive.stubs()),
    ),
    Question(
        table="statements",
        says="Statements by document and place: who said what to whom.",
        asked=StatementsAsked,
        whole=lambda archive, asked: statement_rows(archive.each_statement(**asked.filters)),
        part=_statements_part,
    ),
    Question(
        table="documents",
        says="Documents by name.",
        asked=DocumentsAsked,
        whole=lambda archive, asked: document_rows(archive.documents(**asked.filters)),
        part=_documents_part,
    ),
    Question(
        table="search",
        says="Statements or documents that hold words.",
        asked=SearchAsked,
        whole=lambda archive, asked: search_rows(_searched(archive, asked, offset=0, limit=ALL)),
        part=_search_part,
    ),
    Question(
        table="facets",
        says="How many hits of a search each speaker, side, act, outlet and year has.",
        asked=SearchAsked,
        whole=lambda archive, asked: facet_rows(_searched(archive, asked, offset=0, limit=0)),
    ),
    Question(
        table="judgements",
        says="The log of judgements by hand.",
        asked=JudgementsAsked,
        whole=lambda archive, asked: ruling_rows(archive.judgements(asked.exchange)),
    ),
)
