"""How sure the speakers are: told beside each, and nobody named where a way of finding them fails often."""

from __future__ import annotations

import csv
from pathlib import Path
from unittest.mock import patch

import pytest

from communique.readers.statements import confidence
from communique.readers.statements.confidence import LEAST, speaker_confidence
from keeping import reading_of

TABLE = Path(confidence.__file__).parents[1] / "data" / "speaker_confidence.csv"
CALL = """Norway's Prime Minister Aksel Brandvold spoke by phone with President Ilona Varga of Hungary on Tuesday.

Varga thanked Brandvold for Norway's help. She said that the talks would go on in May. The two leaders agreed to meet again.
"""


def told(table: dict[str, float] | None = None) -> list[tuple[list[str | None], list[str | None], float | None, str]]:
    """Speakers, those considered, confidence and way of each statement of the call, by another table if one is given."""
    with patch.object(confidence, "speaker_confidence", lambda: table or speaker_confidence()):
        statements = reading_of.__wrapped__(CALL, "call.txt").statements
    return [
        (
            [actor.name for actor in statement.speakers],
            [actor.name for actor in statement.considered],
            statement.confidence,
            statement.rule.partition("; ")[2],
        )
        for statement in statements
    ]


def test_each_speaker_has_the_confidence_of_the_way_he_was_found() -> None:
    """A name, a pronoun and joint words are three ways, each with its share of the table."""
    ways = [(way, sure) for _, _, sure, way in told()]
    assert [way for way, _ in ways] == ["name", "she", "joint words"]
    assert all(sure == speaker_confidence()[way] for way, sure in ways)


def test_below_the_least_confidence_nobody_is_named_but_considered() -> None:
    """A way that fails often leaves the statement without speakers, and says whom it would have been."""
    table = speaker_confidence() | {"she": LEAST - 0.01}
    found = {way: (speakers, considered) for speakers, considered, _, way in told(table)}
    assert found["she"] == ([], ["Ilona Varga"])
    assert found["name"] == (["Ilona Varga"], [])


def test_a_way_that_the_gold_never_showed_names_nobody() -> None:
    """What was never tried is not trusted."""
    unknown = {way: sure for way, sure in speaker_confidence().items() if way != "joint words"}
    found = {way: (speakers, considered) for speakers, considered, _, way in told(unknown)}
    assert found["joint words"] == ([], ["Aksel Brandvold", "Ilona Varga"])


@pytest.mark.parametrize("row", list(csv.DictReader(TABLE.open(encoding="utf-8"))), ids=lambda row: row["basis"])
def test_the_table_says_what_it_counted(row: dict[str, str]) -> None:
    """Confidences lie between the share found right and the share of all ways; no more is right than was tried."""
    right, tried, sure = float(row["right"]), float(row["tried"]), float(row["confidence"])
    assert 0 <= right <= tried
    assert min(right / tried, 0.9) - 0.02 <= sure <= 1
