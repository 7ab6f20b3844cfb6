"""The same text gives the same record, however it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

import communique
from communique.readers import parse
from communique.render.contract import reading_json
from keeping import run

SAMPLES = Path(__file__).parents[1] / "samples"
TABLES = SAMPLES / "tables"
DOCUMENTS = sorted(path for path in SAMPLES.iterdir() if path.name[0].isdigit())


@pytest.fixture(scope="module")
def told() -> dict[str, Any]:
    """What one reader says of every sample, in order."""
    reader = communique.Reader(overlay=TABLES)
    return {path.name: reading_json(reader.read(path)) for path in DOCUMENTS}


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_size_of_batches_changes_nothing(size: int, told: dict[str, Any]) -> None:
    """Sentences parsed one by one, by three or all at once give the same statements to the last digit."""
    reader = communique.Reader(overlay=TABLES)
    with patch.object(parse, "BATCH", size):
        assert {path.name: reading_json(reader.read(path)) for path in DOCUMENTS} == told


def test_the_order_of_documents_changes_nothing(told: dict[str, Any]) -> None:
    """What was read before a document leaves no trace in its reading."""
    reader = communique.Reader(overlay=TABLES)
    assert {path.name: reading_json(reader.read(path)) for path in reversed(DOCUMENTS)} == told


def test_processes_of_other_hash_seeds_say_the_same(tmp_path: Path, told: dict[str, Any]) -> None:
    """Documents shared out among processes, each with its own seed of hashes, read as in one."""
    found: dict[str, Any] = {}
    for seed, shared in enumerate((DOCUMENTS[::2], DOCUMENTS[1::2])):
        seeded = {"PYTHONHASHSEED": str(seed + 1)}
        done = run("read", *shared, "--json", "--overlay", TABLES, cwd=tmp_path, fast=False, env=seeded)
        found |= {Path(line["doc"]).name: line for line in map(json.loads, done.stdout.splitlines())}
    for name, line in found.items():
        assert line["statements"] == told[name]["statements"]
        assert line["reports"] == told[name]["reports"]
    assert found.keys() == told.keys()
