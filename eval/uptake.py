"""How often the uptake of a point is told right, on gold written by reading.

    python eval/uptake.py [--errors]

Gold points are found in what the program lists by their spans: the point that covers most of them counts, however it
is cut. ``verdicts`` are those that a careful reader can defend; "answer" stands for a point that is only a reply
itself, which the program must not list. "missed" is a point that it doesn't list at all. *dev* was learned from; of
*held* nobody looked at the errors: whoever does moves its documents to dev.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.api import Reader
from communique.views.citing import provenance_of
from communique.views.uptake.find import find_uptake

if TYPE_CHECKING:
    from communique.model import Uptake

HERE = Path(__file__).parent
ROOTS = {"shared": HERE.parents[1], "samples": HERE.parent, "eval": HERE.parent}


def told_of(span: tuple[int, int], found: list[Uptake]) -> Uptake | None:
    """The listed point that covers most of a span."""

    def common(uptake: Uptake) -> int:
        return sum(max(0, min(part.end, span[1]) - max(part.start, span[0])) for part in uptake.point.cited.spans)

    best = max(found, key=common, default=None)
    return best if best is not None and 2 * common(best) > span[1] - span[0] else None


def answers(gold: dict[str, Any], found: list[Uptake]) -> str:
    """What the program says of a gold point: a verdict, or "missed"."""
    uptake = told_of(tuple(gold["span"]), found)
    return uptake.taken if uptake is not None else "missed"


def is_right(gold: dict[str, Any], told: str) -> bool:
    """Whether a careful reader can defend what is told; a mere answer must not be listed."""
    return told in gold["verdicts"] or (told == "missed" and "answer" in gold["verdicts"])


def main() -> None:
    """Print the figures of both sets, with --errors also what went wrong in dev."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    show = parser.parse_args().errors
    documents = json.loads((HERE / "uptake.json").read_text(encoding="utf-8"))
    reader = Reader(overlay=HERE.parent / "samples" / "tables")
    for name in ("dev", "held"):
        print(name)
        measure(reader, [one for one in documents if one["set"] == name], show=show and name == "dev")


def measure(reader: Reader, documents: list[dict[str, Any]], *, show: bool) -> None:
    """Print how many points are told right, by what the first defensible verdict is."""
    seen, right, echoes = Counter[str](), Counter[str](), Counter[bool]()
    for document in documents:
        reading = reader.read(ROOTS[document["doc"].split("/")[0]] / document["doc"])
        found = find_uptake(reading, provenance_of(reading.document))
        for gold in document["points"]:
            told = answers(gold, found)
            seen[gold["verdicts"][0]] += 1
            right[gold["verdicts"][0]] += is_right(gold, told)
            echoes[is_right(gold, told)] += told == "echoed"
            if show and not is_right(gold, told):
                words = " ".join(reading.document.text[slice(*gold["span"])].split())
                print(f"  {document['doc']}: {told}, not {' or '.join(gold['verdicts'])}: {words}")
    for verdict, count in seen.most_common():
        print(f"  {verdict:12} {right[verdict]:3} of {count:3}  {right[verdict] / count:.3f}")
    print(f"  {'all':12} {right.total():3} of {seen.total():3}  {right.total() / seen.total():.3f}")
    print(f"  wrong among echoed: {echoes[False]} of {echoes.total()}")


if __name__ == "__main__":
    main()
