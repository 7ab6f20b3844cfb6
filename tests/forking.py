"""Runs ``communique`` in processes of their own that begin with everything loaded.

Each is forked from a server that imported the program and read a text (``loaded.py``) once for all tests of this process:
what a command of its own interpreter spends its first seconds on.
"""

from __future__ import annotations

import os
import sys
from multiprocessing import forkserver, get_context
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired
from tempfile import TemporaryDirectory
from unittest.mock import patch

from communique.cli.main import main
from communique.readers import parse
from fast_command import NoParser

SERVED = get_context("forkserver")
DEADLINE = 60.0


class Forked:
    """A running ``communique``, with as much of ``subprocess.Popen`` as the tests ask for."""

    def __init__(self, words: list[str], *, cwd: Path, env: dict[str, str], fast: bool, merged: bool = False) -> None:
        _serve()
        self._words, self._folder = words, TemporaryDirectory()
        names = ["stdin", "stdout"] if merged else ["stdin", "stdout", "stderr"]
        self._streams = [Path(self._folder.name, name) for name in names]
        self._process = SERVED.Process(target=_command, args=(words, cwd, env, self._streams, fast))

    def start(self, stdin: str = "") -> Forked:
        """Begin, with this text as standard input."""
        for stream in self._streams:
            stream.touch()
        self._streams[0].write_text(stdin, encoding="utf-8")
        self._process.start()
        return self

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        """The exit code, or the signal that ended it, negative; None while it runs."""
        return self._process.exitcode

    def poll(self) -> int | None:
        """See ``returncode``."""
        return self.returncode

    def send_signal(self, number: int) -> None:
        """Send a signal."""
        os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self._process.kill()

    def communicate(self) -> tuple[str, ...]:
        """Wait for the end; what went to standard output, and to standard error. Raises TimeoutExpired at the deadline."""
        self._process.join(DEADLINE)
        if self.returncode is None:
            self.kill()
            raise TimeoutExpired(self._words, DEADLINE)
        told = tuple(stream.read_text(encoding="utf-8") for stream in self._streams[1:])
        self._folder.cleanup()
        return told


def run_forked(
    words: list[str], *, cwd: Path, env: dict[str, str], stdin: str = "", fast: bool = False, merged: bool = False
) -> CompletedProcess[str]:
    """Run ``communique`` with these words to its end, as ``subprocess.run`` does; ``fast`` leaves the parser out, ``merged``
    puts what goes to standard error among what goes to standard output.
    """
    process = Forked(words, cwd=cwd, env=env, fast=fast, merged=merged).start(stdin)
    told = process.communicate()
    return CompletedProcess(words, process.returncode, *told)


def _serve() -> None:
    """Start the server where there is none yet. It finds its modules by the path of this process."""
    SERVED.set_forkserver_preload(["forking", "loaded"])
    with patch.dict(os.environ, PYTHONPATH=os.pathsep.join(filter(None, sys.path))):
        forkserver.ensure_running()


def _command(words: list[str], cwd: Path, env: dict[str, str], streams: list[Path], fast: bool) -> None:
    """What the forked process does: take its place, environment and streams, and be ``communique``."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    for number, path in enumerate(streams):
        os.dup2(os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY), number)
    if len(streams) == 2:
        os.dup2(1, 2)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode, encoding="utf-8") for number, mode in enumerate("rww"))
    sys.argv = ["communique", *words]
    if fast:
        parse.SpacyParser = NoParser
    main()
