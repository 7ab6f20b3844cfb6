"""Which reports tell of one exchange, and what lists and counts of exchanges and people need."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

from communique.store.schema.columns import CASCADE, METADATA, document_column, exchange_column, owner_column

EXCHANGES = Table(
    "exchanges",
    METADATA,
    Column("id", String(128), primary_key=True),
    Column("base", String(128), index=True, comment="day, kind and sides; empty where no current report tells of it"),
    Column("people", Text, comment="what its slug adds where another exchange has the same base"),
    Column("anchor", String(16), comment="what it adds where even the people are the same: its first report"),
)
ALIASES = Table(
    "exchange_aliases",
    METADATA,
    Column("alias", String(128), primary_key=True),
    exchange_column(),
    comment="Slugs under which an exchange was known before.",
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    owner_column("reports", "report"),
    exchange_column(),
    Column("judge", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("made", String(32), nullable=False, comment="UTC, ISO 8601"),
    Column("current", Boolean, nullable=False),
    comment="Which exchange a report belongs to, who said so and when; an undone judgement stays with current = 0.",
)
CLAIMS = Table(
    "claims",
    METADATA,
    Column("report", String(16), ForeignKey("reports.id", ondelete=CASCADE), primary_key=True),
    Column("version", Integer, nullable=False, index=True, comment="of linking; what an older one made is made again"),
    Column("data", Text, comment="a JSON object"),
    comment="What linking needs of a report, so that no text need be loaded.",
)
CLAIM_KEYS = Table(
    "claim_keys",
    METADATA,
    Column("key", Text, nullable=False),
    Column("day", String(10), nullable=False, comment="the first day; empty where the report tells no sure one"),
    Column("last", String(10), nullable=False, comment="the last day; likewise"),
    owner_column("reports", "report"),
    Index("ix_claim_keys_key_day", "key", "day"),
    comment="Under which sides and names the reports of current documents are found.",
)
SKETCHES = Table(
    "sketches",
    METADATA,
    Column("document", String(64), ForeignKey("documents.sha256", ondelete=CASCADE), primary_key=True),
    Column("data", LargeBinary, nullable=False, comment="hashes of word triples, see communique.text.sketches"),
    comment="The wording of a text, for comparison.",
)
SUMMARIES = Table(
    "exchange_summaries",
    METADATA,
    Column(
        "exchange",
        String(128),
        ForeignKey("exchanges.id", ondelete=CASCADE, onupdate=CASCADE),
        primary_key=True,
    ),
    Column("version", Integer, nullable=False, index=True, comment="what an older one made is made again"),
    Column("kind", String(16), nullable=False),
    Column("realis", String(16), nullable=False),
    Column("earliest", String(10), comment="the first day; empty where no report gives one"),
    Column("latest", String(10)),
    Column("told_first", String(10), comment="the first of all days that reports give; they may disagree"),
    Column("told_last", String(10)),
    Column("told_whole", Boolean, nullable=False, comment="one report gives all of these days"),
    Column("sides", Text, nullable=False, comment="the codes of all that took part, in order, with | between them"),
    Column("reports", Integer, nullable=False),
    Index("ix_exchange_summaries_earliest", "earliest", "exchange"),
    Index("ix_exchange_summaries_sides", "realis", "sides", "earliest", "exchange"),
    comment="What lists and counts need of each exchange of which a current report tells, made from its reports.",
)


def _somebody() -> tuple[Column[str], ...]:
    """Who someone is: an entry of the tables of knowledge, else ``local:``, the name and the side; and as printed."""
    person, name = Column("person", Text, nullable=False), Column("name", Text, nullable=False)
    return person, name, Column("side", String(32)), Column("office", Text)


def _summary() -> Column[str]:
    key = ForeignKey("exchange_summaries.exchange", ondelete=CASCADE, onupdate=CASCADE)
    return Column("exchange", String(128), key, primary_key=True, index=True)


FACETS = Table(
    "exchange_facets",
    METADATA,
    Column("facet", String(8), primary_key=True, comment="side (who took part), kind, outlet or name (a report's)"),
    Column("value", Text, primary_key=True),
    Column("day", String(10), primary_key=True, comment="the exchange's first; empty where none is known"),
    _summary(),
    sqlite_with_rowid=False,
    comment="By what an exchange is found, made from its reports.",
)
TAKING_PART = Table(
    "exchange_people",
    METADATA,
    Column(
        "exchange",
        String(128),
        ForeignKey("exchange_summaries.exchange", ondelete=CASCADE, onupdate=CASCADE),
        nullable=False,
        index=True,
    ),
    *_somebody(),
    Column("day", String(10), comment="the exchange's first"),
    Index("ix_exchange_people_person_day", "person", "day"),
    comment="Who took part in the exchanges that took place, under the names that these have for them.",
)
SPEAKERS = Table(
    "document_speakers",
    METADATA,
    document_column(),
    *_somebody(),
    Column("statements", Integer, nullable=False),
    Index("ix_document_speakers_person", "person"),
    comment="Who speaks in each current document, and how often.",
)
PERSONS = Table(
    "person_counts",
    METADATA,
    Column("person", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("side", String(32), primary_key=True, comment="empty where it is not known"),
    Column("exchanges", Integer, nullable=False, server_default="0"),
    Column("statements", Integer, nullable=False, server_default="0"),
    sqlite_with_rowid=False,
    comment="How often someone took part or spoke under a name; triggers count the rows of the two tables above.",
)
COUNTS = Table(
    "exchange_counts",
    METADATA,
    Column("sides", Text, primary_key=True, comment="as in a summary: those who took part, no others"),
    Column("exchanges", Integer, nullable=False, comment="how many took place"),
    Column("first", String(10), comment="the first day of all; of none where no day is known"),
    Column("last", String(10)),
    sqlite_with_rowid=False,
    comment="How many exchanges sides had with each other; triggers count summaries that come and go; none is changed.",
)
