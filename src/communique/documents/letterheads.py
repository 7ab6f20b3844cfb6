"""Lines that stand above a headline and are none: who publishes, what kind of text it is, the menu of a site."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.documents.leftovers import is_leftover
from communique.knowledge.tables import read_table
from communique.text.names import fold

if TYPE_CHECKING:
    from communique.knowledge.outlets import Outlets

ENTRY = re.compile(r"\s{2,}|\t|\s(?:[|/·•>»]|&gt;)\s")
MENU_ENTRIES = 3
ENTRY_WORDS = 6
MENU_WORDS = 4
"""A row has so many entries of at most so many words each; without bars, so many words, most of them sections."""
WORD = re.compile(r"[^\W\d_][\w'’]*")


def is_letterhead(words: str, outlets: Outlets) -> bool:
    """Whether a line names a publisher, an office or a kind of text, or is a menu: no headline, if another line is one."""
    plain = words.strip(" *#_:–—-")
    if outlets.by_name(plain) or fold(plain) in known_bodies() or is_menu_row(words):
        return True
    return _pattern("headline").search(plain) is None and _pattern("letterhead").fullmatch(plain) is not None


def is_menu_row(words: str) -> bool:
    """Whether one line is a row of buttons or menu entries: parted by bars or wide gaps, or mostly names of sections."""
    entries = [entry for entry in ENTRY.split(words.strip()) if entry]
    if len(entries) > 1 and any(is_leftover(entry) for entry in entries):
        return True
    if len(entries) >= MENU_ENTRIES and all(len(entry.split()) <= ENTRY_WORDS for entry in entries):
        return True
    found = WORD.findall(words)
    sections = sum(_pattern("section").fullmatch(word) is not None for word in found)
    return len(found) >= MENU_WORDS and 2 * sections > len(found)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """All rows of a kind as one pattern; only letterheads, which are told by their capitals, are particular about case."""
    rows = read_table("letterheads", ("kind", "pattern", "note"), package="communique.documents")
    joined = "|".join(f"(?:{row['pattern']})" for row in rows if row["kind"] == kind)
    if kind == "letterhead":
        return re.compile(joined)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


@cache
def known_bodies() -> frozenset[str]:
    """Names of international bodies, folded; read once."""
    rows = read_table("bodies", ("code", "kind", "form", "when", "source"))
    return frozenset(fold(row["form"]) for row in rows)
