"""What comes out of the places where bytes lie: something to read, or something passed over and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

STDIN = "-"
"""The name of standard input."""

LARGEST = 32_000_000
"""Bytes; what is larger is refused, a file before it is read."""

Reason = Literal["other ending", "hidden", "named twice", "no regular file"]


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes and the name under which they were asked for, fit to print and to store."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was passed over without being opened: no failure, but to be counted and told."""

    name: str
    reason: Reason
