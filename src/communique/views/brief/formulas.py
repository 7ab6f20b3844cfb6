"""Which known formulas of diplomacy were used, and in how many exchanges of the same sides they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Line, Section
from communique.text.told import outlet_told
from communique.views.citing import cite
from communique.views.phrases.formulas import formulas_in, known_as

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from communique.model import Citation, Provenance, Rate, Reading
    from communique.views.brief.notes import Notes

MOST = 3


def formulas(
    told: Sequence[tuple[Reading, Provenance]], share_of: Callable[[str], Rate], notes: Notes
) -> Section | None:
    """The formulas of the table in what speakers say, those first that more accounts carry. ``share_of`` counts the
    exchanges of these sides in which someone says a formula, of all.
    """
    found: dict[str, list[Citation]] = {}
    for reading, provenance in told:
        for statement in reading.statements:
            cited = cite(reading.document.text, statement.content, provenance)
            for formula in formulas_in(cited.words):
                found.setdefault(formula, []).append(cited)
    if not found:
        return None
    ranked = sorted(found, key=lambda formula: -len({cited.provenance.document for cited in found[formula]}))
    lines = tuple(_line(formula, share_of(formula), found[formula], notes) for formula in ranked[:MOST])
    return Section(heading="Formulas", lines=lines, left_out=len(found) - len(lines), command="phrases")


def _line(formula: str, share: Rate, cited: Sequence[Citation], notes: Notes) -> Line:
    note = known_as([formula])
    outlets = dict.fromkeys(outlet_told(one.provenance) for one in cited)
    known = f" ({note})" if note else ""
    text = f"“{formula}”{known}, by the account of {' and '.join(outlets)}: said in {share.count} of {share.of} exchanges of these sides"
    return Line(text=text, notes=notes.of(*cited))
