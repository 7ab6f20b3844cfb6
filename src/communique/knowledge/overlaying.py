"""A user's tables laid over the package's: a row of the user's wins over the package's row that says otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeVar, cast

from communique.knowledge.facts import Facts
from communique.knowledge.terms import DAY, is_held_by_one

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator

    from communique.knowledge.rows import StartPrecision, Tenure

R = TypeVar("R")


def laid_over(own: Facts, package: Facts) -> Facts:
    """All rows of both. People, organizations, posts and initiatives are replaced by id; aliases are added; a tenure
    replaces the package's of the same person and post that it overlaps, and ends or cuts those of others who held the
    same post in the same days, where the post has one holder.
    """
    posts = _by_key(own.posts, package.posts, lambda row: row.id)
    single = {post.id for post in posts if is_held_by_one(post)}
    sides = {row.side for row in own.ruling_parties}, {row.side for row in own.chief_offices}
    return Facts(
        people=_by_key(own.people, package.people, lambda row: row.id),
        aliases=(*own.aliases, *package.aliases),
        organizations=_by_key(own.organizations, package.organizations, lambda row: row.id),
        posts=posts,
        tenures=(*own.tenures, *_left_of(package.tenures, own.tenures, single)),
        initiatives=_by_key(own.initiatives, package.initiatives, lambda row: row.id),
        ruling_parties=(*own.ruling_parties, *(row for row in package.ruling_parties if row.side not in sides[0])),
        chief_offices=(*own.chief_offices, *(row for row in package.chief_offices if row.side not in sides[1])),
        places={**(package.places or {}), **(own.places or {})},
    )


def _by_key(own: Iterable[R], package: Iterable[R], key: Callable[[R], Hashable]) -> tuple[R, ...]:
    first = tuple(own)
    known = {key(row) for row in first}
    return (*first, *(row for row in package if key(row) not in known))


def _left_of(package: Iterable[Tenure], own: Iterable[Tenure], single: set[str]) -> Iterator[Tenure]:
    """The package's tenures, or what the user's leave of them."""
    by_post: dict[str, list[Tenure]] = {}
    for tenure in own:
        by_post.setdefault(tenure.post, []).append(tenure)
    for tenure in package:
        left = [tenure]
        for winner in by_post.get(tenure.post, ()):
            left = [part for piece in left for part in _cut(piece, winner, one_holder=tenure.post in single)]
        yield from left


def _cut(tenure: Tenure, winner: Tenure, *, one_holder: bool) -> list[Tenure]:
    """What a user's tenure leaves of one of the package's."""
    if tenure.person == winner.person:
        return [] if tenure.start < _reach(winner) and winner.start < (tenure.end or date.max) else [tenure]
    known_end = _known_end(tenure)
    overlap = tenure.start < _reach(winner) and winner.start < known_end
    if not overlap or not one_holder or winner.acting or tenure.acting:
        return [tenure]
    left = []
    if tenure.start < winner.start:
        left.append(replace(tenure, end=winner.start, end_precision=winner.start_precision))
    if winner.end is not None and (tenure.end or date.max) > winner.end:
        begun = winner.end_precision if winner.end_precision in {"month", "year"} else "day"
        left.append(replace(tenure, start=winner.end, start_precision=cast("StartPrecision", begun)))
    return left


def _reach(winner: Tenure) -> date:
    """The day from which a user's tenure says nothing."""
    if winner.end is not None:
        return winner.end
    return date.max if winner.end_precision == "open" else max(winner.as_of or winner.start, winner.start) + DAY


def _known_end(tenure: Tenure) -> date:
    """The day from which one of the package's tenures says nothing for sure."""
    if tenure.end is not None:
        return tenure.end
    return (tenure.as_of or tenure.start) + DAY if tenure.end_precision == "open" else tenure.start + DAY
