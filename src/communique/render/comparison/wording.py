"""Words that a comparison is shown with wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.citing import named
from communique.render.comparison.points import label_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Account, Citation, Comparison, Fact
    from communique.model.comparison import Label
    from communique.render.comparison.points import End, Point

SILENT = "not mentioned in this text"
SEEN: frozenset[Label] = frozenset({"verbatim", "reported-speech", "reworded"})
"""Labels that one sees from the words themselves."""

SILENCES = "How usual such silences are"
AGREEMENTS = {
    "=": "the same",
    "≈": "can both be right",
    "≠": "they differ",
    "A": "only in A",
    "B": "only in B",
}
"""The signs of ``agreement``."""


def told_by(account: Account) -> str:
    """A text with the side that its outlet publishes for."""
    provenance = account.provenance
    side = f" [{provenance.side}]" if provenance.side is not None else ""
    return f"{named(provenance)}{side}"


def outlet_of(account: Account) -> str:
    """Who publishes a text and for whom, in few words: "Linden House (XHV)"."""
    provenance = account.provenance
    outlet = provenance.outlet or provenance.name.rstrip("/").rsplit("/", 1)[-1]
    return f"{outlet} ({provenance.side})" if provenance.side is not None else outlet


def title_of(comparison: Comparison) -> str:
    """What is compared, in one line: two outlets, or the days of one."""
    a, b = outlet_of(comparison.a), outlet_of(comparison.b)
    if a != b:
        return f"{a} and {b}"
    days = (account.provenance.published for account in (comparison.a, comparison.b))
    return f"{a}, {' and '.join(day.isoformat() if day is not None else 'a day not known' for day in days)}"


def subject_of(comparisons: Sequence[Comparison]) -> str:
    """What comparisons are of: an exchange of an archive by its slug, else two accounts."""
    known = {comparison.exchange for comparison in comparisons}
    slug = known.pop() if len(known) == 1 else None
    return f"Accounts of {slug}" if slug is not None else "Two accounts, point by point"


def agreement(fact: Fact) -> str:
    """One sign for how two texts stand to each other on a fact."""
    if fact.a is None or fact.b is None:
        return "A" if fact.b is None else "B"
    if not fact.agree:
        return "≠"
    return "=" if fact.a == fact.b or fact.kind == "participants" else "≈"


def name_of(fact: Fact) -> str:
    """What a fact is about, with the person whose office it is."""
    return f"office of {fact.who}" if fact.who is not None else fact.kind


def cited_at(citation: Citation | None) -> str:
    """Where the words stand that tell a fact: "241–246"; nothing where it is known from elsewhere."""
    return ", ".join(f"{span.start}–{span.end}" for span in citation.spans) if citation is not None else ""


def fact_told(value: str | None, citation: Citation | None) -> str:
    """What a text tells of a fact and where, or that it doesn't."""
    if value is None:
        return SILENT
    return f"{value} ({cited_at(citation)})" if citation is not None else value


def folded_away(points: Iterable[Point]) -> str | None:
    """How many points are not shown because both texts make them alike; None where there are none."""
    count = sum(point.is_folded for point in points)
    if not count:
        return None
    return (
        f"{count} point{'' if count == 1 else 's'} that both texts make alike {'is' if count == 1 else 'are'} left out"
    )


def places_in_text(end: End) -> str:
    """Where an end stands in its text: "A 435–490, 512–530"."""
    return f"{end.mark} {', '.join(f'{span.start}–{span.end}' for span in end.citation.spans)}"


def telling(point: Point) -> list[Label]:
    """The labels of a point, the most telling first; those that one sees from the words themselves only where there are
    no others.
    """
    labels = [found.label for found in point.labels]
    return [label for label in labels if label not in SEEN] or labels


def reasons(point: Point) -> list[str]:
    """Why a point has its labels, a rule each; those left out that one sees from the words themselves."""
    told = [
        f"{label_words()[found.label].name}: {found.rule}"
        for found in point.labels
        if found.label not in {*SEEN, "moved"}
    ]
    way = moved_from(point)
    return [*told, f"moved: {way}"] if way is not None else told


def moved_from(point: Point) -> str | None:
    """The places in both texts of a point that has moved; None where it has not."""
    if not point.is_moved or point.a is None or point.b is None:
        return None
    return f"{point.a.places} in A → {point.b.places} in B"
