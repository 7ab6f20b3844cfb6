"""What every page of ours is made with: templates that escape, a house style, and characters that hide made visible."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that would command a browser, or turn the order of the words around them, instead of showing."""


def make_environment(loader: BaseLoader) -> Environment:
    """Templates that escape all that they are given, and fail on what they are not given."""
    from jinja2 import Environment, StrictUndefined

    return Environment(
        loader=loader,
        autoescape=True,
        undefined=StrictUndefined,
        finalize=seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def house_style() -> str:
    """The style sheet that all pages share: colours in light and dark, type, tables, focus, print."""
    return (files("communique.render") / "templates" / "house.css").read_text(encoding="utf-8")


def seen(value: Any) -> Any:
    """What a page shows of a value: characters that nobody sees are written out, nothing for None."""
    from markupsafe import Markup

    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", value)
    return value
