"""Sections that are made of one found thing."""

from __future__ import annotations

import gc
import weakref
from dataclasses import dataclass

from communique.web.kept import Kept
from communique.web.page import Context, Part, together


class Found:
    """Something large."""

    words = "calm sea"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown(Context):
    """What a section shows of it."""

    template = "frame/problem.html"
    message: str


def test_it_is_found_once_and_let_go() -> None:
    """All sections are made of what was found once; nothing of it is kept but what they show."""
    found: list[weakref.ref[Found]] = []

    def find() -> Found:
        one = Found()
        found.append(weakref.ref(one))
        return one

    parts: list[Part[Found]] = [
        Part(id="first", heading="First", make=lambda one: Shown(message=one.words)),
        Part(id="last", heading="Last", make=lambda one: Shown(message=one.words[::-1])),
    ]
    sections = together(("found", "here"), find, parts)
    kept = Kept(lambda: "as it is", patience=10)
    told = [section.narrow(kept.ask(section.question, section.ask).value).message for section in sections]  # type: ignore[misc, attr-defined]
    kept.close()
    gc.collect()
    assert told == ["calm sea", "aes mlac"]
    assert [one() for one in found] == [None]
