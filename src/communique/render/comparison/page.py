"""Comparisons as one page that needs nothing beside it: no script, style, font or picture from elsewhere."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from communique.render.citing import named, quotable
from communique.render.comparison.orders import Line, Places, height_of, lines_of, places_of
from communique.render.comparison.points import Point, Words, changes, label_words, points_of
from communique.render.comparison.texts import Paragraphs, Piece, marked_words
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
    from collections.abc import Iterable, Sequence

    from jinja2 import Environment

    from communique.model import Account, Comparison, Span
    from communique.render.comparison.points import End

UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Characters that would command a browser, or turn the order of the words around them, instead of showing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownEnd:
    """A point in one text as the page shows it; ``sentences`` are those that prove it."""

    end: End
    account: Account
    words: list[Piece]
    sentences: list[list[Piece]]
    is_quoted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownPoint:
    """A point with its number on the page and its places in the orders of both texts."""

    point: Point
    number: int
    places: Places
    a: ShownEnd | None
    b: ShownEnd | None

    @property
    def group(self) -> str:
        """Topic and speaker, under which it stands in their order."""
        speakers = " / ".join(dict.fromkeys(end.speaker for end in self.point.ends))
        return " · ".join(part for part in (self.point.topic, speakers) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One comparison as the page shows it. ``key`` begins the names of all its anchors."""

    key: str
    comparison: Comparison
    title: str
    groups: list[tuple[Words, list[ShownPoint]]]
    folded: list[ShownPoint]
    counts: list[tuple[str, Words, int]]
    texts: list[tuple[str, Account, list[list[Piece]], dict[int, int]]]
    lines: list[Line]
    height: int


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
            title=titles[0] if len(titles) == 1 else f"{len(titles)} comparisons",
            subject=subject_of(comparisons),
            sections=[_section(f"c{number}", one) for number, one in enumerate(comparisons, 1)],
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


def _section(key: str, comparison: Comparison) -> Section:
    points = points_of(comparison)
    paragraphs = Paragraphs(comparison.a), Paragraphs(comparison.b)
    shown = [
        _shown(number, point, places, comparison, paragraphs)
        for number, (point, places) in enumerate(zip(points, places_of(points), strict=True), 1)
    ]
    texts = [
        (mark, account, cut.pieces(), _points_of_clauses(shown, mark))
        for mark, account, cut in zip("AB", (comparison.a, comparison.b), paragraphs, strict=True)
    ]
    return Section(
        key=key,
        comparison=comparison,
        title=title_of(comparison),
        groups=_groups(point for point in shown if not point.point.is_folded),
        folded=[point for point in shown if point.point.is_folded],
        counts=_counts(points),
        texts=texts,
        lines=lines_of(points),
        height=height_of(max(len(comparison.a.clauses), len(comparison.b.clauses))),
    )


def _groups(points: Iterable[ShownPoint]) -> list[tuple[Words, list[ShownPoint]]]:
    found: dict[str, list[ShownPoint]] = {}
    for point in points:
        found.setdefault(point.point.sort, []).append(point)
    return [(label_words()[sort], members) for sort, members in found.items()]


def _counts(points: Sequence[Point]) -> list[tuple[str, Words, int]]:
    """How many points carry each label, for those that one does."""
    found = []
    for label, words in label_words().items():
        count = sum(label == point.sort or any(label == has.label for has in point.labels) for point in points)
        if count:
            found.append((label, words, count))
    return found


def _shown(
    number: int, point: Point, places: Places, comparison: Comparison, paragraphs: tuple[Paragraphs, Paragraphs]
) -> ShownPoint:
    changed = changes(point)
    a = _shown_end(point.a, comparison.a, paragraphs[0], changed[0])
    b = _shown_end(point.b, comparison.b, paragraphs[1], changed[1])
    return ShownPoint(point=point, number=number, places=places, a=a, b=b)


def _shown_end(end: End | None, account: Account, paragraphs: Paragraphs, changed: Iterable[Span]) -> ShownEnd | None:
    if end is None:
        return None
    return ShownEnd(
        end=end,
        account=account,
        words=marked_words(end.citation.words, changed),
        sentences=paragraphs.sentences(end.clauses),
        is_quoted=any(clause.quoted for clause in end.clauses),
    )


def _points_of_clauses(points: Iterable[ShownPoint], mark: str) -> dict[int, int]:
    """The number of the point that each clause of a text belongs to."""
    return {
        number: shown.number
        for shown in points
        for end in shown.point.ends
        if end.mark == mark
        for number in end.numbers
    }
