"""Turn hand-written annotations (quoted strings) into a gold file with offsets, as the scorers read it.

    python eval/compile_gold.py FOLDER GOLD.json

FOLDER holds for each document NAME.txt (or .md, .html) its annotation NAME.json, written by reading, in the form that
the annotation guide describes: ``title``, ``body`` and ``noise`` as quoted strings, statements with ``content`` (a
string, or a list of strings where a frame stands in the middle) and ``cue``. Every quoted string must stand in the
text; one that stands there more than once is taken at its first place behind the statement before it. Anything that
can't be placed is printed and makes the exit code 1.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

ENDINGS = (".txt", ".md", ".html")


class Missing(Exception):
    """A quoted string that does not stand in the text."""


def place(text: str, words: str, after: int) -> tuple[int, int]:
    """The span of ``words``: the first at or behind ``after``, else the first of all."""
    found = text.find(words, after)
    start = found if found >= 0 else text.find(words)
    if start < 0:
        raise Missing(words)
    return start, start + len(words)


def between(text: str, anchors: list[str], after: int = 0) -> list[int]:
    """From the first words to the end of the last ones."""
    start, end = place(text, anchors[0], after)
    return [start, place(text, anchors[-1], start)[1] if len(anchors) > 1 else end]


def compile_statement(text: str, statement: dict[str, Any], after: int) -> dict[str, Any]:
    """The statement with ``spans`` and ``cue_span``; its cue is the one nearest to its content."""
    parts = statement["content"] if isinstance(statement["content"], list) else [statement["content"]]
    spans: list[tuple[int, int]] = []
    for part in parts:
        spans.append(place(text, part, spans[-1][1] if spans else after))
    cue = statement.get("cue")
    compiled = {**statement, "spans": [list(span) for span in spans], "content": parts[0]}
    if cue:
        place(text, cue, 0)
        starts = [start for start in range(len(text)) if text.startswith(cue, start)]
        nearest = min(starts, key=lambda start: (abs(start + len(cue) - spans[0][0]), start))
        compiled["cue_span"] = [nearest, nearest + len(cue)]
    return compiled


def compile_document(path: Path, annotation: dict[str, Any]) -> dict[str, Any]:
    """One gold entry."""
    text = path.read_bytes().decode("utf-8-sig")
    gold = {key: value for key, value in annotation.items() if key not in {"body", "noise"}}
    gold |= {"doc": path.name, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    gold["body_span"] = between(text, annotation["body"])
    gold["noise_spans"] = [between(text, anchors) for anchors in annotation.get("noise", [])]
    mentioned = annotation.get("mentioned_exchanges", [])
    gold["mentioned_exchanges"] = [
        {**named, "start": start, "end": end} for named in mentioned for start, end in [place(text, named["text"], 0)]
    ]
    after, statements = gold["body_span"][0], []
    for statement in annotation["statements"]:
        compiled = compile_statement(text, statement, after)
        after = compiled["spans"][0][0]
        statements.append(compiled)
    return gold | {"statements": statements}


def main(folder: Path, target: Path) -> int:
    """Compile all annotations of ``folder`` into ``target``; 1 where some string has no place."""
    gold, failed = [], 0
    for annotation in sorted(folder.glob("*.json")):
        path = next(annotation.with_suffix(ending) for ending in ENDINGS if annotation.with_suffix(ending).exists())
        try:
            gold.append(compile_document(path, json.loads(annotation.read_text(encoding="utf-8"))))
        except Missing as error:
            failed = 1
            print(f"{annotation.name}: not in the text: {error}", file=sys.stderr)
    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return failed


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
