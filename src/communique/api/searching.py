"""What an archive answers on words: full text over statements and documents."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from communique.api.answers import Answers, in_order, one_of
from communique.model import Facet, SearchAnswer, SearchFilter, UsageError
from communique.model.search import Order, Searched
from communique.model.statement import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from communique.model import SearchResult

ONLY_STATEMENTS = "A document has no speaker and no act. Leave out --speaker, --side and --act, or --in documents."


class SearchAnswers(Answers):
    """Full text, and what is nearest to words that stand nowhere."""

    def search(  # noqa: PLR0913  # one parameter a question
        self,
        words: str,
        *,
        searched: Searched = "statements",
        speaker: str | None = None,
        side: str | None = None,
        act: Act | None = None,
        since: date | None = None,
        until: date | None = None,
        outlet: str | None = None,
        outlet_side: str | None = None,
        exchange: str | None = None,
        order: Order = "relevance",
        limit: int = 20,
        offset: int = 0,
        facets: bool = True,
    ) -> SearchAnswer:
        """Statements or documents that hold ``words``: all of them, in any order. Quotation marks hold a phrase, a * at
        the end of a word stands for any ending, AND, OR, NOT, NEAR (NEAR/5) and brackets say how they go together; case
        and diacritics do not count. The likest come first, of equal ones the newest; of more than 5,000 the newest.

        ``speaker`` is any part of a name, or a side; ``side`` the side of a speaker, ``outlet_side`` that of the outlet,
        ``outlet`` any part of its name. Days are inclusive: of a statement the one that its report gives, else that of
        the publication, of a document that of its publication. Without ``facets`` the answer has none, and many hits are
        counted much faster.

        Raises UsageError where the words can't be read, for an unknown side, act or order, and for a time that ends
        before it begins; NotFoundError for an exchange or outlet that is not there.
        """
        from communique.text.querying import parse_query

        one_of("search in", searched, get_args(Searched))
        one_of("order", order, get_args(Order))
        one_of("act", act, get_args(Act))
        in_order(since, until)
        if searched == "documents" and any(asked is not None for asked in (speaker, side, act)):
            raise UsageError(ONLY_STATEMENTS)
        wanted = SearchFilter(
            query=parse_query(words),
            searched=searched,
            speaker=speaker,
            speaker_side=self._side(speaker) if speaker is not None else None,
            side=self._known_side(side) if side is not None else None,
            act=act,
            since=since,
            until=until,
            outlets=self._outlets(outlet, outlet_side),
            exchange=self._store.find_exchange(exchange) if exchange is not None else None,
            order=order,
            limit=max(0, limit),
            offset=max(0, offset),
            facets=facets,
        )
        return self._answer(wanted, self._store.search(wanted))

    def _answer(self, wanted: SearchFilter, result: SearchResult) -> SearchAnswer:
        from communique.views.highlighting import make_hit

        return SearchAnswer(
            searched=wanted.searched,
            total=result.total,
            offset=wanted.offset,
            facets=tuple(self._with_sides(result.facets)),
            hits=tuple(make_hit(found, wanted.query) for found in result.found),
        )

    def _with_sides(self, facets: Sequence[Facet]) -> Iterable[Facet]:
        """The facets, and behind the outlets' one of their sides."""
        sides = self._store.outlets() if facets else {}
        for facet in facets:
            yield facet
            if facet.name == "outlet":
                counted: Counter[str] = Counter()
                for outlet, count in facet.values:
                    counted[sides[outlet] or ""] += count
                del counted[""]
                yield Facet(
                    name="outlet side", values=tuple(sorted(counted.items(), key=lambda item: (-item[1], item[0])))
                )
