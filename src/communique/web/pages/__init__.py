"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import (
    compare,
    exchange,
    exchanges,
    front,
    greetings,
    mentioned,
    pair,
    pairs,
    side,
    statements,
)

PAGES = (
    compare.router,
    exchange.router,
    exchanges.router,
    front.router,
    greetings.router,
    mentioned.router,
    pair.router,
    pairs.router,
    side.router,
    statements.router,
)
"""The routers of all pages."""
