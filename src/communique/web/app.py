"""The app put together: guards outside, then errors, pages, the API and files."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from anyio.to_thread import current_default_thread_limiter
from fastapi import FastAPI

from communique.render.charts import draw_specification
from communique.version import __version__
from communique.web import api, errors, files, static
from communique.web.desk import Desk
from communique.web.guard.binding import check_binding
from communique.web.guard.guard import Guard
from communique.web.pages import PAGES
from communique.web.settings import AT_ONCE

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from starlette.types import ASGIApp

    from communique.render.charts import Draw
    from communique.web.finding.finder import Finder
    from communique.web.settings import Settings


class GuardedApp(FastAPI):
    """An app with the guard around all of it, also around what answers when something fails."""

    def build_middleware_stack(self) -> ASGIApp:
        """What each request goes through, from outside to inside."""
        desk: Desk = self.state.desk
        return Guard(super().build_middleware_stack(), desk.settings)


@asynccontextmanager
async def _waiting(_: FastAPI) -> AsyncIterator[None]:
    """As many requests can wait as there may be: they wait for what others find, and hold nothing but a thread."""
    current_default_thread_limiter().total_tokens = AT_ONCE
    yield


def make_app(settings: Settings, *, draw: Draw = draw_specification, finder: Finder | None = None) -> FastAPI:
    """The app over one archive; ``app.state.desk`` is to be closed when it is done. ``draw`` and ``finder`` as of ``Desk``.
    Raises ArchiveError and UsageError where that can't be opened, or where strangers could reach it without a token.
    """
    check_binding(settings)
    app = GuardedApp(
        title="Communiqué",
        version=__version__,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=_waiting,
    )
    app.state.desk = Desk(settings, draw=draw, finder=finder)
    errors.install(app)
    for router in (static.router, api.router, api.unknown, files.router, *PAGES):
        app.include_router(router)
    return app
