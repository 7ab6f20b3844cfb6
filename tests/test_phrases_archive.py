"""Stock phrases of an archive: the Python API, the commands, the files that they write."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pyarrow.parquet
import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model import NotFoundError, UsageError
from communique.render.arrow import SCHEMAS
from communique.render.phrases import phrase_rows, tally_rows, use_rows

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

FORMULA = "good neighbors, good friends, good comrades and good partners"
TEXTS = {
    "2030-03-04.txt": f"""President Haldvik speaks with the President of Kenya

REYKJAVIK, March 4, 2030 - President Jorun Haldvik of Iceland spoke by telephone with President Amara Tolleko of Kenya on March 4, 2030.

President Haldvik said that the two nations are {FORMULA}, and proposed a school for drillers.
""",
    "2030-03-04-again.txt": f"""Call between Kenya and Iceland

NAIROBI, March 4, 2030 - President Amara Tolleko of Kenya held a telephone conversation with President Jorun Haldvik of Iceland on March 4, 2030.

Haldvik said that the two nations are {FORMULA}, according to the statement.
""",
    "2031-05-20.txt": f"""Presidents of Kenya and Iceland meet in Nairobi

NAIROBI, May 20, 2031 - Kenyan President Amara Tolleko met with Icelandic President Jorun Haldvik in Nairobi on May 20, 2031.

Tolleko said that both peoples should remain {FORMULA}. Haldvik promised that Iceland would send ten teachers.
""",
    "2032-06-09.txt": """Kenyan and Icelandic presidents talk

NAIROBI, June 9, 2032 - Kenyan President Amara Tolleko met with Icelandic President Jorun Haldvik in Nairobi on June 9, 2032.

Tolleko said that the new line is a gift to those who come after.
""",
}


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of two accounts of one call, and of two meetings of the same presidents."""
    found = tmp_path_factory.mktemp("phrases") / "communique.db"
    with Archive(found) as archive:
        for name, text in TEXTS.items():
            archive.add_bytes(text.encode(), name=name)
    return found


def ask(path: Path, *arguments: str, width: int = 100) -> Result:
    command = [*arguments, "--archive", str(path)]
    return CliRunner().invoke(cli, command, env={"COLUMNS": str(width)})


def test_texts_are_those_of_the_readings(path: Path) -> None:
    """All texts at once are the documents and people that their readings hold, by name."""
    with Archive(path, create=False) as archive:
        texts = list(archive._store.texts())
        assert [document.name for document, _ in texts] == sorted(TEXTS)
        for document, people in texts:
            reading = archive.document(document.sha256)
            assert (document, people) == (reading.document, reading.people)


def test_formula_is_counted_by_exchange(path: Path) -> None:
    """Two accounts of one call count once; frames, names and the rest of the sentences are no phrase."""
    with Archive(path, create=False) as archive:
        found = archive.phrases()
    assert [phrase.words for phrase in found] == [FORMULA]
    assert (found[0].exchanges.count, found[0].exchanges.of) == (2, 3)
    assert len(found[0].uses) == 3


def test_speakers_have_their_share(path: Path) -> None:
    """The phrase is told with who said it, of the exchanges in which they spoke, and can be asked of one speaker."""
    with Archive(path, create=False) as archive:
        card = archive.phrase(FORMULA)
        assert archive.phrases(speaker="Tolleko", least=2) == []
    shares = {tally.label: (tally.share.count, tally.share.of) for tally in card.tallies if tally.kind == "speaker"}
    assert shares["Jorun Haldvik"][0] == 1
    assert shares["Amara Tolleko"] == (1, 2)


def test_rows_have_the_columns_of_their_tables(path: Path) -> None:
    """Every row has the columns of its Arrow schema, in their order, and a citation."""
    with Archive(path, create=False) as archive:
        card = archive.phrase(FORMULA)
    tables = {
        "phrases": phrase_rows([card.phrase]),
        "phrase_tallies": tally_rows(card),
        "phrase_uses": use_rows(card.phrase),
    }
    for name, rows in tables.items():
        for row in rows:
            assert list(row) == list(SCHEMAS[name])
            assert row["citation"] is not None or row["cases"] == 0


def test_spans_of_uses_read_in_the_document(path: Path) -> None:
    """What a use cites stands in the stored document at those offsets."""
    with Archive(path, create=False) as archive:
        for use in archive.phrase(FORMULA).phrase.uses:
            document = archive.document(use.citation.provenance.document).document
            assert use.citation.spans[0].of(document.text) == use.citation.words == FORMULA


def test_lists_are_printed_and_written(path: Path, tmp_path: Path) -> None:
    """Table, CSV, JSON and Parquet hold the same phrase."""
    assert FORMULA.split(",", maxsplit=1)[0] in ask(path, "phrases", width=72).stdout
    assert json.loads(ask(path, "phrases", "--format", "json").stdout)[0]["exchanges"] == 2
    rows = list(csv.DictReader(io.StringIO(ask(path, "phrase", FORMULA, "--uses", "--format", "csv").stdout)))
    assert [row["day"] for row in rows] == ["2030-03-04", "2030-03-04", "2031-05-20"]
    out = tmp_path / "phrases.parquet"
    assert ask(path, "phrases", "--out", str(out)).stdout == f"{out}: 1 rows\n"
    assert pyarrow.parquet.read_table(out)["phrase"].to_pylist() == [FORMULA]


def test_chart_shows_each_exchange_once_a_row(path: Path, tmp_path: Path) -> None:
    """The chart of a phrase counts as the table does, and tells out of how many."""
    out = tmp_path / "phrase.svg"
    assert ask(path, "phrase", FORMULA, "--chart", str(out)).stdout == f"{out}: drawn\n"
    drawn = out.read_text(encoding="utf-8")
    assert "good neighbors" in drawn
    assert "2 of 3 exchanges" in drawn


def test_new_and_dropped(path: Path) -> None:
    """What no text had before, and what the last exchanges lack."""
    assert "No phrase" in ask(path, "phrases", "--new-since", "2031").stderr
    assert "good comrades" in ask(path, "phrases", "--dropped", "--last", "1").stdout
    assert "No phrase" in ask(path, "phrases", "--dropped", "--last", "2").stderr


def test_unknown_names_get_the_nearest(path: Path, tmp_path: Path) -> None:
    """An unknown phrase, speaker or side says what there is; an empty archive what to do."""
    with Archive(path, create=False) as archive:
        with pytest.raises(NotFoundError, match="The nearest is good neighbors"):
            archive.phrase("good neighbours and bad partners")
        with pytest.raises(UsageError, match="Tolleko"):
            archive.phrases(speaker="Toleko")
        with pytest.raises(UsageError, match="no outlet here"):
            archive.phrases(side="FRA")
    with Archive(tmp_path / "empty.db") as empty, pytest.raises(UsageError, match="communique read PATH"):
        empty.phrases()
