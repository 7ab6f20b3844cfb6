"""Turn hand-written annotations (quoted strings) into a gold file with offsets, as the scorers read it.

    python eval/compile_gold.py FOLDER GOLD.json [DOCUMENTS] [--offsets]

FOLDER holds for each document NAME.txt (or .md, .html) its annotation NAME.json, written by reading, in the form that
the annotation guide describes: ``title``, ``body`` and ``noise`` as quoted strings, statements with ``content`` (a
string, or a list of strings where a frame stands in the middle) and ``cue``. The documents stand in DOCUMENTS, or
beside their annotations; their text is what ``load_document`` makes of them, whatever their encoding or format. Every
quoted string must stand in the text; one that stands there more than once is taken at its first place behind the one
before it. Anything that can't be placed is printed and makes the exit code 1. With ``--offsets`` the words themselves are
left out, for documents that stay where they are.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from communique.documents.load import load_document
from communique.knowledge import load_outlets

ENDINGS = (".txt", ".md", ".html")


class MissingError(Exception):
    """A quoted string that does not stand in the text."""


def place(text: str, words: str, after: int) -> tuple[int, int]:
    """The span of ``words``: the first at or behind ``after``, else the first of all."""
    found = text.find(words, after)
    start = found if found >= 0 else text.find(words)
    if start < 0:
        raise MissingError(words)
    return start, start + len(words)


def between(text: str, anchors: list[str], after: int = 0) -> list[int]:
    """From the first words to the end of the last ones."""
    start, end = place(text, anchors[0], after)
    return [start, place(text, anchors[-1], start)[1] if len(anchors) > 1 else end]


def compile_statement(text: str, statement: dict[str, Any], after: int) -> dict[str, Any]:
    """The statement with ``spans`` and ``cue_span``; its cue is the one nearest to its content, before or behind it."""
    parts = statement["content"] if isinstance(statement["content"], list) else [statement["content"]]
    spans: list[tuple[int, int]] = []
    for part in parts:
        spans.append(place(text, part, spans[-1][1] if spans else after))
    cue = statement.get("cue")
    compiled = {**statement, "spans": [list(span) for span in spans], "content": parts[0]}
    if statement.get("on_behalf_of"):
        start = text.rfind(statement["on_behalf_of"], 0, spans[-1][1] + 200)
        compiled["on_behalf_span"] = [start, start + len(statement["on_behalf_of"])]
    if cue:
        place(text, cue, 0)
        found = [(start, start + len(cue)) for start in range(len(text)) if text.startswith(cue, start)]
        compiled["cue_span"] = list(min(found, key=lambda place: (min(gap(place, span) for span in spans), place)))
    return compiled


def gap(place: tuple[int, int], span: tuple[int, int]) -> int:
    """The characters between two places; a cue inside its own content is the farthest of all."""
    apart = max(span[0] - place[1], place[0] - span[1])
    return apart if apart >= 0 else sys.maxsize


def compile_document(path: Path, annotation: dict[str, Any]) -> dict[str, Any]:
    """One gold entry."""
    text = load_document(path.name, path.read_bytes(), load_outlets()).text
    gold = {key: value for key, value in annotation.items() if key not in {"body", "noise"}}
    gold |= {"doc": path.name, "sha256": hashlib.sha256(text.encode()).hexdigest()}
    gold["body_span"] = between(text, annotation["body"])
    gold["noise_spans"] = []
    for anchors in annotation.get("noise", []):
        before = gold["noise_spans"][-1][1] if gold["noise_spans"] else 0
        gold["noise_spans"].append(between(text, anchors, before))
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


def without_words(gold: dict[str, Any]) -> dict[str, Any]:
    """The entry with offsets alone: none of the document's words that have an offset."""
    statements = [
        {key: value for key, value in statement.items() if key not in {"content", "cue", "on_behalf_of"}}
        for statement in gold["statements"]
    ]
    mentioned = [
        {key: value for key, value in mention.items() if key != "text"} for mention in gold["mentioned_exchanges"]
    ]
    return gold | {"statements": statements, "mentioned_exchanges": mentioned}


def main(folder: Path, target: Path, documents: Path, *, offsets: bool = False) -> int:
    """Compile all annotations of ``folder`` into ``target``; 1 where some string has no place."""
    gold, failed = [], 0
    for annotation in sorted(folder.glob("*.json")):
        beside = documents / annotation.name
        path = next(beside.with_suffix(ending) for ending in ENDINGS if beside.with_suffix(ending).exists())
        try:
            compiled = compile_document(path, json.loads(annotation.read_text(encoding="utf-8")))
            gold.append(without_words(compiled) if offsets else compiled)
        except MissingError as error:
            failed = 1
            print(f"{annotation.name}: not in the text: {error}", file=sys.stderr)
    target.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return failed


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--offsets"]
    sys.exit(
        main(
            Path(given[0]),
            Path(given[1]),
            Path(given[-1] if len(given) > 2 else given[0]),
            offsets=len(given) < len(sys.argv) - 1,
        )
    )
