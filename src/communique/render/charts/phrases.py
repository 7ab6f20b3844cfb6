"""The uses of a phrase over time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from communique.render.charts.drawing import WIDTH
from communique.render.charts.usage import Use, usage_chart
from communique.render.phrases import after_words
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from communique.model import Citation, PhraseCard, PhraseUse
    from communique.render.charts.drawing import Drawing

NAMED, SEVERAL, NARRATED = 2, "several together", "the text itself"


def phrase_chart(card: PhraseCard, *, width: int = WIDTH, link: Callable[[Citation], str] | None = None) -> Drawing:
    """A phrase's uses by day, a row an outlet, or, where one outlet has them all, a row a speaker. An exchange counts once
    a row. ``link`` is the address of the place where a use stands. Raises UsageError where no use has a day.
    """
    phrase = card.phrase
    outlets = Counter(use.citation.provenance.outlet for use in phrase.uses)
    by_speaker = len(outlets) == 1
    exchanges = f"{phrase.exchanges.count:,} of {phrase.exchanges.of:,} exchanges"
    documents = f" and {phrase.documents.count:,} of {phrase.documents.of:,} other texts" if phrase.documents.of else ""
    covers = f"; the archive covers {card.covers[0].isoformat()} to {card.covers[1].isoformat()}" if card.covers else ""
    return usage_chart(
        _uses(phrase.uses, link, by_speaker=by_speaker),
        f"“{phrase.words}”",
        source=f"In {exchanges}{documents}, each counted once a row{covers}.",
        covers=card.covers,
        row_title="speaker" if by_speaker else "outlet",
        width=width,
    )


def _uses(uses: tuple[PhraseUse, ...], link: Callable[[Citation], str] | None, *, by_speaker: bool) -> Iterator[Use]:
    seen = set()
    for use in uses:
        if use.day is None:
            continue
        outlet = use.citation.provenance.outlet or use.citation.provenance.name
        row = _speaking(use) if by_speaker else outlet
        if (use.case, row) not in seen:
            seen.add((use.case, row))
            told = f"{use.before} {use.citation.words}{after_words(use)}".strip()
            yield Use(day=use.day, row=row, told=told, href=link(use.citation) if link is not None else None)


def _speaking(use: PhraseUse) -> str:
    """Who says it, in one row: those who speak together have one of their own."""
    if len(use.speakers) > NAMED:
        return SEVERAL
    return " and ".join(sorted(shown(actor) for actor in use.speakers)) or NARRATED
