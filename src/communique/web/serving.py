"""The app running: on an archive, or on the bundled samples where there is none."""

from __future__ import annotations

import socket
import sys
import tempfile
from concurrent.futures import wait
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from communique.api import Archive
from communique.model import ArchiveError, UsageError
from communique.samples import samples_folder
from communique.web.settings import AT_ONCE, LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fastapi import FastAPI

    from communique.web.finding.finder import Finder
    from communique.web.settings import Settings

TABLES = "tables"
"""The folder of the samples' own tables."""

LIMITS: dict[str, Any] = {
    "http": "h11",  # which bounds the head of a request
    "h11_max_incomplete_event_size": 65_536,
    "ws": "none",
    "proxy_headers": False,  # whoever asks could write them
    "server_header": False,
    "timeout_keep_alive": 10,
    "limit_concurrency": AT_ONCE,
}
"""What the server takes no more than: bytes, seconds, connections."""

TURN = 0.0002
"""Seconds after which a thread at work lets others have their turn. A page asks for it a hundred times, at each row that it
reads; with Python's usual 5 ms it would wait half a second while a long answer is found.
"""


@contextmanager
def samples_archive() -> Iterator[tuple[Path, Path]]:
    """An archive of the bundled samples and its overlay, there as long as the context is open."""
    with samples_folder() as samples, tempfile.TemporaryDirectory(prefix="communique-") as folder:
        path, overlay = Path(folder) / "samples.db", samples / TABLES
        with Archive(path, overlay=overlay) as archive:
            for name in sorted(samples.glob("[0-9]*")):
                archive.add(name)
        yield path, overlay


def serve(settings: Settings, *, ready: Callable[[str], object]) -> None:
    """Serve until interrupted; ``ready`` is called with the app's address when it can be asked. Raises UsageError where
    the address is not to be had.
    """
    from communique.web.finding.finder import Finder
    from communique.web.tidying import tidy
    from communique.web.warming import warm

    def begin(app: FastAPI) -> None:
        with suppress(ArchiveError):  # whoever asks for what it finds is told
            finder.begin()  # not before: an archive of an older version has been brought up to date now
        loading = () if settings.is_read_only else (app.state.desk.at_hand.warm(),)
        warm(app, settings)
        wait(loading)  # a page asked meanwhile would come a second later
        tidy()
        ready(address_of(settings))

    sys.setswitchinterval(TURN)
    with listening(settings) as bound, closing(Finder(settings)) as finder:
        run(settings, bound, begin, finder=finder)


def run(
    settings: Settings, bound: socket.socket, ready: Callable[[FastAPI], object], *, finder: Finder | None = None
) -> None:
    """Answer on a socket until interrupted, as a process that does nothing else; ``ready`` is called before."""
    import uvicorn

    from communique.render.charts.apart import Easel
    from communique.web.app import make_app
    from communique.web.tidying import Tidying, put_off

    put_off()
    with closing(Easel()) as easel:
        app = make_app(settings, draw=easel.draw, finder=finder)
        with closing(app.state.desk) as desk:
            ready(app)
            config = uvicorn.Config(Tidying(app, desk.kept.is_finding), log_level="warning", **LIMITS)
            uvicorn.Server(config).run(sockets=[bound])


def listening(settings: Settings) -> socket.socket:
    """The socket that the app binds; port 0 is any that is free. Raises UsageError where it is not to be had."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family)
    except OSError as error:
        where = f"{settings.host}, port {settings.port}"
        raise UsageError(f"{where}: nothing can be served there ({error.strerror}). Name another --port.") from error


def address_of(settings: Settings) -> str:
    """Where a browser finds the app: under the first name given where it is bound to every address of the machine."""
    from communique.web.guard.hosts import is_every_address

    host = (*settings.names, LOOPBACK[0])[0] if is_every_address(settings.host) else settings.host
    place = f"[{host}]" if host.count(":") > 1 else host
    port = "" if host.count(":") == 1 else f":{settings.port}"  # a name may have a port of its own
    token = f"?token={settings.token}" if settings.token is not None else ""
    return f"http://{place}{port}/{token}"
