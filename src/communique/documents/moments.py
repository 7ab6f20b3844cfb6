"""Times of day beside a printed day, with their zone as it is given: "09:18", "6:01 PM EST", "19:33 GMT+7"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from datetime import date

TIME = re.compile(
    r"(?<![\d:.+-])(?P<hour>[01]?\d|2[0-3])[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\.\d{1,6})?(?![\d:])"
    r"(?:\s{0,2}(?P<half>[AaPp])\.?[Mm]\b\.?)?"
)
PLAIN = re.compile(r"(?<![\d:.+-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?= ?(?:GMT|UTC|[Hh]rs\b|[Hh]ours\b))")
"""Four digits are a time only before such a word."""
ZONE = re.compile(
    r"\s{0,2}(?:[Hh](?:ou)?rs\b\.?\s?)?\(?\s?(?P<name>Z\b|[A-Z][a-z]+ [Tt]ime\b|[A-Z]{2,5}(?![A-Za-z]))?"
    r"\s?(?P<offset>[+-]\d{1,2}(?::?[0-5]\d)?(?!\d|[./-]\d))?"
)
OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d{1,2}?):?(?P<minutes>\d{2})?")


def moment_of(day: date, words: str) -> str | None:
    """The ISO 8601 moment of the first time of day in ``words``, on ``day``, with its zone where one is given.

    A zone that several countries name alike (CST, IST) is left out; None where ``words`` hold no time.
    """
    match = TIME.search(words) or PLAIN.search(words)
    if match is None:
        return None
    parts = match.groupdict()
    hour = _hour(int(parts["hour"]), parts.get("half"))
    second = f":{parts['second']}" if parts.get("second") else ""
    return f"{day.isoformat()}T{hour:02}:{parts['minute']}{second}{_zone(words, match.end())}"


def _hour(hour: int, half: str | None) -> int:
    """Twelve in the morning is midnight; what is past noon already stays."""
    if half is None or hour > 12:
        return hour
    return hour % 12 + (12 if half in "Pp" else 0)


def _zone(words: str, position: int) -> str:
    """The zone that stands at ``position``, as an offset; empty where none is given or known."""
    match = ZONE.match(words, position)
    if match is None:
        return ""
    return _offset(match["offset"]) if match["offset"] else _zones().get((match["name"] or "").upper(), "")


def _offset(given: str) -> str:
    """ "+7", "+0800" and "+05:30" in the form of ISO 8601; empty for what is no offset."""
    match = OFFSET.fullmatch(given)
    if match is None or int(match["hours"]) > 14:
        return ""
    return f"{match['sign']}{int(match['hours']):02}:{match['minutes'] or '00'}"


@cache
def _zones() -> dict[str, str]:
    """Offsets by the upper-case name of a zone; read once."""
    rows = read_table("zones", ("name", "offset", "note"), package="communique.documents")
    return {row["name"].upper(): row["offset"] for row in rows}
