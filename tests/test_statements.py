"""Who said what: one construction a test, in invented readouts of real countries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from communique.model import Span
from communique.pipeline import Pipeline
from communique.readers.statements.whereabouts import meeting

if TYPE_CHECKING:
    from communique.model import Reading

LEAD = (
    "President Anna Lindholm of Finland met President Tomas Varga of Hungary in Helsinki on 3 March 2021. "
    "The meeting lasted an hour.\n\n"
)


@dataclass(frozen=True)
class Said:
    """A statement in plain words, easy to compare."""

    who: tuple[str | None, ...]
    act: str
    mode: str
    cue: str | None
    content: str
    to: tuple[str | None, ...]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def read(pipeline: Pipeline):
    def run(text: str) -> list[Said]:
        return _said(pipeline.read("x.txt", text.encode()))

    return run


def _said(reading: Reading) -> list[Said]:
    text = reading.document.text
    return [
        Said(
            who=tuple(actor.name or actor.side for actor in statement.speakers),
            act=statement.act,
            mode=statement.mode,
            cue=text[statement.cue.start : statement.cue.end] if statement.cue is not None else None,
            content=" ... ".join(text[span.start : span.end] for span in statement.content),
            to=tuple(actor.name or actor.side for actor in statement.addressees),
        )
        for statement in reading.statements
    ]


LINDHOLM, VARGA = "Anna Lindholm", "Tomas Varga"
BOTH = (LINDHOLM, VARGA)


def test_coordinated_cues_are_statements_of_their_own(read) -> None:
    """Two cues with one subject give two statements, each with its own content, act and addressee."""
    found = read(LEAD + "President Varga thanked President Lindholm for the welcome and stressed the need for reform.")
    assert [(said.who, said.act, said.content) for said in found] == [
        ((VARGA,), "thank", "the welcome"),
        ((VARGA,), "state", "the need for reform"),
    ]
    assert found[0].to == (LINDHOLM,)


def test_reported_verbs_inside_a_content_are_no_statements(read) -> None:
    """What someone says that others think belongs to whoever tells it."""
    found = read(LEAD + "Lindholm said Varga had agreed that Budapest would not object.")
    assert [(said.who, said.content) for said in found] == [
        ((LINDHOLM,), "Varga had agreed that Budapest would not object")
    ]


def test_the_narrator_returns_in_the_past_after_a_clause_in_the_present(read) -> None:
    """A past verb joined to a reported clause with a modal is the narrator's, not the clause's."""
    found = read(LEAD + "Lindholm stated that Finland will support the port and asked for help with the survey.")
    assert [(said.cue, said.content) for said in found] == [
        ("stated that", "Finland will support the port"),
        ("asked for", "help with the survey"),
    ]


def test_a_frame_in_the_middle_leaves_two_spans(read) -> None:
    """ "The port, Varga added, will be rebuilt" is one statement with its content on both sides of the frame."""
    found = read(LEAD + "The old port, Varga added, will be rebuilt.")
    assert [(said.who, said.content) for said in found] == [((VARGA,), "The old port ... will be rebuilt")]


def test_an_adverbial_before_a_verb_is_no_content(read) -> None:
    """Where the sentence only begins with an adverbial, nothing was said before the verb."""
    found = read(LEAD + "At the outset of the session, Lindholm welcomed him and his delegation.")
    assert all("outset" not in said.content for said in found)


@pytest.mark.parametrize("subject", ["The two leaders", "The presidents", "They", "Both"])
def test_joint_subjects_mean_both(read, subject: str) -> None:
    """Joint subjects of a meeting of two mean both of them."""
    found = read(LEAD + f"{subject} agreed to open a consulate in Turku.")
    assert [(said.who, said.act) for said in found] == [(BOTH, "agree")]


def test_the_sides_are_sides_not_people(read) -> None:
    """ "Both sides" speaks for the countries."""
    assert read(LEAD + "Both sides condemned the attack.")[0].who == ("FIN", "HUN")


def test_a_plural_is_never_one_person(read) -> None:
    """Where only one side of a call is known, "they" stays open instead of falling to that one."""
    text = "The Director spoke with President Tomas Varga of Hungary on Monday.\n\nThey agreed to meet again in the spring."
    assert [said.who for said in read(text)] == [()]


def test_they_means_the_two_who_met_last(read) -> None:
    """A meeting told in passing hands "they" to those two, not to the principals."""
    text = LEAD + (
        "Varga also met with Finnish Prime Minister Eero Salo. They had an exchange of views on railways and customs."
    )
    assert read(text)[-1].who == (VARGA, "Eero Salo")


def test_pronouns_follow_what_the_text_says_of_people(read) -> None:
    """ "She" passes over the last subject where the text says "he" of him."""
    text = LEAD + "Varga said he would visit Turku. She said the harbour needed dredging."
    assert [said.who for said in read(text)] == [(VARGA,), (LINDHOLM,)]


def test_the_former_and_the_latter(read) -> None:
    """The former and the latter are the last two who spoke, in that order."""
    text = LEAD + (
        "Lindholm praised the talks. Varga welcomed the plan. "
        "The former condemned the attack, while the latter reported on the harvest."
    )
    assert [said.who for said in read(text)[-2:]] == [(LINDHOLM,), (VARGA,)]


def test_a_counterpart_is_the_other_one(read) -> None:
    """ "His counterpart" after one principal is the other."""
    text = LEAD + "Varga raised the matter of visas. His counterpart expressed readiness to review the rules."
    assert [said.who for said in read(text)] == [(VARGA,), (LINDHOLM,)]


def test_an_office_excludes_whom_the_sentence_names(read) -> None:
    """In "The President congratulated President Varga" the first is the other president."""
    found = read(LEAD + "The President congratulated President Varga on his birthday.")
    assert (found[0].who, found[0].to) == ((LINDHOLM,), (VARGA,))


def test_an_ambiguous_office_stays_open(read) -> None:
    """With two presidents and the second one speaking last, "the President" is nobody."""
    assert read(LEAD + "Varga raised the visas. The President warned that the frost would last.")[-1].who == ()


def test_nobody_speaks_to_himself(read) -> None:
    """A pronoun as addressee is the other of the two."""
    assert read(LEAD + "Varga thanked her for the boots.")[0].to == (LINDHOLM,)


def test_lists_of_three_keep_all(read) -> None:
    """A list of people before its verb loses none, whatever the parser makes of its commas."""
    text = LEAD + "President Lindholm, Foreign Minister Eero Salo and President Varga agreed on a road map."
    assert read(text)[-1].who == (LINDHOLM, "Eero Salo", VARGA)


def test_one_of_each_side(read) -> None:
    """ "The Presidents of Hungary and Finland" are the two people, in the order of their countries."""
    assert read(LEAD + "The Presidents of Hungary and Finland discussed timber.")[0].who == (VARGA, LINDHOLM)


@pytest.mark.parametrize(
    ("subject", "side"), [("Budapest", "HUN"), ("The Hungarian side", "HUN"), ("The Kremlin", "RUS")]
)
def test_capitals_sides_and_houses_speak_for_their_country(read, subject: str, side: str) -> None:
    """A capital, a side or a house of state that acts stands for its country."""
    assert read(LEAD + f"{subject} condemned the blockade of the strait.")[0].who == (side,)


def test_someone_named_only_here_keeps_his_name(read) -> None:
    """A name in apposition to an office is the speaker, though the text introduces him nowhere else."""
    found = read(LEAD + "Ukraine's defence minister, Taras Bondar, wrote that the bridge had fallen.")
    assert found[-1].who == ("Taras Bondar",)


def test_was_quoted_as_saying(read) -> None:
    """Someone quoted as saying says it."""
    found = read(LEAD + '"The harvest will be late," Varga was quoted as saying.')
    assert [(said.who, said.mode, said.content) for said in found] == [((VARGA,), "direct", "The harvest will be late")]


def test_according_to_a_person_is_a_statement_according_to_a_paper_is_not(read) -> None:
    """ "According to him" gives the sentence to him; a source that is no person gives nobody words."""
    assert read(LEAD + "Varga praised the plan. According to him, there was no other way.")[-1].who == (VARGA,)
    assert read(LEAD + "According to a newspaper, there was no other way.") == []


def test_a_source_behind_the_content_is_cut_off(read) -> None:
    """ "..., according to an official" is no part of what was said."""
    found = read(LEAD + "Varga said Hungary wants to learn from the tests, according to an official.")
    assert found[0].content == "Hungary wants to learn from the tests"


def test_quotations_go_on_in_the_same_mouth(read) -> None:
    """A second sentence of a quotation, and a quotation after its frame, stay with the speaker."""
    found = read(LEAD + '"We need rain. Our wells are dry," Lindholm said. "The winter was too short."')
    assert [said.who for said in found] == [(LINDHOLM,)] * 3
    assert [said.cue for said in found] == [None, "said", None]


def test_passives_of_talks_belong_to_all(read) -> None:
    """What was discussed, touched upon or agreed was so by all who met."""
    text = LEAD + (
        "Questions of trade were touched upon. Agreement was reached on the timetable. "
        "It was agreed to maintain regular contacts."
    )
    assert [(said.who, said.act, said.content) for said in read(text)] == [
        (BOTH, "discuss", "Questions of trade"),
        (BOTH, "agree", "the timetable"),
        (BOTH, "agree", "maintain regular contacts"),
    ]


def test_passives_with_an_agent_belong_to_the_agent(read) -> None:
    """ "The step was welcomed by Varga" is Varga's."""
    found = read(LEAD + "The release of the sailors was welcomed by Varga.")
    assert [(said.who, said.act, said.content) for said in found] == [
        ((VARGA,), "support", "The release of the sailors")
    ]


def test_an_invitation_is_accepted_by_the_invited(read) -> None:
    """Only whom it was for can accept an invitation."""
    found = read(LEAD + "Varga invited President Lindholm to visit Eger. The invitation was accepted.")
    assert [(said.who, said.act) for said in found] == [((VARGA,), "invite"), ((LINDHOLM,), "agree")]


def test_began_by(read) -> None:
    """A speech act after "began by" is a statement of the subject."""
    found = read(LEAD + "She began by offering her condolences for the victims of the flood.")
    assert [(said.act, said.cue) for said in found] == [("condole", "offering")]


def test_narration_goes_on_in_a_relative_clause(read) -> None:
    """ "Signed a declaration, in which they reaffirmed ..." reports as the main clause would."""
    found = read(LEAD + "The presidents signed a declaration, in which they reaffirmed their commitment to free trade.")
    assert [(said.who, said.act, said.content) for said in found] == [
        (BOTH, "reaffirm", "their commitment to free trade")
    ]


def test_what_shares_a_modal_is_no_report(read) -> None:
    """ "Should uphold X and oppose Y" is a claim about the two sides, not their words."""
    found = read(LEAD + "The two sides should uphold the treaty and oppose tariffs.")
    assert found == []


def test_a_dateline_is_no_part_of_the_first_sentence(read) -> None:
    """Place, day and agency before the first dash do not disturb whose words follow."""
    text = (
        "OSLO, 5 August 2016 (ZZ) - Norwegian President Kari Dahl and Danish Chancellor Niels Holm on Friday urged "
        "Sweden to open the bridge.\n"
    )
    assert [(said.who, said.to) for said in read(text)] == [(("Kari Dahl", "Niels Holm"), ("SWE",))]


def test_turns_of_a_transcript(read) -> None:
    """Under a speaker's label every sentence is his, until the next label; a question is nobody's."""
    text = (
        "Meeting with President of Serbia Milan Petrovich\n\nJanuary 17, 2019\n\n"
        "President of Russia Igor Velikhov: I am glad to see you. Our trade has grown by a tenth.\n\n"
        "We intend to build on this trend.\n\n"
        "President of Serbia Milan Petrovich (retranslated): We are grateful to Russia for its support.\n\n"
        "Question: Will there be a pipeline next year?\n"
    )
    found = read(text)
    assert [said.who for said in found] == [("Igor Velikhov",)] * 3 + [("Milan Petrovich",)]
    assert {said.mode for said in found} == {"first-person"}
    assert found[-1].act == "thank"


def test_we_the_ministers(read) -> None:
    """A joint statement in the first person is all of theirs, sentence by sentence."""
    text = (
        "Joint statement on the Sahel\n\n"
        "We, the Ministers for Foreign Affairs of France, Claire Marchand, Germany, Jochen Retz, and Italy, Otto Branca, "
        "condemn the attack near Gao.\n\nWe reaffirm our full support for Mali. Those responsible must be tried.\n"
    )
    found = read(text)
    assert {said.who for said in found} == {("Claire Marchand", "Jochen Retz", "Otto Branca")}
    assert [said.act for said in found] == ["condemn", "reaffirm", "propose"]


def test_a_minister_s_own_release(read) -> None:
    """In a minister's own release "I" is the minister, "we" the two who met, and his doings are no statements."""
    text = (
        "Senator Geoffrey Aldwin\nMedia release\n\n"
        "Today I met with the Prime Minister of Fiji, Jone Vakatawa.\n\n"
        "We discussed fisheries. Prime Minister Vakatawa thanked me for the patrol boats. "
        "I told the Prime Minister that Australia will remain a partner.\n\n"
        '"Fiji is family," Senator Aldwin said.\n'
    )
    found = read(text)
    assert [(said.content, said.mode) for said in found if said.who == ("Geoffrey Aldwin",)][-1] == (
        "Fiji is family",
        "direct",
    )
    assert not any("met with" in said.content for said in found)


def test_a_colourless_cue_takes_its_act_from_what_it_governs(read) -> None:
    """The noun or clause behind "expressed" and "said" decides the act."""
    text = LEAD + (
        "Varga expressed concern about the drought. Lindholm expressed readiness to send seed. "
        "Varga said Hungary hopes to join the fund. Lindholm said the rules should be simpler."
    )
    assert [said.act for said in read(text)] == ["concern", "offer", "hope", "propose"]


def test_will_is_a_pledge_only_of_someone_who_can_pledge(read) -> None:
    """ "We will" promises; "the drought will" predicts."""
    text = LEAD + 'Varga said: "We will rebuild the dam." Lindholm said the drought will last.'
    assert [said.act for said in read(text)] == ["pledge", "state"]


def test_what_is_thanked_praised_or_urged_is_not_mixed_up_with_why(read) -> None:
    """The addressee is a person or a side; a thing that is praised is the content."""
    text = LEAD + (
        "Varga praised Finland for its schools. Varga praised the role of the United States in work planned for May."
    )
    found = read(text)
    assert (found[0].to, found[0].content) == (("FIN",), "its schools")
    assert (found[1].to, found[1].content) == ((), "the role of the United States in work planned for May")


def test_an_invitation_with_a_purpose(read) -> None:
    """ "Extended an invitation to X to visit Y": X is invited, the visit is the content."""
    found = read(LEAD + "Varga extended an invitation to President Lindholm to visit Eger.")
    assert [(said.act, said.to, said.content) for said in found] == [("invite", (LINDHOLM,), "visit Eger")]


def test_in_turn_is_the_other_one(read) -> None:
    """ "He, in turn," is not whoever spoke last."""
    found = read(LEAD + "President Lindholm praised the harvest. He, in turn, called for rain.")
    assert [said.who for said in found] == [(LINDHOLM,), (VARGA,)]


def test_an_indefinite_office_is_nobody_known(read) -> None:
    """ "A senior diplomat" is never the minister of the text."""
    found = read(LEAD + "A senior diplomat said the talks were dull.")
    assert [said.who for said in found] == [("senior diplomat",)]


def test_neither_said_it(read) -> None:
    """What neither leader mentioned was not mentioned."""
    assert read(LEAD + "Neither leader mentioned the border.") == []


def test_what_a_press_service_tells_of_is_its_people_s(read) -> None:
    """A source at the end of the sentence frames nothing; those of whom it tells speak."""
    found = read(LEAD + "Varga, in turn, briefed Lindholm on the drought, the presidential press service added.")
    assert [(said.who, said.content) for said in found] == [((VARGA,), "the drought")]


def test_a_frame_between_subject_and_verb_keeps_its_speaker(read) -> None:
    """In "Varga, she added, had made it clear that ..." she speaks, not Varga."""
    found = read(LEAD + "Lindholm said the port was safe. Varga, she added, had made it clear that trains would run.")
    assert {said.who for said in found} == {(LINDHOLM,)}


def test_who_clauses_speak_for_their_antecedent(read) -> None:
    """ "Spoke with X, who offered A and expressed B": both are X's."""
    text = (
        LEAD + "Lindholm also spoke with President Ana Ruiz of Chile, who expressed concern over fuel and offered help."
    )
    assert {said.who for said in read(text)} == {("Ana Ruiz",)}


def test_words_announced_by_a_colon(read) -> None:
    """Unquoted first-person paragraphs behind "X said:" are X's, up to the narrator's next paragraph."""
    text = LEAD + (
        "Speaking after the meeting, Lindholm said:\n\nI was pleased to see the harbour. We need more ferries.\n\n"
        "Varga thanked his hosts for the soup.\n"
    )
    assert [said.who for said in read(text)] == [(LINDHOLM,), (LINDHOLM,), (VARGA,)]


def test_claims_in_the_same_breath(read) -> None:
    """A claim of the speaker's own side right behind his statement is his; a background fact is nobody's."""
    text = LEAD + (
        "Varga said that trade has grown. Hungary stands ready to open a second line. "
        "Hungary is one of the 27 members of the European Union."
    )
    assert [(said.who, said.cue) for said in read(text)] == [((VARGA,), "said that"), ((VARGA,), None)]


def test_narration_is_no_statement(read) -> None:
    """Who met, arrived or will travel is told by the narrator alone."""
    assert read(LEAD + "Varga arrived on Sunday. He will leave for Tallinn on Tuesday.") == []


def test_spans_prove_what_is_recorded(pipeline: Pipeline) -> None:
    """Every source, cue and content is a span of the document's own text."""
    text = LEAD + "For his part, Varga “warmly welcomed” the plan,  noting that it was overdue."
    reading = pipeline.read("x.txt", text.encode())
    assert reading.statements
    for statement in reading.statements:
        for span in (statement.source, statement.cue, *statement.content):
            assert span is None or 0 <= span.start < span.end <= len(reading.document.text)


def test_reading_twice_gives_the_same(pipeline: Pipeline) -> None:
    """The same input gives the same statements, whatever was read between."""
    text = LEAD + "They agreed to meet again. Varga said he was glad."
    first = pipeline.read("x.txt", text.encode()).statements
    pipeline.read("y.txt", (LEAD + "Lindholm said she was tired.").encode())
    assert pipeline.read("x.txt", text.encode()).statements == first


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        (
            "Varga said that one dispute should not define the tie, and thanked Lindholm for her patience.",
            "her patience",
        ),
        (
            "Varga stressed that families have waited too long, and called on Lindholm to reopen the bridge.",
            "reopen the",
        ),
        ("Varga said that the case was before the courts and hoped that it would be settled.", "it would be settled"),
        ("Varga said that it is being handled in accordance with the law, and urged the Finnish side to wait.", "wait"),
        ("Varga noted that trade had tripled and suggested closer cooperation in energy.", "closer cooperation in"),
    ],
)
def test_a_past_verb_behind_a_reported_clause_is_the_narrators(read, sentence: str, second: str) -> None:
    """A past reporting verb joined to what is said goes on with the report where only the speaker can be its subject."""
    found = read(LEAD + sentence)
    assert [said.who for said in found] == [(VARGA,), (VARGA,)]
    assert found[1].content.startswith(second)


def test_a_past_verb_inside_a_reported_past_stays_there(read) -> None:
    """What a government is said to have done is no act of the speaker's."""
    found = read(LEAD + "Varga said that the government had backed the plan and urged its neighbours to follow.")
    assert len(found) == 1


def test_a_host_known_by_his_side_alone_is_the_leader_named(read) -> None:
    """Where a visit is told to a country, "the two leaders" are the visitor and the one leader whom the text names."""
    text = (
        "President Anna Lindholm of Finland today concluded a visit to Hungary. She held talks with President Tomas "
        "Varga in Szeged.\n\nThe two leaders agreed to open a ferry line."
    )
    assert [set(said.who) for said in read(text)] == [{LINDHOLM, VARGA}]


def test_a_claim_about_another_person_does_not_go_on(read) -> None:
    """Behind one leader's statement, what the narrator tells of the other by an unknown verb is nobody's words."""
    found = read(
        LEAD + "Varga warned against a closed border. Lindholm, in turn, dwelt on the ferries that Hungary and Finland "
        "should buy."
    )
    assert [said.who for said in found] == [(VARGA,)]
    found = read(LEAD + "Varga warned against a closed border. Hungary and Finland should buy ferries together.")
    assert [said.who for said in found] == [(VARGA,), (VARGA,)]


def test_a_subject_between_commas_is_found(read) -> None:
    """ "X, on behalf of Y, invited" and "X, for her part, said" belong to X, and so does what he notes before."""
    found = read(
        LEAD + "Noting that his party will hold its congress, Varga, on behalf of its Central Committee, invited "
        "Lindholm to attend. Lindholm, for her part, said that Finland values the tie."
    )
    assert [(said.who, said.act) for said in found] == [
        ((VARGA,), "state"),
        ((VARGA,), "invite"),
        ((LINDHOLM,), "state"),
    ]


def test_a_clause_behind_a_comma_opens_unquoted_speech(read) -> None:
    """Behind "X pointed out, ..." and "X said in his message, ..." the paragraph goes on in X's own words."""
    found = read(
        LEAD + "Varga pointed out, Hungary has always viewed the tie with favour. On behalf of the people, I wish the "
        "talks full success.\n\nLindholm said in her message, since the war ended, our ties have grown like a tree. "
        "The facts show that neighbours can prosper."
    )
    assert [(said.who, said.mode) for said in found] == [((VARGA,), "first-person")] * 2 + [
        ((LINDHOLM,), "first-person")
    ] * 2


def test_spans_that_meet_are_found_by_bisection() -> None:
    """Looking up what shares a character with a sentence gives what a scan of all would."""
    spans = tuple(Span(start, start + 4) for start in range(0, 60, 6))
    for start in range(60):
        sentence = Span(start, start + 9)
        assert meeting(spans, sentence) == tuple(span for span in spans if span.meets(sentence))


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("Varga expressed gratitude for Finland's readiness to host the fair and called for joint efforts.", 2),
        (
            "Varga reiterated that the pledge remains firm, emphasized the importance of stocks, and looked forward to May.",
            3,
        ),
        (
            "Varga thanked Lindholm for the return of the bell and invited her to visit Pecs; Lindholm smiled at this.",
            2,
        ),
        ("Varga offered to send two fire engines and pushed for an early vote.", 2),
        ("Varga thanked Lindholm for her help and invited her to the opening of the bridge.", 2),
    ],
)
def test_verbs_in_a_row_share_their_subject(read, sentence: str, acts: int) -> None:
    """However the parser hangs them, past reporting verbs in a row are statements of one speaker."""
    assert [said.who for said in read(LEAD + sentence)] == [(VARGA,)] * acts


def test_what_the_other_answers_is_no_part_of_a_proposal(read) -> None:
    """ "..., which the other accepted" is told by the narrator."""
    found = read(LEAD + "Varga suggested that they meet in May, to which President Lindholm responded positively.")
    assert found[0].content == "they meet in May"


def test_a_statement_announced_without_quotation_marks(read) -> None:
    """What follows "X issued the following statement" is X's, sentence by sentence, up to the last "we"."""
    text = LEAD + (
        "Before leaving, Varga issued the following statement:\n\nFinland has chosen the sea, against all odds. We stand "
        "by its harbours.\n\nI will visit the northern port again.\n\nThe two countries set up relations in 1947."
    )
    assert [(said.who, said.mode) for said in read(text)] == [((VARGA,), "first-person")] * 3


def test_talks_that_tackled_something_are_those_of_all(read) -> None:
    """ "Held talks which tackled X" is a discussion of all who took part."""
    found = read(
        "On 3 March 2021, President Anna Lindholm of Finland and President Tomas Varga of Hungary held talks which "
        "tackled the ferry line."
    )
    assert [(set(said.who), said.act, said.content) for said in found] == [({*BOTH}, "discuss", "the ferry line")]


def test_both_ministers_are_the_two_who_met(read) -> None:
    """Of three who hold the office, "both ministers" are the two named so far."""
    text = (
        "Foreign Minister Pekka Salo of Finland visited Hungary on 3 March 2021. In Pecs he called on President Tomas "
        "Varga and met Foreign Minister Ilona Barta.\n\nBoth Foreign Ministers welcomed the bridge.\n\nMr Salo will "
        "visit Latvia next, where he will meet Foreign Minister Janis Ozols."
    )
    assert [set(said.who) for said in read(text)] == [{"Pekka Salo", "Ilona Barta"}]


def test_unnamed_listeners_are_as_printed(read) -> None:
    """A group that is spoken to and has no name comes under the words of the text, without its article."""
    found = read(
        LEAD + "Varga called on all armed groups to refrain from violence and invited Finnish companies to invest."
    )
    assert [said.to for said in found] == [("all armed groups",), ("Finnish companies",)]


def test_whom_a_first_person_clause_thanks(read) -> None:
    """ "I thank Finland for ..." inside what is said speaks to Finland."""
    found = read(LEAD + "“I thank Finland for sending so many singers,” Varga said.")
    assert [(said.act, said.to) for said in found] == [("thank", ("FIN",))]


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("Varga announced that Hungary would send two ferries.", "pledge"),
        ("Varga denied that the port was closed.", "other"),
        ("Varga voiced Hungary's readiness to host the fair.", "offer"),
        ("Varga appealed for the support of all members.", "request"),
        ("“We wish the choir a full success,” Varga said.", "greet"),
    ],
)
def test_the_act_follows_verb_noun_and_clause(read, sentence: str, act: str) -> None:
    """The cue names the act, else the noun it governs, else the clause."""
    assert [said.act for said in read(LEAD + sentence)] == [act]


def test_the_head_of_a_government_is_its_prime_minister(read) -> None:
    """ "The head of the Finnish government" is whoever the text calls its prime minister."""
    found = read(
        "Prime Minister Pekka Salo of Finland met Prime Minister Ilona Barta of Hungary in Pecs on 3 March 2021.\n\n"
        "The head of the Finnish government emphasised that the bridge is safe. He thanked Barta for the tour."
    )
    assert [said.who for said in found] == [("Pekka Salo",)] * 2
