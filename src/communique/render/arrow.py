"""The tables as Arrow, from which Polars, pandas and Parquet take them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.render.rows import Row

TEXT, NUMBER, DAY, FLAG = pa.string(), pa.int64(), pa.date32(), pa.bool_()
TEXTS, NUMBERS = pa.list_(pa.string()), pa.list_(pa.int64())
DATED = {"earliest": DAY, "latest": DAY, "date_basis": TEXT, "date_confidence": pa.float64(), "date_clues": TEXTS}
PLACED = dict.fromkeys(("document", "document_name", "outlet", "outlet_side"), TEXT)
CODED = {
    **dict.fromkeys(("plover", "plover_mode", "plover_context", "cameo"), TEXT),
    **dict.fromkeys(("negated", "future"), FLAG),
}
CITED = {
    **dict.fromkeys(("document", "document_name", "outlet", "outlet_side"), TEXT),
    "published": DAY,
    **dict.fromkeys(("starts", "ends"), NUMBERS),
    **dict.fromkeys(("words", "citation"), TEXT),
}
"""The columns of ``render.citing.citation_row``."""
EVIDENCE = {
    **dict.fromkeys(("documents", "document_names", "outlets", "outlet_sides", "published"), TEXTS),
    **dict.fromkeys(("starts", "ends"), NUMBERS),
    **dict.fromkeys(("words", "citations"), TEXTS),
}
"""The columns of ``render.citing.evidence_row``."""
ENDS = {"start": NUMBER, "end": NUMBER}
POINT = {"clauses": NUMBERS, "speakers": TEXTS, "act": TEXT, "cue": TEXT, "quoted": FLAG, **CITED}
"""The columns of one text's end of a point; see ``render.comparison.contract.point_rows``."""

SCHEMAS: dict[str, dict[str, pa.DataType]] = {
    "documents": {
        **dict.fromkeys(("id", "name", "title", "outlet", "outlet_side", "agency"), TEXT),
        "published": DAY,
        **dict.fromkeys(("published_basis", "source_url", "format", "language"), TEXT),
        **dict.fromkeys(("reports", "statements"), NUMBER),
        "skipped": TEXT,
    },
    "exchanges": {
        **dict.fromkeys(("id", "kind", "realis"), TEXT),
        **DATED,
        **dict.fromkeys(("place", "initiator"), TEXT),
        "at_request": FLAG,
        "request_basis": TEXT,
        **dict.fromkeys(("participants", "sides", "outlets"), TEXTS),
        "reports": NUMBER,
        "conflicts": TEXTS,
        **CODED,
    },
    "reports": {
        **dict.fromkeys(("id", "exchange"), TEXT),
        **PLACED,
        **dict.fromkeys(("kind", "realis"), TEXT),
        **DATED,
        **dict.fromkeys(("place", "initiator"), TEXT),
        "at_request": FLAG,
        "request_basis": TEXT,
        **ENDS,
        "evidence": TEXT,
    },
    "participants": {
        **dict.fromkeys(("exchange", "report", "document", "name", "side", "office", "entry"), TEXT),
        "posts": TEXTS,
        **ENDS,
    },
    "statements": {
        **dict.fromkeys(("id", "exchange", "report"), TEXT),
        **PLACED,
        "day": DAY,
        **dict.fromkeys(("speakers", "speaker_sides", "addressees", "on_behalf_of"), TEXTS),
        **dict.fromkeys(("act", "mode", "cue", "content"), TEXT),
        **dict.fromkeys(("starts", "ends"), NUMBERS),
        "relayed": FLAG,
        "strength": NUMBER,
        "confidence": pa.float64(),
        "considered": TEXTS,
        "reviewed": NUMBER,
        "rule": TEXT,
        **CODED,
    },
    "copies": {
        **dict.fromkeys(("exchange", "document", "of"), TEXT),
        **dict.fromkeys(("share", "kept"), pa.float64()),
        "clues": TEXTS,
        **dict.fromkeys(("cut_starts", "cut_ends", "added_starts", "added_ends"), NUMBERS),
    },
    "stubs": {
        **dict.fromkeys(("id", "kind", "when"), TEXT),
        **dict.fromkeys(("earliest", "latest"), DAY),
        **dict.fromkeys(("sides", "people", "mentioned_by"), TEXTS),
        "mentions": NUMBER,
    },
    "points": {
        "comparison": NUMBER,
        **dict.fromkeys(("exchange", "label"), TEXT),
        **dict.fromkeys(("labels", "rules"), TEXTS),
        "score": pa.float64(),
        "topic": TEXT,
        **{f"{mark}_{name}": kind for mark in "ab" for name, kind in POINT.items()},
    },
    "uptake": {
        **dict.fromkeys(("exchange", "taken"), TEXT),
        **dict.fromkeys(("speakers", "speaker_sides", "addressees", "on_behalf_of"), TEXTS),
        **dict.fromkeys(("act", "cue"), TEXT),
        **CITED,
        "rule": TEXT,
        "shared": TEXTS,
        "likeness": pa.float64(),
        "heard": NUMBER,
        "reply_speakers": TEXTS,
        "reply_act": TEXT,
        **dict.fromkeys(("reply_starts", "reply_ends"), NUMBERS),
        **dict.fromkeys(("reply_words", "reply_citation"), TEXT),
    },
    "greetings": {
        "exchange": TEXT,
        "day": DAY,
        "act": TEXT,
        **dict.fromkeys(("senders", "sender_sides", "receivers", "receiver_sides", "on_behalf_of"), TEXTS),
        **dict.fromkeys(("occasion", "returned"), TEXT),
        **CITED,
        **dict.fromkeys(("answer_words", "answer_citation"), TEXT),
    },
    "changes": {
        **dict.fromkeys(("exchange", "before"), TEXT),
        "earlier": NUMBER,
        **dict.fromkeys(("change", "topic"), TEXT),
        "speakers": TEXTS,
        **dict.fromkeys(("act", "cue"), TEXT),
        **CITED,
        **dict.fromkeys(("last_exchange", "last_citation"), TEXT),
    },
    "ledger": {
        "sides": TEXTS,
        "entry": NUMBER,
        **dict.fromkeys(("object", "kind", "state"), TEXT),
        "day": DAY,
        "exchange": TEXT,
        **dict.fromkeys(("speakers", "speaker_sides"), TEXTS),
        **CITED,
        "note": TEXT,
        "of": NUMBER,
    },
    "search": {
        **dict.fromkeys(("id", "exchange"), TEXT),
        "day": DAY,
        **dict.fromkeys(("speakers", "speaker_sides"), TEXTS),
        **dict.fromkeys(("act", "title", "marked"), TEXT),
        **dict.fromkeys(("mark_starts", "mark_ends"), NUMBERS),
        "score": pa.float64(),
        **CITED,
    },
    "facets": {**dict.fromkeys(("facet", "value"), TEXT), "count": NUMBER},
    "timeline": {
        **dict.fromkeys(("id", "what", "kind", "status"), TEXT),
        **dict.fromkeys(("earliest", "latest"), DAY),
        "exact": FLAG,
        "date_basis": TEXT,
        **dict.fromkeys(("participants", "offices", "sides"), TEXTS),
        **dict.fromkeys(("place", "initiator"), TEXT),
        "at_request": FLAG,
        "request_basis": TEXT,
        "conflicts": TEXTS,
        "about": TEXT,
        **EVIDENCE,
    },
    "people": {
        **dict.fromkeys(("id", "name", "side", "office"), TEXT),
        **dict.fromkeys(("exchanges", "statements"), NUMBER),
    },
    "person": {
        **dict.fromkeys(("part", "id", "kind", "status"), TEXT),
        **dict.fromkeys(("earliest", "latest"), DAY),
        **dict.fromkeys(("others", "sides"), TEXTS),
        "about": TEXT,
        **EVIDENCE,
    },
    "sides": {
        **dict.fromkeys(("side", "name"), TEXT),
        "exchanges": NUMBER,
        **dict.fromkeys(("first_day", "last_day"), DAY),
    },
    "pairs": {
        "members": TEXTS,
        **dict.fromkeys(("parties", "year"), NUMBER),
        "kind": TEXT,
        **dict.fromkeys(("exchanges", "asked_told", "asked_by_convention", "asked_not_told"), NUMBER),
        **dict.fromkeys(("asked_by", "slugs"), TEXTS),
        **EVIDENCE,
    },
    "phrases": {
        "phrase": TEXT,
        "variants": TEXTS,
        "variant_cases": NUMBERS,
        "known": TEXT,
        **dict.fromkeys(("exchanges", "exchanges_of", "documents", "documents_of"), NUMBER),
        **dict.fromkeys(("share_low", "share_high"), pa.float64()),
        "first_day": DAY,
        **dict.fromkeys(("cases_before_first", "cases_in_first_year"), NUMBER),
        "last_day": DAY,
        **dict.fromkeys(("cases_after_last", "cases_in_last_year", "used_until_last", "cases_until_last"), NUMBER),
        **dict.fromkeys(("chance_of_silence", "score"), pa.float64()),
        "key_sides": TEXTS,
        "key_g2": pa.list_(pa.float64()),
        **CITED,
        "last_citation": TEXT,
    },
    "phrase_tallies": {
        **dict.fromkeys(("phrase", "by", "label"), TEXT),
        **dict.fromkeys(("cases", "cases_of"), NUMBER),
        **dict.fromkeys(("share_low", "share_high"), pa.float64()),
        **CITED,
    },
    "phrase_uses": {
        **dict.fromkeys(("phrase", "variant", "exchange", "before", "after"), TEXT),
        "day": DAY,
        **dict.fromkeys(("speakers", "speaker_sides"), TEXTS),
        **CITED,
    },
    "judgements": {
        "id": NUMBER,
        **dict.fromkeys(("verb", "told", "who", "made", "why"), TEXT),
        "exchanges": TEXTS,
        **dict.fromkeys(("undone", "undone_by", "undone_why", "document"), TEXT),
        **dict.fromkeys(("given", "speakers", "statements"), TEXTS),
    },
}
"""The columns of each table in order, with their types; those of ``render.rows``."""


def arrow_table(name: str, rows: Iterable[Row]) -> pa.Table:
    """The rows as an Arrow table with the columns of ``SCHEMAS[name]``, which an empty table has too."""
    return pa.Table.from_pylist(list(rows), schema=pa.schema(SCHEMAS[name].items()))
