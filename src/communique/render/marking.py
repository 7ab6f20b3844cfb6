"""What a text names and when, and how sure a reader is of who speaks, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model.card import DENIED, UNSURE
from communique.model.resolution import LOCAL
from communique.text.told import speakers_told

if TYPE_CHECKING:
    from communique.model import Actor, NamedThing, Publication, Statement, Telling, TimedThing

KINDS = {
    "person": "",
    "side": "country or body",
    "group": "group",
    "joint": "several together",
    "initiative": "initiative",
}
LENGTH, UNDATED = "a length of time", "no certain day"
ANCHORS = {
    "printed": "printed in full",
    "publication": "counted from the day of publication",
    "text": "counted from another time in the text",
    "event": "counted from an event of the tables",
    "calendar": "from the calendar",
    "none": "",
}
PUBLISHED = {
    "given": "given by whoever added it",
    "front-matter": "from the head of the file",
    "html-head": "from the page's mark-up",
    "printed": "printed in the text",
    "dateline": "from the dateline",
    "address": "from the address",
    "headline": "from the headline",
}


def telling_told(telling: Telling) -> str:
    """Who speaks: names, or that it isn't certain."""
    return speakers_told(telling.speakers) or (DENIED if telling.is_judged else UNSURE)


def named_told(thing: NamedThing) -> str:
    """What a name means: "Maren Hathmoor (XHV), President"; that it isn't known whom, where it isn't."""
    whom = " and ".join(_actor(actor) for actor in thing.whom)
    known = [whom, *thing.offices, KINDS[thing.kind]] if whom else [KINDS[thing.kind], "whom this means is not known"]
    if thing.kind == "initiative":
        known = [KINDS[thing.kind]]
    return ", ".join(part for part in [*known, entry_told(thing)] if part)


def _actor(actor: Actor) -> str:
    if actor.name is None:
        return actor.side or ""
    return actor.name if actor.side in {None, actor.name} else f"{actor.name} ({actor.side})"


def entry_told(thing: NamedThing) -> str:
    """That the tables of knowledge don't have someone."""
    return "not in the tables" if (thing.entry or "").startswith(LOCAL) else ""


def time_told(thing: TimedThing) -> str:
    """What a time means: its days, or else what it tells without a day, and what fixes it."""
    told = interval_told(thing) or (LENGTH if (thing.time.value or "").startswith("P") else UNDATED)
    return ", ".join(part for part in (told, ANCHORS[thing.time.anchor]) if part)


def interval_told(thing: TimedThing) -> str:
    """The days within which a time lies; empty where it names none."""
    time = thing.time
    if time.earliest is None or time.latest is None:
        return ""
    first, last = time.earliest.isoformat(), time.latest.isoformat()
    return first if first == last else f"{first} to {last}"


def publication_told(published: Publication | None) -> str:
    """The day of publication and how it is known."""
    if published is None:
        return "not known"
    return f"{published.day.isoformat()}, {PUBLISHED[published.basis]}"


def sure_told(statement: Statement) -> str:
    """How often speakers that are found in this way are the right ones: "right in 97 of 100 such cases"."""
    if statement.confidence is None:
        return ""
    return f"right in {int(100 * statement.confidence + 1e-6)} of 100 such cases"  # never rounded up
