"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import document, documents, exchanges

PAGES = (exchanges.router, documents.router, document.router)
"""The routers of all pages."""
