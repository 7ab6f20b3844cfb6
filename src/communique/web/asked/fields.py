"""The kinds of values that stand in addresses. A field of a form that is left empty asks nothing."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema

from communique.model import UsageError
from communique.model.report import Kind
from communique.model.statement import Act
from communique.text.periods import FORM, read_period

LONGEST = 300
"""So many characters at most of a name or words."""

FURTHEST = 10_000_000
"""So many items of a list at most are passed over."""

MOST_JUDGEMENTS = 10**9

DAY = r"[1-9][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?"
WRITTEN = re.compile(DAY)
PLACES = r"^\d+-\d+(,\d+-\d+)*$"
"""How places in a text stand in an address."""


class Parameters(BaseModel):
    """The parameters of an address; others that stand there are no error."""

    model_config = ConfigDict(extra="ignore", frozen=True)


def _nothing(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


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


def _described(**schema: object) -> WithJsonSchema:
    """How a field is described; the empty text of a form's field is always allowed."""
    return WithJsonSchema({"type": "string", **schema})


MAY_BE_EMPTY = BeforeValidator(_nothing)

Offset = Annotated[int, Field(ge=0, le=FURTHEST, description="How many items to pass over.")]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST)]
Short = Annotated[str, Field(max_length=LONGEST)]
Words = Annotated[Short | None, MAY_BE_EMPTY, _described(maxLength=LONGEST)]
FirstDay = Annotated[date | None, BeforeValidator(_first_day), _described(pattern=f"^({DAY})?$")]
LastDay = Annotated[date | None, BeforeValidator(_last_day), _described(pattern=f"^({DAY})?$")]
MaybeKind = Annotated[Kind | None, MAY_BE_EMPTY, _described(enum=[*get_args(Kind), ""])]
MaybeAct = Annotated[Act | None, MAY_BE_EMPTY, _described(enum=[*get_args(Act), ""])]
