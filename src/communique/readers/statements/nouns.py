"""Frames whose noun names the act: "expressed concern over", "extended congratulations to X on", "conveyed greetings"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.readers.statements.site import LINKS, Frame, Site, skip_adverbs

if TYPE_CHECKING:
    from communique.readers.statements.lexicon import Noun

ADDRESSED_ACTS = frozenset({"thank", "congratulate", "condole", "greet", "invite"})
CARRIERS = frozenset("word words".split())
INCLUDES_NOUN = frozenset(
    "express expresses expressed expressing extend extends extended extending voice voices voiced voicing".split()
)


def express(site: Site) -> Frame | None:
    """A colourless verb whose noun names the act ("expressed concern about", "conveyed greetings to X")."""
    if "express" not in site.entry.takes:
        return None
    if site.word(site.after) == "to" and not site.tag(site.after + 1).startswith("VB"):
        return _handed(site)
    noun = _governed_noun(site)
    if noun is None:
        return None
    act = site.lexicon.nouns[site.lower[noun]].act
    while site.word(noun + 1) == "and" and site.word(noun + 2) in site.lexicon.nouns:
        noun += 2
    entry = replace(site.lexicon.nouns[site.lower[noun]], act=act)
    link = skip_adverbs(site.parse, noun + 1, site.lower)
    return _given(site, noun, link, entry) if entry.act in ADDRESSED_ACTS else _linked(site, link, None, entry)


def _given(site: Site, noun: int, link: int, entry: Noun) -> Frame | None:
    """What is given to someone: thanks, wishes, condolences, an invitation."""
    to_someone = site.word(link) in {"to", "on"} and not site.tag(link + 1).startswith("VB")
    if entry.act == "invite" and site.lower[site.verb] in INCLUDES_NOUN and to_someone and site.word(link) == "to":
        return _invitation(site, link, noun)
    addressee = None
    if site.word(link) == "of":
        addressee = _late_receiver(site, link - 2, noun)
        return _whole(site, addressee, entry)
    if to_someone:
        addressee, link = _receiver(site, link, noun, entry)
    if site.word(link) == "on" and site.word(link + 1) == "behalf":
        return Frame(site.verb, site.verb + 1, site.after, _late_receiver(site, link, noun), entry.act, "gift")
    return _linked(site, link, addressee, entry)


def _linked(site: Site, link: int, addressee: tuple[int, int] | None, entry: Noun) -> Frame | None:
    """The content behind the word that links it to the noun, where the verb's cue includes its noun."""
    includes = site.lower[site.verb] in INCLUDES_NOUN and site.word(link) in entry.follows
    if not includes or (addressee is not None and link >= len(site.lower)):
        return _whole(site, addressee, entry)
    return Frame(site.verb, link + 1, link + 1, addressee, entry.act, "express") if link + 1 < len(site.lower) else None


def _whole(site: Site, addressee: tuple[int, int] | None, entry: Noun) -> Frame:
    """The noun phrase itself is the content."""
    return Frame(site.verb, site.verb + 1, site.after, addressee, entry.act, "gift" if addressee else "express")


def _invitation(site: Site, link: int, noun: int) -> Frame | None:
    """ "Extended an invitation to X to visit Y"; without a purpose the invitation itself is the content."""
    for token in range(link + 2, min(link + 20, len(site.lower) - 1)):
        if site.lower[token] == "to" and site.tag(token + 1) == "VB":
            return Frame(site.verb, noun + 1, token + 1, (link + 1, token), "invite", "addressed")
    return Frame(site.verb, site.verb + 1, site.after, (link + 1, len(site.lower)), "invite", "gift")


def _late_receiver(site: Site, link: int, noun: int) -> tuple[int, int] | None:
    """The receiver behind "on behalf of X" ("condolences on behalf of the nation to the families")."""
    for token in range(link + 3, len(site.lower) - 1):
        if (
            site.lower[token] == "to"
            and site.parse.heads[token] in {noun, site.verb}
            and not site.tag(token + 1).startswith("VB")
        ):
            comma = next(
                (end for end in range(token, len(site.lower)) if site.lower[end] in {",", ".", ";"}), len(site.lower)
            )
            return (token + 1, comma)
    return None


def _handed(site: Site) -> Frame | None:
    """The receiver first ("conveyed to the President his greetings")."""
    given = next(
        (child for child in site.parse.children[site.verb] if site.parse.deps[child] == "dobj" and child > site.after),
        None,
    )
    if given is None or site.lower[given] not in site.lexicon.nouns:
        return None
    start = site.parse.subtree(given)[0]
    act = site.lexicon.nouns[site.lower[given]].act
    return (
        Frame(site.verb, site.verb + 1, start, (site.after + 1, start), act, "express")
        if start > site.after + 1
        else None
    )


def _governed_noun(site: Site) -> int | None:
    last = min(site.after + 9, len(site.lower))
    for token in range(site.after, last):
        if site.lower[token] in site.lexicon.nouns and site.tag(token).startswith("NN"):
            return (
                token
                if site.tag(token + 1) not in {"NN", "NNS", "POS"} or site.word(token + 1) in site.lexicon.nouns
                else None
            )
        if site.word(token) == "of" and site.word(token - 1) in CARRIERS:
            continue
        if site.tag(token) in {"IN", "VBD", "VBZ", "VBP", "MD", "TO", ","} and site.word(token) not in LINKS - {
            "to",
            "on",
            "for",
            "of",
        }:
            return None
    return None


def _receiver(site: Site, link: int, noun: int, entry: Noun) -> tuple[tuple[int, int] | None, int]:
    """The addressee after "to" ("expressed his gratitude to X for Y") and the token of the link that follows it."""
    first = link + 1
    on_event = site.lower[link] == "on"
    for token in range(first + 1, min(first + 25, len(site.lower))):
        word = site.lower[token]
        if on_event and (word != "for" or entry.act != "thank"):
            continue
        if (
            word in entry.follows - {"to", "of"}
            and site.parse.heads[token] in {noun, site.verb, site.verb}
            and site.word(token + 1) != "behalf"
        ):
            return (first, token), token
        if word in {",", ";", "."}:
            break
    if on_event:
        return None, link
    end = next(
        (token for token in range(first, len(site.lower)) if site.lower[token] in {",", ";", "."}), len(site.lower)
    )
    return (first, end), len(site.lower)
