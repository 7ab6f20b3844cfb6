"""Whom a noun phrase means: names, offices, sides, pronouns, "the two leaders"; nobody rather than a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.scene import Scene, actor_of

if TYPE_CHECKING:
    from communique.readers.cast import Figure
    from communique.readers.parse import Parse

APART = frozenset({"relcl", "acl", "advcl", "punct", "cc", "conj", "case", "preconj"})
JOINT_PEOPLE = frozenset(
    "leaders presidents ministers principals pair duo premiers chancellors counterparts diplomats officials advisors advisers nsas fms "
    "secretaries parties chiefs monarchs heads interlocutors friends men women statesmen envoys participants ambassadors kings".split()
)
JOINT_SIDES = frozenset(
    "sides countries nations governments delegations neighbors neighbours states teams allies partners side".split()
)
MEETINGS = frozenset(
    "meeting meetings call talks conversation discussion discussions dialogue session summit consultations negotiations visit exchange "
    "conversations calls".split()
)
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
    "premier": frozenset({"premier", "prime minister"}),
    "pm": frozenset({"prime minister"}),
    "fm": frozenset({"foreign minister", "minister of foreign affairs", "foreign affairs"}),
    "foreign minister": frozenset(
        {"foreign minister", "minister of foreign affairs", "minister for foreign affairs", "foreign affairs"}
    ),
    "monarch": frozenset({"king", "queen", "emir", "sultan"}),
    "king": frozenset({"king"}),
}
ROLE = re.compile(
    r"\b(?:(?:vice|deputy|first|prime|foreign|defen[cs]e|finance|interior|trade|crown|general|secretary|state|assistant|high|special|national security|permanent)[ -])*"
    r"(?:presidents?|ministers?|premiers?|chancellors?|kings?|queens?|emirs?|amirs?|sultans?|princes?|princess|secretary(?:[ -]general| of state)?|secretaries|leaders?|diplomats?|"
    r"advis[eo]rs?|chairm[ae]n|chairwoman|speakers?|governors?|ambassadors?|envoys?|commissioners?|representatives?|councill?ors?|pm|fm|head of state|premier|"
    r"chiefs?|directors?|pope|taoiseach|general|undersecretary|administrator|monarch|nsa)\b"
)
SIDE_WORDS = frozenset(
    "side government party state ministry delegation authorities people administration leadership nation country embassy cabinet parliament republic kingdom".split()
)
INSTITUTIONS = frozenset(
    "government ministry administration embassy cabinet parliament side state presidency kremlin leadership authorities country nation delegation".split()
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in its sentence: the parse, where the sentence begins in the prose, and the head token."""

    parse: Parse
    offset: int
    head: int


def resolve(phrase: Phrase, scene: Scene) -> tuple[Actor, ...]:
    """The actors that the phrase means, in order; empty where that is not sure."""
    heads = _coordinated(phrase)
    if len(heads) == 1:
        heads = _named_before(phrase, heads[0], scene) + heads
    if len(heads) > 1:
        whole = _joined_office(phrase, heads, scene)
        if whole:
            return whole
    actors: list[Actor] = []
    for head in heads:
        found = _resolve_one(phrase, head, scene)
        if not found:
            return ()
        actors += [actor for actor in found if actor not in actors]
    return tuple(actors)


def span_of(phrase: Phrase) -> Span:
    """The phrase with its coordinated parts but without clauses that hang on it, in the prose."""
    tokens = sorted(token for head in _coordinated(phrase) for token in _own_tokens(phrase.parse, head))
    first, last = tokens[0], tokens[-1]
    return Span(phrase.offset + phrase.parse.starts[first], phrase.offset + phrase.parse.ends[last])


def _coordinated(phrase: Phrase) -> list[int]:
    heads, waiting = [], [phrase.head]
    while waiting:
        head = waiting.pop()
        heads.append(head)
        waiting += [
            child for child in phrase.parse.children[head] if phrase.parse.deps[child] == "conj" and child > head
        ]
    return sorted(heads)


def _named_before(phrase: Phrase, head: int, scene: Scene) -> list[int]:
    """The first of two names that the parser hung elsewhere ("launches by North Korea, Hayashi and Park agreed")."""
    parse = phrase.parse
    first = _own_tokens(parse, head)[0]
    if first < 3 or parse.words[first - 1].lower() != "and" or not parse.tags[first - 2].startswith("NNP"):
        return []
    start = first - 2
    while start > 0 and parse.tags[start - 1].startswith("NNP"):
        start -= 1
    return [first - 2] if start > 0 and parse.words[start - 1] == "," and _figures_of(phrase, first - 2, scene) else []


def _joined_office(phrase: Phrase, heads: list[int], scene: Scene) -> tuple[Actor, ...]:
    """ "Chinese State Councilor and Foreign Minister Qin Gang" is one person: an office of two parts before a name."""
    parse, offset = phrase.parse, phrase.offset
    last = _figures_of(phrase, heads[-1], scene)
    if len(last) != 1 or any(_figures_of(phrase, head, scene) for head in heads[:-1]):
        return ()
    first = _own_tokens(parse, heads[0])[0]
    if parse.words[first].lower() == "the":
        return ()
    start = offset + parse.starts[first]
    covered = any(titled.start <= start and titled.end >= offset + parse.ends[heads[-1]] for titled in last[0].titled)
    return (actor_of(last[0]),) if covered else ()


def _own_tokens(parse: Parse, head: int) -> list[int]:
    """The head with its determiners, adjectives, names, "of" phrases and appositions."""
    found, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        found.append(token)
        for child in parse.children[token]:
            dep = parse.deps[child]
            if dep in APART and not (token != head and dep in {"conj", "cc", "case", "punct"}):
                continue
            if dep == "prep" and parse.words[child].lower() not in {"of", "for", "to"}:
                continue
            waiting.append(child)
    return sorted(found)


def _figures_of(phrase: Phrase, head: int, scene: Scene) -> tuple[Figure, ...]:
    """People whose names are the head or stand beside it, not behind a possessive or "of"."""
    parse = phrase.parse
    near = [head] + [
        child
        for child in parse.children[head]
        if parse.deps[child] in {"compound", "appos", "nmod", "flat", "amod", "npadvmod", "nummod"}
    ]
    near += [
        grand
        for child in near[1:]
        for grand in parse.children[child]
        if parse.deps[grand] in {"compound", "appos", "flat", "nmod"}
    ]
    found: list[Figure] = []
    for token in sorted(near):
        start, end = phrase.offset + parse.starts[token], phrase.offset + parse.ends[token]
        for figure in scene.cast.figures:
            if figure not in found and any(
                use.start <= start < use.end or start <= use.start < end for use in figure.uses
            ):
                found.append(figure)
    return tuple(found)


def _resolve_one(phrase: Phrase, head: int, scene: Scene) -> tuple[Actor, ...]:
    parse = phrase.parse
    word = parse.words[head].lower()
    if parse.tags[head] in {"PRP", "DT", "CD", "PDT"} or word in {"both", "two", "i", "we"}:
        return _pronoun(word, scene)
    figures = _figures_of(phrase, head, scene)
    if figures:
        return tuple(actor_of(figure) for figure in figures[:1])
    tokens = _own_tokens(parse, head)
    text = " ".join(parse.words[token] for token in tokens)
    return _described(text, word, scene)


def _pronoun(word: str, scene: Scene) -> tuple[Actor, ...]:
    if word in {"he", "she"}:
        return scene.last if len(scene.last) == 1 and _agrees(word, scene.last[0], scene) else ()
    if word in {"they", "both", "two", "all"}:
        return scene.several if scene.several and scene.several_age <= 2 else scene.principals
    if word in {"i", "we"} and scene.narrator is not None:
        return (scene.narrator,)
    return ()


def _agrees(word: str, actor: Actor, scene: Scene) -> bool:
    if actor.name is None:
        return False
    figure = next((figure for figure in scene.cast.figures if figure.name == actor.name), None)
    return figure is None or figure.feminine is None or figure.feminine == (word == "she")


def _described(text: str, word: str, scene: Scene) -> tuple[Actor, ...]:
    folded = text.lower()
    side = _side_in(text, scene)
    if word in MEETINGS:
        return scene.participants
    if (word in JOINT_PEOPLE or word in JOINT_SIDES) and side is None and _is_joint(folded):
        return _joint(word, scene)
    role = ROLE.search(folded)
    if role is not None and word in role.group().split() and not word.endswith("s"):
        return _holder(role.group(), side, folded, scene)
    if side is not None and (word in SIDE_WORDS or scene.gazetteer.side_of(text) is not None):
        return (Actor(name=None, side=side),) if word != "people" else (Actor(name=_group_name(text), side=side),)
    return _group(text, word, side, scene.home)


def _is_joint(folded: str) -> bool:
    return any(mark in folded.split() for mark in ("two", "both", "the", "three", "their")) or len(folded.split()) == 1


def _joint(word: str, scene: Scene) -> tuple[Actor, ...]:
    if word in JOINT_SIDES:
        return scene.sides if len(scene.sides) > 1 else ()
    if len(scene.principals) == 2:
        return scene.principals
    return scene.several if scene.several_age <= 3 else scene.principals if len(scene.principals) > 1 else ()


def _side_in(text: str, scene: Scene) -> str | None:
    whole = scene.gazetteer.side_of(text)
    if whole is not None:
        return whole
    codes = {place.code for place in scene.gazetteer.find(text)}
    return codes.pop() if len(codes) == 1 else None


def _holder(role: str, side: str | None, folded: str, scene: Scene) -> tuple[Actor, ...]:
    """Who holds the office named: the one person of the text to whom it can belong."""
    wanted = GENERIC.get(
        role,
        GENERIC.get(role.rsplit(maxsplit=1)[-1], frozenset())
        if role.rsplit(maxsplit=1)[-1] in {"leader", "diplomat"}
        else frozenset(),
    ) or {role}
    people = [figure for figure in scene.cast.figures if side is None or figure.side == side]
    exact = [figure for figure in people if any(_office_is(office, wanted) for office in figure.offices)]
    found = exact or [figure for figure in people if any(_office_has(office, wanted) for office in figure.offices)]
    if "counterpart" in folded and not found:
        found = [figure for figure in people if figure.side is not None]
    found = _closest(found, scene)
    if len(found) == 1:
        return (actor_of(found[0]),)
    if not found and side is not None:
        return (Actor(name=None, side=side),)
    return ()


def _closest(found: list[Figure], scene: Scene) -> list[Figure]:
    """Narrow several holders: those who took part, then the one of the outlet's own side."""
    for keep in (
        lambda figure: actor_of(figure) in scene.principals,
        lambda figure: figure.side is not None and figure.side == scene.home,
    ):
        if len(found) > 1:
            found = [figure for figure in found if keep(figure)] or found
    return found


def _office_is(office: str, wanted: frozenset[str] | set[str]) -> bool:
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


def _office_has(office: str, wanted: frozenset[str] | set[str]) -> bool:
    folded = office.lower()
    return any(role.split()[-1] in folded.split() and not folded.startswith(("vice", "deputy")) for role in wanted)


def _group(text: str, word: str, side: str | None, home: str | None) -> tuple[Actor, ...]:
    """Unnamed people who can speak, under the words that the text gives them."""
    people = {
        "officials",
        "executives",
        "legislators",
        "staff",
        "members",
        "spokesperson",
        "spokesman",
        "spokeswoman",
        "source",
        "sources",
        "experts",
        "reporters",
        "journalists",
        "people",
        "delegates",
        "mayors",
        "lawmakers",
        "scholars",
        "students",
    }
    if word not in people:
        return ()
    if side is not None and word in {"officials", "lawmakers", "delegates"}:
        return (Actor(name=None, side=side),)
    if word in {"source", "sources", "spokesperson"} and "ministry" in text.lower() and home is not None:
        return (Actor(name=None, side=home),)
    return (Actor(name=_group_name(text), side=None),)


def _group_name(text: str) -> str:
    words = text.split()
    if words and words[0].lower() in {"the", "a", "an"}:
        words = words[1:]
    name = " ".join(words).replace(" 's", "'s").replace(" ,", ",").replace(" - ", "-")
    return name[:1].lower() + name[1:] if len(words) > 1 or words[0].islower() else name
