"""The sections of the page: what each asks, and by what the app keeps the answer."""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING

from communique.views.timeline import sides_of
from communique.web.attached import comparison_files
from communique.web.page import Section, files_of
from communique.web.pages.exchange import after, around, compared, files, known, memo, said
from communique.web.relation.sides import pair_alone
from communique.web.urls import exchange_path

if TYPE_CHECKING:
    from communique.model import Exchange
    from communique.web.asked.pages import Gathering
    from communique.web.desk import Desk
    from communique.web.pages.exchange.around import AroundContext
    from communique.web.pages.exchange.said import SaidContext


class Parts:
    """The sections of the page of one exchange."""

    def __init__(self, desk: Desk, exchange: Exchange) -> None:
        self._archive = desk.archive
        self._slug = exchange.id
        self._sources = self._archive.provenances(record.document for record in exchange.reports)
        self._card = cache(partial(self._archive.card, exchange.id))
        self.exchange = exchange
        self.tellings = known.tellings_of(exchange, self._sources)

    def known(self) -> Section:
        """What all reports together say."""
        return Section(id="known", heading="What is known", ask=lambda: known.known(self._archive, self.exchange))

    def told(self) -> Section:
        """Every report, and on what they differ."""
        return Section(
            id="told",
            heading="Told by",
            ask=lambda: known.told(self._card(), self.tellings),
            question=("told", self._slug),
        )

    def compared(self, pair: int) -> Section:
        """The accounts side by side, two at a time; why there is nothing to compare where there is one."""
        heading = "Comparison"
        if len(self._sources) < 2:
            sources = tuple(self._sources.values())
            return Section(id="comparison", heading=heading, ask=lambda: compared.alone(sources))
        return Section(
            id="comparison",
            heading=heading,
            ask=lambda: self._archive.compare(self._slug),
            question=("comparison", self._slug),
            narrow=lambda found: compared.compared(found, self.tellings, pair),
            downloads=(*comparison_files(exchange_path(self._slug)), *files_of("/points", exchange=self._slug)),
        )

    def said(self, by: Gathering) -> Section:
        """The statements."""
        return Section(
            id="statements",
            heading="Statements",
            ask=lambda: self._said(by),
            question=("statements of", self._slug, by),
            downloads=files_of("/statements", exchange=self._slug),
        )

    def _said(self, by: Gathering) -> SaidContext:
        if by == "topic":
            return said.by_topic(self._archive.themes(self._slug), self._sources)
        return said.by_speaker(self._card(), self._sources, self._archive.side_name)

    def taken_up(self) -> Section:
        """What became of proposals."""
        return Section(
            id="uptake",
            heading="What was taken up",
            ask=lambda: after.taken_up(self._archive.uptake(self._slug)),
            question=("uptake", self._slug),
            downloads=files_of("/uptake", exchange=self._slug),
        )

    def since_last(self) -> Section:
        """What changed since the last time."""
        return Section(
            id="since",
            heading="Since the last time",
            ask=lambda: after.since_last(self._archive.since_last(self._slug)),
            question=("since", self._slug),
            downloads=files_of("/changes", exchange=self._slug),
        )

    def around(self) -> Section:
        """What came before and after, and which exchanges speak of which."""
        return Section(id="around", heading="Before and after", ask=self._around, question=("around", self._slug))

    def _around(self) -> AroundContext:
        card = self._card()
        sources = self._archive.provenances(around.documents_around(card))
        neighbours = self._archive.neighbours(self._slug)
        return around.around(card, neighbours, sources, pair_alone(self._archive, sides_of(card.exchange)))

    def memo(self, *, is_shown: bool) -> Section:
        """The memo on one page, or the way to it: making it takes as long as all the other sections."""
        heading, downloads = "One-page memo", files.memo_files(self._slug)
        if not is_shown:
            return Section(id="brief", heading=heading, ask=memo.MemoOffered, downloads=downloads)
        return Section(
            id="brief",
            heading=heading,
            ask=lambda: memo.memo(self._archive.brief(self._slug)),
            question=("brief", self._slug),
            downloads=downloads,
        )
