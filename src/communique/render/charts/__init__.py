"""Charts: one builder a view, and ``save_chart``, which writes any of them as .svg, .png or .html."""

from communique.render.charts.drawing import CHART_ENDINGS, WIDTH, Frame
from communique.render.charts.heat import pairs_chart
from communique.render.charts.phrases import phrase_chart
from communique.render.charts.saving import Draw, draw, draw_bare, draw_specification, require_drawing, save_chart
from communique.render.charts.times import person_chart, timeline_chart
from communique.render.charts.usage import Use, usage_chart

__all__ = [
    "CHART_ENDINGS",
    "WIDTH",
    "Draw",
    "Frame",
    "Use",
    "draw",
    "draw_bare",
    "draw_specification",
    "pairs_chart",
    "person_chart",
    "phrase_chart",
    "require_drawing",
    "save_chart",
    "timeline_chart",
    "usage_chart",
]
