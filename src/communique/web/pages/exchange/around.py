"""What came before and after an exchange, which ones it speaks of, and where others speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.views.citing import cite_mention
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from communique.model import Card, Citation, Link, Neighbours, Provenance
    from communique.web.relation.sides import Pair


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One mention with its words as evidence."""

    link: Link
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundContext(Context):
    """The nearest exchanges between the same sides, what its documents name beside it, and where other documents name it.
    ``pair`` are its two sides, None where there are more or fewer.
    """

    template = "exchange/around.html"
    neighbours: Neighbours
    pair: Pair | None
    mentions: tuple[Naming, ...]
    mentioned_by: tuple[Naming, ...]


def documents_around(card: Card) -> set[str]:
    """The documents whose words ``around`` shows."""
    return {link.record.document for link in (*card.mentions, *card.mentioned_by)}


def around(card: Card, neighbours: Neighbours, sources: Mapping[str, Provenance], pair: Pair | None) -> AroundContext:
    """The exchanges that lie near this one, or that documents connect with it; ``sources`` are of ``documents_around``,
    ``pair`` its two sides.
    """
    return AroundContext(
        neighbours=neighbours,
        pair=pair,
        mentions=namings_of(card.mentions, sources),
        mentioned_by=namings_of(card.mentioned_by, sources),
    )


def namings_of(links: Iterable[Link], sources: Mapping[str, Provenance]) -> tuple[Naming, ...]:
    """Mentions with their words as evidence."""
    return tuple(Naming(link=link, cited=cite_mention(link, sources[link.record.document])) for link in links)
