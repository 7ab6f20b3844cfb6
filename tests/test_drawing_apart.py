"""Charts drawn in another process are those that are drawn here."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from communique.render.charts import draw_specification
from communique.render.charts.apart import COMMAND, Easel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.render.charts.saving import Specification


@pytest.fixture(scope="module")
def easel() -> Iterator[Easel]:
    """One process for all."""
    with closing(Easel()) as found:
        yield found


def chart(mark: str = "point", words: str = "calm sea") -> Specification:
    """A chart of one mark."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.4.1.json",
        "data": {"values": [{"day": "2031-03-27", "row": words}]},
        "mark": mark,
        "encoding": {"x": {"field": "day", "type": "ordinal"}, "y": {"field": "row", "type": "nominal"}},
    }


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_the_same_chart_comes_back(easel: Easel, ending: str) -> None:
    """Byte for byte what is drawn here, whatever the words."""
    specification = chart(words="Außenministerin\n外交部 \u202e")
    assert easel.draw(specification, ending) == draw_specification(specification, ending)


def test_charts_asked_for_at_once_do_not_mix(easel: Easel) -> None:
    """Each thread gets its own chart."""
    asked = [chart(words=f"row {number}") for number in range(6)]
    with ThreadPoolExecutor(3) as pool:
        drawn = list(pool.map(lambda one: easel.draw(one, ".svg").decode(), asked))
    assert [f"row {number}" in svg for number, svg in enumerate(drawn)] == [True] * 6


def test_what_cannot_be_drawn_is_told_and_the_next_is_drawn(easel: Easel) -> None:
    """An error comes back as one, and ends nothing."""
    with pytest.raises(RuntimeError, match="conversion failed"):
        easel.draw(chart(mark="no-such-mark"), ".svg")
    assert easel.draw(chart(), ".svg").startswith(b"<svg")


def test_a_process_that_was_killed_is_begun_anew() -> None:
    """Whoever asks when it has died is told; the next chart is drawn."""
    with closing(Easel()) as easel:
        easel.draw(chart(), ".svg")
        assert easel._process is not None
        easel._process.kill()
        easel._process.wait()
        with pytest.raises(RuntimeError, match="draws charts ended"):
            easel.draw(chart(), ".svg")
        assert easel.draw(chart(), ".svg").startswith(b"<svg")


def test_it_ends_quietly_when_nobody_waits(capfd: pytest.CaptureFixture[str]) -> None:
    """A server that ends while a chart is drawn leaves no traceback of the process that draws."""
    asked = json.dumps({"specification": chart(), "ending": ".svg"}).encode()
    with subprocess.Popen(
        [*COMMAND],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdout.close()
        process.stdin.write(b"asked %d\n" % len(asked) + asked)
        process.stdin.close()
        assert process.wait(60) == 0
    assert capfd.readouterr().err == ""
