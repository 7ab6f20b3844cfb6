"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import document, documents, exchanges, judgements, review, statement

PAGES = (exchanges.router, documents.router, document.router, statement.router, review.router, judgements.router)
"""The routers of all pages."""
