"""Questions on accounts beside each other: points, changes, uptake, greetings, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.comparison.contract import point_rows
from communique.render.ledger import ledger_rows
from communique.render.over_time.changes import change_rows
from communique.render.uptake import greeting_rows, uptake_rows
from communique.web.asked.lists import ExchangeAsked, GreetingsAsked, LedgerAsked
from communique.web.questions.question import Question

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.api import Archive
    from communique.render.rows import Row


def _ledger(archive: Archive, asked: LedgerAsked) -> Iterable[Row]:
    found = archive.ledger(
        asked.one, asked.other, since=asked.since, until=asked.until, object=asked.object, every=asked.every
    )
    return ledger_rows(found)


COMPARING = (
    Question(
        table="points",
        says="The points of an exchange's accounts, side by side.",
        asked=ExchangeAsked,
        whole=lambda archive, asked: point_rows(archive.compare(asked.exchange)),
    ),
    Question(
        table="changes",
        says="Each outlet's readout of an exchange beside its last one: new, dropped, back.",
        asked=ExchangeAsked,
        whole=lambda archive, asked: change_rows(archive.since_last(asked.exchange)),
    ),
    Question(
        table="uptake",
        says="What became of each proposal, offer, request and courtesy, by each account.",
        asked=ExchangeAsked,
        whole=lambda archive, asked: uptake_rows(archive.uptake(asked.exchange)),
    ),
    Question(
        table="greetings",
        says="Greetings, congratulations and condolences: from whom, for what, returned or not reported.",
        asked=GreetingsAsked,
        whole=lambda archive, asked: greeting_rows(archive.greetings(*asked.named)),
    ),
    Question(
        table="ledger",
        says="What two sides proposed, echoed, agreed, reaffirmed, and no longer mention.",
        asked=LedgerAsked,
        whole=_ledger,
    ),
)
