"""Metadata that a file carries before its text, between two lines of dashes."""

from __future__ import annotations

import re
from datetime import date, datetime

import yaml

from communique.documents.days import make_day, printed_days
from communique.text.lines import BREAK

BLOCK = re.compile(
    r"\A---[ \t]{0,8}(?:\r\n?|\n)(?P<yaml>.{0,20000}?)(?<=[\r\n])---+[ \t]{0,8}(?:\r\n?|\n|\Z)", re.DOTALL
)
FIELD = re.compile(r"^(?P<key>\w[\w-]*):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")


def split_front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of the block at the top, by lower-case name and none empty, and the offset where the text proper begins (0: none).

    Broken YAML is read line by line: a document is not lost for a stray tab.
    """
    block = BLOCK.match(text)
    if block is None:
        return {}, 0
    return {
        key.lower(): value for key, value in _fields("\n".join(BREAK.split(block["yaml"]))).items() if value
    }, block.end()


def _fields(block: str) -> dict[str, str]:
    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = None
    if isinstance(loaded, dict):
        return {key: _plain(value) for key, value in loaded.items() if isinstance(key, str)}
    return {match["key"]: match["value"].strip("\"' ") for match in FIELD.finditer(block)}


def _plain(value: object) -> str:
    """A value as text; of a list its plain items. What is nested deeper is no title, date or address."""
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if isinstance(item, str | int | float))
    return str(value) if isinstance(value, str | int | float) else ""


def day_of(value: str) -> date | None:
    """The first day that a metadata value names, in any printed form; "05/03/2009" counts as day/month/year."""
    found = printed_days(value)
    if found:
        return found[0].day
    match = SLASHED.fullmatch(value.strip())
    return make_day(int(match["year"]), int(match["month"]), int(match["day"])) if match is not None else None
