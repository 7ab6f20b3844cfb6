"""Answers of the archive in the app's words: it has fields and links where the command line has options and commands."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from communique.render.html import seen

DAY = re.compile(r"\d{4}-\d\d-\d\d")

LISTING = re.compile(r" communique [a-z]+ lists [^.]*\.")
"""A sentence that names a command which lists something; one that says how to read documents stays."""

OPTION = re.compile(r"--(?P<name>[a-z]+(?:-[a-z]+)*)")


def plainly(text: str) -> str:
    """A message without commands that list something, options as the fields that they are: “outlet side”."""
    return OPTION.sub(lambda option: f"“{option['name'].replace('-', ' ')}”", LISTING.sub("", text))


def source_told(source: str) -> str:
    """Where a row of a table comes from: those who made the tables call what they know themselves "own"."""
    return "whoever made the table" if source == "own" else source


def whole(words: str) -> Markup:
    """Words for a page in which no line ends within a day."""
    return Markup(DAY.sub(r'<span class="whole">\g<0></span>', str(escape(seen(words)))))  # noqa: S704 -- escaped before
