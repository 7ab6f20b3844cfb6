"""Comparisons as one page that needs nothing beside it: no script, style, font or picture from elsewhere."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from communique.render.citing import named, quotable
from communique.render.comparison.points import label_words
from communique.render.comparison.sections import section_of
from communique.render.comparison.wording import (
    AGREEMENTS,
    SILENCES,
    SILENT,
    agreement,
    cited_at,
    moved_from,
    name_of,
    outlet_of,
    reasons,
    subject_of,
    telling,
    title_of,
    told_by,
)
from communique.render.console import counted
from communique.render.over_time.silences import silence_told
from communique.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from communique.model import Comparison

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that would command a browser, or turn the order of the words around them, instead of showing."""


def page_of(comparisons: Sequence[Comparison]) -> str:
    """The page, one section a comparison."""
    from markupsafe import Markup

    templates = files("communique.render.comparison") / "templates"
    style, script = ((templates / name).read_text(encoding="utf-8") for name in ("page.css", "page.js"))
    titles = [title_of(comparison) for comparison in comparisons]
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=titles[0] if len(titles) == 1 else f"{len(titles)} comparisons of accounts",
            subject=subject_of(comparisons),
            sections=[section_of(f"c{number}", one) for number, one in enumerate(comparisons, 1)],
            legend=label_words(),
            signs=AGREEMENTS,
            style=Markup(style),  # noqa: S704 -- a file of this package
            script=Markup(script),  # noqa: S704 -- a file of this package
            style_digest=_digest(style),
            script_digest=_digest(script),
            version=__version__,
        )
    )


def _digest(text: str) -> str:
    """How a content security policy names a script or style that is allowed to run."""
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("communique.render.comparison"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_seen,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        agreement=agreement,
        cited_at=cited_at,
        moved_from=moved_from,
        quotable=quotable,
        reasons=reasons,
        silence_told=silence_told,
        telling=telling,
        name_of=name_of,
        named=named,
        outlet_of=outlet_of,
        told_by=told_by,
        counted=counted,
    )
    environment.globals.update(silent=SILENT, silences=SILENCES)
    return environment


def _seen(value: Any) -> Any:
    """What the page shows of a value: characters that nobody sees are written out, nothing for None."""
    from markupsafe import Markup

    if value is None:
        return ""
    if isinstance(value, str) and not isinstance(value, Markup):
        return UNSEEN.sub(lambda match: f"[U+{ord(match.group()):04X}]", value)
    return value
