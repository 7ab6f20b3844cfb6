"""An exchange's page: ``page`` puts it together, its parts are ``known``, ``compared``, ``said``, ``after``, ``around`` and
``memo``; ``files`` has what one downloads.
"""

from __future__ import annotations

from communique.web.pages.exchange import files, page

ROUTERS = (files.router, page.router)
"""The files first: their addresses are more particular."""
