"""Metadata that a file carries before its text, between two lines of dashes."""

from __future__ import annotations

import re
from datetime import date, datetime

import yaml

BLOCK = re.compile(r"\A---[ \t]*\r?\n(?P<yaml>.{0,20000}?)^---+[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
FIELD = re.compile(r"^(?P<key>\w[\w-]*):[ \t]*(?P<value>\S.*)$", re.MULTILINE)
ISO_DAY = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
SLASHED = re.compile(r"(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>\d{4})")


def split_front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of the block at the top, by lower-case name, and the offset where the text proper begins (0: none).

    Broken YAML is read line by line: a document is not lost for a stray tab.
    """
    block = BLOCK.match(text)
    if block is None:
        return {}, 0
    return {key.lower(): value for key, value in _fields(block["yaml"]).items()}, block.end()


def _fields(block: str) -> dict[str, str]:
    try:
        loaded = yaml.safe_load(block)
    except (yaml.YAMLError, ValueError):
        loaded = None
    if isinstance(loaded, dict):
        return {str(key): _plain(value) for key, value in loaded.items() if value is not None}
    return {match["key"]: match["value"].strip("\"' ") for match in FIELD.finditer(block)}


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def day_of(value: str) -> date | None:
    """The day that a metadata value begins with: ISO, or day/month/year."""
    match = ISO_DAY.search(value) or SLASHED.fullmatch(value.strip())
    if match is None:
        return None
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
