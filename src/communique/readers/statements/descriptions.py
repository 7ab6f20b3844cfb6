"""Whom a description means: "the two leaders", "the Chinese side", "his counterpart", "Tokyo", "a senior official"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Actor
from communique.readers.statements.groups import is_unnamed_source, speaking_nouns
from communique.readers.statements.offices import ROLE, holder, holders_met, party_leader
from communique.readers.statements.pronouns import pronoun

if TYPE_CHECKING:
    from communique.readers.statements.scene import Scene

JOINT_PEOPLE = frozenset(
    "leaders presidents ministers principals pair duo premiers chancellors counterparts diplomats officials advisors advisers nsas fms pms "
    "secretaries parties chiefs monarchs heads interlocutors friends men women statesmen envoys participants ambassadors kings".split()
)
JOINT_SIDES = frozenset(
    "sides countries nations governments delegations neighbors neighbours states teams allies partners side".split()
)
DELEGATIONS = frozenset({"delegations", "teams"})
MANY = frozenset({"partners", "allies", "group"})
"""Those who take part, where they are more than two."""
PAIR = 2
OFFICE_HOLDERS = frozenset("presidents ministers premiers secretaries".split())
MEETINGS = frozenset(
    "meeting meetings call talks conversation discussion discussions dialogue session summit consultations negotiations visit exchange "
    "conversations calls".split()
)
ORDINALS = {"former": 0, "latter": 1}
OTHERS = frozenset("counterpart colleague interlocutor guest host".split())
RECENTLY = 4
VAGUE = frozenset("parties participants partners officials".split())
COUPLE = frozenset({"two", "both"})
HONORIFICS = frozenset("excellency majesty highness".split())
MENTIONED_AGAIN = frozenset("spokesman spokeswoman spokesperson source official diplomat".split())
HEAD_OF = re.compile(r"\bhead of (?:the )?(?:[\w-]+ )?(?P<what>government|state)\b")
ASIDE = re.compile(r"\s*\([^()]*\)")
UNNAMED = frozenset(
    "officials official executives legislators staff members spokesperson spokesman spokeswoman source sources experts analysts observers reporters "
    "journalists people delegates mayors lawmakers scholars students diplomat aide aides representatives".split()
)
SIDE_WORDS = frozenset(
    "side government party state ministry delegation authorities people administration directorate bloc commission council union alliance secretariat department community leadership nation country embassy cabinet parliament republic kingdom".split()
)
PLAIN = frozenset("senior top unnamed some several local key community many most one other".split())
INSTITUTIONS = frozenset("ministry office presidency embassy chancellery".split())


def described(text: str, word: str, scene: Scene) -> tuple[Actor, ...]:
    """Whom the words ``text`` mean, whose head is ``word``; empty where that is not sure."""
    folded = text.lower()
    side = _side_in(text, scene)
    if word in MEETINGS:
        return scene.participants
    if word in ORDINALS or word in OTHERS:
        return _by_contrast(word, folded, side, scene)
    if word == "group" and folded != "the group":
        return ()
    if (word in JOINT_PEOPLE or word in JOINT_SIDES or word == "group") and side is None and _is_joint(folded):
        return _together(word, folded, scene)
    if folded.startswith(("a ", "an ", "one ")):
        return _body(text, word, side, scene) or _group(text, word, side, scene)
    office = _office(word, folded, side, scene)
    return _body(text, word, side, scene) or _group(text, word, side, scene) if office is None else office


def _together(word: str, folded: str, scene: Scene) -> tuple[Actor, ...]:
    """ "The two leaders", "both ministers", "the sides"; delegations on a trip are those who met there."""
    if word in DELEGATIONS and scene.on_trip:
        return scene.several if len(scene.several) > 1 and scene.several_age <= RECENTLY else scene.participants
    if word in MANY and len(scene.participants) > PAIR:
        return scene.participants
    couple = bool(COUPLE & set(folded.split()))
    found = _counted(_joint(word, scene, couple=couple), word, folded, scene)
    named = ROLE.search(folded) if couple and not found and word in OFFICE_HOLDERS else None
    return holders_met(named.group().removesuffix("s"), scene) if named is not None else found


def _office(word: str, folded: str, side: str | None, scene: Scene) -> tuple[Actor, ...] | None:
    """Who holds the office or bears the style that the words name; None where they name neither."""
    head_of, role = HEAD_OF.search(folded), ROLE.search(folded)
    if word == "head" and head_of is not None:
        return holder(f"head of {head_of['what']}", side, scene)
    if role is None:
        him = "she" if folded.startswith("her ") else "he"
        return pronoun(him, scene) or _at_home(word, scene) if word in HONORIFICS else None
    if "party" in folded.split() and "party" not in role.group():
        return party_leader(scene)
    meant = word in re.split("[ -]", role.group()) or word in HONORIFICS
    return holder(role.group(), side, scene) if meant and not word.endswith("s") else None


def _body(text: str, word: str, side: str | None, scene: Scene) -> tuple[Actor, ...]:
    """A ministry, a side, a people, a capital: whoever acts for a country or an organisation."""
    if word in INSTITUTIONS:
        return _institution(text, side, scene)
    if side is not None and (word in SIDE_WORDS or scene.gazetteer.side_of(ASIDE.sub("", text)) is not None):
        return (Actor(name=group_name(text) if word == "people" else None, side=side),)
    form = scene.gazetteer.lookup(text)
    return (Actor(name=None, side=form.code),) if form is not None and form.kind == "capital" else ()


def _at_home(style: str, scene: Scene) -> tuple[Actor, ...]:
    """Whom the outlet of a monarchy styles "His Highness": the one who takes part for its own side."""
    if style != "highness":
        return ()
    own = tuple(actor for actor in scene.principals if actor.side is not None and actor.side == scene.home)
    return own if len(own) == 1 and own[0].name is not None else ()


def _by_contrast(word: str, folded: str, side: str | None, scene: Scene) -> tuple[Actor, ...]:
    """The former or latter of the last two who spoke, or a counterpart."""
    if word in OTHERS:
        return _other(folded, side, scene)
    return (scene.pair[ORDINALS[word]],) if len(scene.pair) > 1 else ()


def _other(folded: str, side: str | None, scene: Scene) -> tuple[Actor, ...]:
    """ "His Kuwaiti counterpart": the one of that side, else the other one of the two who meet."""
    if side is not None:
        found = [figure for figure in scene.cast.figures if scene.actor(figure).side == side]
        here = [figure for figure in found if scene.actor(figure) in scene.principals] or found
        return (scene.actor(here[0]),) if len(here) == 1 else (Actor(name=None, side=side),) if not found else ()
    possessive = folded.split(maxsplit=1)[0] in {"his", "her"}
    return scene.other_than(scene.last[0]) if possessive and len(scene.last) == 1 else ()


def _institution(text: str, side: str | None, scene: Scene) -> tuple[Actor, ...]:
    """A ministry or office: the side named with it, else that of the last one named, else the publisher's."""
    named = [place.code for place in scene.gazetteer.find(text)]
    if side is not None:
        scene.institution = side
    possessed = text.lower().startswith(("his ", "her ", "its ", "their ")) and len(scene.last) == 1
    owner = scene.last[0].side if possessed else None
    found = side or (named[0] if named else owner or scene.institution or scene.home)
    return (Actor(name=None, side=found),) if found is not None else ()


def _is_joint(folded: str) -> bool:
    return any(mark in folded.split() for mark in ("two", "both", "the", "three", "their")) or len(folded.split()) == 1


def _counted(found: tuple[Actor, ...], word: str, folded: str, scene: Scene) -> tuple[Actor, ...]:
    """Those found, if they are as many as the words say, are people where it speaks of people, and hold that office."""
    said = set(folded.split())
    number = 2 if COUPLE & said else 3 if "three" in said else len(found)
    office = word.removesuffix("s")
    people = word in JOINT_SIDES or word in VAGUE or all(actor.name or actor == scene.officer for actor in found)
    fits = office not in {"minister", "president", "premier"} or all(
        any(office in held.lower() or "secretary" in held.lower() for held in figure.offices)
        for actor in found
        for figure in [scene.figure_of(actor)]
        if figure is not None and figure.offices
    )
    return found if len(found) == number and fits and people else ()


def _joint(word: str, scene: Scene, *, couple: bool) -> tuple[Actor, ...]:
    """The two who met last, else the principals."""
    last_met = (
        scene.several if scene.several_age <= RECENTLY and len({actor.side for actor in scene.several}) == 2 else ()
    )
    named = word in JOINT_SIDES or all(actor.name is not None for actor in last_met)
    pair = last_met if len(last_met) == 2 and named else scene.principals
    if word in JOINT_SIDES:
        sides = tuple(dict.fromkeys(Actor(name=None, side=actor.side) for actor in pair if actor.side is not None))
        return sides if len(sides) > 1 else scene.two_sides()
    if len(scene.principals) > 2 and not couple:
        return scene.principals
    if len(pair) == 2:
        return pair if all(actor.name != actor.side for actor in pair) else ()
    return scene.several if scene.several_age <= RECENTLY + 1 else pair


def _side_in(text: str, scene: Scene) -> str | None:
    whole = scene.gazetteer.side_of(ASIDE.sub("", text))
    if whole is not None:
        return whole
    codes = {place.code for place in scene.gazetteer.find(text)}
    return codes.pop() if len(codes) == 1 else None


def _group(text: str, word: str, side: str | None, scene: Scene) -> tuple[Actor, ...]:
    """Unnamed people who can speak, under the words that the text gives them."""
    if word not in UNNAMED:
        return (Actor(name=group_name(text), side=side),) if scene.general and is_unnamed_source(text, word) else ()
    if word in MENTIONED_AGAIN and text.lower() == f"the {word}":
        return _mentioned_again(word, scene)
    if (
        word in {"source", "sources", "spokesperson"}
        and "ministry" in text.lower()
        and (side or scene.home) is not None
    ):
        return (Actor(name=None, side=side or scene.home),)
    return (Actor(name=group_name(text), side=side),)


def _mentioned_again(word: str, scene: Scene) -> tuple[Actor, ...]:
    """ "The spokesman", "the source": the one person of that office, else whoever spoke last and is no principal."""
    if word.startswith("spokes"):
        found = [
            figure for figure in scene.cast.figures if any("spokes" in office.lower() for office in figure.offices)
        ]
        if found:
            return (scene.actor(found[0]),) if len(found) == 1 else ()
    return scene.last if len(scene.last) == 1 and scene.last[0] not in scene.principals else ()


def group_name(text: str) -> str:
    """The words as printed, without article; a common first word in lower case."""
    words = text.split()
    if words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    name = " ".join(words).replace(" 's", "'s").replace(" ,", ",").replace(" - ", "-")
    common = words[0].lower() in UNNAMED | PLAIN or words[0].lower() in speaking_nouns()
    return name[:1].lower() + name[1:] if common else name
