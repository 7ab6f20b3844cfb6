"""What became of proposals and requests, by each account."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.text.told import outlet_told, speakers_told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Uptake
    from communique.model.uptake import Taken
    from communique.views.brief.notes import Notes

MOST = 4
ORDER: tuple[Taken, ...] = ("agreed", "echoed", "answered", "passed over", "discussed")
"""What a memo tells, first what was taken up; where a text doesn't tell or isn't clear it says nothing."""
TOLD: dict[Taken, str] = {
    "agreed": "agreed by both",
    "echoed": "echoed",
    "answered": "answered in other words",
    "discussed": "discussed by both",
    "passed over": "passed over in the reply that this text reports",
}
ASKING = frozenset({"propose", "offer", "request", "demand", "invite"})
"""Acts that ask for an answer; courtesies and hopes have their own view."""


def taken_up(uptakes: Sequence[Uptake], notes: Notes) -> Section | None:
    """The points that ask for an answer and of which an account tells what became of them."""
    asking = [one for one in uptakes if one.point.act in ASKING or one.point.proposes]
    ranked = sorted((one for one in asking if one.taken in ORDER), key=lambda one: ORDER.index(one.taken))
    if not ranked:
        return None
    lines = tuple(_line(one, notes) for one in ranked[:MOST])
    return Section(heading="What was taken up", lines=lines, left_out=len(asking) - len(lines), command="uptake {}")


def _line(one: Uptake, notes: Notes) -> Line:
    cited = one.point.cited
    speakers = speakers_told(one.point.speakers)
    outlet = outlet_told(cited.provenance)
    reply = f": “{one.reply.cited.words}”" if one.reply is not None else ""
    proofs = (cited,) if one.reply is None else (cited, one.reply.cited)
    return Line(text=f"{speakers}, “{cited.words}” ({outlet}): {TOLD[one.taken]}{reply}", notes=notes.of(*proofs))
