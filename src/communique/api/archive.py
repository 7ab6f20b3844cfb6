"""An archive: documents added, exchanges judged by hand, tables handed out."""

from __future__ import annotations

from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from communique.api.briefing import BriefAnswers
from communique.api.documents import DocumentAnswers
from communique.api.doubts import DoubtAnswers
from communique.api.exchanges import ExchangeAnswers
from communique.api.listing import ListingAnswers
from communique.api.missing import MissingAnswers
from communique.api.naming import located, login_name
from communique.api.people import PeopleAnswers
from communique.api.phrases import PhraseAnswers
from communique.api.reader import Reader, one_document
from communique.api.searching import SearchAnswers
from communique.api.sides import SideAnswers
from communique.api.timeline import TimelineAnswers
from communique.model import NotFoundError, StatementFilter, UsageError
from communique.sources.naming import printable
from communique.text.addresses import is_address

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    import pyarrow as pa

    from communique.model import Actor, Added, Exchange, Reading, Ruling, StatementRecord
    from communique.model.ruling import Verdict
    from communique.render.export import ExportFormat
    from communique.render.rows import Row
    from communique.store.contract import Store

Library = Literal["polars", "pandas"]
TableName = Literal["documents", "reports", "exchanges", "participants", "statements", "copies"]
TABLES: tuple[TableName, ...] = get_args(TableName)


class Archive(
    ExchangeAnswers,
    BriefAnswers,
    TimelineAnswers,
    PeopleAnswers,
    PhraseAnswers,
    SearchAnswers,
    SideAnswers,
    DocumentAnswers,
    DoubtAnswers,
    ListingAnswers,
    MissingAnswers,
):
    """A record of documents, statements, reports and exchanges in one SQLite file.

    ``path`` is created unless ``create`` is False. ``public``: what it answers may be shown to anybody: a file is called
    by the last part of its path and can't be asked for by the rest of it, judgements don't say who made them, and nothing
    can be changed. Raises ArchiveError where it can't be opened: see its message.
    Use it as a context manager, or call ``close``.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] = "communique.db",
        *,
        create: bool = True,
        overlay: str | os.PathLike[str] | None = None,
        public: bool = False,
    ) -> None:
        super().__init__(_opened(Path(path), create=create, public=public), Reader(overlay=overlay))

    @property
    def reader(self) -> Reader:
        """What reads for this archive: texts can be read with its tables and not be kept, or added later."""
        return self._reader

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
        with one_document(name):
            document = pipeline.load(name, data, published=published)
        filed = find_filed(self._store, name, document.sha256, pipeline.reader_of(document))
        if filed is not None:
            return filed
        with one_document(name):
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
        is_file = not is_address(document.name) and Path(document.name).is_file()
        name = located(document.name) if is_file else document.name
        return replace(reading, document=replace(document, name=name))

    def merge(self, one: str, other: str, *, why: str, who: str | None = None) -> Exchange:
        """Judge that two exchanges are one event, whatever the program judges itself; the exchange that they become.
        ``who`` is by default the login name. It stands until it is undone, also when documents are read anew or added.

        Raises NotFoundError, and UsageError where it contradicts a judgement by hand that stands.
        """
        from communique.filing import rulings

        slugs = (self._store.find_exchange(one), self._store.find_exchange(other))
        number = rulings.merge(self._store, slugs, who=who or login_name(), why=why)
        return self.exchange(self.judgement(number).exchanges[0])

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
        return [self.exchange(found) for found in self.judgement(number).exchanges]

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

    def review(
        self,
        statement: str,
        *,
        right: bool = False,
        wrong: bool = False,
        speaker: str | Sequence[str] = (),
        why: str = "",
        who: str | None = None,
    ) -> StatementRecord:
        """Judge who made a statement, by its identifier or an unambiguous beginning of it; the statement as it is then.

        ``right``: the speakers given are right, or where there are none those whom the reader considered. ``wrong``:
        whoever is given did not say it; it has no speaker then, and is not unsure any more. ``speaker``: it was these, each a person of the
        document by any unambiguous part of the name, or a side by name or code. It wins over the reader, also over a
        newer one and in a changed text that holds the same words, until it is undone.

        Raises NotFoundError, and UsageError where not exactly one of the three is given, a name is not clear, or a
        judgement on it stands.
        """
        from communique.filing.reviewing import review

        names = [speaker] if isinstance(speaker, str) else list(speaker)
        if [right, wrong, bool(names)].count(True) != 1:
            raise UsageError("Say one thing of a statement: --right, --wrong, or --speaker NAME for each who made it.")
        verdict: Verdict = "right" if right else "wrong" if wrong else "speaker"
        record = self._store.find_statement(statement)
        speakers = self._called(names, record.document)
        review(self._store, record, verdict, speakers, who=who or login_name(), why=why)
        return self.statement(record.id)

    def _called(self, names: Sequence[str], document: str) -> tuple[Actor, ...]:
        """Those whom names mean in a document; a side's code counts also where only the document's overlay knew it."""
        from communique.views.called import people_of, speakers_called

        if not names:
            return ()
        reading = self._store.reading(document)
        codes = {person.side for person in people_of(reading)}
        return speakers_called(
            names, reading, lambda words: self._reader.pipeline.side_of(words) or (words if words in codes else None)
        )

    def undo(self, judgement: int, *, why: str = "", who: str | None = None) -> Ruling:
        """Let a judgement by hand stand no more, by its number; it stays in the log. Raises NotFoundError, UsageError."""
        from communique.filing import rulings

        rulings.undo(self._store, judgement, who=who or login_name(), why=why)
        return self.judgement(judgement)

    def reindex(self) -> None:
        """Make anew what search looks through, and by what exchanges are listed and counted; nothing else changes."""
        from communique.filing.summarising import summarise_anew

        with self._store.writing() as writer:
            writer.reindex()
            summarise_anew(writer)

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
        try:
            module = import_module(library)
        except ImportError as error:
            raise UsageError(f"{library} is not installed. Install it: pip install communique[{library}].") from error
        table = self.table(name)
        return table.to_pandas() if library == "pandas" else module.from_arrow(table)

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


def _opened(path: Path, *, create: bool, public: bool) -> Store:
    """The store at a path, with its lists up to date."""
    from communique.filing.summarising import summarise_outdated
    from communique.store.database import open_store
    from communique.store.public import open_public

    store = open_store(path, create=create)
    summarise_outdated(store)
    if not public:
        return store
    store.close()
    return open_public(path)
