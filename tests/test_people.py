"""Who is in a text: names, offices and sides, found from the text itself."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

import pytest

from communique.knowledge import load_gazetteer
from communique.knowledge.base import load_knowledge
from communique.model import Span
from communique.readers.people.find import find_cast
from communique.text.prose import build_prose

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.knowledge.leaders import Leaders
    from communique.readers.cast import Cast, Figure


@cache
def leaders() -> Leaders:
    """The leaders of the package's tables."""
    return load_knowledge().leaders


@cache
def cast_of(text: str, title: str | None = None, home: str | None = None) -> Cast:
    """The people of a text, as the reader finds them."""
    return find_cast(build_prose(text, [Span(0, len(text))]), title, load_gazetteer(), home, leaders=leaders())


def one(cast: Cast, name: str) -> Figure:
    """The one figure of that name."""
    (figure,) = (figure for figure in cast.figures if figure.name == name)
    return figure


@pytest.mark.parametrize(
    ("text", "name", "side"),
    [
        ("Dutch Prime Minister Pieter van der Meer spoke.", "Pieter van der Meer", "NLD"),
        ("Saudi Foreign Minister Prince Khalid bin Rashid Al Noor arrived.", "Khalid bin Rashid Al Noor", "SAU"),
        ("Egyptian President Farid al-Masri arrived.", "Farid al-Masri", "EGY"),
        ("Brazilian President Maria dos Santos Pereira spoke.", "Maria dos Santos Pereira", "BRA"),
        ("Mr. HAYAMA Kenji, Minister for Foreign Affairs of Japan, held a talk.", "HAYAMA Kenji", "JPN"),
        (
            "H.E. Mr. Tomas Bergqvist, Minister of Foreign Affairs of the Kingdom of Sweden, spoke.",
            "Tomas Bergqvist",
            "SWE",
        ),
        ("The President of the Republic of Latvia, Ilze Ozola, welcomed the guests.", "Ilze Ozola", "LVA"),
        ("Kenya's President Joseph Otieno spoke.", "Joseph Otieno", "KEN"),
        ("President Joseph Otieno of Kenya spoke.", "Joseph Otieno", "KEN"),
        ("The minister met his Japanese counterpart, Kaito Mori, on Monday.", "Kaito Mori", "JPN"),
        ("Chinese State Councilor and Foreign Minister Chen Weimin spoke.", "Chen Weimin", "CHN"),
        ("Solomon Islands Prime Minister the Hon Nathaniel Toata spoke.", "Nathaniel Toata", "SLB"),
        ("Serbian President Dragan Ilić spoke.", "Dragan Ilić", "SRB"),
        ("European Commission President Ilse Brandt spoke.", "Ilse Brandt", "EU"),
        ("UN Secretary-General Pedro Alvarado spoke.", "Pedro Alvarado", "UN"),
        ("African Union Commission Chairperson Moussa Camara spoke.", "Moussa Camara", "AU"),
        ("NATO Secretary General Lars Holm spoke.", "Lars Holm", "NATO"),
        ("Crown Prince of Abu Dhabi Saif bin Hamdan spoke.", "Saif bin Hamdan", "ARE"),
        ("External Affairs Minister Dr. Arjun Mehta spoke.", "Arjun Mehta", "IND"),
        ("Italian Prime Minister Jordan Ferri spoke.", "Jordan Ferri", "ITA"),
        ("WHO's Representative to Mongolia Dr. Sergei Dorin arrived.", "Sergei Dorin", "WHO"),
        ("State Secretary Ganbold Tuya of the Ministry of Justice of Mongolia spoke.", "Ganbold Tuya", "MNG"),
        ("The Vice-President of the House of Elders of Ethiopia, Lemma Wolde, spoke.", "Lemma Wolde", "ETH"),
        ("Director General for Integration and Mercosur of Uruguay, Ana Pose, spoke.", "Ana Pose", "URY"),
        ("The High Commissioner of Ghana to Barbados, Efua Boateng, spoke.", "Efua Boateng", "GHA"),
        ("Nairobi's Cabinet Secretary for Energy, Wanja Kibet, spoke.", "Wanja Kibet", "KEN"),
        (
            "Egyptian Deputy Minister of Electricity Samir El-Naggar Fouad, who came late, spoke.",
            "Samir El-Naggar Fouad",
            "EGY",
        ),
        (
            "Nepal's Secretary of the Ministry of Labour, Youth and Social Security, Sita Rana, spoke.",
            "Sita Rana",
            "NPL",
        ),
        ("The State Secretary in Germany's Federal Foreign Office, Dr. Uwe von Stein, spoke.", "Uwe von Stein", "DEU"),
        ("The Political Director of the Austrian foreign ministry, Max Huber, spoke.", "Max Huber", "AUT"),
        ("Brazil's Secretary for Europe, Thaís Moreira, spoke.", "Thaís Moreira", "BRA"),
        ("Principal Secretary for Health March Thabane of Lesotho spoke.", "March Thabane", "LSO"),
        ("New Zealand Prime Minister Bill Hartley spoke.", "Bill Hartley", "NZL"),
        (
            "The Speaker wrote to his Indian colleague, Presiding Officer Anil Raghavan, on Monday.",
            "Anil Raghavan",
            "IND",
        ),
        ("A delegation of Uzbekistan led by Deputy Minister Jasur Karimov arrived.", "Jasur Karimov", "UZB"),
    ],
)
def test_names_keep_their_particles_and_get_the_side_that_stands_with_the_office(
    text: str, name: str, side: str
) -> None:
    """Name orders, particles, diacritics and forms of address of many countries; the side from either side of the name."""
    assert one(cast_of(text), name).side == side


@pytest.mark.parametrize(
    "text",
    [
        "President Ana Silva and the German delegation met.",
        "Special Envoy for Yemen Hans Lind spoke.",
        "The Prime Minister and President Luc Morel spoke to Foreign Minister Adam Roth.",
    ],
)
def test_a_side_that_is_not_told_stays_open(text: str) -> None:
    """Unknown is better than wrong: a country named nearby, or that an envoy deals with, is nobody's side."""
    assert all(figure.side is None for figure in cast_of(text).figures)


def test_an_adviser_listed_behind_a_foreign_president_is_not_the_outlets_own() -> None:
    """Those whom the outlet's own people met may be of the other side, and then nothing is guessed."""
    cast = cast_of(
        "National Security Advisor Jane Doe met with President Avi Stern, National Security Advisor Noam Peled, "
        "and Minister Gal Harel.",
        home="USA",
    )
    assert one(cast, "Jane Doe").side == "USA"
    assert {one(cast, name).side for name in ("Avi Stern", "Noam Peled", "Gal Harel")} == {None}


def test_a_country_without_prime_ministers_has_none_of_its_own() -> None:
    """The first named goes with the outlet only where the outlet's country has such an office."""
    assert one(cast_of("Prime Minister Kaito Mori arrived in Washington.", home="USA"), "Kaito Mori").side is None
    assert one(cast_of("Prime Minister Kaito Mori arrived.", home="JPN"), "Kaito Mori").side == "JPN"


def test_a_group_gives_its_side_to_those_it_lists() -> None:
    """ "X officials, including A and B" says whose A and B are."""
    cast = cast_of("Jane Doe met Israeli officials, including President Avi Stern and Minister Gal Harel.", home="USA")
    assert one(cast, "Avi Stern").side == one(cast, "Gal Harel").side == "ISR"


def test_the_country_paired_with_the_known_one_is_the_outlets() -> None:
    """A release that names its own leader without a country tells it where it speaks of the two."""
    cast = cast_of(
        "President Arkady Velin spoke with President of Serbia Goran Vasić. Relations between Russia and Serbia were discussed."
    )
    assert one(cast, "Arkady Velin").side == "RUS"


def test_two_presidents_of_one_family_name_stay_apart() -> None:
    """A shared family name joins nobody; used alone it refers to neither."""
    cast = cast_of(
        "South Korean President Kim Dae-hyun met North Korean leader Kim Jong Un. President Kim Dae-hyun spoke first. "
        "Kim nodded."
    )
    south, north = one(cast, "Kim Dae-hyun"), one(cast, "Kim Jong Un")
    assert (south.side, north.side) == ("KOR", "PRK")
    assert (len(south.uses), len(north.uses)) == (2, 1)


def test_a_name_that_ends_like_an_organisation_is_a_person() -> None:
    """Kim Jong Un is not the United Nations."""
    cast = cast_of("North Korean leader Kim Jong Un spoke. Kim Jong Un said so.")
    assert [(figure.name, figure.side, len(figure.uses)) for figure in cast.figures] == [("Kim Jong Un", "PRK", 2)]


def test_a_first_lady_is_not_the_president() -> None:
    """Who shares only the family name and holds the other office is somebody else."""
    cast = cast_of("First Lady Olha Koval came. President Koval of Ukraine spoke.")
    assert {figure.name for figure in cast.figures} == {"Olha Koval", "Koval"}


def test_headline_verbs_contractions_and_institutions_are_no_names() -> None:
    """Words with a capital in a headline or at the head of a sentence name nobody."""
    cast = cast_of(
        "Mr. Prime Minister, I'm glad. The President of the Bureau spoke.",
        title="Foreign Minister Receives Phone Call from Iraqi Counterpart",
    )
    assert cast.figures == ()


def test_a_chancellor_and_a_president_are_two_people() -> None:
    """No head of government is also the president: "the Chancellor and President X" joins nothing."""
    cast = cast_of("German Chancellor Jan Adler spoke. The Chancellor and President Luc Morel agreed.")
    assert one(cast, "Luc Morel").offices == ("President",)


def test_people_named_by_office_alone_are_kept_as_roles() -> None:
    """A counterpart without a name, and each country of a list of ministers, is somebody of that side."""
    cast = cast_of("Jane Doe spoke with her Indian counterpart and the foreign ministers of Oman, Qatar and Kuwait.")
    assert [role.side for role in cast.roles] == ["IND", "OMN", "QAT", "KWT"]


def test_a_leader_whom_the_tables_know_needs_no_side_in_the_text() -> None:
    """Heads of state and government are known by name; a name of one word is never enough."""
    assert one(cast_of("Angela Merkel said so."), "Angela Merkel").side == "DEU"
    assert one(cast_of("President Merkel spoke."), "Merkel").side is None


@pytest.mark.parametrize("word", ["word ", "Word ", "Minister of ", "President Word and "])
def test_long_lines_are_read_in_linear_time(word: str) -> None:
    """A line of 300,000 characters, of plain or capitalised words or of offices, takes seconds at most."""
    cast_of(word * (300_000 // len(word)))


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called in doing something: what it costs on any machine."""
    calls = 0

    def count(_: object, event: str, __: object) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return calls


def test_a_long_text_is_read_in_work_that_grows_with_its_length() -> None:
    """Four times as many sentences take about four times the work, however often the same two people are named."""
    sentence = "President John Smith met President Jane Doe of Ruritania and France. "

    def read(times: int) -> None:
        cast = find_cast(build_prose(sentence * times, [Span(0, len(sentence) * times)]), None, load_gazetteer(), "USA")
        assert len(cast.named_in(Span(0, len(sentence)))) == len(cast.figures)

    read(1)  # what is loaded once
    few, many = calls_of(lambda: read(400)), calls_of(lambda: read(1600))
    assert few < many < 5 * few


def test_an_office_named_alone_tells_the_side_of_the_one_who_can_hold_it() -> None:
    """ "The Russian leader noted" is said of the one person without a side, where no one else can be meant."""
    cast = cast_of("Ivan Petrov met President Ilze Ozola of Latvia. The Russian leader noted the growth of trade.")
    assert one(cast, "Ivan Petrov").side == "RUS"


def test_a_second_president_is_of_the_other_country() -> None:
    """Of two countries, the one whose president is not somebody else; of three, nobody knows."""
    two = "President Ana Silva of Brazil visited Peru. She met President Juan Soto in the palace."
    assert one(cast_of(two), "Juan Soto").side == "PER"
    assert one(cast_of(two.replace("visited Peru", "visited Peru and Chile")), "Juan Soto").side is None


@pytest.mark.parametrize(
    "text",
    [
        "We, the Ministers for Foreign Affairs of France, Ada Blanc, Germany, Udo Kern, and Italy, Ugo Neri, condemn it.",
        "Prime Ministers Ada Blanc of France, Udo Kern of Germany and Ugo Neri of Italy met on Monday.",
        "The presidents of France Ada Blanc, Germany Udo Kern and Italy Ugo Neri met on Monday.",
    ],
)
def test_an_office_in_the_plural_introduces_everyone_behind_it(text: str) -> None:
    """Each has the country that stands before or behind the name."""
    people = {(figure.name, figure.side) for figure in cast_of(text).figures}
    assert people == {("Ada Blanc", "FRA"), ("Udo Kern", "DEU"), ("Ugo Neri", "ITA")}


def test_who_welcomes_a_guest_to_a_country_is_of_it() -> None:
    """ "Welcome you to X" is said by the host, whose side nothing else tells."""
    text = "President Jan Kral met Prime Minister Aino Virta of Finland. I am glad to welcome you to Hungary, he said."
    assert one(cast_of(text), "Jan Kral").side == "HUN"


def test_words_of_a_headline_in_title_case_end_a_name() -> None:
    """ "Exchange Messages" is what two presidents do, and no part of a name."""
    text = "President Ada Blanc of France exchanged messages with President Udo Kern of Germany."
    cast = cast_of(text, "President Ada Blanc and President Udo Kern Exchange Messages")
    assert {figure.name for figure in cast.figures} == {"Ada Blanc", "Udo Kern"}


def test_the_line_of_the_sender_names_the_prime_minister() -> None:
    """Whom the text calls the Prime Minister is named in the line above it."""
    text = "The Prime Minister spoke to Taoiseach Cormac Delaney today."
    prose = build_prose(text, [Span(0, len(text))])
    cast = find_cast(prose, None, load_gazetteer(), "GBR", "Prime Minister's Office and The Rt Hon Helen Ashworth")
    holder = cast.holder_of(cast.roles[0])
    assert holder is not None
    assert (holder.name, holder.side) == ("Helen Ashworth", "GBR")


def test_two_offices_of_one_sentence_have_a_holder_each() -> None:
    """A portfolio ends where a name begins, and a name where someone else's office does."""
    text = (
        "Undersecretary of Foreign Trade Lucía Campos Ruiz and Japan's State Minister of Economy, Trade and Industry, Aya "
        "Minami, spoke by phone."
    )
    assert {(figure.name, figure.side) for figure in cast_of(text).figures} == {
        ("Lucía Campos Ruiz", None),
        ("Aya Minami", "JPN"),
    }


def test_an_office_behind_a_full_name_is_not_that_of_the_next_one() -> None:
    """ "In a letter to A, chairman of X, B of Y thanked": A is the chairman, B of Y."""
    text = (
        "In a letter to Ngo Van Kien, vice chairman of the Communist Party of Vietnam Central Committee, Chhim Sok of the "
        "Cambodian People's Party has thanked him."
    )
    assert {(figure.name, figure.side) for figure in cast_of(text).figures} == {
        ("Ngo Van Kien", "VNM"),
        ("Chhim Sok", "KHM"),
    }


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("Ms Lund offered Norway's assistance with transport.", "NOR"),
        ("Ms Lund set out the Norwegian position.", "NOR"),
        ("Ms Lund welcomed Norway's assistance.", None),
        ("Ms Lund set out the Cypriot position.", None),
    ],
)
def test_who_tells_a_countrys_stance_speaks_for_it(said: str, side: str | None) -> None:
    """Whose assistance one offers, or position one sets out, is one's own; whose one welcomes is not."""
    text = (
        f"Special Envoy Kari Lund called the Director-General of the Cypriot Foreign Ministry, Petros Ioannou. {said}"
    )
    assert one(cast_of(text), "Kari Lund").side == side
