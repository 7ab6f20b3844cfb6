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
from typing import IO, TYPE_CHECKING

from communique.model import CommuniqueError
from communique.web.asking import get
from communique.web.serving import listening, run
from communique.web.settings import Settings
from communique.web.tidying import tidy

if TYPE_CHECKING:
    from fastapi import FastAPI

NICE = 10
"""How much it stands back where the machine has more to do than it can: those who begin a page are waited for."""

FIRST = "/"
"""The page that is found before anybody asks: most begin there, and it needs nearly everything that is loaded once."""


def work(asked: IO[str], told: IO[str]) -> None:
    """Serve until ``asked`` ends."""
    settings = settings_of(asked.readline())
    Thread(target=_end_with, args=(asked,), daemon=True).start()
    if hasattr(os, "nice"):
        os.nice(NICE)
    with listening(settings) as socket:
        bound = replace(settings, port=socket.getsockname()[1])

        def ready(app: FastAPI) -> None:
            tidy()
            print(bound.port, file=told, flush=True)
            Thread(target=get, args=(app, FIRST, bound), daemon=True).start()

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
    port, sys.stdout = sys.stdout, sys.stderr  # nothing but the port is told there
    try:
        work(sys.stdin, port)
    except CommuniqueError as error:
        sys.exit(str(error))
