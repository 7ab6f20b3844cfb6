"""Frames with someone spoken to or with: "thanked X for", "told X that", "wished X Y", "consulted with X on"."""

from __future__ import annotations

from communique.readers.statements.clauses import clause_start
from communique.readers.statements.objects import GUESTS
from communique.readers.statements.site import LINKS, QUOTES, Frame, Site

PERSONS = frozenset("counterpart side government party country leadership people colleague host".split())
OFFICES = frozenset(
    "president minister secretary king queen chancellor republic kingdom government ministry ambassador premier".split()
)
WISHED = frozenset(
    "a an further every all continued success good happy much great new peace progress prosperity speedy health fruitful fresh".split()
)


def addressed(site: Site) -> Frame | None:
    """Someone spoken to, then a linking word, then the content."""
    if "addressee" not in site.entry.takes:
        return None
    start = site.after + (site.word(site.after) in QUOTES)
    if not site.tag(start).startswith(("NN", "PRP", "DT", "JJ", "CD", "PDT")):
        return None
    if site.entry.lemma == "wish":
        return _wish(site)
    linkers = (site.entry.takes & LINKS) | ({"that"} if "that" in site.entry.takes else set())
    for token in range(start + 1, min(start + 40, len(site.lower))):
        word = site.lower[token]
        if word in linkers and _links(site, token, word):
            end = token
            if (
                word == "for"
                and site.entry.act == "praise"
                and "np" in site.entry.takes
                and not _is_someone(site, start, token)
            ):
                return None
            return site.frame(token + 1, token + 1, "addressed", (start, end))
        if word in {",", ":"} and token + 1 < len(site.lower) and site.lower[token + 1] in QUOTES:
            return site.frame(token, token + 1, "clause", (start, token))
        if word in {";", "."} or (site.tag(token) in {"VBD", "VBZ"} and site.lower[token - 1] in {"and", ","}):
            break
    return _told_clause(site, start)


def _links(site: Site, token: int, word: str) -> bool:
    if word == "to" and site.entry.act == "invite":
        return site.parse.heads[token] == site.verb or site.tag(token + 1).startswith("VB")
    if word == "to":
        following = token + 1 + (site.word(token + 1) in QUOTES)
        return site.tag(token) == "TO" and site.tag(following).startswith("VB")
    head = site.parse.heads[token]
    if word == "of":
        named = site.tag(token - 1) in {"NNP", "PRP"} and site.lower[token - 1] not in OFFICES
        return head == site.verb or site.tag(token + 1) == "PRP$" or named
    return word == "that" or head == site.verb or site.parse.deps[head] in {"dobj", "dative", "nsubj"} or word == "for"


def _is_someone(site: Site, start: int, end: int) -> bool:
    """Whether what stands before the link is somebody: a name that is no possessor, the object being none of a thing."""
    given = site.parse.child(site.verb, "dobj")
    if given is not None and start <= given < end and site.parse.tags[given] in {"NN", "VBG"}:
        return site.lower[given] in GUESTS | PERSONS
    return any(
        site.parse.tags[token].startswith(("NNP", "PRP")) and site.parse.tags[token] != "PRP$"
        for token in range(start, end)
    ) and not any(site.lower[token] == "'s" or site.parse.tags[token] == "POS" for token in range(start, end))


def _told_clause(site: Site, start: int) -> Frame | None:
    content = clause_start(site.parse, site.verb, site.lower) if "that" in site.entry.takes else None
    if content is None or content <= start:
        return None
    return site.frame(content, content, "addressed", (start, content))


def partner(site: Site) -> Frame | None:
    """ "consult with X on Y", "spoke with X about Y": the partner speaks too."""
    if "with" not in site.entry.takes or site.entry.lemma in {"agree", "concur"}:
        return None
    if site.word(site.after) not in {"with", "to"}:
        return None
    for token in range(site.after + 2, min(site.after + 25, len(site.lower))):
        if site.lower[token] == "about" or (
            site.lower[token] == "on" and site.entry.lemma not in {"speak", "talk", "converse"}
        ):
            return site.frame(token + 1, token + 1, "partner", (site.after + 1, token))
        if site.lower[token] in {",", ";", ".", "to", "and"} or site.parse.tags[token] in {"VBD", "VBZ"}:
            break
    return None


def _wish(site: Site) -> Frame | None:
    receiver = site.parse.child(site.verb, "dative")
    given = next(
        (child for child in site.parse.children[site.verb] if site.parse.deps[child] == "dobj" and child > site.verb),
        None,
    )
    link = next((c for c in site.parse.children[given] if site.lower[c] == "to"), None) if given is not None else None
    if given is not None and link is not None and site.parse.child(link, "pobj") is not None:
        return site.frame(site.verb + 1, site.after, "gift", (link + 1, site.parse.subtree(link)[-1] + 1))
    if receiver is None or given is None or receiver > given:
        return _wish_by_order(site)
    tokens = site.parse.subtree(receiver)
    return site.frame(site.verb + 1, tokens[-1] + 1, "addressed", (tokens[0], tokens[-1] + 1))


def _wish_by_order(site: Site) -> Frame | None:
    """The gift begins where a new noun phrase does ("the people of both countries | a happy new year")."""
    for token in range(site.after + 1, min(site.after + 25, len(site.lower))):
        if site.lower[token] in {",", ";", "."}:
            break
        if site.lower[token] in WISHED and site.parse.tags[token - 1].startswith("NN"):
            return site.frame(site.verb + 1, token, "addressed", (site.after, token))
    return None
