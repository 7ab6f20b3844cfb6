"""Text files to documents: title, dateline, day, agency, outlet and language are found; leftovers are marked, not cut."""

from __future__ import annotations

from datetime import date

import pytest

from communique.documents import load
from communique.documents.dateline import dateline_at
from communique.documents.days import day_in_address, printed_days
from communique.documents.leftovers import is_leftover, load_leftovers
from communique.documents.load import load_document
from communique.documents.stamps import stamp_of
from communique.knowledge.outlets import load_outlets
from communique.model import Document, DocumentError

DAY = date(2024, 3, 3)
STORY = (
    "Foreign Minister Orla Venn met President Davor Lisk at the Quay Palace on Sunday and thanked him for the welcome.",
    "The two sides should go on with the talks that were opened last year, Lisk said, adding that fishing comes first.",
    "Venn said that her country stands ready to work with its neighbour on ports, ferries and the training of pilots.",
    "They agreed to meet again in the autumn, when the commission on the northern waters will have finished its report.",
)
HEADLINE = "Venn and Lisk agree on new talks about northern waters"
MENU = "\n".join("Home World Politics Business Culture Sport Travel Opinion Video Archive".split())


def doc(text: str, name: str = "a.txt") -> Document:
    return load_document(name, text.encode(), load_outlets())


def body(document: Document) -> str:
    return "\n".join(span.of(document.text) for span in document.body)


def noise(document: Document) -> str:
    return "\n".join(span.of(document.text) for span in document.noise)


def title(document: Document) -> str | None:
    return document.title.text if document.title is not None else None


@pytest.mark.parametrize(
    ("line", "place", "day", "agency"),
    [
        ("MOSCOW, March 3. /TASS/. The", "MOSCOW", None, "TASS"),
        ("LONDON, March 3 (Reuters) - The", "LONDON", None, "Reuters"),
        ("BRUSSELS (AP) — The", "BRUSSELS", None, "AP"),
        ("KYIV, Ukraine (AP) — The", "KYIV", None, "AP"),
        ("SEOUL, March 3 (Yonhap) -- The", "SEOUL", None, "Yonhap"),
        ("Jakarta (ANTARA) - The", "Jakarta", None, "ANTARA"),
        ("ABU DHABI, 3rd March, 2024 (WAM) -- The", "ABU DHABI", DAY, "WAM"),
        ("Riyadh, March 3, 2024, SPA -- The", "Riyadh", DAY, "SPA"),
        ("Tehran, IRNA – The", "Tehran", None, "IRNA"),
        ("TEHRAN, Mar. 03 (MNA) – The", "TEHRAN", None, "MNA"),
        ("New Delhi, Mar 3 (PTI) The", "New Delhi", None, "PTI"),
        ("ISLAMABAD: The", "ISLAMABAD", None, None),
        ("Islamabad, March 3 (APP):The", "Islamabad", None, "APP"),
        ("Ulaanbaatar/MONTSAME/. The", "Ulaanbaatar", None, "MONTSAME"),
        ("CAIRO - 3 March 2024: The", "CAIRO", DAY, None),
        ("Washington, D.C. – The", "Washington", None, None),
        ("Ottawa, Ontario - March 3, 2024 - The", "Ottawa", DAY, None),
        ("GENEVA (3 March 2024) – The", "GENEVA", DAY, None),
        ("Belgrade, 3 March 2024 – The", "Belgrade", DAY, None),
        ("BAKU, Azerbaijan, March 3. The", "BAKU", None, None),
        ("YEREVAN, MARCH 3, ARMENPRESS. The", "YEREVAN", None, "ARMENPRESS"),
        ("Phnom Penh (FN), Mar. 3 – The", "Phnom Penh", None, "FN"),
        ("(ANSA) - ROME, MARCH 3 - The", "ROME", None, "ANSA"),
        ("Havana, Mar 3 (Prensa Latina) The", "Havana", None, "Prensa Latina"),
        ("ST. PETERSBURG, June 7. /TASS/. The", "ST. PETERSBURG", None, "TASS"),
        ("SEOUL—The", "SEOUL", None, None),
        ("HANOI, Nov. 18 , 2006 (Xinhua)", "HANOI", date(2006, 11, 18), "Xinhua"),
        ("Riyadh, Sha'ban 22, 1445, March 3, 2024, SPA -- The", "Riyadh", DAY, "SPA"),
    ],
)
def test_datelines_of_many_houses(line: str, place: str, day: date | None, agency: str | None) -> None:
    """Place, day and agency are read in every house's style, and the story begins behind them."""
    found = dateline_at(line, 0, len(line))
    assert found is not None
    assert (found.place, found.day, found.agency) == (place, day, agency)
    assert line[found.span.end :] in {"The", ""}


@pytest.mark.parametrize(
    "line",
    [
        "PRESIDENT LISK: We thank you",
        "QUESTION: Why now",
        "President Davor Lisk - the host - said",
        "Orla Venn (Foreign Minister) – of Halvern",
        "NATO — the alliance of both — said",
        "UPDATE — Talks go on",
        "FACT SHEET: What was agreed",
        "On March 3, 2024, President Lisk",
        "The two sides - in their words - agreed",
        "Paris: the capital of",
        "May 3, 2024 – The",
    ],
)
def test_what_only_looks_like_a_dateline_stays(line: str) -> None:
    """Speakers of a transcript, labels and asides are the story's own words."""
    assert dateline_at(line, 0, len(line)) is None


@pytest.mark.parametrize(
    ("line", "agency", "updated"),
    [
        ("March 3, 2024 14:30 The Kremlin, Moscow", None, False),
        ("Published 3 March 2024", None, False),
        ("KYODO NEWS - Mar 3, 2024 - 14:05 | World, All", None, False),
        ("Press Releases / March 03, 2024", None, False),
        ("Tarpress) 09:18, March 3, 2024", "Tarpress", False),
        ("Source: Tarpress | 2024-03-03 18:22:11 | Editor: someone", "Tarpress", False),
        ("Last updated: 3 March 2024 10:33", None, True),
        ("Posted: Mar 03, 2024 6:01 PM EST | Last Updated: March 4, 2024", None, False),
        ("Updated March 4, 2024. Published March 3, 2024", None, False),
        ("Sunday 03 March 2024 19:33 GMT+7", None, False),
        ("23:16, 03-Mar-2024", None, False),
        ("2024-03-03T10:00:00Z", None, False),
        ("03.03.2024", None, False),
        ("2024年3月3日", None, False),
        ("TRP_ENG_20240303.0230", None, False),
        ("March 3rd, 2024 / 8:16 AM / Halvern News", None, False),
        ("www.example.org  2024-03-03 20:14:32  Print", None, False),
        ("031415 GMT Mar 24", None, False),
        ("3 March 2024 • Press statement", None, False),
    ],
)
def test_stamps_of_many_houses(line: str, agency: str | None, updated: bool) -> None:
    """A line that is nothing but a stamp gives its day, whatever stands beside it."""
    found = stamp_of(line)
    assert found is not None
    assert (found.agency, found.updated) == (agency, updated)
    assert found.day == (DAY if "4, 2024" not in line or "3, 2024" in line or "03, 2024" in line else None)


@pytest.mark.parametrize(
    "line",
    [
        "Readout of the call with President Lisk, March 3, 2024",
        "Statement of 3 March 2024",
        "Venn met Lisk on March 3, 2024",
        "February 30, 2024",
        "03/04/2024",
        "Release No. 24-33",
        "https://example.org/2024/03/03/talks",
        "In 2024, 3 March was a Sunday that both sides remember well.",
    ],
)
def test_headlines_and_sentences_with_a_day_are_no_stamps(line: str) -> None:
    """A day inside a headline or sentence is not that of publication; neither is one that no calendar or reader can tell."""
    assert stamp_of(line) is None


def test_days_are_read_in_order_and_in_place() -> None:
    """Every printed day is found where it stands."""
    text = "From 3rd of March 2024 to Apr. 5, 2024; 13/12/2024, 12.11.2024."
    found = printed_days(text)
    assert [one.day for one in found] == [DAY, date(2024, 4, 5), date(2024, 12, 13), date(2024, 11, 12)]
    assert [one.span.of(text) for one in found] == ["3rd of March 2024", "Apr. 5, 2024", "13/12/2024", "12.11.2024"]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://example.org/world/2024/03/03/talks", DAY),
        ("https://example.org/stories/202403030304.html", DAY),
        ("https://example.org/view.php?ud=20240303000793", DAY),
        ("https://example.org/2024-03-03-talks", DAY),
        ("https://example.org/news/12345678", None),
        ("https://example.org/article/3185981/2024", None),
    ],
)
def test_the_day_in_an_address(address: str, day: date | None) -> None:
    """A day in the path is one; other numbers are none."""
    found = day_in_address(address)
    assert (found.day if found is not None else None) == day


@pytest.mark.parametrize(
    "line",
    [
        "Share on Facebook",
        "Facebook | Twitter | WhatsApp",
        "Home > News & Events",
        "You are here: Home / Press",
        "<Suggest To A Friend>",
        "# # #",
        "\\###",
        "-30-",
        "(END)",
        "* * *",
        "Copyright © 2024 Tarpress. All rights reserved.",
        "By Mira Holm and Jon Sund",
        "Read more: Lisk leaves for the coast",
        "A ferry in the harbour of Varn. (File photo: Tarpress)",
        "Advertisement",
        "3 min read",
        "https://example.org/talks",
    ],
)
def test_leftovers_are_known(line: str) -> None:
    """Buttons, breadcrumbs, credits, calls and ornaments are leftovers."""
    assert is_leftover(line)


@pytest.mark.parametrize(
    "line",
    [
        *STORY,
        "Share of trade rose to nine per cent, she said.",
        "By agreeing on quotas the two sides ended a dispute.",
        "“Source of pride,” he called it.",
        "Home is where the fleet is, he said.",
        "Ports and ferries",
        "1. Fishing in the northern waters",
    ],
)
def test_sentences_and_headings_are_no_leftovers(line: str) -> None:
    """What an article says in words that buttons use is the article's."""
    assert not is_leftover(line)


def test_every_row_of_the_table_compiles_and_has_a_known_kind() -> None:
    """The table of leftovers can be edited by hand: each row is a pattern of a kind that is used."""
    kinds = {leftover.kind for leftover in load_leftovers()}
    assert kinds == {"button", "tail", "stop", "line", "end", "sign-off", "tag"}


def test_a_clean_text_is_all_body() -> None:
    """Where nothing was scraped along nothing is cut: no title, no noise, short lines and an open end included."""
    text = "\n".join([*STORY, "Ports and ferries", "Signed at Varn", "Orla Venn"])
    document = doc(text)
    assert body(document) == text
    assert (document.noise, document.title) == ((), None)


def test_a_scraped_page_keeps_its_story_only() -> None:
    """Menus, share links, related stories and readers' comments go, the headline is the title, the text is unchanged."""
    story = "\n\n".join(STORY)
    text = (
        f"{HEADLINE} - Halvern Daily\n{MENU}\n\n{HEADLINE}\n\nMarch 3, 2024 14:30\nShare\nTweet\n\n{story}\n\n"
        f"Related stories\nLisk opens ferry line\nVenn to leave for the coast\n\n3 Comments\nfisher says:\n"
        f"They have talked for years and nothing ever comes of it, has it?\n\nAbout us\nContact us\nPrivacy policy\n"
    )
    document = doc(text)
    assert document.text == text
    assert body(document) == story
    assert title(document) == HEADLINE
    assert document.published is not None
    assert (document.published.day, document.published.basis) == (DAY, "printed")
    assert document.published.span is not None
    assert document.published.span.of(text) == "March 3, 2024 14:30"
    for leftover in ("Business", "Tweet", "Related stories", "fisher says", "Privacy policy"):
        assert leftover in noise(document)


def test_bullets_of_a_menu_and_a_large_first_letter() -> None:
    """A list of places above the story is a menu; a first letter on a line of its own is the story's."""
    places = "\n".join(f"  • {place}" for place in "Varn Otrel Quay Sund Lisk Holm Orla Mira".split())
    text = f"{places}\n\n{HEADLINE}\n\nF\noreign" + "\n".join(STORY).removeprefix("Foreign")
    document = doc(text)
    assert body(document).startswith("F\noreign Minister")
    assert title(document) == HEADLINE
    assert "• Varn" in noise(document)


def test_lists_inside_a_story_stay() -> None:
    """What was agreed, set as a list, is no menu."""
    points = "They agreed on the following:\n- ports;\n- ferries;\n- pilots;\n- quotas;\n- a joint commission."
    text = "\n".join([HEADLINE, "", *STORY, points, STORY[0]])
    assert points in body(doc(text))


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(ends: str) -> None:
    """Windows', Unix' and the old Mac's line ends are all line ends, and stay in the text as they are."""
    text = ends.join([HEADLINE, "", "Tarpress) 09:18, March 3, 2024", "", *STORY, "", "###"])
    document = doc(text)
    assert document.text == text
    assert title(document) == HEADLINE
    assert body(document) == ends.join(STORY)
    assert document.agency == "Tarpress"


def test_characters_that_are_not_seen_hide_nothing() -> None:
    """No-break spaces, form feeds, soft hyphens, direction marks and emoji neither hide a leftover nor are cut."""
    text = (
        f"\u200e{HEADLINE}\u200b\n\x0c\n\u00a0Share\u00a0\n\n" + "\u00ad\n".join(STORY) + " \U0001f91d\n\u200f###\u200f"
    )
    document = doc(text)
    assert document.text == text
    assert title(document) == HEADLINE
    assert "\U0001f91d" in body(document)
    assert "Share" in noise(document)
    assert "###" in noise(document)


@pytest.mark.parametrize(
    ("closing", "left"),
    [
        ("./. VNA", "./. VNA"),
        (" (Tarpress)", None),
        ("\n\n(Editors: Mira Holm, Jon Sund)", "(Editors: Mira Holm"),
        (" (Xinhua)", "(Xinhua)"),
        ("\n\nmira@example.org(END)", "(END)"),
        (" – BERNAMA", "BERNAMA"),
        (" PTI MH JS", "PTI MH JS"),
        ("\n###", "###"),
        ("\n\n--SPA\n16:42 LOCAL TIME 13:42 GMT", "--SPA"),
        (" (QNA)", "(QNA)"),
        ("\n\nWAM/Mira Holm/Jon Sund", "WAM"),
        (" (mho/jsu)", "(mho/jsu)"),
        ("\n\nJon Sund\nSpecial Adviser to the President\n(Information)", "Special Adviser"),
        ("\n\nVarn\nMarch 3, 2024", "Varn"),
        ("\n###\n\nAbout Otrel: it is an island.", "About Otrel"),
        ("\n\nWas this page useful?\nTop of page", "Was this page useful?"),
        ("\nENDS\n\nNotes to editors\n\nThe commission was set up in 2019.", "commission was set up"),
        ("\nReference(s):\nA longer story\nexample.org", "example.org"),
    ],
)
def test_sign_offs_are_marked(closing: str, left: str | None) -> None:
    """What an agency or a ministry sets behind its last word is noise; what is only a bracket is not."""
    document = doc("\n".join([HEADLINE, "", *STORY]) + closing)
    assert body(document).rstrip().endswith("its report." if left is not None else "its report. (Tarpress)")
    assert left is None or left in noise(document)


def test_the_tag_of_an_outlet_that_no_table_knows() -> None:
    """The agency named in a stamp or dateline is known by its tag and its sign-off, without a row in any table."""
    text = f"{HEADLINE}\n\n(TRP) 21:12, March 3, 2024\n\nTRP - {STORY[0]} TRP - {STORY[1]}\n\n{STORY[2]}./. TRP"
    document = doc(text)
    assert body(document).count("TRP") == 0
    assert noise(document).count("TRP") == 4


def test_what_a_story_ends_with_is_its_own() -> None:
    """A last short sentence, a list and what is announced before the first one stay in the body."""
    for last in (
        "They left on Sunday.",
        "They agreed on:\n- ports\n- ferries",
        "Venn was asked about the alliance (NATO).",
        "That is what she told\nReuters.",
    ):
        assert body(doc("\n\n".join([HEADLINE, *STORY, last]))).endswith(last)
    opening = "The spokesperson of the Foreign Ministry issued the following statement:"
    assert opening in body(doc("\n\n".join([HEADLINE, "3 March 2024", opening, *STORY])))


def test_a_source_tag_inside_a_sentence_is_marked() -> None:
    """The tag is noise, the words on both sides of it stay body, and no character is lost between them."""
    text = f"{HEADLINE}\n\nVGP - President Lisk has proposed VGP - Halvern and Otrel meet again. {STORY[1]}"
    document = doc(text)
    assert [span.of(text) for span in document.noise] == ["VGP - ", "VGP - "]
    assert [span.of(text) for span in document.body] == [
        "President Lisk has proposed ",
        f"Halvern and Otrel meet again. {STORY[1]}",
    ]


@pytest.mark.parametrize(
    "above",
    [
        "Ministry of Foreign Affairs and Overseas Trade of the Republic of Halvern\nPress releases\n",
        "NORTH ATLANTIC TREATY ORGANIZATION\nNEWSROOM\n\n",
        "The official website of the Government of the Republic of Halvern and its agencies\n\nHon Orla Venn\n3 March 2024\n",
        "Halvern.gov\nHome   News   Ministries and their agencies   Contact\n\n",
        "Daily\nFront page Politics World Economy Culture Society Sport Opinion Interviews\n\n",
        "Senator the Honourable Orla Venn\nMinister for Foreign Affairs, Overseas Trade and the Northern Waters\n\nMedia release\n\n",
        "FOR IMMEDIATE RELEASE: 3 MARCH 2024\nOffice of the Spokesperson\nPress Release No. 2024/33\n\n",
        "Article from Ministry for Foreign Affairs, Overseas Trade and the Northern Waters\n",
        f"Gov.hv  News  {HEADLINE}\nBack\n\n",
        f"{HEADLINE} | Halvern Daily and Northern Gazette\n\n",
        "READOUT\n\n(Unofficial translation from the language of Halvern, for the use of journalists)\n\n",
        "**",
        "# ",
        "(LEAD) ",
        "UPDATE 2-",
        "General / ",
        "Date: 03/03/2024\nSubject: ",
    ],
)
def test_what_stands_above_a_headline_is_none(above: str) -> None:
    """Letterheads, offices, menus, kinds of text and marks of the desk are no title, however long; the headline is."""
    text = f"{above}{HEADLINE}{'**' * (above == '**')}\n\nVARN, 3 March 2024 (Tarpress) - " + "\n\n".join(STORY)
    assert title(doc(text)) == HEADLINE


def test_a_headline_of_two_lines_is_one() -> None:
    """A headline that is broken in mid phrase goes on in the next line; a subtitle, a byline or an address does not."""
    story = "\n\n".join(STORY)
    assert title(doc(f"Venn and Lisk agree on new talks about\nnorthern waters\n\n{story}")) == (
        "Venn and Lisk agree on new talks about\nnorthern waters"
    )
    subtitle = "Foreign Minister Orla Venn met the President of the Island to speak of ferries and ports"
    for below in ("By Mira Holm", "www.example.org  Print", "Ferries to be free", subtitle):
        assert title(doc(f"{HEADLINE}\n{below}\n\n{story}")) == HEADLINE


def test_a_day_in_the_headline_counts_for_want_of_another() -> None:
    """The day in brackets behind a headline is that of publication where no stamp, dateline or address names one."""
    story = "\n\n".join(STORY)
    for head, day in ((f"{HEADLINE} (3 March 2024)", DAY), (f"{HEADLINE} (2023-2024)", None)):
        published = doc(f"{head}\n\n{story}").published
        assert (published.day if published is not None else None) == day


def test_a_text_wrapped_at_a_fixed_width_keeps_its_headline() -> None:
    """Keywords, a headline of nearly full width and a note of the desk stay outside the story's wrapped paragraphs."""
    text = (
        "Halvern\nOtrel\nVenn and Lisk agree on ferries and on new talks in the autumn\nEds: Adds Lisk quote\n\n"
        "   Foreign Minister Orla Venn met the President of the Island, Davor\n"
        "Lisk, on Sunday. The two agreed on ferries, ports and pilots, and on\n"
        "what is to be told to the fishermen of both countries in the autumn.\n"
        "   Lisk said that the northern waters were no cause of dispute among\n"
        "friends, and thanked his guest for the patience of her delegation.\n"
    )
    document = doc(text)
    assert title(document) == "Venn and Lisk agree on ferries and on new talks in the autumn"
    assert body(document).startswith("Foreign Minister Orla Venn")


def test_a_page_run_into_one_line_is_parted_at_its_dateline() -> None:
    """Menus before the dateline and credits behind the story are noise even without a line break."""
    text = (
        f"{HEADLINE} - Halvern Daily {MENU * 5} ".replace("\n", " ")
        + f"&gt;&gt; {HEADLINE} ( Tarpress ) 08:39, March 03, 2024 VARN, March 2 (Tarpress) -- {' '.join(STORY)}"
        + " (Web editor: Holm, Sund) Add your comment Most Viewed"
    )
    document = doc(text)
    assert body(document) == " ".join(STORY)
    assert title(document) == HEADLINE
    assert document.dateline is not None
    assert (document.dateline.place, document.dateline.day) == ("VARN", date(2024, 3, 2))


def test_a_dateline_takes_its_year_from_the_day_of_publication() -> None:
    """A dateline without a year lies before the stamp: December's in January is last year's."""
    document = doc(f"{HEADLINE}\n\nTarpress) 09:18, January 1, 2024\n\nVARN, Dec. 31 (Tarpress) -- {STORY[0]}")
    assert document.dateline is not None
    assert document.dateline.day == date(2023, 12, 31)


@pytest.mark.parametrize(
    "head",
    [
        f"Updated\n23:16, 05-Mar-2024\n{HEADLINE}\n19:49, 03-Mar-2024",
        f"19:49, 03-Mar-2024\n{HEADLINE}\nUpdated\n23:16, 05-Mar-2024",
        f"{HEADLINE}\nPublished 3 March 2024\nLast updated 5 March 2024",
    ],
)
def test_an_update_is_not_the_publication(head: str) -> None:
    """The day of publication wins over that of an update, in whatever order they stand."""
    document = doc(f"{head}\n\n" + "\n".join(STORY))
    assert document.published is not None
    assert document.published.day == DAY


def test_of_several_days_the_one_nearest_above_the_story_counts() -> None:
    """The day on which the page was fetched stands further up; days below belong to other stories."""
    text = f"Sunday, March 10, 2024\n{MENU}\n{HEADLINE}\nMarch 3, 2024\n\n" + "\n".join(STORY) + "\n\nMarch 9, 2024"
    document = doc(text)
    assert document.published is not None
    assert document.published.day == DAY


def test_marks_of_a_heading_are_no_title_and_overlap_nothing() -> None:
    """The hash signs of a Markdown headline are left outside the title, which is in neither body nor noise."""
    document = doc(f"# {HEADLINE}\n\n" + "\n".join(STORY), "a.md")
    assert title(document) == HEADLINE
    assert HEADLINE not in body(document)
    assert HEADLINE not in noise(document)


def test_front_matter_is_metadata_without_offsets() -> None:
    """Title, day and address of a Markdown file come from its head, carry no offsets, and are no body."""
    head = "---\ntitle: 'Readout: Venn and\n  Lisk'\ndate: 2024-03-03\nsource_url: https://www.reuters.com/a\n---\n"
    document = doc(head + "\n\n".join(STORY), "a.md")
    assert (document.format, title(document)) == ("markdown", "Readout: Venn and Lisk")
    assert document.title is not None
    assert document.title.span is None
    assert document.published is not None
    assert (document.published.day, document.published.basis, document.published.span) == (DAY, "front-matter", None)
    assert (document.source_url, document.outlet) == ("https://www.reuters.com/a", "Reuters")
    assert body(document) == "\n\n".join(STORY)


@pytest.mark.parametrize(
    "head",
    [
        "title: A: B\n\tdate: 2024-03-03\n",
        "title: A\ndate: 03/03/2024\n",
        "title: A\ndate: March 3, 2024\ndeep: " + "[" * 3000 + "\n",
        "title: A\r\npublished_at: 2024-03-03 10:00\r\nanchors: &a [*a]\r\n",
        "title: A\rdate: '2024-03-03T10:00:00+09:00'\r",
    ],
)
def test_broken_or_odd_front_matter_loses_no_document(head: str) -> None:
    """Stray tabs, deep nesting, other dates and line ends: what can be read of a head is read."""
    document = doc(f"---\n{head}---\n{STORY[0]}", "a.md")
    assert body(document) == STORY[0]
    assert title(document) is not None
    if "\tdate" not in head:
        assert document.published is not None
        assert document.published.day == DAY


def test_links_below_a_story_are_no_story() -> None:
    """A list of nothing but links that ends a Markdown text is noise with its heading; links in sentences stay."""
    story = f"{STORY[0]} See the [full text](https://example.org/a).\n\n{STORY[1]}"
    text = f"---\ntitle: A\n---\n{story}\n\nFurther reading:\n\n-   [On\n    ferries](https://example.org/b)\n- [Ports](https://example.org/c)\n\n\\###\n"
    document = doc(text, "a.md")
    assert body(document) == story
    assert "Further reading:" in noise(document)


def test_outlet_agency_and_cited_source() -> None:
    """Who publishes comes from the address, the agency or the page's title; who is cited from the reference."""
    assert doc("https://www.scmp.com/a\n\n" + STORY[0]).outlet == "South China Morning Post"
    assert doc(f"LONDON, March 3 (Reuters) - {STORY[0]}").agency == "Reuters"
    assert doc(f"{HEADLINE} - CGTN\n{MENU}\n" + "\n".join(STORY)).outlet == "CGTN"
    assert doc("\n".join(STORY) + "./. VNA").agency == "VNA"
    assert doc("\n".join(STORY) + "\nReference(s):\nTalks go on\nexample.org").cited_source == "example.org"
    assert doc("\n".join([*STORY, "Source: Tarpress"])).cited_source == "Tarpress"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (STORY[0], "en"),
        ("President Davor Lisk met Prime Minister Orla Venn.", "en"),
        ("Venn called Lisk on Sunday.", "en"),
        ("Menteri Luar Negeri Orla Venn bertemu dengan Presiden Davor Lisk di Varn.", "id"),
        ("Le président Lisk a reçu la ministre Venn.", "fr"),
        ("De minister sprak met de president in Varn.", "nl"),
        ("外交部长今天在首都会见了来访的渔业大臣。", "zh"),
        ("外務大臣は本日、東京で会談しました。", "ja"),
        ("Министр иностранных дел встретился с президентом.", "ru"),
        ("التقى وزير الخارجية الرئيس اليوم في العاصمة", "ar"),
        (
            "Le ministre des Affaires étrangères a rencontré le président dans la capitale et les deux sont d'accord.",
            "fr",
        ),
        ("Bộ trưởng Ngoại giao đã có cuộc hội đàm với các nhà lãnh đạo và thảo luận về hợp tác của hai nước.", "vi"),
    ],
)
def test_the_language_is_told(text: str, language: str) -> None:
    """A text in another language is a document like any other and says which language it is in."""
    assert doc(text).language == language


def test_a_text_of_many_books_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too long for one document is refused before it is laid out."""
    monkeypatch.setattr(load, "LONGEST_TEXT", 100)
    with pytest.raises(DocumentError, match="no single document"):
        doc("word " * 30)


def test_a_paragraph_broken_at_a_fixed_width_is_no_stamp_and_no_button() -> None:
    """A line that is a piece of a wrapped paragraph stays, even when it looks like a stamp, a button or a menu."""
    text = (
        "Foreign Minister Orla Venn met the President of the Island Davor\n"
        "Lisk of Otrel at the Quay Palace on March 3, 2024. They\n"
        "agreed on ferries, ports and pilots, and on what the two sides will\n"
        "share.\n\n"
        "The ministers of both countries will go on with the talks about the\n"
        "northern waters in the autumn, and will invite the pilots to say\n"
        "more.\n\n"
        "###\n"
    )
    document = doc(text, "a.md")
    assert body(document) == text.removesuffix("\n\n###\n")
    assert document.published is None
