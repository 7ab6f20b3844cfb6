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


def run_forked(
    words: list[str], *, cwd: Path, env: dict[str, str], stdin: str = "", fast: bool = False, merged: bool = False
) -> CompletedProcess[str]:
    """Run ``communique`` with these words to its end, as ``subprocess.run`` does; ``fast`` leaves the parser out, ``merged``
    puts what goes to standard error among what goes to standard output. Raises TimeoutExpired after the deadline.
    """
    _serve()
    with TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("stdin", "stdout", "stderr")]
        for stream, text in zip(streams, (stdin, "", ""), strict=True):
            stream.write_text(text, encoding="utf-8")
        process = SERVED.Process(target=_command, args=(words, cwd, env, streams[: 2 if merged else 3], fast))
        process.start()
        process.join(DEADLINE)
        if process.exitcode is None:
            process.kill()
            raise TimeoutExpired(words, DEADLINE)
        out, err = (stream.read_text(encoding="utf-8") for stream in streams[1:])
        return CompletedProcess(words, process.exitcode, out, err)


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
