"""What is asked of pages alone: which of two sides or several people is meant, and what of a thing is shown how."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from communique.model import Span
from communique.web.asked.fields import MAY_BE_EMPTY, MOST_JUDGEMENTS, PLACES, Offset, Parameters, Words
from communique.web.asked.lists import MOST, Asked, PhrasesAsked, SearchAsked

Gathering = Literal["speaker", "topic"]
"""By what the statements of an exchange are gathered."""

NARROWING = {
    "speaker": "speaker",
    "side": "speaker's side",
    "act": "act",
    "outlet": "outlet",
    "outlet_side": "outlet's side",
    "exchange": "exchange",
    "since": "since",
    "until": "until",
}
"""What narrows a search, with the words for it."""


class PairAsked(Parameters):
    """Which two sides, by code or name."""

    one: Words = None
    other: Words = None


class RelationAsked(Asked):
    """Which part of the exchanges of two sides, and what of their ledger; see ``communique ledger --help``. ``whole`` asks
    for all objects of a long ledger.
    """

    object: Words = None
    every: bool = False
    whole: bool = False


class SidesAsked(Asked):
    """Which part of the sides; there are few enough to show them on one page."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many items at most.")] = 250


class PersonShown(Parameters):
    """Of which side someone is, where several have one name; see ``communique person --help``."""

    side: Words = None


class ExchangeShown(Parameters):
    """What of an exchange is shown: its statements by speaker or topic, which two of its accounts side by side, and
    whether the memo.
    """

    by: Gathering = "speaker"
    pair: Annotated[int, Field(ge=1, le=10_000, description="The number of two accounts, from 1 on.")] = 1
    memo: bool = False


class DocumentShown(Parameters):
    """How one document is shown: the characters asked for ("435-490,514-540"), the number of the one whose words alone
    are coloured, and whether what is not the article's own is dimmed.
    """

    at: Annotated[str | None, MAY_BE_EMPTY, Field(max_length=4000, pattern=PLACES)] = None
    speaker: Annotated[int | None, MAY_BE_EMPTY, Field(ge=1, le=100_000)] = None
    rest: Annotated[Literal["dimmed", "plain"], MAY_BE_EMPTY] = "dimmed"

    @property
    def cited(self) -> tuple[Span, ...]:
        """The characters asked for."""
        pairs = (place.split("-") for place in self.at.split(",")) if self.at is not None else ()
        return tuple(Span(int(start), int(end)) for start, end in pairs)


class PhrasesForm(PhrasesAsked):
    """Which stock phrases, as a form asks it. ``words`` asks for one of them."""

    words: Words = None
    least: Annotated[Annotated[int, Field(ge=2, le=1_000_000)] | None, MAY_BE_EMPTY] = None

    @property
    def query(self) -> dict[str, Any]:
        """What stands in addresses that ask the same."""
        usual = {name: PhrasesAsked.model_fields[name].default for name in ("last", "most")}
        return {name: value for name, value in self.filters.items() if value is not None and value != usual.get(name)}

    @property
    def options(self) -> dict[str, Any]:
        """What is asked of the archive, but for how many."""
        asked = {"side": self.side, "speaker": self.speaker, "new_since": self.new_since, "least": self.least}
        return {**asked, "is_dropped": self.dropped, "last": self.last}


class SearchForm(SearchAsked):
    """Which words, and where, as a form asks it: without words it asks nothing."""

    q: Words = None  # type: ignore[assignment]  # the files and the API need words

    @property
    def narrowed(self) -> dict[str, Any]:
        """The filters that are set."""
        return {name: value for name in NARROWING if (value := getattr(self, name)) is not None}

    @property
    def query(self) -> dict[str, Any]:
        """What stands in addresses that ask the same, but for the part."""
        chosen = {"in": (self.searched, "statements"), "sort": (self.order, "relevance")}
        others = {name: value for name, (value, usual) in chosen.items() if value != usual}
        return {"q": self.q, **others, **self.narrowed}


class DoneAsked(Parameters):
    """A page after a judgement by hand was made: its number."""

    done: Annotated[int | None, MAY_BE_EMPTY, Field(ge=1, le=MOST_JUDGEMENTS)] = None


class ReviewAsked(DoneAsked):
    """Which statement of an unsure speaker is shown: the one numbered ``offset``, of those of a ``document``, or for which
    somebody was considered.
    """

    offset: Offset = 0
    document: Words = None
    speaker: Words = None


class DoubtAsked(DoneAsked):
    """Which pair of exchanges that may be one event is shown, or which exchange that may be two."""

    offset: Offset = 0


class LogAsked(Asked, DoneAsked):
    """Which part of the log of judgements by hand."""
