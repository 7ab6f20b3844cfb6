"""Copies: who carries over whose words within an exchange, and texts of a collection that are one text retold."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.knowledge.base import load_knowledge
from communique.model import Copy, Span
from communique.records.copies import Told, count_shingles, find_copies, told_by
from communique.records.duplicates import find_duplicates
from communique.text.frequencies import Frequencies
from communique.text.passages import shared_passages
from communique.text.shingles import numbers_of, shingles_of, words_of

LEAD = (
    "Kenyan President Amara Tolleko spoke by telephone with Icelandic Foreign Minister Jorun Haldvik on Monday about "
    "the steam fields of the Rift Valley and the drillers who are to be trained there."
)
SECOND = (
    "She told the minister that no village would be moved without its consent, and that the first wells shall give "
    "light to the schools before they give it to the mills."
)
THIRD = (
    "Haldvik answered that Iceland had burned its fingers on deep wells often enough to know patience, and offered "
    "twelve places a year at the academy in Reykjavik."
)
OWN = (
    "Traders in Naivasha said that they had heard such promises before and would believe the lamps when they saw them."
)
WIRE = f"{LEAD} {SECOND} {THIRD}"
OTHER = (
    "The presidency in Nairobi let it be known that its head of state and the Icelandic guest on the line went over "
    "heat from the ground, places at a training college and what the people around the lake may expect."
)


def told(key: str, text: str, **fields: object) -> Told:
    """A document of which all is body."""
    return replace(Told(id=key, text=text, body=(Span(0, len(text)),)), **fields)  # type: ignore[arg-type]


def only(copies: tuple[Copy, ...]) -> Copy:
    """The one copy that was found."""
    (copy,) = copies
    return copy


def words(spans: tuple[Span, ...], text: str) -> list[str]:
    """What the spans cover."""
    return [span.of(text) for span in spans]


def test_a_copy_names_what_was_cut_and_what_was_added() -> None:
    """The sentence left out is a span of the source, the sentence put in a span of the copy; words alike are in none."""
    short = f"{LEAD} {THIRD} {OWN}"
    copy = only(find_copies([told("a", WIRE), told("b", short, credits=("Rift Wire",))]))
    assert {copy.document, copy.of} == {"a", "b"}
    source, made = (WIRE, short) if copy.of == "a" else (short, WIRE)
    assert {*words(copy.cut, source), *words(copy.added, made)} == {SECOND.rstrip("."), OWN.rstrip(".")}


def test_independent_accounts_are_no_copies() -> None:
    """Two who tell of one call in their own words copied nothing."""
    assert find_copies([told("a", WIRE), told("b", OTHER)]) == ()


def test_the_credited_agency_is_the_source() -> None:
    """A dateline that credits an agency outweighs the day of publication, and that the credited text is the shorter."""
    wire = told("b", f"{LEAD} {SECOND}", outlet="Rift Wire", published=date(2030, 3, 5))
    paper = told("a", WIRE, outlet="Lake Post", credits=("Rift Wire",), published=date(2030, 3, 4))
    copy = only(find_copies([wire, paper]))
    assert (copy.document, copy.of, copy.clues) == ("a", "b", ("credit",))


def test_an_agency_that_credits_itself_copied_from_nobody() -> None:
    """The wire's own name in its own dateline says nothing of who copied."""
    wire = told("b", WIRE, outlet="Rift Wire", credits=("Rift Wire",))
    assert only(find_copies([wire, told("a", WIRE, outlet="Rift Wire", credits=("Rift Wire",))])).clues == ()


def test_the_earlier_text_is_the_source() -> None:
    """Where nobody is credited, what was published on an earlier day is the source."""
    late = told("a", WIRE, published=date(2030, 3, 6))
    copy = only(find_copies([late, told("b", WIRE, published=date(2030, 3, 5))]))
    assert (copy.of, copy.clues, copy.share, copy.cut, copy.added) == ("b", ("publication",), 1.0, (), ())


def test_what_has_nothing_of_its_own_is_the_copy() -> None:
    """Without names and days, a text wholly contained in a longer one is an abridgement of it."""
    copy = only(find_copies([told("a", f"{LEAD} {SECOND}"), told("b", f"{WIRE} {OWN}")]))
    assert (copy.document, copy.of, copy.clues) == ("a", "b", ("containment",))


def test_direction_is_unknown_where_nothing_tells() -> None:
    """Equal texts without outlet and day are copies of which none is called the source."""
    copy = only(find_copies([told("b", WIRE), told("a", WIRE)]))
    assert (copy.document, copy.of, copy.is_directed) == ("b", "a", False)


def test_copies_of_one_source_are_not_copies_of_each_other() -> None:
    """Three papers that print one wire copied from the wire; what they share through it is not told again."""
    papers = [told(key, WIRE, outlet=key, credits=("Rift Wire",)) for key in "xyz"]
    copies = find_copies([told("w", WIRE, outlet="Rift Wire"), *papers])
    assert {(copy.document, copy.of) for copy in copies} == {("x", "w"), ("y", "w"), ("z", "w")}


def test_a_copy_of_a_copy_names_the_nearer_source() -> None:
    """A site that also carries the paper's addition copied from the paper, not from the wire."""
    wire = told("w", WIRE, published=date(2030, 3, 4))
    paper = told("p", f"{LEAD} {SECOND} {OWN}", published=date(2030, 3, 5))
    site = told("s", f"{LEAD} {OWN}", published=date(2030, 3, 6))
    pairs = {(copy.document, copy.of) for copy in find_copies([wire, paper, site])}
    assert pairs == {("p", "w"), ("s", "p")}


def test_stock_formulas_count_for_nothing() -> None:
    """What the texts of many other exchanges have too makes no copy of two that share only that."""
    frame = f"{LEAD} {SECOND}"
    one, other = told("a", f"{frame} {OWN}"), told("b", f"{frame} {OTHER}")
    assert find_copies([one, other]) != ()
    frequencies = Frequencies()
    count_shingles([[frame, frame]] * 30, frequencies)
    assert find_copies([one, other], frequencies) == ()


def test_copies_of_one_exchange_count_once() -> None:
    """However many papers print one text, it is no stock formula for that."""
    frequencies = Frequencies()
    count_shingles([[LEAD] * 100], frequencies)
    assert not any(frequencies.is_common(shingle) for shingle in shingles_of(numbers_of(LEAD), 5))


def test_spans_stay_inside_the_body() -> None:
    """Leftovers between the parts of a body are in no span."""
    text = f"{LEAD} SHARE THIS {OWN}"
    gap = text.index(" SHARE THIS ")
    body = (Span(0, gap), Span(gap + len(" SHARE THIS "), len(text)))
    copy = only(find_copies([replace(told("a", text), body=body), told("b", f"{LEAD}")]))
    assert words(copy.added if copy.document == "a" else copy.cut, text) == [OWN.rstrip(".")]


def test_the_order_of_documents_changes_nothing() -> None:
    """The copies found are the same in whatever order the documents come."""
    documents = [told(key, text) for key, text in zip("abcd", (WIRE, f"{LEAD} {OWN}", OTHER, WIRE), strict=True)]
    found = find_copies(documents)
    assert found == find_copies(documents[::-1])


SENTENCES = st.lists(st.sampled_from([LEAD, SECOND, THIRD, OWN, OTHER]), min_size=1, max_size=6)


@given(SENTENCES, SENTENCES)
def test_every_word_of_the_copy_is_added_or_in_the_source(one: list[str], other: list[str]) -> None:
    """Spans rise, don't touch and begin and end with a word; each word outside them stands in the other text."""
    texts = {"a": " ".join(one), "b": " ".join(other)}
    for copy in find_copies([told(key, text) for key, text in texts.items()]):
        for spans, text, source in (
            (copy.added, texts[copy.document], texts[copy.of]),
            (copy.cut, texts[copy.of], texts[copy.document]),
        ):
            assert all(before.end < after.start for before, after in pairwise(spans))
            assert all(span.of(text)[0].isalnum() and span.of(text)[-1].isalnum() for span in spans)
            known = set(words_of(source).printed)
            for word, span in zip(words_of(text).printed, words_of(text).spans, strict=True):
                assert word in known or any(own.covers(span) for own in spans)
        assert 0.0 <= copy.share <= 1.0
        assert 0.0 <= copy.kept <= 1.0


@given(st.lists(st.integers(0, 9), max_size=40), st.lists(st.integers(0, 9), max_size=40))
def test_shared_passages_stand_in_both_texts(one: list[int], other: list[int]) -> None:
    """A passage is the same words at both of its places; passages rise and don't overlap in either text."""
    first, second = (words_of(" ".join(f"w{number}" for number in numbers)) for numbers in (one, other))
    end_first = end_second = 0
    for passage in shared_passages(shingles_of(first.numbers, 3), shingles_of(second.numbers, 3), 3):
        assert passage.first >= end_first
        assert passage.second >= end_second
        end_first, end_second = passage.first + passage.length, passage.second + passage.length
        assert first.printed[passage.first : end_first] == second.printed[passage.second : end_second]


def readout(name: str, country: str, *, day: str = "today", verb: str = "spoke by telephone with") -> str:
    """A readout on the plan that one office uses for everybody."""
    return (
        f"President Amara Tolleko {day} {verb} Prime Minister {name} of {country}. The two leaders went over the price of "
        "grain, the ships that wait before the strait and the pilots whom both navies have promised to the harbours. "
        "They agreed that their ministers will meet before the rains and report on what the millers ask for."
    )


def test_a_retold_text_is_found() -> None:
    """Cut at the end, reworded here and there, or set between menus, a text is still the same text."""
    text = readout("Bryn Stormsker", "Norway")
    cut = text[: text.index("They agreed")]
    reworded = text.replace("went over", "discussed").replace("promised to", "pledged for")
    assert find_duplicates([text, OTHER, cut, reworded, WIRE]) == ((0, 2, 3),)


@pytest.mark.parametrize(
    "changed",
    [
        readout("Signe Aalto", "Finland"),
        readout("Bryn Stormsker", "Norway", day="yesterday"),
        readout("Bryn Stormsker", "Norway", verb="met with"),
    ],
    ids=["another name", "another day", "a meeting"],
)
def test_two_events_on_one_plan_are_not_merged(changed: str) -> None:
    """Another person, another day or another kind of event in the same sentences is another event."""
    assert find_duplicates([readout("Bryn Stormsker", "Norway"), changed]) == ()


def test_a_weekday_in_place_of_today_is_a_copy() -> None:
    """A newspaper puts the weekday where the readout says "today"."""
    assert find_duplicates([readout("Bryn Stormsker", "Norway"), readout("Bryn Stormsker", "Norway", day="Tuesday")])


def test_a_text_that_goes_over_to_another_belongs_to_its_opening() -> None:
    """A digest that opens with one readout and goes on with another draws the two together in no group."""
    one, other = readout("Bryn Stormsker", "Norway"), WIRE
    digest = f"{one[: one.index('They agreed')]}{other}"
    assert find_duplicates([one, other, digest]) == ((0, 2),)


def test_groups_do_not_depend_on_the_order_of_texts() -> None:
    """The same texts in another order make the same groups."""
    texts = [readout(name, place) for name, place in (("Bryn Stormsker", "Norway"), ("Signe Aalto", "Finland"))]
    texts += [text.replace("went over", "discussed") for text in texts] + [WIRE, f"{WIRE} {OWN}", OTHER]
    expected = {frozenset(texts[place] for place in group) for group in find_duplicates(texts)}
    assert len(expected) == 3
    for seed in range(4):
        shuffled = random.Random(seed).sample(texts, len(texts))  # noqa: S311 -- nothing secret
        assert {frozenset(shuffled[place] for place in group) for group in find_duplicates(shuffled)} == expected


def test_numbers_of_shingles_are_the_same_everywhere() -> None:
    """The number of a shingle doesn't change between runs and machines, capitals and apostrophes."""
    one, other = numbers_of("Iceland’s deep wells"), numbers_of("ICELAND'S Deep Wells")
    assert shingles_of(one, 3) == shingles_of(other, 3)
    assert shingles_of(one, 3)[0] == 4148152551750389077


def test_a_text_shorter_than_a_shingle_has_none() -> None:
    """Empty and very short texts are copies of nothing."""
    assert list(shingles_of(numbers_of("two words"), 3)) == []
    assert find_copies([told("a", ""), told("b", "two words")]) == ()
    assert find_duplicates(["", "", "two words", "two words"]) == ()


def test_credits_go_by_the_table_of_outlets() -> None:
    """ "(Xinhua)" in a dateline is the outlet that the table calls Xinhua News Agency."""
    from communique.api import Reader

    text = f"BEIJING, March 5 (Xinhua) -- {LEAD}\n\n{SECOND}\n"
    document = Reader().read_text(text, name="wire.txt").document
    assert told_by(document, load_knowledge(None).outlets).credits == ("Xinhua News Agency",)


def test_accounts_of_opposite_sides_are_no_copies(shared) -> None:
    """Four calls as both sides told them: nobody copied."""
    from communique.api import Reader

    reader, outlets = Reader(), load_knowledge(None).outlets
    folder = shared / "corpora" / "opposite-sides"
    documents = {path.name: reader.pipeline.load(path.name, path.read_bytes()) for path in sorted(folder.glob("*.md"))}
    days = {name[:10] for name in documents}
    assert len(days) == 4
    for day in days:
        assert find_copies(told_by(documents[name], outlets) for name in documents if name.startswith(day)) == ()
