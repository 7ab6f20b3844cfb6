"""Metadata that a file carries before its text, between two lines of dashes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from communique.documents.days import make_day, printed_days
from communique.documents.moments import moment_of
from communique.text.lines import BREAK

if TYPE_CHECKING:
    from datetime import date

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


class _Loader(yaml.SafeLoader):
    """Leaves days and times as they are written, so that a zone is kept and an impossible day spoils no block."""

    yaml_implicit_resolvers = {  # noqa: RUF012 -- as its base declares it
        first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def _fields(block: str) -> dict[str, str]:
    try:
        loaded = yaml.load(block, _Loader)  # noqa: S506 -- a safe loader with fewer types
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = None
    if isinstance(loaded, dict):
        return {key: _plain(value) for key, value in loaded.items() if isinstance(key, str)}
    return {match["key"]: match["value"].strip("\"' ") for match in FIELD.finditer(block)}


def _plain(value: object) -> str:
    """A value as text; of a list its plain items. What is nested deeper is no title, date or address."""
    if isinstance(value, list):
        return ", ".join(str(item) for item in value if isinstance(item, str | int | float))
    return str(value) if isinstance(value, str | int | float) else ""


def day_of(value: str) -> tuple[date, str | None] | None:
    """The first day that a metadata value names, in any printed form, and its moment (ISO 8601) where a time of day
    stands beside it; "05/03/2009" counts as day/month/year.
    """
    found = printed_days(value)
    if found:
        day, span = found[0]
        return day, moment_of(day, f"{value[: span.start]} {value[span.end :]}")
    match = SLASHED.fullmatch(value.strip())
    slashed = make_day(int(match["year"]), int(match["month"]), int(match["day"])) if match is not None else None
    return (slashed, None) if slashed is not None else None
