"""What the first visitor would wait for, done before there is one: templates, tables and what else is loaded once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.web.asking import get
from communique.web.templating import compile_all

if TYPE_CHECKING:
    from fastapi import FastAPI

    from communique.web.settings import Settings

PAGES = (
    "/nowhere",
    "/people/nobody%20at%20all",
    *(f"/{name}?limit=1" for name in ("exchanges", "documents", "statements", "people", "review")),
)
"""Pages that are short on any archive; between them they load what others need."""


def warm(app: FastAPI, settings: Settings) -> None:
    """Make the templates ready, ask for a few pages, and forget the answers."""
    compile_all()
    for path in PAGES:
        get(app, path, settings)
