"""How sure the speakers of a statement are: by the way in which they were found, and how often that way was right.

``data/speaker_confidence.csv`` counts for each way, over the gold, how many speakers found so were right, no document more
than three times; the confidence is that share, drawn a little towards the share of all ways. ``eval/calibrate.py`` makes the table and tests it across
documents.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.readers.statements.descriptions import JOINT_PEOPLE, JOINT_SIDES
from communique.readers.statements.draft import JOINTLY

if TYPE_CHECKING:
    from communique.model import Span
    from communique.readers.statements.draft import Draft
    from communique.readers.statements.scene import Scene

LEAST = 0.75
"""The confidence below which a statement is left without speakers: where ``eval/calibrate.py`` finds a gap between ways
that fail now and then and ways that fail often.
"""

UNKNOWN = 0.5
"""The confidence of a way that the table does not know."""

COLUMNS = ("basis", "confidence", "right", "tried", "note")
PRONOUNS = frozenset("he she they both i we".split())
PAIR = 2


def weighed(draft: Draft, text: str, scene: Scene) -> Draft:
    """The draft with the confidence of its speakers; where that is too low they are only considered."""
    if not draft.speakers:
        return draft
    basis = basis_of(draft, text, scene)
    confidence = speaker_confidence().get(basis, UNKNOWN)
    sure = replace(draft, confidence=confidence, rule=f"{draft.rule}; {basis}")
    return sure if confidence >= LEAST else replace(sure, speakers=(), considered=draft.speakers)


def basis_of(draft: Draft, text: str, scene: Scene) -> str:
    """How the speakers of a draft were found, by its rule and the words that name them; ", of many" where the text has
    more than one exchange or more than two who take part, so that there are more to be taken for one another; "jointly: "
    in a joint text, where its issuers are meant, be they people or sides.
    """
    if draft.rule.startswith(JOINTLY):
        issuers = "people" if all(actor.name is not None for actor in draft.speakers) else "sides"
        return f"{JOINTLY}{_way(draft, text, scene).removeprefix(JOINTLY)}, {issuers}"
    many = len(scene.reports) > 1 or any(len(report.participants) > PAIR for report in scene.reports)
    return _way(draft, text, scene) + (", of many" if many else "")


def _way(draft: Draft, text: str, scene: Scene) -> str:
    if draft.cue is None and not draft.relayed:
        return draft.rule
    if draft.source is None:
        return "without subject"
    words = draft.source.of(text).lower().replace(",", " ").split()
    if words[0] in PRONOUNS and len(words) <= PAIR:
        return words[0]
    several = len(draft.speakers) > 1
    if _names_all(draft, draft.source, scene):
        return "names" if several else "name"
    if several and not (JOINT_PEOPLE | JOINT_SIDES).isdisjoint(words):
        return "joint words"
    if all(actor.name is None for actor in draft.speakers):
        return "sides" if several else "side"
    return "descriptions" if several else "description"


def _names_all(draft: Draft, source: Span, scene: Scene) -> bool:
    named = {figure.name for figure in scene.figure_at(source)}
    return all(actor.name in named for actor in draft.speakers)


@cache
def speaker_confidence() -> dict[str, float]:
    """The confidence of each way of finding speakers."""
    rows = read_table("speaker_confidence", COLUMNS, package="communique.readers")
    return {row["basis"]: float(row["confidence"]) for row in rows}
