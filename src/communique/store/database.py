"""The contract's Store over any SQLAlchemy engine; what is particular to a back end stays beside it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import and_, select

from communique.store import (
    asking,
    beginnings,
    checking,
    claims,
    indexing,
    listed_statements,
    listing,
    loading,
    mentions,
    named,
    namings,
    rulings,
    search,
    sqlite,
    stamps,
    writer,
)
from communique.store.found import load_provenances
from communique.store.schema import MENTIONED, NAMES, STATEMENTS
from communique.store.summarised import SummarisedStore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from sqlalchemy import Engine, Select

    from communique.model import (
        Added,
        Claim,
        Document,
        DocumentFilter,
        DocumentRow,
        ExchangeFilter,
        Listed,
        MentionRecord,
        Naming,
        Overview,
        Person,
        Problem,
        Provenance,
        Reading,
        Ruling,
        SearchFilter,
        SearchResult,
        Slice,
        StatementFilter,
        StatementRecord,
    )
    from communique.model.query import DocumentOrder
    from communique.model.search import Searched
    from communique.store.contract import Writer
    from communique.store.contract_summaries import Reported
    from communique.store.contract_terms import Anchor, Known, Named, Placed


class DatabaseStore(SummarisedStore):
    """An archive in one database. ``path`` is what errors call it."""

    def __init__(self, engine: Engine, path: Path) -> None:
        super().__init__(engine, path)
        self._stamps = stamps.Stamps(engine, path)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """See ``Store``. Raises ArchiveError where the disk is full, the file read-only, damaged or long locked."""
        with self._connect(writing=True) as connection, connection.begin():
            unit = writer.DatabaseWriter(connection)
            yield unit
            unit.finish()

    def known(self, name: str, sha256: str) -> Known:
        """See ``Store``."""
        with self._connect() as connection:
            return writer.known(connection, name, sha256)

    def standing(self, name: str, sha256: str) -> Added:
        """See ``Store``."""
        with self._connect() as connection:
            return writer.standing(connection, name, sha256)

    def documents_page(self, wanted: DocumentFilter, part: Slice, order: DocumentOrder) -> Listed[DocumentRow]:
        """See ``Store``."""
        with self._connect() as connection:
            return listing.documents_page(connection, wanted, part, order)

    def is_unindexed(self) -> bool:
        """See ``Store``."""
        with self._connect() as connection:
            return indexing.is_unindexed(connection)

    def is_empty(self) -> bool:
        """See ``Store``."""
        with self._connect() as connection:
            return named.is_empty(connection)

    def overview(self) -> Overview:
        """See ``Store``."""
        with self._connect() as connection:
            return listing.load_overview(connection)

    def stamp(self) -> str:
        """See ``Store``."""
        return self._stamps.stamp()

    def people_named(self) -> list[tuple[str, str | None]]:
        """See ``Store``."""
        with self._connect() as connection:
            return namings.people_named(connection)

    def namings(self, names: Collection[str] | None = None) -> Iterator[Naming]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from namings.load_namings(connection, names)

    def said_by(self, names: Collection[str]) -> Iterator[StatementRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_statements(connection, namings.spoken_by(names))

    def find_document(self, key: str, name: str | None = None) -> str:
        """See ``Store``. A name wins over an identifier."""
        with self._connect() as connection:
            for one in filter(None, (name, key)):
                if called := named.documents_called(connection, one):
                    return named.only_called(key, called, shown=_shortened(called))
            begins = named.begins(NAMES.c.document, key.lower())
            query = select(NAMES.c.document).where(begins).distinct().order_by(NAMES.c.document)
            found = connection.execute(query.limit(named.SHOWN + 1)).scalars().all()
        return self._only("document", key, found, shown=_shortened(found))

    def _only(self, what: str, key: str, found: Sequence[str], *, shown: Sequence[str] = ()) -> str:
        """The only one that was found, see ``named.only``; what is near is sought when somebody reads the error."""

        def why_none() -> str:
            with self._connect() as connection:
                return named.why_none(connection, what, key)

        return named.only(what, key, found, why_none, shown=shown)

    def names_of(self, sha256: str) -> Sequence[str]:
        """See ``Store``."""
        query = select(NAMES.c.name).where(NAMES.c.document == sha256).distinct().order_by(NAMES.c.name)
        with self._connect() as connection:
            return connection.execute(query).scalars().all()

    def reading(self, sha256: str) -> Reading:
        """See ``Store``."""
        with self._connect() as connection:
            return loading.load_reading(connection, sha256)

    def readings(self, documents: Sequence[str]) -> Iterator[Reading]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_readings(connection, documents)

    def document(self, sha256: str) -> Document:
        """See ``Store``."""
        with self._connect() as connection:
            return loading.load_document(connection, sha256)

    def texts(self) -> Iterator[tuple[Document, tuple[Person, ...]]]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_texts(connection)

    def find_exchange(self, key: str) -> str:
        """See ``Store``. A whole slug wins over one that it begins, also a former one; else a present one over a former."""
        wanted = key.lower()
        with self._connect() as connection:
            for query in _slugs_like(wanted):
                found = list(connection.execute(query).scalars())
                if found:
                    break
        return self._only("exchange", key, found)

    def exchange(self, slug: str) -> Reported:
        """See ``Store``."""
        with self._connect() as connection:
            found = dict(loading.load_reported(connection, [slug]))
        only = self._only("exchange", slug, list(found))
        return only, found[only]

    def rulings(self, exchange: str | None = None) -> list[Ruling]:
        """See ``Store``."""
        with self._connect() as connection:
            return rulings.load_rulings(connection, exchange)

    def mentions_in(self, documents: Sequence[str]) -> list[MentionRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            here = and_(mentions.IS_CURRENT, MENTIONED.c.document.in_(documents))
            return list(mentions.load_mentions(connection, here))

    def mentions_of(
        self, kinds: Iterable[str], sides: Iterable[frozenset[str]], days: tuple[date, date]
    ) -> Iterator[MentionRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from mentions.load_mentions(connection, mentions.may_be_of(kinds, sides, days))

    def mentions(
        self, wanted: ExchangeFilter, people: Collection[tuple[str, ...]] | None = None
    ) -> Iterator[MentionRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from mentions.load_mentions(connection, mentions.among(wanted, people))

    def people_mentioned(self) -> list[tuple[str, ...]]:
        """See ``Store``."""
        with self._connect() as connection:
            return mentions.people_mentioned(connection)

    def told_by(self, exchange: str) -> list[Claim]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.claims_told_by(connection, exchange)

    def placed_claims(self) -> list[Placed]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.placed_claims(connection)

    def sketches(self, documents: Sequence[str]) -> dict[str, bytes]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.load_sketches(connection, documents)

    def anchors(self) -> list[Anchor]:
        """See ``Store``."""
        with self._connect() as connection:
            return rulings.load_anchors(connection)

    def claims_near(self, keys: Iterable[str], days: tuple[date, date] | None) -> list[Placed]:
        """See ``Store``."""
        with self._connect() as connection:
            return claims.sharp_claims(connection, keys, days)

    def statements(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            yield from loading.load_statements(connection, asking.statement_condition(wanted))

    def exchanges_saying(self, words: str, exchanges: Sequence[str]) -> set[str]:
        """See ``Store``."""
        with self._connect() as connection:
            return set(connection.execute(asking.exchanges_saying(words, exchanges)).scalars())

    def statements_page(self, wanted: StatementFilter, part: Slice) -> Listed[StatementRecord]:
        """See ``Store``."""
        with self._connect() as connection:
            return listed_statements.statements_page(connection, wanted, part)

    def find_statement(self, key: str) -> StatementRecord:
        """See ``Store``."""
        with self._connect() as connection:
            found = beginnings.begin_like(connection, key.lower(), named.SHOWN + 1)
            only = self._only("statement", key, found)
            return next(loading.load_statements(connection, STATEMENTS.c.id == only))

    def short_ids(self, statements: Sequence[str]) -> dict[str, str]:
        """See ``Store``."""
        with self._connect() as connection:
            return beginnings.short_ids(connection, statements)

    def search(self, wanted: SearchFilter) -> SearchResult:
        """See ``Store``."""
        with self._connect() as connection:
            return search.search(connection, wanted)

    def vocabulary(self, searched: Searched) -> list[str]:
        """See ``Store``."""
        with self._connect() as connection:
            return search.vocabulary(connection, searched)

    def names(self, what: Named) -> list[str]:
        """See ``Store``."""
        with self._connect() as connection:
            return named.load_names(connection, what)

    def outlets(self) -> dict[str, str | None]:
        """See ``Store``."""
        with self._connect() as connection:
            return named.load_outlets(connection)

    def provenances(self, documents: Iterable[str]) -> dict[str, Provenance]:
        """See ``Store``."""
        with self._connect() as connection:
            return {one.document: one for one in load_provenances(connection, documents)}

    def problems(self) -> list[Problem]:
        """See ``Store``."""
        with self._connect() as connection:
            damage = list(sqlite.file_problems(connection))
            missing = damage or list(checking.schema_problems(connection))
            return missing or [*sqlite.reference_problems(connection), *checking.row_problems(connection)]

    def close(self) -> None:
        """See ``Store``."""
        self._stamps.close()
        super().close()


def open_store(path: Path, *, create: bool) -> DatabaseStore:
    """The archive at ``path``, brought to this version's schema. Raises ArchiveError; see ``sqlite.open_engine``."""
    return DatabaseStore(sqlite.open_engine(path, create=create), path)


def _shortened(documents: Sequence[str]) -> list[str]:
    return [sha256[:12] for sha256 in documents]


def _slugs_like(wanted: str) -> Iterator[Select[str]]:
    """Questions for the exchanges meant by a slug or its beginning; the first that finds any answers."""
    yield asking.current_slugs(lambda slug: slug == wanted)
    yield asking.former_slugs(lambda slug: slug == wanted)
    yield asking.current_slugs(lambda slug: named.begins(slug, wanted)).limit(named.SHOWN + 1)
    yield asking.former_slugs(lambda slug: named.begins(slug, wanted)).limit(named.SHOWN + 1)
