"""How exchanges and statements come out in the codes of event data.

    python eval/coding.py ../shared/corpora/events

Three measures: the 16 diplomatic sentences of ``hand/`` against ``hand_coding.csv`` (written by reading, all fields);
and, as information, the PLOVER type on the gold standard records (``plover-gsr/``) and on the part of PLV that may be
measured (``plv/``). Those two are mostly of war and protest, of which this program reads nothing: what counts there is
how often a type that it does give is right. Types of earlier drafts are taken to those of manual 0.8.
"""

from __future__ import annotations

import argparse
import csv
import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator  # noqa: TC003 -- as in bench
from pathlib import Path

from communique.api import Reader
from communique.knowledge.gazetteer import load_gazetteer
from communique.model import Coding, DocumentError
from communique.records.coding import code_report, code_statement

GOLD = Path(__file__).parent / "hand_coding.csv"
OLDER = {
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "INVESTIGATE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "CONCEDE": "YIELD",
    "RETREAT": "YIELD",
}
GIVEN = frozenset({"AGREE", "CONSULT", "SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
"""The types that the tables can give."""

Row = tuple[str, ...]


class Coder:
    """Reads a sentence and codes what was read."""

    def __init__(self) -> None:
        self._reader = Reader()
        self._gazetteer = load_gazetteer()

    def codings(self, sentence: str) -> list[Coding]:
        """One coding an exchange and one a statement, as an export has them; none where nothing is coded."""
        try:
            reading = self._reader.read_text(sentence)
        except DocumentError:
            return []
        told = [
            code_report(report, report.span.of(sentence) if report.span is not None else None, self._gazetteer)
            for report in reading.reports
        ]
        said = (
            code_statement(
                statement.act,
                statement.cue.of(sentence) if statement.cue is not None else None,
                " … ".join(span.of(sentence) for span in statement.content),
            )
            for statement in reading.statements
        )
        return told + [coding for coding in said if coding is not None]


def gold_rows() -> dict[str, Row]:
    """The gold by sentence: type, mode, context, CAMEO, negated, future."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        return {row["sentence"]: tuple(row.values())[1:-1] for row in csv.DictReader(file)}


def as_row(coding: Coding) -> Row:
    """A coding as the gold writes it."""
    marks = ("yes" if mark else "" for mark in (coding.negated, coding.future))
    return (coding.event or "", coding.mode or "", coding.context or "", coding.cameo, *marks)


def hand_sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """The 16 sentences by the name before the dash of their id."""
    for sentence in ET.parse(folder / "hand" / "hand.xml").getroot().iter("Sentence"):  # noqa: S314 -- a file of ours
        yield (sentence.get("id") or "").split("-")[0], " ".join((sentence.findtext("Text") or "").split())


def show_hand(coder: Coder, folder: Path) -> None:
    """The sentences one by one, and how many are as the gold has them."""
    gold, right = gold_rows(), 0
    for name, sentence in hand_sentences(folder):
        found = [as_row(coding) for coding in coder.codings(sentence)]
        right += found == [gold[name]]
        print(f"  {'ok ' if found == [gold[name]] else 'NOT'} {name:14} {found or 'nothing read'}")
    print(f"hand: {right} of {len(gold)} as the gold has them, in all fields and as one record")


def records(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Corpus, sentence and type of every record."""
    text = (folder / "plover-gsr" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")
    for record in json.loads(text):
        if record["event"] != "DOCUMENT":
            yield "plover-gsr", record["text"].strip(" {}"), OLDER.get(record["event"], record["event"])
    with (folder / "plv" / "PLV_test.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            yield "plv", row["sentence"], row["gold_root"]


def show_records(coder: Coder, rows: Iterable[tuple[str, str, str]]) -> None:
    """Over the sentences of a type that the tables can give: how many are coded, and how many of these rightly."""
    counts: dict[str, Counter[str]] = {}
    confused: Counter[tuple[str, str]] = Counter()
    sentences: dict[tuple[str, str], set[str]] = {}
    for corpus, sentence, event in rows:
        sentences.setdefault((corpus, sentence), set()).add(event)
    for (corpus, sentence), events in sentences.items():
        found = {coding.event for coding in coder.codings(sentence) if coding.event is not None}
        count = counts.setdefault(corpus, Counter())
        count["all"] += 1
        count["in scope"] += bool(events & GIVEN)
        count["coded"] += bool(found)
        count["right"] += bool(found & events)
        count["found"] += bool(found & events & GIVEN)
        confused.update((min(events), event) for event in found - events)
    for corpus, count in counts.items():
        print(
            f"{corpus}: {count['all']} sentences, {count['in scope']} of a type that the tables give; coded {count['coded']}, "
            f"a right type in {count['right']} ({count['right'] / max(1, count['coded']):.2f}); "
            f"found of those in scope {count['found'] / max(1, count['in scope']):.2f}"
        )
    print("most often gold/ours:", ", ".join(f"{gold}/{ours} {n}" for (gold, ours), n in confused.most_common(8)))


def main() -> None:
    """Measure all three."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    coder = Coder()
    show_hand(coder, options.folder)
    show_records(coder, records(options.folder))


if __name__ == "__main__":
    main()
