"""What became of a point between two accounts, each label with the rule that gave it."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Literal, NamedTuple

from communique.model import Labelled
from communique.views.comparing.degrees import degrees_of
from communique.views.comparing.sameness import is_part, plain, reported
from communique.views.comparing.scope import added

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from communique.model import Actor, Clause
    from communique.views.comparing.wording import Wording

    Order = Callable[[str, str], Literal["stronger", "weaker", "equal"] | None]
    """What the first cue is beside the second: stronger, weaker, equal, or None where no ladder holds both."""

MOST_NAMED = 3


class Side(NamedTuple):
    """One account's clauses of a match, and their terms."""

    clauses: Sequence[Clause]
    wordings: Sequence[Wording]

    @property
    def words(self) -> str:
        """What they read, in a row."""
        return " ".join(clause.words for clause in self.clauses)

    @property
    def quoted(self) -> bool:
        """Whether the account quotes any of them."""
        return any(clause.quoted for clause in self.clauses)


def unordered(one: str, other: str) -> None:
    """The order of cues where no ladder is at hand: none."""


def labels_of(
    a: Side, b: Side, parties: frozenset[str], *, order: Order, moved: bool, sure: bool = True
) -> tuple[Labelled, ...]:
    """The labels of a match, B beside A; never none. One that is not ``sure`` puts no words into another's mouth."""
    found = [*_wording(a, b), *_quotation(a, b)]
    same = any(labelled.label in ("verbatim", "reported-speech") for labelled in found)
    if moved:
        found.append(Labelled(label="moved", rule="it stands elsewhere in the order of points that both texts tell"))
    found += [*_strength(a, b, order), *(() if same else _scope(a, b, parties)), *(_attribution(a, b) if sure else ())]
    if not found:
        found.append(Labelled(label="reworded", rule="other words for the same"))
    return tuple(found)


def _wording(a: Side, b: Side) -> Iterator[Labelled]:
    one, other = plain(a.words), plain(b.words)
    if one == other:
        yield Labelled(label="verbatim", rule="the same words")
    elif reported(a.words) == reported(b.words):
        yield Labelled(label="reported-speech", rule="only person, tense and the names of sides differ")
    elif not is_part(one, other) and not is_part(other, one):
        yield Labelled(label="reworded", rule="other words for the same")


def _quotation(a: Side, b: Side) -> Iterator[Labelled]:
    """A speech given in the first person without marks is as good as quoted: only a retelling loses the quotation."""
    if a.quoted and all(clause.mode == "indirect" for clause in b.clauses):
        yield Labelled(label="quotation-lost", rule="A gives it as a quotation, B in its own words")
    if b.quoted and all(clause.mode == "indirect" for clause in a.clauses):
        yield Labelled(label="quotation-made", rule="B gives it as a quotation, A in its own words")


def _strength(a: Side, b: Side, order: Order) -> Iterator[Labelled]:
    """By words of the clauses that say how far they go, else by the cues where a ladder holds both."""
    first, second = degrees_of(a.words), degrees_of(b.words)
    for ladder in sorted(first.keys() & second.keys()):
        before, after = first[ladder], second[ladder]
        if before.rung != after.rung:
            rule = f"“{before.words}” in A, “{after.words}” in B"
            yield Labelled(label="stronger" if after.rung > before.rung else "weaker", rule=rule)
            return
    for one, other in product(a.clauses, b.clauses):
        if one.cue is None or other.cue is None:
            continue
        found = order(other.cue, one.cue)
        if found is not None and found != "equal":
            yield Labelled(label=found, rule=f"“{one.cue}” in A, “{other.cue}” in B")
            return


def _scope(a: Side, b: Side, parties: frozenset[str]) -> Iterator[Labelled]:
    known = frozenset(f"@{side}" for side in parties)
    if lost := added(b.wordings, a.wordings, known):
        yield Labelled(label="narrowed", rule=f"B leaves out {_quote(lost)}")
    if gained := added(a.wordings, b.wordings, known):
        yield Labelled(label="widened", rule=f"B adds {_quote(gained)}")


def _attribution(a: Side, b: Side) -> Iterator[Labelled]:
    one, other = _speakers(a.clauses), _speakers(b.clauses)
    if one and other and _sides(one) != _sides(other):
        yield Labelled(label="differently-attributed", rule=f"A gives it to {_names(one)}, B to {_names(other)}")


def _speakers(clauses: Sequence[Clause]) -> tuple[Actor, ...]:
    """Who says them; nobody where the account leaves that open for any."""
    if not all(clause.speakers for clause in clauses):
        return ()
    return tuple(dict.fromkeys(speaker for clause in clauses for speaker in clause.speakers))


def _sides(speakers: Sequence[Actor]) -> frozenset[str]:
    """A leader and his own side are one."""
    return frozenset(
        speaker.side or plain(speaker.name or "")[-1] for speaker in speakers if speaker.side or speaker.name
    )


def _names(speakers: Sequence[Actor]) -> str:
    return " and ".join(speaker.name or speaker.side or "" for speaker in speakers[:MOST_NAMED])


def _quote(words: Sequence[str]) -> str:
    return ", ".join(f"“{word}”" for word in words[:MOST_NAMED])
