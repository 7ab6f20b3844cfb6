"""Charts drawn in a process of their own, for those who have other things to do meanwhile.

vl-convert holds the interpreter as long as it draws, a fifth of a second or more, and a whole one for its first chart: in
a server every page would wait as long. Specifications go to the other process, and charts come back, as plain bytes.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from contextlib import suppress
from threading import Lock
from typing import IO, TYPE_CHECKING

from communique.render.charts.saving import draw_specification

if TYPE_CHECKING:
    from communique.render.charts.saving import Specification

COMMAND = (sys.executable, "-P", "-m", "communique.render.charts.apart")
DRAWN, FAILED = b"drawn", b"failed"


class Easel:
    """Draws one chart after the other. Its process begins with the first one."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = Lock()

    def draw(self, specification: Specification, ending: str) -> bytes:
        """As ``saving.draw_specification``. Raises RuntimeError where drawing failed; the next chart is tried anew."""
        asked = json.dumps({"specification": specification, "ending": ending}).encode()
        with self._lock:
            process = self._running()
            assert process.stdin is not None  # noqa: S101 -- both are pipes
            assert process.stdout is not None  # noqa: S101
            try:
                _tell(process.stdin, DRAWN, asked)
                how, content = _told(process.stdout)
            except (OSError, ValueError) as error:
                self._stop()
                raise RuntimeError(f"The process that draws charts ended: {error}") from error
        if how != DRAWN:
            raise RuntimeError(content.decode())
        return content

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            seen = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
            self._process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=seen)  # noqa: S603 -- ourselves
        return self._process

    def _stop(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def close(self) -> None:
        """End the process."""
        with self._lock:
            self._stop()


def _tell(pipe: IO[bytes], how: bytes, content: bytes) -> None:
    pipe.write(b"%s %d\n" % (how, len(content)))
    pipe.write(content)
    pipe.flush()


def _told(pipe: IO[bytes]) -> tuple[bytes, bytes]:
    """What was told, and how. Raises ValueError where nothing is told any more."""
    how, _, size = pipe.readline().partition(b" ")
    content = pipe.read(int(size))
    if len(content) < int(size):
        raise ValueError("it told only a part")
    return how, content


def work(asked: IO[bytes], drawn: IO[bytes]) -> None:
    """Draw what is asked for until nobody asks any more, or waits for it."""
    with suppress(ValueError, BrokenPipeError):
        while True:
            _, content = _told(asked)
            _tell(drawn, *_attempted(content))


def _attempted(asked: bytes) -> tuple[bytes, bytes]:
    try:
        return DRAWN, draw_specification(**json.loads(asked))
    except Exception as error:  # noqa: BLE001 -- whoever asked raises it
        return FAILED, f"{type(error).__name__}: {error}".encode()


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends when the pipe does
    work(sys.stdin.buffer, sys.stdout.buffer)
    os.dup2(
        os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
    )  # where the end of the process flushes what nobody reads
