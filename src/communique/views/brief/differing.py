"""On what the accounts differ, the most telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.model.comparison import SAID_ALIKE, SIGNIFICANCE
from communique.text.told import outlet_told, speakers_told
from communique.views.brief.said import WEIGHTY
from communique.views.citing import cite_clauses

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Account, Comparison, Match
    from communique.model.comparison import Label
    from communique.views.brief.notes import Notes

MOST, MOST_ALONE = 4, 2
"""So many differences of a comparison, and points that one account alone makes, find room on the page."""
WORDS: dict[Label, str] = {
    "differently-attributed": "in another mouth",
    "quotation-made": "became a quotation",
    "quotation-lost": "no longer a quotation",
    "stronger": "stronger in B",
    "weaker": "weaker in B",
    "narrowed": "narrower in B",
    "widened": "wider in B",
}
PLAIN = SAID_ALIKE | {"reworded", "moved"}


def differing(comparisons: Sequence[Comparison], notes: Notes) -> Section | None:
    """Each comparison by its headline, its most telling differences, and the weightiest points of one account alone."""
    if not comparisons:
        return None
    lines, more = list[Line](), 0
    for comparison in comparisons:
        lines.append(Line(text=f"{_between(comparison)}: {comparison.headline}"))
        found = _telling(comparison)
        one, other = _outlets(comparison)
        alone = [
            *_alone(comparison.a, comparison.only_a, one, notes),
            *_alone(comparison.b, comparison.only_b, other, notes),
        ]
        lines += [*(_line(comparison, match, notes) for match in found[:MOST]), *alone]
        more += max(len(found) - MOST, 0) + len(comparison.only_a) + len(comparison.only_b) - len(alone)
    return Section(heading="Where the accounts differ", lines=tuple(lines), left_out=more, command="compare {}")


def _between(comparison: Comparison) -> str:
    a, b = (account.provenance for account in (comparison.a, comparison.b))
    titles = (f", “{one.title}”" if a.outlet == b.outlet and one.title is not None else "" for one in (a, b))
    one, other = (f"{outlet_told(of)}{title}" for of, title in zip((a, b), titles, strict=True))
    return f"{one} (A) beside {other} (B)"


def _outlets(comparison: Comparison) -> tuple[str, str]:
    """What the two texts are called: by their outlets, and A and B where these are one."""
    a, b = (outlet_told(account.provenance) for account in (comparison.a, comparison.b))
    return (a, b) if a != b else (f"{a} (A)", f"{b} (B)")


def _telling(comparison: Comparison) -> list[Match]:
    """The matches that differ in more than words or place, by their most telling label."""
    ranked = [
        (min(SIGNIFICANCE.index(found.label) for found in match.labels), match)
        for match in comparison.matches
        if any(found.label not in PLAIN for found in match.labels)
    ]
    return [match for _, match in sorted(ranked, key=lambda found: found[0])]


def _line(comparison: Comparison, match: Match, notes: Notes) -> Line:
    a, b = (
        cite_clauses(account, (account.clauses[number] for number in numbers))
        for account, numbers in ((comparison.a, match.a), (comparison.b, match.b))
    )
    labels = sorted(match.labels, key=lambda found: SIGNIFICANCE.index(found.label))
    rules = "; ".join(f"{WORDS[found.label]}: {found.rule}" for found in labels if found.label not in PLAIN)
    one, other = _outlets(comparison)
    text = f"{one}: “{a.words}”. {other}: “{b.words}” ({rules})"
    return Line(text=text, notes=notes.of(a, b))


def _alone(account: Account, numbers: Sequence[int], called: str, notes: Notes) -> Iterator[Line]:
    """The weightiest of the points that the other account doesn't mention."""
    said = [(number, account.clauses[number]) for number in numbers if account.clauses[number].speakers]
    for _, clause in sorted(said, key=lambda found: (found[1].act not in WEIGHTY, found[0]))[:MOST_ALONE]:
        speakers = speakers_told(clause.speakers)
        cited = cite_clauses(account, [clause])
        yield Line(text=f"Only in {called}: {speakers}, “{cited.words}”", notes=notes.of(cited))
