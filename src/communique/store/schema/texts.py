"""What was read from each text: names, spans, days, people, reports, statements. Offsets are half-open code points
into ``documents.text``; ``words`` beside a span are what it read when it was written.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Float, ForeignKey, Index, Integer, String, Table, Text, text

from communique.store.schema.columns import (
    CASCADE,
    METADATA,
    document_column,
    entry_columns,
    interval_columns,
    number_column,
    owner_column,
    span_columns,
)

DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("text", Text, nullable=False),
    Column("format", String(16), nullable=False),
    Column("encoding", String(32), nullable=False),
    Column("language", String(8), nullable=False),
    Column("title", Text),
    *span_columns("title_"),
    Column("published", String(10)),
    Column("published_basis", String(16)),
    Column("published_moment", String(40)),
    Column("published_note", Text),
    *span_columns("published_"),
    *span_columns("dateline_"),
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
PUBLIC_NAME = r"""
CASE
    WHEN lower(substr(name, 1, 7)) = 'http://' OR lower(substr(name, 1, 8)) = 'https://' THEN name
    WHEN substr(name, 2, 2) = ':\' OR substr(name, 1, 2) = '\\'
    THEN substr(name, 1 + length(rtrim(name, replace(replace(name, '\', ''), '/', ''))))
    ELSE substr(name, 1 + length(rtrim(name, replace(name, '/', ''))))
END
"""
"""What of a document's name tells nothing of the machine that it was read on: the last part of a path, also of a Windows
path; of an address on the web all.
"""

NAMES = Table(
    "document_names",
    METADATA,
    Column("name", Text, primary_key=True),
    document_column(),
    Index("ix_document_names_public", text(PUBLIC_NAME), "document"),
    comment="The path or address under which a text is known; a changed file points at its new text.",
)
SPANS = Table(
    "document_spans",
    METADATA,
    document_column(),
    Column("kind", String(8), nullable=False, comment="body or noise"),
    number_column(),
    *span_columns(),
)
CANDIDATES = Table(
    "publication_candidates",
    METADATA,
    document_column(),
    number_column(),
    Column("day", String(10), nullable=False),
    Column("basis", String(16), nullable=False),
    Column("moment", String(40)),
    Column("note", Text, nullable=False),
    *span_columns(),
    comment="Every day of publication that a text or its metadata give, and why one was chosen.",
)
TIMES = Table(
    "times",
    METADATA,
    document_column(),
    number_column(),
    Column("kind", String(16), nullable=False),
    Column("value", Text, nullable=False, comment="the TIMEX3 value"),
    Column("granularity", String(16), nullable=False),
    Column("anchor", String(16), nullable=False),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("mod", String(16)),
    Column("base", String(10), comment="what an anniversary counts from"),
    Column("event", Text),
    *span_columns(),
    comment="Time expressions.",
)
PEOPLE = Table(
    "people",
    METADATA,
    document_column(),
    number_column(),
    Column("name", Text, nullable=False),
    Column("side", String(32)),
    Column("offices", Text, nullable=False, comment="a JSON list"),
    Column("mentions", Text, nullable=False, comment="a JSON list of [start, end]"),
    *entry_columns(),
    *span_columns(),
    Index("ix_people_name", "name", "entry"),
)
MENTIONS = Table(
    "mentions",
    METADATA,
    document_column(),
    number_column(),
    Column("kind", String(16), nullable=False),
    Column("refers_to", Text, nullable=False, comment="a JSON list of [name, side]"),
    Column("entry", Text, index=True),
    *span_columns(),
)
MENTIONED = Table(
    "mentioned_exchanges",
    METADATA,
    document_column(),
    number_column(),
    Column("kind", String(16), nullable=False),
    Column("when", String(8), nullable=False),
    *interval_columns(),
    *span_columns("date_"),
    Column("sides", Text, nullable=False, server_default="[]", comment="a JSON list"),
    Column("people", Text, nullable=False, server_default="[]", comment="a JSON list of names"),
    *span_columns(),
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
    document_column(),
    number_column(),
    Column("kind", String(16), nullable=False),
    Column("realis", String(16), nullable=False),
    *interval_columns(),
    Column("date_confidence", Float),
    *span_columns("date_"),
    Column("place", Text),
    *span_columns("place_"),
    Column("initiator", Text),
    Column("at_request", Boolean, nullable=False),
    Column("request_basis", String(16)),
    *span_columns("request_"),
    *span_columns(),
    comment="What one document says of one exchange: a claim, never changed.",
)
CLUES = Table(
    "clues",
    METADATA,
    owner_column("reports", "report"),
    number_column(),
    Column("kind", String(16), nullable=False),
    Column("says", Text, nullable=False),
    Column("windows", Text, nullable=False, comment="a JSON list of [first day, last day]"),
    Column("weekday", Integer, comment="0 is Monday"),
    Column("strength", Float, nullable=False),
    Column("source", Text, comment="the event, tenure or document that it rests on"),
    Column("dropped", Boolean, nullable=False, comment="it contradicted stronger ones"),
    *span_columns(),
    comment="Why a day was inferred.",
)
PARTICIPANTS = Table(
    "participants",
    METADATA,
    owner_column("reports", "report"),
    number_column(),
    Column("name", Text, nullable=False),
    Column("side", String(32), index=True),
    Column("office", Text),
    *entry_columns(),
    *span_columns(),
)
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", String(16), primary_key=True),
    document_column(),
    number_column(),
    Column("report", String(16), ForeignKey("reports.id", ondelete=CASCADE), index=True),
    Column("act", String(16), nullable=False, index=True),
    Column("mode", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("relayed", Boolean, nullable=False, server_default="0", comment="it stands inside another's statement"),
    Column("strength", Integer, comment="the cue's rung on the ladder of its act"),
    Column("confidence", Float, comment="how often speakers found in this way were right"),
    *span_columns("source_"),
    *span_columns("cue_"),
    *span_columns("behalf_"),
    Column("reviewed", Integer, index=True, comment="the ruling that gives its speakers; empty where the reader does"),
    Column("content", Text, nullable=False, comment="the words of its spans, joined by ' … '"),
    Column("folded", Text, nullable=False, comment="the content in lower case, without diacritics and line breaks"),
)
STATEMENT_SPANS = Table(
    "statement_spans", METADATA, owner_column("statements", "statement"), number_column(), *span_columns()
)
ACTORS = Table(
    "statement_actors",
    METADATA,
    owner_column("statements", "statement"),
    Column(
        "role",
        String(16),
        nullable=False,
        comment="speaker, addressee, considered (where no speaker was sure), capacity (in whose name), or read (the "
        "reader's own speaker, where a ruling gives others)",
    ),
    number_column(),
    Column("name", Text),
    Column("folded", Text, comment="the name in lower case without diacritics"),
    Column("side", String(32)),
    Index("ix_statement_actors_addressee", "folded", "side", "statement", sqlite_where=text("role = 'addressee'")),
)
