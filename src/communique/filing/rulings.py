"""Judgements by hand: logged, weighed against those that stand, and put into effect."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from communique.filing.anchoring import bound_reports
from communique.filing.judging import Batch, link_outdated, relink
from communique.filing.reviewing import settle
from communique.model import NotFoundError, Ruling, UsageError
from communique.model.ruling import Verdict
from communique.records.rulings import against_merge, against_split

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from communique.model import Claim
    from communique.model.ruling import Verb
    from communique.store.contract import Store, Writer

    Groups = tuple[Collection[str], Collection[str]]

DONE = {"merge": "merged", "split": "split"}


def merge(store: Store, exchanges: tuple[str, str], *, who: str, why: str) -> int:
    """Judge that two exchanges, by their slugs, are one event; the number of the ruling. Raises UsageError where a
    standing ruling says otherwise.
    """
    one, other = exchanges
    if one == other:
        raise UsageError(f"{one}: both names mean this one exchange already. Name two.")
    with store.writing() as writer:
        link_outdated(writer)
        claims = [*_told_by(writer, one), *_told_by(writer, other)]
        against = against_merge(bound_reports(writer.anchors()), [claim.id for claim in claims])
        _refuse(f"{one} and {other} can't be merged: they were split by hand", against)
        ruling = _draft("merge", f"{one} + {other}", who, why)
        return _rule(writer, ruling, [(0, claim) for claim in claims], exchanges)


def split(store: Store, exchange: str, leaving: Callable[[Claim], bool], *, who: str, why: str, called: str) -> int:
    """Judge that some reports of an exchange tell of another event than its other ones; the number of the ruling.
    ``called`` says which. Raises UsageError where none, or all, would leave, or a standing ruling says otherwise.
    """
    with store.writing() as writer:
        link_outdated(writer)
        claims = _told_by(writer, exchange)
        off, staying = [claim for claim in claims if leaving(claim)], [claim for claim in claims if not leaving(claim)]
        if not off or not staying:
            what = "no report would stay" if off else "no report of it is named"
            raise UsageError(f"{exchange}: {what}. communique show {exchange} lists them.")
        return _split(writer, exchange, (off, staying), _draft("split", f"{exchange} - {called}", who, why))


def tell_apart(store: Store, exchange: str, groups: Groups, *, who: str, why: str) -> int:
    """Judge that two groups of reports (ids) of an exchange are two events, and nothing of its others; the number of the
    ruling. Raises NotFoundError where one of them is not of this exchange, UsageError where a standing ruling says otherwise.
    """
    with store.writing() as writer:
        link_outdated(writer)
        off, staying = (_reports_of(writer, exchange, group) for group in groups)
        outlets = ", ".join(dict.fromkeys(claim.outlet or "a text without an outlet" for claim in off))
        return _split(writer, exchange, (off, staying), _draft("split", f"{exchange} - {outlets}", who, why))


def keep_together(store: Store, exchange: str, groups: Groups, *, who: str, why: str) -> int:
    """Judge that two groups of reports (ids) of an exchange are one event, as the program has it; the number of the ruling.
    Raises as ``tell_apart`` does.
    """
    with store.writing() as writer:
        link_outdated(writer)
        claims = [claim for group in groups for claim in _reports_of(writer, exchange, group)]
        against = against_merge(bound_reports(writer.anchors()), [claim.id for claim in claims])
        _refuse(f"{exchange} can't be kept together: it was split by hand", against)
        return _rule(
            writer, _draft("merge", f"{exchange} as it is", who, why), [(0, claim) for claim in claims], [exchange]
        )


def keep_apart(store: Store, exchanges: tuple[str, str], *, who: str, why: str) -> int:
    """Judge that two exchanges, by their slugs, are two events; the number of the ruling, which is a split of what never
    was one. Raises UsageError where a standing ruling says otherwise.
    """
    one, other = exchanges
    if one == other:
        raise UsageError(f"{one}: both names mean this one exchange. communique split parts its reports.")
    with store.writing() as writer:
        link_outdated(writer)
        parts = [(part, claim) for part, slug in enumerate(exchanges) for claim in _told_by(writer, slug)]
        off, staying = ([claim.id for part, claim in parts if part == number] for number in (0, 1))
        against = against_split(bound_reports(writer.anchors()), off, staying)
        _refuse(f"{one} and {other} can't be kept apart: their reports were merged by hand", against)
        return _rule(writer, _draft("split", f"{one} from {other}", who, why), parts, exchanges)


def undo(store: Store, number: int, *, who: str, why: str) -> None:
    """Let a ruling stand no more. Raises NotFoundError where there is none of this number, UsageError where it was undone."""
    ruling = next((ruling for ruling in store.rulings() if ruling.id == number), None)
    if ruling is None:
        raise NotFoundError(
            f"{number}: there is no judgement by hand of this number. communique judgements lists them."
        )
    if ruling.undone is not None:
        raise UsageError(f"{number}: {ruling.undone_by} has undone this judgement on {ruling.undone[:10]} already.")
    with store.writing() as writer:
        link_outdated(writer)
        if ruling.verb in get_args(Verdict):
            writer.undo(number, who=who, why=why)
            settle(writer, writer.reviewed_texts(number))
            return
        bound = {one.bound for one in writer.anchors() if one.ruling == number and one.bound is not None}
        exchanges = {exchange for _, exchange in writer.claims(bound) if exchange is not None}
        writer.undo(number, who=who, why=why)
        relink(writer, Batch(exchanges=exchanges), judge=who, reason=f"judgement {number} by hand was undone")


def _told_by(writer: Writer, exchange: str) -> Sequence[Claim]:
    claims = writer.told_by(exchange)
    if not claims:
        raise NotFoundError(f"{exchange}: no report tells of it any more. communique exchanges lists what there is.")
    return claims


def _reports_of(writer: Writer, exchange: str, reports: Collection[str]) -> Sequence[Claim]:
    """The claims with these ids. Raises NotFoundError where the exchange has not all of them, or none is named."""
    found = [claim for claim in _told_by(writer, exchange) if claim.id in reports]
    if not found or len(found) < len(frozenset(reports)):
        raise NotFoundError(
            f"{exchange}: not all of these reports tell of it now. communique show {exchange} lists those that do."
        )
    return found


def _split(writer: Writer, exchange: str, parts: tuple[Sequence[Claim], Sequence[Claim]], ruling: Ruling) -> int:
    off, staying = ([claim.id for claim in part] for part in parts)
    against = against_split(bound_reports(writer.anchors()), off, staying)
    _refuse(f"{exchange} can't be split so: what would part was merged by hand", against)
    return _rule(writer, ruling, [(number, claim) for number, part in enumerate(parts) for claim in part], [exchange])


def _refuse(what: str, against: Sequence[int]) -> None:
    if against:
        commands = ", ".join(f"communique undo {number}" for number in against)
        numbers = " and ".join(map(str, against))
        raise UsageError(f"{what} (judgement {numbers}). Undo that first: {commands}.")


def _draft(verb: Verb, told: str, who: str, why: str) -> Ruling:
    if not why.strip():
        raise UsageError("A judgement needs a reason. Give it with --why.")
    return Ruling(id=0, verb=verb, who=who, why=why.strip(), made="", told=told)


def _rule(writer: Writer, ruling: Ruling, anchors: Iterable[tuple[int, Claim]], exchanges: Iterable[str]) -> int:
    number = writer.rule(ruling, anchors)
    reason = f"{DONE[ruling.verb]} by hand (judgement {number}): {ruling.why}"
    relink(writer, Batch(exchanges=set(exchanges)), judge=ruling.who, reason=reason)
    return number
