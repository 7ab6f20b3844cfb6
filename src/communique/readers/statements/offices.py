"""Who holds an office that a text names without a name ("the Prime Minister", "the Kuwaiti minister")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Actor

if TYPE_CHECKING:
    from communique.readers.cast import Figure
    from communique.readers.statements.scene import Scene

GENERIC = {
    "leader": frozenset(
        {
            "president",
            "prime minister",
            "premier",
            "chancellor",
            "general secretary",
            "king",
            "emir",
            "amir",
            "sultan",
            "crown prince",
            "chairman",
            "head",
        }
    ),
    "diplomat": frozenset(
        {
            "foreign minister",
            "minister of foreign affairs",
            "secretary of state",
            "foreign secretary",
            "minister for foreign affairs",
            "foreign affairs",
        }
    ),
    "head of state": frozenset({"president", "king", "queen", "emir", "sultan"}),
    "head of government": frozenset({"premier", "prime minister", "chancellor", "taoiseach"}),
    "premier": frozenset({"premier", "prime minister"}),
    "pm": frozenset({"prime minister"}),
    "fm": frozenset({"foreign minister", "minister of foreign affairs", "foreign affairs"}),
    "foreign minister": frozenset(
        {"foreign minister", "minister of foreign affairs", "minister for foreign affairs", "foreign affairs"}
    ),
    "monarch": frozenset({"king", "queen", "emir", "sultan"}),
    "king": frozenset({"king", "custodian of the two holy mosques"}),
}
ROLE = re.compile(
    r"\b(?:(?:vice|deputy|first|prime|foreign|defen[cs]e|finance|interior|trade|crown|general|secretary|state|assistant|high|special|national security|permanent)[ -])*"
    r"(?:presidents?|ministers?|premiers?|chancellors?|kings?|queens?|emirs?|amirs?|sultans?|princes?|princess|secretary(?:[ -]general| of state)?|secretaries|leaders?|diplomats?|"
    r"advis[eo]rs?|chairm[ae]n|chairwoman|chairpersons?|speakers?|governors?|ambassadors?|envoys?|commissioners?|representatives?|councill?ors?|pm|fm|head of state|premier|"
    r"chiefs?|directors?|pope|taoiseach|t[áa]naiste|general|undersecretary|administrator|monarch|nsa)\b"
)


def holder(role: str, side: str | None, scene: Scene) -> tuple[Actor, ...]:
    """Who holds the office named: the one person of the text to whom it can belong."""
    wanted = _wanted(role)
    people = [figure for figure in scene.cast.figures if side is None or scene.actor(figure).side == side]
    if side is None and scene.own_office is not None and _office_is(scene.own_office, wanted):
        return _own(people, wanted, scene)
    exact = [figure for figure in people if any(_office_is(office, wanted) for office in figure.offices)]
    found = exact or [figure for figure in people if any(_office_has(office, wanted) for office in figure.offices)]
    found = _closest(found, wanted, scene)
    if len(found) == 1:
        return (scene.actor(found[0]),) if side is not None or not _rivals(found[0], scene) else ()
    if found:
        return _speaking(found, scene)
    return _unplaced(side, wanted, scene) if side is not None else ()


def holders_met(role: str, scene: Scene) -> tuple[Actor, ...]:
    """ "Both foreign ministers": the two who hold the office among those named so far, if one of them takes part."""
    wanted = _wanted(role)
    named = [figure for figure in scene.cast.figures if figure.uses and figure.uses[0].start < scene.here]
    found = [scene.actor(figure) for figure in named if any(_office_is(office, wanted) for office in figure.offices)]
    return tuple(found) if len(found) == 2 and set(found) & set(scene.principals) else ()


def party_leader(scene: Scene) -> tuple[Actor, ...]:
    """The one person of the text who holds an office of a party; nobody where there is none."""
    found = [figure for figure in scene.cast.figures if any("party" in office.lower() for office in figure.offices)]
    return (scene.actor(found[0]),) if len(found) == 1 else ()


def _rivals(holder_found: Figure, scene: Scene) -> bool:
    """Whether another principal, of whom the text tells no office, may be meant rather than whoever spoke last."""
    return scene.last != (scene.actor(holder_found),) and any(
        figure is not holder_found and not figure.offices and scene.actor(figure) in scene.principals
        for figure in scene.cast.figures
    )


def _speaking(found: list[Figure], scene: Scene) -> tuple[Actor, ...]:
    """Of several holders the one who spoke last, if he is the first of the text or its publisher's; else nobody."""
    first = scene.principals[:1] or tuple(map(scene.actor, scene.cast.figures[:1]))
    return scene.last if len(scene.last) == 1 and scene.last == first and first[0] in map(scene.actor, found) else ()


def _wanted(role: str) -> frozenset[str]:
    role = role.replace("-", " ")
    last = role.rsplit(maxsplit=1)[-1]
    return GENERIC.get(role) or (GENERIC[last] if last in {"leader", "diplomat"} else frozenset({role}))


def _own(people: list[Figure], wanted: frozenset[str], scene: Scene) -> tuple[Actor, ...]:
    """The publisher's own holder of an office that the text names first and without a name."""
    if scene.officer is not None:
        return (scene.officer,)
    own = [
        figure
        for figure in people
        if figure.side is not None
        and figure.side == scene.home
        and any(_office_is(office, wanted) for office in figure.offices)
    ]
    if len(own) == 1:
        return (scene.actor(own[0]),)
    if own or scene.home is None:
        return ()
    scene.officer = Actor(name=None, side=scene.home)
    return (scene.officer,)


def _unplaced(side: str, wanted: frozenset[str], scene: Scene) -> tuple[Actor, ...]:
    """The holder of a side's office where nobody is introduced with both: the one of that side without an office, or
    of the publisher's side the one who holds it, or the one person of whom neither is told; else the side, if there
    is nobody who might be of it.
    """
    bare = [figure for figure in scene.cast.figures if scene.actor(figure).side == side and not figure.offices]
    sideless = [figure for figure in scene.cast.figures if scene.actor(figure).side is None]
    holders = [figure for figure in sideless if any(_office_is(office, wanted) for office in figure.offices)]
    own = holders if side == scene.home else []
    first = [figure for figure in sideless if not figure.offices] if len(sideless) == 1 else []
    for found in (bare, own, first):
        if len(found) == 1:
            return (scene.actor(found[0]),)
    return () if sideless else (Actor(name=None, side=side),)


def _closest(found: list[Figure], wanted: frozenset[str], scene: Scene) -> list[Figure]:
    """Narrow several holders: those met so far, those who took part, those not named in the same sentence, those first introduced with
    the office, the one of the outlet's own side.
    """
    for keep in (
        lambda figure: not figure.uses or figure.uses[0].start < scene.here,
        lambda figure: scene.actor(figure) in scene.principals,
        lambda figure: figure not in scene.present,
        lambda figure: _office_is(figure.offices[0], wanted),
        lambda figure: figure.side is not None and figure.side == scene.home,
    ):
        if len(found) > 1:
            found = [figure for figure in found if keep(figure)] or found
    return found


def _office_is(office: str, wanted: frozenset[str]) -> bool:
    """Whether an office as printed is one of the wanted roles and not a deputy's."""
    folded = office.lower().replace("-", " ")
    return any(
        re.search(rf"\b{re.escape(role)}\b", folded) is not None
        and (
            role.startswith(("vice", "deputy"))
            or re.search(rf"\b(?:vice|deputy|former|assistant)\s+(?:\w+\s+)?{re.escape(role)}\b", folded) is None
        )
        and not (role == "minister" and "prime minister" in folded)
        for role in wanted
    )


def _office_has(office: str, wanted: frozenset[str]) -> bool:
    folded = office.lower()
    return any(role.split()[-1] in folded.split() and not folded.startswith(("vice", "deputy")) for role in wanted)
