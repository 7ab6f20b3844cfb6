"""What pages and the API are asked in addresses: the same names and meanings as the options of the command line."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from communique.model import Slice
from communique.model.report import Kind
from communique.model.statement import Act
from communique.text.periods import FORM, read_period

MOST = 500
"""So many items at most on one page."""

PER_PAGE = 50


def _nothing(value: object) -> object:
    """A field left empty in a form asks nothing."""
    return None if isinstance(value, str) and not value.strip() else value


def _first_day(value: object) -> object:
    return _day(_nothing(value), last=False)


def _last_day(value: object) -> object:
    return _day(_nothing(value), last=True)


def _day(value: object, *, last: bool) -> object:
    if not isinstance(value, str):
        return value
    found = read_period(value.strip(), last=last)
    if found is None:
        raise ValueError(f"this is no day. Write {FORM}.")
    return found


Words = Annotated[str | None, BeforeValidator(_nothing), Field(max_length=300)]
FirstDay = Annotated[date | None, BeforeValidator(_first_day)]
LastDay = Annotated[date | None, BeforeValidator(_last_day)]
MaybeKind = Annotated[Kind | None, BeforeValidator(_nothing)]
MaybeAct = Annotated[Act | None, BeforeValidator(_nothing)]
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
