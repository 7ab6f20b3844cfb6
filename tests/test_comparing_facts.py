"""What two accounts tell of the exchange itself, what to bear in mind of them, and what it comes to in one line."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique.api import Reader
from communique.model import Clause, Fact, Labelled, Match, Participant, Report, Span
from communique.records.offices import offices_agree
from communique.views.citing import provenance_of
from communique.views.comparing.facts import facts_of
from communique.views.comparing.headline import headline_of
from communique.views.comparing.told import Told, reports_of_one
from communique.views.comparing.warnings import warnings_of
from comparisons import comparison

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
A = (
    "ALDMOUTH, March 28, 2031 -- President Maren Hathmoor of Halvern spoke by telephone with President Oren Talvash of "
    "Tarsenia on March 28. President Hathmoor said that the sea is calm."
)
B = (
    "LEDRIN, March 29, 2031 -- General Secretary Oren Talvash held telephone talks with Prime Minister Maren Hathmoor of "
    "Halvern on March 29 at the request of the Halvernian side. Talvash said that the sea is calm."
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(overlay=SAMPLES / "tables")


def told(reader: Reader, text: str, report: int = 0, side: str | None = None, **changed: Any) -> Told:
    reading = reader.read_text(text)
    document = replace(reading.document, outlet_side=side, **changed)
    return Told(
        document=document,
        provenance=provenance_of(document),
        clauses=(),
        report=reading.reports[report] if reading.reports else None,
        publisher=reader.pipeline.knowledge.outlets.by_name(document.outlet or "", side),
    )


def facts(reader: Reader, a: str, b: str) -> dict[str, Fact]:
    found = facts_of(told(reader, a), told(reader, b), offices_agree)
    return {f"office of {fact.who}" if fact.who else fact.kind: fact for fact in found}


def test_facts_are_compared_with_their_words(reader: Reader) -> None:
    """Day, kind, who asked, participants and offices are told of both texts, each with the words that tell it."""
    found = facts(reader, A, B)
    day = found["day"]
    assert (day.a, day.b, day.agree) == (
        "2031-03-28 (printed in the text)",
        "2031-03-29 (printed in the text)",
        False,
    )
    assert day.cited_a is not None
    assert day.cited_a.words == "March 28"
    assert (found["kind"].a, found["kind"].agree) == ("call", True)
    people = found["participants"]
    assert people.agree
    assert people.cited_b is not None
    assert [span.of(B) for span in people.cited_b.spans] == ["Oren Talvash", "Maren Hathmoor"]
    for fact in found.values():
        for citation, text in ((fact.cited_a, A), (fact.cited_b, B)):
            assert citation is None or citation.words == " … ".join(span.of(text) for span in citation.spans)


def test_fact_that_one_text_tells_is_silence_in_the_other(reader: Reader) -> None:
    """Who asked stands in one text only: the other has neither value nor citation, and they don't agree."""
    asked = facts(reader, A, B)["who asked"]
    assert (asked.a, asked.cited_a, asked.agree) == (None, None, False)
    assert asked.b is not None
    assert "XHV" in asked.b
    assert asked.cited_b is not None
    assert "request" in asked.cited_b.words


def test_fact_that_nobody_tells_is_left_out(reader: Reader) -> None:
    """Neither text names a place, so that there is no row for it."""
    assert "place" not in facts(reader, A, B)


def test_offices_are_compared_person_by_person(reader: Reader) -> None:
    """An office that nobody holds beside another is a difference; the office and the name are cited together."""
    found = facts(reader, A, B)
    hathmoor = found["office of Maren Hathmoor"]
    assert not hathmoor.agree
    assert hathmoor.cited_b is not None
    assert hathmoor.cited_b.words.startswith("Prime Minister")
    assert found["office of Oren Talvash"].agree


def test_people_whom_one_text_leaves_out_are_a_difference(reader: Reader) -> None:
    """Two texts agree on who took part only where each names everybody whom the other names."""
    one, other = told(reader, A), told(reader, B)
    assert one.report is not None
    guest = Participant(name="Isolde Wrenfield", side="XHV", office=None, span=None)
    more = replace(one, report=replace(one.report, participants=(*one.report.participants, guest)))
    (people,) = [fact for fact in facts_of(more, other, offices_agree) if fact.kind == "participants"]
    assert not people.agree


def test_order_of_topics_is_a_fact(reader: Reader) -> None:
    """The order in which shared topics come up is compared; what one text alone brings up doesn't change it."""
    span = Span(0, 8)
    clauses = [Clause(spans=(span,), words="ALDMOUTH", said=span, topic=topic) for topic in ("sea", "trade", "visits")]
    one, other = told(reader, A), told(reader, B)
    same = facts_of(replace(one, clauses=tuple(clauses)), replace(other, clauses=tuple(clauses[::2])), offices_agree)
    turned = facts_of(
        replace(one, clauses=tuple(clauses)), replace(other, clauses=tuple(reversed(clauses))), offices_agree
    )
    assert [(fact.b, fact.agree) for fact in (same[-1], turned[-1])] == [
        ("sea, visits", True),
        ("visits, trade, sea", False),
    ]


def report(*sides: str, kind: Any = "call") -> Report:
    people = tuple(Participant(name=f"Guest of {side}", side=side, office=None, span=None) for side in sides)
    return Report(
        kind=kind,
        realis="occurred",
        date=None,
        place=None,
        initiator=None,
        at_request=False,
        participants=people,
        span=None,
    )


def test_reports_of_the_same_parties_are_compared() -> None:
    """Of several exchanges that two texts report, those with the same parties are laid side by side, else the first."""
    one, other = report("XTR", "XAA"), report("XTR", "XHV")
    assert reports_of_one([one, other], [report("XHV", "XTR")])[0] is other
    assert reports_of_one([one, other], [report("XBB")])[0] is one
    assert reports_of_one([one], []) == (one, None)
    assert reports_of_one([], []) == (None, None)


def warned(reader: Reader, text: str, other: str = B, **changed: Any) -> str:
    return "; ".join(warnings_of(told(reader, text, **changed), told(reader, other)))


def test_text_without_anything_amiss_has_no_warning(reader: Reader) -> None:
    """A side's own text of its own length is warned of in nothing."""
    assert not warned(reader, A, outlet="Linden House", side="XHV")


@pytest.mark.parametrize("end", [" The two …", " He also said...", "\n\nRead more", " [...]"])
def test_excerpt_is_warned_of(reader: Reader, end: str) -> None:
    """A text that ends by pointing to more may be an excerpt."""
    assert "pointing to more" in warned(reader, A + end)


def test_much_shorter_text_is_warned_of(reader: Reader) -> None:
    """A text of less than a third of the other's words may be an excerpt, and both lengths are named."""
    long = B + " Talvash added that the sea is wide." * 20
    assert re.search(r"it has \d+ words where the other text has \d+", warned(reader, A, long))
    assert "excerpt" not in warned(reader, long, A)


def test_second_hand_text_is_warned_of(reader: Reader) -> None:
    """An outlet of none of the parties, words of another agency and a named source are each second-hand."""
    assert "none of the parties (XHV, XTR)" in warned(reader, A, outlet="Xinhua News Agency", side="CHN")
    assert "passes on words of Tarpress" in warned(reader, A, outlet="Linden House", side="XHV", agency="Tarpress")
    assert "names tarpress.example as a source" in warned(reader, A, cited_source="tarpress.example")


def test_outlet_is_no_second_hand_of_itself(reader: Reader) -> None:
    """An outlet's own name, short name or site in its text is not another's words."""
    changed = {"outlet": "Tarpress", "side": "XTR", "agency": "TARPRESS", "cited_source": "www.tarpress.example"}
    assert "second-hand" not in warned(reader, B, A, **changed)


def test_translation_is_warned_of(reader: Reader) -> None:
    """English from a side that writes in another language may be a translation; from one that writes English it is not,
    and nothing is said where the languages are not known.
    """
    told_of = warned(reader, A, outlet="Xinhua News Agency", side="CHN")
    assert (
        "English text of Xinhua News Agency (CHN), where one writes Chinese: its wording may be a translation"
        in told_of
    )
    assert "translation" not in warned(reader, A, outlet="White House", side="USA")
    assert "translation" not in warned(reader, A, outlet="Tarpress", side="XTR")


def test_headline_counts_and_names() -> None:
    """One line says how much is word for word, which facts one text alone tells, and what differs most, in that order."""
    line = headline_of(comparison())
    assert line == (
        "1 of 12 verbatim; only in B: at request; 1 in another mouth; 1 became a quotation; 1 no longer a quotation; "
        "1 stronger in B; 1 weaker in B; dropped: “harbour dues”; added: “drawn in Ledrin”; "
        "2 points only in A (sea); 1 point only in B (birds)"
    )


def test_headline_of_equal_texts_is_short() -> None:
    """Where nothing differs, nothing is said to."""
    found = comparison()
    match = Match(a=(0,), b=(0,), score=1.0, labels=(Labelled(label="verbatim", rule="the same words"),))
    assert headline_of(replace(found, matches=(match,), only_a=(), only_b=(), facts=())) == "1 of 1 verbatim"


def test_headline_names_facts_in_conflict() -> None:
    """A fact that both tell, and differently, is named as one on which they differ."""
    found = replace(comparison(), facts=(Fact(kind="day", a="2031-03-28", b="2031-03-29", agree=False),))
    assert "they differ on: the day" in headline_of(found)


def test_inferred_day_contradicts_nobody(reader: Reader) -> None:
    """A day inferred from publication is no claim of the text, so that another day is no difference."""
    one, other = told(reader, A), told(reader, B)
    assert one.report is not None
    assert one.report.date is not None
    inferred = replace(one, report=replace(one.report, date=replace(one.report.date, basis="inferred")))
    (day,) = [fact for fact in facts_of(inferred, other, offices_agree) if fact.kind == "day"]
    assert day.agree


def test_headline_names_first_what_was_dropped_from_the_likest_points() -> None:
    """Of several points that lost something, those are named first that are else the most alike."""
    found = comparison()
    matches = tuple(
        replace(match, score=0.99 if match.labels[0].label == "stronger" else match.score, labels=match.labels)
        for match in found.matches
    )
    narrowed = Labelled(label="narrowed", rule="B leaves out “excuse”")
    matches = tuple(replace(match, labels=(narrowed,)) if match.score == 0.99 else match for match in matches)
    shorter = [replace(one, words="fog is none") if "fog" in one.words else one for one in found.b.clauses]
    line = headline_of(replace(found, matches=matches, b=replace(found.b, clauses=tuple(shorter))))
    assert "dropped: “excuse”, “harbour dues”" in line
