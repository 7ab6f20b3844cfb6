"""Joint statements and transcripts of many manners: whose each sentence is, and which exchange it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.pipeline import Pipeline

if TYPE_CHECKING:
    from communique.model import Reading, Report, Statement

PRESS = (
    "Joint Press Conference by Prime Minister Nora Haugen of Norway and Chancellor Felix Brandauer of Austria\n\n"
    "Oslo, 9 September 2031\n\n"
    "PRIME MINISTER HAUGEN: Good afternoon, everyone. We agreed to build a cable under the North Sea.\n\n"
    "CHANCELLOR BRANDAUER: (In English.) Thank you, Nora.\n\n(Speaks in German.)\n\nWe in Austria need friends like you.\n\n"
    "Q Chancellor, will you buy the gas at any price? Some in your party say it is too dear.\n\n"
    'CHANCELLOR BRANDAUER: My grandmother used to say, "Cheap gas is dear. Buy wood." (Laughter.)\n\n'
    "PRIME MINISTER HAUGEN: I do agree with him --\n\nCHANCELLOR BRANDAUER: She always does.\n\n"
    "PRIME MINISTER HAUGEN: -- at least on gas.\n\n4:10 P.M. CET\n"
)


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def _read(pipeline: Pipeline, text: str) -> Reading:
    return pipeline.read("x.txt", text.encode())


def _who(statement: Statement) -> tuple[str | None, ...]:
    return tuple(actor.name or actor.side for actor in statement.speakers or statement.considered)


def _said(reading: Reading) -> dict[str, tuple[str | None, ...]]:
    """The speakers of each content, or whom the reader considered where it is not sure enough."""
    text = reading.document.text
    return {" ... ".join(span.of(text) for span in said.content): _who(said) for said in reading.statements}


def _cues(reading: Reading) -> list[str | None]:
    text = reading.document.text
    return [said.cue.of(text) if said.cue is not None else None for said in reading.statements]


def _people(report: Report) -> list[str]:
    return [person.name for person in report.participants]


def test_numbered_articles_of_a_body_and_a_country(pipeline: Pipeline) -> None:
    """ "We, the Member States of X and Y" speak each article; what one of the two says alone is its own."""
    reading = _read(
        pipeline,
        "JOINT STATEMENT OF THE ASEAN-NEW ZEALAND COMMEMORATIVE SUMMIT\n\n"
        "1. We, the Member States of ASEAN and New Zealand, gathered on 14 March 2031 in Vientiane.\n\n"
        "2. We reaffirmed our commitment to a rules-based region.\n\n"
        "3. ASEAN appreciated New Zealand's support for the Hub on Emergencies.\n\n"
        "4. The region faces rising sea levels and more violent storms.\n",
    )
    assert _said(reading) == {
        "our commitment to a rules-based region": ("ASEAN", "NZL"),
        "New Zealand's support for the Hub on Emergencies": ("ASEAN",),
        "The region faces rising sea levels and more violent storms": ("ASEAN", "NZL"),
    }
    assert [said.mode for said in reading.statements] == ["first-person", "indirect", "indirect"]
    assert [report.kind for report in reading.reports] == ["meeting"]


def test_the_two_sides_of_a_visit(pipeline: Pipeline) -> None:
    """A statement between two countries is theirs, "the Peruvian side" one's; its exchange is the leaders' visit."""
    reading = _read(
        pipeline,
        "Joint Statement Between the People's Republic of China and the Republic of Peru on Deepening Relations\n\n"
        "At the invitation of President Li Wenhao of the People's Republic of China, President Rosa Quispe of the "
        "Republic of Peru paid a state visit to China from 2 to 5 June 2031.\n\n"
        "The two sides agreed that the partnership has stood the test of time. The Peruvian side reaffirmed its "
        "adherence to the one-China principle. The two leaders praised the fishermen of both coasts.\n\n"
        "The two countries will set up a working group on lithium.\n",
    )
    assert list(_said(reading).values()) == [
        ("CHN", "PER"),
        ("PER",),
        ("Li Wenhao", "Rosa Quispe"),
        ("CHN", "PER"),
    ]
    assert _cues(reading)[-1] is None
    assert [(report.kind, _people(report)) for report in reading.reports] == [("visit", ["Li Wenhao", "Rosa Quispe"])]


def test_a_body_speaks_for_its_leaders(pipeline: Pipeline) -> None:
    """ "We, the Leaders of the G7" are the G7, and nobody who joined them; a council inside keeps its own words."""
    reading = _read(
        pipeline,
        "G7 Leaders' Statement on the Strait\n\n22 February 2031\n\n"
        "We, the Leaders of the Group of Seven (G7), met today. We were joined by Secretary General Karin Brandt of NATO.\n\n"
        "We condemn the seizure of merchant ships and call on all states to respect the law of the sea. This conduct has "
        "no justification.\n\nThe United Nations Security Council condemned the seizures last week.\n",
    )
    speakers = list(_said(reading).values())
    assert speakers == [("G7",), ("G7",), ("G7",), ("UN",)]
    assert [name for report in reading.reports for name in _people(report)] == ["Group of Seven"]


def test_governments_that_never_say_we(pipeline: Pipeline) -> None:
    """What governments claim of themselves and of others is all of theirs, without a cue; an address line is not."""
    reading = _read(
        pipeline,
        "Joint statement by the Governments of Australia, Fiji and Tonga on the eruption\n\n"
        "The Governments of Australia, Fiji and Tonga are deeply saddened by the loss of life in the islands.\n\n"
        "The three governments have agreed to pool their relief ships. Australia will send a hospital vessel.\n\n"
        "Media contact: Suva office\n",
    )
    assert set(_said(reading).values()) == {("AUS", "FJI", "TON")}
    assert _cues(reading) == [None, "have agreed to", None]
    assert [(report.kind, _people(report)) for report in reading.reports] == [
        ("statement", ["Australia", "Fiji", "Tonga"])
    ]


def test_a_joint_text_that_opens_with_a_meeting(pipeline: Pipeline) -> None:
    """Of two leaders who met, the meeting is the exchange and no statement; each one's words stay his."""
    reading = _read(
        pipeline,
        "Joint Statement by President Susan Clay of the United States and President Bak Min-ho of the Republic of Korea\n\n"
        "President Clay and President Bak met in Seoul on May 3, 2031.\n\n"
        "President Clay reaffirmed that the commitment is ironclad. The two Presidents strongly condemn the launches. "
        "North Korea has fired 12 missiles this year. These steps are urgent and necessary, but we also recognize the "
        "need for dialogue.\n",
    )
    both = ("Susan Clay", "Bak Min-ho")
    assert list(_said(reading).values()) == [("Susan Clay",), both, both, both, both]
    assert [report.kind for report in reading.reports] == ["meeting"]


def test_a_text_that_is_introduced(pipeline: Pipeline) -> None:
    """ "The following is the text of": the issuers are those of the introduction, preambles count, the frame does not."""
    reading = _read(
        pipeline,
        "The following is the text of a joint declaration adopted by the foreign ministers of Estonia, Latvia and "
        "Lithuania:\n\nBegin text:\n\nRecalling the treaty of 2004,\n\n"
        "The Ministers decided to patrol the sea lanes together.\n\nEnd text\n",
    )
    assert _said(reading) == {
        "the treaty of 2004": ("EST", "LVA", "LTU"),
        "patrol the sea lanes together": ("EST", "LVA", "LTU"),
    }


def test_news_of_a_joint_statement_is_news(pipeline: Pipeline) -> None:
    """A headline that only tells of a joint statement does not make its text one, nor does a speaker's "We, the people"."""
    news = _read(
        pipeline,
        "Chile and Norway issue joint statement on whales\n\n"
        "SANTIAGO, May 4, 2031 (Agency) -- Chile and Norway on Sunday issued a joint statement on whales after talks "
        'between Foreign Ministers Ana Rojas and Per Lund.\n\n"We will protect the whales," Rojas said.\n',
    )
    assert _said(news) == {"We will protect the whales": ("Ana Rojas",)}
    speech = _read(
        pipeline,
        "Address by Prime Minister Tran Minh Duc at the Mekong Forum\n\nHanoi, 3 May 2031\n\n"
        "I am delighted to open this forum. We, the Vietnamese people, know what a river means.\n\nWe must act now.\n",
    )
    assert set(_said(speech).values()) == {("Tran Minh Duc",)}


def test_turns_of_a_press_conference(pipeline: Pipeline) -> None:
    """Turns go on over stage directions; a reporter's words, the hour and what another is quoted with are no leader's."""
    reading = _read(pipeline, PRESS)
    nora, felix = "Nora Haugen", "Felix Brandauer"
    assert _said(reading) == {
        "Good afternoon, everyone": (nora,),
        "build a cable under the North Sea": (nora, felix),
        "Thank you, Nora": (felix,),
        "We in Austria need friends like you": (felix,),
        'My grandmother used to say, "Cheap gas is dear. Buy wood."': (felix,),
        "I do agree with him ... at least on gas": (nora,),
        "She always does": (felix,),
    }
    assert [(report.kind, _people(report)) for report in reading.reports] == [("meeting", [nora, felix])]
    thanks = next(said for said in reading.statements if said.act == "thank")
    assert [actor.name for actor in thanks.addressees] == [nora]


def test_an_unknown_label_is_not_whoever_spoke_before(pipeline: Pipeline) -> None:
    """Someone of whom the text only knows the label speaks for himself; a moderator for nobody."""
    reading = _read(
        pipeline,
        "Beginning of meeting with President of Mongolia Batu Erdene\n\n12 April 2031\nUlaanbaatar\n\n"
        "President of Russia Arkady Velikhanov: Mr President, I am glad to see you in good health.\n\n"
        "President of Mongolia Batu Erdene (retranslated): Thank you very much, Mr President.\n\n"
        "MODERATOR: The railway minister has the floor now.\n\n"
        "MR. GANBOLD: The line needs two more years of work.\n\n<…>\n\nThe presidents then went to lunch together.\n",
    )
    assert list(_said(reading).values()) == [("Arkady Velikhanov",), ("Batu Erdene",), ("Ganbold",)]
    assert [(report.kind, _people(report)) for report in reading.reports] == [
        ("meeting", ["Batu Erdene", "Arkady Velikhanov"])
    ]


def test_the_place_above_a_transcript(pipeline: Pipeline) -> None:
    """The city on its own line above the first label is where they met."""
    reading = _read(
        pipeline,
        "Remarks by President Susan Clay of the United States and Prime Minister Ravi Menon of India Before Meeting\n\n"
        "Harbour Hotel\nKochi, India\n\nPRESIDENT CLAY: Welcome. It's good to see you, Ravi.\n\n"
        "PRIME MINISTER MENON: Thank you, Susan.\n",
    )
    place = reading.reports[0].place
    assert place is not None
    assert place.text == "Kochi"
