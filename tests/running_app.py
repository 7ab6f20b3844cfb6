"""The app on a port of its own, as a browser finds it."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from communique.web.app import make_app
from communique.web.finding.finder import Finder
from communique.web.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(archive: Path, overlay: Path | None, *, apart: bool = False, **more: object) -> Iterator[str]:
    """The app over an archive, on a port of its own; its address. ``apart``: with a process that finds what takes long,
    as ``communique serve`` has it; that gives way to all else on the machine, so that tests side by side would wait for it.
    """
    import uvicorn

    settings = Settings(archive=archive, overlay=overlay, port=free_port(), **more)  # type: ignore[arg-type]
    finder = Finder(settings) if apart else None
    app = make_app(settings, finder=finder)
    server = uvicorn.Server(uvicorn.Config(app, host=settings.host, port=settings.port, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        while not server.started:
            thread.join(0.02)
        yield f"http://{settings.host}:{settings.port}"
    finally:
        server.should_exit = True
        thread.join()
        app.state.desk.close()
        if finder is not None:
            finder.close()
