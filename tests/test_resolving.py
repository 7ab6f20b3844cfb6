"""Whom names, descriptions and words for groups mean on a day, and which names a text holds."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.knowledge import load_gazetteer
from communique.knowledge.finding import NameFinder
from office_tables import TABLES, directory_of, resolver_of

if TYPE_CHECKING:
    from pathlib import Path

    from communique.knowledge.directory import Directory
    from communique.knowledge.resolver import Resolver

SPRING = date(2023, 3, 28)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Directory:
    """The directory of the small tables."""
    return directory_of(tmp_path_factory.mktemp("tables"))


@pytest.fixture(scope="module")
def resolver(directory: Directory) -> Resolver:
    """What the readers ask."""
    return resolver_of(directory)


@pytest.fixture(scope="module")
def finder(directory: Directory) -> NameFinder:
    """What finds names in a text."""
    return NameFinder(directory, load_gazetteer())


@pytest.mark.parametrize(
    ("name", "side", "offices", "day", "entry"),
    [
        ("Xi Jinping", "CHN", ["Chinese President"], SPRING, "xi-jinping"),
        ("Jinping Xi", "CHN", ["President"], SPRING, "xi-jinping"),
        ("习近平", "CHN", [], SPRING, "xi-jinping"),
        ("Tô Lâm", "VNM", ["Party General Secretary"], date(2025, 1, 5), "to-lam"),
        ("Volodymyr Zelensky", "UKR", ["President"], SPRING, "volodymyr-zelenskyy"),
        ("Joseph R. Biden, Jr.", "USA", ["President"], SPRING, "joseph-biden"),
        ("Joe Biden", "USA", [], SPRING, "joseph-biden"),
        ("Biden", "USA", ["President"], SPRING, "joseph-biden"),
        ("Jair Bolsonaro", "BRA", ["President"], date(2020, 5, 5), "jair-bolsonaro"),
        ("Mohamed bin Zayed Al Nahyan", "ARE", ["President"], SPRING, "muhammad-bin-zayid"),
        ("Kim Dae Jung", "KOR", ["President"], date(2000, 6, 13), "kim-dae-jung"),
        ("Charles", "GBR", ["King"], SPRING, "charles-iii"),
        ("Qin Gang", "CHN", ["Minister of Chinese Foreign Affairs"], SPRING, "qin-gang"),
    ],
)
def test_a_name_resolves_however_it_is_written(
    resolver: Resolver, name: str, side: str, offices: list[str], day: date, entry: str
) -> None:
    """Diacritics, order, script, initials, short forms and spellings do not matter where side and office fit."""
    found = resolver.person(name, side=side, offices=offices, day=day)
    assert found.entry == entry
    assert found.posts


@pytest.mark.parametrize(
    ("day", "entry"),
    [(date(1996, 4, 1), "kim-young-sam"), (date(2000, 6, 13), "kim-dae-jung"), (date(2010, 1, 1), "local:kim")],
)
def test_two_presidents_of_one_name_are_told_apart_by_the_day(resolver: Resolver, day: date, entry: str) -> None:
    """ "President Kim" is whoever of that name was president that day, and nobody of the tables on another."""
    assert resolver.person("Kim", side="KOR", offices=["President"], day=day).entry == entry


def test_people_of_like_names_are_never_one(resolver: Resolver) -> None:
    """Li Keqiang is not Li Qiang, Wang Yi not Wang Yang, each in the other's time and office too."""
    premier = resolver.person("Li Keqiang", side="CHN", offices=["Premier"], day=date(2024, 1, 1))
    assert premier.entry == "li-keqiang"
    assert premier.posts == ()
    assert resolver.person("Wang Yang", side="CHN", offices=["Vice Premier"], day=date(2015, 1, 1)).entry == "wang-yang"
    assert resolver.person("Wang Yin", side="CHN", offices=["Foreign Minister"], day=SPRING).entry == "local:wang-yin"
    assert resolver.person("Li Kegang", side="CHN", offices=["Premier"], day=SPRING).entry == "local:li-kegang"


def test_namesakes_are_told_apart_by_side_else_left_open(resolver: Resolver) -> None:
    """Of two people with one name, the side decides; without it both are candidates, each with the rows that say so."""
    day = date(2021, 6, 1)
    assert resolver.person("Ana Mora", side="ESP", offices=["Foreign Minister"], day=day).entry == "ana-mora-esp"
    both = resolver.person("Ana Mora", offices=["Foreign Minister"], day=day)
    assert both.entry is None
    assert {one.entry for one in both.candidates} == {"ana-mora-prt", "ana-mora-esp"}
    assert all("foreign-minister: 20" in " ".join(one.evidence) for one in both.candidates)
    assert resolver.person("Ana Mora", offices=["Foreign Minister"], day=date(2020, 6, 1)).entry == "ana-mora-prt"


def test_what_the_text_introduces_goes_before_the_tables(resolver: Resolver) -> None:
    """An office that the tables don't know of leaves the person; a side that contradicts makes another person."""
    found = resolver.person("Qin Gang", side="CHN", offices=["State Councilor"], day=date(2021, 5, 1))
    assert (found.entry, found.office, found.posts) == ("qin-gang", "State Councilor", ())
    assert resolver.person("Qin Gang", side="SGP", offices=["Minister"], day=SPRING).entry == "local:qin-gang"


def test_a_low_office_is_no_head_of_ministry(resolver: Resolver) -> None:
    """An ambassador who bears the foreign minister's name is not taken for the minister."""
    found = resolver.person("Wang Yi", side="CHN", offices=["Chinese Ambassador"], day=date(2020, 1, 1))
    assert found.entry is None
    assert [one.entry for one in found.candidates] == ["wang-yi"]
    assert found.local == "local:wang-yi"


def test_a_short_name_alone_is_nobody_without_an_office(resolver: Resolver) -> None:
    """A short name means the one leader of the side who bears it; where two in office do, or no side is told, nobody."""
    assert resolver.person("Li", side="CHN", day=SPRING).entry == "li-qiang"
    assert resolver.person("Wang", side="CHN", day=date(2015, 1, 1)).entry == "local:wang"
    assert resolver.person("Lee", day=date(2010, 1, 1)).entry == "local:lee"


@pytest.mark.parametrize(
    ("words", "day", "entry"),
    [
        ("the top Vietnamese leader", SPRING, "nguyen-phu-trong"),
        ("Chinese Foreign Minister", SPRING, "qin-gang"),
        ("Chinese Foreign Minister", date(2023, 7, 24), "qin-gang"),
        ("Chinese Foreign Minister", date(2023, 7, 25), "wang-yi"),
        ("the Chinese president", SPRING, "xi-jinping"),
        ("Vietnam's Party chief", SPRING, "nguyen-phu-trong"),
        ("the British premier", date(2018, 1, 1), "theresa-may"),
        ("the British leader", date(2018, 1, 1), "theresa-may"),
        ("the US top diplomat", SPRING, "antony-blinken"),
        ("General Secretary of the Communist Party of China", SPRING, "xi-jinping"),
        ("the Iranian president", SPRING, "ebrahim-raisi"),
        ("Iran's Supreme Leader", SPRING, "ali-khamenei"),
        ("China's top diplomat", date(2024, 1, 1), "wang-yi"),
    ],
)
def test_a_description_means_who_held_the_office_that_day(
    resolver: Resolver, words: str, day: date, entry: str
) -> None:
    """A description leads to the posts that it can mean at the date, and these to one person."""
    found = resolver.description(words, day=day)
    assert found.entry == entry
    assert all(post.evidence for post in found.posts)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("China's top diplomat", SPRING),
        ("the Vietnamese president", date(2024, 6, 1)),
        ("the former Chinese president", SPRING),
        ("the Chinese Vice Foreign Minister", SPRING),
        ("the adviser to the Chinese president", SPRING),
        ("the Spanish president", SPRING),
        ("the German chancellor", SPRING),
        ("the two presidents", SPRING),
        ("the president", SPRING),
        ("the Chinese foreign minister", None),
        ("the Chinese ambassador to Vietnam", SPRING),
    ],
)
def test_an_unsure_description_is_unresolved(resolver: Resolver, words: str, day: date | None) -> None:
    """Two holders, a gap in the tables, an office that they don't know or that is another's: never a guess."""
    assert resolver.description(words, day=day).entry is None


def test_a_gap_in_one_of_two_offices_leaves_both_open(tmp_path: Path) -> None:
    """Where one of the posts that words can mean has no known holder that day, but had one before and has one after, the
    holder of the other isn't taken.
    """
    terms = "".join(line for line in TABLES["tenures"].splitlines(keepends=True) if not line.startswith("qin-gang,"))
    resolver = resolver_of(directory_of(tmp_path, {**TABLES, "tenures": terms}))
    assert resolver.description("China's top diplomat", day=SPRING).entry is None
    assert resolver.description("China's top diplomat", day=date(2024, 1, 1)).entry == "wang-yi"


def test_an_ambiguous_description_names_its_candidates(resolver: Resolver) -> None:
    """When the foreign minister and the party's foreign affairs chief are two, both are told, with their rows."""
    found = resolver.description("China's top diplomat", day=SPRING)
    assert {one.entry for one in found.candidates} == {"qin-gang", "wang-yi"}
    assert all("certain: " in one.evidence[0] for one in found.candidates)


def test_a_counterpart_holds_the_same_office_of_the_other_side(resolver: Resolver) -> None:
    """ "His counterpart" is found from the posts of the one and the side of the other."""
    of = ["USA/secretary-of-state"]
    found = resolver.description("his Chinese counterpart", day=SPRING, counterpart_of=of)
    assert (found.entry, found.basis) == ("qin-gang", "counterpart")
    assert resolver.description("his counterpart", day=SPRING, side="CHN", counterpart_of=of).entry == "qin-gang"
    assert resolver.description("his Chinese counterpart", day=SPRING).entry is None


def test_an_answer_after_the_tables_end_says_so(resolver: Resolver) -> None:
    """A day after ``as_of`` is answered with what was last known, marked as stale."""
    assert resolver.description("the Chinese president", day=date(2026, 1, 15)).stale is False
    later = resolver.description("the Chinese president", day=date(2026, 6, 1))
    assert (later.entry, later.stale) == ("xi-jinping", True)
    assert resolver.person("Xi Jinping", side="CHN", offices=["President"], day=date(2026, 6, 1)).stale is True


@pytest.mark.parametrize(
    ("words", "kind", "members"),
    [
        ("our parties", "party", ("CPC", "CPV")),
        ("the two Parties", "party", ("CPC", "CPV")),
        ("both peoples", "people", ("CHN", "VNM")),
        ("the two countries", "state", ("CHN", "VNM")),
        ("the two sides", "side", ("CHN", "VNM")),
        ("the three countries", None, ()),
        ("the two armies", None, ()),
        ("the two parliaments", None, ()),
    ],
)
def test_parties_states_and_peoples_are_kept_apart(
    resolver: Resolver, words: str, kind: str | None, members: tuple[str, ...]
) -> None:
    """What two sides share by name differs by kind; a number that does not agree, or an organ, is unresolved."""
    found = resolver.group(words, sides=("CHN", "VNM"), day=SPRING)
    assert (found.member_kind, found.members) == (kind, members)


def test_a_whole_name_without_a_side_needs_an_office_that_fits(resolver: Resolver) -> None:
    """A namesake in a lower office, or years later, isn't taken for the one whom the tables know."""
    assert resolver.person("Theresa May", offices=["Representative"], day=date(2019, 9, 1)).entry is None
    assert resolver.person("Theresa May", day=date(2024, 1, 1)).entry is None
    assert resolver.person("Theresa May", day=date(2018, 1, 1)).entry == "theresa-may"


def test_words_left_over_make_an_office_anothers(resolver: Resolver) -> None:
    """ "President" beside a court or a company isn't the head of state."""
    assert resolver.description("President of the Supreme Court of China", day=SPRING).entry is None
    assert resolver.description("the Chinese refugee premier", day=SPRING).entry is None
    assert resolver.description("the new Chinese premier", day=SPRING).entry == "li-qiang"


def test_two_parties_may_be_two_sides(resolver: Resolver) -> None:
    """Where one of the sides has no known ruling party, "the two parties" isn't taken for parties."""
    assert resolver.group("the two parties", sides=("CHN", "USA"), day=SPRING).members == ()
    assert resolver.group("the two countries", sides=("CHN", "EU"), day=SPRING).members == ()


def _found(finder: NameFinder, text: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(thing.span.of(text), thing.kind, thing.entries) for thing in finder.find(text)]


def test_names_offices_parties_and_initiatives_are_found_in_one_pass(finder: NameFinder) -> None:
    """Everything known is found at its longest, an office with its side, a short name after the whole one."""
    text = "Chinese President Xi Jinping, head of the CPC, told the Secretary of State of the United States of the BRI. Xi left."
    assert _found(finder, text) == [
        ("Chinese President", "office", ("CHN/president",)),
        ("Xi Jinping", "person", ("xi-jinping",)),
        ("CPC", "party", ("CPC",)),
        ("Secretary of State of the United States", "office", ("USA/secretary-of-state",)),
        ("BRI", "initiative", ("bri",)),
        ("Xi", "person", ("xi-jinping",)),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Kim Jong Un spoke. The UN did not.", [("Kim Jong Un", "kim-jong-un"), ("UN", "UN")]),
        ("KIM JONG UN SPOKE", [("KIM JONG UN", "kim-jong-un")]),
        ("Wang Yi met Wang Yang.", [("Wang Yi", "wang-yi"), ("Wang Yang", "wang-yang")]),
        ("Li Keqiang and Li Qiang", [("Li Keqiang", "li-keqiang"), ("Li Qiang", "li-qiang")]),
        ("Nguyễn Phú Trọng spoke.", [("Nguyễn Phú Trọng", "nguyen-phu-trong")]),
        ("Lee Myung Bak and Jinping Xi", [("Lee Myung Bak", "lee-myung-bak"), ("Jinping Xi", "xi-jinping")]),
        ("The WHEEL BARROW and the LEE shore", []),
        ("Xi wrote Part XI and Superbowl XI.", []),
        ("Xi Jinping opened Part XI.", [("Xi Jinping", "xi-jinping")]),
        ("Theresa May left in May. By May 20 it was over.", [("Theresa May", "theresa-may")]),
        ("Theresa May met Anna May and Prime Minister May.", [("Theresa May", "theresa-may"), ("May", "theresa-may")]),
        ("Congress met. Congress of Quarania.", []),
        ("The Unity Front met.", []),
        ("In Spain the Unity Front met, and UF won.", [("Spain", "ESP"), ("Unity Front", "ESP/UF"), ("UF", "ESP/UF")]),
        ("Theresa May spoke. Mrs. May said so.", [("Theresa May", "theresa-may"), ("May", "theresa-may")]),
        ("At Lee Hsien Loong Avenue nobody lives.", []),
        ("Michael Jordan met Mr. Jordan and Chad Wolf.", []),
        ("In Jordan and Chad it rained.", [("Jordan", "JOR"), ("Chad", "TCD")]),
        ("Visiting Jordan, she rested.", [("Jordan", "JOR")]),
        ("He was born in Georgia near Macon.", []),
        ("Tbilisi welcomed him to Georgia.", [("Tbilisi", "GEO"), ("Georgia", "GEO")]),
        ("Armenia, Georgia and Turkey agreed.", [("Armenia", "ARM"), ("Georgia", "GEO"), ("Turkey", "TUR")]),
        ("the Prime Minister of Georgia", [("Prime Minister of Georgia", "")]),
    ],
)
def test_names_that_look_like_others_are_not_confused(
    finder: NameFinder, text: str, names: list[tuple[str, str]]
) -> None:
    """The traps of names: part of another, a word in capitals, a month, a numeral, a given name, another country's state."""
    assert [(words, keys[0] if keys else "") for words, _, keys in _found(finder, text)] == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("They met in Beijing.", "city"),
        ("The Beijing marathon", "city"),
        ("Flights between Hanoi and Beijing resumed.", "city"),
        ("Beijing said that it regrets this.", "metonym"),
        ("Beijing's position is known.", "metonym"),
        ("ties between Hanoi and Beijing", "metonym"),
    ],
)
def test_a_capital_is_a_city_unless_it_acts(finder: NameFinder, text: str, kind: str) -> None:
    """A capital stands for its government only where it says, wants or has what governments do."""
    assert _found(finder, text)[-1][1] == kind


def test_namesakes_in_a_text_stay_open(finder: NameFinder) -> None:
    """A name that two people bear is found with both."""
    assert _found(finder, "Ana Mora spoke.") == [("Ana Mora", "person", ("ana-mora-prt", "ana-mora-esp"))]


def test_the_tables_of_this_file_are_read_whole() -> None:
    """No row of the small tables is lost on the way."""
    assert TABLES["people"].count("\n") == 26
