"""The tables of an archive. Offsets are half-open code points into ``documents.text``."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, String, Table, Text

METADATA = MetaData()


def _document(nullable: bool = False) -> Column[str]:
    return Column(
        "document", String(64), ForeignKey("documents.sha256", ondelete="CASCADE"), nullable=nullable, index=True
    )


DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("format", String(16), nullable=False),
    Column("encoding", String(32), nullable=False),
    Column("language", String(8), nullable=False),
    Column("title", Text),
    Column("title_start", Integer),
    Column("title_end", Integer),
    Column("published", String(10)),
    Column("published_basis", String(16)),
    Column("published_start", Integer),
    Column("published_end", Integer),
    Column("dateline_start", Integer),
    Column("dateline_end", Integer),
    Column("dateline_place", Text),
    Column("dateline_day", String(10)),
    Column("dateline_agency", Text),
    Column("outlet", Text),
    Column("agency", Text),
    Column("source_url", Text),
    Column("cited_source", Text),
    Column("source_offsets", Text),
    Column("reader", String(64), nullable=False),
    Column("skipped", Text),
)
SPANS = Table(
    "document_spans",
    METADATA,
    _document(),
    Column("kind", String(8), nullable=False),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
PEOPLE = Table(
    "people",
    METADATA,
    _document(),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("side", String(32)),
    Column("offices", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)
MENTIONS = Table(
    "mentions",
    METADATA,
    _document(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("name", Text),
    Column("side", String(32)),
)
REPORTS = Table(
    "reports",
    METADATA,
    Column("id", String(16), primary_key=True),
    _document(),
    Column("number", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("realis", String(16), nullable=False),
    Column("earliest", String(10)),
    Column("latest", String(10)),
    Column("date_basis", String(16)),
    Column("date_exact", Boolean),
    Column("date_start", Integer),
    Column("date_end", Integer),
    Column("place", Text),
    Column("place_start", Integer),
    Column("place_end", Integer),
    Column("initiator", Text),
    Column("at_request", Boolean, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
)
PARTICIPANTS = Table(
    "participants",
    METADATA,
    Column("report", String(16), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("side", String(32), index=True),
    Column("office", Text),
    Column("start", Integer),
    Column("end", Integer),
)
MENTIONED = Table(
    "mentioned_exchanges",
    METADATA,
    _document(),
    Column("kind", String(16), nullable=False),
    Column("when", String(8), nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
)
STATEMENTS = Table(
    "statements",
    METADATA,
    Column("id", String(16), primary_key=True),
    _document(),
    Column("number", Integer, nullable=False),
    Column("report", String(16), ForeignKey("reports.id", ondelete="CASCADE"), index=True),
    Column("act", String(16), nullable=False, index=True),
    Column("mode", String(16), nullable=False),
    Column("rule", Text, nullable=False),
    Column("source_start", Integer),
    Column("source_end", Integer),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    Column("cue", Text),
    Column("content", Text, nullable=False),
)
STATEMENT_SPANS = Table(
    "statement_spans",
    METADATA,
    Column("statement", String(16), ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("number", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),
)
ACTORS = Table(
    "statement_actors",
    METADATA,
    Column("statement", String(16), ForeignKey("statements.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("role", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    Column("name", Text),
    Column("folded", Text),
    Column("side", String(32)),
)
EXCHANGES = Table(
    "exchanges",
    METADATA,
    Column("id", String(128), primary_key=True),
    Column("earliest", String(10), index=True),
    Column("latest", String(10)),
)
ALIASES = Table(
    "exchange_aliases",
    METADATA,
    Column("alias", String(128), primary_key=True),
    Column("exchange", String(128), ForeignKey("exchanges.id", ondelete="CASCADE", onupdate="CASCADE"), nullable=False),
)
JUDGEMENTS = Table(
    "judgements",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("report", String(16), ForeignKey("reports.id", ondelete="CASCADE"), nullable=False, index=True),
    Column(
        "exchange",
        String(128),
        ForeignKey("exchanges.id", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("judge", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("current", Boolean, nullable=False),
)
VIEWS = {
    "v_statements": """
        SELECT s.id AS statement, d.name AS document, j.exchange AS exchange, r.earliest AS day,
               (SELECT group_concat(coalesce(a.name, a.side), '; ') FROM statement_actors a WHERE a.statement = s.id AND a.role = 'speaker') AS speakers,
               (SELECT group_concat(coalesce(a.name, a.side), '; ') FROM statement_actors a WHERE a.statement = s.id AND a.role = 'addressee') AS addressees,
               s.act AS act, s.mode AS mode, s.cue AS cue, s.content AS content
        FROM statements s JOIN documents d ON d.sha256 = s.document
        LEFT JOIN reports r ON r.id = s.report LEFT JOIN judgements j ON j.report = s.report AND j.current""",
    "v_exchanges": """
        SELECT e.id AS exchange, e.earliest AS earliest, e.latest AS latest, min(r.kind) AS kind, count(DISTINCT r.id) AS reports,
               (SELECT group_concat(name, '; ') FROM (SELECT DISTINCT p.name AS name FROM participants p
                JOIN judgements k ON k.report = p.report AND k.current WHERE k.exchange = e.id)) AS participants
        FROM exchanges e JOIN judgements j ON j.exchange = e.id AND j.current JOIN reports r ON r.id = j.report GROUP BY e.id""",
}
