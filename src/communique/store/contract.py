"""What the rest of the house asks of a store, whatever its back end.

A Store answers questions; a Writer changes it inside one unit of work. Whoever opened the unit of work ends it:
leaving ``Store.writing()`` commits, leaving it with an error undoes everything that was done in it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from communique.store.contract_summaries import Summarised, Summarising

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import date

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
        Record,
        Review,
        Ruling,
        SearchFilter,
        SearchResult,
        Slice,
        StatementFilter,
        StatementRecord,
    )
    from communique.model.query import DocumentOrder
    from communique.model.search import Searched
    from communique.store.contract_summaries import Reported
    from communique.store.contract_terms import Anchor, Known, Labelled, Named, Placed, Told


class Writer(Summarising, Protocol):
    """Changes inside one unit of work."""

    def known(self, name: str, sha256: str) -> Known:
        """What is stored under this name and of this text."""
        ...

    def put(self, record: Record) -> None:
        """Store a reading; an older reading of the same text goes with all that hangs on it."""
        ...

    def point(self, name: str, sha256: str) -> None:
        """Let the name stand for this text. The rows of a text left without a name stay; its claims are to ``leave``."""
        ...

    def keep(self, claims: Sequence[Claim], version: int, sketch: bytes) -> None:
        """Store what linking needs of a text's reports: its claims, and the sketch of its wording."""
        ...

    def enter(self, keyed: Iterable[tuple[Claim, Iterable[str]]]) -> None:
        """Let claims of current documents be found under these keys."""
        ...

    def leave(self, claims: Sequence[Claim]) -> None:
        """Let claims be found no more, and belong to no exchange."""
        ...

    def is_current(self, sha256: str) -> bool:
        """Whether a name stands for this text."""
        ...

    def claims_of(self, sha256: str) -> list[Placed]:
        """The claims of a text in order, whether it is current or not."""
        ...

    def sharp(self, keys: Iterable[str], days: tuple[date, date] | None) -> list[Placed]:
        """The claims under one of these keys that tell their day, in these days or next to them."""
        ...

    def loose(self, keys: Iterable[str]) -> dict[str, list[Placed]]:
        """The claims that do not, under each of these keys."""
        ...

    def claims(self, reports: Iterable[str]) -> list[Placed]:
        """The claims of these reports, as far as they can be found."""
        ...

    def told_by(self, exchange: str) -> list[Claim]:
        """The claims that are judged to an exchange."""
        ...

    def sketches(self, documents: Sequence[str]) -> dict[str, bytes]:
        """The sketches of these texts."""
        ...

    def retire(self, version: int) -> bool:
        """Let the claims that an older version of linking made, or none, be found no more, and belong to no exchange;
        whether there are any.
        """
        ...

    def outdated(self, version: int, limit: int) -> list[tuple[Document, tuple[Told, ...]]]:
        """So many texts at most of which an older version made the claims, each with its reports; what it made is gone."""
        ...

    def labelled(self, bases: Iterable[str]) -> list[Labelled]:
        """The exchanges of which current reports tell whose slugs are made of one of these bases."""
        ...

    def labels(self, slugs: Iterable[str]) -> list[Labelled]:
        """The exchanges with these slugs, as far as their names are known."""
        ...

    def label(self, exchanges: Sequence[Labelled]) -> None:
        """Say what exchanges' slugs are made of; open those that are not there."""
        ...

    def existing(self, slugs: Iterable[str]) -> set[str]:
        """Those of the slugs that are an exchange's, even if no current report tells of it."""
        ...

    def rename(self, exchange: str, slug: str) -> None:
        """Give an exchange another slug that is no other's; the old one still finds it."""
        ...

    def succeed(self, exchange: str, slug: str) -> None:
        """Let an exchange's slug, and all its former ones, find another exchange from now on."""
        ...

    def judge(self, judgements: Sequence[tuple[str, str, str]], *, judge: str) -> None:
        """Let reports belong to exchanges, each for a reason, and say who decided that."""
        ...

    def vacate(self, exchange: str) -> None:
        """No current report tells of an exchange any more: forget its name's parts, and it where no judgement speaks of it."""
        ...

    def rule(self, ruling: Ruling, anchors: Iterable[tuple[int, Claim]]) -> int:
        """Log a ruling by hand, with the claims that it speaks of, each in its part; the number it got."""
        ...

    def undo(self, ruling: int, *, who: str, why: str) -> None:
        """Mark a ruling as undone."""
        ...

    def anchors(self) -> list[Anchor]:
        """The anchors of all rulings that stand."""
        ...

    def anchors_of(self, name: str, sha256: str) -> list[Anchor]:
        """Those of a document, by its name or its text."""
        ...

    def bind(self, anchor: Anchor, report: str | None) -> None:
        """Say which report tells now of what an anchor does."""
        ...

    def text_of(self, sha256: str) -> str | None:
        """A text, whether it is current or not; None where it is not stored."""
        ...

    def statements_of(self, sha256: str) -> list[StatementRecord]:
        """The statements of a text in order, whether it is current or not."""
        ...

    def review(self, ruling: Ruling, review: Review) -> int:
        """Log a ruling by hand on a statement; the number it got. It takes effect once texts are settled."""
        ...

    def has_reviews(self) -> bool:
        """Whether any statement was ever reviewed."""
        ...

    def reviews_of(self, sha256: str) -> list[Review]:
        """The reviews that stand and can speak of a text's statements: made in it, or in one whose name it has now."""
        ...

    def reviewed_texts(self, ruling: int) -> Sequence[str]:
        """The texts of whose statements a review can speak."""
        ...

    def settle(self, sha256: str, judged: Mapping[str, Review]) -> None:
        """Let the statements of a text with these ids have the speakers of these reviews, all others the reader's own."""
        ...

    def reindex(self) -> None:
        """Make anew what search looks through, from the rows of current documents."""
        ...

    def standing(self, name: str, sha256: str) -> Added:
        """What is stored of a text, as the answer to adding it unchanged."""
        ...


class Store(Summarised, Protocol):
    """Answers. Identifiers may be shortened to any unambiguous prefix in ``find_document``, ``find_exchange`` and
    ``find_statement``. Several threads may ask at once.
    """

    def stamp(self) -> str:
        """Another text after anyone, in whatever process, has changed what is stored. Cheap: a web page may ask each time."""
        ...

    def is_unindexed(self) -> bool:
        """Whether search knows of nothing, although there are documents: an older version added them."""
        ...

    def is_empty(self) -> bool:
        """Whether there is no current document."""
        ...

    def overview(self) -> Overview:
        """How much there is of current documents, and of which days."""
        ...

    def writing(self) -> AbstractContextManager[Writer]:
        """One unit of work; other writers wait for its end."""
        ...

    def known(self, name: str, sha256: str) -> Known:
        """As ``Writer.known``, without waiting for other writers."""
        ...

    def standing(self, name: str, sha256: str) -> Added:
        """As ``Writer.standing``, without waiting for other writers."""
        ...

    def documents_page(self, wanted: DocumentFilter, part: Slice, order: DocumentOrder) -> Listed[DocumentRow]:
        """A part of the current documents that are wanted; of several names of one the first counts."""
        ...

    def people_named(self) -> list[tuple[str, str | None]]:
        """Every name that a text has for someone, with the entry that this person has there; a name can come several
        times, and of texts that are not current.
        """
        ...

    def namings(self, names: Collection[str] | None = None) -> Iterator[Naming]:
        """How each current document names each person, and each speaker whom it does not introduce; under these names,
        where any are given.
        """
        ...

    def said_by(self, names: Collection[str]) -> Iterator[StatementRecord]:
        """The statements of current documents whose speaker is named exactly so, by document and place."""
        ...

    def find_document(self, key: str, name: str | None = None) -> str:
        """The sha256 of the current document with this ``name``, or else with ``key`` as its name or identifier. Raises
        NotFoundError.
        """
        ...

    def names_of(self, sha256: str) -> Sequence[str]:
        """The names that stand for a text, in order."""
        ...

    def reading(self, sha256: str) -> Reading:
        """All that was read from a document, with the speakers that reviews give. Raises NotFoundError."""
        ...

    def readings(self, documents: Sequence[str]) -> Iterator[Reading]:
        """The same of several documents, in the order given: much faster than one by one."""
        ...

    def document(self, sha256: str) -> Document:
        """A document without what was read from it. Raises NotFoundError."""
        ...

    def texts(self) -> Iterator[tuple[Document, tuple[Person, ...]]]:
        """Every current document whole, by name, with the people whom it names: much faster than each one's reading."""
        ...

    def find_exchange(self, key: str) -> str:
        """The slug of the exchange whose slug, present or former, ``key`` begins. Raises NotFoundError."""
        ...

    def exchanges(self, wanted: ExchangeFilter) -> Iterator[Reported]:
        """Every exchange that a current document reports and that meets all that is asked for but ``person``, by day."""
        ...

    def exchange(self, slug: str) -> Reported:
        """The exchange with this slug. Raises NotFoundError."""
        ...

    def rulings(self, exchange: str | None = None) -> list[Ruling]:
        """Judgements by hand in their order, undone ones too; of an exchange, those that speak of its reports, or of
        statements in them.
        """
        ...

    def mentions_in(self, documents: Sequence[str]) -> list[MentionRecord]:
        """The mentions of other exchanges in texts, in their order."""
        ...

    def mentions_of(
        self, kinds: Iterable[str], sides: Iterable[frozenset[str]], days: tuple[date, date]
    ) -> Iterator[MentionRecord]:
        """Those mentions in current documents that can be of an exchange of one of these kinds, of exactly the sides of one
        of these sets, on one of these days. More may come than are, never less.
        """
        ...

    def mentions(
        self, wanted: ExchangeFilter, people: Collection[tuple[str, ...]] | None = None
    ) -> Iterator[MentionRecord]:
        """The mentions of other exchanges in current documents that are of a kind, among all of the parties, and tell that
        they were in the time that is asked for, by document and place; that name just one of these groups of ``people``,
        where any are given.
        """
        ...

    def people_mentioned(self) -> list[tuple[str, ...]]:
        """The groups of people whom mentions name together, each once."""
        ...

    def told_by(self, exchange: str) -> list[Claim]:
        """As ``Writer.told_by``."""
        ...

    def placed_claims(self) -> list[Placed]:
        """The claims of all current documents, each with the exchange that it is judged to."""
        ...

    def sketches(self, documents: Sequence[str]) -> dict[str, bytes]:
        """As ``Writer.sketches``."""
        ...

    def anchors(self) -> list[Anchor]:
        """As ``Writer.anchors``."""
        ...

    def claims_near(self, keys: Iterable[str], days: tuple[date, date] | None) -> list[Placed]:
        """The claims under one of these keys that tell their day, in these days or next to them; all where none are given."""
        ...

    def statements(self, wanted: StatementFilter) -> Iterator[StatementRecord]:
        """Statements of current documents, by document and place."""
        ...

    def exchanges_saying(self, words: str, exchanges: Sequence[str]) -> set[str]:
        """Those of the exchanges in which a statement holds these words."""
        ...

    def statements_page(self, wanted: StatementFilter, part: Slice) -> Listed[StatementRecord]:
        """A part of what ``statements`` gives, and how many that is."""
        ...

    def find_statement(self, key: str) -> StatementRecord:
        """The statement of a current document with this identifier. Raises NotFoundError."""
        ...

    def short_ids(self, statements: Sequence[str]) -> dict[str, str]:
        """The shortest beginning, but of some length, by which each of these statements is told from all others."""
        ...

    def search(self, wanted: SearchFilter) -> SearchResult:
        """A page of what holds the words looked for, in current documents, and the count and facets of all that does."""
        ...

    def vocabulary(self, searched: Searched) -> list[str]:
        """The words, folded, that search can find there, in order."""
        ...

    def names(self, what: Named) -> list[str]:
        """The names of this kind that current documents hold, each once, in order."""
        ...

    def outlets(self) -> dict[str, str | None]:
        """The outlets of current documents by name, each with the side that it publishes for; None where none is known."""
        ...

    def provenances(self, documents: Iterable[str]) -> dict[str, Provenance]:
        """Which texts these documents are, and whose, without reading them; those that are not stored are left out."""
        ...

    def problems(self) -> list[Problem]:
        """What is wrong in the file itself and between its rows; empty where all is well."""
        ...

    def close(self) -> None:
        """Let go of the file."""
        ...
