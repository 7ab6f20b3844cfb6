"""Days and offices in words, as every view tells them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, get_args

from communique.model.report import Kind
from communique.text.daysets import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from communique.model import Actor, DateInterval, Exchange, Participant, Provenance

GAP = " … "
"""What stands for the words left out between the parts of what is cited."""

NOT_STATED = "not stated"
NOT_HELD = "said not to have taken place"
FIELDS = {"realis": "whether it took place", "date": "day", "initiator": "who asked"}
BASES = {
    "printed": "printed in the text",
    "relative": "counted from the day of publication",
    "inferred": "inferred",
}

ACTS = {
    "state": "stated",
    "propose": "proposed",
    "pledge": "pledged",
    "offer": "offered",
    "request": "requested",
    "demand": "demanded",
    "thank": "thanked",
    "congratulate": "congratulated",
    "condole": "condoled",
    "greet": "greeted",
    "condemn": "condemned",
    "concern": "voiced concern",
    "support": "voiced support",
    "agree": "agreed",
    "discuss": "discussed",
    "invite": "invited",
    "hope": "voiced hope",
    "warn": "warned",
    "reaffirm": "reaffirmed",
    "praise": "praised",
    "other": "said otherwise",
}
"""What a speaker does, in words."""

NAMED = re.compile(
    r"(?P<day>undated|\d{4}(?:-\d\d-\d\d)?)-(?P<kind>"
    + "|".join(kind.replace(" ", "-") for kind in get_args(Kind))
    + ")-"
)
"""How the name of an exchange in addresses begins."""

SLUG = re.compile(rf"\b{NAMED.pattern}[a-z][\w.-]*\w")
"""Such a name within a sentence."""


def days_told(date: DateInterval | None) -> str:
    """An interval of days: "2031-03-27", "2031-09-17 to 2031-09-19", "2031-01-01 or later"."""
    if date is None:
        return NOT_STATED
    first, last = date.earliest.isoformat(), date.latest.isoformat()
    if date.latest == ALWAYS[0].latest:
        return f"{first} or later"
    if date.earliest == ALWAYS[0].earliest:
        return f"{last} or earlier"
    return first if first == last else f"{first} to {last}"


def field_told(field: str) -> str:
    """On what reports differ: "whether it took place", "day"; what is no name of ours stays."""
    return FIELDS.get(field, field)


def value_told(field: str, value: str) -> str:
    """A value on which reports differ; an interval of days is stored as two ISO days with a stroke between them."""
    if field != "date":
        return NOT_HELD if value == "denied" else value
    first, last = value.split("/")
    return first if first == last else f"{first} to {last}"


def known_by(date: DateInterval) -> str:
    """How a day is known; of what clues allow, how sure one can be."""
    if not date.clues:
        return BASES[date.basis]
    count = len(date.clues)
    sure = f", {date.confidence:.0%} sure" if date.confidence is not None else ""
    return f"inferred from {count} clue{'' if count == 1 else 's'}{sure}"


def kind_told(exchange: Exchange) -> str:
    """The kind, and whether it took place where it did not: "call", "visit (scheduled)"."""
    standing = NOT_HELD if exchange.realis == "denied" else exchange.realis
    return exchange.kind if exchange.realis == "occurred" else f"{exchange.kind} ({standing})"


def exchange_told(slug: str) -> str:
    """An exchange by its name in addresses, in words: "meeting of 2031-05-20", "call, day not told"; else that name."""
    found = NAMED.match(slug)
    if found is None:
        return slug
    kind = found["kind"].replace("-", " ")
    return f"{kind}, day not told" if found["day"] == "undated" else f"{kind} of {found['day']}"


def title_told(exchange: Exchange, *, most: int | None = None) -> str:
    """An exchange in one line: "Call: Maren Hathmoor and Dov Sellis, 2031-03-27", with ``most`` names at the most."""
    kind = kind_told(exchange)
    people = joined([person.name for person in exchange.participants], most=most) or "parties not stated"
    return f"{kind[:1].upper()}{kind[1:]}: {people}, {days_told(exchange.date)}"


def request_told(exchange: Exchange) -> str:
    """Who asked, and where no text says it, by what convention one takes it."""
    if exchange.initiator is None:
        return "at request, not said whose" if exchange.at_request else NOT_STATED
    inferred = " (not told: Chinese readouts say “at request” when the counterpart asked)"
    return exchange.initiator + (inferred if exchange.request_basis == "convention" else "")


def person_told(person: Participant) -> str:
    """A name with its side: "Maren Hathmoor (XHV)"."""
    return person.name if person.side in {None, person.name} else f"{person.name} ({person.side})"


def joined(names: Sequence[str], *, most: int | None = None) -> str:
    """Names in a row: "A", "A and B", "A, B and C"; with ``most`` of them at the most: "A, B and 21 others"."""
    if most is not None and len(names) > most:
        names = [*names[: most - 1], f"{len(names) - most + 1} others"]
    return " and ".join([", ".join(names[:-1]), *names[-1:]]) if len(names) > 1 else "".join(names)


def speakers_told(speakers: Iterable[Actor], side_name: Callable[[str], str] = str, *, most: int | None = None) -> str:
    """Those who speak together, by name or, where only the side is named, by what ``side_name`` makes of its code; as
    it is, that code: "Maren Hathmoor and XTR". ``most`` is as in ``joined``.
    """
    return joined([actor.name or side_name(actor.side or "") for actor in speakers], most=most)


def act_told(act: str) -> str:
    """What a speaker does, in words: "agreed", "voiced concern"; what is no act of ours stays."""
    return ACTS.get(act, act)


def exchanges_told(words: str) -> str:
    """A sentence with the names that exchanges have in addresses put into words."""
    return SLUG.sub(lambda found: exchange_told(found[0]), words)


def outlet_told(provenance: Provenance) -> str:
    """The outlet of a text, or else the file's own name."""
    return provenance.outlet or provenance.name.rstrip("/").rsplit("/", 1)[-1]
