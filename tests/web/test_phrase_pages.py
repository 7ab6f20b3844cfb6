"""Stock phrases in the app: the table, one phrase with its uses and chart, and what is near to one that is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from communique.web.questions import limits

if TYPE_CHECKING:
    from starlette.testclient import TestClient

FERRY = "/phrases/ferry%20line"


@pytest.fixture(scope="module")
def ferry(client: TestClient) -> str:
    """The page of one phrase."""
    return client.get(FERRY).text


def test_table_tells_how_often_and_where_first_and_last(client: TestClient) -> None:
    """Each phrase stands with n of N, its first and last use as links to the words, and a way to its own page."""
    text = client.get("/phrases").text
    row = text[text.index("<bdi>United Nations on ocean research") :]
    row = row[: row.index("</tr>")]
    assert "3 of 5 exchanges" in row
    assert "also <bdi>United Nations programme for ocean research" in row
    assert "Halvern more than others: 3 of 5 against 0 of 5" in row
    assert len(re.findall(r'href="/documents/[0-9a-f]{16}\?at=\d+-\d+#at"', row)) == 2
    assert 'href="/phrases/United%20Nations%20on%20ocean%20research"' in text


def test_filters_are_those_of_the_command_line(client: TestClient) -> None:
    """What went out of use is listed with its silence, but no chance of that after so few cases; the files ask the same."""
    text = client.get("/phrases?dropped=true&last=2&side=&least=").text
    assert "detention of the trawler Silver Tern and its crew" in text
    assert "0 of 3 since; 2 of 2 till then</span>" in text
    assert 'href="/phrases.csv?dropped=True&amp;last=2"' in text


def test_longer_list_is_offered_where_there_is_one(client: TestClient) -> None:
    """A cut list leads to a longer one; a whole one does not."""
    assert 'href="/phrases?most=8"' in client.get("/phrases?most=2").text
    assert "A longer list" not in client.get("/phrases").text


def test_list_of_none_says_why(client: TestClient) -> None:
    """Where nothing meets the filters the page says which of them leaves nothing, and what is unknown is told."""
    assert "was used first on 2040-01-01 or later" in client.get("/phrases?new_since=2040").text
    assert "no country or body is known by this name" in client.get("/phrases?side=Nowhere").text


def test_phrase_shows_shares_uses_and_chart(ferry: str) -> None:
    """One phrase has its shares with their intervals, every use with the sentence and who said it, and a chart."""
    assert "4 of 5 exchanges" in ferry
    assert "By the speaker&#39;s side" in ferry
    assert "51 to 100 %" in ferry
    assert ferry.count("<mark>ferry line</mark>") == 7
    assert '<a href="/people/Maren%20Hathmoor">' in ferry
    assert '<a href="/exchanges/2031-09-17-visit-xhv-xtr">' in ferry


def test_marks_of_the_chart_open_the_sentences(ferry: str) -> None:
    """Each use of a phrase has a mark that leads to the same place as its entry in the list."""
    uses, chart = ferry.split('<h3 id="chart">')
    places = set(re.findall(r'<a href="(/documents/[^"]+)"', chart))
    assert len(places) == 7
    assert all(place in uses for place in places)


def test_marks_of_punctuation_follow_the_words(client: TestClient) -> None:
    """No space stands between a phrase and the comma or stop after it."""
    text = client.get("/phrases/without%20delay").text
    assert re.search(r"<mark>without delay</mark>[.,]", text)
    assert not re.search(r"</mark> [.,;:]", text)


def test_uses_come_in_parts(client: TestClient) -> None:
    """A part of the uses goes on counting where it begins, and leads to the next."""
    text = client.get(f"{FERRY}?offset=2&limit=3").text
    assert '<ol class="uses" start="3">' in text
    assert "3 to 5 of 7" in text


def test_variant_leads_to_the_phrase(client: TestClient) -> None:
    """A phrase is found in other words; a form that asks for one leads to its page."""
    assert "<bdi>ferry line</bdi>" in client.get("/phrases/the%20ferry%20lines").text
    reply = client.get("/phrases?words=ferry+line", follow_redirects=False)
    assert (reply.status_code, reply.headers["location"]) == (303, FERRY)


def test_unknown_phrase_brings_up_the_nearest(client: TestClient) -> None:
    """What no text has leads to the nearest phrase and to a search."""
    text = client.get("/phrases/fery%20line%20from%20Sembay").text
    assert 'href="/phrases/ferry%20line%20between%20Sembay%20and%20Port%20Carrow"' in text
    assert 'href="/search?q=%22fery+line+from+Sembay%22"' in text


def test_unknown_phrase_is_not_found_once_the_texts_are_gathered(client: TestClient) -> None:
    """The page of a phrase that no text has answers as the API does, with the nearest, as soon as that is known before it
    begins; a phrase that some text has is found as ever.
    """
    path = "/phrases/fery%20line"
    client.get(path)
    reply = client.get(path)
    assert reply.status_code == client.get("/api/v1/phrase-uses?phrase=fery%20line").status_code == 404
    assert 'href="/phrases/ferry%20line' in reply.text
    client.get(FERRY)
    assert client.get(FERRY).status_code == 200


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_chart_can_be_had_as_a_file(client: TestClient, ending: str, begins: bytes) -> None:
    """The picture beside the page is the one of the command line."""
    assert client.get(f"{FERRY}/chart.{ending}").content.startswith(begins)
    assert client.get(f"{FERRY}/chart.exe").status_code == 422


def test_too_many_texts_are_not_looked_through(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of a large archive does not fill the memory of the machine: it says so and leads to search."""
    monkeypatch.setattr(limits, "MOST_TEXTS", 9)
    text = client.get("/phrases/silver%20tern").text
    assert "This archive has 10 documents" in text
    assert 'href="/search?q=%22silver+tern%22"' in text
    assert "This archive has 10 documents" in client.get("/phrases?most=3").text
    assert (
        client.get("/phrases/silver%20tern").status_code
        == client.get("/phrase-uses.csv?phrase=tern").status_code
        == 409
    )


@pytest.mark.parametrize("asked", ["phrases?most=7", "phrase-tallies?phrase=tern", "phrase-uses?phrase=tern"])
def test_no_list_of_phrases_occupies_the_machine(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, asked: str
) -> None:
    """Files and the API refuse what the pages refuse, with the same words."""
    monkeypatch.setattr(limits, "MOST_TEXTS", 9)
    for path in (f"/api/v1/{asked}", f"/{asked.replace('?', '.csv?')}"):
        answer = client.get(path)
        assert answer.status_code == 409
        assert "This archive has 10 documents" in answer.text


def test_words_of_an_address_stay_words(client: TestClient) -> None:
    """Tags asked for as a phrase open nothing."""
    text = client.get("/phrases/%3Cscript%3Ealert(1)%3C%2Fscript%3E").text
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text
