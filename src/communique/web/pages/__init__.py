"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import compare, exchanges, front, pair, pairs, side

PAGES = (
    compare.router,
    exchanges.router,
    front.router,
    pair.router,
    pairs.router,
    side.router,
)
"""The routers of all pages."""
