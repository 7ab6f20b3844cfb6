"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import exchange, exchanges, greetings, mentioned, statements

PAGES = (exchanges.router, *exchange.ROUTERS, statements.router, mentioned.router, greetings.router)
"""The routers of all pages."""
