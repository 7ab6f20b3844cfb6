"""The process that finds what takes long, as the app that is visited sees it."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
from concurrent.futures import Future
from dataclasses import asdict, replace
from http.client import HTTPConnection
from threading import Lock, Thread
from typing import IO, TYPE_CHECKING

from communique.model import ArchiveError
from communique.web.settings import LOOPBACK, Settings

if TYPE_CHECKING:
    from collections.abc import Mapping

COMMAND = (sys.executable, "-P", "-m", "communique.web.finding.process")
PATIENCE = 60.0
"""Seconds that its process has to begin, and then to say something: it says by itself what takes longer."""

ENDED = "The process that finds what takes long has ended, perhaps for want of memory. Ask again: it is begun anew."


class Finder:
    """Finds what is asked for at the addresses of the app. Its process begins with ``begin`` or the first question, and
    ends with this one, however that ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(
            settings,
            host=LOOPBACK[0],
            port=0,
            names=(),
            token=secrets.token_urlsafe(),
            archive=settings.archive.resolve(),
        )
        self._process: subprocess.Popen[str] | None = None
        self._port: Future[int] = Future()
        self._lock = Lock()

    def begin(self) -> None:
        """Let its process begin, or begin anew where it has ended."""
        with self._lock:
            if self._process is None or self._process.poll() is not None:
                self._start()

    def _start(self) -> None:
        seen = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        pipe = subprocess.PIPE
        # a group of its own: Ctrl-C is for the app, which lets go of it
        process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, env=seen, text=True, process_group=0)  # noqa: S603 -- ourselves
        assert process.stdin is not None  # noqa: S101 -- both are pipes
        assert process.stdout is not None  # noqa: S101
        process.stdin.write(json.dumps(asdict(self._settings), default=str) + "\n")
        process.stdin.flush()
        self._process, self._port = process, Future()
        Thread(target=_hear, args=(process.stdout, self._port), daemon=True).start()

    def is_ready(self) -> bool:
        """Whether it answers at once."""
        return self._port.done()

    def ask(self, path: str, headers: Mapping[str, str] | None = None, *, patience: float = PATIENCE) -> HTTPConnection:
        """A connection on which a GET of ``path`` has been asked, and the answer comes within so many seconds. Raises
        ArchiveError where the process has ended, OSError where it does not answer.
        """
        self.begin()
        connection = HTTPConnection(LOOPBACK[0], self._port.result(timeout=patience), timeout=patience)
        connection.request("GET", path, headers={"Authorization": f"Bearer {self._settings.token}", **(headers or {})})
        return connection

    def close(self) -> None:
        """End its process."""
        with self._lock:
            if self._process is not None:
                self._process.kill()
                self._process.communicate()
                self._process = None


def _hear(told: IO[str], port: Future[int]) -> None:
    """Wait until the process tells on which port it answers; it tells nothing where it could not begin."""
    line = told.readline()
    if line:
        port.set_result(int(line))
    else:
        port.set_exception(ArchiveError(ENDED))
