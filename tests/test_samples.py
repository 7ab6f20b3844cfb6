"""The samples at the top of the repository: what they claim to be, and what the annotations beside them claim."""

from __future__ import annotations

import csv
import importlib.util
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

from communique.documents.load import load_document
from communique.knowledge import load_gazetteer
from communique.knowledge.base import Knowledge, load_knowledge
from communique.model import Claim, Document, Reading, Span
from communique.pipeline import Pipeline
from communique.records.claims import make_claims
from communique.records.identity import compile_record
from communique.text.persons import same_name
from pools import MemoryPool

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "samples"
TABLES = SAMPLES / "tables"
ANNOTATIONS = ROOT / "eval" / "samples" / "annotations"
GOLD = ROOT / "eval" / "samples.json"
NUMBERS = ("01", "02", "03", "04", "05")
SIDES = {"XTR", "XHV"}
BODIES = {"UN"}
PEOPLE = {"Oren Talvash": "XTR", "Maren Hathmoor": "XHV", "Daven Belkai": "XTR", "Isolde Wrenfield": "XHV"}


class Told(NamedTuple):
    """What a sample's file says of itself."""

    format: str
    encoding: str
    outlet: str
    side: str
    published: date | None
    basis: str | None
    title: str
    leftovers: tuple[str, ...]


TOLD = {
    "01-call-tarpress.txt": Told(
        "plain",
        "utf-8",
        "Tarpress",
        "XTR",
        date(2031, 3, 29),
        "printed",
        "Tarsenian, Halvernian presidents talk over phone on ties, fisheries",
        (),
    ),
    "01-call-linden-house.md": Told(
        "markdown",
        "utf-8",
        "Linden House",
        "XHV",
        date(2031, 3, 27),
        "front-matter",
        "Readout of President Maren Hathmoor's Call with President Oren Talvash of Tarsenia",
        ("###",),
    ),
    "02-meeting-concord-daily.txt": Told(
        "plain",
        "gb18030",
        "Concord Daily",
        "XTR",
        date(2031, 5, 20),
        "printed",
        "Talvash meets Halvernian president on sidelines of conference",
        ("Home > Politics > Leaders", "(Editor: Web Desk)"),
    ),
    "02-meeting-linden-house.txt": Told(
        "plain",
        "cp1252",
        "Linden House",
        "XHV",
        date(2031, 5, 20),
        "printed",
        "Readout of President Hathmoor’s Meeting with President Talvash of Tarsenia",
        ("https://www.lindenhouse.example/readouts/2031/05/20/meeting-with-president-talvash", "ENDS"),
    ),
    "03-message-mfa-tarsenia.txt": Told(
        "plain",
        "utf-8",
        "Ministry of Foreign Affairs of Tarsenia",
        "XTR",
        None,
        None,
        "President Oren Talvash and Halvernian President Maren Hathmoor Exchange Messages of Congratulation on the 60th "
        "Anniversary of Diplomatic Relations",
        ("Home > News > Activities of Leaders", "<Send To A Friend>", "<Print>"),
    ),
    "03-message-linden-house.md": Told(
        "markdown",
        "utf-8",
        "Linden House",
        "XHV",
        date(2031, 6, 14),
        "front-matter",
        "President Hathmoor and President Talvash Exchange Messages on Sixty Years of Diplomatic Relations",
        ("###",),
    ),
    "04-call-ministers-tarpress.txt": Told(
        "plain",
        "utf-8",
        "Tarpress",
        "XTR",
        date(2031, 7, 8),
        "printed",
        "Tarsenian, Halvernian foreign ministers hold phone talks",
        ("Reference(s):", "Families of trawler crew ask for answers", "aldmouthcourier.example"),
    ),
    "04-call-ministers-foreign-office.html": Told(
        "html",
        "utf-8",
        "Halvern Foreign Office",
        "XHV",
        date(2031, 7, 8),
        "printed",
        "Foreign Minister Wrenfield speaks with Foreign Minister Belkai of Tarsenia",
        (),
    ),
    "05-visit-tgp.txt": Told(
        "plain",
        "utf-16-le",
        "Tarsenia Government Portal",
        "XTR",
        date(2031, 9, 19),
        "printed",
        "Halvernian President concludes state visit to Tarsenia",
        ("• Amrin", "• Great Hool", "• Tolvane"),
    ),
    "05-visit-linden-house.md": Told(
        "markdown",
        "utf-8",
        "Linden House",
        "XHV",
        date(2031, 9, 19),
        "front-matter",
        "Readout of President Hathmoor's Visit to Tarsenia",
        ("###",),
    ),
}
NAMES = sorted(TOLD)


@cache
def knowledge() -> Knowledge:
    return load_knowledge(TABLES)


@cache
def sample(name: str) -> Document:
    return load_document(name, (SAMPLES / name).read_bytes(), knowledge().outlets)


@cache
def pipeline() -> Pipeline:
    return Pipeline(overlay=TABLES)


@cache
def reading(name: str) -> Reading:
    return pipeline().read_document(sample(name))


@cache
def gold() -> dict[str, dict[str, Any]]:
    return {entry["doc"]: entry for entry in json.loads(GOLD.read_text(encoding="utf-8"))}


def marked(document: Document) -> str:
    return "\n".join(span.of(document.text) for span in document.noise)


def claims(name: str) -> tuple[Claim, ...]:
    return make_claims(compile_record(reading(name)))


def linked(names: Iterable[str]) -> set[frozenset[str]]:
    """Which documents tell of one exchange."""
    told = {claim.id: claim for name in names for claim in claims(name)}
    named = {claim.id: name for name in names for claim in claims(name)}
    pool = MemoryPool({key: sample(name).text for key, name in named.items()})
    pool.change(list(told.values()))
    return {frozenset(named[key] for key in group) for group in pool.partition()}


def test_the_table_is_whole() -> None:
    """Ten documents, two of each exchange, one by either side; every one is annotated."""
    files = sorted(path.name for path in SAMPLES.iterdir() if path.name[0].isdigit())
    assert files == NAMES == sorted(gold())
    assert {(name[:2], TOLD[name].side) for name in NAMES} == {
        (f"{number:02}", side) for number in range(1, 6) for side in SIDES
    }


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_loads_as_what_it_is(name: str) -> None:
    """Format, encoding, outlet and its side, day and its source, and title are found as the file gives them."""
    document, told = sample(name), TOLD[name]
    assert document.language == "en"
    assert (document.format, document.encoding) == (told.format, told.encoding)
    assert (document.outlet, knowledge().home_of(document)) == (told.outlet, told.side)
    published = document.published
    assert (published and published.day, published and published.basis) == (told.published, told.basis)
    assert document.title is not None
    assert document.title.text == told.title


@pytest.mark.parametrize("name", NAMES)
def test_a_sample_is_as_long_as_a_readout(name: str) -> None:
    """150 to 350 words of article."""
    document = sample(name)
    assert 150 <= sum(len(span.of(document.text).split()) for span in document.body) <= 350


@pytest.mark.parametrize("name", NAMES)
def test_leftovers_are_marked_as_noise(name: str) -> None:
    """Menus, breadcrumbs, share links, closing marks and references are noise; no body or statement meets them."""
    document = sample(name)
    for leftover in TOLD[name].leftovers:
        assert leftover in marked(document)
    for noise in document.noise:
        assert not any(span.meets(noise) for span in document.body)
        assert not any(span.meets(noise) for statement in reading(name).statements for span in statement.content)


def test_an_outlets_own_tag_and_sign_off_are_noise() -> None:
    """The tag of an outlet that only the overlay knows is marked too, before and inside a sentence and at the end."""
    noise = marked(sample("05-visit-tgp.txt"))
    assert noise.count("TGP - ") == 2
    assert noise.rstrip().endswith("./. TGP")


def test_nothing_of_a_web_page_but_its_article_is_kept() -> None:
    """Navigation, share links and footer of the page are not in the text at all."""
    text = sample("04-call-ministers-foreign-office.html").text
    assert not any(words in text for words in ("Travel advice", "Share on", "Copy link", "Press contact"))


@pytest.mark.parametrize("name", NAMES)
def test_no_real_country_acts(name: str) -> None:
    """Only the two invented states and, as a topic, the United Nations are named; the package's own tables know
    neither of the two.
    """
    text = sample(name).text
    assert {side.code for side in knowledge().gazetteer.find(text)} - BODIES == SIDES
    assert {side.code for side in load_gazetteer().find(text)} <= BODIES


def test_the_overlay_takes_nobodys_code_or_name() -> None:
    """No code of the overlay's countries and no name of its outlets stands in the package's tables."""
    package = load_knowledge()
    with (TABLES / "countries.csv").open(encoding="utf-8", newline="") as rows:
        forms = list(csv.DictReader(rows))
    assert {row["code"] for row in forms} == SIDES
    assert not any(package.gazetteer.name_of(code) or package.gazetteer.is_body(code) for code in SIDES)
    assert not any(package.gazetteer.lookup(row["form"]) for row in forms)
    with (TABLES / "outlets.csv").open(encoding="utf-8", newline="") as rows:
        outlets = list(csv.DictReader(rows))
    assert {row["side"] for row in outlets} == SIDES
    assert not any(package.outlets.by_name(row["name"]) for row in outlets)
    assert all(domain.endswith(".example") for row in outlets for domain in row["domains"].split(";"))


def test_the_gold_file_is_what_the_annotations_say(tmp_path: Path) -> None:
    """Every quoted string of every annotation stands in its text, and the offsets are those of today's texts."""
    spec = importlib.util.spec_from_file_location("compile_gold", ROOT / "eval" / "compile_gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    compiled = tmp_path / "gold.json"
    assert module.main(ANNOTATIONS, compiled, SAMPLES) == 0
    assert json.loads(compiled.read_text(encoding="utf-8")) == list(gold().values())


@pytest.mark.parametrize("name", NAMES)
def test_annotated_spans_are_the_words_they_claim(name: str) -> None:
    """Contents and cues lie in the annotated body, cover their words, and meet no annotated noise."""
    text, entry = sample(name).text, gold()[name]
    body, noise = Span(*entry["body_span"]), [Span(*span) for span in entry["noise_spans"]]
    for statement in entry["statements"]:
        spans = [Span(*span) for span in statement["spans"]]
        assert spans[0].of(text) == statement["content"]
        assert all(body.covers(span) and not any(span.meets(hole) for hole in noise) for span in spans)
        if statement["cue"] is not None:
            cue = Span(*statement["cue_span"])
            assert cue.of(text) == statement["cue"]
            assert not any(cue.meets(span) for span in spans)


@pytest.mark.parametrize("name", NAMES)
def test_only_people_of_the_two_states_speak(name: str) -> None:
    """Annotated speakers took part; the reader, too, gives nobody else the word."""
    entry = gold()[name]
    [exchange] = entry["exchanges"]
    taking_part = {person["name"]: person["side"] for person in exchange["participants"]}
    assert taking_part.items() <= PEOPLE.items()
    assert set(taking_part.values()) == SIDES
    assert {speaker for statement in entry["statements"] for speaker in statement["speakers"]} == set(taking_part)
    for statement in reading(name).statements:
        for speaker in statement.speakers:
            known = any(same_name(speaker.name or "", person) for person in taking_part)
            assert known or (speaker.name in {None, speaker.side} and speaker.side in SIDES)


def test_two_accounts_are_one_exchange() -> None:
    """Each side's account is read as one report, the two are judged to tell of one event, and no account is joined to
    one of another exchange.
    """
    assert all(len(claims(name)) == 1 for name in NAMES)
    assert linked(NAMES) == {frozenset(name for name in NAMES if name[:2] == number) for number in NUMBERS}
