"""What the tables' rows say, in words: the evidence for an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model.resolution import Candidate, HeldPost

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from communique.knowledge.directory import Directory, Holding
    from communique.knowledge.rows import PersonRow, PostRow, Tenure

PRECISIONS = {"day": "%Y-%m-%d", "month": "%Y-%m", "year": "%Y", "edition": "%Y-%m-%d"}


def tenure_words(tenure: Tenure) -> str:
    """The days of a tenure with their precision: "2022-12-30 to 2023-07-25", "since 2013-03 (known to 2026-01-15)"."""
    start = _day(tenure.start, tenure.start_precision)
    start = f"by {start}" if tenure.start_precision == "edition" else start
    if tenure.end_precision == "open":
        return f"since {start} (known to {tenure.as_of})"
    if tenure.end is None:
        return f"from {start}, end not known"
    end = _day(tenure.end, tenure.end_precision)
    return f"{start} to {f'at least {end}' if tenure.end_precision == 'edition' else end}"


def row_words(tenure: Tenure) -> str:
    """A row of ``tenures.csv`` in words, with its source."""
    acting = "acting, " if tenure.acting else ""
    return f"{tenure.post}: {acting}{tenure_words(tenure)} [{tenure.source or 'unsourced'}]"


def held_post(held: Holding) -> HeldPost:
    """A post held on a day, with the row that says so."""
    return HeldPost(
        post=held.post.id,
        title=held.post.titles[0],
        organization=held.post.organization,
        status=held.status,
        stale=held.stale,
        evidence=row_words(held.tenure),
    )


def meant_post(post: PostRow) -> HeldPost:
    """A post that words can mean, whoever holds it."""
    return HeldPost(post=post.id, title=post.titles[0], organization=post.organization)


def candidate(directory: Directory, person: PersonRow, remarks: Iterable[str] = (), *, most: int = 4) -> Candidate:
    """Someone who can be meant, with remarks and the latest rows about them."""
    rows = [row_words(term.tenure) for term in directory.terms_of(person.id)[-most:]]
    return Candidate(entry=person.id, name=person.name, evidence=(*remarks, *rows))


def _day(day: date, precision: str) -> str:
    return day.strftime(PRECISIONS[precision])
