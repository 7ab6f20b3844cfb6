"""One page from the web, only when its address is given: fetched once, within limits, or refused with the reason."""

from __future__ import annotations

import time
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from communique.model import DocumentError
from communique.sources.model import LARGEST, Source
from communique.sources.naming import printable
from communique.text.addresses import is_web_address
from communique.version import __version__

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager, ProxyManager
    from urllib3.exceptions import HTTPError

CONNECT, SILENCE, WHOLE = 10.0, 20.0, 60.0
"""Seconds: to reach the server, between two of its answers, and for all of the page."""

MOST_REDIRECTS = 5
CHUNK = 65_536
"""Bytes read at a time, between two looks at the clock."""

READABLE = frozenset({"text/html", "application/xhtml+xml", "text/plain", "text/markdown", "text/x-markdown"})
HEADERS = {
    "User-Agent": f"communique/{__version__} (reads one page at its user's request)",
    "Accept": "text/html, application/xhtml+xml, text/plain, text/markdown",
    "Accept-Encoding": "gzip, deflate",
}

SAVE = "Save the page from a browser and name the file."
LATER = "Try again later, or save the page and name the file."
CHECK = "Check the address."
REFUSES_PROGRAMS = frozenset({401, 403, 405, 406, 429, 451})


def fetch(address: str, *, public_only: bool = False) -> Source:
    """The page at an address, known by the address as given. Raises DocumentError where it can't be had, or is no text.

    ``public_only``: an address that leads into a private network or to this machine is refused, also where a page leads
    on to it (see ``sources.public``).
    """
    from urllib3.exceptions import HTTPError

    name = printable(address)
    if not is_web_address(address):
        raise DocumentError(name, "only http and https addresses are fetched", SAVE)
    with _manager(address, public_only=public_only) as manager:
        try:
            response = manager.request("GET", address, preload_content=False)
            try:
                return Source(name, _content(name, response))
            finally:
                response.close()
        except HTTPError as error:
            raise _failed(name, error) from error


def _manager(address: str, *, public_only: bool) -> PoolManager:
    """What connects to an address: through the proxy that the environment names for it, where it names one."""
    from urllib3 import Retry, Timeout

    direct, by_proxy = _managers(public_only=public_only)
    retries = Retry(connect=0, read=0, other=0, redirect=MOST_REDIRECTS)
    timeout = Timeout(connect=CONNECT, read=SILENCE)
    proxy = _proxy_of(address)
    if proxy is None:
        return direct(headers=HEADERS, retries=retries, timeout=timeout)
    return by_proxy(proxy, headers=HEADERS, retries=retries, timeout=timeout)


def _managers(*, public_only: bool) -> tuple[type[PoolManager], type[ProxyManager]]:
    if public_only:
        from communique.sources.public import PublicPoolManager, PublicProxyManager

        return PublicPoolManager, PublicProxyManager
    from urllib3 import PoolManager, ProxyManager

    return PoolManager, ProxyManager


def _proxy_of(address: str) -> str | None:
    try:
        parts = urlsplit(address)
    except ValueError:
        return None  # no address at all, which the one who connects tells better
    return getproxies().get(parts.scheme) if not proxy_bypass(parts.netloc) else None


def _content(name: str, response: BaseHTTPResponse) -> bytes:
    """What the server sends, looked at before it is read."""
    if response.status != HTTPStatus.OK:
        raise _answered(name, response.status)
    kind = response.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind and kind not in READABLE:
        raise DocumentError(name, f"this is {printable(kind)}, no text", "Save its text into a file and name that.")
    return _within_limits(name, response)


def _within_limits(name: str, response: BaseHTTPResponse) -> bytes:
    data, began = bytearray(), time.monotonic()
    while chunk := response.read(CHUNK, decode_content=True):
        data += chunk
        if len(data) > LARGEST:
            raise DocumentError(name, f"more than {LARGEST:,} bytes are no single document", SAVE)
        if time.monotonic() - began > WHOLE:
            raise DocumentError(name, f"the page did not come within {WHOLE:.0f} seconds (timeout)", LATER)
    return bytes(data)


def _answered(name: str, status: int) -> DocumentError:
    """Why a server gave no page, by its status."""
    known = {entry.value: f" {entry.phrase}" for entry in HTTPStatus}
    advice = SAVE if status in REFUSES_PROGRAMS else LATER if status >= HTTPStatus.INTERNAL_SERVER_ERROR else CHECK
    return DocumentError(name, f"the server answers {status}{known.get(status, '')}", advice)


def _failed(name: str, error: HTTPError) -> DocumentError:
    """Why no answer came at all."""
    from urllib3 import exceptions

    reason = getattr(error, "reason", None) or error
    if isinstance(reason, exceptions.NameResolutionError):
        return DocumentError(name, "there is no such host, or no network", "Check the address and your connection.")
    if isinstance(reason, exceptions.ProxyError):
        return DocumentError(name, "the proxy that the environment names can't be reached", "Check the proxy.")
    if isinstance(reason, exceptions.NewConnectionError):
        return DocumentError(name, "the server can't be reached", "Check the address and your connection.")
    if isinstance(reason, exceptions.TimeoutError):
        return DocumentError(name, "the server did not answer in time (timeout)", LATER)
    if isinstance(reason, exceptions.SSLError):
        return DocumentError(name, "the server's certificate can't be trusted", SAVE)
    if isinstance(reason, exceptions.ResponseError):
        return DocumentError(name, f"it leads on more than {MOST_REDIRECTS} times", CHECK)
    if isinstance(reason, exceptions.LocationValueError):
        return DocumentError(name, "this is no address that can be fetched", CHECK)
    return DocumentError(name, f"the page did not come whole ({type(reason).__name__})", LATER)
