"""Whether what names a document is an address on the web and no path."""

from __future__ import annotations

import re

WEB = re.compile(r"https?://", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]+://", re.IGNORECASE)


def is_web_address(name: str) -> bool:
    """Whether this is an address that can be fetched: http or https."""
    return WEB.match(name) is not None


def is_address(name: str) -> bool:
    """Whether this is an address of any kind, also one that nothing here fetches ("ftp://...")."""
    return SCHEME.match(name) is not None
