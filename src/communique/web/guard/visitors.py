"""The token that visitors show once, in the address; then a cookie speaks for them, which only this app is sent."""

from __future__ import annotations

import hashlib
import hmac
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from fastapi.responses import RedirectResponse

from communique.web.guard.refusal import Refusal

if TYPE_CHECKING:
    from fastapi import Request, Response

    from communique.web.settings import Settings

ASKED = "token"
"""The name of the token in an address."""

BEARER = "bearer "


class Door:
    """Who may come in: everybody where there is no token, else who shows it."""

    def __init__(self, settings: Settings) -> None:
        self._token = settings.token
        self._name = f"communique-visitor-{settings.port}"  # cookies do not tell ports apart

    def welcome(self, request: Request) -> Response | None:
        """Whoever shows the token in the address is sent on to the same address without it, with a cookie."""
        shown = request.query_params.get(ASKED)
        if self._token is None or shown is None or request.method != "GET" or not _is_same(shown, self._token):
            return None
        kept = [(name, value) for name, value in request.query_params.multi_items() if name != ASKED]
        address = "/" + quote(request.url.path.lstrip("/")) + (f"?{urlencode(kept)}" if kept else "")
        response = RedirectResponse(address, HTTPStatus.SEE_OTHER)
        response.set_cookie(self._name, _pass_of(self._token), httponly=True, samesite="strict")
        return response

    def check(self, request: Request) -> None:
        """Raises Refusal for whoever has shown no token."""
        if self._token is None or self.has_shown(request):
            return
        if _is_same(request.cookies.get(self._name, ""), _pass_of(self._token)):
            return
        raise Refusal(
            HTTPStatus.UNAUTHORIZED,
            "This archive is shown to those who have its token.",
            is_stranger=True,
            headers={"WWW-Authenticate": 'Bearer realm="Communique"'},
        )

    def has_shown(self, request: Request) -> bool:
        """Whether the request itself carries the token, as programs do: no page of a stranger can make it do so."""
        given = request.headers.get("authorization", "")
        return (
            self._token is not None
            and given.lower().startswith(BEARER)
            and _is_same(given[len(BEARER) :].strip(), self._token)
        )


def _pass_of(token: str) -> str:
    """What the cookie holds: it proves the token and does not give it away."""
    return hmac.new(token.encode(), b"visitor", hashlib.sha256).hexdigest()


def _is_same(one: str, other: str) -> bool:
    """Compared in a time that tells nothing of where they differ."""
    return hmac.compare_digest(one.encode(errors="replace"), other.encode())
