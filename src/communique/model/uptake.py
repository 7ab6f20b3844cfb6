"""What a reply does with what was proposed, asked, offered or wished; and greetings, from whom to whom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.citation import Citation
    from communique.model.statement import Act, Actor, Capacity

Taken = Literal["agreed", "echoed", "answered", "discussed", "passed over", "unclear", "not told"]
"""What an account says became of a point.

``agreed``: both sides together agree to it, pledge it or call for it. ``echoed``: the other says it too, in the same
words. ``answered``: the other answers it in other words, or accepts or returns it. ``discussed``: both discussed it, and
the text says no more. ``passed over``: the account reports a reply of the other, which plainly speaks of other things.
``unclear``: it reports one, and whether it takes the point up isn't clear. ``not told``: the account reports no reply of
the other; nothing can be said.
"""

Returned = Literal["returned", "exchanged", "together", "thanked for", "not reported"]
"""What an account says that a greeting met with: ``exchanged`` and ``together`` are greetings of both sides, to each other or to
others; ``not reported`` is all that can be said where the account says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing that someone said, as a part of a statement or all of it; ``cited`` are its words without the frame,
    ``statement`` is the number of the statement among those of the account. ``initiatives`` are the ids of those that it
    names; ``proposes`` says that it proposes or offers by its words, whatever its cue.
    """

    cited: Citation
    speakers: tuple[Actor, ...]
    addressees: tuple[Actor, ...]
    on_behalf_of: Capacity | None
    act: Act
    cue: str | None
    statement: int
    initiatives: frozenset[str] = frozenset()
    proposes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Uptake:
    """A point and what the same account's later statements do with it.

    ``reply`` is the point that does, None where none does; ``shared`` are the words that both have, ``likeness`` (0 to
    1) says how much of either stands in the other. ``heard`` is the number of later statements that the account
    reports of the other or of both. ``rule`` says in words why the verdict is this one.
    """

    point: Point
    taken: Taken
    rule: str
    reply: Point | None = None
    shared: tuple[str, ...] = ()
    likeness: float | None = None
    heard: int = 0
    exchange: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """A greeting, congratulation or condolence that one text reports.

    ``occasion`` are the words that say what it is for, None where the sentence doesn't. ``answer`` are the words that
    return it or thank for it, by the same text. ``day`` is the first day of its exchange.
    """

    cited: Citation
    act: Act
    senders: tuple[Actor, ...]
    receivers: tuple[Actor, ...]
    on_behalf_of: tuple[Actor, ...]
    occasion: Citation | None
    returned: Returned
    answer: Citation | None
    exchange: str | None
    day: date | None
