"""The words of a comparison: cutting into points, weighing, likeness, degrees."""

from __future__ import annotations

import pytest

from communique.knowledge.tables import read_table
from communique.model import Span
from communique.views.comparing.degrees import degrees_of
from communique.views.comparing.likeness import load_likeness
from communique.views.comparing.sameness import plain, reported
from communique.views.comparing.splitting import split
from communique.views.comparing.terms import root_of, value_of
from communique.views.comparing.wording import load_words


def parts(text: str, act: str | None = None) -> list[str]:
    """What a stretch is cut into."""
    return [span.of(text) for span in split(text, Span(0, len(text)), act)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "act", "expected"),
    [
        (
            "deepen our trust, carry forward our friendship and widen the ties between our ports",
            "propose",
            ["deepen our trust", "carry forward our friendship", "and widen the ties between our ports"],
        ),
        ("properly handle and settle their disputes over fish", "propose", None),
        ("relations between Kenya and Norway will grow with every year", "state", None),
        (
            "we have met many times, and we have reached a common view",
            "state",
            ["we have met many times", "and we have reached a common view"],
        ),
        ("the drought has spared neither farmers and herders nor traders", "state", None),
        (
            "the drought in Turkana, the fish exports of Kisumu, as well as the new ferry",
            "discuss",
            ["the drought in Turkana", "the fish exports of Kisumu", "as well as the new ferry"],
        ),
        ("economic and energy security challenges", "discuss", None),
        (
            "open a ferry line, so as to bring the two coasts closer",
            "propose",
            ["open a ferry line", "so as to bring the two coasts closer"],
        ),
        (
            "the talks on fish, which began in spring, were hard",
            "state",
            None,
        ),
        (
            "as both peoples prepare for the harvest, he is glad to speak with her",
            "state",
            ["as both peoples prepare for the harvest", "he is glad to speak with her"],
        ),
    ],
)
def test_cutting(text: str, act: str | None, expected: list[str] | None) -> None:
    """Things to do, clauses and topics in a row are cut; words that share an object, a verb or "between" are not."""
    assert parts(text, act) == (expected or [text])


def test_parts_keep_every_word() -> None:
    """Nothing but commas and blanks is lost between the parts."""
    text = "fund the school, train its teachers and build a road, so that every child can reach it"
    joined = " ".join(parts(text, "pledge"))
    assert joined.replace(",", "").split() == text.replace(",", "").split()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("escalate", "escalation"),
        ("assist", "assistance"),
        ("ratified", "ratification"),
        ("parties", "party"),
        ("implementing", "implementation"),
        ("prolonged", "prolongation"),
        ("spoke", "speaking"),
    ],
)
def test_forms_of_one_word_have_one_root(one: str, other: str) -> None:
    """Inflection and derivation don't part a word."""
    assert root_of(one) == root_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("important", "import"),
        ("party", "partner"),
        ("integrity", "integration"),
        ("minister", "mission"),
        ("arms", "armenia"),
    ],
)
def test_strangers_have_two_roots(one: str, other: str) -> None:
    """Words that only begin alike stay apart."""
    assert root_of(one) != root_of(other)


def test_numbers_are_read() -> None:
    """ "Half a billion" and "500 million" are one number, "70th" is 70, "six decades" are sixty years."""
    words = load_words()

    def numbers(text: str) -> set[str]:
        return {key for key in words.keys_of(text) if key.startswith("#")}

    assert numbers("half a billion crowns") == numbers("500 million crowns") != set()
    assert numbers("the 70th anniversary") == {"#70"}
    assert numbers("six decades of friendship") == numbers("60 years of friendship")
    assert value_of("harbour") is None


def test_a_capital_is_a_city_or_a_government() -> None:
    """ "Vienna expects" is Austria, "the Vienna talks" and "in Vienna" are the city."""
    words = load_words()
    assert "@AUT" in words.keys_of("Vienna expects an answer")
    assert "@AUT" not in words.keys_of("the Vienna talks went on")
    assert "@AUT" not in words.keys_of("they met in Vienna")


def test_likeness_knows_synonyms_and_forms() -> None:
    """The same point in other words is liker than another point in the same words."""
    of = load_likeness().of
    same = of("release the sailors without delay", "set the seamen free at once")
    other = of("release the sailors without delay", "release the report on the harbour")
    assert same > other
    assert of("train forty harbour pilots", "train forty harbour pilots") > 0.8
    assert of("", "train forty harbour pilots") == 0.0


def test_likeness_is_the_same_both_ways() -> None:
    """Which text is A makes no difference."""
    of = load_likeness().of
    one, other = "fish exports to Norway have doubled", "the export of fish has grown twofold"
    assert of(one, other) == of(other, one) > 0.0


def test_words_of_one_subject_count_for_something() -> None:
    """Words that no table of ours joins are near by their vectors ("barley", "wheat"), those of other subjects are not."""
    of = load_likeness().of
    near = of("the barley stores burned near the mill", "wheat stores lay beside the mill")
    assert near > of("the orchestra stores burned near the mill", "wheat stores lay beside the mill")


def test_person_and_tense_are_no_difference() -> None:
    """ "I will" and "he would", "our two countries" and "the two countries" fold into one."""
    assert reported("I will send our best pilots") == reported("he would send his best pilots")
    assert plain("and the Harbour is open") == plain("The harbour is open")
    assert reported("I will send pilots") != reported("he will send doctors")


def test_degrees() -> None:
    """The longest words that stand on a ladder count, and a word that stands on none has no degree."""
    assert degrees_of("Kenya would consider the plan")["commitment"].words == "would consider"
    assert degrees_of("they will act immediately")["time"].rung > degrees_of("they act soon")["time"].rung
    assert degrees_of("the harbour is blue") == {}


def test_tables_hold_no_word_twice_in_a_row() -> None:
    """A set names each of its words once, and holds two at least."""
    for table, column in (("synonyms", "words"), ("related_words", "words")):
        columns = ("words", "note") if table == "synonyms" else ("words", "field")
        for row in read_table(table, columns, package="communique.views"):
            words = row[column].split()
            assert len(words) == len(set(words)) >= 2, row
