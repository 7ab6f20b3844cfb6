"""What runs in the process that finds: the app, served to whoever began it, until that one ends.

It reads one line, its settings as JSON; tells on which port it answers; and ends when nobody holds its input any more.
"""

from __future__ import annotations

import json
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import IO

from communique.web.serving import listening, run
from communique.web.settings import Settings
from communique.web.templating import compile_all
from communique.web.tidying import tidy

NICE = 10
"""How much it stands back where the machine has more to do than it can: those who begin a page are waited for."""


def work(asked: IO[str], told: IO[str]) -> None:
    """Serve until ``asked`` ends."""
    settings = settings_of(asked.readline())
    Thread(target=_end_with, args=(asked,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICE)
    with listening(settings) as socket:
        bound = replace(settings, port=socket.getsockname()[1])

        def ready(_: object) -> None:
            compile_all()
            tidy()
            print(bound.port, file=told, flush=True)

        run(bound, socket, ready)


def settings_of(line: str) -> Settings:
    """Settings as they were told."""
    told = json.loads(line)
    overlay = told["overlay"]
    told |= {"archive": Path(told["archive"]), "overlay": Path(overlay) if overlay else None}
    return Settings(**{**told, "names": tuple(told["names"])})


def _end_with(asked: IO[str]) -> None:
    """End at once, whatever is being found: nothing that is found here is stored."""
    with suppress(OSError, ValueError):
        asked.read()
    os._exit(0)


if __name__ == "__main__":
    work(sys.stdin, sys.stdout)
