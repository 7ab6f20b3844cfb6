"""Judgements by hand on the speakers of statements, as rows.

A statement's rows of role ``speaker`` are those that count. Where a ruling gives them the reader's own lie beside them
in the role ``read``, and come back when the ruling stands no more.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, or_, select, union, update

from communique.model import Review, Span
from communique.store.rulings import append_ruling, load_actors
from communique.store.schema import ACTORS, NAMES, REVIEWS, RULINGS, STATEMENTS
from communique.store.writing import actor_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlalchemy import Connection, RowMapping

    from communique.model import Actor, Ruling


def log_review(connection: Connection, ruling: Ruling, review: Review) -> int:
    """Append a ruling on a statement; its number."""
    key = append_ruling(connection, ruling)
    row = {
        "ruling": key,
        "name": review.name,
        "document": review.document,
        "spans": json.dumps(review.spans),
        "words": review.words,
        "cue": review.cue,
        "source": review.source,
        "given": _cell(review.given),
        "speakers": _cell(review.speakers),
    }
    connection.execute(REVIEWS.insert(), [row])
    return key


def _cell(actors: Iterable[Actor]) -> str:
    return json.dumps([[actor.name, actor.side] for actor in actors], ensure_ascii=False)


def load_review(row: RowMapping) -> Review:
    """The review that a row holds."""
    return Review(
        ruling=row["ruling"],
        name=row["name"],
        document=row["document"],
        spans=tuple(Span(*ends) for ends in json.loads(row["spans"])),
        words=row["words"],
        cue=row["cue"],
        source=row["source"],
        given=load_actors(row["given"]),
        speakers=load_actors(row["speakers"]),
    )


def has_reviews(connection: Connection) -> bool:
    """Whether a statement was ever reviewed."""
    return connection.execute(select(REVIEWS.c.ruling).limit(1)).first() is not None


def reviews_of(connection: Connection, sha256: str) -> list[Review]:
    """The reviews that stand and were made in this text, or in one whose name this text has now."""
    return [load_review(row) for row in connection.execute(_OF_TEXT, {"text": sha256}).mappings()]


def reviewed_texts(connection: Connection, ruling: int) -> Sequence[str]:
    """The texts in which a review can speak of a statement: the one in which it was made, and the one that its name
    stands for.
    """
    return connection.execute(_TEXTS, {"ruling": ruling}).scalars().all()


def settle(connection: Connection, sha256: str, judged: Mapping[str, Review]) -> None:
    """Let the statements of a text with these ids have the speakers of their reviews, and all others the reader's own."""
    rows = connection.execute(_REVIEWED, {"text": sha256})
    before = {row.id: row.reviewed for row in rows if row.reviewed is not None}
    wanted = {key: review for key, review in judged.items() if before.get(key) != review.ruling}
    freed = [key for key in before if key in wanted or key not in judged]
    if freed:
        connection.execute(_FORGET, [{"told": key} for key in freed])
        connection.execute(_RECAST, [{"told": key, "before": "read", "after": "speaker"} for key in freed])
        connection.execute(_MARK, [{"told": key, "judged": None} for key in freed])
    if wanted:
        connection.execute(_RECAST, [{"told": key, "before": "speaker", "after": "read"} for key in wanted])
        connection.execute(_MARK, [{"told": key, "judged": review.ruling} for key, review in wanted.items()])
        speakers = [row for key, review in wanted.items() for row in actor_rows(key, "speaker", review.speakers)]
        if speakers:
            connection.execute(ACTORS.insert(), speakers)


_STANDING = select(REVIEWS).join(RULINGS, RULINGS.c.id == REVIEWS.c.ruling).where(RULINGS.c.undone.is_(None))
_HERE = select(NAMES.c.name).where(NAMES.c.document == bindparam("text"))
_OF_TEXT = _STANDING.where(or_(REVIEWS.c.document == bindparam("text"), REVIEWS.c.name.in_(_HERE)))
_TEXTS = union(
    select(REVIEWS.c.document).where(REVIEWS.c.ruling == bindparam("ruling")),
    select(NAMES.c.document)
    .join(REVIEWS, REVIEWS.c.name == NAMES.c.name)
    .where(REVIEWS.c.ruling == bindparam("ruling")),
)
_REVIEWED = select(STATEMENTS.c.id, STATEMENTS.c.reviewed).where(STATEMENTS.c.document == bindparam("text"))
_MARK = update(STATEMENTS).where(STATEMENTS.c.id == bindparam("told")).values(reviewed=bindparam("judged"))
_FORGET = delete(ACTORS).where(ACTORS.c.statement == bindparam("told"), ACTORS.c.role == "speaker")
_RECAST = (
    update(ACTORS)
    .where(ACTORS.c.statement == bindparam("told"), ACTORS.c.role == bindparam("before"))
    .values(role=bindparam("after"))
)
