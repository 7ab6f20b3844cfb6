"""Comparisons as one page that needs nothing beside it: no script, style, font or picture from elsewhere."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from communique.render.citing import named, quotable
from communique.render.comparison.points import label_words, speaker_named
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
from communique.render.html import house_style, make_environment
from communique.render.over_time.silences import silence_told
from communique.text.told import act_told
from communique.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jinja2 import Environment

    from communique.model import Comparison


def page_of(comparisons: Sequence[Comparison]) -> str:
    """The page, one section a comparison."""
    from markupsafe import Markup

    templates = files("communique.render.comparison") / "templates"
    own, script = ((templates / name).read_text(encoding="utf-8") for name in ("comparison.css", "comparison.js"))
    style = house_style() + own
    titles = [title_of(comparison) for comparison in comparisons]
    return (
        _environment()
        .get_template("page.html")
        .render(
            title=titles[0] if len(titles) == 1 else f"{len(titles)} comparisons of accounts",
            subject=subject_of(comparisons),
            sections=[section_of(f"c{number}", one) for number, one in enumerate(comparisons, 1)],
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
    from jinja2 import PackageLoader

    environment = make_environment(PackageLoader("communique.render.comparison"))
    equip(environment)
    return environment


def equip(environment: Environment) -> None:
    """Give templates what ``comparison.html`` needs to show a comparison."""
    environment.filters.update(
        agreement=agreement,
        cited_at=cited_at,
        moved_from=moved_from,
        quotable=quotable,
        reasons=reasons,
        silence_told=silence_told,
        speaker_named=speaker_named,
        act_told=act_told,
        telling=telling,
        name_of=name_of,
        named=named,
        outlet_of=outlet_of,
        told_by=told_by,
        counted=counted,
    )
    environment.globals.update(silent=SILENT, silences=SILENCES, legend=label_words(), signs=AGREEMENTS)
