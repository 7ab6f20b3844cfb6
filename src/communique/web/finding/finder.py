"""The process that finds what takes long, as the app that is visited sees it."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import time
from concurrent.futures import Future
from dataclasses import asdict, replace
from http.client import HTTPConnection
from threading import Lock, Thread
from typing import TYPE_CHECKING

from communique.model import ArchiveError
from communique.web.settings import LOOPBACK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from communique.web.settings import Settings

COMMAND = (sys.executable, "-P", "-m", "communique.web.finding.process")
PATIENCE = 60.0
"""Seconds that its process has to begin, and then to say something: it says by itself what takes longer."""

PAUSE = 5.0
"""Seconds before it is begun anew where it could not begin."""

ENDED = "The process that finds what takes long has ended, perhaps for want of memory. Ask again: it is begun anew."
NOT_BEGUN = (
    "The process that finds what takes long can't begin. What communique serve printed says why; ask again then."
)


class Finder:
    """Finds what is asked for at the addresses of the app. Its process begins with ``begin`` or the first question, and
    ends with this one, however that ends.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = replace(settings, host=LOOPBACK[0], port=0, names=(), token=secrets.token_urlsafe())
        self._process: subprocess.Popen[str] | None = None
        self._port: Future[int] = Future()
        self._failed = 0.0
        self._is_closed = False
        self._lock = Lock()

    def begin(self) -> None:
        """Let its process begin, or begin anew where it has ended. Raises ArchiveError where it can't."""
        with self._lock:
            if self._is_closed:
                raise ArchiveError(ENDED)
            if self._process is not None and self._process.poll() is None:
                return
            if self._could_not_begin() and time.monotonic() - self._failed < PAUSE:
                raise ArchiveError(NOT_BEGUN)
            try:
                self._start()
            except OSError as error:
                raise ArchiveError(NOT_BEGUN) from error

    def _could_not_begin(self) -> bool:
        return self._port.done() and self._port.exception() is not None

    def _start(self) -> None:
        self._port = Future()
        seen = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        pipe = subprocess.PIPE
        # a group of its own: Ctrl-C is for the app, which lets go of it
        self._process = subprocess.Popen(COMMAND, stdin=pipe, stdout=pipe, env=seen, text=True, process_group=0)  # noqa: S603 -- ourselves
        Thread(target=self._hear, args=(self._process, self._port), daemon=True).start()
        assert self._process.stdin is not None  # noqa: S101 -- it is a pipe
        self._process.stdin.write(json.dumps(asdict(self._settings), default=str) + "\n")
        self._process.stdin.flush()

    def _hear(self, process: subprocess.Popen[str], port: Future[int]) -> None:
        """Wait until the process tells on which port it answers; it tells nothing where it could not begin."""
        assert process.stdout is not None  # noqa: S101 -- it is a pipe
        try:
            port.set_result(int(process.stdout.readline()))
        except (OSError, ValueError):
            process.kill()
            process.wait()
            self._failed = time.monotonic()
            port.set_exception(ArchiveError(NOT_BEGUN))

    def is_ready(self) -> bool:
        """Whether it answers at once."""
        process = self._process
        return process is not None and process.poll() is None and self._port.done() and not self._could_not_begin()

    def ask(self, path: str, headers: Mapping[str, str] | None = None, *, patience: float = PATIENCE) -> HTTPConnection:
        """A connection on which a GET of ``path`` has been asked, and the answer comes within so many seconds. Raises
        ArchiveError where the process can't begin or has ended, OSError where it does not answer.
        """
        self.begin()
        connection = HTTPConnection(LOOPBACK[0], self._port.result(timeout=PATIENCE), timeout=patience)
        connection.request("GET", path, headers={"Authorization": f"Bearer {self._settings.token}", **(headers or {})})
        return connection

    def close(self) -> None:
        """End its process, and begin none any more."""
        with self._lock:
            self._is_closed = True
            if self._process is not None:
                self._process.kill()
                self._process.communicate()
                self._process = None
