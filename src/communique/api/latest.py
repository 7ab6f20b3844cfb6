"""Something made of an archive and kept in memory, until the archive changes."""

from __future__ import annotations

import threading
from itertools import islice
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")


class Latest(Generic[T]):
    """One thing, made anew when ``stamp`` has changed. Those who ask while it is being made wait for it."""

    def __init__(self, stamp: Callable[[], str]) -> None:
        self._stamp = stamp
        self._made: tuple[str, T] | None = None
        self._lock = threading.Lock()

    def get(self, make: Callable[[], T]) -> T:
        """The thing as of now, made where it isn't there."""
        with self._lock:
            stamp = self._stamp()
            if self._made is None or self._made[0] != stamp:
                self._made = None  # two at once may be more than there is room for
                self._made = (stamp, make())
            return self._made[1]

    def forget(self) -> None:
        """Let go of it."""
        self._made = None


class Remembered(Generic[T]):
    """What an iterator gives, each thing found once however many go through it, also at once."""

    def __init__(self, source: Iterator[T]) -> None:
        self._source = source
        self._found: list[T] = []
        self._lock = threading.Lock()

    def __iter__(self) -> Iterator[T]:
        place = 0
        while self._has(place):
            yield self._found[place]
            place += 1

    def _has(self, place: int) -> bool:
        with self._lock:
            if place == len(self._found):
                self._found.extend(islice(self._source, 1))
            return place < len(self._found)
