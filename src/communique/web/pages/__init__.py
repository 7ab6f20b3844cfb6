"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import exchanges, front, pair, pairs, side

PAGES = (front.router, exchanges.router, pairs.router, pair.router, side.router)
"""The routers of all pages."""
