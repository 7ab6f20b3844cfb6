"""How the app is served."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOOPBACK = ("127.0.0.1", "localhost", "::1")
PORT = 8001
AT_ONCE = 200
"""So many requests are answered at once; more are refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """``archive`` is the file served, with ``overlay`` a folder of own tables; ``is_samples`` says that it holds the
    bundled samples and goes away with the app. ``host`` and ``port`` are what the app binds; ``names`` are further host
    names under which it may be asked for. ``token`` is what a visitor must show, None where none is needed.
    ``is_read_only``: nothing can be judged, pasted or fetched.
    """

    archive: Path
    overlay: Path | None = None
    host: str = LOOPBACK[0]
    port: int = PORT
    names: tuple[str, ...] = ()
    token: str | None = None
    is_read_only: bool = False
    is_samples: bool = False
