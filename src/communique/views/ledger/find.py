"""A pair's ledger from the accounts of its exchanges."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.model import Entry, Ledger, NotFoundError
from communique.text.names import fold
from communique.text.nearest import or_nearest
from communique.views.ledger.moves import in_order
from communique.views.ledger.names import names_used
from communique.views.ledger.objects import gather
from communique.views.ledger.states import steps_of
from communique.views.ledger.told import TextMentions
from communique.views.uptake.wording import OwnWords, names_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from communique.model import Step
    from communique.views.ledger.accounts import Account
    from communique.views.ledger.objects import Thing

MERE = frozenset({"mentioned", "no longer mentioned"})
STANDING = frozenset({"consensus", "agreement", "initiative", "year"})
KEPT_ALONE = frozenset({"agreed", "pledged", "invited", "accepted", "reported as done"})
"""What is an entry though it is told once: both agreed, somebody promised or invited, or a text says that it was done."""


def find_ledger(
    accounts: Sequence[Account],
    sides: tuple[str, str],
    *,
    exchanges: Sequence[str],
    left_out: int,
    initiatives: Mapping[str, str],
    every: bool = False,
) -> Ledger:
    """The ledger of ``sides`` from ``accounts`` of their ``exchanges``, both by day. ``every``: also what was proposed
    once and never taken up. ``initiatives`` are the names of initiatives by their ids.
    """
    pair = frozenset(sides)
    own = OwnWords({name for account in accounts for name in names_in(account.reading)})
    mentions = TextMentions(accounts, own)
    entries = []
    for thing in gather(in_order(accounts, pair), own):
        steps = steps_of(thing, own, mentions, exchanges)
        if every or _is_kept(thing, steps, own):
            name = initiatives.get(thing.key or "", thing.name)
            entries.append(Entry(name=name, kind=thing.kind, steps=tuple(steps)))
    days = [account.day for account in accounts if account.day is not None]
    return Ledger(
        sides=sides,
        exchanges=tuple(exchanges),
        first=min(days, default=None),
        last=max(days, default=None),
        outlets=tuple(sorted({account.outlet for account in accounts})),
        left_out=left_out,
        entries=tuple(sorted(entries, key=_order)),
        names=tuple(use for account in accounts for use in names_used(account, pair)),
    )


def _is_kept(thing: Thing, steps: Sequence[Step], own: OwnWords) -> bool:
    """Whether an object came back, was answered, or is a commitment of its own; of mere mentions only those of a consensus,
    an agreement, an initiative or a year.
    """
    states = {step.state for step in steps}
    if states <= MERE and thing.kind not in STANDING:
        return False
    if len({step.exchange for step in steps if step.cited is not None}) > 1 or "echoed" in states:
        return True
    told_apart = thing.key is not None or thing.kind != "commitment" or len(own.of(thing.name)) > 1
    return told_apart and bool(KEPT_ALONE & states)


def _order(entry: Entry) -> tuple[int, int]:
    """Those that came back most often first, within them by the number of their steps."""
    return (-len({step.exchange for step in entry.steps if step.cited is not None}), -len(entry.steps))


def with_words(ledger: Ledger, words: str) -> Ledger:
    """Only the entries whose objects, or a step's sentence, hold all of these words. Raises NotFoundError where none does,
    with the nearest objects.
    """
    wanted = fold(words).split()
    kept = tuple(entry for entry in ledger.entries if all(word in _everything(entry) for word in wanted))
    if not kept:
        raise NotFoundError(
            f"{words}: no object of this ledger has these words.{or_nearest(words, [entry.name for entry in ledger.entries])}"
        )
    return replace(ledger, entries=kept)


def _everything(entry: Entry) -> str:
    told = (step.cited.words for step in entry.steps if step.cited is not None)
    return fold(" ".join((entry.name, *told)))
