"""Exchanges of officials below the leaders, in other Englishes: no headline, no known outlet, sides that go unsaid."""

from __future__ import annotations

from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from communique.pipeline import Pipeline

if TYPE_CHECKING:
    from communique.model import Report


@cache
def pipeline() -> Pipeline:
    return Pipeline()


def reports(text: str) -> tuple[Report, ...]:
    return pipeline().read("x.txt", text.encode()).reports


def told(text: str) -> tuple[str, set[tuple[str, str | None]]]:
    """Kind and people of the only report of a text."""
    (report,) = reports(text)
    return report.kind, {(person.name, person.side) for person in report.participants}


RIA, TEVITA = ("Ria Santos", "PHL"), ("Tevita Vuki", "FJI")
PHILIPPINE, FIJIAN = (
    "Undersecretary of Agriculture of the Philippines, Ria Santos",
    "Minister for Fisheries of Fiji, Tevita Vuki",
)


@pytest.mark.parametrize(
    ("tells", "kind"),
    [
        (f"The {FIJIAN}, telephoned today the {PHILIPPINE}, about boats.", "call"),
        (f"The {FIJIAN}, rang the {PHILIPPINE}, on Monday.", "call"),
        (f"The {FIJIAN}, called the {PHILIPPINE}, to congratulate her.", "call"),
        (f"The {FIJIAN}, placed a call to the {PHILIPPINE}.", "call"),
        (f"The {FIJIAN}, has written to the {PHILIPPINE}, about boats.", "letter"),
        (f"In a letter delivered this month, the {FIJIAN}, has thanked the {PHILIPPINE}, for boats.", "letter"),
        (f"The {FIJIAN}, has addressed a letter to the {PHILIPPINE}.", "letter"),
        (f"The {FIJIAN}, has addressed a message of congratulations to the {PHILIPPINE}.", "message"),
        (f"The {FIJIAN}, conveyed warm felicitations to the {PHILIPPINE}.", "message"),
        (f"Messages of goodwill were exchanged between the {FIJIAN}, and the {PHILIPPINE}.", "message"),
        (f"The {FIJIAN}, has congratulated the {PHILIPPINE}, on her appointment.", "message"),
        (f"The {FIJIAN}, called on the {PHILIPPINE}, during a visit to Manila.", "meeting"),
        (f"The {FIJIAN}, conferred by the side of the bay with the {PHILIPPINE}.", "meeting"),
        (f"The {FIJIAN}, welcomed to Suva the {PHILIPPINE}.", "meeting"),
        (f"The {FIJIAN}, gave an audience this morning to the {PHILIPPINE}.", "meeting"),
        (f"The {FIJIAN}, discussed the future of reefs with the {PHILIPPINE}, at the ministry.", "meeting"),
        (f"The {FIJIAN}, opened his tour with a meeting in Manila with the {PHILIPPINE}.", "meeting"),
        (
            f"The {FIJIAN}, and the {PHILIPPINE}, exchanged greetings and had a short conversation in the margins of a forum.",
            "meeting",
        ),
        (f"The {FIJIAN}, met the {PHILIPPINE}, in the framework of the strategic dialogue.", "meeting"),
        (f"The {FIJIAN}, received the {PHILIPPINE}, a day after the two had talked over the telephone.", "meeting"),
        (
            f"Ten years to the day after the signing of the treaty, the {FIJIAN}, and the {PHILIPPINE}, met by video link.",
            "video call",
        ),
    ],
)
def test_ways_of_telling_of_an_exchange(tells: str, kind: str) -> None:
    """Each of them tells of one exchange of these two, by its kind."""
    assert told(f"{tells}\n\nThey agreed to keep in touch about nets and boats.\n") == (kind, {RIA, TEVITA})


@pytest.mark.parametrize(
    "text",
    [
        f"The {FIJIAN}, called the Pacific fishing accord a success, which the {PHILIPPINE}, doubts.",
        f"The {FIJIAN}, called on the {PHILIPPINE}, to lift the ban at once.",
        "The Minister for Fisheries of Fiji, Tevita Vuki, congratulated Deputy Minister Ana Rokotuivuna on her appointment.",
        "The Minister for Fisheries of Fiji, Tevita Vuki, discussed the budget with the Speaker.",
    ],
)
def test_what_only_sounds_like_an_exchange_is_none(text: str) -> None:
    """One calls a thing something, calls on someone to do something, or talks to one's own."""
    assert reports(f"{text}\n\nThe matter will be taken up again next week.\n") == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            (
                "Bogotá. Vice Minister of Foreign Affairs Elena Pardo today telephoned the Secretary General of Foreign Affairs of "
                "Peru, Jaime Luna, about the river."
            ),
            {("Elena Pardo", "COL"), ("Jaime Luna", "PER")},
        ),
        (
            (
                "MOGADISHU (agency) — Director-General Asha Guled of the Ministry of Health telephoned the Principal Secretary for "
                "Health of Kenya, Ken Lekuton, about vaccines."
            ),
            {("Asha Guled", "SOM"), ("Ken Lekuton", "KEN")},
        ),
        (
            (
                "Tallinn, Friday, 12 May — Undersecretary for Economic Affairs Tanel Raud met with State Secretary Outi Ketola of "
                "Finland. Raud said that Estonia will pay for the bridge."
            ),
            {("Tanel Raud", "EST"), ("Outi Ketola", "FIN")},
        ),
        (
            (
                "MASERU — Principal Secretary for Health Thabo Mohale met the Deputy Head of Mission of Ireland, Eoin Duane, at the "
                "ministry."
            ),
            {("Thabo Mohale", "LSO"), ("Eoin Duane", "IRL")},
        ),
        (
            (
                "TASHKENT. Deputy Chairman of the State Water Committee Jasur Karimov visited Farap on Monday. During the visit "
                "Karimov and Maral Orazova, Deputy Minister of Water of Turkmenistan, signed minutes. Orazova thanked the guests."
            ),
            {("Jasur Karimov", "UZB"), ("Maral Orazova", "TKM")},
        ),
        (
            (
                "Hungarian Deputy Speaker of the National Assembly Gergely Szabados has sent a message to Nur Bozdemir, Deputy Speaker "
                "of the Grand Assembly, on the occasion of the centenary of the Republic of Türkiye."
            ),
            {("Gergely Szabados", "HUN"), ("Nur Bozdemir", "TUR")},
        ),
        (
            (
                "Togo and the Czech Republic have held a round of political consultations in Lomé. Kossi Amegan, Secretary-General of "
                "the Ministry of Foreign Affairs, and Political Director Bohumil Vrba led the two sides."
            ),
            {("Kossi Amegan", "TGO"), ("Bohumil Vrba", "CZE")},
        ),
    ],
)
def test_a_side_that_goes_unsaid_follows_from_what_is_told(text: str, people: set[tuple[str, str]]) -> None:
    """From the place of filing for calls, hosts, envoys and visitors, from the occasion, from the order of two sides."""
    assert told(f"{text}\n\nThey agreed to keep in touch.\n")[1] == people


@pytest.mark.parametrize(
    "text",
    [
        "VIENNA — Special Envoy Tom Hale received Iran's Deputy Minister for Europe, Reza Nik, in a hotel.",
        "BRUSSELS — Deputy Minister of Defence Jan Kral met NATO Secretary General Lars Holm. Belgium was praised.",
        "DOHA — Deputy Minister of Trade Tom Hale met Iran's Deputy Minister for Trade, Reza Nik, in a hotel.",
    ],
)
def test_a_third_countrys_capital_gives_nobody_its_side(text: str) -> None:
    """Envoys meet in third countries, bodies have their seats there, and a capital alone says nothing of a meeting."""
    sides = {person.side for report in reports(f"{text}\n\nThey agreed.\n") for person in report.participants}
    assert not sides & {"AUT", "BEL", "QAT"}


def test_an_office_that_a_participant_holds_is_no_one_further() -> None:
    """ "X, which holds the chair of the Union" does not send the Union's chair to the meeting."""
    text = (
        "Saïd Boina, sherpa of the Union of the Comoros, which holds the chair of the African Union, met in Ottawa with Claire "
        "Roy, the Canadian sherpa.\n\nThey agreed.\n"
    )
    assert told(text) == ("meeting", {("Saïd Boina", "COM"), ("Claire Roy", "CAN")})


@pytest.mark.parametrize(
    "words",
    [
        "called the Minister of Trade and ",
        "called on the Deputy ",
        "Minister of Trade, Labour, ",
        "after the two had met, ",
        "welcomed Ana Roa ",
    ],
)
def test_long_sentences_take_no_longer_than_they_are_long(words: str) -> None:
    """Ten times as many words take about ten times as long, whatever they begin to tell."""
    reports(f"{words * 20}.\n")
    spent = []
    for times in (200, 2000):
        begun = perf_counter()
        reports(f"Minister Ana Roa of Chile {words * times}.\n")
        spent.append(perf_counter() - begun)
    assert spent[1] < 40 * max(spent[0], 0.05)
