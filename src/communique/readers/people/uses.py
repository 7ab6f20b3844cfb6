"""Every use of a name in a text, tied to its owner."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.people.names import name_end, name_tokens
from communique.readers.people.titles import left_of, office_at
from communique.readers.people.words import word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.people.person import People
    from communique.readers.people.words import Ground


def find_bare(people: People, text: str, ground: Ground) -> None:
    """Names that no office introduces: two words or more at the head of a sentence, before a verb of acting."""
    for number in range(len(ground.words)):
        acts = number == 0 or ground.lower(number - 1) in {".", ",", '"', "”"}
        if not acts and ground.lower(number - 1) not in word_list("acted upon"):
            continue
        end = name_end(ground, number)
        if end is None or end == number or end - number > 3 or (acts and not _acts(ground, end)):
            continue
        tokens = name_tokens(ground.lower(place) for place in range(number, end + 1))
        if len(tokens) > 1 and not people.near(tokens):
            people.add(ground.span(number, end).of(text), tokens)


def _acts(ground: Ground, end: int) -> bool:
    """Whether a verb of acting follows, an adverb passed over ("X warmly | welcomed")."""
    return ground.lower(end + 1 + ground.lower(end + 1).endswith("ly")) in word_list("acting")


def find_uses(people: People, ground: Ground, placed: dict[int, list[Span]]) -> None:
    """Tie every name in a paragraph to its owner; ``placed`` are the uses known of each, kept in order."""
    for first, last in _runs(ground):
        tokens = name_tokens(ground.lower(number) for number in range(first, last + 1))
        if not tokens:
            continue
        span = ground.span(first, last)
        start, side = _titled_from(ground, first)
        owner = people.user(tokens, side)
        if owner is not None and _is_free(placed[owner.number], span):
            insort(placed[owner.number], span)
            owner.uses[span] = Span(ground.words[start].start, span.end)


def _is_free(uses: list[Span], span: Span) -> bool:
    """Whether a span meets none of the ordered, disjoint ``uses``."""
    at = bisect_left(uses, span)
    return not any(use.meets(span) for use in uses[max(0, at - 1) : at + 1])


def _runs(ground: Ground) -> Iterator[tuple[int, int]]:
    """Maximal runs of words that can be a name; a run that a further capitalised word joins is none ("Biden Plan")."""
    number = 0
    while number < len(ground.words):
        end = name_end(ground, number)
        if end is None:
            number += 1
            continue
        if not _is_joined(ground, end) or ground.lower(end + 1) in {"the", "and", "i"}:
            yield number, end
        number = end + 1


def _is_joined(ground: Ground, end: int) -> bool:
    """Whether a capitalised common noun follows, of which the name is only an attribute."""
    return (
        ground.capital(end + 1)
        and ground.words[end + 1].text[0].isalpha()
        and ground.lower(end + 1) in word_list("no name")
        and not ground.words[end].possessive
    )


def _titled_from(ground: Ground, first: int) -> tuple[int, str | None]:
    """Where office and side before a name begin ("the Chinese President | Xi")."""
    for length in range(1, 8):
        start = first - length
        if start < 0:
            break
        office = office_at(ground, start)
        if office is not None and office.last == first - 1:
            return left_of(ground, start)
    return first, None
