"""Coding in PLOVER and CAMEO: by kind and act, with courtesy, negation and what lies ahead told apart."""

from __future__ import annotations

import csv
import importlib.util
import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from communique.api import Reader
from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.tables import read_table
from communique.model import Coding, Exchange, Participant, Place, Report, ReportRecord
from communique.model.coding import PloverEvent
from communique.model.report import Kind, Realis
from communique.model.statement import Act
from communique.records.coding import CODES, CONTEXTS, PACKAGE, code_exchange, code_report, code_statement
from communique.records.exchanges import assemble

PEOPLE = (
    Participant(name="Amara Tolleko", side="KEN", office="President", span=None),
    Participant(name="Jorun Haldvik", side="ISL", office="Prime Minister", span=None),
)
COURTESIES = ("thank", "congratulate", "greet", "condole", "praise")
EVAL = Path(__file__).resolve().parents[1] / "eval"


def report(kind: Kind, *, realis: Realis = "occurred", place: str | None = None) -> Report:
    """A report of the two."""
    return Report(
        kind=kind,
        realis=realis,
        date=None,
        place=Place(text=place, span=None) if place else None,
        initiator=None,
        at_request=False,
        participants=PEOPLE,
        span=None,
    )


def exchange(*told: tuple[Report, str]) -> Exchange:
    """An exchange told by these reports in these words."""
    records = [
        ReportRecord(id=str(number), document=str(number), document_name="", outlet=None, report=one, evidence=words)
        for number, (one, words) in enumerate(told)
    ]
    return assemble("some-exchange", records)


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("realis", get_args(Realis))
def test_every_exchange_has_a_code(kind: Kind, realis: Realis) -> None:
    """Whatever its kind and realis, an exchange is coded, and what is not yet or never held says so."""
    coding = code_report(report(kind, realis=realis), None)
    assert re.fullmatch(r"\d{3,4}", coding.cameo)
    assert coding.negated == (realis == "denied")
    assert coding.future == (realis in {"scheduled", "proposed"})


@pytest.mark.parametrize("act", get_args(Act))
def test_every_statement_has_a_code_but_what_tells_of_the_exchange_itself(act: Act) -> None:
    """Each act is coded; "discussed" is not, for the exchange is coded once already."""
    coding = code_statement(act, "said", "the wells are deep")
    assert (coding is None) == (act == "discuss")


@pytest.mark.parametrize("act", COURTESIES)
@pytest.mark.parametrize(
    "content",
    [
        "him for the strike against the pirates, who will pay a heavy price",
        "the victims of the attack and warned of severe consequences",
        "her for threatening nobody and for the demand to end the war",
    ],
)
def test_courtesy_is_never_hostile(act: Act, content: str) -> None:
    """Thanks, congratulations, greetings, condolences and praise are SUPPORT, however warlike the words around them."""
    coding = code_statement(act, "conveyed", content)
    assert coding is not None
    assert coding.event == "SUPPORT"


@pytest.mark.parametrize(
    ("words", "cameo"),
    [
        ("The president sent a message of condolences after the attack on the ferry.", "018"),
        ("The king cabled congratulations to the winner, who had threatened to boycott the vote.", "051"),
        ("She sent a personal letter to the emir.", "040"),
    ],
)
def test_a_message_is_coded_by_its_courtesy(words: str, cameo: str) -> None:
    """Condolences are an empathetic comment, congratulations praise, any other letter a consultation."""
    assert code_report(report("message"), words).cameo == cameo


def test_one_call_is_one_record() -> None:
    """Three reports of a call, one of which calls it talks, have one coding: a talk by telephone."""
    words = "The two leaders spoke by telephone."
    told = exchange((report("call"), words), (report("call"), "They had a phone talk."), (report("talks"), words))
    assert code_exchange(told) == Coding(event="CONSULT", mode="phone", context=None, cameo="041")


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Kenya did not hold talks with Iceland on Thursday.", "CONSULT"),
        ("The ministry denied that the two had met in secret.", "CONSULT"),
        ("No meeting took place in Nairobi.", "CONSULT"),
        ("President Tolleko has cancelled her meeting with the prime minister.", "CONSULT"),
        ("President Tolleko refused to meet the prime minister.", "REJECT"),
        ("She hasn’t spoken with him.", "CONSULT"),
    ],
)
def test_what_did_not_happen_is_marked(words: str, event: str) -> None:
    """Denials, refusals and cancellations are negated; a refusal to meet is a rejection."""
    coding = code_report(report("meeting"), words)
    assert (coding.event, coding.negated) == (event, True)


def test_a_not_about_something_else_negates_nothing() -> None:
    """What was not promised at a meeting doesn't undo the meeting."""
    words = "President Tolleko met Prime Minister Haldvik and told him that the wells are not for sale."
    assert not code_report(report("meeting"), words).negated


def test_one_side_that_denies_does_not_negate_an_exchange() -> None:
    """An exchange that one report affirms and another denies has taken place by the record, and is not negated."""
    told = exchange(
        (report("meeting"), "The two leaders met on the island."),
        (report("meeting", realis="denied"), "The palace denied that a meeting had been held."),
    )
    assert not code_exchange(told).negated


def test_what_lies_ahead_is_an_intent_and_marked() -> None:
    """A meeting to come is the intent to meet, by realis or by the words alone."""
    for coding in (
        code_report(report("meeting", realis="scheduled"), "The leaders' meeting is on Monday's calendar."),
        code_report(report("meeting"), "President Tolleko will meet Prime Minister Haldvik next week."),
    ):
        assert (coding.event, coding.cameo, coding.future) == ("AGREE", "036", True)


@pytest.mark.parametrize(
    ("place", "mode", "cameo"),
    [
        ("Nairobi", "visit", "043"),
        ("Reykjavik", "visit", "042"),
        ("Geneva", None, "040"),
        ("Vienna", "third-party", "044"),
        (None, None, "040"),
    ],
)
def test_the_capital_tells_who_visited(place: str | None, mode: str | None, cameo: str) -> None:
    """In the capital of the first-named it hosts, in the other's it visits, in a third they met on neutral ground."""
    coding = code_report(report("meeting", place=place), "The two met.", load_gazetteer())
    assert (coding.mode, coding.cameo) == (mode, cameo)


@pytest.mark.parametrize(
    ("act", "cue", "content", "event", "cameo", "negated"),
    [
        ("agree", "agreed to", "strengthen cooperation in trade and fisheries", "AGREE", "0311", False),
        ("agree", "agreed to", "meet again before the rains", "AGREE", "036", False),
        ("agree", "agreed that", "the two navies should train together", "AGREE", "030", False),
        ("agree", "agreed that", "the harvest was good", "AGREE", "019", False),
        ("pledge", "promised", "to send humanitarian aid to the valley", "AGREE", "0333", False),
        ("pledge", "said", "Kenya will never seek a base there", "AGREE", "030", True),
        ("pledge", "said", "Kenya will not hesitate to help", "AGREE", "030", False),
        ("pledge", "said", "Iceland will not accept the quota", "REJECT", "120", True),
        ("request", "urged him to", "return to talks", "REQUEST", "026", False),
        ("demand", "demanded", "a ceasefire in the strait", "REQUEST", "1056", False),
        ("other", "refused to", "meet the envoy", "REJECT", "125", True),
        ("other", "denied that", "the ships were armed", None, "016", True),
        ("warn", "warned of", "a poor harvest", None, "012", False),
        ("warn", "warned that", "Iceland will respond in kind", "THREATEN", "130", False),
        ("condemn", "condemned", "the seizure of the trawlers", "ACCUSE", "111", False),
        ("concern", "voiced concern over", "the seizure of the trawlers", None, "012", False),
        ("pledge", "told him that", "Kenya would impose sanctions on the smugglers", None, "010", False),
        ("state", "said", "the wells are deep", None, "010", False),
    ],
)
def test_statements_by_act_and_words(
    act: Act, cue: str, content: str, event: str | None, cameo: str, negated: bool
) -> None:
    """The act gives the type, the words make it particular; what is pledged against a third is no threat to the other."""
    coding = code_statement(act, cue, content)
    assert coding is not None
    assert (coding.event, coding.cameo, coding.negated) == (event, cameo, negated)


def test_a_sentence_through_the_reader_has_one_coding() -> None:
    """From text to code: one phone call, read and coded, is one record."""
    text = "Kenyan President Amara Tolleko spoke by phone with Icelandic Prime Minister Jorun Haldvik on Friday."
    reading = Reader().read_text(text)
    told = [code_report(one, one.span.of(text) if one.span else None) for one in reading.reports]
    said = [code_statement(one.act, one.cue.of(text) if one.cue else None, "") for one in reading.statements]
    assert [(one.event, one.mode, one.cameo) for one in told] == [("CONSULT", "phone", "041")]
    assert [one for one in said if one is not None] == []


def conversion(shared: Path) -> set[tuple[str, str, str, str]]:
    """CAMEO code, type, mode and context of the manual's conversion table."""
    lines = (shared / "corpora" / "events" / "CAMEO2PLOVER-2021.txt").read_text(encoding="utf-8").splitlines()
    found = (re.match(r"(\d{3,4}): *(\w+) *,([^,#]*),([^#]*)", line) for line in lines)
    return {(row[1], row[2], row[3].strip(), row[4].strip()) for row in found if row is not None}


def test_the_tables_agree_with_the_conversion_table(shared: Path) -> None:
    """Each CAMEO code from 03 on carries the PLOVER type, mode and context of the manual; 01 and 02 aren't in it."""
    known = conversion(shared)
    rows = list(read_table("plover", CODES, package=PACKAGE))
    events = {row["cameo"]: row["event"] for row in rows}
    ours = {(row["cameo"], row["event"], row["mode"], row["context"]) for row in rows}
    for row in read_table("plover_contexts", CONTEXTS, package=PACKAGE):
        event = events[row["cameo"].split(";")[0]]
        ours.add((row["becomes"], event, row["mode"], row["context"]))
    assert len(known) > 200
    assert {row for row in ours if row[0] >= "03"} <= known


def test_the_types_are_those_of_the_manual(shared: Path) -> None:
    """Every type that the model knows is in the conversion table, and the other way round."""
    assert {row[1] for row in conversion(shared)} == set(get_args(PloverEvent))


def test_the_diplomatic_sentences_are_coded_as_a_reader_would(shared: Path) -> None:
    """Of the 16 sentences 15 or more are coded as the gold has them and as one record; the others not at all, and
    none as hostile.
    """
    spec = importlib.util.spec_from_file_location("coding_figures", EVAL / "coding.py")
    assert spec is not None
    assert spec.loader is not None
    figures = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(figures)
    gold, coder = figures.gold_rows(), figures.Coder()
    found = {
        name: [figures.as_row(coding) for coding in coder.codings(sentence)]
        for name, sentence in figures.hand_sentences(shared / "corpora" / "events")
    }
    assert set(found) == set(gold)
    assert all(rows in ([], [gold[name]]) for name, rows in found.items())
    assert sum(bool(rows) for rows in found.values()) >= 15


def test_the_gold_of_sentences_is_whole() -> None:
    """The gold of the 16 sentences names types of the manual and a CAMEO code for each."""
    with (EVAL / "hand_coding.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len({row["sentence"] for row in rows}) == 16
    assert all(row["event"] in get_args(PloverEvent) and re.fullmatch(r"\d{3,4}", row["cameo"]) for row in rows)
    assert not any(row["event"] == "THREATEN" for row in rows)


def test_a_side_that_is_unknown_makes_no_visit() -> None:
    """Where a participant's side isn't known, the place tells nothing of who visited."""
    unknown = replace(PEOPLE[1], side=None)
    told = replace(report("meeting", place="Nairobi"), participants=(PEOPLE[0], unknown))
    assert code_report(told, "The two met.", load_gazetteer()).cameo == "040"
