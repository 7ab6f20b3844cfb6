"""Rows back into what was read from a text."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from communique.model import (
    Actor,
    DateInterval,
    Dateline,
    Document,
    Mention,
    MentionedExchange,
    Person,
    Publication,
    Span,
    TimeExpression,
    Title,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import RowMapping


def span_of(row: RowMapping, prefix: str = "") -> Span | None:
    """The span of a row whose columns begin so; None where it has none."""
    start = row[f"{prefix}start"]
    return Span(start, row[f"{prefix}end"]) if start is not None else None


def sure_span(row: RowMapping) -> Span:
    """The span that a row of this kind always has."""
    return Span(row["start"], row["end"])


def day_of(value: str | None) -> date | None:
    """The day that a column holds."""
    return date.fromisoformat(value) if value is not None else None


def document_of(row: RowMapping, spans: Sequence[RowMapping], candidates: Sequence[RowMapping]) -> Document:
    """A document, with its stretches of text and the days of publication that it could have."""
    offsets = row["source_offsets"]
    return Document(
        name=row["name"] or row["sha256"][:12],
        text=row["text"],
        sha256=row["sha256"],
        format=row["format"],
        encoding=row["encoding"],
        language=row["language"],
        title=Title(text=row["title"], span=span_of(row, "title_")) if row["title"] is not None else None,
        body=tuple(sure_span(span) for span in spans if span["kind"] == "body"),
        noise=tuple(sure_span(span) for span in spans if span["kind"] == "noise"),
        dateline=_dateline(row),
        published=_published(row),
        candidates=tuple(_candidate(found) for found in candidates),
        outlet=row["outlet"],
        outlet_side=row["outlet_side"],
        agency=row["agency"],
        source_url=row["source_url"],
        cited_source=row["cited_source"],
        source_offsets=tuple((start, source) for start, source in json.loads(offsets)) if offsets is not None else None,
    )


def _dateline(row: RowMapping) -> Dateline | None:
    span = span_of(row, "dateline_")
    if span is None:
        return None
    return Dateline(
        span=span, place=row["dateline_place"], day=day_of(row["dateline_day"]), agency=row["dateline_agency"]
    )


def _published(row: RowMapping) -> Publication | None:
    day = day_of(row["published"])
    if day is None:
        return None
    return Publication(
        day=day,
        basis=row["published_basis"],
        span=span_of(row, "published_"),
        moment=row["published_moment"],
        note=row["published_note"] or "",
    )


def _candidate(row: RowMapping) -> Publication:
    return Publication(
        day=date.fromisoformat(row["day"]),
        basis=row["basis"],
        span=span_of(row),
        moment=row["moment"],
        note=row["note"],
    )


def time_of(row: RowMapping) -> TimeExpression:
    """A time expression."""
    same: dict[str, Any] = {key: row[key] for key in ("kind", "value", "granularity", "anchor", "mod", "base", "event")}
    return TimeExpression(**same, span=sure_span(row), earliest=day_of(row["earliest"]), latest=day_of(row["latest"]))


def person_of(row: RowMapping) -> Person:
    """Someone whom a text introduces."""
    return Person(
        name=row["name"],
        side=row["side"],
        offices=tuple(json.loads(row["offices"])),
        span=span_of(row),
        mentions=tuple(Span(*ends) for ends in json.loads(row["mentions"])),
        entry=row["entry"],
        posts=tuple(json.loads(row["posts"])),
    )


def mention_of(row: RowMapping) -> Mention:
    """A name in a text, with whom it means."""
    actors = tuple(Actor(name=name, side=side) for name, side in json.loads(row["refers_to"]))
    return Mention(span=sure_span(row), kind=row["kind"], refers_to=actors, entry=row["entry"])


def load_mention(row: RowMapping) -> MentionedExchange:
    """The mention of another exchange that a row holds."""
    return MentionedExchange(
        kind=row["kind"],
        when=row["when"],
        span=sure_span(row),
        date=interval_of(row),
        sides=tuple(json.loads(row["sides"])),
        people=tuple(json.loads(row["people"])),
    )


def interval_of(row: RowMapping) -> DateInterval | None:
    """The days that a row tells; None where it tells none."""
    earliest, latest = day_of(row["earliest"]), day_of(row["latest"])
    if earliest is None or latest is None:
        return None
    return DateInterval(
        earliest=earliest, latest=latest, basis=row["date_basis"], exact=row["date_exact"], span=span_of(row, "date_")
    )
