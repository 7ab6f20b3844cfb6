"""Frames of clauses and quotations: "said that ...", "stressed, ...", "..., noted X", and where the clause begins."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.site import QUOTES, Frame, Site

if TYPE_CHECKING:
    from communique.readers.parse import Parse

ADJUNCT = 12
LATEST = 12
ASIDES = frozenset("while after before as when where with".split())


def framing(site: Site) -> Frame | None:
    """A frame right behind a quotation, or one with its subject after the verb ("X, noted Xi")."""
    if "quote" not in site.entry.takes or site.word(site.after) == "that" or site.tag(site.verb) == "VBG":
        return None
    subject = site.parse.child(site.verb, "nsubj")
    start = min(site.verb, site.parse.subtree(subject)[0]) if subject is not None else site.verb
    previous = site.lower[start - 1] if start else ""
    opens_clause = site.lexicon.general and clause_start(site.parse, site.verb, site.lower) is not None
    if previous in QUOTES and site.word(site.after) not in QUOTES and not opens_clause:
        return site.frame(site.verb + 1, None, "before", listener(site))
    inverted = previous == "," and start == site.verb and site.tag(site.verb + 1).startswith(("NNP", "PRP", "DT", "JJ"))
    named = subject is not None and subject > site.verb
    if (
        inverted
        and start > 3
        and (named or (subject is None and site.tag(site.verb) in {"VBD", "VBZ"} and not _joined(site)))
    ):
        return site.frame(site.verb + 1, None, "before")
    return None


def _joined(site: Site) -> bool:
    """Whether the verb goes on with a clause or an infinitive of its own, so that no subject stands behind it."""
    parse, verb = site.parse, site.verb
    clause_only = parse.child(verb, "ccomp") is not None and parse.child(verb, "dobj") is None
    return parse.deps[verb] == "conj" or clause_only or parse.child(verb, "xcomp") is not None


def quote(site: Site) -> Frame | None:
    """A quotation behind the verb; without comma or colon only where the quotation is a clause."""
    if "quote" not in site.entry.takes:
        return None
    token = site.after
    if site.word(token) in {",", ":", "that"}:
        token += 1
    if site.word(token) in QUOTES and (token > site.after or _is_clause_quote(site, token)):
        return site.frame(token, token, "clause")
    return None


def _is_clause_quote(site: Site, mark: int) -> bool:
    closing = next(
        (number for number in range(mark + 1, len(site.lower)) if site.lower[number] in QUOTES), len(site.lower)
    )
    return any(site.parse.tags[number] in {"VBZ", "VBP", "VBD", "MD"} for number in range(mark, closing))


def clause(site: Site) -> Frame | None:
    """A clause behind the verb, with or without "that"."""
    if "that" not in site.entry.takes:
        return None
    if (
        site.word(site.after) == "that"
        and site.tag(site.after) in {"IN", "WDT", "DT"}
        and not _that_is_determiner(site)
    ):
        return site.frame(site.after + 1, site.after + 1, "clause")
    start = clause_start(site.parse, site.verb, site.lower) or _clause_after_comma(site)
    if site.lexicon.general and (start is None or start > site.after + 1):
        late = _late_clause(site, start)
        if late is not None:
            return site.frame(site.verb + 1, late, "clause")
    if start is None:
        return None
    needs_that = (
        "quote" not in site.entry.takes
        and site.lower[start - 1] != "that"
        and site.entry.lemma in {"hold", "maintain", "consider"}
    )
    if needs_that or (
        start > site.after + 1
        and site.lower[start - 1] not in {"that", ",", ":"}
        and site.entry.lemma not in {"say", "add"}
    ):
        return None
    return site.frame(site.verb + 1 if start > site.after + 1 else start, start, "clause")


def _late_clause(site: Site, start: int | None) -> int | None:
    """A clause behind when, where or how it was said ("tweeted in the night that X", "said in an email he was sad")."""
    for token in range(site.after, min(site.after + LATEST, len(site.lower) - 1)):
        opened = site.lower[token] == "that" and site.tag(token) == "IN" and site.tag(site.after) == "IN"
        if token == start or (opened and token > site.after):
            return token + (site.lower[token] == "that")
        if site.tag(token).startswith(("V", "MD", "W")) or site.lower[token] in {";", ":", ".", *QUOTES}:
            return None
    return None


def _clause_after_comma(site: Site) -> int | None:
    """ "Xi stressed, China and Vietnam are ...": a clause right behind the verb's comma, whatever its label."""
    comma = _comma_behind(site)
    if comma is None or site.tag(site.verb) not in {"VBD", "VBZ", "VBP"}:
        return None
    start = comma + 1
    subject = site.parse.child(site.verb, "nsubj", "nsubjpass")
    if (
        subject is None
        or subject > site.verb
        or any(site.parse.tags[token] in {"VBD", "VBZ", "VBP", "MD"} for token in range(site.parse.subtree(subject)[0]))
    ):
        return None
    for child in site.parse.children[site.verb]:
        if (
            child > start
            and site.parse.deps[child] in {"conj", "ccomp", "parataxis", "advcl"}
            and site.parse.child(child, "nsubj", "nsubjpass") is not None
        ):
            return start if site.parse.subtree(child)[0] <= start + 1 else None
    return None


def _comma_behind(site: Site) -> int | None:
    """The comma behind the verb or behind where something was said ("said in his message, ...")."""
    if site.word(site.after) == ",":
        return site.after
    if site.word(site.after) not in {"in", "at", "on", "during"}:
        return None
    for token in range(site.after + 1, min(site.after + ADJUNCT, len(site.lower) - 1)):
        if site.lower[token] == ",":
            follower = site.tag(token + 1)
            return None if follower.startswith(("W", "V", "CC")) or site.lower[token + 1] in ASIDES else token
        if site.tag(token).startswith(("V", "MD", "W")):
            return None
    return None


def _that_is_determiner(site: Site) -> bool:
    follower = site.parse.heads[site.after]
    return site.parse.deps[site.after] == "det" and follower > site.after and site.parse.heads[follower] == site.verb


def clause_start(parse: Parse, verb: int, lower: tuple[str, ...]) -> int | None:
    """The first token of the clause that the parser hangs behind ``verb``, without "that", comma or mark; or None."""
    for child in parse.children[verb]:
        if (
            child > verb
            and parse.deps[child] == "ccomp"
            and (parse.child(child, "nsubj", "nsubjpass", "expl", "csubj") is not None)
        ):
            tokens = [token for token in parse.subtree(child) if token > verb]
            start = tokens[0]
            while start < child and lower[start] in {",", ":", "that"}:
                start += 1
            return start
    return _misread_clause(parse, verb)


def _misread_clause(parse: Parse, verb: int) -> int | None:
    """A clause whose verb the parser took for a noun ("said A and B share concerns about ...")."""
    noun = parse.child(verb, "ccomp")
    if noun is None or noun <= verb or not parse.tags[noun].startswith("NN") or parse.child(verb, "nsubj") is None:
        return None
    return verb + 1 if parse.subtree(noun)[0] == verb + 1 and parse.tags[verb + 1].startswith(("NNP", "DT")) else None


def before(site: Site) -> Frame | None:
    """The end of a sentence or a comma follows: the content stands before ("X, Xi said")."""
    given = site.parse.child(site.verb, "dobj")
    if site.entry.takes == {"quote"} and not QUOTES & set(site.lower[: site.verb]):
        return None
    if "quote" not in site.entry.takes or ("np" in site.entry.takes and given is not None and given > site.verb):
        return None
    return site.frame(site.verb + 1, None, "before", listener(site))


def listener(site: Site) -> tuple[int, int] | None:
    """Whom a frame behind its content names as spoken to ("..., X told reporters")."""
    found = site.parse.child(site.verb, "dobj", "dative") if "addressee" in site.entry.takes else None
    tokens = site.parse.subtree(found) if found is not None and found > site.verb else []
    return (tokens[0], tokens[-1] + 1) if tokens else None
