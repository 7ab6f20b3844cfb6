"""Traps of names and descriptions, asked of the package's own tables: a wrong person is worse than none."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.knowledge.base import load_knowledge

if TYPE_CHECKING:
    from communique.knowledge.finding import NameFinder
    from communique.knowledge.resolver import Resolver


@pytest.fixture(scope="module")
def resolver() -> Resolver:
    """The resolver of the package's tables."""
    return load_knowledge().resolver


@pytest.fixture(scope="module")
def finder() -> NameFinder:
    """What finds the names of the package's tables."""
    return load_knowledge().finder


def _said(resolver: Resolver, words: str, day: str, side: str | None = None) -> str | None:
    return resolver.description(words, day=date.fromisoformat(day), side=side).entry


def _named(resolver: Resolver, name: str, side: str | None, offices: list[str], day: str) -> str | None:
    entry = resolver.person(name, side=side, offices=offices, day=date.fromisoformat(day)).entry
    return None if entry is None or entry.startswith("local:") else entry


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("the Korean leader", {"KOR", "PRK"}),
        ("the Congolese president", {"COD", "COG"}),
        ("the president of Congo", {"COD", "COG"}),
        ("the Dominican president", {"DOM", "DMA"}),
    ],
)
def test_a_name_that_two_states_share_means_neither(resolver: Resolver, words: str, sides: set[str]) -> None:
    """Nobody is chosen, the posts of all whose name it is are told; a side known from elsewhere decides."""
    found = resolver.description(words, day=date(2010, 1, 1))
    assert found.entry is None
    assert {post.organization.split("/")[0] for post in found.posts} == sides
    decided = resolver.description(words, day=date(2010, 1, 1), side=min(sides))
    assert {post.organization.split("/")[0] for post in decided.posts} == {min(sides)}


def test_the_longer_name_of_a_state_is_its_own(resolver: Resolver) -> None:
    """ "South Korean" is no "Korean", and the Republic of the Congo is one of two."""
    assert _said(resolver, "the South Korean president", "2010-01-01") == "lee-myung-bak"
    assert _said(resolver, "the North Korean leader", "2015-01-01") == "kim-jong-un"
    assert _said(resolver, "the president of the Republic of the Congo", "2010-06-01") == "denis-sassou-nguesso"


@pytest.mark.parametrize(
    ("words", "side", "day", "entry"),
    [
        ("the Queen", "DNK", "2010-01-01", "margrethe-ii"),
        ("the Queen", "NLD", "2010-01-01", "beatrix"),
        ("the Queen", "NLD", "2015-01-01", None),
        ("the queen", "ESP", "2015-01-01", None),
        ("the King", "GBR", "2010-01-01", None),
        ("the King", "GBR", "2024-01-01", "charles-iii"),
        ("the monarch", "GBR", "2010-01-01", "elizabeth-ii"),
    ],
)
def test_a_queen_is_no_king(resolver: Resolver, words: str, side: str, day: str, entry: str | None) -> None:
    """A reigning queen is a queen; beside a king, the queen is his wife and not in the tables."""
    assert _said(resolver, words, day, side) == entry


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("the president of the German parliament", None),
        ("the president of the European Council", "donald-tusk"),
        ("the US president's national security adviser", "susan-rice"),
        ("the US president’s wife", None),
        ("the Russian president's spokesman", None),
        ("the Vatican's secretary of state", "pietro-parolin"),
    ],
)
def test_an_office_beside_another_is_its_own(resolver: Resolver, words: str, entry: str | None) -> None:
    """What stands behind a side's adjective, or belongs to a president, is another office than the president's."""
    assert _said(resolver, words, "2015-06-01") == entry


@pytest.mark.parametrize(
    ("words", "entry"),
    [
        ("the president of the Indian National Congress", None),
        ("the German SPD leader", None),
        ("the president of the French National Rally", None),
        ("the leader of Britain's Labour Party", None),
        ("the leader of Hamas", "ismail-haniyeh"),
        ("the General Secretary of the Lao People's Revolutionary Party", "thongloun-sisoulith"),
        ("the prime minister of Papua New Guinea", "james-marape"),
        ("the Zanzibar president", None),
    ],
)
def test_a_partys_leader_is_not_the_states(resolver: Resolver, words: str, entry: str | None) -> None:
    """Where a description names a party or a part of the country, the country's own offices are not meant."""
    assert _said(resolver, words, "2022-06-01") == entry


@pytest.mark.parametrize(
    ("words", "day", "entry"),
    [
        ("the Libyan leader", "2005-01-01", "muammar-qadhafi"),
        ("the Burmese leader", "2005-01-15", "than-shwe"),
        ("Myanmar's state counsellor", "2018-01-01", "aung-san-suu-kyi"),
    ],
)
def test_who_leads_is_told_by_a_table(resolver: Resolver, words: str, day: str, entry: str) -> None:
    """Where head of state and of government are two, the table of chief offices says who "the leader" is."""
    assert _said(resolver, words, day) == entry


@pytest.mark.parametrize(
    ("name", "side", "office"),
    [
        ("Robert Mugabe Jr", "ZWE", ""),
        ("Donald Trump, Jr.", "USA", "businessman"),
        ("James Brown", "GBR", "Minister"),
        ("James Brown", "GBR", ""),
        ("Wang Yi", "CHN", "Professor at Peking University"),
        ("Wang Yi", "CHN", "director of the Institute of Physics"),
        ("Li Qiang", "CHN", "labour activist"),
        ("Gordon Brown", "GBR", "coach"),
        ("Ri Yong Ho", "PRK", "Chief of the General Staff"),
        ("Queen Letizia", "ESP", "Queen"),
    ],
)
def test_a_namesake_is_nobody_of_the_tables(resolver: Resolver, name: str, side: str, office: str) -> None:
    """A son, someone with another first name, a calling that no minister has, a time before all known offices."""
    day = {"GBR": "2009-01-01", "PRK": "2011-06-12", "CHN": "2023-05-01"}.get(side, "2017-06-01")
    assert _named(resolver, name, side, [office] if office else [], day) is None


@pytest.mark.parametrize(
    ("name", "side", "office", "day", "entry"),
    [
        ("King Abdullah", "SAU", "", "2010-01-01", "abdullah-bin-abdulaziz-al-saud"),
        ("Pope John Paul II", "VAT", "", "2000-01-01", "john-paul-ii"),
        ("Sir Michael Somare", "PNG", "Prime Minister", "2007-06-15", "michael-somare"),
        ("Emperor Naruhito", "JPN", "", "2022-06-15", "naruhito"),
        ("President Kim", "KOR", "", "2000-01-01", "kim-dae-jung"),
    ],
)
def test_a_title_written_with_the_name_is_its_office(
    resolver: Resolver, name: str, side: str, office: str, day: str, entry: str
) -> None:
    """A title or form of address before the name is no part of it."""
    assert _named(resolver, name, side, [office] if office else [], day) == entry


@pytest.mark.parametrize(
    ("name", "side", "office", "day", "entry"),
    [
        ("Rodriguez Zapatero", "ESP", "Prime Minister", "2006-06-15", "jose-luis-rodriguez-zapatero"),
        ("Viktor Ponta", "ROU", "Prime Minister", "2014-06-15", "victor-ponta"),
        ("MBS", "SAU", "", "2019-01-01", "mohammed-bin-salman-bin-abdulaziz-al-saud"),
        ("Kim", "PRK", "North Korean leader", "2005-01-01", "kim-jong-il"),
        ("Aung San Suu Kyi", "MMR", "State Counsellor", "2018-01-01", "aung-san-suu-kyi"),
        ("Ferdinand Marcos Jr.", "PHL", "President", "2023-01-01", "ferdinand-marcos-jr"),
    ],
)
def test_a_name_is_known_by_its_parts(
    resolver: Resolver, name: str, side: str, office: str, day: str, entry: str
) -> None:
    """Two family names, letters of one sound, initials, the one of two who leads, an office like a lower one's."""
    assert _named(resolver, name, side, [office] if office else [], day) == entry


def test_a_day_tells_namesakes_of_one_side_apart(resolver: Resolver) -> None:
    """Of father and son the one in office is meant, where the text tells no office; on another day neither."""
    assert _named(resolver, "George Bush", "USA", [], "2005-01-01") == "george-w-bush"
    assert _named(resolver, "George Bush", "USA", [], "1991-01-01") == "george-h-w-bush"
    assert _named(resolver, "George Bush", "USA", [], "2015-01-01") is None


def test_doubt_grows_with_distance(resolver: Resolver) -> None:
    """A like spelling counts in and near the terms only, a whole name in a lifetime, a short one without a side for
    leaders and foreign ministers alone.
    """
    assert _named(resolver, "Jair Bolsonarro", "BRA", ["President"], "2020-01-01") == "jair-bolsonaro"
    assert _named(resolver, "Jair Bolsonarro", "BRA", [], "2010-01-01") is None
    assert _named(resolver, "Gordon Brown", "GBR", [], "1950-01-01") is None
    assert _named(resolver, "Blinken", None, ["Secretary of State"], "2022-01-01") == "antony-blinken"
    assert _named(resolver, "Austin", None, ["Secretary of Defense"], "2022-01-01") is None


def test_without_a_day_the_office_told_is_the_post(resolver: Resolver) -> None:
    """An undated text's "Foreign Minister" names the person and the post, whose days nobody claims to know."""
    found = resolver.person("Wang Yi", side="CHN", offices=["Foreign Minister"])
    assert (found.entry, [(post.post, post.status) for post in found.posts]) == (
        "wang-yi",
        [("CHN/foreign-minister", None)],
    )
    assert resolver.person("Wang Yi", side="CHN").posts == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The DOC was signed.", []),
        ("China and ASEAN will implement the DOC.", ["China", "ASEAN", "DOC"]),
        ("The EAS failed.", []),
        ("EAS leaders met.", ["EAS"]),
        ("The East Asia Summit met. The EAS failed.", ["East Asia Summit", "EAS"]),
        ("The E3 is a car.", []),
        ("France and Germany spoke for the E3.", ["France", "Germany", "E3"]),
        ("The Joint Expeditionary Force sailed. The JEF is back.", ["Joint Expeditionary Force", "JEF"]),
        ("2+2 is four.", []),
        ("They held 2+2 talks.", ["2+2"]),
        ("The BRI and the SCO", ["BRI", "SCO"]),
        ("the island of New Guinea", []),
        ("In Guinea the party New Guinea won.", ["Guinea", "New Guinea"]),
    ],
)
def test_initials_of_many_things_need_what_they_stand_for(finder: NameFinder, text: str, found: list[str]) -> None:
    """Short forms count beside their long form, their sides or a word for a forum; a place is no party."""
    assert [thing.span.of(text) for thing in finder.find(text)] == found
