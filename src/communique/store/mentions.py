"""Mentions of other exchanges, with what their documents tell themselves."""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, and_, exists, or_, select, true

from communique.model import MentionRecord
from communique.store.claims import claims_of
from communique.store.loading import first_name, load_mention
from communique.store.schema import CLAIM_KEYS, MENTIONED, NAMES, REPORTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sqlalchemy import Connection


def load_mentions(connection: Connection, condition: ColumnElement[bool]) -> Iterator[MentionRecord]:
    """The mentions in current documents that meet a condition, by document and place."""
    query = (
        select(MENTIONED, first_name(MENTIONED.c.document))
        .where(exists().where(NAMES.c.document == MENTIONED.c.document), condition)
        .order_by("name", MENTIONED.c.document, MENTIONED.c.number)
    )
    rows = connection.execute(query).mappings()
    for document, mentions in groupby(rows, key=lambda row: row["document"]):
        told = tuple(claims_of(connection, document))
        for row in mentions:
            yield MentionRecord(
                document=document,
                document_name=row["name"],
                words=row["words"] or "",
                mention=load_mention(row),
                told=told,
            )


def may_be_of(kinds: Iterable[str], keys: Iterable[str], sides: Iterable[str]) -> ColumnElement[bool]:
    """That a mention is of one of these kinds, and its text's own reports or the mention itself name the sides."""
    beside = select(REPORTS.c.document).join(CLAIM_KEYS, CLAIM_KEYS.c.report == REPORTS.c.id)
    named = [MENTIONED.c.sides.contains(json.dumps(side), autoescape=True) for side in sorted(sides)]
    own = MENTIONED.c.document.in_(beside.where(CLAIM_KEYS.c.key.in_(sorted(keys))))
    return and_(MENTIONED.c.kind.in_(sorted(kinds)), or_(own, and_(*named) if named else own))


def anything() -> ColumnElement[bool]:
    """No condition at all."""
    return true()
