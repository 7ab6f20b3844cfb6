"""A module a page. Each has a ``router``, and the typed contexts that its templates show."""

from __future__ import annotations

from communique.web.pages import (
    compare,
    document,
    documents,
    exchange,
    exchanges,
    front,
    greetings,
    judgements,
    mentioned,
    merges,
    pair,
    pairs,
    people,
    person,
    phrases,
    review,
    search,
    side,
    sides,
    splits,
    statement,
    statements,
)

PAGES = (
    compare.router,
    document.router,
    documents.router,
    exchange.router,
    exchanges.router,
    front.router,
    greetings.router,
    judgements.router,
    mentioned.router,
    merges.router,
    pair.router,
    pairs.router,
    people.router,
    person.router,
    phrases.router,
    review.router,
    search.router,
    side.router,
    sides.router,
    splits.router,
    statement.router,
    statements.router,
)
"""The routers of all pages."""
