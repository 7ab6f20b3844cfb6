"""What a comparison comes to, in one line: how much is the same, and what differs most."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.text.differing import left_out

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Account, Clause, Comparison, Fact, Match
    from communique.model.comparison import FactKind, Label

NAMED: dict[FactKind, str] = {"who asked": "at request", "day": "the day", "kind": "the kind", "place": "the place"}
MOST_NAMED = 2
"""So many things of one sort are named; of the others there is a number."""

LONGEST = 40
"""Characters of what is named from a text."""

QUOTED = re.compile(r"“([^”]+)”")


def headline_of(comparison: Comparison) -> str:
    """The outcome: points told word for word of all, facts that one text alone tells, then what differs most."""
    return "; ".join((_verbatim(comparison), *_facts(comparison.facts), *_differences(comparison), *_alone(comparison)))


def _verbatim(comparison: Comparison) -> str:
    total = len(comparison.matches) + len(comparison.only_a) + len(comparison.only_b)
    return f"{_count(comparison.matches, 'verbatim')} of {total} verbatim"


def _count(matches: Iterable[Match], label: Label) -> int:
    return sum(any(found.label == label for found in match.labels) for match in matches)


def _facts(facts: Sequence[Fact]) -> Iterator[str]:
    """The facts that one text alone tells, then those on which they differ."""
    named = [(fact, _named(fact, invited=_is_visit(facts))) for fact in facts]
    only_a = [name for fact, name in named if fact.b is None]
    only_b = [name for fact, name in named if fact.a is None]
    differ = [name for fact, name in named if fact.a is not None and fact.b is not None and not fact.agree]
    for what, names in (("only in A", only_a), ("only in B", only_b), ("they differ on", differ)):
        if names:
            yield f"{what}: {', '.join(names)}"


def _is_visit(facts: Iterable[Fact]) -> bool:
    return any(fact.kind == "kind" and "visit" in {fact.a, fact.b} for fact in facts)


def _named(fact: Fact, *, invited: bool) -> str:
    """A fact in few words; who asked for a visit is who invited."""
    if fact.who is not None:
        return f"office of {fact.who}"
    return "by invitation" if invited and fact.kind == "who asked" else NAMED.get(fact.kind, fact.kind)


def _differences(comparison: Comparison) -> Iterator[str]:
    matches = comparison.matches
    counted: tuple[tuple[Label, str], ...] = (
        ("differently-attributed", "in another mouth"),
        ("quotation-made", "became a quotation"),
        ("quotation-lost", "no longer a quotation"),
        ("stronger", "stronger in B"),
        ("weaker", "weaker in B"),
    )
    for label, what in counted:
        if count := _count(matches, label):
            yield f"{count} {what}"
    yield from _named_parts("dropped", comparison, "narrowed")
    yield from _named_parts("added", comparison, "widened")


def _named_parts(what: str, comparison: Comparison, label: Label) -> Iterator[str]:
    """What one text has beside what both have, in its own words, as far as it can be told in few; of the points that
    are most alike first, since there it was left out and not said otherwise.
    """
    rules = [(match, found.rule) for match in comparison.matches for found in match.labels if found.label == label]
    found = [(match, rule) for match, rule in rules if not _of_exchange(comparison, match)]
    found.sort(key=lambda pair: -pair[0].score)
    parts = [part for match, rule in found if (part := _part(comparison, match, label, rule)) is not None][:MOST_NAMED]
    if parts:
        more = len(found) - len(parts)
        yield f"{what}: {', '.join(parts)}{f' and {more} more' if more else ''}"
    elif found:
        yield f"{len(found)} {label}"


def _of_exchange(comparison: Comparison, match: Match) -> bool:
    """Whether a match is of the sentences that report the exchange itself: the facts tell that better."""
    return any(comparison.a.clauses[number].of_exchange for number in match.a)


def _part(comparison: Comparison, match: Match, label: Label, rule: str) -> str | None:
    """The stretch that holds the words on which a rule fell."""
    a, b = _words(comparison.a, match.a), _words(comparison.b, match.b)
    first, second = (a, b) if label == "narrowed" else (b, a)
    part = left_out(first, second, naming=QUOTED.findall(rule))
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
            points = f"{len(numbers)} point{'' if len(numbers) == 1 else 's'}"
            yield f"{points} only in {name}{f' ({topics})' if topics else ''}"


def _topics(clauses: Iterable[Clause]) -> str:
    """The commonest topics, the first to come up first where they are as common."""
    counts: dict[str, int] = {}
    for clause in clauses:
        if clause.topic is not None:
            counts[clause.topic] = counts.get(clause.topic, 0) + 1
    ranked = sorted(counts, key=lambda topic: -counts[topic])
    return ", ".join(ranked[:MOST_NAMED])
