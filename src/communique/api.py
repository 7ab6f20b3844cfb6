"""What a Python program needs of Communiqué: ``read`` a document, keep an ``Archive``.

``read(path)`` gives what one document says; ``Archive(path)`` keeps documents, answers questions about them and hands
out tables as Arrow, Polars or pandas. The README shows both at work.
"""

from __future__ import annotations

import getpass
import os
import re
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self, get_args

from communique.model import CommuniqueError, DocumentError, ExchangeFilter, NotFoundError, StatementFilter, UsageError
from communique.model.report import Kind
from communique.model.statement import Act
from communique.pipeline import Pipeline
from communique.sources.model import STDIN
from communique.sources.naming import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    import pyarrow as pa

    from communique.model import (
        Added,
        Card,
        Copy,
        DocumentRow,
        Exchange,
        Link,
        Problem,
        Reading,
        Ruling,
        StatementRecord,
        Stub,
    )
    from communique.render.export import ExportFormat
    from communique.render.rows import Row
    from communique.store.contract import Store

Library = Literal["polars", "pandas"]
TableName = Literal["documents", "reports", "exchanges", "participants", "statements", "copies"]
TABLES: tuple[TableName, ...] = ("documents", "reports", "exchanges", "participants", "statements", "copies")


CODE = re.compile(r"[A-Z]{2,5}")


def located(path: str) -> str:
    """The name under which an archive knows a file: its absolute path; "-" (standard input) stays as it is."""
    return path if path == STDIN else os.path.abspath(path)  # noqa: PTH100 -- links are not followed


def read(
    path: str | os.PathLike[str],
    *,
    overlay: str | os.PathLike[str] | None = None,
    published: date | None = None,
) -> Reading:
    """Read one document from a file: text, Markdown or HTML, also gzipped.

    ``overlay`` is a folder of tables that win over the package's own; ``published`` the day of publication where you
    know it (a datetime keeps its time of day): it wins over what the document says of itself. Raises DocumentError where the file can't be
    read or is no document. To read many, use one ``Archive`` or one ``Reader``: tables and parser load once.
    """
    return Reader(overlay=overlay).read(path, published=published)


def login_name() -> str:
    """Who works here; "unknown" where the system has no name for it."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


@contextmanager
def _one_document(name: str) -> Iterator[None]:
    """Turn whatever goes wrong inside a reader into a failure of this document only. Raises DocumentError."""
    try:
        yield
    except CommuniqueError:
        raise
    except Exception as error:
        what = f"the reader failed on it ({type(error).__name__}: {error})"
        raise DocumentError(name, what, "This is an error of ours; please report it with the document.") from error


class Reader:
    """Reads any number of documents with tables and parser that are loaded once."""

    def __init__(self, *, overlay: str | os.PathLike[str] | None = None) -> None:
        self._pipeline = Pipeline(overlay=Path(overlay) if overlay is not None else None)

    def read(self, path: str | os.PathLike[str], *, published: date | None = None) -> Reading:
        """The reading of one file, published on the day given, if one is. Raises DocumentError."""
        from communique.sources.files import open_file

        source = open_file(str(path))
        return self.read_bytes(source.data, name=source.name, published=published)

    def read_bytes(self, data: bytes, *, name: str, published: date | None = None) -> Reading:
        """The reading of a file's content, known by ``name``. Raises DocumentError."""
        name = printable(name)
        with _one_document(name):
            return self._pipeline.read(name, data, published=published)

    def read_text(self, text: str, *, name: str = "text", published: date | None = None) -> Reading:
        """The reading of a text at hand; every span indexes this very text. Raises DocumentError where it is empty."""
        with _one_document(name):
            return self._pipeline.read_document(self._pipeline.load_text(name, text, published=published))

    @property
    def pipeline(self) -> Pipeline:
        """The steps themselves."""
        return self._pipeline


class Archive:
    """A record of documents, statements, reports and exchanges in one SQLite file.

    ``path`` is created unless ``create`` is False. Raises ArchiveError where it can't be opened: see its message.
    Use it as a context manager, or call ``close``.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] = "communique.db",
        *,
        create: bool = True,
        overlay: str | os.PathLike[str] | None = None,
    ) -> None:
        from communique.store.database import open_store

        self._store: Store = open_store(Path(path), create=create)
        self._reader = Reader(overlay=overlay)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def add(self, path: str | os.PathLike[str], *, published: date | None = None) -> Added:
        """Read a file into the archive. The same file again changes nothing, a changed one supersedes its old text.

        ``published`` is the day of publication where you know it; the same file with another one, or again without
        one, supersedes what was read before. It is known by its absolute path, so that two files of one name never
        pass for one. Raises DocumentError where the file is no document, ArchiveError where the archive can't be
        written.
        """
        from communique.sources.files import open_file

        source = open_file(str(path))
        return self.add_bytes(source.data, name=located(str(path)), published=published)

    def add_bytes(self, data: bytes, *, name: str, published: date | None = None) -> Added:
        """As ``add``, for the content of a file. A document that is stored already is not read again."""
        from communique.filing.adding import find_filed

        name = printable(name)
        pipeline = self._reader.pipeline
        with _one_document(name):
            document = pipeline.load(name, data, published=published)
        filed = find_filed(self._store, name, document.sha256, pipeline.reader_of(document))
        if filed is not None:
            return filed
        with _one_document(name):
            reading = pipeline.read_document(document)
        return self.add_reading(reading)

    def add_reading(self, reading: Reading) -> Added:
        """Add what was read before; a document that is a file here is known by its absolute path, as ``add`` does."""
        return self.add_readings([reading])[0]

    def add_readings(self, readings: Iterable[Reading]) -> list[Added]:
        """Add readings in one unit of work, which is much faster than one by one and ends the same: all, or none where
        one raises DocumentError.
        """
        from communique.filing.adding import file_readings

        return file_readings(self._store, [self._named(reading) for reading in readings])

    @staticmethod
    def _named(reading: Reading) -> Reading:
        """A document that is a file here is known by its absolute path, as ``add`` does."""
        document = reading.document
        name = located(document.name) if Path(document.name).is_file() else document.name
        return replace(reading, document=replace(document, name=name))

    def documents(self) -> list[DocumentRow]:
        """Every document, by name."""
        return self._store.documents()

    def document(self, key: str) -> Reading:
        """The reading of the document with this identifier, an unambiguous beginning of it, or this name or path.

        Raises NotFoundError.
        """
        return self._store.reading(self._find_document(key))

    def _find_document(self, key: str) -> str:
        with suppress(NotFoundError):
            return self._store.find_document(printable(located(key)))
        return self._store.find_document(printable(key))

    def exchanges(
        self,
        *,
        party: str | None = None,
        kind: Kind | None = None,
        since: date | None = None,
        until: date | None = None,
        person: str | None = None,
    ) -> list[Exchange]:
        """Exchanges by their first day: with a side (code or name), of a kind, in a time, with a person (any part of a
        name). Raises UsageError for a side or kind that there is none of, and for a time that ends before it begins.
        """
        from communique.views.exchanges import by_day, select_exchanges

        _one_of("kind", kind, get_args(Kind))
        if since is not None and until is not None and since > until:
            raise UsageError(f"No time lies between {since} and {until}. Give the earlier day first.")
        side = self._known_side(party) if party is not None else None
        wanted = ExchangeFilter(party=side, kind=kind, since=since, until=until, person=person)
        return sorted(select_exchanges(self._assembled(wanted), wanted), key=by_day)

    def _side(self, words: str) -> str | None:
        """The side that words name; a short word in capitals is a code, as an overlay may have brought it."""
        return self._reader.pipeline.side_of(words) or (words if CODE.fullmatch(words) else None)

    def _known_side(self, words: str) -> str:
        side = self._side(words) or self._reader.pipeline.side_of(words.upper())
        if side is None:
            advice = "Give its code (VNM, EU), its name in English, or the overlay that knows it."
            raise UsageError(f"{words}: no country or body is known by this name. {advice}")
        return side

    def _assembled(self, wanted: ExchangeFilter, slug: str | None = None) -> Iterator[Exchange]:
        from communique.records.coding import code_exchange
        from communique.records.exchanges import assemble

        sides = self._reader.pipeline.knowledge.gazetteer
        for key, reports in self._store.exchanges(wanted, slug):
            exchange = assemble(key, reports)
            yield replace(exchange, coding=code_exchange(exchange, sides))

    def exchange(self, key: str) -> Exchange:
        """The exchange with this slug, or an unambiguous beginning of it. Raises NotFoundError."""
        return next(self._assembled(ExchangeFilter(), self._store.find_exchange(key)))

    def slugs(self, known: Iterable[str]) -> set[str]:
        """The present slugs of exchanges under slugs that were theirs once; those that nobody tells of are left out."""
        found = set()
        for slug in known:
            with suppress(NotFoundError):
                found.add(self._store.find_exchange(slug))
        return found

    def card(self, key: str) -> Card:
        """An exchange with its statements by speaker. Raises NotFoundError."""
        from communique.filing import links
        from communique.views.card import make_card

        exchange = self.exchange(key)
        card = make_card(exchange, self._told(StatementFilter(exchange=exchange.id)), self._copies(exchange))
        standing = [ruling for ruling in self._store.rulings(exchange.id) if ruling.undone is None]
        documents = [record.document for record in exchange.reports]
        return replace(
            card,
            rulings=tuple(standing),
            mentions=links.mentions_in(self._store, documents),
            mentioned_by=links.mentions_of(self._store, exchange.id),
        )

    def stubs(self) -> list[tuple[Stub, tuple[Link, ...]]]:
        """Exchanges, past and scheduled, of which the archive knows by mentions only: by name, each with its mentions."""
        from communique.filing import links

        return links.stubs(self._store)

    def _told(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """Statements with their codes in event data."""
        from communique.records.coding import code_statement

        for record in self._store.statements(wanted):
            yield replace(record, coding=code_statement(record.statement.act, record.cue, record.content))

    def _copies(self, exchange: Exchange) -> tuple[Copy, ...]:
        """Which of an exchange's documents carry over words of which."""
        from communique.records.copies import find_copies, told_by

        outlets = self._reader.pipeline.knowledge.outlets
        keys = sorted({record.document for record in exchange.reports})
        return find_copies(told_by(self._store.reading(key).document, outlets) for key in keys) if len(keys) > 1 else ()

    def merge(self, one: str, other: str, *, why: str, who: str | None = None) -> Exchange:
        """Judge that two exchanges are one event, whatever the program judges itself; the exchange that they become.
        ``who`` is by default the login name. It stands until it is undone, also when documents are read anew or added.

        Raises NotFoundError, and UsageError where it contradicts a judgement by hand that stands.
        """
        from communique.filing import rulings

        slugs = (self._store.find_exchange(one), self._store.find_exchange(other))
        number = rulings.merge(self._store, slugs, who=who or login_name(), why=why)
        return self.exchange(self._ruling(number).exchanges[0])

    def split(self, exchange: str, *leaving: str, why: str, who: str | None = None) -> list[Exchange]:
        """Judge that some reports of an exchange (by their own or their documents' identifiers, or their documents' names) tell of another
        event than the others; the exchanges that they make now. Else as ``merge``.
        """
        from communique.filing import rulings

        slug = self._store.find_exchange(exchange)
        parts = [self._leaving(slug, key) for key in leaving]
        reports = frozenset[str]().union(*parts)
        number = rulings.split(
            self._store,
            slug,
            lambda claim: claim.id in reports,
            who=who or login_name(),
            why=why,
            called=", ".join(leaving),
        )
        return [self.exchange(found) for found in self._ruling(number).exchanges]

    def _leaving(self, slug: str, key: str) -> set[str]:
        """The reports of an exchange that a key means."""
        records = self.exchange(slug).reports
        found = {record.id for record in records if record.id.startswith(key.lower())} if key else set()
        if len(found) == 1:
            return found
        document = self._find_document(key)
        found = {record.id for record in records if record.document == document}
        if not found:
            raise NotFoundError(
                f"{key}: this document does not report {slug}. communique show {slug} lists those that do."
            )
        return found

    def undo(self, judgement: int, *, why: str = "", who: str | None = None) -> Ruling:
        """Let a judgement by hand stand no more, by its number; it stays in the log. Raises NotFoundError, UsageError."""
        from communique.filing import rulings

        rulings.undo(self._store, judgement, who=who or login_name(), why=why)
        return self._ruling(judgement)

    def judgements(self, exchange: str | None = None) -> list[Ruling]:
        """The judgements by hand in their order, also undone ones; of an exchange, those that speak of its reports."""
        return self._store.rulings(self._store.find_exchange(exchange) if exchange is not None else None)

    def _ruling(self, number: int) -> Ruling:
        return next(ruling for ruling in self._store.rulings() if ruling.id == number)

    def statements(
        self,
        *,
        speaker: str | None = None,
        to: str | None = None,
        act: Act | None = None,
        contains: str | None = None,
        exchange: str | None = None,
        document: str | None = None,
    ) -> list[StatementRecord]:
        """Statements by document and place. ``speaker`` and ``to`` are any part of a name, or a side's code or name.

        Raises NotFoundError for an ``exchange`` or ``document`` that is not there, UsageError for an unknown act.
        """
        _one_of("act", act, get_args(Act))
        wanted = StatementFilter(
            speaker=speaker,
            speaker_side=self._side(speaker) if speaker is not None else None,
            to=to,
            to_side=self._side(to) if to is not None else None,
            act=act,
            contains=contains,
            exchange=self._store.find_exchange(exchange) if exchange is not None else None,
            document=self._find_document(document) if document is not None else None,
        )
        return list(self._told(wanted))

    def check(self) -> list[Problem]:
        """What is wrong in the archive: spans that no longer read what was recorded, dangling references."""
        return self._store.problems()

    def table(self, name: TableName) -> pa.Table:
        """One of the tables as Arrow, with the columns that ``communique export`` writes."""
        from communique.render.arrow import arrow_table

        return arrow_table(name, self._rows(name))

    def _rows(self, name: TableName) -> Iterator[Row]:
        from communique.render import rows

        if name == "documents":
            return rows.document_rows(self.documents())
        if name == "statements":
            return rows.statement_rows(self._told(StatementFilter()))
        if name == "copies":
            found = ((exchange.id, copy) for exchange in self.exchanges() for copy in self._copies(exchange))
            return rows.copy_rows(found)
        of_exchanges = {
            "exchanges": rows.exchange_rows,
            "reports": rows.report_rows,
            "participants": rows.participant_rows,
        }
        if name not in of_exchanges:
            raise UsageError(f"{name}: there is no such table. There are {', '.join(TABLES)}.")
        return of_exchanges[name](self.exchanges())

    def frame(self, name: TableName, *, library: Library = "polars") -> Any:
        """One of the tables as a Polars or pandas frame. Raises UsageError where the library is not installed."""
        if library not in get_args(Library):
            raise UsageError(f"{library}: frames come from {' or '.join(get_args(Library))}.")
        table = self.table(name)
        try:
            if library == "pandas":
                return table.to_pandas()
            import polars as pl
        except ImportError as error:
            raise UsageError(f"{library} is not installed. Install it: pip install communique[{library}].") from error
        return pl.from_arrow(table)

    def export(self, folder: str | os.PathLike[str], *, format: ExportFormat = "csv") -> list[Path]:  # noqa: A002
        """Write the tables into a folder, one file each, and return their paths.

        Raises UsageError where the folder can't be made or written, or the format is another.
        """
        from communique.render.export import FORMATS, write_table

        if format not in FORMATS:
            raise UsageError(f"{format}: there is no such format. There are {', '.join(FORMATS)}.")
        targets = [Path(folder) / f"{name}.{format}" for name in TABLES]
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            for name, target in zip(TABLES, targets, strict=True):
                write_table(target, name, self._rows(name), format)
        except OSError as error:
            raise UsageError(f"{folder}: it can't be written ({error.strerror}). Name another folder.") from error
        return targets


def _one_of(what: str, value: str | None, known: tuple[str, ...]) -> None:
    """Raises UsageError for a value that there is none of."""
    if value is not None and value not in known:
        raise UsageError(f"{value}: there is no such {what}. There are {', '.join(known)}.")
