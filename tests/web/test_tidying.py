"""Memory is tidied while nobody waits."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from communique.web.tidying import Tidying

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.types import Receive, Scope, Send


class Visits:
    """An app whose visitors leave when they are told to; ``seen`` has what happened in its order. It is busy for as many
    looks as ``work`` says.
    """

    def __init__(self) -> None:
        self.work = 0
        self.seen: list[str] = []
        self.leave: dict[str, asyncio.Event] = {}

    def is_busy(self) -> bool:
        if not self.work:
            return False
        self.work -= 1
        self.seen.append("busy")
        return True

    async def __call__(self, scope: Scope, _receive: Receive, _send: Send) -> None:
        await self.leave[scope["path"]].wait()
        self.seen.append(scope["path"])


def _seen(visit: Callable[[Tidying, Visits], object]) -> list[str]:
    """What happened in the order of ``visit``."""

    async def all_of_it() -> list[str]:
        visits = Visits()
        app = Tidying(visits, visits.is_busy, quiet=0, tidy=lambda: visits.seen.append("tidied"))
        await visit(app, visits)  # type: ignore[misc]
        for _ in range(10):
            await asyncio.sleep(0)  # whatever is due gets its turn
        return visits.seen

    return asyncio.run(all_of_it())


def _begin(app: Tidying, visits: Visits, path: str, kind: str = "http") -> asyncio.Task[None]:
    visits.leave[path] = asyncio.Event()
    return asyncio.ensure_future(app({"type": kind, "path": path}, None, None))  # type: ignore[arg-type]


def test_tidied_when_the_last_visitor_is_gone() -> None:
    """There is no pause as long as one of two visitors waits, and one pause when both are gone."""

    async def two(app: Tidying, visits: Visits) -> None:
        tasks = [_begin(app, visits, "one"), _begin(app, visits, "two")]
        for path, task in zip(("one", "two"), tasks, strict=True):
            await asyncio.sleep(0)
            visits.leave[path].set()
            await task

    assert _seen(two) == ["one", "two", "tidied"]


def test_a_new_visitor_puts_it_off() -> None:
    """Who comes in the quiet moment is served first."""

    async def again(app: Tidying, visits: Visits) -> None:
        for path in ("one", "two"):
            visits.leave[path] = asyncio.Event()
            asyncio.get_running_loop().call_soon(visits.leave[path].set)
            await app({"type": "http", "path": path}, None, None)  # type: ignore[arg-type]

    assert _seen(again) == ["one", "two", "tidied"]


def test_the_server_itself_is_no_visitor() -> None:
    """The server's own beginning and end, which last as long as it runs, are no visit."""

    async def lifespan(app: Tidying, visits: Visits) -> None:
        task = _begin(app, visits, "server", kind="lifespan")
        visits.leave["server"].set()
        await task

    assert _seen(lifespan) == ["server"]


def test_work_that_goes_on_puts_it_off() -> None:
    """An answer that is still being found when the visitor is gone is found first."""

    async def working(app: Tidying, visits: Visits) -> None:
        visits.work = 2
        task = _begin(app, visits, "one")
        visits.leave["one"].set()
        await task

    assert _seen(working) == ["one", "busy", "busy", "tidied"]
