"""The summaries by which lists and counts of exchanges are made, kept up to date as their reports change."""

from __future__ import annotations

import logging
from itertools import starmap
from typing import TYPE_CHECKING

from communique.records.exchanges import assemble
from communique.records.mentioned import sought_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from communique.model import Problem
    from communique.store.contract import Store, Writer

LOG = logging.getLogger(__name__)
SUMMARIES = 1
"""The version of summaries. Raise it when a change of how exchanges are put together asks that older ones be made again."""

AT_ONCE = 500


def summarise(writer: Writer, exchanges: Iterable[str]) -> None:
    """Make the summaries of these exchanges anew, as their current reports tell."""
    told = writer.reported(exchanges)
    writer.summarise([assemble(slug, reports) for slug, reports in told], SUMMARIES)


def summarise_outdated(store: Store) -> None:
    """Make anew what an older version made, or none, also what search looks through: migrations leave both to this.
    Nothing is written where there is nothing of the kind.
    """
    is_unindexed = store.is_unindexed()
    if is_unindexed or store.has_unsummarised(SUMMARIES):
        LOG.info("An older version listed the exchanges of this archive; their lists are made again")
        with store.writing() as writer:
            if is_unindexed:
                writer.reindex()
            summarise_anew(writer)


def summarise_anew(writer: Writer) -> None:
    """Make all summaries anew."""
    writer.expect_summaries()
    while documents := writer.unsought(SUMMARIES, AT_ONCE):
        seek(writer, documents)
    done = 0
    while slugs := writer.unsummarised(SUMMARIES, AT_ONCE):
        summarise(writer, slugs)
        done += len(slugs)
        LOG.info("lists: %s exchanges done", f"{done:,}")


def seek(writer: Writer, documents: Iterable[str]) -> None:
    """Say what the mentions of other exchanges in these texts are of, as far as the texts themselves tell."""
    for document, records in writer.mentions_by_document(documents):
        writer.seek(document, [sought_of(record) for record in records], SUMMARIES)


def summary_problems(store: Store) -> Iterator[Problem]:
    """Where lists and counts say otherwise than the reports, statements and mentions that they are made from."""
    yield from store.summary_problems(starmap(assemble, store.told()))
    made = ((document, [sought_of(record) for record in records]) for document, records in store.mentions_told())
    yield from store.sought_problems(made)
