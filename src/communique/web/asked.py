"""What pages and the API are asked in addresses: the same names and meanings as the options of the command line."""

from __future__ import annotations

import re
import sys
from datetime import date
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from communique.model import Slice, Span, UsageError
from communique.model.report import Kind
from communique.model.statement import Act
from communique.text.periods import FORM, read_period

MOST = 500
"""So many items at most on one page."""

PER_PAGE = 50
LONGEST = 300
"""So many characters at most of a name or words."""

DAY = r"[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
WRITTEN = re.compile(DAY)
MOST_JUDGEMENTS = 10**9


def _nothing(value: object) -> object:
    """A field left empty in a form asks nothing."""
    return None if isinstance(value, str) and not value.strip() else value


MAY_BE_EMPTY = BeforeValidator(_nothing)
"""For fields of forms that ask nothing where they are left empty."""


def _first_day(value: object) -> object:
    return _day(_nothing(value), last=False)


def _last_day(value: object) -> object:
    return _day(_nothing(value), last=True)


def _day(value: object, *, last: bool) -> object:
    """Raises ValueError for what is not written as a day is, UsageError for one that the calendar has not."""
    if not isinstance(value, str):
        return value
    if WRITTEN.fullmatch(value.strip()) is None:
        raise ValueError(f"this is no day. Write {FORM}.")
    found = read_period(value.strip(), last=last)
    if found is None:
        raise UsageError(f"{value.strip()}: the calendar has no such day. Write {FORM}.")
    return found


PLACES = r"^\d+-\d+(,\d+-\d+)*$"
"""How places in a text stand in an address."""


def _described(**schema: object) -> WithJsonSchema:
    """How a field is described; the empty text of a form's field is always allowed."""
    return WithJsonSchema({"type": "string", **schema})


Short = Annotated[str, Field(max_length=LONGEST)]
Words = Annotated[Short | None, BeforeValidator(_nothing), _described(maxLength=LONGEST)]
FirstDay = Annotated[date | None, BeforeValidator(_first_day), _described(pattern=f"^({DAY})?$")]
LastDay = Annotated[date | None, BeforeValidator(_last_day), _described(pattern=f"^({DAY})?$")]
MaybeKind = Annotated[Kind | None, BeforeValidator(_nothing), _described(enum=[*get_args(Kind), ""])]
MaybeAct = Annotated[Act | None, BeforeValidator(_nothing), _described(enum=[*get_args(Act), ""])]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Flag = bool


class Asked(BaseModel):
    """What any list is asked: which part of it."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    offset: Annotated[int, Field(ge=0, le=10_000_000, description="How many items to pass over.")] = 0
    limit: Annotated[int, Field(ge=1, le=MOST, description="How many items at most.")] = PER_PAGE

    @property
    def part(self) -> Slice:
        """The part asked for."""
        return Slice(offset=self.offset, limit=self.limit)

    @property
    def everything(self) -> Slice:
        """The whole list as one part."""
        return Slice(offset=0, limit=sys.maxsize)

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


class StatementsAsked(Asked):
    """Which statements; see ``communique statements --help``."""

    speaker: Words = None
    to: Words = None
    act: MaybeAct = None
    contains: Words = None
    exchange: Words = None
    document: Words = None
    unsure: Flag = False


class PairAsked(BaseModel):
    """Which two sides, by code or name."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    one: Words = None
    other: Words = None


class PairsAsked(Asked):
    """Which pairs of sides; see ``communique pairs --help``."""

    kind: MaybeKind = None
    since: FirstDay = None
    until: LastDay = None
    side: Words = None
    people: Flag = False


class RelationAsked(Asked):
    """Which part of the exchanges of two sides, and of their ledger; see ``communique ledger --help``."""

    object: Words = None
    every: bool = False


class GreetingsAsked(Asked):
    """Of which exchange, or between which two sides; of all where nothing is asked."""

    exchange: Words = None
    one: Words = None
    other: Words = None


Gathering = Literal["speaker", "topic"]
"""By what the statements of an exchange are gathered."""


class ExchangeShown(BaseModel):
    """What of an exchange is shown: its statements by speaker or topic, which two of its accounts side by side, and
    whether the memo.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    by: Gathering = "speaker"
    pair: Annotated[int, Field(ge=1, le=10_000, description="The number of two accounts, from 1 on.")] = 1
    memo: Flag = False


class DocumentsAsked(Asked):
    """Which documents; see ``communique documents --help``. ``title`` holds words of the headline."""

    outlet: Words = None
    outlet_side: Words = None
    title: Words = None


class DocumentAsked(BaseModel):
    """How one document is shown: the characters asked for ("435-490,514-540"), the number of the one whose words alone
    are coloured, and whether what is not the article's own is dimmed.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    at: Annotated[str | None, BeforeValidator(_nothing), Field(max_length=4000, pattern=PLACES)] = None
    speaker: Annotated[int | None, BeforeValidator(_nothing), Field(ge=1, le=100_000)] = None
    rest: Annotated[Literal["dimmed", "plain"], BeforeValidator(_nothing)] = "dimmed"

    @property
    def cited(self) -> tuple[Span, ...]:
        """The characters asked for."""
        pairs = (place.split("-") for place in self.at.split(",")) if self.at is not None else ()
        return tuple(Span(int(start), int(end)) for start, end in pairs)


class DoneAsked(BaseModel):
    """A page after a judgement by hand was made: its number."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    done: Annotated[int | None, BeforeValidator(_nothing), Field(ge=1, le=MOST_JUDGEMENTS)] = None


class ReviewAsked(DoneAsked):
    """Which statement of an unsure speaker is shown: the one numbered ``offset``, of those of a ``document``, or for which
    somebody was considered.
    """

    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    document: Words = None
    speaker: Words = None


class MergesAsked(DoneAsked):
    """Which pair of exchanges that may be one event is shown."""

    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0


class JudgementsAsked(Asked, DoneAsked):
    """Which judgements by hand."""


class SidesAsked(Asked):
    """Which part of the sides; there are few enough to show them on one page."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="How many items at most.")] = 250


class PeopleAsked(Asked):
    """Which people; ``name`` is any part of one."""

    name: Words = None
    side: Words = None


class PersonAsked(BaseModel):
    """Of which side someone is, where several have one name; see ``communique person --help``."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    side: Words = None
