"""An exchange's page."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from communique.api import Archive
from communique.render.brief.markdown import brief_markdown
from communique.render.comparison.files import content_of
from communique.web.app import make_app
from communique.web.asking import get
from communique.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from starlette.testclient import TestClient

VISIT = "2031-09-17-visit-xhv-xtr"


@pytest.fixture(scope="module")
def page(client: TestClient) -> str:
    return client.get(f"/exchanges/{VISIT}").text


@pytest.fixture(scope="module")
def archive(demo_archive: tuple[Path, Path]) -> Iterator[Archive]:
    path, overlay = demo_archive
    with Archive(path, create=False, overlay=overlay) as opened:
        yield opened


UNDATED = """Talvash and Hathmoor speak by phone

President Oren Talvash of Tarsenia spoke by phone with President Maren Hathmoor of Halvern on Tuesday, ahead of the harvest holiday.

President Talvash proposed a shared ferry timetable. President Hathmoor thanked him for the lamps.
"""


TOLD_THRICE = {
    "courier.txt": """Hathmoor and Talvash speak of the reef

President Maren Hathmoor of Halvern met President Oren Talvash of Tarsenia in Ledrin on March 3, 2031.

President Hathmoor proposed a joint survey of the reef. President Talvash agreed to study it.
""",
    "gazette.txt": """Talvash meets Hathmoor

President Oren Talvash of Tarsenia met President Maren Hathmoor of Halvern in Ledrin on March 3, 2031.

President Hathmoor proposed a survey of the reef. President Talvash said that the harbor was open.
""",
    "post.txt": """Presidents meet by the sea

President Maren Hathmoor of Halvern met President Oren Talvash of Tarsenia in Sembay on March 3, 2031.

President Talvash said that the harbor was open to all.
""",
}


def page_of(folder: Path, overlay: Path, texts: dict[str, str], asked: str = "") -> str:
    """The page of the one exchange that these texts tell of."""
    settings = Settings(archive=folder / "own.db", overlay=overlay)
    with Archive(settings.archive, overlay=settings.overlay) as archive:
        for name, text in texts.items():
            (folder / name).write_text(text)
            archive.add(folder / name)
        (exchange,) = archive.exchanges()
    return get(make_app(settings), f"/exchanges/{exchange.id}{asked}", settings).content.decode()


@pytest.fixture(scope="module")
def undated_page(demo_archive: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of an exchange that one text alone tells of, without a day."""
    return page_of(tmp_path_factory.mktemp("undated"), demo_archive[1], {"call.txt": UNDATED})


def section(page: str, name: str) -> str:
    """One section of a page."""
    found = re.search(
        rf'<section id="{name}".*?(?=<section id="[a-z]+" aria-labelledby="[a-z]+-heading">|<footer>)', page, re.DOTALL
    )
    assert found is not None
    return found.group()


def test_card_tells_what_every_report_says_and_where(page: str, archive: Archive) -> None:
    """Day and how it is known, who with which office, and the sentence of every report with a way to it."""
    exchange = archive.exchange(VISIT)
    for person in exchange.participants:
        assert person.name in section(page, "known")
        assert (person.office or "") in section(page, "known")
    told = section(page, "told")
    for record in exchange.reports:
        span = record.report.span
        assert span is not None
        assert f'href="/documents/{record.document[:16]}?at={span.start}-{span.end}#at"' in told


def test_inferred_day_names_its_clues(undated_page: str) -> None:
    """A day that no text prints is told with every reason to believe it."""
    known = section(undated_page, "known")
    assert "or later" in known
    assert "inferred from" in known
    assert "because <bdi>on Tuesday</bdi>" in known


def test_one_account_alone_is_told_with_what_to_do(undated_page: str) -> None:
    """Where there is nothing to compare with, the page says whose account it is and how to come by another."""
    alone = section(undated_page, "comparison")
    assert "Only <bdi>call.txt</bdi> tells of it" in alone
    assert "communique read" in alone
    assert "No outlet has an earlier readout" in section(undated_page, "since")


def test_every_two_of_three_accounts_can_be_compared(demo_archive: tuple[Path, Path], tmp_path: Path) -> None:
    """Of three accounts the pair asked for stands whole, and the ways to the others say whose they are."""
    page = page_of(tmp_path, demo_archive[1], TOLD_THRICE, "?pair=2")
    shown = section(page, "comparison")
    assert re.findall(r'\?pair=(\d)#comparison"( aria-current="true")?', shown) == [
        ("1", ""),
        ("2", ' aria-current="true"'),
        ("3", ""),
    ]
    assert shown.count('<section class="comparison"') == 1
    for name in TOLD_THRICE:
        assert f"{name} [" in shown
    differ = section(page, "told").split("They differ on")[1]
    assert "Ledrin" in differ
    assert "Sembay" in differ
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert all(following <= level + 1 for level, following in pairwise(levels))


def test_request_that_one_account_tells_of_says_whose(client: TestClient) -> None:
    """Where one account says who asked and the other doesn't, the one who asked is named."""
    told = section(client.get("/exchanges/2031-07-08-call-xhv-xtr").text, "told").split("They differ on")[1]
    assert "Daven Belkai" in told
    assert "not stated" in told


def test_memo_is_shown_when_asked_for(client: TestClient, page: str, archive: Archive) -> None:
    """The memo is made only for who wants it; each of its lines leads to its citations."""
    assert "memo=true#brief" in section(page, "brief")
    shown = section(client.get(f"/exchanges/{VISIT}?memo=true").text, "brief")
    memo = archive.brief(VISIT)
    for number in range(1, len(memo.citations) + 1):
        assert f'id="note-{number}"' in shown
        assert f'href="#note-{number}"' in shown


def test_what_came_before_and_after_leads_there(client: TestClient, page: str, archive: Archive) -> None:
    """The nearest exchanges between the same sides stand on the page, each with a way to it."""
    near = archive.neighbours(VISIT)
    assert len(near.before) == 3
    shown = section(page, "around")
    assert [f'href="/exchanges/{one.id}"' in shown for one in near.before] == [True] * 3
    assert "The archive holds none after it" in shown
    first = near.before[-1].id
    after = section(client.get(f"/exchanges/{first}").text, "around")
    assert all(f'href="/exchanges/{one.id}"' in after for one in archive.neighbours(first).after)
    assert 'href="/pairs/XHV/XTR"' in shown


def test_ways_on_the_page_keep_what_else_was_asked(client: TestClient) -> None:
    """Who looks by topic still does so after opening the memo."""
    assert f"{VISIT}?by=topic&amp;memo=true#brief" in client.get(f"/exchanges/{VISIT}?by=topic").text


def test_all_statements_stand_by_speaker_and_by_topic(client: TestClient, page: str, archive: Archive) -> None:
    """Gathered either way, each statement stands once, with its way to its words and to its own page."""
    records = archive.statements(exchange=VISIT)
    by_topic = section(client.get(f"/exchanges/{VISIT}?by=topic").text, "statements")
    for shown in (section(page, "statements"), by_topic):
        for record in records:
            assert shown.count(f'href="/statements/{record.id}"') == 1
            places = ",".join(f"{span.start}-{span.end}" for span in record.statement.content)
            assert f"/documents/{record.document[:16]}?at={places}#at" in shown
    topics = {theme.topic for theme in archive.themes(VISIT)}
    assert len(topics) > 2
    assert all(f"<bdi>{topic}</bdi>" in by_topic for topic in topics if topic is not None)


def test_points_of_the_comparison_lead_to_the_documents(page: str, archive: Archive) -> None:
    """Every clause that the comparison shows leads to the words in their document."""
    shown = section(page, "comparison")
    (comparison,) = archive.compare(VISIT)
    for account, numbers in ((comparison.a, comparison.only_a), (comparison.b, comparison.only_b)):
        for number in numbers:
            at = ",".join(f"{span.start}-{span.end}" for span in account.clauses[number].spans)
            assert f"/documents/{account.provenance.document[:16]}?at={at}#at" in shown


def test_headings_skip_no_level(page: str) -> None:
    """Whoever reads by headings finds one of the first level, and none below a missing one, the comparison's too."""
    levels = [int(level) for level in re.findall(r"<h([1-6])\b", page)]
    assert levels.count(1) == 1
    assert all(following <= level + 1 for level, following in pairwise(levels))


def test_no_place_is_named_twice(page: str) -> None:
    """Every place on the page has its own name, and the ways within the page lead to one."""
    names = re.findall(r'\bid="([^"]+)"', page)
    assert len(names) == len(set(names))
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(names)


def test_beginning_of_a_slug_leads_to_the_exchange(client: TestClient) -> None:
    """An unambiguous beginning leads for good to the whole slug, with what was asked."""
    reply = client.get("/exchanges/2031-09-17?by=topic", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (308, f"/exchanges/{VISIT}?by=topic")


def test_unknown_exchange_is_told_with_the_nearest(client: TestClient) -> None:
    """Where there is none of that name, the page says so, and what there is."""
    reply = client.get("/exchanges/2031-09-17-visit-xhv-xtx")
    assert reply.status_code == 404
    assert VISIT in reply.text


def test_files_are_those_of_the_command_line(client: TestClient, archive: Archive) -> None:
    """Comparison and memo come as the same files that the command line writes."""
    found = archive.compare(VISIT)
    assert client.get(f"/exchanges/{VISIT}/comparison.html").content == content_of("html", found)
    assert client.get(f"/exchanges/{VISIT}/comparison.md").content == content_of("md", found)
    assert client.get(f"/exchanges/{VISIT}/brief.md").text == brief_markdown(archive.brief(VISIT))
    for name in ("comparison", "brief"):
        reply = client.get(f"/exchanges/{VISIT}/{name}.docx")
        assert f'filename="{VISIT}-{name}.docx"' in reply.headers["content-disposition"]
        assert "word/document.xml" in zipfile.ZipFile(BytesIO(reply.content)).namelist()
