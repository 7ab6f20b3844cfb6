"""The first schema: documents and what was read from them, exchanges and judgements, two views for people."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS_VIEW = """
CREATE VIEW v_statements AS
SELECT s.id AS statement, n.name AS document, d.outlet AS outlet, j.exchange AS exchange, r.earliest AS day,
       (SELECT group_concat(coalesce(a.name, a.side), '; ') FROM statement_actors a
        WHERE a.statement = s.id AND a.role = 'speaker') AS speakers,
       (SELECT group_concat(coalesce(a.name, a.side), '; ') FROM statement_actors a
        WHERE a.statement = s.id AND a.role = 'addressee') AS addressees,
       s.act AS act, s.mode AS mode, s.cue_words AS cue, s.content AS content
FROM statements s
JOIN documents d ON d.sha256 = s.document
JOIN (SELECT document, min(name) AS name FROM document_names GROUP BY document) n ON n.document = s.document
LEFT JOIN reports r ON r.id = s.report
LEFT JOIN judgements j ON j.report = s.report AND j.current
"""
EXCHANGES_VIEW = """
CREATE VIEW v_exchanges AS
SELECT e.id AS exchange, min(r.earliest) AS earliest, max(r.latest) AS latest, min(r.kind) AS kind,
       count(DISTINCT r.id) AS reports, group_concat(DISTINCT d.outlet) AS outlets,
       (SELECT group_concat(name, '; ') FROM
           (SELECT DISTINCT p.name AS name FROM participants p JOIN judgements k ON k.report = p.report AND k.current
            WHERE k.exchange = e.id)) AS participants
FROM exchanges e
JOIN judgements j ON j.exchange = e.id AND j.current
JOIN reports r ON r.id = j.report
JOIN documents d ON d.sha256 = r.document
GROUP BY e.id
"""


def upgrade() -> None:
    """Create all tables, then the views that a person opens first."""
    op.create_table(
        "documents",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("format", sa.String(length=16), nullable=False),
        sa.Column("encoding", sa.String(length=32), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_start", sa.Integer(), nullable=True),
        sa.Column("title_end", sa.Integer(), nullable=True),
        sa.Column("title_words", sa.Text(), nullable=True),
        sa.Column("published", sa.String(length=10), nullable=True),
        sa.Column("published_basis", sa.String(length=16), nullable=True),
        sa.Column("published_start", sa.Integer(), nullable=True),
        sa.Column("published_end", sa.Integer(), nullable=True),
        sa.Column("published_words", sa.Text(), nullable=True),
        sa.Column("dateline_start", sa.Integer(), nullable=True),
        sa.Column("dateline_end", sa.Integer(), nullable=True),
        sa.Column("dateline_words", sa.Text(), nullable=True),
        sa.Column("dateline_place", sa.Text(), nullable=True),
        sa.Column("dateline_day", sa.String(length=10), nullable=True),
        sa.Column("dateline_agency", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("agency", sa.Text(), nullable=True),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("cited_source", sa.Text(), nullable=True),
        sa.Column("source_offsets", sa.Text(), nullable=True),
        sa.Column("reader", sa.String(length=64), nullable=False),
        sa.Column("skipped", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=False, comment="of everything that was read from the text"),
        sa.PrimaryKeyConstraint("sha256"),
        comment="One text each. A text that no name points at any more was superseded.",
    )
    op.create_table("exchanges", sa.Column("id", sa.String(length=128), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "document_names",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("name"),
        comment="The path or address under which a text is known; a changed file points at its new text.",
    )
    op.create_index(op.f("ix_document_names_document"), "document_names", ["document"], unique=False)
    op.create_table(
        "document_spans",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=8), nullable=False, comment="body or noise"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_document_spans_document"), "document_spans", ["document"], unique=False)
    op.create_table(
        "exchange_aliases",
        sa.Column("alias", sa.String(length=128), nullable=False),
        sa.Column("exchange", sa.String(length=128), nullable=False),
        sa.ForeignKeyConstraint(["exchange"], ["exchanges.id"], onupdate="CASCADE", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("alias"),
        comment="Slugs under which an exchange was known before its day was.",
    )
    op.create_index(op.f("ix_exchange_aliases_exchange"), "exchange_aliases", ["exchange"], unique=False)
    op.create_table(
        "mentioned_exchanges",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("when", sa.String(length=8), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_mentioned_exchanges_document"), "mentioned_exchanges", ["document"], unique=False)
    op.create_table(
        "mentions",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("refers_to", sa.Text(), nullable=False, comment="a JSON list of [name, side]"),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_mentions_document"), "mentions", ["document"], unique=False)
    op.create_table(
        "people",
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=True),
        sa.Column("offices", sa.Text(), nullable=False, comment="a JSON list"),
        sa.Column("mentions", sa.Text(), nullable=False, comment="a JSON list of [start, end]"),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_people_document"), "people", ["document"], unique=False)
    op.create_table(
        "reports",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("realis", sa.String(length=16), nullable=False),
        sa.Column("earliest", sa.String(length=10), nullable=True),
        sa.Column("latest", sa.String(length=10), nullable=True),
        sa.Column("date_basis", sa.String(length=16), nullable=True),
        sa.Column("date_exact", sa.Boolean(), nullable=True),
        sa.Column("date_start", sa.Integer(), nullable=True),
        sa.Column("date_end", sa.Integer(), nullable=True),
        sa.Column("date_words", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("place_start", sa.Integer(), nullable=True),
        sa.Column("place_end", sa.Integer(), nullable=True),
        sa.Column("place_words", sa.Text(), nullable=True),
        sa.Column("initiator", sa.Text(), nullable=True),
        sa.Column("at_request", sa.Boolean(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        comment="What one document says of one exchange: a claim, never changed.",
    )
    op.create_index(op.f("ix_reports_document"), "reports", ["document"], unique=False)
    op.create_index(op.f("ix_reports_earliest"), "reports", ["earliest"], unique=False)
    op.create_table(
        "judgements",
        sa.Column("id", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("exchange", sa.String(length=128), nullable=False),
        sa.Column("judge", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("made", sa.String(length=32), nullable=False, comment="UTC, ISO 8601"),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["exchange"], ["exchanges.id"], onupdate="CASCADE", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
        comment="Which exchange a report belongs to, who said so and when; an undone judgement stays with current = 0.",
    )
    op.create_index(op.f("ix_judgements_exchange"), "judgements", ["exchange"], unique=False)
    op.create_index(op.f("ix_judgements_report"), "judgements", ["report"], unique=False)
    op.create_table(
        "participants",
        sa.Column("report", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("side", sa.String(length=32), nullable=True),
        sa.Column("office", sa.Text(), nullable=True),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_participants_report"), "participants", ["report"], unique=False)
    op.create_index(op.f("ix_participants_side"), "participants", ["side"], unique=False)
    op.create_table(
        "statements",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("document", sa.String(length=64), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(length=16), nullable=True),
        sa.Column("act", sa.String(length=16), nullable=False),
        sa.Column("mode", sa.String(length=16), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("source_start", sa.Integer(), nullable=True),
        sa.Column("source_end", sa.Integer(), nullable=True),
        sa.Column("source_words", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("cue_words", sa.Text(), nullable=True),
        sa.Column("content", sa.Text(), nullable=False, comment="the words of its spans, joined by ' … '"),
        sa.Column(
            "folded", sa.Text(), nullable=False, comment="the content in lower case, without diacritics and line breaks"
        ),
        sa.ForeignKeyConstraint(["document"], ["documents.sha256"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_statements_act"), "statements", ["act"], unique=False)
    op.create_index(op.f("ix_statements_document"), "statements", ["document"], unique=False)
    op.create_index(op.f("ix_statements_report"), "statements", ["report"], unique=False)
    op.create_table(
        "statement_actors",
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False, comment="speaker or addressee"),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=True),
        sa.Column("folded", sa.Text(), nullable=True, comment="the name in lower case without diacritics"),
        sa.Column("side", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_statement_actors_statement"), "statement_actors", ["statement"], unique=False)
    op.create_table(
        "statement_spans",
        sa.Column("statement", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("end", sa.Integer(), nullable=True),
        sa.Column("words", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["statement"], ["statements.id"], ondelete="CASCADE"),
    )
    op.create_index(op.f("ix_statement_spans_statement"), "statement_spans", ["statement"], unique=False)
    op.execute(STATEMENTS_VIEW)
    op.execute(EXCHANGES_VIEW)


def downgrade() -> None:
    """Drop them in the opposite order."""
    op.execute("DROP VIEW v_exchanges")
    op.execute("DROP VIEW v_statements")
    op.drop_table("statement_spans")
    op.drop_table("statement_actors")
    op.drop_table("statements")
    op.drop_table("participants")
    op.drop_table("judgements")
    op.drop_table("reports")
    op.drop_table("people")
    op.drop_table("mentions")
    op.drop_table("mentioned_exchanges")
    op.drop_table("exchange_aliases")
    op.drop_table("document_spans")
    op.drop_table("document_names")
    op.drop_table("exchanges")
    op.drop_table("documents")
