"""Datelines: the opening that names place, day and agency ("BEIJING, March 28 (Xinhua) --", "MOSCOW, March 3. /TASS/.")."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.documents.days import MONTH, ORDINAL, make_day, month_number
from communique.knowledge.tables import read_table
from communique.model import Dateline, Span
from communique.text.lines import SPACES
from communique.text.names import fold

if TYPE_CHECKING:
    from datetime import date

LONGEST_DATELINE = 160
UPPER = r"(?:ST\. )?[A-ZÀ-Þ][A-ZÀ-Þ'’-]+(?:[ -][A-ZÀ-Þ][A-ZÀ-Þ'’-]+){0,3}(?![\w'’])"
CAPITALISED = r"[A-ZÀ-Þ][\w'’-]+(?:\.? (?:[A-ZÀ-Þ][\w'’.-]+|(?:de|da|do|of|el|al) [A-ZÀ-Þ][\w'’-]+)){0,3}(?![\w'’])"
REGION = rf",\s?(?!{MONTH})(?P<region>[A-ZÀ-Þ][\w.]*(?: [A-ZÀ-Þ][\w.]*){{0,2}})"
DAY = (
    rf"(?:(?P<month>{MONTH})\s{{0,2}}(?P<day>\d{{1,2}}){ORDINAL}(?!\d)"
    rf"|(?P<day_first>\d{{1,2}}){ORDINAL}\s{{0,2}}(?P<month_last>{MONTH}))(?:\s?,?\s?(?P<year>(?:19|20)\d{{2}})(?!\d))?(?:,\s?\d{{4}})?"
)
HIJRI = r",\s?[A-Z][\w'’ -]{2,16}?(?: I{1,2})? \d{1,2}, ?1[34]\d{2}(?: ?A?H\b)?"
"""The day of the Islamic calendar that some agencies print before the other."""
DAY_AHEAD = r"[A-Z\d]"
NAME = r"[A-Z][\w'’.&-]*(?: [\w'’.&-]+){0,3}"
BARE = r"[.,]\s?(?P<bare>[A-Z]{2,12})(?=\s?(?:[-–—.:]|[\r\n]|$))"
AGENCY = rf"(?:[.,]?\s?(?:\(\s?(?P<agency>{NAME})\s?(?:/.{{1,30}})?\)|/\s?(?P<slashed>{NAME})\s?/)|{BARE})"
DATELINE = re.compile(
    rf"(?:\((?P<before>{NAME})\)\s?[-–—]+\s?)?(?P<place>{UPPER}|{CAPITALISED})(?:{HIJRI}|{REGION})?(?:\s?\((?P<early>[A-Z]{{2,12}})\)(?=,\s?{DAY_AHEAD}))?"
    rf"(?:\s?[,(–—-]?\s?{DAY}\)?)?(?:{AGENCY})?\s?(?P<dash>--+|—|–|-(?=\s)|:(?=\s|[A-Z“])|\.(?=\s|$))?"
)
NO_PLACE = frozenset(
    "update breaking exclusive watch live note readout statement attention corrected urgent analysis explainer "
    "opinion editorial question answer factbox advisory transcript joint press fact media release sheet us uk eu un "
    "news agency times daily nato g7 g20 asean brics opec".split()
)
STATES = frozenset({"UK", "UAE", "USA", "US", "DC", "NY", "NSW", "DRC", "PNG"})


def dateline_at(text: str, start: int, end: int) -> Dateline | None:
    """The dateline that begins at ``start``; None where there is none. A name in capitals alone is none: a dash, a
    day or an agency must follow it, and more of these where the name is no city that our tables know.
    """
    match = DATELINE.match(text, start, min(end, start + LONGEST_DATELINE))
    if match is None or not _is_dateline(text, match, end):
        return None
    stop = match.end() if match["dash"] or _agency(match) or _month(match) else match.end("place")
    return Dateline(
        span=Span(match.start(), _after(text, stop, end)),
        place=match["place"],
        day=_day(match, int(match["year"])) if match["year"] else None,
        agency=_agency(match),
    )


def _is_dateline(text: str, match: re.Match[str], end: int) -> bool:
    dash, agency, dated = match["dash"], _agency(match), _month(match) is not None
    words = {word.strip(".,").lower() for word in match["place"].split()}
    full_stop = dash == "." and agency is None and not (dated and match["place"].isupper())
    if words & NO_PLACE or full_stop:
        return False
    if agency is None and not dated and text[match.end() : match.end() + 2].strip(SPACES)[:1].islower():
        return False
    known = fold(match["place"]) in known_cities()
    if dash is None:
        return _needs_no_dash(match, closes=_closes_line(text, match.end(), end), known=known)
    if known or (agency is not None and (dated or agency.isupper() or match["slashed"] is not None)):
        return True
    if match["place"].isupper():
        return dash not in {"-", ":"} or agency is not None or dated
    return dated and len(words) == 1


def _needs_no_dash(match: re.Match[str], *, closes: bool, known: bool) -> bool:
    """Day and agency together, an agency in strokes, or a line of its own: with its full day, or of a known city."""
    dated, slashed = _month(match) is not None, match["slashed"] is not None
    alone = closes and (known or (dated and match["year"] is not None))
    return alone or slashed or (dated and _agency(match) is not None)


def _closes_line(text: str, position: int, end: int) -> bool:
    return position >= end or text[position] in "\r\n" or not text[position:end].strip(SPACES)


def _agency(match: re.Match[str]) -> str | None:
    """The agency in brackets or strokes; without them a name in capitals behind the place ("Tehran, IRNA --")."""
    region = match["region"]
    bare = (
        region
        if region and region.isupper() and "." not in region and region not in STATES and len(region) > 1
        else None
    )
    return match["agency"] or match["slashed"] or match["bare"] or match["early"] or bare or match["before"]


def _month(match: re.Match[str]) -> str | None:
    return match["month"] or match["month_last"]


def _after(text: str, position: int, end: int) -> int:
    while position < end and text[position] in SPACES and text[position] not in "\r\n":
        position += 1
    return position


def _day(match: re.Match[str], year: int) -> date | None:
    month = _month(match)
    if month is None:
        return None
    return make_day(year, month_number(month), int(match["day"] or match["day_first"]))


def day_of_month(dateline: Dateline, text: str, year: int) -> date | None:
    """The day of a dateline printed without its year, in ``year``."""
    match = DATELINE.match(text, dateline.span.start, dateline.span.end)
    return _day(match, year) if match is not None else None


@cache
def known_cities() -> frozenset[str]:
    """Capitals and other cities from which dispatches are sent, folded; read once."""
    countries = read_table("countries", ("code", "kind", "form", "when", "source"))
    own = read_table("cities", ("name",), package="communique.documents")
    return frozenset(
        [fold(row["form"]) for row in countries if row["kind"] == "capital"] + [fold(row["name"]) for row in own]
    )
