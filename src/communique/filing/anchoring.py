"""Rulings by hand find their reports again when a document is read anew, and give linking its bonds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.records.judging import is_retold
from communique.records.rulings import Bound

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Claim
    from communique.store.contract import Writer
    from communique.store.contract_terms import Anchor


def bind_anew(writer: Writer, name: str, texts: Iterable[str]) -> set[int]:
    """Let the anchors of a document, by its name or one of its texts, find the reports that tell now of what they did;
    the rulings for which that changed something.
    """
    found = {(one.ruling, one.claim.id): one for sha256 in texts for one in writer.anchors_of(name, sha256)}
    changed = set()
    for anchor in found.values():
        report = _find(writer, anchor)
        if report != anchor.bound:
            writer.bind(anchor, report)
            changed.add(anchor.ruling)
    return changed


def bound_reports(anchors: Iterable[Anchor]) -> list[Bound]:
    """The reports of which standing rulings speak."""
    return [Bound(one.ruling, one.verb, one.part, one.bound) for one in anchors if one.bound is not None]


def _find(writer: Writer, anchor: Anchor) -> str | None:
    """The very report, if it is current; else the one that retells it in the same text, or in the text that the same name stands
    for now.
    """
    if writer.claims([anchor.claim.id]):
        return anchor.claim.id
    text = anchor.claim.document
    now = text if writer.is_current(text) else writer.known(anchor.name, text).points_at
    told: list[Claim] = [claim for claim, _ in writer.claims_of(now)] if now is not None else []
    return next((claim.id for claim in told if is_retold(claim, anchor.claim)), None)
