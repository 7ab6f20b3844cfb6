"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import exchange, exchanges

PAGES = (exchanges.router, *exchange.ROUTERS)
"""The routers of all pages."""
