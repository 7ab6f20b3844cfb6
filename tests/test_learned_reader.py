"""The linker of bench/learned_reader: word pieces to spans, spans to statements; no model is needed."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest

from communique import Reader
from communique.model import Span
from communique.readers.statements.reader import _set_scene
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from types import ModuleType

LINKER = Path(__file__).resolve().parents[1] / "bench" / "learned_reader" / "linker.py"
ROLES = {"content": 1, "cue": 2, "source": 3}
TEXT = "Tolleko said that the Haldvik plan needs more time."


@pytest.fixture(name="linker", scope="module")
def _linker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("learned_linker", LINKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def pieces(text: str, *roles: str) -> list[list[float]]:
    """One piece a word, each tagged as going on with its role."""
    found = []
    for word, role in zip(re.finditer(r"[^\s.]+", text), roles, strict=True):
        tags = [0.0] * 7
        tags[2 * ROLES[role] if role in ROLES else 0] = 1.0
        found.append([float(word.start()), float(word.end()), *tags])
    return found


def test_a_name_inside_a_content_does_not_tear_it(linker: ModuleType) -> None:
    """What was tagged as content before and behind a stray source is one content."""
    roles = ("source", "cue", "-", "content", "source", "content", "content", "content", "content")
    found = linker.spans_in(pieces(TEXT, *roles), TEXT, Span(0, len(TEXT)))
    assert [(one.role, one.span.of(TEXT)) for one in found] == [
        ("source", "Tolleko"),
        ("cue", "said"),
        ("content", "the Haldvik plan needs more time"),
    ]


def test_a_scrap_without_a_cue_is_no_content(linker: ModuleType) -> None:
    """A content that has no cue must fill its sentence or a quotation."""
    roles = ("-", "-", "-", "-", "-", "-", "content", "content", "content")
    assert linker.spans_in(pieces(TEXT, *roles), TEXT, Span(0, len(TEXT))) == []


def test_a_frame_in_the_middle_makes_one_statement(linker: ModuleType) -> None:
    """Two contents around one cue are one statement where the second goes on in lower case."""
    text = "The plan, Tolleko said, needs more time."
    roles = ("content", "content", "source", "cue", "content", "content", "content")
    spans = linker.spans_in(pieces(text, *roles), text, Span(0, len(text)))
    ((contents, cue, _),) = linker.framed(spans, text)
    assert [span.of(text) for span in contents] == ["The plan", "needs more time"]
    assert cue.span.of(text).strip(",") == "said"
    assert linker.source_of(cue, spans).span.of(text) == "Tolleko"


def test_a_text_is_linked_with_the_scene_of_today(linker: ModuleType) -> None:
    """The linker asks the reader for voices and people; what it asks must still be there."""
    text = "President Oren Tolleko of Norway met Prime Minister Ada Haldvik of Sweden. Tolleko said that time is short."
    kept: list[Any] = []
    with patch("communique.readers.statements.reader.read_statements", lambda *asked: kept.append(asked) or ()):
        Reader().read_text(text)
    prose, setting, parser = kept[0]
    roles = ["-"] * 12 + ["source", "cue", "-", "content", "content", "content"]
    cut = [list(split_sentences(prose.text, paragraph)) for paragraph in prose.paragraphs]
    (found,) = linker.Linker(prose, _set_scene(prose, setting), parser, None).read(cut, pieces(text, *roles))
    assert [actor.name for actor in found.speakers] == ["Oren Tolleko"]
