"""Charts in pages: drawn here, shown without a script.

A chart's section stands below the list that says the same. Its marks are links with names; documents' words in it show
as text; and nothing of it is style or script, so that a strict Content-Security-Policy lets it stand.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

from fastapi.responses import Response
from markupsafe import Markup

from communique.model import UsageError
from communique.render.charts import Draw, draw, draw_bare, draw_specification, require_drawing
from communique.render.html import seen
from communique.web.page import Context, Download, Section
from communique.web.urls import listing_path

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from communique.render.charts.drawing import Drawing
    from communique.web.desk import Desk

ChartEnding = Literal["svg", "png"]
"""The files that a chart can be had as; the end of an address such as ``/pairs/chart.{ending}``."""

MEDIA = {"svg": "image/svg+xml", "png": "image/png"}
SHAPES = frozenset({"circle", "g", "line", "path", "rect", "svg", "text", "tspan"})
LOOKS = frozenset({
    *("class", "d", "dx", "dy", "fill", "fill-opacity", "font-size", "font-weight", "height", "opacity", "rx", "ry"),
    *("stroke", "stroke-dasharray", "stroke-opacity", "stroke-width", "text-anchor", "transform", "viewBox", "width"),
    *("x", "x1", "x2", "y", "y1", "y2"),
})  # fmt: skip
"""The elements and attributes of a drawing that may stand in a page; whatever else it has is left out."""

BESIDE = frozenset({"role-axis", "role-legend"})
"""The classes of what stands beside the marks, and says nothing that their names do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart as a page shows it. Where nothing is drawn, ``svg`` is None and ``why_none`` says why."""

    title: str = ""
    source: str = ""
    svg: Markup | None = None
    why_none: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartContext(Context):
    """A chart as a section of its own."""

    template = "charts/chart.html"
    chart: Chart


def chart_context(make: Callable[[], Drawing], by: Draw = draw_specification) -> ChartContext:
    """The section of a chart that ``make`` builds. Let it have a ``question``: the first drawing takes a second."""
    return ChartContext(chart=draw_chart(make, by))


def draw_chart(make: Callable[[], Drawing], by: Draw = draw_specification) -> Chart:
    """The chart that ``make`` builds, or why there is none: nothing to draw, or nothing to draw with. ``by``: what draws,
    see ``Desk.draw``.
    """
    try:
        require_drawing()
        drawn, title, source = draw_bare(make(), by=by)
    except UsageError as error:
        return Chart(why_none=str(error))
    return Chart(title=title, source=source, svg=inline(drawn, title))


def chart_section(
    desk: Desk, heading: str, make: Callable[[], Drawing], question: Hashable, path: str, **asked: object
) -> Section:
    """A chart that ``make`` builds as a section with its files; ``path`` and ``asked`` are their address without the
    ending.
    """
    return Section(
        id="chart",
        heading=heading,
        ask=lambda: chart_context(make, desk.draw),
        question=("chart", question),
        downloads=chart_files(path, **asked),
    )


def chart_files(path: str, **asked: object) -> tuple[Download, ...]:
    """The files beside a chart; ``path`` is their address without the ending ("/pairs/chart")."""
    return tuple(Download(ending.upper(), listing_path(f"{path}.{ending}", **asked)) for ending in MEDIA)


def chart_file(desk: Desk, make: Callable[[], Drawing], ending: ChartEnding) -> Response:
    """A chart as a file, on a white ground. Raises UsageError where there is nothing to draw, or nothing to draw with."""
    require_drawing()
    return Response(draw(make(), f".{ending}", by=desk.draw), media_type=MEDIA[ending])


def inline(drawn: str, title: str) -> Markup:
    """A drawing as a part of a page: of its elements those that show something, its links with their names."""
    root = ET.fromstring(seen(drawn))  # noqa: S314 -- we have drawn it ourselves
    made = _copied(root)
    made.attrib.update({"role": "group", "aria-label": title})
    return Markup(ET.tostring(made, encoding="unicode", short_empty_elements=False))  # noqa: S704 -- this escapes


def _copied(element: ET.Element) -> ET.Element:
    """An element without namespace and name, and in it what may stand in a page and shows something."""
    made = ET.Element(_tag(element), {name: value for name, value in element.items() if name in LOOKS})
    made.text = element.text
    made.extend(_cleaned(child) for child in element if _shows(child))
    return made


def _tag(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _shows(element: ET.Element) -> bool:
    return _tag(element) == "a" or (_tag(element) in SHAPES and element.get("display") != "none")


def _cleaned(element: ET.Element) -> ET.Element:
    """What becomes of an element inside a drawing."""
    if _tag(element) == "a":
        return _link(element)
    made = _copied(element)
    if BESIDE & set(element.get("class", "").split()):
        made.set("aria-hidden", "true")
    elif element.get("role") == "graphics-symbol":
        _name(made, element, role="img")
    return made


def _link(element: ET.Element) -> ET.Element:
    """A mark that leads to another page of ours; one that would lead elsewhere is but a mark."""
    mark = element[0]
    address = next((value for name, value in element.items() if name.rpartition("}")[2] == "href"), "")
    if not address.startswith("/") or address.startswith("//"):
        return _cleaned(mark)
    made = ET.Element("a", {"href": address})
    _name(made, mark)
    made.append(_copied(mark))
    return made


def _name(made: ET.Element, mark: ET.Element, **role: str) -> None:
    """Give an element the name of a mark, which the pointer over it shows."""
    told = mark.get("aria-label", "")
    made.attrib.update({"aria-label": told, **role})
    ET.SubElement(made, "title").text = told
