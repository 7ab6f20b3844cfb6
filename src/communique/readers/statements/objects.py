"""Frames with an object or an infinitive: "reaffirmed Y", "agreed on Y", "pledged to do Y"."""

from __future__ import annotations

from communique.readers.statements.site import LINKS, NOUN_TAGS, QUOTES, Frame, Site

NAMING = frozenset({"call", "describe", "brand", "label", "dub"})
GUESTS = frozenset(
    "delegation delegations president minister leaders leader owners visitors guests officials representatives members king him her them executives mayors governors students families".split()
)


def infinitive(site: Site) -> Frame | None:
    """ "agreed to do Y"."""
    if "to" not in site.entry.takes:
        return None
    if site.word(site.after) == "not" and site.word(site.after + 1) == "to":
        return site.frame(site.after, site.after, "infinitive")
    if site.word(site.after) != "to":
        return None
    if site.entry.lemma in {"hope", "decide"} and not site.tag(site.after + 1).startswith("VB"):
        return None
    return site.frame(site.after + 1, site.after + 1, "infinitive")


def preposition(site: Site) -> Frame | None:
    """ "agreed on Y", "insisted on Y", "concurred with Y"."""
    word = site.word(site.after)
    if word not in site.entry.takes or word not in LINKS or word in {"that", "to"}:
        return None
    if word == "with" and site.entry.act != "agree":
        return None
    return site.frame(site.after + 1, site.after + 1, "object")


def named_as(site: Site) -> Frame | None:
    """ "Called it a mess", and "what critics call “a mess”" with its object before the frame: in general news."""
    if not site.lexicon.general or site.entry.lemma not in NAMING:
        return None
    start = site.after + (site.word(site.after) == "as")
    if site.word(start) in QUOTES:
        return site.frame(start, start, "object")
    named = site.entry.lemma == "call" and _is_named_so(site)
    return site.frame(site.verb + 1, site.after, "object") if named else None


def direct_object(site: Site) -> Frame | None:
    """ "reaffirmed Y", "discussed Y"; verbs of talks only where something was talked about."""
    takes = site.entry.takes
    if not takes & {"np", "meeting", "complement", "accept", "wish"}:
        return None
    if site.tag(site.after) == "IN" and site.tag(site.verb) in {"VBD", "VBZ", "VBP", "VBN"}:
        return _postponed_object(site)
    if not site.tag(site.after).startswith((*NOUN_TAGS, "``")) and not (
        site.tag(site.after) == "VBN" and site.parse.child(site.verb, "dobj")
    ):
        return None
    if site.entry.lemma == "welcome" and _is_guest(site):
        return None
    if site.tag(site.after) in {"PRP", "WDT"} and site.word(site.after) != "it" and site.word(site.after + 1) != "as":
        return None
    if "complement" in takes and site.parse.child(site.verb, "oprd") is None and not _small_clause(site):
        return None
    if "accept" in takes and not any(
        word in {"invitation", "proposal", "offer"} for word in site.lower[site.after : site.after + 6]
    ):
        return None
    return site.frame(site.verb + 1, site.after, "meeting" if takes & {"meeting"} else "object")


def _is_guest(site: Site) -> bool:
    """Whether somebody is welcomed rather than something: the narrator's verb, no speech."""
    guest = site.parse.child(site.verb, "dobj")
    return guest is not None and (
        site.lower[guest] in GUESTS
        or (
            site.parse.tags[guest] == "NNP"
            and site.parse.child(guest, "compound") is not None
            and site.parse.child(guest, "det") is None
        )
    )


def _postponed_object(site: Site) -> Frame | None:
    """The object behind an adjunct ("discussed in a meeting on Monday a host of issues")."""
    given = next(
        (child for child in site.parse.children[site.verb] if site.parse.deps[child] == "dobj" and child > site.after),
        None,
    )
    if given is None or "np" not in site.entry.takes:
        return None
    start = site.parse.subtree(given)[0]
    return site.frame(site.verb + 1, start, "object") if start > site.after + 1 else None


def _is_named_so(site: Site) -> bool:
    """ "Called it a mess", "called the plan “a mess”": a second noun phrase or a quotation right behind the object."""
    for token in range(site.after, min(site.after + 14, len(site.lower) - 1)):
        if site.tag(token).startswith(("V", "MD", "W")) or site.lower[token] in {",", ";", "."}:
            return False
        follower = token + 1
        ends = site.tag(token).startswith(("NN", "PRP")) and site.tag(token) != "PRP$"
        if ends and (
            site.lower[follower] in {"a", "an", "‘", *QUOTES}
            or (site.tag(token) == "PRP" and site.tag(follower)[0] in "DJN")
        ):
            return True
    return False


def _small_clause(site: Site) -> bool:
    return (
        site.parse.tags[site.verb] == "VBG"
        and site.parse.deps[site.verb] in {"advcl", "ccomp"}
        and site.tag(site.after) in {"NNP", "DT"}
    )
