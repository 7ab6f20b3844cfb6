"""The steps of one object: what each account makes of it, given what was said before."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from communique.model import Step
from communique.text.told import outlet_told
from communique.views.citing import cite
from communique.views.ledger.accounts import speakers_at
from communique.views.ledger.objects import DATED
from communique.views.ledger.told import LEAST_SHARE, says_done
from communique.views.uptake.sides import is_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model.ledger import State
    from communique.views.ledger.moves import Move
    from communique.views.ledger.objects import Thing
    from communique.views.ledger.told import Sentence, TextMentions
    from communique.views.uptake.wording import OwnWords

ASKED: frozenset[State] = frozenset({"proposed", "invited"})
BINDING: frozenset[State] = frozenset({"agreed", "pledged", "reaffirmed", "reworded", "accepted"})
NUMBERS = "a one two three four five six seven eight nine ten eleven twelve".split()
DAYS = {"day": 1, "week": 7, "month": 31, "year": 366}
TERM = re.compile(
    rf"\bwithin\s+(?:the\s+next\s+)?(?P<number>{'|'.join(NUMBERS)}|\d+)\s+(?P<unit>{'|'.join(DAYS)})s?\b", re.IGNORECASE
)
WHOLE = 1.0
"""A meeting or visit is mentioned only by all words that tell it from others."""
SAME_WORDS = 0.6
"""Of both wordings so much stands in the other where it is the same wording."""


def steps_of(thing: Thing, own: OwnWords, mentions: TextMentions, exchanges: Sequence[str]) -> list[Step]:
    """The steps of an object by day, and at the end that it is no longer mentioned, where later exchanges of the outlets
    that mentioned it don't. Each account counts once a state.
    """
    moved = list(_moved(thing, own))
    told = list(_told(thing, own, mentions, moved))
    order = {exchange: place for place, exchange in enumerate(exchanges)}
    steps = sorted([*moved, *told], key=lambda step: order.get(step.exchange, len(order)))
    if thing.kind in DATED:  # its time is over, and whether an exchange is the one that was meant nobody says
        return steps
    return [*steps, *_silence(steps, mentions, exchanges, term_of(thing))]


def _moved(thing: Thing, own: OwnWords) -> Iterator[Step]:
    before: list[tuple[Move, State]] = []
    seen = set[tuple[str, str]]()
    for move in thing.moves:
        state, note = _state(move, before, own)
        before.append((move, state))
        if (move.account.provenance.document, state) in seen:
            continue
        seen.add((move.account.provenance.document, state))
        yield Step(
            state=state,
            day=move.account.day,
            exchange=move.account.exchange,
            speakers=move.speakers,
            cited=move.cited,
            note=note,
        )


def _state(move: Move, before: Sequence[tuple[Move, State]], own: OwnWords) -> tuple[State, str]:
    """What a move is after those before it, and why where the act alone doesn't say it."""
    bound = [
        (other, state)
        for other, state in before
        if state in BINDING and other.account.exchange != move.account.exchange
    ]
    if bound and move.state != "mentioned":
        (first, state), (last, _) = bound[0], bound[-1]
        if _same_words(move, last, own):
            return "reaffirmed", f"first {state} in {first.account.exchange}"
        return "reworded", f"before: “{last.words}”"
    asked = [
        other
        for other, state in before
        if state in ASKED and _is_heard(other, move) and not is_of(move.speakers, other.speakers)
    ]
    if asked and move.state in {*ASKED, "pledged"} and not move.joint:
        return "echoed", f"proposed in {asked[-1].account.exchange}"
    return move.state, ""


def _is_heard(before: Move, move: Move) -> bool:
    """Whether a proposal can have been heard: in the same account, or in an earlier exchange. Where two accounts of one
    exchange let either side propose, each has its own word.
    """
    one, other = before.account, move.account
    return one.provenance.document == other.provenance.document or one.exchange != other.exchange


def _same_words(move: Move, other: Move, own: OwnWords) -> bool:
    there, back = own.overlap(move.words, other.words), own.overlap(other.words, move.words)
    return min(there.covered, back.covered) >= SAME_WORDS or there.own == back.own == 0


def _told(thing: Thing, own: OwnWords, mentions: TextMentions, moved: Sequence[Step]) -> Iterator[Step]:
    """Mentions in texts that make no move of it, after its first: once an account."""
    entry = thing.key if thing.kind == "initiative" else None
    wordings = [] if thing.kind == "consensus" else [terms for terms in thing.wordings if terms]
    first = moved[0]
    seen = {step.cited.provenance.document for step in moved if step.cited is not None}
    for sentence in mentions.of(wordings, entry, WHOLE if thing.kind in DATED else LEAST_SHARE):
        account = sentence.account
        done = any(says_done(sentence, terms, own) for terms in wordings)
        if (account.day or first.day) is None or _is_before(sentence, first):
            continue
        if account.provenance.document in seen and not done:
            continue
        seen.add(account.provenance.document)
        yield Step(
            state="reported as done" if done else "mentioned",
            day=account.day,
            exchange=account.exchange,
            speakers=speakers_at(account, sentence.place),
            cited=cite(account.reading.document.text, [sentence.place], account.provenance),
        )


def _is_before(sentence: Sentence, first: Step) -> bool:
    """Whether a sentence stands in an exchange before an object's first, or in that one."""
    account = sentence.account
    if account.exchange == first.exchange:
        return True
    return account.day is not None and first.day is not None and account.day < first.day


def term_of(thing: Thing) -> timedelta | None:
    """In what time it was to be done by the last words about it ("within a month"); None where they give none."""
    found = TERM.search(thing.moves[-1].words)
    if found is None:
        return None
    number = found["number"].casefold()
    many = int(number) if number.isdigit() else max(NUMBERS.index(number), 1)
    return timedelta(days=many * DAYS[found["unit"].casefold()])


def _silence(
    steps: Sequence[Step], mentions: TextMentions, exchanges: Sequence[str], term: timedelta | None
) -> Iterator[Step]:
    """That the last exchanges don't mention it, counted among those that its outlets tell of; not where the ``term`` for it
    was over before the first of them.
    """
    outlets = {outlet_told(step.cited.provenance) for step in steps if step.cited is not None}
    told = mentions.exchanges_of(outlets)
    counted = [exchange for exchange in exchanges if exchange in told]
    named = {step.exchange for step in steps}
    last = max((place for place, exchange in enumerate(counted) if exchange in named), default=None)
    if last is None or last == len(counted) - 1:
        return
    said, silent_from = told[counted[last]], told[counted[last + 1]]
    if term is not None and said is not None and silent_from is not None and silent_from > said + term:
        return
    silent = len(counted) - 1 - last
    yield Step(
        state="no longer mentioned",
        day=told[counted[-1]],
        exchange=counted[-1],
        speakers=(),
        cited=None,
        note=f"not in the last {f'{silent} ' if silent > 1 else ''}of {len(counted)} exchanges of the two that {' or '.join(sorted(outlets))} "
        f"tells of in this archive",
    )
