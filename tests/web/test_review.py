"""A statement's page, and settling by hand what the reader left open."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from lxml import html
from starlette.testclient import TestClient

from communique.api import Archive
from communique.web.app import make_app
from communique.web.finding.finder import Finder
from communique.web.judging import is_own
from communique.web.settings import Settings
from keeping import TEXTS, own, reading_of
from reviewing import doubtful, told
from weaving import weave

MEETING = TEXTS["meeting.txt"]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def doubtful_archive(tmp_path: Path) -> Path:
    """An archive of one text of which the reader is not certain who said what."""
    path = tmp_path / "doubtful.db"
    with Archive(path) as archive:
        archive.add_reading(doubtful(own("call-a.txt")))
    return path


@pytest.fixture
def reviewer(doubtful_archive: Path) -> Iterator[TestClient]:
    """The app over it."""
    with TestClient(make_app(Settings(archive=doubtful_archive)), base_url="http://127.0.0.1:8001") as opened:
        yield opened


def page(client: TestClient, path: str) -> html.HtmlElement:
    """A page of the app."""
    reply = client.get(path)
    assert reply.status_code == 200, reply.text
    return html.fromstring(reply.content.decode())


def send(client: TestClient, found: html.HtmlElement, action: str, **given: str) -> str:
    """Send the form of a page whose action ends so, with what it hides; where the answer leads to."""
    (form,) = (form for form in found.xpath("//form[@method='post']") if form.get("action").endswith(action))
    hidden = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
    assert "csrf" in hidden
    reply = client.post(form.get("action"), data={**hidden, **given}, follow_redirects=False)
    assert reply.status_code == 303, reply.text
    return str(reply.headers["location"])


def words_of(found: html.HtmlElement) -> str:
    """The words of the statement that is to be settled."""
    return found.xpath("string(//blockquote//mark)")


def test_settling_goes_on_to_the_next_and_is_kept(reviewer: TestClient, doubtful_archive: Path) -> None:
    """Who is chosen becomes the speaker, the next statement comes in the same place, and undoing brings it back."""
    first = page(reviewer, "/review")
    words = words_of(first)
    chosen = first.xpath("//button[@name='chosen'][@data-key='1']/@value")[0]
    after = page(reviewer, send(reviewer, first, "/speaker", chosen=chosen))
    assert words_of(after) != words
    with Archive(doubtful_archive, create=False) as archive:
        assert [one.name for one in told(archive, words).statement.speakers] == [chosen]
        assert archive.judgements()[-1].why == "settled in the app"
    assert "Judgement 1 is kept: said by" in after.text_content()
    undone = page(reviewer, send(reviewer, after, "/undo"))
    assert "Judgement 1 is undone: said by" in undone.text_content()
    assert words_of(undone) == words


def test_the_reader_is_right_or_a_name_is_written_with_a_reason(reviewer: TestClient, doubtful_archive: Path) -> None:
    """One can find the reader right, say that nobody is named, or write names, and say why."""
    first = page(reviewer, "/review")
    right = words_of(first)
    second = page(reviewer, send(reviewer, first, "/speaker", verdict="right"))
    wrong = words_of(second)
    third = page(reviewer, send(reviewer, second, "/speaker", verdict="wrong"))
    names = third.xpath("//datalist/option/@value")[:2]
    written = words_of(third)
    send(reviewer, third, "/speaker", verdict="speaker", speaker="; ".join(names), why="both signed")
    with Archive(doubtful_archive, create=False) as archive:
        assert told(archive, right).statement.speakers == told(archive, right).statement.considered
        assert told(archive, wrong).statement.speakers == ()
        assert [one.name for one in told(archive, written).statement.speakers] == names
        assert archive.judgements()[-1].why == "both signed"


def test_name_that_nobody_has_is_told(reviewer: TestClient) -> None:
    """A name that is nobody's in the document settles nothing, and says whom it names."""
    first = page(reviewer, "/review")
    action = first.xpath("//form[@class='judge']/@action")[0]
    hidden = first.xpath("string(//form[@class='judge']//input[@name='csrf']/@value)")
    reply = reviewer.post(action, data={"csrf": hidden, "verdict": "speaker", "speaker": "Zork"})
    assert reply.status_code == 409
    assert "The document names" in reply.text
    assert words_of(page(reviewer, "/review")) == words_of(first)


def test_statement_page_shows_words_place_and_who(reviewer: TestClient) -> None:
    """A statement's page has its words with a way to them, its paragraph, and whom the reader considered."""
    path = page(reviewer, "/review").xpath("//a[contains(@href, '/statements/')]/@href")[0]
    found = page(reviewer, path)
    words = " ".join(found.xpath("string(//figure//q | //figure//p)").split())
    assert " ".join(words_of(found).split()) == words
    assert "considered" in found.text_content()
    assert "right in 71 of 100 such cases" in found.text_content()
    assert found.xpath("//figure//a[contains(@href, '/documents/')][contains(@href, '#at')]")


def test_statement_page_says_where_it_is_used(client: TestClient) -> None:
    """A statement of an exchange that several texts report stands beside what the others say."""
    document = page(client, "/documents?title=Wrenfield").xpath("//tbody//a/@href")[0]
    used = [
        page(client, path).xpath("//ul[@class='uses']//span[@class='label']/text()")
        for path in page(client, document).xpath("//a[starts-with(@class, 'begins')]/@href")[:4]
    ]
    assert any(used)


def test_unknown_statement_is_told(client: TestClient) -> None:
    """There is no page of a statement that isn't there."""
    assert client.get("/statements/ffffffffffff").status_code == 404


def test_read_only_shows_no_forms_that_change(doubtful_archive: Path) -> None:
    """Where nothing may be changed, no form asks for it."""
    settings = Settings(archive=doubtful_archive, is_read_only=True)
    with TestClient(make_app(settings), base_url="http://127.0.0.1:8001") as opened:
        found = page(opened, "/review")
        assert words_of(found)
        statement = found.xpath("//a[contains(@href, '/statements/')]/@href")[0]
        for path in ("/review", "/review/merges", "/judgements", statement):
            assert not page(opened, path).xpath("//form[@method='post']")


def test_log_tells_who_why_and_what_was_undone(reviewer: TestClient) -> None:
    """The log has every judgement with its reason; one that is undone stays in it and says so."""
    first = page(reviewer, "/review")
    send(reviewer, first, "/speaker", verdict="wrong", why="nobody is named")
    log = page(reviewer, "/judgements")
    assert "nobody is named" in log.text_content()
    after = page(reviewer, send(reviewer, log, "/undo"))
    assert "undone by" in after.text_content()
    assert not after.xpath("//form[@method='post']")


@pytest.mark.parametrize("place", ["//evil.example/", "https://evil.example/", "/\\evil.example", "", "/a\r\nb", "x"])
def test_a_form_leads_only_to_pages_of_the_app(place: str) -> None:
    """Whatever a form says of where to go on, no other site is gone to."""
    assert not is_own(place)
    assert is_own("/review?offset=3")


def test_every_key_is_shown_and_leads_somewhere(reviewer: TestClient) -> None:
    """Each key of the page stands on one button, link or field alone, and is written on it or on its label."""
    found = page(reviewer, "/review?offset=1")
    keys = [key for one in found.xpath("//*[@data-key]") for key in one.get("data-key").split()]
    assert len(keys) == len(set(keys))
    assert {"r", "x", "n", "j", "k", "s", "1"} <= set(keys)
    assert set(keys) <= {one.text_content() for one in found.xpath("//main//kbd")}


def test_filter_keeps_statements_of_one_document(reviewer: TestClient, doubtful_archive: Path) -> None:
    """What is to be settled can be that of one document, or where somebody was considered."""
    with Archive(doubtful_archive, create=False) as archive:
        record = told(archive, "a joint school for drillers")
    assert words_of(page(reviewer, f"/review?document={record.document[:16]}"))
    assert "Nothing of this is left" in page(reviewer, "/review?speaker=zzzz").text_content()


@pytest.fixture
def merger(tmp_path: Path) -> Iterator[TestClient]:
    """The app over an archive of two accounts of a meeting whose days differ; another process finds them, as
    ``communique serve`` has it, with the app's forms.
    """
    path = tmp_path / "pair.db"
    with Archive(path) as archive:
        archive.add_reading(reading_of(MEETING, "one.txt"))
        archive.add_reading(reading_of(MEETING.replace("May 20", "May 22"), "other.txt"))
    with (
        closing(Finder(Settings(archive=path))) as finder,
        TestClient(make_app(Settings(archive=path), finder=finder), base_url="http://127.0.0.1:8001") as opened,
    ):
        yield opened


@pytest.mark.parametrize(("verdict", "exchanges"), [("merge", 1), ("apart", 2)])
def test_pair_is_merged_or_kept_apart_and_never_asked_again(merger: TestClient, verdict: str, exchanges: int) -> None:
    """Either way a pair is settled, which the page tells, and can be undone from there."""
    first = page(merger, "/review/merges")
    assert "2031-05-20 beside 2031-05-22" in first.text_content()
    after = page(merger, send(merger, first, "/merges", verdict=verdict))
    assert "near enough to be one event" in after.text_content()
    assert len(page(merger, "/exchanges").xpath("//section[@id='list']//tbody/tr")) == exchanges
    again = page(merger, send(merger, after, "/undo"))
    assert "2031-05-20 beside 2031-05-22" in again.text_content()


@pytest.fixture
def woven(tmp_path: Path) -> Path:
    """An archive of a meeting that two texts tell which their words alone link."""
    path = tmp_path / "woven.db"
    with Archive(path) as archive:
        weave(archive)
    return path


@pytest.fixture
def parter(woven: Path) -> Iterator[TestClient]:
    """The app over it."""
    with TestClient(make_app(Settings(archive=woven)), base_url="http://127.0.0.1:8001") as opened:
        yield opened


@pytest.mark.parametrize(("verdict", "exchanges"), [("together", 1), ("apart", 2)])
def test_exchange_is_kept_or_parted_and_never_asked_again(parter: TestClient, verdict: str, exchanges: int) -> None:
    """Either way it is settled, which the page tells, and can be undone from there."""
    first = page(parter, "/review/splits")
    assert "their words alone link them" in first.text_content()
    after = page(parter, send_reports(parter, first, verdict))
    assert "Judgement 1 is kept" in after.text_content()
    assert "No exchange in the archive rests on weak evidence" in after.text_content()
    assert len(page(parter, "/exchanges").xpath("//section[@id='list']//tbody/tr")) == exchanges
    again = page(parter, send(parter, after, "/undo"))
    assert "their words alone link them" in again.text_content()


def send_reports(client: TestClient, found: html.HtmlElement, verdict: str) -> str:
    """Settle an exchange by the form of its page, which names every report that it shows."""
    (form,) = found.xpath("//form[@class='judge']")
    hidden = [(one.get("name"), one.get("value")) for one in form.xpath(".//input[@type='hidden']")]
    given = {name: [value for key, value in hidden if key == name] for name, _ in hidden}
    reply = client.post(form.get("action"), data={**given, "verdict": verdict}, follow_redirects=False)
    assert reply.status_code == 303, reply.text
    return str(reply.headers["location"])


def test_both_accounts_are_shown_with_their_sentences(parter: TestClient) -> None:
    """Each account has the words that tell of it with a way to them, and each answer its key."""
    found = page(parter, "/review/splits")
    accounts = found.xpath("//article[@class='may-be']")
    assert len(accounts) == 2
    for account in accounts:
        assert "met with" in account.xpath("string(.//blockquote)")
        assert account.xpath(".//figcaption/a[contains(@href, '/documents/')][contains(@href, '#at')]")
    assert found.xpath("//form[@class='judge']//button/@data-key") == ["a", "m"]
    assert "1 of 1 exchange" in found.text_content()


def test_form_of_an_exchange_that_changed_settles_nothing(parter: TestClient) -> None:
    """What was settled elsewhere meanwhile is not settled once more."""
    first = page(parter, "/review/splits")
    send_reports(parter, first, "apart")
    (form,) = first.xpath("//form[@class='judge']")
    given = {one.get("name"): one.get("value") for one in form.xpath(".//input[@type='hidden']")}
    reply = parter.post(form.get("action"), data={**given, "verdict": "together"})
    assert reply.status_code == 404
    assert "not all of these reports tell of it now" in reply.text


def test_read_only_offers_no_answer_on_exchanges(woven: Path) -> None:
    """Where nothing may be changed, an exchange that may be two is shown without a form."""
    settings = Settings(archive=woven, is_read_only=True)
    with TestClient(make_app(settings), base_url="http://127.0.0.1:8001") as opened:
        found = page(opened, "/review/splits")
    assert found.xpath("//article[@class='may-be']")
    assert not found.xpath("//form[@method='post']")
