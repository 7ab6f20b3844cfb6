"""Whether the judgements by hand on statements are what the statements show."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from sqlalchemy import select

from communique.model import Actor, Problem
from communique.model.ruling import Verdict
from communique.store.reviews import load_review
from communique.store.schema import ACTORS, DOCUMENTS, REVIEWS, RULINGS, STATEMENTS
from communique.text.told import GAP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

    from communique.model import Review


def review_problems(connection: Connection) -> Iterator[Problem]:
    """Reviews that are gone or say something else than what was written, and statements with other speakers than
    theirs.
    """
    verdicts = RULINGS.c.verb.in_(get_args(Verdict))
    standing = select(RULINGS.c.id, RULINGS.c.undone).where(verdicts).order_by(RULINGS.c.id)
    reviews: dict[int, Review] = {}
    for number, undone in connection.execute(standing):
        try:
            review = _load(connection, number)
        except (ValueError, TypeError) as error:
            yield Problem(where=f"judgement {number}", what=f"it can't be loaded ({error})")
            continue
        yield from _word_problems(connection, number, review)
        if review is not None and undone is None:
            reviews[number] = review
    yield from _speaker_problems(connection, reviews)


def _load(connection: Connection, number: int) -> Review | None:
    row = connection.execute(select(REVIEWS).where(REVIEWS.c.ruling == number)).mappings().one_or_none()
    return load_review(row) if row is not None else None


def _word_problems(connection: Connection, number: int, review: Review | None) -> Iterator[Problem]:
    """The words of a review must be those of the text in which it was made."""
    where = f"judgement {number}"
    if review is None:
        yield Problem(where=where, what="the statement that it speaks of is gone from the log")
        return
    text = connection.execute(select(DOCUMENTS.c.text).where(DOCUMENTS.c.sha256 == review.document)).scalar()
    read = GAP.join(span.of(text) for span in review.spans) if text is not None else None
    if read != review.words:
        yield Problem(where=where, what=f"its spans read {read!r:.60}, its words are {review.words!r:.60}")


def _speaker_problems(connection: Connection, reviews: dict[int, Review]) -> Iterator[Problem]:
    """A reviewed statement has the speakers of its review; the reader's own are kept aside only there."""
    aside = select(ACTORS.c.statement).where(ACTORS.c.role == "read")
    query = select(STATEMENTS.c.id, STATEMENTS.c.reviewed).order_by(STATEMENTS.c.id)
    found = connection.execute(query.where(STATEMENTS.c.reviewed.is_not(None) | STATEMENTS.c.id.in_(aside))).all()
    for key, number in found:
        review = reviews.get(number)
        if review is None:
            yield Problem(where=f"statement {key}", what="no judgement that stands gives the speakers that it has")
        elif _speakers(connection, key) != review.speakers:
            yield Problem(where=f"statement {key}", what=f"its speakers are not those that judgement {number} gives")


def _speakers(connection: Connection, statement: str) -> tuple[Actor, ...]:
    query = select(ACTORS.c.name, ACTORS.c.side).where(ACTORS.c.statement == statement, ACTORS.c.role == "speaker")
    return tuple(Actor(name=name, side=side) for name, side in connection.execute(query.order_by(ACTORS.c.number)))
