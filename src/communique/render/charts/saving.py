"""Charts into files. Nothing is fetched: the pages hold the libraries that draw them."""

from __future__ import annotations

import json
from collections.abc import Callable
from html import escape
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from communique.model import UsageError
from communique.render.charts.drawing import CHART_ENDINGS

if TYPE_CHECKING:
    from pathlib import Path

    from communique.render.charts.drawing import Drawing

Specification = dict[str, Any]
"""A chart in Vega-Lite's words, as Altair gives it."""

Draw = Callable[[Specification, str], bytes]
"""What makes the file of a specification: ``draw_specification``, or ``apart.Easel.draw``."""

SCALE = 2.0
"""Pixels of a PNG for each of the chart's."""

BASE = "https://vega.github.io/vega-datasets/"
"""What the library puts before each address that names no host."""

SNIPPET = "window.vegaEmbed = vegaEmbed;"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ margin: 1rem; font: 15px/1.4 "Liberation Sans", Arial, Helvetica, sans-serif; }}
  #chart, noscript {{ display: inline-block; background: #ffffff; }}
</style>
<script>{library}</script>
</head>
<body>
<div id="chart"></div>
<noscript>{drawn}</noscript>
<script>vegaEmbed("#chart", {specification}, {{"renderer": "svg", "actions": false}});</script>
</body>
</html>
"""


DRAWING = ("altair", "vl_convert")


def require_drawing() -> None:
    """Raises UsageError where the libraries that draw are not installed."""
    if not all(find_spec(name) for name in DRAWING):
        raise UsageError("Charts need two more libraries. Install them: pip install 'communique[charts]'.")


def draw_specification(specification: Specification, ending: str) -> bytes:
    """The chart of a Vega-Lite specification as a file that ends in ``ending``: .svg, .png (twice the chart's pixels), or
    .html, a page that needs no network and names what is under the pointer. Raises KeyError for another ending.
    """
    return WRITERS[ending](specification)


def draw(chart: Drawing, ending: str, *, by: Draw = draw_specification) -> bytes:
    """A chart as a file, see ``draw_specification``; ``by`` is what draws."""
    return by(chart.to_dict(), ending)


def draw_bare(chart: Drawing, *, by: Draw = draw_specification) -> tuple[str, str, str]:
    """A chart without its heading and ground, as SVG, and its title and source line, for a page that has its own."""
    specification = chart.to_dict()
    heading = specification.pop("title", {})
    title, source = (_line(heading.get(part, "")) for part in ("text", "subtitle"))
    specification["config"] |= {"background": "transparent", "padding": 4}
    return by(specification, ".svg").decode(), title, source


def _line(text: str | list[str]) -> str:
    """The lines of a heading in one."""
    return text if isinstance(text, str) else " ".join(text)


def save_chart(chart: Drawing, path: Path) -> None:
    """Write a chart by the ending of ``path``, as ``draw`` makes it. Raises UsageError for another ending, or where it
    can't be written.
    """
    if path.suffix not in WRITERS:
        raise UsageError(f"{path}: end it in {', '.join(WRITERS)}, which says how to draw it.")
    content = draw(chart, path.suffix)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path}: it can't be written ({error.strerror}). Name another file.") from error


def _version(specification: Specification) -> str:
    """The version of Vega-Lite that a specification is written for: "6.4"."""
    written = str(specification["$schema"]).rsplit("/v", 1)[-1].removesuffix(".json")
    return ".".join(written.split(".")[:2])


def _svg(specification: Specification) -> bytes:
    import vl_convert

    drawn: str = vl_convert.vegalite_to_svg(specification, vl_version=_version(specification))
    return drawn.replace(f'"{BASE}', '"').encode()


def _png(specification: Specification) -> bytes:
    import vl_convert

    return bytes(vl_convert.vegalite_to_png(specification, vl_version=_version(specification), scale=SCALE))


def _page(specification: Specification) -> bytes:
    """As ``vl_convert.vegalite_to_html`` makes it, but for words of documents that would end the script they stand in."""
    import vl_convert

    return PAGE.format(
        title=escape(_line(specification["title"]["text"])),
        library=vl_convert.javascript_bundle(SNIPPET, vl_version=_version(specification)),
        drawn=_svg(specification).decode(),
        specification=json.dumps(specification, ensure_ascii=False).replace("<", "\\u003c"),
    ).encode()


WRITERS: dict[str, Callable[[Specification], bytes]] = dict(zip(CHART_ENDINGS, (_svg, _png, _page), strict=True))
"""What makes the file of each ending."""
