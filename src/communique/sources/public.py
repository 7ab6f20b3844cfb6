"""Pages of the public web alone: nothing is asked of this machine or of a private network, whatever an address says.

A host's name is resolved once, all its addresses must be public, and the connection goes to one of those very
addresses, so that a name can't lead elsewhere a moment later. The same is done wherever a page leads on to another.

A proxy that the environment names resolves names itself. Then a host is refused that is an address of a private network,
that resolves to one here, or whose name has no dot and so is one of the proxy's own network; what can't be resolved
here is left to the proxy, since where there is one, that is often so for all public names.
"""

from __future__ import annotations

import socket
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import TYPE_CHECKING, Any

from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager, ProxyManager
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util import parse_url
from urllib3.util.connection import create_connection

from communique.model import DocumentError
from communique.sources.naming import printable

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse

    Address = IPv4Address | IPv6Address

PORTS = frozenset({80, 443})
USUAL = {"http": 80, "https": 443}
MOST_TRIED = 4
"""So many addresses of one host are tried."""

TRANSLATED = IPv6Network("64:ff9b::/96")
"""Where IPv6 networks show addresses of IPv4: the last four bytes are that address (RFC 6052)."""

LEFT_OUT = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "fec0::/10", "64:ff9b:1::/48", "::/96")))
"""Special networks that Python's tables of 3.11 take for public."""

PRIVATE = "this leads to this machine or into a private network"
SAVE = "Only public pages are fetched here. Save the page and choose its file."


def is_public(address: str) -> bool:
    """Whether this address is one of the public internet, also where it holds another one that it stands for."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(map(_is_public, (found, *_held(found))))


def _is_public(address: Address) -> bool:
    is_special = address.is_multicast or address.is_reserved or any(address in network for network in LEFT_OUT)
    return address.is_global and not (is_special and address not in TRANSLATED)


def _held(address: Address) -> list[IPv4Address]:
    """The addresses that an IPv6 address leads to by one of the ways between the two kinds."""
    if isinstance(address, IPv4Address):
        return []
    held = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    if address in TRANSLATED:
        held.append(IPv4Address(address.packed[-4:]))
    return [one for one in held if one is not None]


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, each once. Raises OSError where it has none."""
    found = socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def check_address(address: str) -> str:
    """The host of an address. Raises DocumentError for what no public page has: another port than those of the web, a
    name and password; urllib3's HTTPError where it is no address.
    """
    parts = parse_url(address)  # as urllib3 reads it when it connects
    host, port = parts.host or "", parts.port or USUAL.get(parts.scheme or "")
    if port is not None and port not in PORTS:
        raise DocumentError(printable(host), f"port {port} is none of the public web", SAVE)
    if parts.auth is not None:
        raise DocumentError(
            printable(host), "the address holds a user's name or password", "Give the address without it."
        )
    return host


class _Pinned(HTTPConnection):
    """Connects to an address that was found public, and never resolves the name again."""

    def _new_conn(self) -> socket.socket:
        failure: OSError | None = None
        for address in self._public()[:MOST_TRIED]:
            try:
                return create_connection((address, self.port), self.timeout, socket_options=self.socket_options)
            except TimeoutError as error:
                raise ConnectTimeoutError(self, f"{self.host} did not answer in time") from error
            except OSError as error:
                failure = error
        raise NewConnectionError(self, f"{self.host} can't be reached") from failure

    def _public(self) -> list[str]:
        try:
            found = resolved(self.host, self.port)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        return _all_public(self.host, found)


class _PinnedSecure(_Pinned, HTTPSConnection):
    """The same; the certificate is held against the name, not the address."""


class _Pool(HTTPConnectionPool):
    ConnectionCls = _Pinned


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _PinnedSecure


class PublicPoolManager(PoolManager):
    """Asks public addresses alone, also where one leads on."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.pool_classes_by_scheme = {"http": _Pool, "https": _SecurePool}

    def urlopen(self, method: str, url: str, redirect: bool = True, **more: Any) -> BaseHTTPResponse:  # type: ignore[override]
        """Called for the first address and for each that an answer leads on to."""
        check_address(url)
        return super().urlopen(method, url, redirect, **more)


class PublicProxyManager(ProxyManager):
    """The same through a proxy."""

    def urlopen(self, method: str, url: str, redirect: bool = True, **more: Any) -> BaseHTTPResponse:  # type: ignore[override]
        """Called for the first address and for each that an answer leads on to."""
        _check_for_proxy(check_address(url))
        return super().urlopen(method, url, redirect, **more)


def _check_for_proxy(host: str) -> None:
    """Raises DocumentError where a proxy would be asked for what is not public as far as can be seen from here."""
    try:
        found = resolved(host, USUAL["http"])
    except OSError:
        if "." not in host.strip("."):
            raise DocumentError(printable(host), PRIVATE, SAVE) from None
    else:
        _all_public(host, found)


def _all_public(host: str, addresses: list[str]) -> list[str]:
    """The addresses of a host. Raises DocumentError where any is not public: which one is used is not for it to choose."""
    if not addresses or not all(map(is_public, addresses)):
        raise DocumentError(printable(host), PRIVATE, SAVE)
    return addresses
