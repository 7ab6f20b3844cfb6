"""The checks in their order, around everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import Request
from fastapi.responses import HTMLResponse, PlainTextResponse

from communique.web.errors import API, as_json, problem
from communique.web.guard.bounds import READING, check_bounds, check_method, read_body
from communique.web.guard.forms import Forms, replayed
from communique.web.guard.headers import under_headers
from communique.web.guard.hosts import Hosts
from communique.web.guard.refusal import Refusal
from communique.web.guard.visitors import Door
from communique.web.templating import environment

if TYPE_CHECKING:
    from fastapi import Response
    from starlette.types import ASGIApp, Receive, Scope, Send

    from communique.web.settings import Settings


class Guard:
    """Lets through what may come in. Answers pass as they are made: nothing of them is held back."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = Hosts(settings)
        self._door = Door(settings)
        self._forms = Forms(settings.port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As an ASGI server calls an app."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] == "http":
            await self._let_in(scope, receive, send)

    async def _let_in(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        cookie = None
        try:
            self._hosts.check(request)
            welcome = self._door.welcome(request)
            if welcome is not None:
                await welcome(scope, receive, under_headers(send, None))
                return
            self._door.check(request)
            if not self._settings.is_read_only:
                cookie, request.state.csrf = self._forms.cookie_for(request), self._forms.field
            receive = await self._checked(request, receive)
        except Refusal as refusal:
            await _told(request, refusal)(scope, receive, under_headers(send, cookie))
            return
        # a server leaves out what HEAD does not ask for; pages need not know
        asked = {**scope, "method": "GET"} if request.method == "HEAD" else scope
        await self._app(asked, receive, under_headers(send, cookie))

    async def _checked(self, request: Request, receive: Receive) -> Receive:
        """What is asked, bounded, and where it changes something, a form of ours. Raises Refusal."""
        check_bounds(request)
        check_method(request, is_read_only=self._settings.is_read_only)
        if request.method in READING:
            return receive
        body = await read_body(request, receive)
        if not self._door.has_shown(request):
            await self._forms.check(request, body)
        return replayed(body, receive)


def _told(request: Request, refusal: Refusal) -> Response:
    """A refusal as the asker reads it. A stranger gets no page of the app, since that names the archive."""
    if not refusal.is_stranger:
        return problem(request, refusal.status, refusal.message, refusal.headers)
    if request.url.path.startswith(API):
        return as_json(refusal.status, refusal.message, refusal.headers)
    if "WWW-Authenticate" not in refusal.headers:
        return PlainTextResponse(refusal.message + "\n", refusal.status, refusal.headers)
    text = environment().get_template("guard/stranger.html").render(message=refusal.message, path=request.url.path)
    return HTMLResponse(text, refusal.status, refusal.headers)
