"""An exchange's page: ``page`` puts it together, its parts are ``known``, ``compared``, ``said``, ``after``, ``around`` and
``memo``; ``files`` has what one downloads.
"""

from __future__ import annotations

from fastapi import APIRouter

from communique.web.pages.exchange import files, page

router = APIRouter()
router.include_router(files.router)  # first, since its addresses are more particular
router.include_router(page.router)
