"""The API: parts of lists, one shape of error, a description that holds."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from communique.web.questions import QUESTIONS

if TYPE_CHECKING:
    from starlette.testclient import TestClient

CALL = "2031-03-27-call-xhv-xtr"
ASKED = {
    "exchanges": {},
    "stubs": {},
    "statements": {"speaker": "Talvash"},
    "documents": {"outlet_side": "XHV"},
    "search": {"q": "fish*"},
    "facets": {"q": "fish*"},
    "judgements": {},
    "timeline": {"side": "XHV", "other": "XTR"},
    "people": {"side": "Halvern"},
    "person": {"name": "Maren Hathmoor"},
    "sides": {},
    "pairs": {},
    "phrases": {},
    "phrase-tallies": {"phrase": "calm sea"},
    "phrase-uses": {"phrase": "calm sea"},
    "points": {"exchange": CALL},
    "changes": {"exchange": "2031-09-17-visit-xhv-xtr"},
    "uptake": {"exchange": CALL},
    "greetings": {"one": "XHV", "other": "XTR"},
    "ledger": {"one": "XHV", "other": "XTR"},
}
"""A question of each kind that the samples answer."""


def test_every_question_is_asked_here() -> None:
    """No list of the API goes untested."""
    assert {question.name for question in QUESTIONS} == set(ASKED)


@pytest.mark.parametrize("name", sorted(ASKED))
def test_parts_of_a_list_together_are_the_list(client: TestClient, name: str) -> None:
    """Following ``next`` from the first part gives every item once, in the order of the whole."""
    whole = client.get(f"/{name}.json", params=ASKED[name]).json()
    reply = client.get(f"/api/v1/{name}", params={**ASKED[name], "limit": 7}).json()
    items = reply["items"]
    assert reply["total"] == len(whole)
    while reply["next"] is not None:
        reply = client.get(reply["next"]).json()
        items += reply["items"]
    assert items == whole


def test_error_has_one_shape(client: TestClient) -> None:
    """Unknown things, unknown parameters, wrong values and unknown addresses are told alike."""
    for path, status in (
        ("/api/v1/exchanges/1999-call-of-nobody", 404),
        ("/api/v1/exchanges?partee=XHV", 422),
        ("/api/v1/exchanges?party=Nowhere", 409),
        ("/api/v1/exchanges?since=2021-02-30", 409),
        ("/api/v1/exchanges?since=yesterday", 422),
        ("/api/v1/ledger?one=XHV", 422),
        ("/api/v1/nothing/here", 404),
    ):
        reply = client.get(path)
        told = reply.json()["error"]
        assert (reply.status_code, told["status"]) == (status, status)
        assert set(told) == {"status", "title", "message"}
        assert told["message"].endswith(".") or "partee" not in path


def test_unknown_parameter_is_refused_with_the_nearest(client: TestClient) -> None:
    """A misspelled filter is never passed over in silence."""
    assert "The nearest is party." in client.get("/api/v1/exchanges?partee=XHV").json()["error"]["message"]


def test_description_names_every_list_with_its_columns(client: TestClient) -> None:
    """The OpenAPI description says what each list answers, column by column."""
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for question in QUESTIONS:
        answer = paths[f"/api/v1/{question.name}"]["get"]["responses"]["200"]
        items = answer["content"]["application/json"]["schema"]["properties"]["items"]["items"]
        rows = client.get(f"/api/v1/{question.name}", params=ASKED[question.name]).json()["items"]
        assert all(set(row) == set(items["properties"]) for row in rows)


def test_single_things_are_whole(client: TestClient) -> None:
    """An exchange, its comparisons, a document and a statement can be had by their identifiers."""
    card = client.get(f"/api/v1/exchanges/{CALL}").json()
    assert card["id"] == CALL
    statement = client.get("/api/v1/statements", params={"exchange": CALL, "limit": 1}).json()["items"][0]
    assert client.get(f"/api/v1/statements/{statement['id']}").json() == statement
    text = client.get(f"/api/v1/documents/{statement['document']}").json()
    assert date.fromisoformat(text["published"])
    (comparison,) = client.get(f"/api/v1/exchanges/{CALL}/comparisons").json()
    assert json.dumps(comparison).count("Linden House")


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
def test_the_api_only_answers(client: TestClient, method: str) -> None:
    """Whatever would change something is refused with the methods that there are, in the shape of all errors."""
    reply = client.request(method, "/api/v1/exchanges")
    assert reply.status_code == 405
    assert reply.headers["allow"] == "GET, HEAD"
    assert reply.json()["error"]["status"] == 405
