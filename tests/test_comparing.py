"""Two accounts laid side by side: what is one point, what became of it, and what stands in one alone."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.readers.statements.ladders import compare_cues
from communique.views.comparing.alignment import SIGN_COLUMNS, shares_of
from communique.views.comparing.compare import compare, placed_in
from communique.views.comparing.evidence import signs_of
from communique.views.comparing.labels import Side, labels_of, unordered
from keeping import reading_of

if TYPE_CHECKING:
    from communique.model import Clause, Comparison, Match, Reading

OSLO = """Prime Minister's telephone call with the President of Kenya

Oslo, 4 March 2031

Prime Minister Astrid Haldvik of Norway spoke by telephone today with President Juma Tolleko of Kenya.

The Prime Minister made clear that Norway and its Nordic partners will respond at once if the pipeline is attacked. She urged Kenya to release the crew of the trawler Havmann. The Prime Minister said that her government would train forty harbour pilots in Bergen.

Haldvik said, "We must not let one storm sink the whole harvest." The leaders discussed the drought in Turkana, fish exports, and a visit by the Prime Minister in June. The Prime Minister stressed that the courts have to stay free.

She thanked President Tolleko for the rescue of eleven Norwegian sailors.
"""

NAIROBI = """President Tolleko Holds Phone Talks with Norwegian Prime Minister

NAIROBI, March 4, 2031 -- President Juma Tolleko held a phone conversation with Norwegian Prime Minister Astrid Haldvik at the latter's request on Tuesday.

Tolleko said that the crew of a fishing vessel was being treated according to the law. He expressed appreciation for the rescue of eleven Norwegian sailors by the Kenyan coast guard.

Haldvik said that Norway was ready to respond if the pipeline was attacked. She hoped that Kenya would release the crew of the trawler. She said that they must not let one storm sink the whole harvest.

The Kenyan President proposed that forty harbour pilots be trained in Bergen. The two leaders discussed the drought in Turkana and its herders. They also agreed to open a school of music in Kisumu.
"""


def told_in_oslo() -> Reading:
    return told_for("NOR", reading_of(OSLO, "oslo.txt"))


def told_in_nairobi() -> Reading:
    return told_for("KEN", reading_of(NAIROBI, "nairobi.txt"))


def told_for(side: str, reading: Reading) -> Reading:
    """The reading as an outlet of a side tells it."""
    return replace(reading, document=replace(reading.document, outlet_side=side))


@cache
def laid() -> Comparison:
    """The two accounts side by side, made once a process."""
    return compare(told_in_oslo(), told_in_nairobi(), compare_cues)


def match_with(words: str) -> Match:
    """The match that has these words in A."""
    found = [match for match in laid().matches if any(words in laid().a.clauses[one].words for one in match.a)]
    assert len(found) == 1, words
    return found[0]


def labels(words: str) -> dict[str, str]:
    """The labels of that match with their rules."""
    return {labelled.label: labelled.rule for labelled in match_with(words).labels}


def partner(words: str) -> str:
    """What B says to it."""
    return " // ".join(laid().b.clauses[number].words for number in match_with(words).b)


def alone(clauses: tuple[Clause, ...], numbers: tuple[int, ...]) -> str:
    """The clauses of one account that the other doesn't mention."""
    return " // ".join(clauses[number].words for number in numbers)


def test_every_clause_reads_what_its_spans_cover() -> None:
    """The words of a clause are those at its offsets, blanks made one."""
    for account, text in ((laid().a, OSLO), (laid().b, NAIROBI)):
        assert account.clauses
        for clause in account.clauses:
            read = " … ".join(" ".join(span.of(text).split()) for span in clause.spans)
            assert read == clause.words


def test_each_clause_has_its_place_once() -> None:
    """A clause stands in one match or among those of one account alone, never in both, never in neither."""
    comparison = laid()
    for side, clauses, only in (
        ("a", comparison.a.clauses, comparison.only_a),
        ("b", comparison.b.clauses, comparison.only_b),
    ):
        told = [number for match in comparison.matches for number in getattr(match, side)]
        assert sorted([*told, *only]) == list(range(len(clauses)))


def test_no_match_is_larger_than_a_reader_can_take_in() -> None:
    """At most three clauses a side make one point, and every match has a label and a rule."""
    for match in laid().matches:
        assert 1 <= len(match.a) <= 3
        assert 1 <= len(match.b) <= 3
        assert match.labels
        assert all(labelled.rule for labelled in match.labels)


def test_what_one_side_leaves_out_stands_alone() -> None:
    """A point of one account that no words of the other come near is only there."""
    assert "courts have to stay free" in alone(laid().a.clauses, laid().only_a)
    assert "school of music in Kisumu" in alone(laid().b.clauses, laid().only_b)


def test_the_exchange_itself_is_one_point() -> None:
    """The sentences that report the call are laid beside each other, whoever is named first."""
    assert "phone conversation" in partner("spoke by telephone today")
    assert laid().a.clauses[match_with("spoke by telephone today").a[0]].of_exchange


def test_who_asked_is_a_point_of_its_own() -> None:
    """ "At the latter's request" is cut from the sentence, so that its lack in the other text can be seen."""
    assert "at the latter's request" in alone(laid().b.clauses, laid().only_b)


def test_another_speaker_is_no_other_point() -> None:
    """What another says in the other account is matched all the same, and said to be given to another."""
    assert "forty harbour pilots" in partner("forty harbour pilots")
    assert "differently-attributed" in labels("forty harbour pilots")


def test_one_speaker_by_office_and_by_name_is_no_difference() -> None:
    """A leader by title in A and by name in B is the same mouth."""
    assert "differently-attributed" not in labels("Nordic partners will respond")


def test_weaker_names_both_words() -> None:
    """ "Will" beside "is ready to" is weaker, and the rule says by which words."""
    assert "“will” in A, “ready to” in B" in labels("Nordic partners will respond")["weaker"]


def test_weaker_by_the_cue() -> None:
    """ "Urged" beside "hoped" is weaker by the ladder of the reader's cues."""
    rule = labels("release the crew")["weaker"]
    assert "urged" in rule
    assert "hoped" in rule


def test_narrowed_names_what_is_gone() -> None:
    """Partners of A whom B leaves out are named."""
    assert "partners" in labels("Nordic partners will respond")["narrowed"]


def test_a_lost_quotation_is_told() -> None:
    """A sentence in quotation marks that the other account tells in its own words is no longer a quotation."""
    found = labels("one storm sink")
    assert "quotation-lost" in found
    assert "quotation-made" not in found


def test_moved_is_said_of_what_moved_alone() -> None:
    """The thanks that stand last in A and near the beginning of B have moved; what kept its order has not."""
    assert "moved" in labels("rescue of eleven")
    assert "moved" not in labels("drought in Turkana")


def test_turned_round_a_comparison_says_the_opposite() -> None:
    """What is weaker in B is stronger in A, with the same clauses in the match."""
    turned = compare(told_in_nairobi(), told_in_oslo(), compare_cues)
    assert sorted((match.b, match.a) for match in turned.matches) == sorted(
        (match.a, match.b) for match in laid().matches
    )
    match = match_with("release the crew")
    back = next(found for found in turned.matches if found.b == match.a)
    assert "stronger" in {labelled.label for labelled in back.labels}


def test_the_same_text_twice_is_verbatim_throughout() -> None:
    """An account beside itself has nothing alone and no label but verbatim."""
    itself = compare(told_in_oslo(), told_in_oslo(), compare_cues)
    assert itself.only_a == itself.only_b == ()
    assert {labelled.label for match in itself.matches for labelled in match.labels} == {"verbatim"}


def test_without_ladders_no_cue_is_weaker() -> None:
    """Where nobody hands in an order of cues, only the words of the clauses tell how far they go."""
    bare = compare(told_in_oslo(), told_in_nairobi())
    rules = [labelled.rule for match in bare.matches for labelled in match.labels]
    assert not any("urged" in rule for rule in rules)


def test_topics_are_those_of_the_table() -> None:
    """A clause on a drought's herders needs no topic, one on fish exports is of trade."""
    topics = {clause.words: clause.topic for clause in laid().a.clauses}
    assert next(topic for words, topic in topics.items() if "fish exports" in words) == "trade and economy"


def test_any_two_texts_can_be_compared() -> None:
    """Texts that share nothing, hold next to nothing or hold no sentence are compared without complaint."""
    texts = {
        "oslo.txt": OSLO,
        "nairobi.txt": NAIROBI,
        "bare.txt": "Nobody met.\n",
        "asked.txt": "The call took place at the request of Kenya. It was held at the request of the Norwegian side.\n",
        "list.txt": "PRESS RELEASE\n\n* trade\n* fish\n* harbours and the people who work there every day\n",
    }
    readings = [reading_of(text, name) for name, text in texts.items()]
    for one in readings:
        for other in readings:
            found = compare(told_for("NOR", one), other)
            told = {number for match in found.matches for number in match.a} | set(found.only_a)
            assert told == set(range(len(found.a.clauses)))


def test_no_clause_begins_with_what_only_leads_on() -> None:
    """Words and spans leave out an "and" or "and that" before the point, both alike."""
    text = OSLO.replace(
        "She urged Kenya to", "She said that the ice is thin and that the ferries wait for spring. She urged Kenya to"
    )
    reading = told_for("NOR", reading_of(text, "oslo.txt"))
    clauses = compare(reading, told_in_nairobi(), compare_cues).a.clauses
    found = [one for one in clauses if one.words == "the ferries wait for spring"]
    assert [one.spans[0].of(text) for one in found] == ["the ferries wait for spring"]


def test_a_doubtful_match_accuses_nobody() -> None:
    """Words are put into another's mouth only where the two clauses are surely one point."""
    one, other = match_with("train forty harbour pilots").a, match_with("train forty harbour pilots").b
    sides = Side([laid().a.clauses[n] for n in one], []), Side([laid().b.clauses[n] for n in other], [])
    named = [
        {found.label for found in labels_of(*sides, frozenset(), order=unordered, moved=False, sure=sure)}
        for sure in (True, False)
    ]
    assert named[0] - named[1] == {"differently-attributed"}


def test_every_sign_has_its_weight() -> None:
    """The table of weights holds the signs that are measured, and the constant, no others."""
    one, other, parties = placed_in(told_in_oslo(), told_in_nairobi())
    signs = signs_of(one, other, *shares_of([own.wording for own in one], [own.wording for own in other], parties))[1]
    assert {row["sign"] for row in read_table("point_signs", SIGN_COLUMNS, package="communique.views")} == {
        *signs,
        "constant",
    }


def test_contrary_claims_of_two_sides_are_no_one_point() -> None:
    """Where one side denies and the other affirms, words in common make no match: nobody is given the other's claim."""
    oslo = told_for(
        "NOR",
        reading_of(
            OSLO + "\nHaldvik stressed that fishing rights in the northern waters are not open to talks.\n", "o.txt"
        ),
    )
    nairobi = told_for(
        "KEN",
        reading_of(
            NAIROBI + "\nTolleko stressed that fishing rights in the northern waters are open to talks.\n", "n.txt"
        ),
    )
    found = compare(oslo, nairobi, compare_cues)
    number = next(place for place, clause in enumerate(found.a.clauses) if "not open to talks" in clause.words)
    assert number in found.only_a
