"""An exchange as some reports tell it, with their sentences as evidence, to be set beside another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.views.citing import cite_report

if TYPE_CHECKING:
    from communique.model import Citation, Exchange
    from communique.web.desk import Desk

MOST = 6
"""So many reports are shown at most; the exchange's page has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What ``exchange`` tells, with the sentences of its first reports; ``left`` is how many more there are."""

    exchange: Exchange
    cited: tuple[Citation, ...]
    left: int


def account_of(desk: Desk, exchange: Exchange) -> Account:
    """What the reports of an exchange tell."""
    shown = exchange.reports[:MOST]
    sources = desk.archive.provenances({record.document for record in shown})
    cited = tuple(cite_report(record, sources[record.document]) for record in shown)
    return Account(exchange=exchange, cited=cited, left=len(exchange.reports) - len(shown))
