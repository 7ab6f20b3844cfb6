"""When a text was published: every candidate is kept, with its time zone and why it was chosen or passed over."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from communique.documents.load import load_document, load_text
from communique.documents.moments import moment_of
from communique.documents.stamps import stamp_of
from communique.knowledge.outlets import load_outlets
from communique.knowledge.tables import read_table
from communique.model import Document, Publication

DAY = date(2024, 3, 3)
STORY = (
    "Foreign Minister Orla Venn met President Davor Lisk at the Quay Palace on Sunday and thanked him for the welcome.\n\n"
    "The two sides should go on with the talks that were opened last year, Lisk said, adding that fishing comes first.\n\n"
    "Venn said that her country stands ready to work with its neighbour on ports, ferries and the training of pilots."
)
HEADLINE = "Venn and Lisk agree on new talks about northern waters"


def doc(text: str, name: str = "a.txt", published: date | None = None) -> Document:
    return load_document(name, text.encode(), load_outlets(), published=published)


def told(document: Document) -> list[tuple[str, str, str | None]]:
    """Day, basis and note of every candidate, in order."""
    return [(one.day.isoformat(), one.basis, one.note) for one in document.candidates]


def moments(document: Document) -> list[str | None]:
    return [one.moment for one in document.candidates]


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("09:18,", "T09:18"),
        ("14:30 The Kremlin", "T14:30"),
        ("18:22:11 | Editor", "T18:22:11"),
        ("6:01 PM EST", "T18:01-05:00"),
        ("12:05 a.m.", "T00:05"),
        ("12:30 pm", "T12:30"),
        ("19:12 PM", "T19:12"),
        ("19:33 GMT+7", "T19:33+07:00"),
        ("(GMT+5:30) 10:00", "T10:00"),
        ("10:00 (GMT+5:30)", "T10:00+05:30"),
        ("T10:00:00Z", "T10:00:00Z"),
        ("T10:00:00.000+0900", "T10:00:00+09:00"),
        ("T22:40:30-04:00", "T22:40:30-04:00"),
        ("20:41 WIB | 412 Views", "T20:41+07:00"),
        ("09:24 Beijing Time", "T09:24+08:00"),
        ("1415 GMT", "T14:15+00:00"),
        ("14.05", "T14:05"),
        ("21:06 IST", "T21:06"),
        ("10:00 CST", "T10:00"),
        ("no time", None),
        ("24:10", None),
        ("10:75", None),
        ("1415", None),
    ],
)
def test_a_time_of_day_keeps_its_zone(words: str, moment: str | None) -> None:
    """ISO 8601 with the offset as given, or that of a zone with one meaning; none where several zones share a name."""
    assert moment_of(DAY, words) == (f"2024-03-03{moment}" if moment is not None else None)


def test_every_zone_of_the_table_is_an_offset() -> None:
    """The table of zones can be edited by hand: each name once, each offset in the form of ISO 8601."""
    rows = list(read_table("zones", ("name", "offset", "note"), package="communique.documents"))
    assert len({row["name"].upper() for row in rows}) == len(rows)
    for row in rows:
        assert datetime.fromisoformat(f"2024-03-03T10:00{row['offset']}").utcoffset() is not None
        assert row["note"]


def test_each_day_of_a_stamp_has_its_own_time_and_part() -> None:
    """ "Published" and "updated" in one line are two days, each with its words."""
    line = "Posted: Mar 03, 2024 6:01 PM EDT | Last Updated: March 4, 2024 10:00"
    stamp = stamp_of(line)
    assert stamp is not None
    assert [(one.day, one.moment, one.updated, one.span.of(line)) for one in stamp.days] == [
        (DAY, "2024-03-03T18:01-04:00", False, "Posted: Mar 03, 2024 6:01 PM EDT"),
        (date(2024, 3, 4), "2024-03-04T10:00", True, "Last Updated: March 4, 2024 10:00"),
    ]


def test_the_chosen_day_is_the_first_of_the_candidates() -> None:
    """Front matter, stamp, dateline and address are all kept, by rank; each printed one points at its words."""
    text = (
        "---\ntitle: T\npublished: 2024-03-03T20:15:00+08:00\nmodified: 2024-03-06\n"
        "source_url: https://example.org/2024/03/03/talks\n---\n"
        f"T\n\n3 March 2024 21:00\n\nVARN, March 2 (Tarpress) -- {STORY}"
    )
    document = doc(text, "a.md")
    assert document.published == document.candidates[0]
    assert told(document) == [
        (
            "2024-03-03",
            "front-matter",
            (
                "the front matter (published) outranks the printed stamp, the address, the update in the front matter "
                "(modified) and the dateline; not all give the same day"
            ),
        ),
        ("2024-03-03", "printed", "the printed stamp gives the same day"),
        ("2024-03-03", "address", "the address gives the same day"),
        ("2024-03-06", "front-matter", "the update in the front matter (modified), three days later"),
        (
            "2024-03-02",
            "dateline",
            "the dateline gives no year; in that of the front matter (published) it is one day earlier",
        ),
    ]
    assert moments(document) == ["2024-03-03T20:15:00+08:00", "2024-03-03T21:00", None, None, None]
    words = [one.span.of(text) if one.span is not None else None for one in document.candidates]
    assert words == [None, "3 March 2024 21:00", None, None, "VARN, March 2 (Tarpress) -- "]


def test_an_update_is_passed_over_and_says_so() -> None:
    """Published wins over updated, whichever stands first; the note tells how far the update lies."""
    document = doc(f"Last updated 6 March 2024\n{HEADLINE}\nPublished 3 March 2024\n\n{STORY}")
    assert told(document) == [
        ("2024-03-03", "printed", "the printed stamp outranks a stamp for the update; not all give the same day"),
        ("2024-03-06", "printed", "a stamp for the update, three days later"),
    ]


def test_an_update_alone_counts_with_a_warning() -> None:
    """Where nothing else gives a day the update's is taken, and the note says that the text may be older."""
    document = doc(f"{HEADLINE}\nUpdated: 2024-03-03 21:15\n\n{STORY}")
    assert told(document) == [
        ("2024-03-03", "printed", "a stamp for the update alone gives a day; the text may be older")
    ]


def test_a_full_dateline_outranks_an_update() -> None:
    """The day from which a text was sent says more of its publication than that of an update."""
    document = doc(f"{HEADLINE}\nLast updated 6 March 2024\n\nVARN, March 3, 2024 (Tarpress) -- {STORY}")
    assert [one[:2] for one in told(document)] == [("2024-03-03", "dateline"), ("2024-03-06", "printed")]


@pytest.mark.parametrize(
    ("text", "basis", "words"),
    [
        (f"VARN, March 3, 2024 (Tarpress) -- {STORY}", "dateline", "VARN, March 3, 2024 (Tarpress) -- "),
        (f"https://example.org/world/2024/03/03/talks\n\n{STORY}", "address", "2024/03/03"),
        (f"{HEADLINE} (3 March 2024)\n\n{STORY}", "headline", "3 March 2024"),
        (f"{HEADLINE}\n\n3 March 2024\n\n{STORY}", "printed", "3 March 2024"),
        (f"---\ndate: 2024-03-03\n---\n{STORY}", "front-matter", None),
        (f"---\nurl: https://example.org/2024/03/03/talks\n---\n{STORY}", "address", None),
    ],
)
def test_each_source_of_a_day_has_its_name(text: str, basis: str, words: str | None) -> None:
    """The basis names where the day stands; a day of the text points there, one of the metadata has no span."""
    published = doc(text).published
    assert published is not None
    assert (published.day, published.basis) == (DAY, basis)
    assert (published.span.of(text) if published.span is not None else None) == words
    assert published.note.endswith("alone gives a day")


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}\n\n2024-13-03\n\n{STORY}",
        f"{HEADLINE}\n\nFebruary 30, 2024\n\n{STORY}",
        f"---\ndate: 2024-13-03\n---\n{STORY}",
        f"https://example.org/2024/13/03/talks\n\n{STORY}",
        f"VARN, March 32, 2024 (Tarpress) -- {STORY}",
        f"VARN, March 3 (Tarpress) -- {STORY}",
    ],
)
def test_a_day_that_no_calendar_has_is_none(text: str) -> None:
    """A thirteenth month, a thirtieth of February, and a day without any year are no candidates."""
    document = doc(text)
    assert (document.candidates, document.published) == ((), None)


def test_an_impossible_day_spoils_no_other() -> None:
    """The rest of a front matter with an impossible day is read."""
    document = doc(f"---\ntitle: Venn and Lisk\ndate: 2024-13-03\npublished: 2024-03-03 10:00\n---\n{STORY}", "a.md")
    assert document.title is not None
    assert document.title.text == "Venn and Lisk"
    assert moments(document) == ["2024-03-03T10:00"]


def test_a_later_day_than_today_is_kept() -> None:
    """Nothing is compared with the clock: the same text gives the same day on any day of reading."""
    document = doc(f"{HEADLINE}\n\nPublished 3 March 2099\n\n{STORY}")
    assert document.published is not None
    assert document.published.day == date(2099, 3, 3)


def page(head: str, above: str = "") -> str:
    story = "".join(f"<p>{part}</p>" for part in STORY.split("\n\n"))
    return f"<!DOCTYPE html><html><head><title>{HEADLINE}</title>{head}</head><body><article><h1>{HEADLINE}</h1>{above}{story}</article></body></html>"


def test_the_head_of_a_page_gives_all_its_days() -> None:
    """META elements, linked data and the canonical address are candidates; the update is passed over; what lies deeper
    in linked data tells of other pages.
    """
    linked = (
        '{"@graph": [{"@type": "NewsArticle", "datePublished": "2031-03-03T18:00:00+08:00", '
        '"isPartOf": {"datePublished": "2001-01-01"}}]}'
    )
    head = (
        "<meta property='article:published_time' content='2031-03-03T10:00:00Z'>"
        "<meta content='2031-03-05T08:00:00Z' property='article:modified_time'>"
        "<link rel='canonical' href='https://example.org/2031/03/03/talks'>"
        f'<script type="application/ld+json">{linked}</script>'
        '<script type="application/ld+json">{broken</script>'
    )
    document = doc(page(head), "a.html")
    assert [(one.basis, one.moment) for one in document.candidates] == [
        ("html-head", "2031-03-03T10:00:00Z"),
        ("html-head", "2031-03-03T18:00:00+08:00"),
        ("address", None),
        ("html-head", "2031-03-05T08:00:00Z"),
    ]
    assert document.candidates[-1].note == "the update in the page's head (article:modified_time), two days later"
    assert all(one.span is None for one in document.candidates)


def test_a_stamp_above_the_article_stands_beside_the_head() -> None:
    """What the page shows is kept with its time; a yearless dateline takes the head's year."""
    head = "<meta property='article:published_time' content='2031-03-03T22:00:00Z'>"
    document = doc(page(head, above="<div>09:18, March 4, 2031</div>"), "a.html")
    assert {(one.day.day, one.moment) for one in document.candidates} == {
        (3, "2031-03-03T22:00:00Z"),
        (4, "2031-03-04T09:18"),
    }


@pytest.mark.parametrize(
    "text",
    [
        f"---\ndate: 2024-03-03\n---\n{STORY}",
        f"{HEADLINE}\n\n3 March 2024\n\n{STORY}",
        STORY,
        page("<meta property='article:published_time' content='2031-03-03T10:00:00Z'>"),
    ],
)
def test_a_day_given_by_hand_wins(text: str) -> None:
    """It stands first, without a span, and the day that the document gives itself is passed over, not lost."""
    own = doc(text).candidates
    document = doc(text, published=date(2021, 4, 6))
    assert document.published == document.candidates[0]
    assert document.published is not None
    assert (document.published.day, document.published.basis, document.published.span) == (
        date(2021, 4, 6),
        "given",
        None,
    )
    assert [(one.day, one.basis) for one in document.candidates[1:]] == [(one.day, one.basis) for one in own]
    assert load_text("a", "Some words.", load_outlets(), published=DAY).published == Publication(
        day=DAY, basis="given", span=None, note="the day given by hand alone gives a day"
    )


def test_a_moment_given_by_hand_keeps_its_zone() -> None:
    """A datetime is a day with its time."""
    published = doc(STORY, published=datetime.fromisoformat("2021-04-06T09:18:00+08:00")).published
    assert published is not None
    assert (published.day, published.moment) == (date(2021, 4, 6), "2021-04-06T09:18:00+08:00")


def test_a_dateline_takes_its_year_from_the_day_given() -> None:
    """The day given by hand counts as any other day of publication does."""
    document = doc(f"VARN, Dec. 31 (Tarpress) -- {STORY}", published=date(2024, 1, 2))
    assert document.dateline is not None
    assert document.dateline.day == date(2023, 12, 31)
