"""Copies within an exchange: which account carries over which, what was cut and what added.

Containment of shingles (Broder 1997, "On the resemblance and containment of documents"), counted in words, without
those that many other exchanges have too: two agencies that both print the full titles of both presidents copied
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from communique.model import Copy, Span
from communique.records.carried import SIZE, Account, carried_over, make_account, own_spans
from communique.text.names import fold
from communique.text.shingles import numbers_of, shingles_of, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from communique.knowledge.outlets import Outlets
    from communique.model import Document
    from communique.model.copy import CopyClue
    from communique.text.frequencies import Frequencies

LEAST_SHARE = 0.3
LEAST_WORDS = 15
LEAST_RUN = 10
NOTHING_OWN = 0.95
MUCH_MORE = 0.8
EXPLAINED = 0.05
"""The part of its words that a second source must explain beyond the first to be named too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One document that tells of the exchange; ``credits`` are the agencies and sources that it names as its own."""

    id: str
    text: str
    body: tuple[Span, ...]
    outlet: str | None = None
    credits: tuple[str, ...] = ()
    published: date | None = None


def told_by(document: Document, outlets: Outlets) -> Told:
    """A document as the search for copies takes it, under its sha256; credits by the names of the table of outlets."""
    dateline = document.dateline.agency if document.dateline is not None else None
    printed = [name for name in (dateline, document.agency, document.cited_source) if name is not None]
    found = [(outlets.by_name(name) or outlets.by_domain(name), name) for name in printed]
    return Told(
        id=document.sha256,
        text=document.text,
        body=document.body,
        outlet=document.outlet,
        credits=tuple(dict.fromkeys(outlet.name if outlet is not None else name for outlet, name in found)),
        published=document.published.day if document.published is not None else None,
    )


def find_copies(documents: Iterable[Told], frequencies: Frequencies | None = None) -> tuple[Copy, ...]:
    """Who copied from whom among documents that tell of one exchange, by identifier.

    ``frequencies`` counts the texts of *other* exchanges (see ``count_shingles``); without it no formula is known as
    stock. A copy of a copy names only the nearer source; what two copies of one source share is not told again.
    """
    ordered = sorted(documents, key=lambda told: told.id)
    is_common = frequencies.is_common if frequencies is not None else _never
    accounts = {told.id: make_account(words_of(told.text, told.body), is_common) for told in ordered}
    pairs = [found for one, other in combinations(ordered, 2) if (found := _compare(one, other, accounts)) is not None]
    return tuple(sorted(_nearest(pairs, accounts), key=lambda copy: (copy.document, copy.of)))


def count_shingles(texts: Iterable[Sequence[str]], frequencies: Frequencies) -> None:
    """Count the shingles of exchanges, each given as the texts that tell of it, however many copies there are."""
    for exchange in texts:
        frequencies.add(shingle for text in exchange for shingle in shingles_of(numbers_of(text), SIZE))


def _never(_: int) -> bool:
    return False


def _compare(one: Told, other: Told, accounts: dict[str, Account]) -> Copy | None:
    """The copy that one of two documents is of the other, None where they share too little."""
    first = _directed(one, other, accounts)
    second = _directed(other, one, accounts)
    if first is None or second is None:
        return None
    return max((first, second), key=lambda copy: (_weight(copy.clues), copy.document == other.id))


def _directed(copy: Told, source: Told, accounts: dict[str, Account]) -> Copy | None:
    """``copy`` as a copy of ``source``, with what speaks for this direction."""
    theirs, ours = accounts[source.id], accounts[copy.id]
    carried, kept = carried_over(ours, [theirs]), carried_over(theirs, [ours])
    share, part = _share(carried.number, ours), _share(kept.number, theirs)
    if max(share, part) < LEAST_SHARE or carried.number < LEAST_WORDS or carried.longest < LEAST_RUN:
        return None
    return Copy(
        document=copy.id,
        of=source.id,
        share=share,
        kept=part,
        clues=tuple(_clues(copy, source, share, part)),
        cut=own_spans(theirs.words, kept),
        added=own_spans(ours.words, carried),
    )


def _share(number: int, account: Account) -> float:
    telling = sum(account.telling)
    return number / telling if telling else 0.0


def _clues(copy: Told, source: Told, share: float, kept: float) -> Iterator[CopyClue]:
    """What speaks for ``copy`` having been made from ``source``."""
    named = source.outlet is not None and any(_same(name, source.outlet) for name in copy.credits)
    if named and not _same(copy.outlet, source.outlet or ""):
        yield "credit"
    if copy.published is not None and source.published is not None and source.published < copy.published:
        yield "publication"
    if share >= NOTHING_OWN and kept < MUCH_MORE:
        yield "containment"


def _same(name: str | None, other: str) -> bool:
    return name is not None and fold(name) == fold(other)


WEIGHTS: dict[CopyClue, int] = {"credit": 4, "publication": 2, "containment": 1}
"""Each outweighs those behind it together: an agency's name is meant, a day may be that of an update, and what is
contained may be the flash that a longer story grew from."""


def _weight(clues: tuple[CopyClue, ...]) -> int:
    return sum(WEIGHTS[clue] for clue in clues)


def _nearest(pairs: list[Copy], accounts: dict[str, Account]) -> Iterator[Copy]:
    """The pairs that tell something which nearer sources don't."""
    sources: dict[str, list[Copy]] = {}
    for copy in pairs:
        if copy.is_directed:
            sources.setdefault(copy.document, []).append(copy)
    for found in sources.values():
        yield from _needed(found, accounts)
    for copy in pairs:
        if not copy.is_directed and not _explained(copy, sources, accounts):
            yield copy


def _needed(copies: list[Copy], accounts: dict[str, Account]) -> Iterator[Copy]:
    """Of one document's sources the one with most of its words, then each that explains more of them."""
    chosen: list[Account] = []
    explained = 0.0
    for copy in sorted(copies, key=lambda copy: (-copy.share, copy.of)):
        account = accounts[copy.document]
        share = _share(carried_over(account, [*chosen, accounts[copy.of]]).number, account)
        if not chosen or share - explained > EXPLAINED:
            chosen.append(accounts[copy.of])
            explained = share
            yield copy


def _explained(copy: Copy, sources: dict[str, list[Copy]], accounts: dict[str, Account]) -> bool:
    """Whether two documents share only what both have from a third."""
    common = {one.of for one in sources.get(copy.document, ())} & {one.of for one in sources.get(copy.of, ())}
    if not common:
        return False
    account = accounts[copy.document]
    third = [accounts[name] for name in sorted(common)]
    both = _share(carried_over(account, [*third, accounts[copy.of]]).number, account)
    return both - _share(carried_over(account, third).number, account) <= EXPLAINED
