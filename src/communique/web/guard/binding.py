"""Whether the app may be bound where it is told to: other machines reach it only with a token."""

from __future__ import annotations

import re
import secrets
from ipaddress import ip_address
from typing import TYPE_CHECKING

from communique.model import UsageError

if TYPE_CHECKING:
    from communique.web.settings import Settings

TOKEN = re.compile(r"[A-Za-z0-9._~-]{20,200}")
"""Long enough not to be guessed, and fit for an address."""


def check_binding(settings: Settings) -> None:
    """Raises UsageError where other machines would reach the app without a token, or with one that can be guessed."""
    if settings.token is None:
        if not is_loopback(settings.host):
            raise UsageError(
                f"{settings.host}: other machines can reach this address, so visitors must show a token. "
                f"Add one, such as --token {secrets.token_urlsafe()}, or leave --host out."
            )
    elif TOKEN.fullmatch(settings.token) is None:
        raise UsageError(
            "This token can be guessed, or does not fit into an address. Use 20 to 200 letters, digits, and . _ ~ -, "
            f"such as --token {secrets.token_urlsafe()}."
        )


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches what is bound to this address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
