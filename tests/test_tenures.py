"""The tables of offices answer questions drawn from dated editions of the Factbook."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from holders import Holders, read_rows, words_of  # noqa: E402

QUESTIONS = read_rows(ROOT / "eval" / "tenures.csv")


@cache
def tables() -> Holders:
    return Holders()


def test_there_are_three_hundred_questions_over_many_countries_and_years() -> None:
    """The figure rests on at least 300 questions on at least 150 countries and 20 years."""
    assert len(QUESTIONS) >= 300
    assert len({question["country"] for question in QUESTIONS}) >= 150
    assert len({question["day"][:4] for question in QUESTIONS}) >= 20


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda one: f"{one['country']}-{one['title']}-{one['day']}")
def test_the_tables_name_the_one_whom_the_edition_names(question: dict[str, str]) -> None:
    """On a day of an edition the post whose title the edition prints is held by the person whom it prints, by no other.

    Beside a suspended or travelling holder stands at most one who acts.
    """
    found = tables().titled(question["title"], question["country"], question["day"])
    assert any(holder.is_named(words_of(question["expected"])) for holder in found), found
    assert len({holder.person for holder in found if not holder.acting}) <= 1
    assert len({holder.person for holder in found}) <= 2
