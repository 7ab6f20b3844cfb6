"""The tables of an archive. Offsets are half-open code points into ``documents.text``.

Wherever a span is stored, ``words`` beside it are what it read when it was written, so that ``communique check`` can
tell a damaged offset from a sound one, and so that a person who opens the file sees the evidence.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

METADATA = MetaData()
CASCADE = "CASCADE"


def _document() -> Column[str]:
    key = ForeignKey("documents.sha256", ondelete=CASCADE)
    return Column("document", String(64), key, nullable=False, index=True)


def _owner(table: str, name: str) -> Column[str]:
    return Column(name, String(16), ForeignKey(f"{table}.id", ondelete=CASCADE), nullable=False, index=True)


def _number() -> Column[int]:
    return Column("number", Integer, nullable=False)


def _entry() -> tuple[Column[str], Column[str]]:
    """Who a person is in the tables of knowledge, and the posts that these give them."""
    posts = Column("posts", Text, nullable=False, server_default="[]", comment="a JSON list of ids")
    return Column("entry", Text, index=True), posts


def _interval() -> tuple[Column[str], Column[str], Column[str], Column[bool]]:
    """First and last day, how they are known, and whether the interval is the event's own length."""
    first, last = Column("earliest", String(10), index=True), Column("latest", String(10))
    return first, last, Column("date_basis", String(16)), Column("date_exact", Boolean)


def _span(prefix: str = "") -> tuple[Column[int], Column[int], Column[str]]:
    return Column(f"{prefix}start", Integer), Column(f"{prefix}end", Integer), Column(f"{prefix}words", Text)


DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("format", String(16), nullable=False),
    Column("encoding", String(32), nullable=False),
    Column("language", String(8), nullable=False),
    Column("title", Text),
    *_span("title_"),
    Column("published", String(10)),
    Column("published_basis", String(16)),
    Column("published_moment", String(40)),
    Column("published_note", Text),
    *_span("published_"),
    *_span("dateline_"),
    Column("dateline_place", Text),
    Column("dateline_day", String(10)),
    Column("dateline_agency", Text),
    Column("outlet", Text),
    Column("outlet_side", String(32), comment="the side that the outlet publishes for"),
    Column("agency", Text),
    Column("source_url", Text),
    Column("cited_source", Text),
    Column("source_offsets", Text),
    Column("reader", String(64), nullable=False),
    Column("skipped", Text),
    Column(
        "digest",
        String(64),
        nullable=False,
        comment="of everything that was read from the text; empty where an older schema kept less of it",
    ),
    Index("ix_documents_outlet", "outlet", "outlet_side", "sha256"),
    comment="One text each. A text that no name points at any more was superseded.",
)
NAMES = Table(
    "document_names",
    METADATA,
    Column("name", Text, primary_key=True),
    _document(),
    comment="The path or address under which a text is known; a changed file points at its new text.",
)
SPANS = Table(
    "document_spans",
    METADATA,
    _document(),
    Column("kind", String(8), nullable=False, comment="body or noise"),
    _number(),
    *_span(),
)
CANDIDATES = Table(
    "publication_candidates",
    METADATA,
    _document(),
    _number(),
    Column("day", String(10), nullable=False),
    Column("basis", String(16), nullable=False),
    Column("moment", String(40)),
    Column("note", Text, nullable=False),
    *_span(),
    comment="Every day of publication that a text or its metadata give, and why one was chosen.",
)
TIMES = Table(
    "times",
    METADATA,
    _document(),
    _number(),
    Column("kind", String(16), nullable=False),
    Column("value", Text, nullable=False, comment="the TIMEX3 value"),
    Column("granularity", String(16), nullable=False),
    Column("anchor", String(16), nullable=False),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("mod", String(16)),
    Column("base", String(10), comment="what an anniversary counts from"),
    Column("event", Text),
    *_span(),
    comment="Time expressions.",
)
PEOPLE = Table(
    "people",
    METADATA,
    _document(),
    _number(),
    Column("name", Text, nullable=False),
    Column("side", String(32)),
    Column("offices", Text, nullable=False, comment="a JSON list"),
    Column("mentions", Text, nullable=False, comment="a JSON list of [start, end]"),
    *_entry(),
    *_span(),
    Index("ix_people_name", "name", "entry"),
)
MENTIONS = Table(
    "mentions",
    METADATA,
    _document(),
    _number(),
    Column("kind", String(16), nullable=False),
    Column("refers_to", Text, nullable=False, comment="a JSON list of [name, side]"),
    Column("entry", Text, index=True),
    *_span(),
)
MENTIONED = Table(
    "mentioned_exchanges",
    METADATA,
    _document(),
    _number(),
    Column("kind", String(16), nullable=False),
    Column("when", String(8), nullable=False),
    *_interval(),
    *_span("date_"),
    Column("sides", Text, nullable=False, server_default="[]", comment="a JSON list"),
    Column("people", Text, nullable=False, server_default="[]", comment="a JSON list of names"),
    *_span(),
    Column("sought", Text, comment="|, and the code and | of each side of the exchange that is meant, in order"),
    Column("sought_first", String(10), comment="the first day on which that can have been"),
    Column("sought_last", String(10)),
    Column(
        "sought_version", Integer, nullable=False, server_default="0", comment="what an older one made is made again"
    ),
    Index("ix_mentioned_exchanges_sought", "sought", "sought_first"),
    Index("ix_mentioned_exchanges_sought_version", "sought_version"),
    comment="Other exchanges that texts name in passing. What a text leaves out is taken from what it reports itself.",
)
REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String(16), primary_key=True),
    _document(),
    _number(),
    Column("kind", String(16), nullable=False),
    Column("realis", String(16), nullable=False),
    *_interval(),
    Column("date_confidence", Float),
    *_span("date_"),
    Column("place", Text),
    *_span("place_"),
    Column("initiator", Text),
    Column("at_request", Boolean, nullable=False),
    Column("request_basis", String(16)),
    *_span("request_"),
    *_span(),
    comment="What one document says of one exchange: a claim, never changed.",
)
CLUES = Table(
    "clues",
    METADATA,
    _owner("reports", "report"),
    _number(),
    Column("kind", String(16), nullable=False),
    Column("says", Text, nullable=False),
    Column("windows", Text, nullable=False, comment="a JSON list of [first day, last day]"),
    Column("weekday", Integer, comment="0 is Monday"),
    Column("strength", Float, nullable=False),
    Column("source", Text, comment="the event, tenure or document that it rests on"),
    Column("dropped", Boolean, nullable=False, comment="it contradicted stronger ones"),
    *_span(),
    comment="Why a day was inferred.",
)
PARTICIPANTS = Table(
    "participants",
    METADATA,
    _owner("reports", "report"),
    _number(),
    Column("name", Text, nullable=False),
    Column("side", String(32), index=True),
    Column("office", Text),
    *_entry(),
    *_span(),
)
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", String(16), primary_key=True),
    _document(),
    _number(),
    Column("report", String(16), ForeignKey("reports.id", ondelete=CASCADE), index=True),
    Column("act", String(16), nullable=False, index=True),
    Column("mode", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("relayed", Boolean, nullable=False, server_default="0", comment="it stands inside another's statement"),
    Column("strength", Integer, comment="the cue's rung on the ladder of its act"),
    Column("confidence", Float, comment="how often speakers found in this way were right"),
    *_span("source_"),
    *_span("cue_"),
    *_span("behalf_"),
    Column("reviewed", Integer, index=True, comment="the ruling that gives its speakers; empty where the reader does"),
    Column("content", Text, nullable=False, comment="the words of its spans, joined by ' … '"),
    Column("folded", Text, nullable=False, comment="the content in lower case, without diacritics and line breaks"),
)
STATEMENT_SPANS = Table("statement_spans", METADATA, _owner("statements", "statement"), _number(), *_span())
ACTORS = Table(
    "statement_actors",
    METADATA,
    _owner("statements", "statement"),
    Column(
        "role",
        String(16),
        nullable=False,
        comment="speaker, addressee, considered (where no speaker was sure), capacity (in whose name), or read (the "
        "reader's own speaker, where a ruling gives others)",
    ),
    _number(),
    Column("name", Text),
    Column("folded", Text, comment="the name in lower case without diacritics"),
    Column("side", String(32)),
    Index("ix_statement_actors_addressee", "folded", "side", "statement", sqlite_where=text("role = 'addressee'")),
)


def _exchange() -> Column[str]:
    key = ForeignKey("exchanges.id", ondelete=CASCADE, onupdate=CASCADE)
    return Column("exchange", String(128), key, nullable=False, index=True)


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
    _exchange(),
    comment="Slugs under which an exchange was known before.",
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _owner("reports", "report"),
    _exchange(),
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
    _owner("reports", "report"),
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
    _document(),
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
RULINGS = Table(
    "rulings",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("verb", String(8), nullable=False, comment="merge, split, right, wrong or speaker"),
    Column("who", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("made", String(32), nullable=False, comment="UTC, ISO 8601"),
    Column(
        "told",
        Text,
        nullable=False,
        comment="what was judged: exchanges as they were called then, or the words of a statement",
    ),
    Column("undone", String(32), comment="UTC, ISO 8601"),
    Column("undone_by", Text),
    Column("undone_why", Text),
    comment="Judgements by hand, which win over automatic ones; an undone one stays.",
)
RULING_ANCHORS = Table(
    "ruling_anchors",
    METADATA,
    Column("ruling", Integer, ForeignKey("rulings.id", ondelete=CASCADE), nullable=False, index=True),
    Column("part", Integer, nullable=False, comment="of a split: 0 what was split off, 1 what stayed"),
    Column("name", Text, nullable=False, index=True, comment="of the document"),
    Column("document", String(64), nullable=False, index=True),
    Column("report", String(16), nullable=False),
    Column("data", Text, nullable=False, comment="the claim as it was then, a JSON object"),
    Column("bound", String(16), index=True, comment="the report that tells of it now"),
    comment="The reports that a ruling speaks of, found again when a document is read anew.",
)
REVIEWS = Table(
    "reviews",
    METADATA,
    Column("ruling", Integer, ForeignKey("rulings.id", ondelete=CASCADE), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False, index=True, comment="of the document"),
    Column("document", String(64), nullable=False, index=True),
    Column("spans", Text, nullable=False, comment="a JSON list of [start, end]"),
    Column("words", Text, nullable=False, comment="what they read, joined by ' … '"),
    Column("cue", Text, comment="the words of the cue"),
    Column("source", Text, comment="the words that name who speaks"),
    Column("given", Text, nullable=False, comment="a JSON list of [name, side]: whom the reader gave or considered"),
    Column("speakers", Text, nullable=False, comment="a JSON list of [name, side]: the speakers by this ruling"),
    comment="The statement that a ruling speaks of, as it was then; found again when a document is read anew.",
)
SEARCHED_STATEMENTS = Table(
    "searched_statements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True, comment="the row of statement_words"),
    Column("statement", String(16), ForeignKey("statements.id", ondelete=CASCADE), nullable=False, unique=True),
    Column("day", String(10), comment="the first that its report gives, else that of the document's publication"),
    Column("act", String(16), nullable=False),
    Column("outlet", Text),
    Column("speakers", Text, nullable=False, comment="a JSON list of [name, side], as they are now"),
    Index("ix_searched_statements_speakers", "speakers", "act"),
    Index("ix_searched_statements_day", "day"),
    comment="Statements of current documents; their folded words are in statement_words (SQLite FTS5).",
)
SEARCHED_DOCUMENTS = Table(
    "searched_documents",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True, comment="the row of document_words"),
    Column("document", String(64), ForeignKey("documents.sha256", ondelete=CASCADE), nullable=False, unique=True),
    Column("day", String(10), comment="of publication"),
    Column("outlet", Text),
    comment="Current documents; the folded words of title and body are in document_words (SQLite FTS5).",
)
WORDS_TABLES = ("statement_words", "document_words")
"""Virtual tables that SQLite keeps beside these; ``store.search`` knows them."""
