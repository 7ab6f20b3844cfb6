"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import exchanges, phrases, search

PAGES = (exchanges.router, phrases.router, search.router)
"""The routers of all pages."""
