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
    from communique.readers.people.words import Ground, SideSpan


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
        if len(tokens) > 1:
            _add_bare(people, ground.span(number, end).of(text), tokens, _side_behind(ground, end))


def _add_bare(people: People, name: str, tokens: frozenset[str], side: SideSpan | None) -> None:
    """Someone new; or the full name of the one whom the text introduces by a part of it alone."""
    known = people.near(tokens)
    if not known:
        person = people.add(name, tokens)
        person.sides += [side.named.code] if side is not None else []
    elif len(known) == 1 and len(known[0].tokens) == 1 and side is not None and side.named.code in known[0].sides:
        people.rename(known[0], name, tokens)


def _side_behind(ground: Ground, end: int) -> SideSpan | None:
    """The side to which a name without an office is said to belong ("X of the Y party")."""
    if ground.lower(end + 1) not in {"of", "from"} or ground.words[end].possessive:
        return None
    return ground.side_from(end + 2 + (ground.lower(end + 2) == "the"))


def _acts(ground: Ground, end: int) -> bool:
    """Whether a verb of acting follows, a side and an adverb passed over ("X of the Y warmly | welcomed")."""
    side = _side_behind(ground, end)
    following = side.last + 1 if side is not None else end + 1
    return ground.lower(following + ground.lower(following).endswith("ly")) in word_list("acting")


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
