"""Trips, visits and several meetings in one text: who met whom where, and who "they" are in each paragraph."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.pipeline import Pipeline
from keeping import reading_of

if TYPE_CHECKING:
    from communique.model import Reading, Report

AFRICA = (
    "The White House\n\nReadout of Deputy National Security Advisor Carla Menton's Travel to Ghana and Togo\n\nMay 12, 2023"
    "\n\nEarlier this week, Deputy National Security Advisor Carla Menton traveled to Ghana and Togo. She was joined by "
    "Senior Director for Africa Paul Reyer.\n\nIn Ghana, Ms. Menton met with Vice President Kofi Adusei, Minister of "
    "Defense Ama Darko, and other senior Ghanaian officials. They discussed border security. Ms. Menton underscored the "
    "weight of free elections.\n\nIn Togo, she met with President Yawo Amegan to discuss the port of Lomé. They also "
    "reviewed the fight against piracy.\n"
)
CAUCASUS = (
    "Ministry of Foreign Affairs of the Republic of Latvia\n\nForeign Minister concludes working visit to Armenia\n\nRiga, "
    "6 May 2022\n\nOn 4 and 5 May, the Minister of Foreign Affairs of Latvia, Andris Kalnins, paid a working visit to "
    "Armenia. In Yerevan, he held talks with his Armenian counterpart, Davit Sarkisov. The ministers discussed transport "
    "links and visa-free travel. Andris Kalnins was also received by Prime Minister Hrant Avetik. They exchanged views on "
    "reforms of the judiciary. Mr Kalnins invited the Prime Minister to visit Riga.\n"
)
SIDELINES = (
    "Doha, 3 March 2021 (QNA) - HE Minister of Foreign Affairs Sheikh Nasser bin Hamad Al Kuwari met separately today, on "
    "the sidelines of the Doha Forum, with Minister of Foreign Affairs of Kenya Jane Wanjiru and Minister of Foreign "
    "Affairs of Norway Lars Solberg.\n\nWith Minister Wanjiru, HE the Minister reviewed trade relations. The meeting with "
    "Minister Solberg dealt with the situation in Sudan.\n"
)
TANZANIA = (
    "Statement: Minister Thandeka Molefe's working visit to Tanzania\n\nPretoria, 9 June 2019\n\nThe Minister of "
    "International Relations of South Africa, Thandeka Molefe, undertook a working visit to Dar es Salaam, Tanzania on 7-8 "
    "June. On the first day she met with Foreign Minister Juma Kessy; the two ministers agreed to finalise the agreement "
    "on water. On 8 June, Minister Molefe paid a courtesy call on President Asha Mwinyi. The President thanked South Africa "
    "for its help after the floods.\n"
)


@cache
def pipeline() -> Pipeline:
    return Pipeline()


@cache
def reading(text: str) -> Reading:
    return pipeline().read("x.txt", text.encode())


def who(report: Report) -> list[tuple[str, str | None]]:
    return [(person.name, person.side) for person in report.participants]


def places(text: str) -> list[str | None]:
    return [report.place.text if report.place is not None else None for report in reading(text).reports]


def days(report: Report) -> tuple[str, str] | None:
    return (report.date.earliest.isoformat(), report.date.latest.isoformat()) if report.date is not None else None


def said(text: str) -> dict[str, tuple[str | None, ...]]:
    """The speakers of every statement, by its content."""
    found = reading(text)
    return {
        " ".join(found.document.text[span.start : span.end] for span in statement.content): tuple(
            actor.name or actor.side for actor in statement.speakers
        )
        for statement in found.statements
    }


def test_meetings_told_one_by_one_on_a_trip_are_an_exchange_each() -> None:
    """In each land its own counterparts, those who came along with both, and none of the meeting before."""
    travellers = [("Carla Menton", "USA"), ("Paul Reyer", "USA")]
    first, second = reading(AFRICA).reports
    assert (first.kind, second.kind) == ("meeting", "meeting")
    assert who(first) == [*travellers, ("Kofi Adusei", "GHA"), ("Ama Darko", "GHA")]
    assert who(second) == [*travellers, ("Yawo Amegan", "TGO")]
    assert places(AFRICA) == ["Ghana", "Togo"]
    assert days(first) == days(second) == ("2023-05-08", "2023-05-12")


def test_they_are_those_of_the_meeting_told_last() -> None:
    """All who met in that land speak, and nobody of the meeting before."""
    ghana = ("Carla Menton", "Paul Reyer", "Kofi Adusei", "Ama Darko")
    togo = ("Carla Menton", "Paul Reyer", "Yawo Amegan")
    speakers = said(AFRICA)
    assert speakers["border security"] == ghana
    assert speakers["the weight of free elections"] == ("Carla Menton",)
    assert speakers["the port of Lomé"] == speakers["the fight against piracy"] == togo


def test_a_working_visit_with_two_receptions_is_two_meetings() -> None:
    """Hosts without a country are of the land visited; an invitation to another town is no further leg."""
    first, second = reading(CAUCASUS).reports
    assert who(first) == [("Andris Kalnins", "LVA"), ("Davit Sarkisov", "ARM")]
    assert who(second) == [("Andris Kalnins", "LVA"), ("Hrant Avetik", "ARM")]
    assert places(CAUCASUS) == ["Yerevan", "Yerevan"]
    assert said(CAUCASUS)["reforms of the judiciary"] == ("Andris Kalnins", "Hrant Avetik")


def test_meetings_on_the_sidelines_keep_all_their_partners() -> None:
    """Partners named behind where the meetings were took part in one each."""
    host = ("Nasser bin Hamad Al Kuwari", "QAT")
    assert [who(report) for report in reading(SIDELINES).reports] == [
        [host, ("Jane Wanjiru", "KEN")],
        [host, ("Lars Solberg", "NOR")],
    ]


def test_a_meeting_on_a_trip_has_its_own_day_and_the_place_of_the_trip() -> None:
    """A day printed beside one meeting is its own; without one it lies within the trip."""
    first, second = reading(TANZANIA).reports
    assert days(first) == ("2019-06-07", "2019-06-08")
    assert days(second) == ("2019-06-08", "2019-06-08")
    assert places(TANZANIA) == ["Dar es Salaam", "Dar es Salaam"]
    assert who(second) == [("Thandeka Molefe", "ZAF"), ("Asha Mwinyi", "TZA")]


def test_a_meeting_during_travel_is_a_meeting() -> None:
    """One counterpart, to whom the text only refers, makes a meeting; the dead receive nobody."""
    text = (
        "The White House\n\nReadout of Vice President Edna Crowe's Trip to Oman\n\nMay 16, 2022\n\nVice President Edna Crowe "
        "today led a Presidential Delegation to Muscat, Oman to mourn the passing of the Sultan of Oman, Said bin Faisal. In "
        "her meeting with Sultan Taimur bin Said of Oman, the Vice President conveyed condolences. The Vice President "
        "praised the memory of Said bin Faisal. She underscored the strength of the partnership.\n"
    )
    (report,) = reading(text).reports
    assert report.kind == "meeting"
    assert set(who(report)) == {("Edna Crowe", "USA"), ("Taimur bin Said", "OMN")}


RIYADH = (
    "The White House\n\nReadout of National Security Advisor Milton Rask's Trip to Kuwait\n\nJuly 27, 2023\n\nNational "
    "Security Advisor Milton Rask traveled to Kuwait City, Kuwait on July 26, 2023 to meet with Foreign Minister Yousef Al "
    "Dabbous to discuss the safety of shipping. Both delegations agreed to form a working group. Mr. Rask and the "
    "delegation praised the work of the coast guard. Mr. Rask and his team thanked their hosts.\n"
)


def test_a_purpose_behind_a_purpose_is_what_was_discussed() -> None:
    """ "Travelled to X to meet with Y to discuss Z": they discussed Z, where they met."""
    (report,) = reading(RIYADH).reports
    assert (report.kind, places(RIYADH)) == ("meeting", ["Kuwait City"])
    assert said(RIYADH)["the safety of shipping"] == ("Milton Rask", "Yousef Al Dabbous")


def test_delegations_on_a_trip_are_those_who_met() -> None:
    """Two delegations of one trip are people; a delegation beside its head keeps the words of the text."""
    speakers = said(RIYADH)
    assert speakers["form a working group"] == ("Milton Rask", "Yousef Al Dabbous")
    assert speakers["the work of the coast guard"] == ("Milton Rask", "delegation")


def test_whom_one_consults_speaks_too_and_nobody_else() -> None:
    """ "Visited X to consult with Y's officials on Z": the visitor and those officials, not all whom he met."""
    text = (
        "The White House\n\nReadout of Adviser Milton Rask's Trip to Kuwait\n\nJuly 27, 2023\n\nNational Security Advisor "
        "Milton Rask visited Kuwait July 25-26 to deliver a speech and to consult with Kuwaiti officials on air travel. Mr. "
        "Rask met with Emir Fahd Al Jaber, Prime Minister Nawaf Al Enezi, and Foreign Minister Yousef Al Dabbous. Mr. Rask "
        "stressed the need for patience. He underscored the value of trade. He welcomed new flights. They discussed the "
        "wells of the north.\n"
    )
    speakers = said(text)
    assert speakers["air travel"] == ("Milton Rask", "Kuwaiti officials")
    assert speakers["the wells of the north"] == ("Milton Rask", "Fahd Al Jaber", "Nawaf Al Enezi", "Yousef Al Dabbous")


def test_partners_and_the_group_are_all_who_met() -> None:
    """Among more than two, "the partners" and "the group" are people and no two sides."""
    text = (
        "The White House\n\nReadout of Adviser Milton Rask's Meeting\n\nJune 2, 2023\n\nNational Security Advisor Milton Rask met "
        "on June 1 with French Diplomatic Adviser Paul Renaud, British National Security Adviser Ian Thorne, and Ukrainian "
        "Head of Office Oleh Marchuk. The partners reaffirmed their support for Kyiv. The group took stock of new deliveries.\n"
    )
    everyone = ("Milton Rask", "Paul Renaud", "Ian Thorne", "Oleh Marchuk")
    assert set(said(text).values()) == {everyone}


def test_parties_and_peoples_are_congratulated_by_their_names() -> None:
    """A party is not the state in which it rules, in the third person and in the first."""
    text = (
        "Beijing, March 3, 2020 (Xinhua) -- President Gao Wenshan of China and President Tran Van Hoa of Vietnam held talks "
        "over the phone. Gao congratulated the CPV on its work. Gao expressed warm congratulations to the CPV and the "
        "Vietnamese people.\n\nGao stressed, our friendship is old. I extend warm greetings to the CPV and the Vietnamese "
        "people on this day.\n"
    )
    found = [[actor.name or actor.side for actor in statement.addressees] for statement in reading(text).statements]
    assert [names for names in found if names] == [["CPV"], ["CPV", "Vietnamese people"], ["CPV", "Vietnamese people"]]


POLAND = (
    "The White House\n\nReadout of Senior Adviser Milton Rask's Meetings in Poland\n\nJune 2, 2023\n\nToday in Poland, Senior "
    "Adviser Milton Rask met with Minister of Defense Adam Kowal, General Jan Lis, Speaker of the Sejm Ewa Mazur, and "
    "Mayor Olga Bielska to discuss support for Ukraine.\n\nIn his discussions with Minister Kowal and General Lis, Mr. Rask "
    "reaffirmed the President's commitment to NATO. They agreed to meet again in July.\n\nIn his meetings with Speaker "
    "Mazur and separately with Mayor Bielska, Mr. Rask underscored the value of parliaments.\n"
)


def test_meetings_that_a_lead_lumps_are_told_apart_afterwards() -> None:
    """Each meeting to which the text refers has its own people; the purpose in the lead is of all."""
    assert [[name for name, _ in who(report)] for report in reading(POLAND).reports] == [
        ["Milton Rask", "Adam Kowal", "Jan Lis"],
        ["Milton Rask", "Ewa Mazur"],
        ["Milton Rask", "Olga Bielska"],
    ]
    speakers = said(POLAND)
    assert speakers["support for Ukraine"] == ("Milton Rask", "Adam Kowal", "Jan Lis", "Ewa Mazur", "Olga Bielska")
    assert speakers["meet again in July"] == ("Milton Rask", "Adam Kowal", "Jan Lis")


def test_leaders_who_share_a_title_are_all_there() -> None:
    """ "European Commission and Council Presidents X and Y" are two people of one body, and both are leaders."""
    text = (
        "The White House\n\nReadout of President Colm Brady's Call with Allies\n\nApril 19, 2022\n\nPresident Colm Brady hosted "
        "a secure video call today with European Commission and Council Presidents von der Heide and Leclerc, President "
        "Girard of France, and Chancellor Voss of Germany. The leaders affirmed their solidarity with Ukraine. They also "
        "discussed sanctions.\n"
    )
    everyone = ("Colm Brady", "von der Heide", "Leclerc", "Girard", "Voss")
    (report,) = reading(text).reports
    assert tuple(name for name, _ in who(report)) == everyone
    assert dict(who(report))["Leclerc"] == "EU"
    assert set(said(text).values()) == {everyone}


def test_whoever_briefs_speaks() -> None:
    """ "Received a briefing on X", "heard from Y about X": the others speak, and the subject hears."""
    text = (
        "The White House\n\nReadout of Senior Adviser Milton Rask's Trip to Poland\n\nJune 2, 2023\n\nToday in Poland, Senior "
        "Adviser Milton Rask met with Minister of Defense Adam Kowal and General Jan Lis. In his talks with Minister Kowal "
        "and General Lis, Mr. Rask received an updated briefing on deliveries. He heard from General Lis about the state of "
        "the roads. He also received updates from Minister Kowal on the harvest.\n"
    )
    speakers = said(text)
    assert speakers["deliveries"] == ("Adam Kowal", "Jan Lis")
    assert speakers["the state of the roads"] == ("Jan Lis",)
    assert speakers["the harvest"] == ("Adam Kowal",)
    assert {actor.name for statement in reading(text).statements for actor in statement.addressees} == {"Milton Rask"}


def test_a_meeting_elsewhere_on_a_visit_is_told_beside_it() -> None:
    """A visit whose hosts are lumped, and one meeting in another land: they are of the meeting told last."""
    text = (
        "The White House\n\nReadout of Adviser Milton Rask's Travel to Kuwait and Oman\n\nJuly 27, 2023\n\nNational Security "
        "Advisor Milton Rask traveled to Kuwait and Oman July 25-26. In Kuwait, he met with Emir Fahd Al Jaber, Prime Minister "
        "Nawaf Al Enezi, and Foreign Minister Yousef Al Dabbous.\n\nHe was later hosted by Sultan Taimur bin Said of Oman. Mr. "
        "Rask praised the ports of Oman. He stressed the need for patience. He welcomed new flights. They also discussed "
        "fishing.\n"
    )
    assert any("Taimur bin Said" in {name for name, _ in who(report)} for report in reading(text).reports)
    assert said(text)["fishing"] == ("Milton Rask", "Taimur bin Said")


def test_a_stated_visit_stays_one_whomever_one_meets() -> None:
    """A visit of so many days is the news itself, though its one meeting is told."""
    text = (
        "Deputy Minister Aino Salmela of Finland arrived in Riga on Monday for a two-day visit to Latvia. "
        "She met with Deputy Minister Janis Ozols of Latvia and toured the port.\n\nSalmela said that the ferries matter.\n"
    )
    assert [report.kind for report in reading_of(text, "visit.txt").reports] == ["visit"]


def test_a_text_may_end_in_an_office_of_several() -> None:
    """Behind the last word there is no name to look for."""
    assert reading_of("The talks were opened by the two Foreign Ministers", "end.txt").skipped is None
