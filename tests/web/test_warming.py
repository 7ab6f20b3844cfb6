"""What is made ready before the first visitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.web.app import make_app
from communique.web.templating import environment
from communique.web.warming import warm

if TYPE_CHECKING:
    from communique.web.settings import Settings


def test_no_visitor_waits_for_a_template(demo_settings: Settings) -> None:
    """After the start every template lies ready."""
    environment.cache_clear()
    app = make_app(demo_settings)
    warm(app, demo_settings)
    app.state.desk.close()
    cache = environment().cache
    assert cache is not None
    assert {name for _, name in cache.keys()} >= set(environment().list_templates(extensions=["html"]))  # noqa: SIM118
