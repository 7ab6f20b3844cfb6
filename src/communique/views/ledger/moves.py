"""Moves: every place where an account of a pair proposes, promises, agrees or recalls something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.views.citing import cite
from communique.views.ledger.frames import frames_in
from communique.views.ledger.names import relationship_names
from communique.views.ledger.objects import DATED
from communique.views.uptake.points import points_of
from communique.views.uptake.sides import is_joint

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Actor, Citation, Point, Span
    from communique.model.ledger import ObjectKind, State
    from communique.model.statement import Act
    from communique.views.ledger.accounts import Account
    from communique.views.ledger.frames import Frame

ALONE: dict[Act, State] = {
    "propose": "proposed",
    "offer": "proposed",
    "request": "proposed",
    "demand": "proposed",
    "hope": "proposed",
    "invite": "invited",
    "pledge": "pledged",
    "agree": "agreed",
    "reaffirm": "reaffirmed",
}
TOGETHER: dict[Act, State] = {
    "agree": "agreed",
    "pledge": "pledged",
    "offer": "pledged",
    "reaffirm": "reaffirmed",
    "propose": "agreed",
    "request": "agreed",
    "hope": "mentioned",
}
RECALLING: frozenset[Act] = frozenset({"state", "support", "discuss", "thank", "praise"})
"""What only mentions an object: it counts where a table knows the object."""

ACCEPTING = frozenset({"accept", "accepts", "accepted", "accepting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One account's word on one object. ``words`` say what it is, ``kind`` what sort of object; ``key`` tells one-of-a-kind
    objects and named ones apart from all others. ``state`` is what the act alone makes of it.
    """

    account: Account
    state: State
    speakers: tuple[Actor, ...]
    cited: Citation
    words: str
    kind: ObjectKind
    key: str | None
    place: Span

    @property
    def joint(self) -> bool:
        """Whether both sides say it together."""
        return bool(self.speakers) and is_joint(self.speakers)


def moves_of(account: Account, pair: frozenset[str]) -> Iterator[Move]:
    """The moves of one account, in the order of its text: those whose speakers are certain and of the pair."""
    for point in points_of(account.reading, account.statements, account.provenance):
        if point.speakers and {actor.side for actor in point.speakers} <= pair and not _is_to_third(point, pair):
            yield from _moves(account, point)


def _is_to_third(point: Point, pair: frozenset[str]) -> bool:
    """Whether a point asks something of somebody outside the pair."""
    named = {actor.side for actor in point.addressees} - {None}
    return bool(named) and not named & pair


def _moves(account: Account, point: Point) -> Iterator[Move]:
    text = account.reading.document.text
    acts = TOGETHER if is_joint(point.speakers) else ALONE
    chatter = point.cue is None and account.is_transcript
    state = acts.get(point.act, "proposed" if point.proposes and point.act in RECALLING else None)
    state = ("mentioned" if state is not None else None) if chatter else state
    frames = [frame for span in point.cited.spans for frame in frames_in(text, span)]
    for frame in frames:
        found = _state_of_frame(frame, point, state)
        if found is not None:
            key = frame.kind if frame.single else None
            yield _move(account, point, found, frame.words, frame.kind, key, frame.place)
    for entry in sorted(point.initiatives):
        named = _named(account, point, entry)
        if relationship_names().fullmatch(text, *named) is not None:
            continue
        yield _move(account, point, state or "mentioned", named.of(text), "initiative", entry, named)
    if state is not None and not frames and not point.initiatives and not chatter:
        yield _move(account, point, state, point.cited.words, "commitment", None, point.cited.spans[0])


def _state_of_frame(frame: Frame, point: Point, state: State | None) -> State | None:
    if frame.kind == "visit" and frame.words.casefold() == "invitation":
        return "accepted" if set((point.cue or "").casefold().split()) & ACCEPTING else None
    if frame.kind in DATED:
        return state
    return state or ("mentioned" if point.act in RECALLING else None)


def _named(account: Account, point: Point, entry: str) -> Span:
    """Where a point names an initiative."""
    return next(
        mention.span
        for mention in account.reading.mentions
        if mention.entry == entry and any(span.covers(mention.span) for span in point.cited.spans)
    )


def _move(  # noqa: PLR0913, PLR0917  # one parameter a field
    account: Account, point: Point, state: State, words: str, kind: ObjectKind, key: str | None, place: Span
) -> Move:
    return Move(
        account=account,
        state=state,
        speakers=point.speakers,
        cited=cite(account.reading.document.text, point.cited.spans, account.provenance),
        words=" ".join(words.split()),
        kind=kind,
        key=key,
        place=place,
    )


def in_order(accounts: Sequence[Account], pair: frozenset[str]) -> list[Move]:
    """The moves of all accounts by day, exchange, account and place."""
    return [move for account in accounts for move in moves_of(account, pair)]
