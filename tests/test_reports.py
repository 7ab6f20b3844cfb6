"""Which exchanges a document reports: kind, realis, day, place, who asked for it and who took part."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from communique.pipeline import Pipeline

if TYPE_CHECKING:
    from communique.model import Reading, Report


@cache
def pipeline() -> Pipeline:
    return Pipeline()


@cache
def reading(text: str) -> Reading:
    return pipeline().read("x.txt", text.encode())


def only(text: str) -> Report:
    """The one report of a text."""
    (report,) = reading(text).reports
    return report


def who(report: Report) -> set[tuple[str, str | None]]:
    return {(person.name, person.side) for person in report.participants}


def day(report: Report) -> tuple[str, str] | None:
    return (report.date.earliest.isoformat(), report.date.latest.isoformat()) if report.date is not None else None


AGREED = "\n\nThe two sides agreed to stay in close contact and to deepen their cooperation in the coming years.\n"

MOFA = (
    "Japan-Sweden Foreign Ministers' Telephone Talk\n\nMay 16, 2023\n\nOn May 16, commencing at 5:30 p.m., for about 25 "
    "minutes, Mr. HAYAMA Kenji, Minister for Foreign Affairs of Japan, held a telephone talk with H.E. Mr. Tomas "
    "Bergqvist, Minister for Foreign Affairs of the Kingdom of Sweden." + AGREED
)
KREMLIN = (
    "Telephone conversation with President of Serbia Goran Vasić\n\nJune 18, 2009\n\nArkady Velin had a telephone "
    "conversation with President of the Republic of Serbia Goran Vasić at the initiative of the Serbian side.\n\n"
    "The Russian side is ready to help, the President said.\n"
)
DOWNING_STREET = (
    "PM call with Prime Minister van der Meer of the Netherlands: 1 February 2023\n\nFrom: Prime Minister's Office, 10 "
    "Downing Street\nPublished 1 February 2023\n\nThe Prime Minister Edward Hale spoke to the Prime Minister of the "
    "Netherlands, Pieter van der Meer, this afternoon. He thanked him for his support.\n"
)
SPA = (
    "Foreign Minister Receives Phone Call from Iraqi Counterpart\n\nRiyadh, August 14, 2023, SPA -- Minister of Foreign "
    "Affairs Prince Khalid bin Rashid Al Noor received today a phone call from Deputy Prime Minister and Minister of "
    "Foreign Affairs of the Republic of Iraq Dr. Hadi Al Tamimi." + AGREED
)
MEA = (
    "Telephone conversation between PM and Prime Minister of Australia\n\nApril 06, 2022\n\nPrime Minister Shri Rajesh "
    "Varma received a telephone call today from the Prime Minister of Australia, H.E. Mr. Simon Clarke." + AGREED
)
EEAS = (
    "Egypt: High Representative/Vice-President Casimir Delvaux speaks with Foreign Minister El-Masry\n\n22.03.2023 Brussels "
    "EEAS Press Team\n\nEU High Representative for Foreign Affairs and Security Policy/Vice-President of the Commission, "
    "Casimir Delvaux, spoke on the phone today with Egyptian Minister of Foreign Affairs, Hossam El-Masry." + AGREED
)
NATO = (
    "NATO Secretary General welcomes the Prime Minister of Estonia to NATO Headquarters\n\n1 June 2023\n\nNATO Secretary "
    "General Lars Holm met with the Prime Minister of Estonia, Ms. Kaja Tamm, at NATO Headquarters on Thursday."
    + AGREED
)
UN = (
    "UNITED NATIONS\nSecretary-General\n\nNew York, 26 September 2007\n\nReadout of the Secretary-General's meeting with "
    "H.E. Mr. Gédéon Kouamé, President of the Republic of Mali\n\nThe Secretary-General met today with H.E. Mr. Gédéon "
    "Kouamé, President of the Republic of Mali. The Secretary-General, Ms. Amparo Villaseca, undertook to help.\n"
)
YONHAP = (
    "SEOUL, May 26, 2018 (Yonhap) -- South Korean President Kim Dae-hyun met North Korean leader Kim Jong Un at Panmunjom "
    "on Saturday. South Korean officials said that the meeting took two hours.\n"
)
ANADOLU = (
    "ANKARA, May 12, 2022 (AA) - Turkish President Kemal Aydin discussed bilateral ties with his Finnish counterpart Elias "
    "Nieminen in a phone call on Thursday, the Communications Directorate said." + AGREED
)
REUTERS = (
    "BEIJING, March 7, 2022 (Reuters) - Chinese Foreign Minister Wang Haoran spoke with his Indian counterpart by telephone "
    "on Monday, the foreign ministry said." + AGREED
)
ITAMARATY = (
    "Brazil-Angola: signing of agreements\n\nJuly 5th, 2006\n\nAt the Itamaraty Palace, on July 5th, the Minister of External "
    "Relations, Ambassador Otávio Brandão, and the Minister of External Relations of the Republic of Angola, Domingos "
    "Kassoma, signed the Protocol on Scientific Cooperation." + AGREED
)


@pytest.mark.parametrize(
    ("text", "kind", "people", "on", "place", "initiator"),
    [
        (MOFA, "call", {("HAYAMA Kenji", "JPN"), ("Tomas Bergqvist", "SWE")}, "2023-05-16", None, None),
        (KREMLIN, "call", {("Arkady Velin", "RUS"), ("Goran Vasić", "SRB")}, "2009-06-18", None, "Goran Vasić"),
        (DOWNING_STREET, "call", {("Edward Hale", "GBR"), ("Pieter van der Meer", "NLD")}, "2023-02-01", None, None),
        (
            SPA,
            "call",
            {("Khalid bin Rashid Al Noor", "SAU"), ("Hadi Al Tamimi", "IRQ")},
            "2023-08-14",
            None,
            "Hadi Al Tamimi",
        ),
        (MEA, "call", {("Rajesh Varma", "IND"), ("Simon Clarke", "AUS")}, "2022-04-06", None, "Simon Clarke"),
        (EEAS, "call", {("Casimir Delvaux", "EU"), ("Hossam El-Masry", "EGY")}, "2023-03-22", None, None),
        (NATO, "meeting", {("Lars Holm", "NATO"), ("Kaja Tamm", "EST")}, "2023-06-01", "NATO Headquarters", None),
        (UN, "meeting", {("Amparo Villaseca", "UN"), ("Gédéon Kouamé", "MLI")}, "2007-09-26", "New York", None),
        (YONHAP, "meeting", {("Kim Dae-hyun", "KOR"), ("Kim Jong Un", "PRK")}, "2018-05-26", "Panmunjom", None),
        (ANADOLU, "call", {("Kemal Aydin", "TUR"), ("Elias Nieminen", "FIN")}, "2022-05-12", None, None),
        (REUTERS, "call", {("Wang Haoran", "CHN"), ("IND", "IND")}, "2022-03-07", None, None),
        (
            ITAMARATY,
            "signing",
            {("Otávio Brandão", "BRA"), ("Domingos Kassoma", "AGO")},
            "2006-07-05",
            "Itamaraty Palace",
            None,
        ),
    ],
)
def test_one_exchange_in_the_manner_of_many_outlets(
    text: str, kind: str, people: set[tuple[str, str]], on: str, place: str | None, initiator: str | None
) -> None:
    """Ministries, presidents, organisations and agencies tell an exchange each in its own way; the record is the same."""
    report = only(text)
    assert (report.kind, report.realis) == (kind, "occurred")
    assert who(report) == people
    assert day(report) == (on, on)
    assert (report.place.text if report.place else None) == place
    assert report.initiator == initiator


@pytest.mark.parametrize(
    "text",
    [
        (
            "BEIJING, March 3, 2023 (Xinhua) -- Chinese Premier Wang Haoran on Friday inspected a rural school in Gansu Province "
            "and met with teachers and local officials. He called for more investment in education.\n"
        ),
        (
            "Prime Minister meets Chief Ministers\n\nNew Delhi, April 8, 2022\n\nPrime Minister Shri Rajesh Varma met the Chief "
            "Minister of Kerala, Shri Anil Nair, in New Delhi today. They discussed the budget of the state.\n"
        ),
        (
            "SEOUL, June 1, 2024 (Yonhap) -- President Han Seok-woo met with Prime Minister Lim Chang-ho on Saturday to discuss the "
            "budget. They agreed that the growth of the economy must not slow down.\n"
        ),
    ],
)
def test_domestic_events_give_no_report(text: str) -> None:
    """People of one country among themselves are no diplomatic exchange, whoever they are."""
    assert reading(text).reports == ()


def test_a_capital_is_a_city_and_nobody_who_acts() -> None:
    """The city where two others meet takes no part in the meeting."""
    report = only(
        "LONDON, Sept. 14, 2023 (Kyodo) - Japanese Foreign Minister Kaito Mori and his Italian counterpart Antonio Ricci met in "
        "London on Thursday." + AGREED
    )
    assert who(report) == {("Kaito Mori", "JPN"), ("Antonio Ricci", "ITA")}
    assert report.place is not None
    assert report.place.text == "London"


def test_separate_calls_are_an_exchange_each() -> None:
    """One who spoke separately with several had several exchanges; a counterpart without a name is his side."""
    reports = reading(
        "MANAMA, March 8, 2022 (Reuters) - Iranian Foreign Minister Reza Karimi on Tuesday held separate phone calls with the "
        "foreign ministers of Oman and Qatar, state media said." + AGREED
    ).reports
    assert [who(report) for report in reports] == [
        {("Reza Karimi", "IRN"), ("OMN", "OMN")},
        {("Reza Karimi", "IRN"), ("QAT", "QAT")},
    ]


def test_several_leaders_on_one_call_are_one_exchange() -> None:
    """A call of three is one exchange with three participants."""
    report = only(
        "BEIJING, March 4, 2022 (Xinhua) -- Chinese President Liu Wenbo on Friday held a virtual summit with French President "
        "Luc Morel and German Chancellor Henrik Adler." + AGREED
    )
    assert report.kind == "video call"
    assert {side for _, side in who(report)} == {"CHN", "FRA", "DEU"}


def test_a_second_meeting_with_its_own_talk_is_a_second_report() -> None:
    """What the text goes on to tell of is reported too, between whom it names there."""
    reports = reading(
        "BALI, Nov. 15, 2022 (Reuters) - Indian Prime Minister Rajesh Varma met French President Luc Morel in Bali on Tuesday on "
        "the margins of the G20 summit.\n\nLater Varma met British Prime Minister Edward Hale. They discussed a trade deal and "
        "agreed to conclude it soon.\n"
    ).reports
    assert [{side for _, side in who(report)} for report in reports] == [{"IND", "FRA"}, {"IND", "GBR"}]


def test_a_scheduled_meeting_lies_ahead() -> None:
    """What will take place is scheduled, and its weekday is the next one."""
    report = only(
        "GENEVA, May 17, 2024 (Reuters) - Chinese Vice Premier Li Zhen will meet U.S. Treasury Secretary Robert Hayes in Geneva "
        "on Monday, the ministry said. The two are expected to discuss trade.\n"
    )
    assert report.realis == "scheduled"
    assert day(report) == ("2024-05-20", "2024-05-20")


def test_talks_that_were_not_held_are_told_as_denied() -> None:
    """ "Did not hold talks" denies the exchange, whatever else the sentence says."""
    report = only(
        "SANTIAGO, Oct 14, 2003 (Reuters) - Chilean Foreign Minister Isidora Echenique did not hold talks with Peruvian Foreign "
        "Minister Tadeo Quillary on Tuesday, her office said.\n"
    )
    assert report.realis == "denied"


def test_messages_that_two_countries_exchanged_need_no_people() -> None:
    """Countries that "exchanged messages" took part themselves where the text names nobody."""
    report = only("Peru and Ghana exchanged congratulatory messages on the anniversary of diplomatic ties.\n")
    assert report.kind == "message"
    assert {person.side for person in report.participants} == {"PER", "GHA"}


def test_a_denied_meeting_is_told_as_denied() -> None:
    """A report that denies an exchange names it with those who are said to have met, its own minister among them."""
    report = only(
        "SANTIAGO, Oct 14, 2003 (Reuters) - Chile on Tuesday denied a report that its foreign minister, Isidora Echenique, had met "
        "secretly with her Bolivian counterpart. No such meeting took place, she told reporters.\n"
    )
    assert report.realis == "denied"
    assert who(report) == {("Isidora Echenique", "CHL"), ("BOL", "BOL")}


def test_a_visit_lasts_from_its_first_day_to_its_last() -> None:
    """ "From April 6 to 8" is an interval, and the country visited takes part where nobody of it is named."""
    report = only(
        "BEIJING, April 8, 2023 (Xinhua) -- French President Luc Morel paid a state visit to China from April 6 to 8. He thanked "
        "his hosts for the warm welcome that he had been given.\n"
    )
    assert (report.kind, day(report)) == ("visit", ("2023-04-06", "2023-04-08"))
    assert who(report) == {("Luc Morel", "FRA"), ("CHN", "CHN")}


def test_those_met_on_a_visit_take_part_in_it() -> None:
    """Whom the next sentence says the visitor met is of the country visited where the lead speaks of its officials."""
    report = only(
        "WASHINGTON, June 26, 2024 (Reuters) - U.S. National Security Advisor Jane Doe visited Israel June 23-25 to consult with "
        "Israeli officials. Doe met with President Avi Stern and National Security Advisor Noam Peled.\n"
    )
    assert who(report) == {("Jane Doe", "USA"), ("Avi Stern", "ISR"), ("Noam Peled", "ISR")}


def test_earlier_this_week_is_an_interval_of_our_uncertainty() -> None:
    """The days from Monday to publication, marked as not exact."""
    report = only(
        "PARIS, May 16, 2024 (AFP) - French President Luc Morel met Greek Prime Minister Nikos Stavrou earlier this week."
        + AGREED
    )
    assert report.date is not None
    assert (day(report), report.date.exact) == (("2024-05-13", "2024-05-16"), False)


def test_a_release_in_the_first_person_has_its_author_take_part() -> None:
    """ "I met with" is told by whom the text names once, of the outlet's own side."""
    report = only(
        "Australia and Solomon Islands strengthen partnership\n\n9 May 2012\n\nToday in Honiara I met with the Prime Minister of "
        'Solomon Islands, the Hon Nathaniel Toata.\n\n"We are glad to help," Senator Aldridge said after the meeting.\n'
    )
    assert {name for name, _ in who(report)} == {"Aldridge", "Nathaniel Toata"}


def test_a_headline_over_a_transcript_tells_of_the_meeting() -> None:
    """Those who speak below a headline that names the guest are the other side."""
    report = only(
        "Beginning of Meeting with Prime Minister of Finland Kaarlo Vihko\n\nMay 21, 2004\n\nPresident Arkady Velin: Mr Prime "
        "Minister, I am glad to welcome you here in this season of white nights.\n\nPrime Minister Kaarlo Vihko: Thank you "
        "very much for the invitation and for this frank beginning of our talks.\n"
    )
    assert report.kind == "meeting"
    assert {name for name, _ in who(report)} == {"Arkady Velin", "Kaarlo Vihko"}


@pytest.mark.parametrize("word", ["word ", "Word ", "met with "])
def test_long_lines_take_no_longer_than_they_are_long(word: str) -> None:
    """No pattern of this reader backtracks over a line of 100,000 characters."""
    from communique.knowledge import load_gazetteer
    from communique.model import Document, Span
    from communique.readers.people.find import find_cast
    from communique.readers.reports.find import find_reports
    from communique.readers.reports.mentioned import find_mentioned
    from communique.text.prose import build_prose

    text = "German Chancellor Jan Adler met " + word * (100_000 // len(word))
    body = (Span(0, len(text)),)
    document = Document(name="x", text=text, sha256="", format="plain", encoding="utf-8", language="en", body=body)
    prose = build_prose(text, body)
    cast = find_cast(prose, None, load_gazetteer(), None)
    find_reports(prose, document, cast, load_gazetteer())
    find_mentioned(prose, ())


def test_words_of_what_is_named_in_passing_are_whole() -> None:
    """What names another exchange is never cut through a word."""
    from communique.model import Span
    from communique.readers.reports.mentioned import find_mentioned
    from communique.text.prose import build_prose

    told = "She held talks with President Oren Talvash in Ledrin and toured the n"
    for rest in ("ew ferry terminal in Sembay.", "orthernmost harbor of the coast."):
        text = told + rest
        (named,) = find_mentioned(build_prose(text, (Span(0, len(text)),)), ())
        assert named.span.of(text) == told + rest.split()[0]


@pytest.mark.parametrize(
    ("asked", "initiator"),
    [
        ("at the latter's request", "Juan Soto"),
        ("at the request of the former", "Ana Silva"),
        ("at the request of the Peruvian side", "Juan Soto"),
        ("at her request", None),
    ],
)
def test_who_asked_for_a_call(asked: str, initiator: str | None) -> None:
    """The latter, the former or a side's only one; "her" names nobody where either may be meant."""
    text = f"May 5, 2021\n\nPresident Ana Silva of Brazil spoke by telephone with President Juan Soto of Peru {asked}."
    report = only(text + AGREED)
    assert (report.initiator, report.at_request) == (initiator, True)


def test_a_visit_that_ended_today_lasted_as_long_as_is_said() -> None:
    """ "Today concluded a three-day visit" is an interval of three days."""
    text = "May 5, 2021\n\nPresident Ana Silva of Brazil today concluded a three-day visit to Peru, the first in years."
    assert day(only(text + AGREED)) == ("2021-05-03", "2021-05-05")


def test_two_presidents_without_countries_are_an_exchange() -> None:
    """Two who hold the same highest office lead a state each, and nobody gets a wrong side."""
    text = "Joint statement\n\nMay 5, 2021\n\nPrime Minister Ada Blanc and Prime Minister Udo Kern met today. "
    pair = "They praised the ties between Australia and Papua New Guinea."
    assert who(only(text + pair + AGREED)) == {("Ada Blanc", None), ("Udo Kern", None)}
    assert reading(text.replace("and Prime", "and former Prime") + pair + AGREED).reports == ()


def test_the_other_side_speaks_after_the_talks() -> None:
    """A lead without the second side, whom the next sentence names behind "After talks in"."""
    text = (
        "BERLIN, May 5, 2021 (Reuters) - Ukraine's Prime Minister Ivan Petrenko called for faster deliveries on Wednesday. "
        "After talks in Berlin, German Chancellor Greta Braun said that Germany would help.\n"
    )
    assert who(only(text)) == {("Ivan Petrenko", "UKR"), ("Greta Braun", "DEU")}


def test_leaders_of_a_summit_are_those_who_speak_there() -> None:
    """A lead that tells of "their leaders" has the people with whom the further sentences begin."""
    text = (
        "Kenya, Uganda and Rwanda agreed on a joint fund on May 5, 2021, as their leaders ended a one-day summit here.\n\n"
        "Kenyan President Amina Otieno thanked the guests. Ugandan President Joseph Odongo said the fund was needed.\n"
    )
    report = only(text)
    assert (report.kind, who(report)) == ("summit", {("Amina Otieno", "KEN"), ("Joseph Odongo", "UGA")})


def test_a_call_between_two_others_is_a_report_of_its_own() -> None:
    """Ministers who speak in the next sentence had a call beside the presidents' message."""
    text = (
        "May 5, 2021\n\nPresident Ana Silva of Brazil sent a message of condolences to President Juan Soto of Peru.\n\n"
        "The Foreign Minister of Brazil, Rui Costa, spoke by telephone with the Foreign Minister of Peru, Eva Lopez. "
        "Minister Lopez expressed her gratitude.\n"
    )
    assert [(report.kind, len(report.participants)) for report in reading(text).reports] == [
        ("message", 2),
        ("call", 2),
    ]


def test_what_is_only_agreed_on_is_not_the_exchange() -> None:
    """Talks that will be held are not the meeting at which that was agreed."""
    text = (
        "MANILA, May 5, 2021 (Reuters) - Japanese Foreign Minister Kenji Mori and his Philippine counterpart Ramon Cruz "
        "agreed Wednesday that the two countries will hold talks on trade. At the outset of the meeting in Manila, Mori "
        "said that Japan will help.\n"
    )
    assert only(text).kind == "meeting"
