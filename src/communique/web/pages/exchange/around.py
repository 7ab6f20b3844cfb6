"""Which exchanges an exchange speaks of, and where others speak of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.views.citing import cite_mention
from communique.web.page import Context

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from communique.model import Card, Citation, Link, Provenance


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """One mention with its words as evidence."""

    link: Link
    cited: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class AroundContext(Context):
    """What its documents name beside it, and where other documents name it."""

    template = "exchange/around.html"
    mentions: tuple[Naming, ...]
    mentioned_by: tuple[Naming, ...]


def documents_around(card: Card) -> set[str]:
    """The documents whose words ``around`` shows."""
    return {link.record.document for link in (*card.mentions, *card.mentioned_by)}


def around(card: Card, sources: Mapping[str, Provenance]) -> AroundContext:
    """The exchanges that documents connect with this one; ``sources`` are of ``documents_around``."""
    return AroundContext(
        mentions=namings_of(card.mentions, sources), mentioned_by=namings_of(card.mentioned_by, sources)
    )


def namings_of(links: Iterable[Link], sources: Mapping[str, Provenance]) -> tuple[Naming, ...]:
    """Mentions with their words as evidence."""
    return tuple(Naming(link=link, cited=cite_mention(link, sources[link.record.document])) for link in links)
