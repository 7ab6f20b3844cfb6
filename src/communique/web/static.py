"""Style sheets and scripts: a fixed set, loaded from the package; no path of a request is ever opened."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from fastapi import APIRouter, HTTPException, Response

ASSETS = {
    "house.css": ("communique.render", "templates"),
    "comparison.css": ("communique.render.comparison", "templates"),
    "comparison.js": ("communique.render.comparison", "templates"),
    "app.css": ("communique.web", "static"),
    "app.js": ("communique.web", "static"),
    "compare.css": ("communique.web", "static"),
    "compare.js": ("communique.web", "static"),
    "front.css": ("communique.web", "static"),
    "relation.css": ("communique.web", "static"),
    "exchange.css": ("communique.web", "static"),
    "reading.css": ("communique.web", "static"),
    "reading.js": ("communique.web", "static"),
    "review.js": ("communique.web", "static"),
    "charts.css": ("communique.web", "static"),
    "charts.js": ("communique.web", "static"),
    "phrases.css": ("communique.web", "static"),
    "search.css": ("communique.web", "static"),
    "icon.svg": ("communique.web", "static"),
}
"""Where each file lies."""

TYPES = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
YEAR = 31_536_000
DIGEST_LENGTH = 12

router = APIRouter(include_in_schema=False)


class Asset(NamedTuple):
    """A file's content, and a digest that changes with it."""

    content: bytes
    digest: str


@cache
def load_asset(name: str) -> Asset:
    """A file by its name. Raises KeyError where there is none."""
    package, folder = ASSETS[name]
    content = (files(package) / folder / name).read_bytes()
    return Asset(content, hashlib.sha256(content).hexdigest()[:DIGEST_LENGTH])


def asset_path(name: str) -> str:
    """Where a page finds a file; the address changes with the content, so that browsers may keep it."""
    return f"/static/{load_asset(name).digest}/{name}"


@router.get("/static/{digest}/{name}")
def asset(digest: str, name: str) -> Response:
    """One file."""
    if name not in ASSETS or load_asset(name).digest != digest:
        raise HTTPException(404, "There is no such file.")
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return Response(load_asset(name).content, media_type=TYPES[name.rsplit(".", 1)[-1]], headers=headers)
