"""Silences in words and as rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.render.citing import quotable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from communique.model import Rate, Silence
    from communique.render.rows import Row


def silence_told(silence: Silence, side_name: Callable[[str], str] | None = None) -> str:
    """What the one side tells alone, and how usual that is, in one line. ``side_name`` makes names of codes."""
    one, other = map(side_name or str, (silence.told_by, silence.missing_from))
    what = f"“{silence.what}”" if silence.kind == "formula" else silence.what
    told, carried = silence.told, silence.carried
    return (
        f"{what}: told by {one} alone; {one} told it in {told.count} of {told.of} exchanges that "
        f"outlets of both sides tell of, {other} carried it in {carried.count} of those {carried.of}"
        f"{interval(carried)}"
    )


def interval(rate: Rate) -> str:
    """The bounds of a share: " (0 to 56 %)"; nothing where nothing was counted."""
    if not rate.of:
        return ""
    return f" ({round(100 * rate.low)} to {round(100 * rate.high)} %)"


def silence_rows(silences: Iterable[Silence]) -> Iterator[Row]:
    """One row a silence, with its counts, bounds and the words of the side that tells."""
    for silence in silences:
        yield {
            "kind": silence.kind,
            "what": silence.what,
            "told_by": silence.told_by,
            "missing_from": silence.missing_from,
            "told": silence.told.count,
            "exchanges": silence.told.of,
            "carried": silence.carried.count,
            "carried_low": silence.carried.low,
            "carried_high": silence.carried.high,
            "counted": list(silence.exchanges),
            "citations": [quotable(cited) for cited in silence.cited],
        }
