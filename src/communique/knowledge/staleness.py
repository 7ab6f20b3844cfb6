"""Open terms of which the tables have not heard for long."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, timedelta

    from communique.knowledge.directory import Directory
    from communique.knowledge.rows import PersonRow, PostRow, Tenure


@dataclass(frozen=True, slots=True)
class StaleTerm:
    """An open term, and how many days its ``as_of`` lies before the day that was asked for."""

    person: PersonRow
    post: PostRow
    tenure: Tenure
    days: int


def stale_terms(directory: Directory, day: date, longer_than: timedelta) -> tuple[StaleTerm, ...]:
    """Open terms that nobody is known to have followed and whose ``as_of`` lies longer before ``day`` than that, the
    oldest first.
    """
    found = []
    for post in directory.posts.values():
        for term in directory.terms_in(post.id):
            tenure, person = term.tenure, directory.people.get(term.tenure.person)
            is_open = tenure.end_precision == "open" and tenure.as_of is not None and day < term.latest
            if is_open and person is not None and tenure.as_of is not None and day - tenure.as_of > longer_than:
                found.append(StaleTerm(person, post, tenure, (day - tenure.as_of).days))
    return tuple(sorted(found, key=lambda stale: (-stale.days, stale.post.id)))
