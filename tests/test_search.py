"""Search over an archive: what is found, counted and shown, and that it stays true when documents change."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.cli.main import cli
from communique.model import NotFoundError, Span, UsageError
from communique.store import search as store_search
from communique.text.words import searchable
from keeping import CALL, TEXTS, VIETNAMESE, filled, own, reading_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from communique.model import Reading, SearchAnswer

OUTLETS = {
    "call-a.txt": ("Xinhua", "CHN"),
    "call-b.txt": ("Kenya News Agency", "KEN"),
    "meeting.txt": ("Xinhua", "CHN"),
}


def told_by_outlets() -> list[Reading]:
    """The five readings, some of them with an outlet and its side."""
    return [_told_by(own(name), *OUTLETS.get(name, (None, None))) for name in sorted(TEXTS)]


def _told_by(reading: Reading, outlet: str | None, side: str | None) -> Reading:
    return replace(reading, document=replace(reading.document, outlet=outlet, outlet_side=side))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed archive of the five texts."""
    with filled(tmp_path / "communique.db", []) as archive:
        archive.add_readings(told_by_outlets())
    return tmp_path / "communique.db"


@pytest.fixture
def archive(path: Path) -> Iterator[Archive]:
    """It opened."""
    with Archive(path) as opened:
        yield opened


def names(answer: SearchAnswer) -> list[str]:
    return sorted(hit.citation.provenance.name for hit in answer.hits)


def title_of(name: str) -> Span:
    title = own(name).document.title
    return title.span or Span(0, 0) if title is not None else Span(0, 0)


def facet(answer: SearchAnswer, name: str) -> dict[str, int]:
    return dict(next(facet.values for facet in answer.facets if facet.name == name))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("drillers", ["call-a.txt", "call-b.txt", "meeting.txt"]),
        ('"joint school"', ["call-a.txt", "call-b.txt", "meeting.txt"]),
        ('"school joint"', []),
        ("school JOINT", ["call-a.txt", "call-b.txt", "meeting.txt"]),
        ("consul*", ["ministers.txt"]),
        ("consul", []),
        ("school NOT sixty", ["call-a.txt", "call-b.txt"]),
        ("sixty OR consulate", ["meeting.txt", "ministers.txt"]),
        ("steam NEAR/1 borders", []),
        ("steam NEAR/2 borders", ["call-a.txt", "call-b.txt"]),
        ("Áccra", ["ministers.txt"]),
        ("said", []),
    ],
)
def test_statements_are_found_by_their_words(archive: Archive, words: str, expected: list[str]) -> None:
    """All words, a phrase, a prefix, operators; only in what was said, not in the frame around it."""
    assert names(archive.search(words)) == expected


def test_every_word_is_found_where_it_stands(archive: Archive) -> None:
    """For every word of every statement and article, search finds just those that hold it."""
    statements = {record.id: set(searchable(record.content).split()) for record in archive.statements()}
    documents = {
        key: {word for part in (*own(key).document.body, title_of(key)) for word in searchable(part.of(text)).split()}
        for key, text in TEXTS.items()
    }
    for word in sorted(set().union(*statements.values())):
        found = {hit.statement.id for hit in archive.search(word, limit=100).hits if hit.statement is not None}
        assert found == {key for key, words in statements.items() if word in words}, word
    for word in sorted(set().union(*documents.values())):
        found_in = set(names(archive.search(word, searched="documents")))
        assert found_in == {key for key, words in documents.items() if word in words}, word


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"speaker": "haldvik"}, 3),
        ({"speaker": "Iceland"}, 3),
        ({"side": "ISL"}, 3),
        ({"side": "Kenya", "act": "state"}, 1),
        ({"since": date(2031, 1, 1)}, 2),
        ({"until": date(2030, 3, 4)}, 1),
        ({"outlet": "xin"}, 3),
        ({"outlet_side": "CHN"}, 3),
        ({"outlet_side": "China", "speaker": "KEN"}, 1),
        ({"exchange": CALL}, 2),
        ({"exchange": CALL, "outlet": "News Agency"}, 1),
    ],
)
def test_hits_are_narrowed(archive: Archive, filters: dict[str, Any], expected: int) -> None:
    """By speaker, side, act, days, outlet, its side and exchange, and by several at once."""
    assert archive.search("school OR teachers", **filters).total == expected


def test_documents_are_narrowed(archive: Archive) -> None:
    """By day of publication, outlet and exchange; a speaker is nothing that a document has."""
    assert names(archive.search("president*", searched="documents", exchange=CALL)) == ["call-a.txt", "call-b.txt"]
    assert names(archive.search("president*", searched="documents", since=date(2031, 6, 1))) == ["message.txt"]
    assert names(archive.search("president*", searched="documents", outlet_side="KEN")) == ["call-b.txt"]
    with pytest.raises(UsageError, match="A document has no speaker"):
        archive.search("steam", searched="documents", speaker="Tolleko")


def test_facets_count_all_hits(archive: Archive) -> None:
    """Not only those of the page; a speaker's side, the outlet's side and the year too."""
    answer = archive.search("school OR teachers", limit=1)
    assert (len(answer.hits), answer.total) == (1, 4)
    assert facet(answer, "speaker") == {"Jorun Haldvik": 3, "Amara Tolleko": 1}
    assert facet(answer, "side") == {"ISL": 3, "KEN": 1}
    assert facet(answer, "act") == {"propose": 2, "pledge": 1, "state": 1}
    assert facet(answer, "outlet") == {"Xinhua": 3, "Kenya News Agency": 1}
    assert facet(answer, "outlet side") == {"CHN": 3, "KEN": 1}
    assert facet(answer, "year") == {"2030": 1, "2031": 2}
    assert {facet.name for facet in archive.search("school", searched="documents").facets} == {
        "outlet",
        "outlet side",
        "year",
    }


@pytest.mark.parametrize("order", ["relevance", "newest"])
@pytest.mark.parametrize("most", [0, 10_000])
def test_pages_hold_every_hit_once(archive: Archive, order: str, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Page by page all hits come, none twice: by rank where there are not too many, the newest first among equals."""
    monkeypatch.setattr(store_search, "MOST_RANKED", most)
    everything = archive.search("the OR that OR school", limit=100, order=order)  # type: ignore[arg-type]
    pages = [
        archive.search("the OR that OR school", limit=3, offset=start, order=order)  # type: ignore[arg-type]
        for start in range(0, everything.total + 3, 3)
    ]
    assert [hit for page in pages for hit in page.hits] == list(everything.hits)
    assert len(everything.hits) == everything.total > 4
    is_ranked = order == "relevance" and most > 0
    keys = [(-(hit.score or 0.0), -(hit.day or date.min).toordinal()) for hit in everything.hits]
    assert keys == sorted(keys)
    assert all((hit.score is not None) == is_ranked for hit in everything.hits)


@pytest.mark.parametrize("most", [0, 4, 10_000])
@pytest.mark.parametrize(
    "filters",
    [
        {},
        {"speaker": "Haldvik"},
        {"side": "KEN", "offset": 1},
        {"act": "state"},
        {"outlet": "Xinhua", "order": "newest"},
        {"since": date(2031, 1, 1)},
        {"exchange": CALL},
        {"searched": "documents", "limit": 2},
    ],
    ids=str,
)
def test_facets_can_be_left_out(
    archive: Archive, filters: dict[str, Any], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same hits are counted and shown, also where there are too many to rank and only the newest are looked up."""
    monkeypatch.setattr(store_search, "MOST_RANKED", most)
    whole, bare = (archive.search("the OR that OR school", facets=facets, **filters) for facets in (True, False))
    assert bare == replace(whole, facets=())
    assert whole.total > 0 < len(whole.facets)


def test_words_that_stand_together_come_first(tmp_path: Path) -> None:
    """Of texts that hold all words, the one with the phrase is the likest, whatever its length."""
    apart = TEXTS["meeting.txt"].replace("joint school for drillers had taken in its first sixty", "school has joint")
    with filled(tmp_path / "a.db", ["meeting.txt"]) as archive:
        archive.add_reading(reading_of(apart, "apart.txt"))
        assert archive.search("school joint", searched="documents").total == 2
        assert archive.search("joint school", searched="documents").hits[0].citation.provenance.name == "meeting.txt"


@pytest.mark.parametrize("searched", ["statements", "documents"])
def test_hits_prove_themselves(archive: Archive, searched: str) -> None:
    """Offsets of words and marks read in the document what a hit shows."""
    answer = archive.search("school OR steam", searched=searched)  # type: ignore[arg-type]
    for hit in answer.hits:
        text = TEXTS[hit.citation.provenance.name]
        assert " … ".join(" ".join(span.of(text).split()) for span in hit.citation.spans) == hit.citation.words
        assert {span.of(text).lower() for span in hit.marks} <= {"school", "steam"}
        assert hit.marks
        assert "".join(piece for piece, _ in hit.pieces) == hit.citation.words


def test_an_unread_document_is_found(archive: Archive) -> None:
    """A text in another language is stored unread; its words can be looked for, with or without diacritics."""
    archive.add_reading(reading_of(VIETNAMESE, "vietnamese.txt"))
    for words in ('"điện đàm"', '"dien dam"', "hop tác"):
        assert names(archive.search(words, searched="documents")) == ["vietnamese.txt"]


def test_a_superseded_text_is_found_no_more(archive: Archive) -> None:
    """Its words leave with it, come back when its name stands for it again, and check finds nothing wrong."""
    changed = TEXTS["meeting.txt"].replace("sixty", "ninety")
    for text, found, gone in ((changed, "ninety", "sixty"), (TEXTS["meeting.txt"], "sixty", "ninety")):
        archive.add_reading(reading_of(text, "meeting.txt"))
        for searched in ("statements", "documents"):
            assert archive.search(found, searched=searched).total == 1  # type: ignore[arg-type]
            assert archive.search(gone, searched=searched).total == 0  # type: ignore[arg-type]
        assert archive.check() == []


def test_a_text_read_anew_leaves_nothing_behind(archive: Archive, path: Path) -> None:
    """A newer reader that finds less, and finds it elsewhere, is what search shows; no row or word of the old one stays."""
    reading = own("meeting.txt")
    first = reading.statements[0]
    shorter = replace(first, content=(replace_end(first.content[0]),))
    archive.add_reading(replace(reading, statements=(shorter,), reader="newer"))
    assert archive.search("teachers").total == 0
    assert archive.search("sixty").total == 0
    assert archive.search("joint school taken").total == 1
    assert archive.check() == []
    with closing(sqlite3.connect(path)) as connection:
        for words, rows in (("statement_words", "searched_statements"), ("document_words", "searched_documents")):
            query = f"SELECT count(*) FROM {words} WHERE rowid NOT IN (SELECT id FROM {rows})"  # noqa: S608
            assert connection.execute(query).fetchone() == (0,)


def replace_end(span: Any) -> Any:
    """A span without its last twenty characters."""
    return span._replace(end=span.end - 20)


def test_a_text_with_two_names_is_one_hit(archive: Archive) -> None:
    """It is found once, as long as one name stands for it."""
    archive.add_reading(replace(own("meeting.txt"), document=replace(own("meeting.txt").document, name="again.txt")))
    assert archive.search("sixty").total == 1
    archive.add_reading(reading_of(TEXTS["meeting.txt"].replace("sixty", "ninety"), "meeting.txt"))
    assert names(archive.search("sixty")) == ["again.txt"]
    assert archive.check() == []


def test_a_review_changes_who_is_found(archive: Archive) -> None:
    """A judgement by hand on a speaker counts at once, until it is undone."""
    (record,) = archive.statements(contains="sixty")
    archive.review(record.id, speaker="Haldvik", who="test")
    assert archive.search("sixty", speaker="Haldvik").total == 1
    assert facet(archive.search("sixty"), "side") == {"ISL": 1}
    assert archive.check() == []
    archive.undo(archive.judgements()[-1].id, who="test")
    assert archive.search("sixty", speaker="Haldvik").total == 0
    assert archive.check() == []


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE searched_statements SET act = 'hope' WHERE id = 1",
        "UPDATE searched_documents SET outlet = 'Another' WHERE id = 1",
        "DELETE FROM searched_statements WHERE id = 2",
        "DELETE FROM statement_words WHERE rowid = 2",
        "INSERT INTO document_words (rowid, title, body) VALUES (99, 'ghost', '')",
        "UPDATE statement_words_data SET block = x'00' WHERE id > 100",
        "UPDATE statement_words SET words = 'other words' WHERE rowid = 1",
    ],
)
def test_check_finds_a_wrong_index_and_mends_it(path: Path, damage: str) -> None:
    """Whatever another tool does to the index, check says so and what to do, and doing it mends all of it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(damage)
        connection.commit()
    result = CliRunner().invoke(cli, ["check", "--archive", str(path)])
    assert result.exit_code == 1
    assert "communique check --reindex makes it anew" in result.stdout
    assert result.stdout.splitlines()[-1] == f"{path}: 1 problem. Nothing is lost."
    result = CliRunner().invoke(cli, ["check", "--reindex", "--archive", str(path)])
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, f"{path}: 5 documents, nothing wrong.")
    with Archive(path) as archive:
        assert names(archive.search("drillers")) == ["call-a.txt", "call-b.txt", "meeting.txt"]


def test_check_finds_statements_that_changed_behind_the_index(path: Path) -> None:
    """The index is compared with what the rows say now."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE documents SET title = 'Ghosts' WHERE title LIKE '%Nairobi'")
        connection.commit()
    with Archive(path) as archive:
        assert "search" in [problem.where for problem in archive.check()]


def test_an_outlet_that_is_not_there_is_an_error(archive: Archive) -> None:
    """It names the nearest, or the sides whose outlets there are."""
    with pytest.raises(NotFoundError, match=r"no outlet of this name. The nearest is Xinhua"):
        archive.search("school", outlet="Xinhau")
    with pytest.raises(NotFoundError, match=r"no outlet of this side. There are outlets of CHN, KEN"):
        archive.search("school", outlet_side="PER")
    with pytest.raises(UsageError, match=r"no country or body is known by this name. The nearest"):
        archive.search("school", side="Icelant")


@pytest.mark.parametrize(
    ("filters", "documents", "exchanges"),
    [
        ({"outlet": "xinhua"}, ["call-a.txt", "meeting.txt"], {"2031-05-20-meeting-isl-ken", CALL}),
        ({"outlet_side": "Kenya"}, ["call-b.txt"], {CALL}),
        ({"outlet": "xin", "outlet_side": "CHN"}, ["call-a.txt", "meeting.txt"], {"2031-05-20-meeting-isl-ken", CALL}),
    ],
)
def test_listings_are_narrowed_to_outlets(
    archive: Archive, filters: dict[str, str], documents: list[str], exchanges: set[str]
) -> None:
    """Documents that an outlet published, exchanges of which one of its documents tells; an unknown outlet is an error."""
    assert [row.name for row in archive.documents(**filters)] == documents
    assert {exchange.id for exchange in archive.exchanges(**filters)} == exchanges
    with pytest.raises(NotFoundError, match="The nearest is Xinhua"):
        archive.documents(outlet="Xinhau")


def ask(path: Path, *arguments: str, width: int = 100) -> tuple[str, str]:
    """What the command prints on both streams."""
    result = CliRunner().invoke(
        cli, ["search", *arguments, "--archive", str(path)], env={"COLUMNS": str(width)}, catch_exceptions=False
    )
    assert result.exit_code == 0, result.output
    return result.stdout, result.stderr


def test_the_command_prints_a_page(path: Path) -> None:
    """Who, what with the words marked, where; facets of all hits; how many there are, and how to go on."""
    printed, _ = ask(path, "joint", "school", "--limit", "2")
    assert "a «joint school» for drillers be opened in Nakuru" in printed
    assert "Jorun Haldvik" in printed
    assert f"{CALL}, Kenya News Agency" in printed
    assert "side         ISL 2, KEN 1" in printed
    assert printed.endswith("1–2 of 3 statements; --offset 2 shows the next\n")
    printed, _ = ask(path, "joint school", "--offset", "2")
    assert printed.endswith("number 3 of 3 statements\n")


@pytest.mark.parametrize("searched", ["statements", "documents"])
@pytest.mark.parametrize("width", [40, 72, 120])
def test_the_command_fits_any_width(path: Path, searched: str, width: int) -> None:
    """No line is longer than the terminal, and no word of a hit is lost."""
    printed, _ = ask(path, "steam", "--in", searched, width=width)
    assert all(len(line) <= width for line in printed.splitlines())
    assert "«steam»".casefold() in " ".join(printed.split()).casefold()


def test_the_command_gives_rows(path: Path) -> None:
    """As JSON, CSV and in files: each hit with its citation and marks, or each value of each facet with its count."""
    rows = json.loads(ask(path, "school", "--format", "json")[0])
    assert {row["document_name"] for row in rows} == {"call-a.txt", "call-b.txt", "meeting.txt"}
    for row in rows:
        text = TEXTS[row["document_name"]]
        assert text[row["starts"][0] : row["ends"][-1]] == row["words"]
        assert row["marked"].replace("«", "").replace("»", "") == row["words"]
        assert row["words"] in row["citation"]
    counts = json.loads(ask(path, "school", "--facets", "--format", "json")[0])
    assert {"facet": "speaker", "value": "Jorun Haldvik", "count": 2} in counts
    out = path.with_name("hits.parquet")
    assert ask(path, "school", "--out", str(out))[0] == f"{out}: 3 rows\n"
    assert ask(path, "school", "--in", "documents", "--format", "csv")[0].count("\n") == 4


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["drilers"], "No statement holds “drilers”. The nearest word is drillers."),
        (["schol*"], "No statement holds “schol”. The nearest words are school"),
        (
            ["school", "--speaker", "Haldvick"],
            "Nobody in the archive is called Haldvick. The nearest is Jorun Haldvik.",
        ),
        (["school", "--side", "VNM"], "The archive holds none of VNM; it holds some of GHA, ISL, KEN, PER."),
        (["school", "--act", "thank"], "No statement meets --act."),
        (
            ["school", "consulate"],
            "Each word is there, but nowhere together. Put OR between them, or look --in documents.",
        ),
    ],
)
def test_nothing_found_says_why(path: Path, arguments: list[str], said: str) -> None:
    """On standard error: the words that stand nowhere, the name or side that is nobody's, the nearest, what to do."""
    printed, told = ask(path, *arguments)
    assert printed == "0 statements\n"
    assert said in told


def test_an_empty_archive_says_what_to_do(tmp_path: Path) -> None:
    """Before anything was read, search says how to read."""
    filled(tmp_path / "a.db", []).close()
    printed, told = ask(tmp_path / "a.db", "sea")
    assert printed == "0 statements\n"
    assert "The archive is empty. Read something into it: communique read PATH..." in told
    assert "communique demo" in told
