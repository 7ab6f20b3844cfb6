"""Step 3: the rules alone, the tagger with a linker, and hybrids of both, by the scorers of ``../shared/score``.

    python bench/learned_reader/evaluate.py WORK --gold GOLD.json DOCUMENTS [--gold ...]

Runs with the project's own environment on what ``train.py`` wrote. Gold documents are scored as tagged by the model
that has not seen them; a hybrid's thresholds are chosen for each fold on the other four. Lines marked ``known`` are the first fold's model on
gold that it has learned from (the plain figure) and on sets that are only measured. Prints one table.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from linker import Linked, Linker
from prepare import SHARED, GoldFile, gold_files, prose_of, sentences_of

from communique.model import Reading, Span
from communique.pipeline import Pipeline
from communique.readers.parse import SpacyParser
from communique.readers.statements import reader as statements_reader
from communique.readers.statements.reader import Setting, _set_scene
from communique.render.contract import actor_json, reading_json

if TYPE_CHECKING:
    from communique.text.prose import Prose

sys.path.insert(0, str(SHARED / "score"))
Statement = dict[str, Any]
FIGURES = ("statement_f1", "statement_exact_f1", "wrong_speaker", "speaker_coverage", "speaker_char_f1")
PARSER = SpacyParser()
LEVELS = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Case:
    """One document: its gold, what the rules print, and in document offsets the statements of the tagger alone and of
    the one that was told what the rules found, with the latter's word pieces and how likely each is content.
    """

    name: str
    part: str
    gold: dict[str, Any]
    printed: dict[str, Any]
    alone: list[Statement]
    told: list[Statement]
    pieces: list[tuple[int, int, float]]
    fold: int


class Listening(Pipeline):
    """A pipeline that remembers what the statements reader was told of the last document."""

    def heard(self, name: str, data: bytes) -> tuple[Reading, Setting | None]:
        """The reading, and the setting in which its statements were read."""
        told: list[Setting] = []
        read = statements_reader.read_statements

        def keeping(prose: Prose, setting: Setting, parser: Any) -> Any:
            told.append(setting)
            return read(prose, setting, parser)

        statements_reader.read_statements = keeping
        try:
            return self.read(name, data), told[0] if told else None
        finally:
            statements_reader.read_statements = read


def statement_of(linked: Linked, prose: Prose) -> Statement:
    """The contract's form, in document offsets."""
    return {
        "speakers": [actor_json(actor) for actor in linked.speakers],
        "addressees": [],
        "source": list(prose.original(linked.source)) if linked.source is not None else None,
        "cue": list(prose.original(linked.cue)) if linked.cue is not None else None,
        "content": [list(prose.original(span)) for span in linked.content],
        "sure": linked.sure,
    }


def case_of(pipeline: Listening, path: Path, gold: dict[str, Any], tags: dict[str, Any], part: str) -> Case:
    """Read one document both ways."""
    reading, setting = pipeline.heard(path.name, path.read_bytes())
    prose = prose_of(reading)
    alone, told = (linked(prose, setting, tags[key]) if setting is not None else [] for key in ("pieces", "told"))
    pieces = [
        (*prose.original(Span(int(piece[0]), int(piece[1]))), piece[3] + piece[4])
        for piece in tags["told"]
        if piece[1] > piece[0]
    ]
    return Case(path.name, part, gold, reading_json(reading), alone, told, pieces, tags["fold"])


def linked(prose: Prose, setting: Setting, pieces: Sequence[Sequence[float]]) -> list[Statement]:
    """The statements that the linker makes of word pieces."""
    scene = _set_scene(prose, setting)
    scene.move_to(0)
    found = Linker(prose, scene, PARSER, setting.title).read(sentences_of(prose), pieces)
    return [statement_of(one, prose) for one in found]


def chars(statement: Statement) -> set[int]:
    """The places of a statement's content."""
    return set(itertools.chain.from_iterable(range(*span) for span in statement["content"]))


def likeness(one: Statement, other: Statement) -> float:
    """Intersection over union of two contents."""
    here, there = chars(one), chars(other)
    return len(here & there) / len(here | there) if here & there else 0.0


def support(case: Case, statement: Statement) -> float:
    """The tagger's mean probability of content over what a statement of the rules quotes."""
    found = [
        value
        for start, end, value in case.pieces
        if any(start < last and end > first for first, last in statement["content"])
    ]
    return sum(found) / len(found) if found else 0.0


def same_speakers(one: Statement, other: Statement) -> bool:
    """Whether both name the same people or sides."""
    key = lambda statement: sorted((actor["name"] or "", actor["side"] or "") for actor in statement["speakers"])  # noqa: E731
    return bool(one["speakers"]) and key(one) == key(other)


def rules(case: Case, _level: float) -> list[Statement]:
    """The rules alone."""
    return list(case.printed["statements"])


def tagger(case: Case, _level: float) -> list[Statement]:
    """The tagger and its linker alone."""
    return case.alone


def corrector(case: Case, level: float) -> list[Statement]:
    """What the tagger finds that was told of the rules' reading, with the rules' speakers where they found the same."""
    found = []
    for one in (one for one in case.told if one["sure"] >= level):
        same = max(rules(case, 0), key=lambda other: likeness(one, other), default=None)
        known = same is not None and likeness(one, same) >= 0.5
        found.append({**same, "content": one["content"]} if same is not None and known else one)
    return found


def gate(case: Case, level: float) -> list[Statement]:
    """What the rules found, without that which the tagger holds for no content."""
    return [one for one in rules(case, 0) if support(case, one) >= 1 - level]


def more(case: Case, level: float) -> list[Statement]:
    """What the rules found, and what the tagger is sure of where the rules found nothing."""
    taken = set(itertools.chain.from_iterable(chars(one) for one in rules(case, 0)))
    added = [one for one in case.told if one["sure"] >= level and one["speakers"] and not chars(one) & taken]
    return rules(case, 0) + added


def bounds(case: Case, level: float) -> list[Statement]:
    """What the rules found, with the tagger's bounds where it is sure of others for the same statement."""
    found = []
    for one in rules(case, 0):
        over = [other for other in case.told if chars(one) & chars(other)]
        sure = len(over) == 1 and over[0]["sure"] >= level and 0.2 < likeness(one, over[0]) < 1
        found.append({**one, "content": over[0]["content"]} if sure else one)
    return found


def silence(case: Case, level: float) -> list[Statement]:
    """What the rules found, unsure where the linker hears someone else in words that the tagger is sure of."""
    found = []
    for one in rules(case, 0):
        against = [other for other in case.alone if likeness(one, other) >= 0.5 and other["sure"] >= level]
        other = bool(against) and bool(against[0]["speakers"]) and not same_speakers(one, against[0])
        found.append({**one, "speakers": []} if other else one)
    return found


def both(case: Case, level: float) -> list[Statement]:
    """Gate and additions."""
    kept = gate(case, level)
    taken = set(itertools.chain.from_iterable(chars(one) for one in kept))
    return kept + [one for one in case.told if one["sure"] >= level and one["speakers"] and not chars(one) & taken]


READERS: Mapping[str, Callable[[Case, float], list[Statement]]] = {
    "rules": rules,
    "tagger": tagger,
    "corrector": corrector,
    "gate": gate,
    "more": more,
    "gate+more": both,
    "bounds": bounds,
    "silence": silence,
}


LEVELLED = READERS.keys() - {"rules", "tagger"}
"""Readers that have a threshold."""


def scored(cases: Sequence[tuple[Case, list[Statement]]]) -> dict[str, Any]:
    """The scorer's figures over some documents."""
    from score import Tally, report, score_doc

    total = Tally()
    for case, statements in cases:
        for key, value in score_doc(case.gold, {**case.printed, "statements": statements}, errors=False).items():
            total[key] = [x + y for x, y in zip(total[key], value, strict=True)] if key in total else list(value)
    figures: dict[str, Any] = report(total)
    return figures


def best_level(name: str, cases: Sequence[Case]) -> float:
    """The threshold with the highest statement_f1 on these documents among those that name no more wrong speakers than the rules."""
    read = READERS[name]
    plain = scored([(case, rules(case, 0)) for case in cases])["wrong_speaker"]
    tried = [(scored([(case, read(case, level)) for case in cases]), level) for level in LEVELS]
    allowed = [one for one in tried if one[0]["wrong_speaker"] <= plain] or tried
    return max(allowed, key=lambda one: one[0]["statement_f1"])[1]


def crossed(name: str, cases: Sequence[Case]) -> dict[str, list[Statement]]:
    """Every gold document as that reader reads it, with the threshold chosen on the other folds."""
    found: dict[str, list[Statement]] = {}
    for fold in sorted({case.fold for case in cases}):
        others = [case for case in cases if case.fold != fold]
        level = best_level(name, others) if name in LEVELLED else 0.0
        found |= {case.name: READERS[name](case, level) for case in cases if case.fold == fold}
    return found


def print_rows(title: str, parts: Mapping[str, Sequence[tuple[Case, list[Statement]]]]) -> None:
    """One line a set of documents."""
    for part, cases in parts.items():
        figures = scored(cases)
        print(f"{title:16}{part:14}{len(cases):5}" + "".join(f"{figures[name]:>20.4f}" for name in FIGURES), flush=True)


def parts_of(
    cases: Sequence[Case], found: Mapping[str, list[Statement]]
) -> dict[str, list[tuple[Case, list[Statement]]]]:
    """By set, and all together."""
    parts: dict[str, list[tuple[Case, list[Statement]]]] = defaultdict(list)
    for case in cases:
        for part in (case.part, "all"):
            parts[part].append((case, found[case.name]))
    return parts


def is_right(case: Case, statement: Statement) -> bool | None:
    """Whether the gold has this content with these speakers; None where it has no such content at all."""
    from score import content, same_set

    gold = [one for one in case.gold["statements"] if likeness({"content": content(one)}, statement) >= 0.5]
    return any(same_set(one["speakers"], statement["speakers"]) for one in gold) if gold else None


def verdict(case: Case, statement: Statement) -> str:
    """What the tagger, by itself, says of a statement of the rules."""
    near = next((other for other in case.alone if likeness(statement, other) >= 0.5), None)
    if near is None:
        return "no such content"
    if not near["speakers"]:
        return "content, names nobody"
    return "same speakers" if same_speakers(statement, near) else "content, other speakers"


def agreement(cases: Sequence[Case]) -> Iterator[str]:
    """How often a statement is right, by what the other reader says of it; chances where only speakers that are named count."""
    counts: dict[str, list[bool | None]] = defaultdict(list)
    supports: list[tuple[float, bool]] = []
    for case in cases:
        named = [one for one in rules(case, 0) if one["speakers"]]
        for one in named:
            right = is_right(case, one)
            counts[f"rules; tagger: {verdict(case, one)}"].append(right)
            supports.append((support(case, one), bool(right)))
        for one in more(case, 0)[len(rules(case, 0)) :]:
            counts["tagger alone, the rules have nothing there"].append(is_right(case, one))
    for key, found in sorted(counts.items()):
        matched = [right for right in found if right is not None]
        wrong = 1 - sum(matched) / len(matched) if matched else 0.0
        share = sum(map(bool, found)) / len(found)
        yield f"{key:46}{len(found):6} statements, right {share:.3f}, wrong speaker where the content is right {wrong:.3f}"
    yield f"support ranks a right statement of the rules over another in {ranked(supports):.3f} of all pairs"


def ranked(supports: Sequence[tuple[float, bool]]) -> float:
    """The share of pairs of a right and another statement in which the right one has more support (the area under the curve)."""
    right, other = ([value for value, is_so in supports if is_so is wanted] for wanted in (True, False))
    pairs = [(one > two) + 0.5 * (one == two) for one in right for two in other]
    return sum(pairs) / len(pairs) if pairs else 0.5


def read_cases(files: Sequence[GoldFile], tags: Mapping[tuple[str, bool], dict[str, Any]]) -> Iterator[Case]:
    """All documents that have gold, those of the folds by their fold's model."""
    for file in files:
        pipeline = Listening(overlay=file.overlay)
        for path, gold in file.entries():
            found = tags.get((gold["doc"], file.use == "gold"))
            if found is not None:
                yield case_of(pipeline, path, gold, found, file.gold.stem)


def write_articles(tags: Mapping[tuple[str, bool], dict[str, Any]], work: Path, level: float) -> None:
    """PolNeAR's articles as each reader reads them, for ``attribution.py``."""
    folder = SHARED / "corpora" / "attribution" / "dev" / "text"
    pipeline = Listening()
    cases = [case_of(pipeline, path, {}, tags[path.name, False], "polnear") for path in sorted(folder.glob("*.txt"))]
    for name, read in READERS.items():
        with (work / f"polnear.{name}.jsonl").open("w", encoding="utf-8") as target:
            for case in cases:
                target.write(json.dumps({"doc": case.name, "statements": read(case, level)}) + "\n")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("work", type=Path)
    parser.add_argument("--gold", nargs=2, type=Path, action="append", default=[], metavar=("GOLD", "DOCUMENTS"))
    parser.add_argument("--articles", type=float, help="also write PolNeAR's articles, the hybrids with this threshold")
    options = parser.parse_args()
    lines = (json.loads(line) for line in (options.work / "tagged.jsonl").open(encoding="utf-8"))
    tags = {(line["doc"], line["fold"] >= 0): line for line in lines}
    files = gold_files() + [GoldFile(gold, documents, "gold") for gold, documents in options.gold]
    own = list(read_cases([file for file in files if file.use == "gold"], tags))
    known = {key: value for key, value in tags.items() if not key[1]}
    others = list(read_cases([replace(file, use="measure") for file in files], known))
    print(f"{'':35}" + "".join(f"{name:>20}" for name in FIGURES))
    for name, read in READERS.items():
        print_rows(name, parts_of(own, crossed(name, own)))
        level = best_level(name, own) if name in LEVELLED else 0.0
        measured = parts_of(others, {case.name: read(case, level) for case in others})
        print_rows(f"{name} known", measured)
    print("\n".join(agreement(own)))
    if options.articles is not None:
        write_articles(tags, options.work, options.articles)


if __name__ == "__main__":
    main()
