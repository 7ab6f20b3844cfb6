"""What an account says became of each point that somebody made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.model import Uptake
from communique.views.comparing.likeness import load_likeness
from communique.views.uptake.points import points_of
from communique.views.uptake.replies import answers_by_act, gives_back, initiating_acts, is_substance, speaks_of
from communique.views.uptake.sides import is_joint, is_other, is_to_others, takes_part
from communique.views.uptake.silence import FEW, Account, doubt, heard_of, summed_up
from communique.views.uptake.wording import Overlap, OwnWords, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Actor, Point, Provenance, Reading, Statement
    from communique.model.uptake import Taken

COMMITTING = frozenset({"agree", "pledge", "reaffirm", "propose", "support", "hope", "offer"})
"""What both sides together do with a point that they take up."""

PLAIN = frozenset({"state", "support", "reaffirm"})
"""What may propose or offer by its words ("stressed that the two sides should ...")."""

UNSURE = "a later statement says it too, but whose it is isn't certain"

RANK: tuple[Taken, ...] = ("agreed", "echoed", "answered", "discussed", "passed over", "unclear", "not told")


class Found(NamedTuple):
    """A reply to a point: what it does, and why one thinks so."""

    taken: Taken
    reply: Point
    rule: str
    overlap: Overlap


def find_uptake(
    reading: Reading, provenance: Provenance, statements: Sequence[Statement] | None = None, exchange: str | None = None
) -> list[Uptake]:
    """Each proposal, offer, request, wish and courtesy of one side in an account, with what the account's later statements
    do with it, in the order of the text. ``statements`` are those of the account's exchange, by default all.

    A point that only takes up an earlier one of the other side is an answer, and is listed only where it is answered
    in turn.
    """
    told = reading.statements if statements is None else statements
    points = points_of(reading, told, provenance)
    account = Account(reading, points, OwnWords(names_in(reading)))
    made = [_uptake(point, account, exchange) for point in points if _asks(point, points)]
    answers = {id(uptake.reply) for uptake in made if _is_mere_answer(uptake)}
    return [uptake for uptake in made if id(uptake.point) not in answers or uptake.reply is not None]


def _is_mere_answer(uptake: Uptake) -> bool:
    """Whether the reply to a point only takes it up: it has its words, or thanks for it."""
    if uptake.reply is None:
        return False
    return (bool(uptake.shared) and is_substance(uptake.point)) or uptake.reply.act == "thank"


def _asks(point: Point, points: Sequence[Point]) -> bool:
    """Whether a point is one side's, to the other, and asks for an answer."""
    if not point.speakers or is_joint(point.speakers):
        return False
    present: Iterable[Actor] = {actor for other in points for actor in other.speakers}
    if is_to_others(point, present):
        return False
    return point.act in initiating_acts() or (point.act in PLAIN and point.proposes)


def _uptake(point: Point, account: Account, exchange: str | None) -> Uptake:
    points, wording = account.points, account.wording
    after = [
        other for other in points if other.cited.spans[0].start > point.cited.spans[-1].start and other is not point
    ]
    joint = [other for other in (*_opening(points), *after) if is_substance(point) and takes_part(point, other)]
    replies = heard_of(point, points)
    found = [
        *(_jointly(point, other, wording) for other in joint),
        *(_alone(point, other, account) for other in replies),
    ]
    best = min((one for one in found if one is not None), key=_order, default=None)
    heard = len({other.statement for other in replies})
    if best is None:
        unsure = any(_can_mean(point, other, wording) for other in after if not other.speakers)
        untaken: tuple[Taken, str] = ("unclear", UNSURE) if unsure else _untaken(account, point, replies)
        taken, rule = untaken
        return Uptake(point=point, taken=taken, rule=rule, heard=heard, exchange=exchange)
    return Uptake(
        point=point,
        taken=best.taken,
        rule=best.rule,
        reply=best.reply,
        shared=best.overlap.same,
        likeness=round(load_likeness().of(point.cited.words, best.reply.cited.words), 3),
        heard=heard,
        exchange=exchange,
    )


def _untaken(account: Account, point: Point, replies: Sequence[Point]) -> tuple[Taken, str]:
    """Of a point that nothing takes up: passed over only where the replies plainly speak of other things."""
    why = doubt(account, point, replies) if replies else summed_up(account, point)
    if why is not None:
        return "unclear", why
    if not replies:
        return "not told", "the text reports no later statement of the other side"
    heard = len({reply.statement for reply in replies})
    if heard == 1:
        return "passed over", "the later statement of the other side speaks of other things"
    return "passed over", f"{heard} later statements of the other side speak of other things"


def _can_mean(point: Point, other: Point, wording: OwnWords) -> bool:
    overlap = wording.overlap(point.cited.words, other.cited.words)
    return overlap.is_echo or overlap.is_answer


def _order(found: Found) -> tuple[int, float, int]:
    return (RANK.index(found.taken), -found.overlap.covered, found.reply.cited.spans[0].start)


def _opening(points: Sequence[Point]) -> list[Point]:
    """What both sides do together before anybody speaks alone: the sum of it all, set first."""
    found: list[Point] = []
    for point in points:
        if not is_joint(point.speakers or ()) if point.speakers else True:
            break
        found.append(point)
    return found


def _jointly(point: Point, joint: Point, wording: OwnWords) -> Found | None:
    overlap = wording.overlap(point.cited.words, joint.cited.words, places=False)
    named = point.initiatives & joint.initiatives
    if not (overlap.is_echo or overlap.is_answer or named):
        return None
    words = _listed(overlap.same)
    if joint.act in COMMITTING:
        return Found("agreed", joint, f"both sides together: {words}", overlap)
    if joint.act == "discuss":
        return Found("discussed", joint, f"both discussed it: {words}", overlap)
    return None


def _alone(point: Point, reply: Point, account: Account) -> Found | None:
    return _in_its_words(point, reply, account) or _in_others(point, reply, account)


def _in_its_words(point: Point, reply: Point, account: Account) -> Found | None:
    """A reply that names what the point names, or says it in some of its words."""
    overlap = account.wording.overlap(point.cited.words, reply.cited.words, places=False)
    if named := sorted(point.initiatives & reply.initiatives):
        return Found("echoed", reply, f"both name {', '.join(named)}", overlap)
    if not (is_substance(reply) and is_substance(point)):
        return None
    if overlap.is_echo:
        return Found("echoed", reply, f"the same words: {_listed(overlap.same)}", overlap)
    if overlap.is_answer:
        return Found("answered", reply, f"speaks of it: {_listed(overlap.same)}", overlap)
    of_one_topic = account.wording.is_of_one_topic(point.cited.words, reply.cited.words)
    if reply.act in COMMITTING and overlap.same and of_one_topic:
        return Found("answered", reply, f"on the same topic: {_listed(overlap.same)}", overlap)
    return None


def _in_others(point: Point, reply: Point, account: Account) -> Found | None:
    """A reply that means the point without its words: by a noun that stands for it, or by what it does."""
    overlap = account.wording.overlap(point.cited.words, reply.cited.words, places=False)
    between = _between(point, reply, account.points)
    is_first = not any(is_other(point, other) for other in between if other.statement != reply.statement)
    own = [other for other in between if other.speakers == point.speakers]
    meant = speaks_of(point, reply, own, is_first=is_first)
    if meant is not None:
        return Found("answered", reply, f"“{meant}” stands for it", overlap)
    if gives_back(point, reply):
        return Found("answered", reply, "returned in kind", overlap)
    by = answers_by_act(point, reply)
    if by is None:
        return None
    if overlap.same and len(account.wording.of(reply.cited.words)) <= FEW:
        return Found("answered", reply, f"“{by}”, and speaks of it: {_listed(overlap.same)}", overlap)
    is_next = is_first and all(other.statement == point.statement for other in own)
    return (
        Found("answered", reply, f"right behind it: “{by}”", overlap)
        if is_next and _is_of(point, reply, account)
        else None
    )


def _is_of(point: Point, reply: Point, account: Account) -> bool:
    """Whether an answer can be to a point: it names something of the same subject, or in the same paragraph hardly anything
    else; to a wish or courtesy only this.
    """
    few = len(account.wording.of(reply.cited.words)) <= FEW and account.in_one_paragraph(point, reply)
    if not is_substance(point):
        return few
    return few or account.wording.touch(point.cited.words, reply.cited.words) is not None


def _between(point: Point, reply: Point, points: Sequence[Point]) -> list[Point]:
    begins, ends = point.cited.spans[0].start, reply.cited.spans[0].start
    return [other for other in points if begins < other.cited.spans[0].start < ends]


def _listed(words: Sequence[str]) -> str:
    return ", ".join(words) or "synonyms"
