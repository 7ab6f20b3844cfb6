"""Step 1 of the experiment with a learned reader: texts, gold labels and the rules' reading as one file of JSON lines.

    python bench/learned_reader/prepare.py WORK --gold GOLD.json DOCUMENTS [--gold ...] [--silver 160]

Runs with the project's own environment; needs ``../shared`` beside the checkout. Each line of ``WORK/prepared.jsonl``
is one document: its prose (one line a paragraph), its sentences, and the spans of content, cue and source in it, by the
gold (``labels``) and as the rules find them (``rules``).
``set`` says what it may be used for: ``gold`` is split into folds, ``silver`` (White House readouts in no gold, labelled
by the rules alone) is only trained on, ``measure`` only measured. Gold names speakers, not the words that name them: the source is the
one of the rule's statement that agrees with the gold, else the nearest mention of the speakers before or behind the cue.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.pipeline import Pipeline
from communique.render.contract import actor_json
from communique.text.prose import Prose, build_prose
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from communique.model import Reading, Span

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
WHITE_HOUSE = SHARED / "corpora" / "white-house"
sys.path.insert(0, str(SHARED / "score"))
ENDINGS = frozenset({".txt", ".md", ".html"})
SEED = 4
LONGEST_SILVER = 9000
"""Bytes of a silver document; longer ones are transcripts."""


@dataclass(frozen=True, slots=True)
class GoldFile:
    """A gold file with offsets, and the folder under which its documents lie."""

    gold: Path
    documents: Path
    use: str
    overlay: Path | None = None

    def entries(self) -> Iterator[tuple[Path, dict[str, Any]]]:
        """Every document with its gold."""
        found = {path.name: path for path in self.documents.rglob("*") if path.suffix in ENDINGS}
        for gold in json.loads(self.gold.read_text(encoding="utf-8")):
            yield found[gold["doc"]], gold


def gold_files() -> list[GoldFile]:
    """The gold that lies in the repository and in ``../shared``."""
    shared, own = SHARED / "gold", ROOT / "eval"
    house = [GoldFile(path, WHITE_HOUSE, "gold") for path in sorted((own / "gold").glob("white-house-*.json"))]
    return [
        *house,
        GoldFile(own / "manners.json", own / "manners", "gold"),
        GoldFile(own / "unseen.json", own / "unseen", "gold"),
        GoldFile(own / "samples.json", ROOT / "samples", "gold", ROOT / "samples" / "tables"),
        GoldFile(shared / "readouts-dev.json", shared / "readouts-dev", "gold"),
        GoldFile(shared / "press-dev.json", shared / "press-dev", "measure"),
        GoldFile(shared / "seeds.json", SHARED / "seeds", "measure"),
    ]


def prose_of(reading: Reading) -> Prose:
    """The prose that the readers read."""
    document = reading.document
    return build_prose(document.text, document.body, markdown=document.format == "markdown")


def into_prose(prose: Prose, span: Iterable[int]) -> list[int] | None:
    """A span of the document's text in the prose; None where none of it stands there."""
    first, last = span
    start, end = bisect_left(prose.offsets, first), bisect_left(prose.offsets, last)
    while end > start and prose.text[end - 1].isspace():
        end -= 1
    return [start, end] if end > start else None


def sentences_of(prose: Prose) -> list[list[Span]]:
    """The sentences of each paragraph."""
    return [list(split_sentences(prose.text, paragraph)) for paragraph in prose.paragraphs]


def rule_statements(reading: Reading) -> list[dict[str, Any]]:
    """What the rules found, in the contract's form."""
    return [
        {
            "speakers": [actor_json(actor) for actor in found.speakers],
            "source": found.source,
            "cue": found.cue,
            "content": [list(span) for span in found.content],
            "relayed": found.relayed,
        }
        for found in reading.statements
    ]


def spans_of(gold: dict[str, Any]) -> list[tuple[int, int]]:
    """The content of a gold statement."""
    spans = gold.get("spans") or gold["content"]
    return [tuple(span) for span in spans]


def source_of(gold: dict[str, Any], reading: Reading, sentences: list[Span]) -> tuple[int, int] | None:
    """The words that name the speakers of a gold statement with a cue."""
    from score import same_set

    cue = gold.get("cue_span")
    if not cue:
        return None
    for found in reading.statements:
        near = found.cue is not None and found.cue.start < cue[1] and found.cue.end > cue[0]
        if near and same_set(gold["speakers"], [actor_json(actor) for actor in found.speakers]):
            return tuple(found.source) if found.source is not None else None
    home = next((span for span in sentences if span.start <= cue[0] < span.end), None)
    named = [
        tuple(mention.span)
        for mention in reading.mentions
        if home is not None
        and home.covers(mention.span)
        and mention.refers_to
        and same_set(gold["speakers"], [actor_json(actor) for actor in mention.refers_to])
        and not any(start <= mention.span.start < end for start, end in spans_of(gold))
    ]
    return min(named, key=lambda span: max(cue[0] - span[1], span[0] - cue[1]), default=None)


def labels(statements: list[dict[str, Any]], prose: Prose) -> dict[str, list[list[int]]]:
    """The spans of each role in the prose, without those of statements inside another's."""
    found: dict[str, list[list[int]]] = {"content": [], "cue": [], "source": []}
    for statement in (one for one in statements if not one.get("relayed")):
        for role, spans in (
            ("content", statement["spans"]),
            *((role, [statement[role]]) for role in ("cue", "source") if statement.get(role)),
        ):
            for span in spans:
                placed = into_prose(prose, span)
                if placed is not None and placed not in found[role]:
                    found[role].append(placed)
    return found


def gold_labels(gold: dict[str, Any], reading: Reading, prose: Prose) -> dict[str, list[list[int]]]:
    """What the tagger is to find in a gold document."""
    sentences = [prose.original(span) for spans in sentences_of(prose) for span in spans]
    statements = [
        {**one, "spans": spans_of(one), "cue": one.get("cue_span"), "source": source_of(one, reading, sentences)}
        for one in gold["statements"]
    ]
    return labels(statements, prose)


def silver_labels(reading: Reading, prose: Prose) -> dict[str, list[list[int]]]:
    """What the rules found."""
    return labels([{**one, "spans": one["content"]} for one in rule_statements(reading)], prose)


def entry(name: str, use: str, prose: Prose, found: dict[str, list[list[int]]]) -> dict[str, Any]:
    """One line of the file."""
    cut = [[list(span) for span in spans] for spans in sentences_of(prose)]
    return {"doc": name, "set": use, "text": prose.text, "paragraphs": cut, "labels": found}


def prepared_gold(file: GoldFile) -> Iterator[dict[str, Any]]:
    """Every document of a gold file whose statements were annotated."""
    pipeline = Pipeline(overlay=file.overlay)
    for path, gold in file.entries():
        if gold.get("score_statements") is False and file.use == "gold":
            continue
        reading = pipeline.read(path.name, path.read_bytes())
        prose = prose_of(reading)
        own = {"rules": silver_labels(reading, prose), "gold": file.gold.stem}
        yield entry(gold["doc"], file.use, prose, gold_labels(gold, reading, prose)) | own


def prepared_silver(count: int, taken: frozenset[str]) -> Iterator[dict[str, Any]]:
    """Readouts and joint statements of the White House that are in no gold, as the rules read them."""
    corpus = sorted(WHITE_HOUSE.rglob("*.md"))
    wanted = [
        path
        for path in corpus
        if path.name not in taken
        and ("readout" in path.name or "joint-statement" in path.name or "remarks" in path.name)
        and path.stat().st_size < LONGEST_SILVER
    ]
    random.Random(SEED).shuffle(wanted)
    pipeline = Pipeline()
    for path in wanted[:count]:
        reading = pipeline.read(path.name, path.read_bytes())
        prose = prose_of(reading)
        yield entry(path.name, "silver", prose, silver_labels(reading, prose))


def prepared_articles() -> Iterator[dict[str, Any]]:
    """PolNeAR's dev articles, without labels: they are measured, never learned from."""
    pipeline = Pipeline()
    for path in sorted((SHARED / "corpora" / "attribution" / "dev" / "text").glob("*.txt")):
        reading = pipeline.read(path.name, path.read_bytes())
        prose = prose_of(reading)
        yield entry(path.name, "measure", prose, {}) | {"rules": silver_labels(reading, prose), "gold": "polnear"}


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--gold", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "DOCUMENTS"))
    parser.add_argument("--silver", type=int, default=160)
    options = parser.parse_args()
    files = gold_files() + [GoldFile(gold, documents, "gold") for gold, documents in options.gold]
    options.work.mkdir(exist_ok=True)
    taken = frozenset(path.name for file in files for path, _ in file.entries())
    with (options.work / "prepared.jsonl").open("w", encoding="utf-8") as target:
        for lines in (*map(prepared_gold, files), prepared_silver(options.silver, taken), prepared_articles()):
            target.writelines(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


if __name__ == "__main__":
    main()
