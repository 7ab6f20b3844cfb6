"""What is asked of lists: which part, and which items. Pages, the API and files read the same models."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Field

from communique.model import Slice
from communique.model.search import Order, Searched
from communique.web.asked.fields import (
    LONGEST,
    FirstDay,
    LastDay,
    MaybeAct,
    MaybeKind,
    Name,
    Offset,
    Parameters,
    Words,
)

MOST = 500
"""So many items at most on one page."""

PER_PAGE = 50


class Asked(Parameters):
    """What any list is asked: which part of it."""

    offset: Offset = 0
    limit: Annotated[int, Field(ge=1, le=MOST, description="How many items at most.")] = PER_PAGE

    @property
    def part(self) -> Slice:
        """The part asked for."""
        return Slice(offset=self.offset, limit=self.limit)

    @property
    def filters(self) -> dict[str, Any]:
        """All else that is asked, None where it is not."""
        return {name: getattr(self, name) for name in type(self).model_fields if name not in {"offset", "limit"}}


class ExchangesAsked(Asked):
    """Which exchanges; see ``communique exchanges --help``."""

    party: Words = None
    other_party: Words = None
    kind: MaybeKind = None
    since: FirstDay = None
    until: LastDay = None
    person: Words = None
    outlet: Words = None
    outlet_side: Words = None


class ExchangeAsked(Asked):
    """Which exchange."""

    exchange: Name


class StatementsAsked(Asked):
    """Which statements; see ``communique statements --help``."""

    speaker: Words = None
    to: Words = None
    act: MaybeAct = None
    contains: Words = None
    exchange: Words = None
    document: Words = None
    unsure: bool = False


class DocumentsAsked(Asked):
    """Which documents; see ``communique documents --help``. ``title`` holds words of the headline."""

    outlet: Words = None
    outlet_side: Words = None
    title: Words = None


class SearchAsked(Asked):
    """Which words, where; see ``communique search --help``."""

    q: Annotated[str, Field(min_length=1, max_length=LONGEST, description="Words, as communique search takes them.")]
    searched: Annotated[Searched, Field(alias="in")] = "statements"
    speaker: Words = None
    side: Words = None
    act: MaybeAct = None
    since: FirstDay = None
    until: LastDay = None
    outlet: Words = None
    outlet_side: Words = None
    exchange: Words = None
    order: Annotated[Order, Field(alias="sort")] = "relevance"

    @property
    def options(self) -> dict[str, Any]:
        """All but the words and the part."""
        return {name: value for name, value in self.filters.items() if name != "q"}


class PeopleAsked(Asked):
    """Which people; see ``communique people --help``."""

    name: Words = None
    side: Words = None


class TimelineAsked(Asked):
    """Which side's exchanges, or which two sides' with each other; see ``communique timeline --help``."""

    side: Name
    other: Words = None
    kind: MaybeKind = None
    since: FirstDay = None
    until: LastDay = None
    on: FirstDay = None


class PersonAsked(Asked):
    """Which person; ``side`` tells two of one name apart."""

    name: Name
    side: Words = None


class PairsAsked(Asked):
    """Which pairs of sides; see ``communique pairs --help``."""

    kind: MaybeKind = None
    since: FirstDay = None
    until: LastDay = None
    side: Words = None
    people: bool = False


class PhrasesAsked(Asked):
    """Which stock phrases; see ``communique phrases --help``."""

    side: Words = None
    speaker: Words = None
    new_since: FirstDay = None
    dropped: bool = False
    least: Annotated[int | None, Field(ge=2, le=1_000_000)] = None
    last: Annotated[int, Field(ge=1, le=1_000_000)] = 20
    most: Annotated[int, Field(ge=1, le=10_000)] = 50


class PhraseAsked(Asked):
    """Which phrase."""

    phrase: Name


class GreetingsAsked(Asked):
    """Of which exchange, or between which two sides; of all where nothing is asked."""

    exchange: Words = None
    one: Words = None
    other: Words = None

    @property
    def named(self) -> list[str]:
        """The exchange or the sides that are named, as ``Archive.greetings`` takes them."""
        return [value for value in (self.exchange, self.one, self.other) if value is not None]


class LedgerAsked(Asked):
    """Between which two sides, and what of it; see ``communique ledger --help``."""

    one: Name
    other: Name
    since: FirstDay = None
    until: LastDay = None
    object: Words = None
    every: bool = False


class JudgementsAsked(Asked):
    """Which judgements by hand."""

    exchange: Words = None
