"""Whom a noun phrase means: names, offices, sides, pronouns, "the two leaders"; nobody rather than a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.collective import is_collective
from communique.readers.statements.descriptions import HONORIFICS, JOINT_PEOPLE, described, group_name
from communique.readers.statements.noun_phrases import Phrase, coordinated, own_tokens, text_of
from communique.readers.statements.offices import ROLE
from communique.readers.statements.pronouns import pronoun

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.cast import Figure
    from communique.readers.parse import Parse
    from communique.readers.statements.scene import Scene

STYLES = frozenset({"HE", "HH", "HM", "HRH", "H.E", "H.H", "H.M", "H.R.H"})
SHORTEST_NAME = 2
ORGANS = frozenset(
    "ministry office house council department committee court parliament bank agency presidency embassy delegation government "
    "palace party commission state union congress senate assembly cabinet secretariat forces army police command order act bill plan law".split()
)
COMPANY = frozenset("delegation delegations team teams staff entourage".split())
VAGUE = frozenset("officials participants parties diplomats advisers advisors men women envoys".split())


def resolve(phrase: Phrase, scene: Scene) -> tuple[Actor, ...]:
    """The actors that the phrase means, in order; empty where that is not sure."""
    if scene.issuers and is_collective(text_of(phrase)):
        return scene.issuers
    listed = _enumerated(phrase, scene)
    if listed:
        return listed
    heads = coordinated(phrase)
    if len(heads) == 1:
        heads = _named_before(phrase, heads[0], scene) + heads
    whole = _per_side(phrase, heads, scene) or (_joined_office(phrase, heads, scene) if len(heads) > 1 else ())
    if whole:
        return whole
    actors: list[Actor] = []
    for head in heads:
        found = _company(phrase, head) if actors else ()
        found = found or _resolve_one(phrase, head, scene)
        if not found:
            return ()
        actors += [actor for actor in found if actor not in actors]
    return tuple(actors)


def _company(phrase: Phrase, head: int) -> tuple[Actor, ...]:
    """Those who speak together with someone named before them, under the words of the text ("X and the delegation")."""
    parse = phrase.parse
    if parse.words[head].lower() not in COMPANY:
        return ()
    words = " ".join(parse.words[token] for token in own_tokens(parse, head))
    return (Actor(name=group_name(words), side=None),)


def _enumerated(phrase: Phrase, scene: Scene) -> tuple[Actor, ...]:
    """A list of people before their verb, read off its commas ("The Prime Minister, President X and Chancellor Y
    agreed", "A, director of Z, and B, its counsel, said"); nobody where one of its people stays unknown.
    """
    parse = phrase.parse
    verb, first = parse.heads[phrase.head], parse.subtree(phrase.head)[0]
    region = range(first, verb)
    if phrase.end is not None or _has_clause(parse, [token for token in region if not _is_name(phrase, token, scene)]):
        return ()
    items = list(_items(parse, region))
    if not items or not _item(phrase, items[0][1], scene):
        return ()
    actors: list[Actor] = []
    for joined, tokens in items:
        found = _item(phrase, tokens, scene)
        if joined and not found and parse.tags[tokens[-1]].startswith("NNP"):
            return ()
        actors += [actor for actor in found if actor not in actors]
    return tuple(actors) if len(actors) > 1 and any(joined for joined, _ in items) else ()


def _is_name(phrase: Phrase, token: int, scene: Scene) -> bool:
    parse = phrase.parse
    span = Span(phrase.offset + parse.starts[token], phrase.offset + parse.ends[token])
    return bool(scene.whereabouts.touching(span))


def _has_clause(parse: Parse, region: list[int]) -> bool:
    """Whether more than names, offices and what they are of stands in the list."""
    return any(
        parse.tags[token].startswith(("VB", "MD", "W", "RB"))
        or parse.tags[token] == "PRP"
        or (parse.deps[token] == "prep" and parse.words[token] not in {"of", "for", "to"})
        for token in region
    )


def _items(parse: Parse, region: range) -> Iterator[tuple[bool, list[int]]]:
    """The parts of a list with whether "and" stands before them."""
    joined, part = False, list[int]()
    for token in region:
        if parse.words[token] in {",", "and"}:
            if part:
                yield joined, part
                joined, part = False, list[int]()
            joined = joined or parse.words[token] == "and"
        else:
            part.append(token)
    if part:
        yield joined, part


def _item(phrase: Phrase, tokens: list[int], scene: Scene) -> tuple[Actor, ...]:
    parse = phrase.parse
    span = Span(phrase.offset + parse.starts[tokens[0]], phrase.offset + parse.ends[tokens[-1]])
    named = scene.figure_at(span)
    words = parse.text[parse.starts[tokens[0]] : parse.ends[tokens[-1]]]
    if company := _company(phrase, tokens[-1]):
        return company
    if named:
        return (scene.actor(named[0]),) if len(named) == 1 else ()
    side = scene.gazetteer.side_of(words)
    if side is not None or not words.lower().startswith("the "):
        return (Actor(name=None, side=side),) if side is not None else ()
    return described(words, parse.words[tokens[-1]].lower(), scene)


def _per_side(phrase: Phrase, heads: list[int], scene: Scene) -> tuple[Actor, ...]:
    """ "The Presidents of Ukraine and the United States": the one of each side among those who meet."""
    if phrase.parse.words[heads[0]].lower() not in JOINT_PEOPLE - VAGUE:
        return ()
    codes = dict.fromkeys(place.code for place in scene.gazetteer.find(text_of(phrase)))
    found = [[actor for actor in scene.principals if actor.side == code] for code in codes]
    if len(codes) < 2 or any(len(actors) != 1 for actors in found):
        return ()
    return tuple(actors[0] for actors in found)


def _named_before(phrase: Phrase, head: int, scene: Scene) -> list[int]:
    """The first of two names that the parser hung elsewhere ("launches by North Korea, Hayashi and Park agreed")."""
    parse = phrase.parse
    first = own_tokens(parse, head)[0]
    while parse.words[head] in {"He", "She"} and first > 0 and parse.tags[first - 1].startswith("NNP"):
        first -= 1
    if parse.words[head] in {"He", "She"} and first > 1 and parse.words[first - 1] == "and":
        return [first - 2] if _figures_of(phrase, first - 2, scene) else []
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
    first = own_tokens(parse, heads[0])[0]
    if parse.words[first].lower() == "the":
        return ()
    start = offset + parse.starts[first]
    covered = any(titled.start <= start and titled.end >= offset + parse.ends[heads[-1]] for titled in last[0].titled)
    return (scene.actor(last[0]),) if covered else ()


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
        found += [figure for figure in scene.whereabouts.touching(Span(start, end)) if figure not in found]
    return tuple(found)


def _resolve_one(phrase: Phrase, head: int, scene: Scene) -> tuple[Actor, ...]:
    parse = phrase.parse
    word = parse.words[head].lower()
    if parse.words[head].rstrip(".") in STYLES:
        return _styled(phrase, head, scene)
    if parse.words[head] in {"He", "She"} and head > 0 and parse.tags[head - 1].startswith("NNP"):
        return _family_name(parse.words[head], scene)
    if parse.tags[head] in {"PRP", "DT", "CD", "PDT"} or word in {"both", "two", "i", "we"}:
        return pronoun(word, scene)
    figures = _figures_of(phrase, head, scene)
    if figures:
        return tuple(scene.actor(figure) for figure in figures[:1])
    tokens = [token for token in own_tokens(parse, head) if phrase.end is None or token < phrase.end]
    text = " ".join(parse.words[token] for token in tokens).replace(" - ", "-")
    named = _behind_comma(phrase, tokens, scene)
    if named is not None and ROLE.fullmatch(word) is not None:
        return (scene.actor(named),)
    office = parse.child(head, "appos")
    if word in HONORIFICS and office is not None and ROLE.fullmatch(parse.words[office].lower()) is not None:
        word = parse.words[office].lower()
    return _unlisted(phrase, head, scene) or _party(text, scene) or described(text, word, scene)


def _party(text: str, scene: Scene) -> tuple[Actor, ...]:
    """A political party or an organ of it, by its own name: it is not the state in which it rules."""
    found = scene.gazetteer.find(text)
    first = len("the ") if text.lower().startswith("the ") else 0
    whole = len(found) == 1 and found[0].kind == "party" and tuple(found[0].span) == (first, len(text))
    return (Actor(name=text[first:], side=found[0].code),) if whole else ()


def _behind_comma(phrase: Phrase, tokens: list[int], scene: Scene) -> Figure | None:
    """Whom a long office names behind its comma ("the Special Envoy of the Chairperson-in-Office, X Y")."""
    parse = phrase.parse
    starts = [phrase.offset + parse.starts[token] for token in tokens if token > 0 and parse.words[token - 1] == ","]
    found = (figure for start in starts for figure in scene.whereabouts.touching(Span(start, start + 1)))
    return next((figure for figure in found if any(use.start in starts for use in figure.uses)), None)


def _family_name(word: str, scene: Scene) -> tuple[Actor, ...]:
    """ "State Councilor He": a family name that looks like a pronoun."""
    found = [
        figure
        for figure in scene.cast.figures
        if word in figure.name.split() or any(office.split()[-1] == word for office in figure.offices)
    ]
    return (scene.actor(found[0]),) if len(found) == 1 else ()


def _unlisted(phrase: Phrase, head: int, scene: Scene) -> tuple[Actor, ...]:
    """Someone named here whom the cast lacks: a name in apposition to an office, or an office before a name."""
    parse = phrase.parse
    if parse.words[head] in scene.guests:
        return (scene.guests[parse.words[head]],)
    name_head = head if parse.tags[head] == "NNP" else parse.child(head, "appos")
    if name_head is None or parse.tags[name_head] != "NNP":
        return ()
    first = name_head
    while first > 0 and parse.tags[first - 1] == "NNP" and ROLE.fullmatch(parse.words[first - 1].lower()) is None:
        first -= 1
    if head != name_head and ROLE.fullmatch(parse.words[head].lower()) is None:
        return ()
    words = parse.words[first : name_head + 1]
    name = " ".join(words)
    if (
        len(words) < SHORTEST_NAME
        or not ORGANS.isdisjoint(word.lower() for word in words)
        or ROLE.search(name.lower())
        or scene.gazetteer.find(name)
        or not all(map(str.istitle, words))
    ):
        return ()
    sides = {place.code for place in scene.gazetteer.find(" ".join(parse.words[max(0, first - 6) : first]))}
    scene.guests[words[-1]] = Actor(name=name, side=sides.pop() if len(sides) == 1 else None)
    return (scene.guests[words[-1]],)


def _styled(phrase: Phrase, head: int, scene: Scene) -> tuple[Actor, ...]:
    """ "HE the Dutch Minister of Foreign Affairs": the words behind the style, or whoever was the subject last."""
    parse, last = phrase.parse, head
    while last + 1 < len(parse) and (parse.tags[last + 1].startswith(("NN", "DT", "JJ")) or _joins(parse, last + 1)):
        last += 1
    if last == head:
        return scene.last if len(scene.last) == 1 and scene.last[0].name is not None else ()
    span = Span(phrase.offset + parse.starts[head], phrase.offset + parse.ends[last])
    named = scene.figure_at(span)
    if named:
        return (scene.actor(named[0]),)
    words = list(parse.words[head + 1 : last + 1])
    role = next((word.lower() for word in words if ROLE.fullmatch(word.lower()) is not None), "")
    return described(" ".join(words), role, scene) if role else ()


def _joins(parse: Parse, token: int) -> bool:
    return parse.words[token] in {"of", "and", "for"} and token + 1 < len(parse) and parse.words[token + 1][0].isupper()
