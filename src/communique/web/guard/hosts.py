"""Under which names the app may be asked for. A page of a stranger that lets its own name lead to this machine (DNS
rebinding) asks under a name that is none of these.
"""

from __future__ import annotations

import re
from http import HTTPStatus
from ipaddress import ip_address
from typing import TYPE_CHECKING, NamedTuple

from communique.web.guard.refusal import Refusal
from communique.web.settings import LOOPBACK

if TYPE_CHECKING:
    from fastapi import Request

    from communique.web.settings import Settings

FORM = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)(?::(?P<port>\d{1,5}))?", re.IGNORECASE)
WEB = 80
"""The port that an address without one means."""


class Host(NamedTuple):
    """A host's name, without the brackets of an IPv6 address, and the port where one is named."""

    name: str
    port: int | None


class Hosts:
    """The names that are the app's: those of this machine with the port that is bound, and those that the user gives,
    with any port where he gives none.
    """

    def __init__(self, settings: Settings) -> None:
        bound = {*LOOPBACK, settings.host.lower()}
        self._bound = {Host(name, settings.port) for name in bound if not is_every_address(name)}
        self._given = {found for name in settings.names if (found := read_host(name)) is not None}
        self._port = settings.port

    def check(self, request: Request) -> None:
        """Raises Refusal where the request names another host, none, or several."""
        named = request.headers.getlist("host")
        host = read_host(named[0]) if len(named) == 1 else None
        if host is None:
            raise Refusal(HTTPStatus.BAD_REQUEST, "The request names no host, or not one alone.", is_stranger=True)
        if Host(host.name, host.port or WEB) in self._bound or not self._given.isdisjoint(
            {host, Host(host.name, None)}
        ):
            return
        raise Refusal(
            HTTPStatus.MISDIRECTED_REQUEST,
            f"Nothing is served under the name {named[0]}. On this machine the address is http://127.0.0.1:{self._port}/. "
            f"Where this name is meant to lead here: communique serve --name {named[0]}",
            is_stranger=True,
        )


def read_host(words: str) -> Host | None:
    """The host that a header or an option names; None where it is none."""
    match = FORM.fullmatch(words.strip())
    if match is None:
        return None
    return Host(match["name"].strip("[]").lower(), int(match["port"]) if match["port"] else None)


def is_every_address(name: str) -> bool:
    """Whether this stands for all addresses of the machine (0.0.0.0), and so is the name of none."""
    try:
        return ip_address(name).is_unspecified
    except ValueError:
        return False
