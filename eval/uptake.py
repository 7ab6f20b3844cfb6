"""How often the uptake of a point is told right, on gold written by reading.

    python eval/uptake.py [--errors]

Gold points are found in what the program lists by their spans: the point that covers most of them counts, however it
is cut. ``verdicts`` are those that a careful reader can defend; "answer" stands for a point that is only a reply
itself, which the program must not list. "unclear" and a point that isn't listed abstain: neither right nor wrong, they
lower the coverage. Of each verdict: precision is the share that is right of the points it is said of, recall the share
that is told right of those whose first verdict it is. *old* was learned from; of *held* nobody looked at the errors:
whoever does moves its documents to old.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from communique.api import Reader
from communique.views.citing import provenance_of
from communique.views.uptake.find import find_uptake

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Uptake

HERE = Path(__file__).parent
ROOTS = {"shared": HERE.parents[1], "samples": HERE.parent, "eval": HERE.parent}
VERDICTS = ("agreed", "echoed", "answered", "discussed", "passed over", "not told")
ABSTAINED = {"unclear", "missed"}


class Judged(NamedTuple):
    """A gold point with what the program says of it."""

    document: str
    words: str
    verdicts: list[str]
    told: str

    @property
    def is_right(self) -> bool:
        """Whether a careful reader can defend what is told; a mere answer must not be listed."""
        return self.told in self.verdicts or (self.told == "missed" and "answer" in self.verdicts)

    @property
    def is_said(self) -> bool:
        """Whether the program takes a stand: it doesn't list a mere answer, and that is right."""
        return self.told not in ABSTAINED or self.is_right


def told_of(span: tuple[int, int], found: list[Uptake]) -> Uptake | None:
    """The listed point that covers most of a span."""

    def common(uptake: Uptake) -> int:
        return sum(max(0, min(part.end, span[1]) - max(part.start, span[0])) for part in uptake.point.cited.spans)

    best = max(found, key=common, default=None)
    return best if best is not None and 2 * common(best) > span[1] - span[0] else None


def judge(reader: Reader, document: dict[str, Any]) -> list[Judged]:
    """What the program says of a document's gold points."""
    reading = reader.read(ROOTS[document["doc"].split("/")[0]] / document["doc"])
    found = find_uptake(reading, provenance_of(reading.document))
    judged = []
    for gold in document["points"]:
        uptake = told_of(tuple(gold["span"]), found)
        words = " ".join(reading.document.text[slice(*gold["span"])].split())
        told = uptake.taken if uptake is not None else "missed"
        judged.append(Judged(document["doc"], words, gold["verdicts"], told))
    return judged


def share(part: int, whole: int) -> str:
    """A share with its counts; a dash of nothing."""
    return f"{part:3} of {whole:3}  {part / whole:.3f}" if whole else f"{part:3} of {whole:3}      –"


def report(judged: Sequence[Judged]) -> None:
    """Print precision and recall of each verdict, how much is said at all, and how much of that is right."""
    told, right = Counter(one.told for one in judged), Counter(one.told for one in judged if one.is_right)
    for verdict in VERDICTS:
        first = [one for one in judged if one.verdicts[0] == verdict]
        recall = share(sum(one.is_right for one in first), len(first))
        print(f"  {verdict:12} precision {share(right[verdict], told[verdict])}   recall {recall}")
    said = [one for one in judged if one.is_said]
    print(f"  {'right':12} of those said {share(sum(one.is_right for one in said), len(said))}")
    print(f"  {'coverage':12} {share(len(said), len(judged))} (unclear {told['unclear']})")
    for verdict in ("passed over", "echoed"):
        print(f"  wrong among {verdict}: {share(told[verdict] - right[verdict], told[verdict])}")


def main() -> None:
    """Print the figures of both sets, with --errors also what went wrong in old."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    show = parser.parse_args().errors
    documents = json.loads((HERE / "uptake.json").read_text(encoding="utf-8"))
    reader = Reader(overlay=HERE.parent / "samples" / "tables")
    for name in ("old", "held"):
        judged = [one for document in documents if document["set"] == name for one in judge(reader, document)]
        print(f"{name}: {len(judged)} points")
        report(judged)
        for one in judged if show and name == "old" else ():
            if not one.is_right:
                print(f"  {one.document}: {one.told}, not {' or '.join(one.verdicts)}: {one.words}")


if __name__ == "__main__":
    main()
