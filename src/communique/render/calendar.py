"""Timelines as a calendar that other programs show (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from communique.model import UsageError
from communique.render.citing import quotable
from communique.render.timeline import anniversary_words, table_words
from communique.render.words import request_words, status_words
from communique.text.told import days_told, person_told
from communique.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    import icalendar

    from communique.model import Anniversary, DateInterval, Timeline, TimelineEntry

DOMAIN = "communique"
"""What follows the id in an event's UID, which stays the same whenever the calendar is written again."""

STATES = {
    "scheduled": "TENTATIVE",
    "proposed": "TENTATIVE",
    "mentioned ahead": "TENTATIVE",
    "denied": "CANCELLED",
}


def write_calendar(timeline: Timeline, path: Path) -> tuple[int, int]:
    """Write ``calendar_of`` a timeline into a file; how many events, and how many were left out because no day is told.
    Raises UsageError where it can't be written, or where there is nothing in it.
    """
    content, events = calendar_of(timeline)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path}: it can't be written ({error.strerror}). Name another file.") from error
    return events, sum(entry.date is None for entry in timeline.entries)


def calendar_of(timeline: Timeline) -> tuple[bytes, int]:
    """The timeline's exchanges and anniversaries as all-day events, and how many they are; those without a day are left
    out. What is not certain is said in an event's description; what is ahead is tentative. The same archive gives the
    same bytes. Raises UsageError where there is nothing to put into it.
    """
    import icalendar

    exchanges = [_exchange(entry, entry.date) for entry in timeline.entries if entry.date is not None]
    events = [*exchanges, *map(_anniversary, timeline.anniversaries)]
    if not events:
        raise UsageError("There is no day to put into a calendar. Ask for another side, or a longer time.")
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//Communique//Communique {__version__}//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Exchanges of {' and '.join(timeline.sides)}")
    for event in events:
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content, len(events)


def _exchange(entry: TimelineEntry, known: DateInterval) -> icalendar.Event:
    status = status_words(entry)
    people = ", ".join(person_told(person) for person in entry.participants) or ", ".join(entry.sides)
    published = [one.provenance.published for one in entry.citations if one.provenance.published is not None]
    first, last = _days(known)
    event = _event(entry.id, first, last, stamp=max(published, default=first))
    event.add("summary", f"{entry.kind.capitalize()}: {people}{f' ({status})' if status else ''}")
    event.add("status", STATES.get(entry.status, "CONFIRMED"))
    event.add("categories", [entry.kind, entry.status])
    if entry.place is not None:
        event.add("location", entry.place)
    event.add("description", "\n".join(_description(entry)))
    return event


def _description(entry: TimelineEntry) -> list[str]:
    offices = [f"{person_told(person)}: {person.office}" for person in entry.participants if person.office]
    conflicts = ", ".join(conflict.field for conflict in entry.conflicts)
    told = [
        _how_known(entry.date),
        request_words(entry),
        *offices,
        f"The accounts differ on: {conflicts}" if conflicts else None,
        *(quotable(citation) for citation in entry.citations),
    ]
    return [line for line in told if line]


def _how_known(known: DateInterval | None) -> str | None:
    """That the day is not certain, and how far it is; None where the event has these days."""
    if known is None or known.exact or (known.earliest == known.latest and known.basis != "inferred"):
        return None
    sure = f", {known.confidence:.0%} sure" if known.confidence is not None else ""
    return f"The day is not certain: {days_told(known)} ({known.basis}{sure})."


def _days(known: DateInterval) -> tuple[date, date]:
    """First and last day; of an interval that is open on one side, the end that is known."""
    first, last = known.earliest, known.latest
    if first == first.min:
        return last, last
    return (first, first) if last == last.max else (first, last)


def _anniversary(due: Anniversary) -> icalendar.Event:
    event = _event(f"{due.event}-{due.years}", due.earliest, due.latest, stamp=due.earliest)
    event.add("summary", anniversary_words(due)[:1].upper() + anniversary_words(due)[1:])
    event.add("categories", ["anniversary", due.kind])
    sure = "" if due.earliest == due.latest else f"The day is not certain: {due.earliest} to {due.latest}.\n"
    event.add("description", sure + f"From the {table_words(due)}.")
    return event


def _event(key: str, first: date, last: date, *, stamp: date) -> icalendar.Event:
    """An all-day event that leaves its days free. ``stamp`` stands for when it was written, which would differ each time."""
    import icalendar

    event = icalendar.Event()
    event.add("uid", f"{key}@{DOMAIN}")
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(1) if last != last.max else last)
    event.add("transp", "TRANSPARENT")
    return event
