"""Sending forms as a browser does: from a page of the app, with what the page hides in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from httpx2 import Response
    from starlette.testclient import TestClient

HIDDEN = re.compile(r'name="csrf" value="([^"]+)"')


def csrf_of(client: TestClient, page: str = "/compare") -> str:
    """What a page hides in its form; the client has its cookie from then on."""
    found = HIDDEN.search(client.get(page).text)
    assert found is not None, f"{page} has no form that changes anything"
    return found.group(1)


def send_form(client: TestClient, path: str, *, page: str = "/compare", **given: Any) -> Response:
    """The answer to a form with these fields; ``page`` is any page with a form. Redirections are followed.

    ``files`` is handed to the client as it is.
    """
    files = given.pop("files", None)
    headers = {"Origin": str(client.base_url).rstrip("/"), "Sec-Fetch-Site": "same-origin"}
    return client.post(path, data={"csrf": csrf_of(client, page), **given}, files=files, headers=headers)
