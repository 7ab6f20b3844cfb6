"""What is new in a readout, dropped from it and back again, with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from communique.model import Citation
from communique.render.citing import citation_row, quotable
from communique.render.clauses import cue_before
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Account, Clause, Succession
    from communique.render.rows import Row

Kind = Literal["new", "dropped", "back"]
HEADINGS: dict[Kind, str] = {"new": "New", "back": "Back again", "dropped": "No longer mentioned"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One point that came, went or came back. ``cue`` is what reports it, empty where its words hold that. ``last`` is where one that is back stood last, in ``last_exchange``."""

    kind: Kind
    clause: Clause
    cue: str
    cited: Citation
    last: Citation | None = None
    last_exchange: str | None = None


def changes_of(succession: Succession) -> list[Change]:
    """New points, then those that are back, then dropped ones, each in the order of its text."""
    now, before = succession.comparison.b, succession.comparison.a
    back = (_change("back", now, one.clause, last=one.cited, last_exchange=one.exchange) for one in succession.back)
    return [
        *(_change("new", now, number) for number in succession.new),
        *back,
        *(_change("dropped", before, number) for number in succession.dropped),
    ]


def _change(
    kind: Kind, account: Account, number: int, *, last: Citation | None = None, last_exchange: str | None = None
) -> Change:
    clause = account.clauses[number]
    cue = cue_before(account.text, clause)
    cited = Citation(provenance=account.provenance, spans=clause.spans, words=clause.words)
    return Change(kind=kind, clause=clause, cue=cue, cited=cited, last=last, last_exchange=last_exchange)


def change_rows(successions: Iterable[Succession]) -> Iterator[Row]:
    """One row a point, with the readouts that were compared and the words in which it stands, or stood."""
    for succession in successions:
        for change in changes_of(succession):
            yield {
                "exchange": succession.exchange,
                "before": succession.before,
                "earlier": succession.earlier,
                "change": change.kind,
                "topic": change.clause.topic,
                "speakers": [shown(actor) for actor in change.clause.speakers],
                "act": change.clause.act,
                "cue": change.clause.cue,
                **citation_row(change.cited),
                "last_exchange": change.last_exchange,
                "last_citation": quotable(change.last) if change.last is not None else None,
            }
