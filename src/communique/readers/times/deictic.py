"""Days and parts of days that count from publication or from the day told last: "yesterday", "the next morning"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.times.clock import clock_time, named_time
from communique.readers.times.period import moved, widened
from communique.readers.times.reading import of_period, reference, unknown

if TYPE_CHECKING:
    from communique.model.time import TimeAnchor
    from communique.readers.times.context import Context
    from communique.readers.times.period import Period
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

BEFORE_CLOCK = frozenset("at by around about from to until till before after since , : - – and".split())
"""What stands before a bare "14:30"; elsewhere it is a score, a verse or the length of a film."""

BACK = frozenset({"before", "previous"})
WHICH = {"next": (1, False), "following": (1, True), "last": (-1, False), "previous": (-1, True), "that": (0, True)}


def which(phrase: Phrase) -> tuple[int, bool]:
    """How many units on, and whether from what the text told rather than from publication."""
    return next((WHICH[group] for group in WHICH if phrase.has(group)), (0, False))


def after_told(phrase: Phrase, context: Context) -> bool:
    """Whether "the next day" goes on from a day that the text has told: with the article it counts from the story."""
    return phrase.has("next") and phrase.words("next")[0] == "the" and context.day is not None


def at_part(phrase: Phrase, day: Period | None, anchor: TimeAnchor, part: str | None = None) -> Readings:
    """The day at the time of the clock or the part of the day that the phrase tells."""
    if day is None:
        return (unknown(phrase),)
    time = clock_time(phrase) or named_time(phrase)
    if time is not None:
        return (of_period(phrase, day.timed(time, "minute"), anchor),)
    part = phrase.value("named", "PART") or part
    return (of_period(phrase, day.timed(part) if part else day, anchor),)


def today(phrase: Phrase, context: Context) -> Readings | None:
    """ "today", "yesterday evening", "earlier today"; in a history "today" is only the present."""
    if phrase.ends_name(context.text):
        return None
    step = int(phrase.value("today", "TODAY") or 0)
    part = phrase.value("part", "PART") or phrase.value("today", "TONIGHT")
    if context.now is None or context.history:
        return (unknown(phrase, f"XXXX-XX-XXT{part}", "part of day"),) if part else reference(phrase, step)
    return at_part(phrase, moved(context.now, "day", step), "publication", part)


def day_before_yesterday(phrase: Phrase, context: Context) -> Readings | None:
    """Two days before or after publication."""
    step = -2 if phrase.has("before") else 2
    base, anchor = context.base
    day = moved(widened(base, "day"), "day", step) if base is not None else None
    return (of_period(phrase, day, anchor),) if day is not None else reference(phrase, step)


def day_beside(phrase: Phrase, context: Context) -> Readings | None:
    """ "the day before", "the morning after", counted from the day told last; none where an event follows."""
    word = phrase.words("beside")[0]
    if phrase.after.isalnum() and phrase.after not in {"and", "in"}:
        return None
    day = context.told("day")
    moved_day = moved(day, "day", -1 if word in BACK else 1) if day is not None else None
    return at_part(phrase, moved_day, "text", phrase.value("unit", "PART"))


def which_part(phrase: Phrase, context: Context) -> Readings | None:
    """ "last night", "this morning", "that evening", "the next morning"."""
    step, told = which(phrase)
    part = phrase.value("part", "PART")
    deictic = not told and not context.history and not after_told(phrase, context)
    day = context.now if deictic else context.told("day")
    if day is None:
        return (unknown(phrase, f"XXXX-XX-XXT{part}", "part of day"),)
    return at_part(phrase, moved(day, "day", step), "publication" if deictic else "text", part)


def clock(phrase: Phrase, context: Context) -> Readings | None:
    """ "9 a.m.", "at 14:30", "14:30 Beijing time", on the day that the text told last, else that of publication."""
    time = clock_time(phrase)
    bare = phrase.last - phrase.first == 1 and phrase.words("clock")[0][-1].isdecimal()
    if time is None or (bare and phrase.before not in BEFORE_CLOCK):
        return None
    told = context.told("day")
    day = told if told is not None else context.now
    if day is None:
        return (unknown(phrase, f"XXXX-XX-XXT{time}", "minute"),)
    return at_part(phrase, day, "text" if told is not None else "publication")
