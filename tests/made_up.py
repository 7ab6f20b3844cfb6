"""Readings of invented accounts, made without a parser: many exchanges in little time."""

from __future__ import annotations

import hashlib
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, get_args

from communique.model import Actor, DateInterval, Document, Participant, Publication, Reading, Report, Span, Statement
from communique.model.report import Kind, Realis

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = (
    ("Amara Tolleko", "KEN", "President"),
    ("Jorun Haldvik", "ISL", "President"),
    ("J. Haldvik", "ISL", None),
    ("Bryn Stormsker", "NOR", "Prime Minister"),
    ("Tadeo Quillary", "PER", "Foreign Minister"),
    ("Efua Darkomensa", "GHA", "Foreign Minister"),
    ("Efua Darkomensa", None, "Minister"),
    ("NOR", "NOR", None),
)
OUTLETS = ("Nairobi Post", "Reykjavik Times", "Lima Herald", None)
FIRST = date(2030, 3, 1)


def accounts(count: int, seed: int = 1) -> Iterator[Reading]:
    """So many accounts of about half as many exchanges; some tell a longer time, or no day."""
    chance = random.Random(seed)  # noqa: S311  # nothing is hidden by it
    for number in range(count):
        yield account(chance, number)


def account(chance: random.Random, number: int) -> Reading:
    """One account by chance, in the document of this number."""
    people = chance.sample(PEOPLE, chance.choice((1, 2, 2, 2, 2, 3)))
    text = f"Number {number}: {' and '.join(name for name, _, _ in people)} spoke of {chance.random()}."
    told = Report(
        kind=chance.choice(get_args(Kind)[:4]),
        realis=chance.choice(("occurred", "occurred", "occurred", *get_args(Realis))),
        date=_days(chance),
        place=None,
        initiator=None,
        at_request=False,
        participants=tuple(
            Participant(name=name, side=side, office=office, span=Span(text.index(name), text.index(name) + len(name)))
            for name, side, office in people
        ),
        span=Span(0, len(text)),
    )
    said = Statement(
        speakers=(Actor(name=people[0][0], side=people[0][1]),),
        addressees=(),
        act="state",
        mode="indirect",
        source=None,
        cue=None,
        content=(Span(0, len(text)),),
        rule="made up",
    )
    return Reading(
        document=_document(f"{number}.txt", text, chance),
        people=(),
        mentions=(),
        statements=(said,),
        reports=(told,),
        mentioned=(),
        reader="made up",
    )


def _days(chance: random.Random) -> DateInterval | None:
    day = FIRST + timedelta(chance.randrange(12))
    length = chance.choice((None, 0, 0, 0, 0, 3, 400))
    if length is None:
        return None
    return DateInterval(earliest=day, latest=day + timedelta(length), basis="printed", exact=length == 0)


def _document(name: str, text: str, chance: random.Random) -> Document:
    return Document(
        name=name,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        format="plain",
        encoding="utf-8",
        language="en",
        body=(Span(0, len(text)),),
        outlet=chance.choice(OUTLETS),
        published=Publication(day=FIRST + timedelta(20), basis="printed", span=None),
    )
