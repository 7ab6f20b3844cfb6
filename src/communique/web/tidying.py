"""When Python looks for memory that only cycles hold: while nobody waits for a page.

A full collection goes through every object while everything else stands still: up to a second where long answers about an
archive of 100,000 documents are found and kept. So collections while somebody waits are of young objects alone, a few
milliseconds each, and the full one comes when nobody has asked for a while. What has outlived it is left out of later ones.
"""

from __future__ import annotations

import asyncio
import gc
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import ASGIApp, Receive, Scope, Send

QUIET = 3.0
"""Seconds without a visitor after which there may be a pause."""

THRESHOLDS = (700, 10, 100_000)
"""After so many new objects, collections of those, and collections of what outlived these, the next kind is due. Python's
last one is 10; a full one after 100,000 keeps memory bounded where there is never a quiet moment.
"""


def put_off() -> None:
    """Let full collections be seldom from now on."""
    gc.set_threshold(*THRESHOLDS)


def tidy() -> None:
    """Look for what only cycles hold, and never again at what is left."""
    gc.collect()
    gc.freeze()


class Tidying:
    """Tidies when the last visitor has been gone for ``quiet`` seconds, and nothing ``is_busy`` any more: what is only
    needed until an answer is found makes it take seconds.
    """

    def __init__(
        self,
        app: ASGIApp,
        is_busy: Callable[[], bool],
        *,
        quiet: float = QUIET,
        tidy: Callable[[], None] = tidy,
    ) -> None:
        self._app = app
        self._is_busy = is_busy
        self._quiet = quiet
        self._tidy = tidy
        self._visitors = 0
        self._due: asyncio.TimerHandle | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As an ASGI server calls an app."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        self._comes()
        try:
            await self._app(scope, receive, send)
        finally:
            self._goes()

    def _comes(self) -> None:
        self._visitors += 1
        if self._due is not None:
            self._due.cancel()

    def _goes(self) -> None:
        self._visitors -= 1
        if not self._visitors:
            self._wait()

    def _wait(self) -> None:
        self._due = asyncio.get_running_loop().call_later(self._quiet, self._tidy_if_quiet)

    def _tidy_if_quiet(self) -> None:
        if self._is_busy():
            self._wait()
        else:
            self._tidy()
