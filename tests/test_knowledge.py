"""What is known beforehand: sides, offices, leaders, what a country lacks, and who publishes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from communique.knowledge import load_gazetteer, load_offices, load_outlets
from communique.knowledge.base import load_knowledge
from communique.knowledge.filed import filed_at_home
from communique.knowledge.leaders import Leaders
from communique.knowledge.letterhead import authority_of, publisher_of
from communique.knowledge.systems import lacks
from communique.model import Dateline, Document, Span
from office_tables import directory_of

if TYPE_CHECKING:
    from pathlib import Path


def document(text: str, article: str) -> Document:
    """A document whose article is one stretch of its text."""
    start = text.index(article)
    body = (Span(start, start + len(article)),)
    return Document(name="x", text=text, sha256="", format="plain", encoding="utf-8", language="en", body=body)


ARTICLE = "The two ministers, who had not met before, discussed the opening of a second border crossing next year."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Republic of Korea", "KOR"),
        ("the Democratic People's Republic of Korea", "PRK"),
        ("Türkiye", "TUR"),
        ("European Commission", "EU"),
        ("African Union Commission", "AU"),
        ("NATO", "NATO"),
    ],
)
def test_a_side_is_known_by_its_names(text: str, code: str) -> None:
    """Long and short names, old and new, of countries and bodies."""
    assert load_gazetteer().side_of(text) == code


def test_a_capital_names_its_country_only_as_one_who_acts() -> None:
    """A city is a place: as a side it is nothing."""
    gazetteer = load_gazetteer()
    assert gazetteer.side_of("Tokyo") is None
    form = gazetteer.lookup("Tokyo")
    assert form is not None
    assert (form.code, form.kind) == ("JPN", "capital")


def test_names_are_found_as_words_and_in_capitals_that_count() -> None:
    """ "Un" in a name is not the UN, "turkey" no country."""
    found = load_gazetteer().find("Kim Jong Un ate turkey; the UN and Turkey did not.")
    assert [side.code for side in found] == ["UN", "TUR"]


@pytest.mark.parametrize(
    ("office", "side"), [("External Affairs Minister", "IND"), ("Taoiseach", "IRL"), ("Minister", None)]
)
def test_an_office_that_one_side_alone_has_tells_it(office: str, side: str | None) -> None:
    """And an office that many have tells none."""
    found = load_offices().lookup(office)
    assert found is not None
    assert found.side == side


def test_a_leader_is_known_by_two_words_that_only_one_side_has(tmp_path: Path) -> None:
    """One word, first names and a name that leaders of two sides bear tell no side; an office that goes with another
    state's is no side either.
    """
    tables = {
        "people": "a,Ana Mora,,Mora,given-first,,own\nb,Luis Pablo Mora Gil,,Mora,given-first,,own",
        "organizations": "KEN,country,KEN,Kenya,,own\nISL,country,ISL,Iceland,,own",
        "posts": (
            "KEN/president,KEN,head of state,President,1,own\nISL/president,ISL,head of state,President,1,own\n"
            "ISL/co-prince,ISL,head of state,Co-Prince,9,own"
        ),
        "tenures": (
            "a,KEN/president,2000-01-01,2004-01-01,day/day,,own,2005-01-01\n"
            "a,ISL/co-prince,2000-01-01,2004-01-01,day/day,,own,2005-01-01\n"
            "b,ISL/president,2001-01-01,2005-01-01,day/day,,own,2005-01-01"
        ),
    }
    leaders = Leaders(directory_of(tmp_path, tables))
    assert leaders.side_of(frozenset({"ana", "mora"})) == "KEN"
    assert leaders.side_of(frozenset({"luis", "mora"})) == "ISL"
    assert leaders.side_of(frozenset({"mora"})) is None
    assert leaders.side_of(frozenset({"luis", "pablo"})) is None
    assert leaders.side_of(frozenset({"eva", "mora"})) is None


def test_the_tables_know_a_chancellor() -> None:
    """The package's own tables are read."""
    assert load_knowledge().leaders.side_of(frozenset({"angela", "merkel"})) == "DEU"


def test_a_kingdom_has_no_president_and_a_presidency_no_prime_minister() -> None:
    """Offices that a country lacks cannot be held by its own people."""
    assert lacks("GBR", "head of state")
    assert lacks("USA", "head of government")
    assert not lacks("FRA", "head of government")


@pytest.mark.parametrize(
    ("head", "foot", "home"),
    [
        ("GOVERNMENT OF PAKISTAN\nMINISTRY OF FOREIGN AFFAIRS\n\n", "\n", "PAK"),
        (
            "Ministry of Foreign Affairs of Japan\nTop > Press Releases\n\n",
            "\nCopyright (c) Ministry of Foreign Affairs of Japan\n",
            "JPN",
        ),
        ("Press release\n\n", "\nFrom: Prime Minister's Office, 10 Downing Street\n", "GBR"),
        ("UNITED NATIONS\nSecretary-General\n\n", "\nwww.un.org/sg\n", "UN"),
        ("European Union External Action\nEEAS Homepage > Press Material\n\n", "\n", "EU"),
        ("Doha, February 5 (QNA) - ", "\nCopyright 2024 QNA. In Qatar and abroad.\n", "QAT"),
        ("Weather\nSports\n\n", "\nContact us\n", None),
    ],
)
def test_the_letterhead_tells_whose_document_it_is(head: str, foot: str, home: str | None) -> None:
    """A ministry, a body, an agency or an office named at the head or foot is the outlet; menus are not."""
    assert load_knowledge().home_of(document(head + ARTICLE + foot, ARTICLE)) == home


def test_an_article_about_a_government_is_not_its_letterhead() -> None:
    """What the article itself names does not say who publishes it."""
    article = "The Ministry of Foreign Affairs of Japan protested, " + ARTICLE.lower()
    found = document("News\n\n" + article + "\nContact us\n", article)
    assert publisher_of(found, load_outlets()) is None
    assert authority_of(found, load_gazetteer()) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MINISTRY OF FOREIGN AFFAIRS\nDhaka\n\nPRESS RELEASE\n\n" + ARTICLE, "BGD"),
        ("REPUBLIC OF RWANDA\nOFFICE OF THE PRESIDENT\n\n" + ARTICLE, "RWA"),
        ("An official website of the United States Government\n\n" + ARTICLE, "USA"),
        ("Germany\nSlovakia\n\n" + ARTICLE, None),
    ],
)
def test_an_official_name_or_a_seat_tells_whose_document_it_is(text: str, code: str | None) -> None:
    """A state's full name or a ministry above its capital is letterhead; names of topics are not."""
    assert authority_of(document(text, ARTICLE), load_gazetteer()) == code


@pytest.mark.parametrize(
    ("place", "lead", "code"),
    [
        ("ISLAMABAD", "Prime Minister Omar Bhatti met British Foreign Secretary Ann Lee. Pakistan seeks trade.", "PAK"),
        ("MOSCOW", "Prime Minister Omar Bhatti met Russian President Ivan Petrov. Russia seeks trade.", None),
        ("GENEVA", "Prime Minister Omar Bhatti met British Foreign Secretary Ann Lee. Pakistan seeks trade.", None),
    ],
)
def test_a_report_is_filed_at_home_where_its_country_has_no_office_beside_it(
    place: str, lead: str, code: str | None
) -> None:
    """A leader named without a country is of the capital the report was filed from; "Russian President" is abroad."""
    filed = replace(document(lead, lead), dateline=Dateline(span=Span(0, 1), place=place, day=None, agency=None))
    assert filed_at_home(filed, load_gazetteer()) == code


def test_of_two_outlets_with_one_name_the_side_decides() -> None:
    """ "CNA" in a dateline of Taipei is Taiwan's agency."""
    outlet = load_outlets().by_name("CNA", "TWN")
    assert outlet is not None
    assert outlet.side == "TWN"
