"""Time expressions beside dateparser, on the same texts in the same run, judged by the shared scorer, on one core.

    python bench/times.py ../shared/corpora/timex [--without-dateparser]

The folder holds ``wikiwars/*.tml`` (histories) and ``meantime/**/*.xml`` (news, of which only the first sentences were
annotated and are read here). dateparser (``pip install dateparser``) is needed for the comparison only.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from communique.readers.times.find import find_times

SCORER = Path(__file__).parents[2] / "shared" / "score" / "timex.py"
ANNOTATED_SENTENCES = 5
DAY = re.compile(r"\d{4}-\d\d-\d\d")
TIGHT = re.compile(r"[.,;:!?)%]|'s|’s|n't")

Times = list[dict[str, Any]]
Tagger = Callable[[str, date], Times]


def ours(text: str, published: date) -> Times:
    """Our expressions as the scorer reads them."""
    return [{"span": [*found.span], "type": found.kind, "value": found.value} for found in find_times(text, published)]


def dateparsers(text: str, published: date) -> Times:
    """Those of dateparser's ``search_dates``, every one a day."""
    from dateparser.search import search_dates

    base = datetime(published.year, published.month, published.day)  # noqa: DTZ001 (dateparser wants a naive one)
    found: Times = []
    position = 0
    for written, day in search_dates(text, languages=["en"], settings={"RELATIVE_BASE": base}) or ():
        start = text.find(written, position)
        if start >= 0:
            position = start + len(written)
            found.append({"span": [start, position], "type": "DATE", "value": f"{day:%Y-%m-%d}"})
    return found


def news_as_timeml(path: Path) -> str | None:
    """A MEANTIME document as TimeML: its words joined again, the annotated sentences only; None without its day."""
    root = ET.parse(path).getroot()  # noqa: S314 (the corpus is ours to read)
    words = [word for word in root.iter("token") if int(word.get("sentence", "0")) <= ANNOTATED_SENTENCES]
    day, opening, closing = None, {}, {}
    for annotation in root.iter("TIMEX3"):
        value = annotation.get("value", "")
        places = [anchor.get("t_id") for anchor in annotation.iter("token_anchor")]
        if annotation.get("functionInDocument") == "CREATION_TIME":
            day = DAY.match(value)
            opening[places[0] if places else ""] = '<TIMEX3 tid="t0">'
        elif places:
            tag = f'<TIMEX3 tid="t1" type="{annotation.get("type")}" value="{html.escape(value)}">'
            opening[places[0]] = tag
        if places:
            closing[places[-1]] = "</TIMEX3>"
    if day is None:
        return None
    pieces, sentence = [], "0"
    for word in words:
        written = word.text or ""
        gap = "" if TIGHT.match(written) else " "
        gap, sentence = ("\n" if word.get("sentence") != sentence else gap), word.get("sentence", "0")
        key = word.get("t_id")
        pieces.append(f"{gap}{opening.get(key, '')}{html.escape(written)}{closing.get(key, '')}")
    return f'<TimeML><DCT><TIMEX3 tid="t0" value="{day.group()}"/></DCT><TEXT>{"".join(pieces)}</TEXT></TimeML>'


def measure(gold: list[Path], tagger: Tagger) -> dict[str, Any]:
    """The scorer's figures for a tagger, and its words in a second of processor time."""
    sys.path.insert(0, str(SCORER.parent))
    from timex import load  # type: ignore[import-not-found]

    documents = [load(path) for path in gold]
    tagger(documents[0][2][:2000], date.fromisoformat(documents[0][1]))
    begin = time.process_time()
    lines = [
        json.dumps({"doc": f"{name}.txt", "times": tagger(text, date.fromisoformat(day))})
        for name, day, text, _ in documents
    ]
    seconds = time.process_time() - begin
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        file.write("\n".join(lines))
        file.flush()
        command = [sys.executable, str(SCORER), "score", *map(str, gold), "--predictions", file.name]
        scored = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    figures: dict[str, Any] = json.loads(scored.stdout)
    figures["words/s"] = round(sum(len(text.split()) for _, _, text, _ in documents) / seconds)
    return figures


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--without-dateparser", action="store_true")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    taggers: dict[str, Tagger] = {"communique": ours}
    if not options.without_dateparser:
        taggers["dateparser"] = dateparsers
    with tempfile.TemporaryDirectory() as folder:
        news = []
        for path in sorted(options.folder.glob("meantime/**/*.xml")):
            written = news_as_timeml(path)
            if written is not None:
                news.append(Path(folder) / f"{path.stem}.tml")
                news[-1].write_text(written, encoding="utf-8")
        corpora = {"wikiwars": sorted(options.folder.glob("wikiwars/*.tml")), "meantime": news}
        print(f"{'':22}{'strict':>8}{'relaxed':>9}{'type':>8}{'value':>8}{'gold':>7}{'found':>7}{'words/s':>10}")
        for corpus, gold in corpora.items():
            for name, tagger in taggers.items():
                row = measure(gold, tagger)
                cells = (row[f"{figure}_f1"] for figure in ("strict", "relaxed", "type", "value"))
                shown = "{:8.2f}{:9.2f}{:8.2f}{:8.2f}".format(*cells)
                print(f"{corpus:10}{name:12}{shown}{row['gold']:7}{row['predicted']:7}{row['words/s']:10,}")


if __name__ == "__main__":
    main()
