"""What a reply does with what was proposed, asked, offered or wished."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique import Archive
from communique.api import compare, uptake
from communique.cli.main import cli
from communique.model import DocumentError, NotFoundError, Span
from communique.pipeline import Pipeline
from communique.render.arrow import arrow_table
from communique.render.uptake import uptake_rows
from communique.views.citing import provenance_of
from communique.views.uptake.find import find_uptake
from communique.views.uptake.points import load_splitter
from communique.views.uptake.wording import OwnWords
from three_years import archive_of, read, reader

if TYPE_CHECKING:
    from communique.model import Uptake

SAMPLES = Path(__file__).parents[1] / "samples"
OVERLAY = SAMPLES / "tables"
CALL = "2030-03-04-call-isl-ken"


def of_text(text: str) -> list[Uptake]:
    reading = reader().read_text(f"Presidents talk\n\nNAIROBI, March 4, 2030 - {text}\n", name="text")
    return find_uptake(reading, provenance_of(reading.document))


def told(found: list[Uptake], words: str) -> Uptake:
    return next(one for one in found if words in one.point.cited.words)


BEGIN = "Kenyan President Amara Tolleko held a telephone conversation with Icelandic President Jorun Haldvik on March 4, 2030.\n\n"


def test_each_account_has_its_own_answer(tmp_path: Path) -> None:
    """The same proposal is echoed by one account and answered by the other; each is told with the words that prove it."""
    found = [one for one in archive_of(tmp_path).uptake(CALL) if "school for drillers" in one.point.cited.words]
    verdicts = {one.point.cited.provenance.name: one for one in found}
    echoed, answered = verdicts["call-kenya.txt"], verdicts["call-iceland.txt"]
    assert (echoed.taken, echoed.shared) == ("echoed", ("school", "drillers"))
    assert echoed.reply is not None
    assert echoed.reply.cited.words == "build the school for drillers with Kenya"
    assert answered.taken == "answered"
    assert answered.reply is not None
    assert answered.reply.cited.words == "the proposal"
    for one in found:
        for point in filter(None, (one.point, one.reply)):
            text = read(point.cited.provenance.name).document.text
            assert point.cited.words == " ".join(" ".join(span.of(text).split()) for span in point.cited.spans)


def test_points_of_one_statement_are_told_apart(tmp_path: Path) -> None:
    """A list of things to do is one point each; the words that lead to them are left out."""
    found = [one.point.cited.words for one in archive_of(tmp_path, "call-kenya.txt").uptake(CALL)]
    assert found[:3] == [
        "open a joint school for drillers in Nakuru",
        "widen the exchange of nurses",
        "follow up the important consensus reached by the two leaders",
    ]


@pytest.mark.parametrize(
    ("said", "points"),
    [
        ("if the two sides close the harbour, build walls and raise tariffs", []),
        ("But if we close the harbour, build walls, and raise tariffs, we will sink the fleet or lose it", []),
        ("should the two sides close the harbour, build walls and raise tariffs, they will sink the fleet", []),
        (
            "build a lighthouse, and open a school if Iceland sends teachers, builds walls and raises tariffs",
            ["build a lighthouse", "open a school if Iceland sends teachers, builds walls and raises tariffs"],
        ),
    ],
)
def test_a_condition_is_no_point(said: str, points: list[str]) -> None:
    """What would come about under a condition is nobody's proposal or pledge, and is not cut from what hangs on it."""
    assert [span.of(said) for span in load_splitter().split(said, Span(0, len(said)))] == points


def test_silence_is_told_from_no_reply() -> None:
    """Passed over is said only where a reply of the other is reported; else the text doesn't say."""
    found = of_text(
        BEGIN + "Tolleko proposed that the two sides build a lighthouse on Mount Tara. "
        "Haldvik said that geese had come early. Haldvik proposed that geologists swap maps."
    )
    assert [(one.taken, one.heard) for one in found] == [("passed over", 2), ("not told", 0)]


def test_stock_words_alone_are_no_echo() -> None:
    """A reply that shares only words that stand everywhere is no echo; whether it means the point isn't clear."""
    found = of_text(
        BEGIN
        + "Tolleko proposed that the two countries strengthen bilateral relations and expand cooperation in whale counting. "
        "Haldvik said that Iceland is ready to strengthen bilateral relations and to expand cooperation in all fields."
    )
    assert {one.taken for one in found if one.point.act == "propose"} == {"unclear"}


def test_synonyms_answer_in_other_words() -> None:
    """The same said in other words is an answer, not an echo."""
    found = of_text(
        BEGIN + "Tolleko proposed that the two countries fight terrorism and piracy. "
        "Haldvik said that Iceland would combat piracy, and counter the terrorist threat."
    )
    assert told(found, "terrorism").taken in {"echoed", "answered"}
    assert told(found, "terrorism").reply is not None


def test_both_sides_together_agree() -> None:
    """What both agree to, pledge or call for together is agreed, with the joint sentence as its proof."""
    found = of_text(
        BEGIN + "Tolleko proposed that a lighthouse be built on Mount Tara. "
        "The two presidents agreed to build the lighthouse on Mount Tara by 2032. "
        "Haldvik suggested a ferry to Lamu. The two presidents discussed the ferry to Lamu."
    )
    assert told(found, "lighthouse").taken == "agreed"
    assert told(found, "ferry").taken == "discussed"


def test_unsure_speakers_never_count() -> None:
    """A reply whose speaker isn't certain is no echo, and makes no silence either."""
    found = reader().read_text(
        f"Presidents talk\n\n{BEGIN}Tolleko proposed that a lighthouse be built on Mount Tara.\n\n"
        "Haldvik said that the lighthouse on Mount Tara would be lovely. Haldvik said that geese had come early.\n",
        name="unsure",
    )
    sure = find_uptake(found, provenance_of(found.document))
    assert told(sure, "lighthouse").taken == "echoed"
    nobody = tuple(
        replace(one, speakers=()) if "lovely" in one.content[0].of(found.document.text) else one
        for one in found.statements
    )
    assert told(find_uptake(found, provenance_of(found.document), nobody), "lighthouse").taken == "unclear"


@pytest.mark.parametrize(
    "reply",
    [
        "Haldvik said that cereals are dear in Iceland, where rain had spoiled the harvest.",
        "Haldvik took note of what she had said, and spoke of herring, geese and glaciers.",
        "Haldvik said that herring, geese and glaciers worried him. To all of this his guest responded positively.",
        "Haldvik said that the herring had come early.\n\nOvens for wheat are dear to bakers.",
    ],
    ids=["another word for it", "generic acceptance", "summary", "told by nobody"],
)
def test_doubt_is_not_passed_over(reply: str) -> None:
    """Where a reply may mean the point in other words, the verdict abstains and says why."""
    found = of_text(BEGIN + f"Tolleko proposed that the two sides store wheat in stone towers. {reply}")
    assert [(one.taken, bool(one.rule)) for one in found][:1] == [("unclear", True)]


def test_place_names_of_another_matter_echo_nothing() -> None:
    """That a later sentence names the same place takes nothing up: it must be about the same thing."""
    found = of_text(
        BEGIN + "Tolleko proposed a ferry line between Lamu and Port Haven. "
        "The two presidents agreed to meet in Port Haven in May. Haldvik said that geese and herring come to Port Haven."
    )
    assert told(found, "ferry").taken == "unclear"


def test_what_comes_right_behind_answers_by_its_act() -> None:
    """An offer is answered by thanks, a request by assent right behind it, whatever the words; a later one is no answer."""
    found = of_text(
        BEGIN + "Tolleko offered ten whaling boats. Haldvik thanked her for the generosity. "
        "Haldvik asked Kenya to send nurses. Tolleko promised to consider the request."
    )
    assert [one.taken for one in found if one.point.act in {"offer", "request"}] == ["answered", "answered"]


def test_a_request_to_somebody_else_asks_for_no_reply() -> None:
    """What is asked of a third party is no point of the conversation."""
    found = of_text(BEGIN + "Tolleko urged Peru to release the whalers. Haldvik said that geese had come early.")
    assert found == []


def test_courtesies_are_answered_in_kind() -> None:
    """A congratulation is answered by one in return or by thanks; the thanks alone are no point of their own."""
    found = of_text(
        BEGIN + "Haldvik congratulated Tolleko on her re-election. Tolleko thanked Haldvik for his congratulations. "
    )
    assert [(one.point.act, one.taken) for one in found] == [("congratulate", "answered")]


def test_what_only_answers_is_not_listed_again() -> None:
    """A point that takes up an earlier one stands as its reply, unless it is answered in turn."""
    found = of_text(
        BEGIN + "Tolleko proposed that a lighthouse be built on Mount Tara. "
        "Haldvik proposed that the lighthouse on Mount Tara be built of basalt."
    )
    assert [one.point.speakers[0].name for one in found] == ["Amara Tolleko"]


def test_the_proposal_means_the_nearest() -> None:
    """A noun that stands for what was said means the nearest statement of its kind; in the plural all of them."""
    found = of_text(
        BEGIN
        + "Tolleko proposed a lighthouse for Lamu. Tolleko proposed a fish market for Kisumu. Haldvik welcomed the proposal."
    )
    assert [one.taken for one in found] == ["unclear", "answered"]
    found = of_text(
        BEGIN
        + "Tolleko proposed a lighthouse for Lamu. Tolleko proposed a fish market for Kisumu. Haldvik welcomed the proposals."
    )
    assert [one.taken for one in found] == ["answered", "answered"]


@pytest.mark.parametrize(
    ("words", "points"),
    [
        ("strengthen trust, carry forward the old friendship, and open a road", 3),
        ("a free and open sea", 1),
        ("the two sides should continue the talks and practice fair trade", 2),
        ("peace, stability and development", 1),
        ("is willing to work with Iceland to build ships and train crews", 2),
        ("a trial crossing should take place next spring", 1),
    ],
)
def test_statements_are_cut_at_their_verbs(words: str, points: int) -> None:
    """Coordinated verb phrases are points of their own; nouns and adjectives are not."""
    assert len(load_splitter().split(words, Span(0, len(words)))) == points


def test_own_words_leave_out_stock_and_names() -> None:
    """What stands in every account, and who speaks, says nothing of a point."""
    own = OwnWords(["Amara Tolleko"])
    assert [term.word for term in own.of("Tolleko and Kenya strengthen cooperation in the counting of whales")] == [
        "counting",
        "whales",
    ]


def test_seed_passes_over_all_but_mutual_trust(shared: Path) -> None:
    """In the first seed the reply takes up mutual trust alone of what the caller proposes and offers."""
    seed = next((shared / "seeds").glob("000_*"))
    found = uptake(seed)
    asked = [one for one in found if one.point.act in {"propose", "offer"} and one.heard]
    taken = [one for one in asked if one.taken not in {"passed over", "unclear"}]
    over = [one.point.cited.words for one in asked if one.taken == "passed over"]
    for words in ("blueprint", "differences", "Belt and Road"):
        assert any(words in point for point in over)
    assert [one.point.cited.spans[0].start for one in taken] == [1584]
    assert taken[0].taken == "echoed"
    assert len(asked) >= 9


def test_unknown_exchange_names_the_nearest(tmp_path: Path) -> None:
    """An exchange that isn't there gets the names of those that are; an empty archive says what to do."""
    with pytest.raises(NotFoundError, match=r"2030-03-04-call-isl-ken"):
        archive_of(tmp_path).uptake("2030-03-05-call-ken-isl")
    with pytest.raises(NotFoundError, match="The archive is empty"):
        Archive(tmp_path / "empty.db").uptake("2030-03-05-call-ken-isl")


def test_rows_are_the_columns_of_the_table(tmp_path: Path) -> None:
    """Every row has the columns of its table, its citation, and where it is taken up the reply's."""
    rows = list(uptake_rows(archive_of(tmp_path).uptake(CALL)))
    table = arrow_table("uptake", rows)
    assert set(rows[0]) == set(table.column_names)
    assert all(row["citation"] and row["starts"] for row in rows)
    assert all(
        (row["reply_citation"] is not None) == (row["taken"] not in {"passed over", "unclear", "not told"})
        for row in rows
    )


def test_command_takes_a_file_or_an_exchange(tmp_path: Path) -> None:
    """The command tells of one file without an archive, and of an exchange of an archive, as table or JSON."""
    done = CliRunner().invoke(
        cli, ["uptake", str(SAMPLES / "02-meeting-linden-house.txt"), "--overlay", str(OVERLAY), "--format", "json"]
    )
    assert done.exit_code == 0, done.output
    assert {"answered", "passed over"} <= {row["taken"] for row in json.loads(done.output)}
    archive_of(tmp_path).close()
    done = CliRunner().invoke(cli, ["uptake", CALL, "--archive", str(tmp_path / "three-years.db")])
    assert "echoed by Jorun Haldvik" in done.output
    assert "this text doesn't say" in done.output


def test_gold_points_at_what_is_there(shared: Path) -> None:
    """The gold's spans lie inside the texts that it names, and its verdicts are those that there are."""
    root, pipeline = Path(__file__).parents[1], Pipeline()
    for document in json.loads((root / "eval" / "uptake.json").read_text(encoding="utf-8")):
        path = (shared.parent if document["doc"].startswith("shared/") else root) / document["doc"]
        text = pipeline.load(path.name, path.read_bytes()).text
        for point in document["points"]:
            assert Span(*point["span"]).of(text).strip()
            assert set(point["verdicts"]) <= {"echoed", "answered", "agreed", "passed over", "not told", "answer"}


def test_a_file_in_another_language_is_said_to_be_unread(tmp_path: Path) -> None:
    """A file that wasn't read has no points to count: it is an error, as it is for a comparison, which reads no further."""
    path = tmp_path / "fr.txt"
    path.write_text(
        "Le président a reçu hier la ministre des affaires étrangères. Les deux pays ont décidé de construire ensemble un "
        "phare sur la côte et de renforcer leur coopération dans tous les domaines.\n",
        encoding="utf-8",
    )
    with pytest.raises(DocumentError, match=r"not read \(language: fr\)"):
        uptake(path)
    with pytest.raises(DocumentError, match=r"not read \(language: fr\)"):
        compare(path, tmp_path / "nowhere.txt")
