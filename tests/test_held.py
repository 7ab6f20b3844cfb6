"""When people held the offices that a text gives them, by the package's tables."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest

from communique.knowledge.base import load_knowledge

if TYPE_CHECKING:
    from communique.knowledge.held import OfficeTerms


@cache
def office_terms() -> OfficeTerms:
    return load_knowledge().office_terms


@pytest.mark.parametrize(
    ("name", "side", "office", "expected"),
    [
        ("Joseph R. Biden, Jr.", "USA", "President", [(date(2021, 1, 20), date(2025, 1, 20))]),
        ("Luong Cuong", "VNM", "Vietnamese President", [date(2024, 10, 21)]),
        ("To Lam", "VNM", "General Secretary of the Communist Party of Vietnam Central Committee", [date(2024, 8, 3)]),
        ("Qin Gang", "CHN", "Chinese State Councilor and Foreign Minister", [date(2022, 12, 30)]),
    ],
)
def test_the_office_that_the_text_gives_decides_which_term(
    name: str, side: str, office: str, expected: list[date | tuple[date, date]]
) -> None:
    """Someone who held several posts is dated by the one that the text names; the day of leaving it counts too."""
    found = [held.window for held in office_terms().terms(name, side, (office,))]
    for window, days in zip(found, expected, strict=False):
        assert window[: len(days)] == days if isinstance(days, tuple) else window.earliest == days
    assert found


@pytest.mark.parametrize(
    ("name", "side", "office"),
    [
        ("Amara Tolleko", "KEN", "President"),
        ("Xi Jinping", "CHN", "Prime Minister"),
        ("Xi Jinping", "FRA", "President"),
    ],
)
def test_whom_the_tables_do_not_know_in_an_office_says_nothing(name: str, side: str, office: str) -> None:
    """An unknown name, an office never held and another side give no days rather than wrong ones."""
    assert office_terms().terms(name, side, (office,)) == ()
