"""What a comparison comes to, in one line: how much is the same, and what differs most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.text.differing import left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Account, Clause, Comparison, Fact, Match
    from communique.model.comparison import FactKind, Label

NAMED: dict[FactKind, str] = {"who asked": "at request", "day": "the day", "kind": "the kind", "place": "the place"}
MOST_NAMED = 3
"""So many things of one sort are named; of the others there is a number."""

LONGEST = 60
"""Characters of what is named from a text."""


def headline_of(comparison: Comparison) -> str:
    """The outcome: points told word for word of all, facts that one text alone tells, then what differs most."""
    return "; ".join((_verbatim(comparison), *_facts(comparison.facts), *_differences(comparison), *_alone(comparison)))


def _verbatim(comparison: Comparison) -> str:
    total = len(comparison.matches) + len(comparison.only_a) + len(comparison.only_b)
    return f"{_count(comparison.matches, 'verbatim')} of {total} verbatim"


def _count(matches: Iterable[Match], label: Label) -> int:
    return sum(any(found.label == label for found in match.labels) for match in matches)


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    only_a = [_named(fact) for fact in facts if fact.b is None]
    only_b = [_named(fact) for fact in facts if fact.a is None]
    differ = [_named(fact) for fact in facts if fact.a is not None and fact.b is not None and not fact.agree]
    for what, names in (("only in A", only_a), ("only in B", only_b), ("they differ on", differ)):
        if names:
            yield f"{what}: {', '.join(names)}"


def _named(fact: Fact) -> str:
    return f"office of {fact.who}" if fact.who is not None else NAMED.get(fact.kind, fact.kind)


def _differences(comparison: Comparison) -> Iterator[str]:
    matches = comparison.matches
    counted: tuple[tuple[Label, str], ...] = (
        ("differently-attributed", "in another mouth"),
        ("quotation-made", "made a quotation"),
        ("quotation-lost", "no longer a quotation"),
        ("stronger", "stronger"),
        ("weaker", "weaker"),
    )
    for label, what in counted:
        if count := _count(matches, label):
            yield f"{count} {what}"
    yield from _named_parts("dropped", comparison, "narrowed")
    yield from _named_parts("added", comparison, "widened")


def _named_parts(what: str, comparison: Comparison, label: Label) -> Iterator[str]:
    """What one text has beside what both have, in its own words, as far as it can be told in few."""
    found = [match for match in comparison.matches if any(labelled.label == label for labelled in match.labels)]
    parts = [part for match in found if (part := _part(comparison, match, label)) is not None][:MOST_NAMED]
    if parts:
        more = len(found) - len(parts)
        yield f"{what}: {', '.join(parts)}{f' and {more} more' if more else ''}"
    elif found:
        yield f"{len(found)} {label}"


def _part(comparison: Comparison, match: Match, label: Label) -> str | None:
    a, b = _words(comparison.a, match.a), _words(comparison.b, match.b)
    part = left_out(a, b) if label == "narrowed" else left_out(b, a)
    return f"“{_cut(part)}”" if part is not None else None


def _words(account: Account, numbers: Iterable[int]) -> str:
    return " ".join(account.clauses[number].words for number in numbers)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"


def _alone(comparison: Comparison) -> Iterator[str]:
    """How many points the other text does not mention, and their topics."""
    sides = (("A", comparison.a, comparison.only_a), ("B", comparison.b, comparison.only_b))
    for name, account, numbers in sides:
        if numbers:
            topics = _topics([account.clauses[number] for number in numbers])
            yield f"{len(numbers)} more only in {name}{f' ({topics})' if topics else ''}"


def _topics(clauses: Iterable[Clause]) -> str:
    """The commonest topics, the first to come up first where they are as common."""
    counts: dict[str, int] = {}
    for clause in clauses:
        if clause.topic is not None:
            counts[clause.topic] = counts.get(clause.topic, 0) + 1
    ranked = sorted(counts, key=lambda topic: -counts[topic])
    return ", ".join(ranked[:MOST_NAMED])
