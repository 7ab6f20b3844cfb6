"""Answers that take long: found once, kept until the archive changes, and never waited for longer than people wait."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from communique.model import ArchiveError, CommuniqueError

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

PATIENCE = 10.0
"""Seconds that a page waits for an answer."""

GLANCE = 0.05
"""Seconds that it waits for a newer one where it has an older."""

MOST_KEPT = 64
"""So many answers are kept at most: some are as large as the chart of a large country, or its ledger with another."""
WORKERS = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is known of a question: its ``value`` where ``is_known``; ``is_old`` says that the archive has changed since,
    and that a newer one is being found. ``seconds`` tells for how long one has been sought.
    """

    value: Any = None
    is_known: bool = False
    is_old: bool = False
    seconds: float = 0.0


@dataclass(slots=True)
class _Entry:
    stamp: str
    future: Future[Any]
    began: float
    before: Future[Any] | None = field(default=None)


class Kept:
    """Answers by their questions. ``stamp`` tells the state of the archive that they are found in."""

    def __init__(self, stamp: Callable[[], str], *, patience: float = PATIENCE) -> None:
        self._stamp = stamp
        self._patience = patience
        self._entries: OrderedDict[Hashable, _Entry] = OrderedDict()
        self._lock = threading.Lock()
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="answer")

    def ask(self, question: Hashable, find: Callable[[], Any], *, patience: float | None = None) -> Answer:
        """The answer to a question, found by ``find`` where it isn't kept; its errors are raised here. ``patience``: the
        seconds to wait for it, where it is less than usual; it goes on being found.
        """
        entry = self._entry(question, find)
        older = entry.before if entry.before is not None and entry.before.exception() is None else None
        wait = _left(entry, self._patience) if older is None else GLANCE
        try:
            value = entry.future.result(timeout=wait if patience is None else min(wait, patience))
        except NotYet:
            if entry.future.done():
                raise  # a timeout of the work itself
            seconds = time.monotonic() - entry.began
            if older is None:
                return Answer(seconds=seconds)
            return Answer(value=older.result(), is_known=True, is_old=True, seconds=seconds)
        return Answer(value=value, is_known=True)

    def is_finding(self) -> bool:
        """Whether an answer is being found."""
        with self._lock:
            return any(not entry.future.done() for entry in self._entries.values())

    def begin(self, question: Hashable, find: Callable[[], Any]) -> None:
        """Let an answer be found that will be asked for."""
        self._entry(question, find)

    def _entry(self, question: Hashable, find: Callable[[], Any]) -> _Entry:
        """The entry of a question, made or renewed where nobody is at it and the archive has changed, or it failed."""
        stamp = self._stamp()
        with self._lock:
            entry = self._entries.get(question)
            if entry is None or (entry.future.done() and (entry.stamp != stamp or _may_pass(entry.future))):
                before = entry.future if entry is not None else None
                entry = _Entry(stamp, self._workers.submit(find), time.monotonic(), before)
                self._entries[question] = entry
                while len(self._entries) > MOST_KEPT:
                    self._entries.popitem(last=False)
            self._entries.move_to_end(question)
            return entry

    def close(self) -> None:
        """Begin nothing more."""
        self._workers.shutdown(wait=False, cancel_futures=True)


def _left(entry: _Entry, patience: float) -> float:
    """For how long to wait: in all, since the work began, a page waits no longer than people do."""
    return max(GLANCE, patience - (time.monotonic() - entry.began))


def _may_pass(found: Future[Any]) -> bool:
    """Whether finding an answer failed by what may be over at the next try: a lock, too little memory. That there is no
    such person, say, holds until the archive changes.
    """
    error = found.exception()
    return error is not None and (not isinstance(error, CommuniqueError) or isinstance(error, ArchiveError))
