"""Whose verb it is: the subject that the parser saw, or the noun that stands where a subject would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.site import QUOTES

if TYPE_CHECKING:
    from communique.readers.parse import Parse

FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj")
JOINERS = frozenset({"and", "while", "but", "whereas", ";", ",", "yet", "as"})
SOURCES = frozenset(
    "release statement document communique communiqué ministry sources source readout it report reports announcement agency office press service officials official directorate presidency spokesman spokeswoman spokesperson".split()
)
TALKS = frozenset("talks meeting call conversation discussions".split())
ASIDES = frozenset("who whose for on in at during as also speaking whom while after".split())


def own_subject(parse: Parse, verb: int) -> int | None:
    """The subject that hangs on ``verb`` itself (for an adjective: on its copula)."""
    holder = parse.heads[verb] if parse.deps[verb] in {"acomp", "attr"} else verb
    found = parse.child(holder, *SUBJECTS)
    if found is not None and parse.words[found].lower() in {"which", "that"} and parse.deps[holder] == "relcl":
        return parse.heads[holder] if parse.words[parse.heads[holder]].lower() in TALKS else None
    if found is not None and parse.tags[found] in {"WDT", "WP"}:
        return parse.heads[holder] if is_who_clause(parse, holder) else None
    return found


def is_who_clause(parse: Parse, verb: int) -> bool:
    """Whether ``verb`` tells of someone in a relative clause ("met X, who said ...")."""
    found = parse.child(verb, "nsubj")
    if parse.deps[verb] != "relcl" or found is None or parse.words[found].lower() != "who":
        return False
    return parse.words[found - 1] == "," and parse.tags[parse.heads[verb]].startswith("NNP")


def neighbouring_subject(parse: Parse, verb: int, lower: tuple[str, ...], *, before: bool) -> int | None:
    """The noun next to a finite verb where the parser saw none ("... and the Vice President reiterated", "noted Xi")."""
    if before:
        return next(
            (
                child
                for child in parse.children[verb]
                if child > verb and parse.deps[child] in {"dobj", "npadvmod", "oprd"}
            ),
            None,
        )
    if parse.tags[verb] not in FINITE or verb == 0:
        return None
    if lower[verb - 1] == "," and parse.deps[verb] != "conj":
        return _subject_before_aside(parse, verb, lower)
    token = verb - 1
    while token > 0 and parse.tags[token] == "RB":
        token -= 1
    if not parse.tags[token].startswith(("NN", "PRP")) or parse.tags[token] == "PRP$":
        return None
    start = _phrase_start(parse, token, lower)
    return token if start > 0 and lower[start - 1] in {"and", "while", "but"} else None


def nearer_name(parse: Parse, verb: int, lower: tuple[str, ...], subject: int) -> int:
    """The name right before the verb, where the parser took a common noun of an aside before it for the subject."""
    token = verb - 1
    while token > 0 and parse.tags[token] == "RB":
        token -= 1
    if QUOTES & set(lower[subject + 1 : verb]) and parse.tags[token].startswith(("NN", "PRP")):
        return token
    if subject >= token or parse.tags[subject] not in {"NN", "NNS"} or parse.tags[token] not in {"NNP", "PRP"}:
        return subject
    start = _phrase_start(parse, token, lower)
    return (
        token
        if subject < start - 1 and lower[start - 1] == "," and _subject_is_aside(parse, subject, lower)
        else subject
    )


def _subject_is_aside(parse: Parse, subject: int, lower: tuple[str, ...]) -> bool:
    first = parse.subtree(subject)[0]
    return first > 0 and lower[first - 1] in {",", "-", "–", "—", "--"}


def _subject_before_aside(parse: Parse, verb: int, lower: tuple[str, ...]) -> int | None:
    """The noun before what stands between commas ("Trong, for his part, said", "Khiem, who chaired it, said")."""
    for comma in range(verb - 3, 0, -1):
        if (
            lower[comma] == ","
            and lower[comma + 1] in ASIDES
            and (parse.tags[comma - 1] in {"NN", "PRP"} or parse.words[comma - 1][0].isupper())
        ):
            return comma - 1
    return None


def frame_start(parse: Parse, verb: int, lower: tuple[str, ...], subject: int | None, *, inverted: bool) -> int:
    """The first token of a frame: joining word, subject and auxiliaries included."""
    holder = parse.heads[verb] if parse.deps[verb] in {"acomp", "attr"} and parse.heads[verb] < verb else verb
    start = min(
        holder,
        *(
            child
            for child in parse.children[holder]
            if parse.deps[child] in {"aux", "advmod"} and child < holder and holder - child <= 3
        ),
        holder,
    )
    if subject is not None:
        first = _phrase_start(parse, subject, lower) if parse.heads[subject] != holder else parse.subtree(subject)[0]
        start = min(start, first) if first < holder or not inverted else start
    if start > 2 and lower[start - 1] == "which" and parse.tags[start - 2] in {"IN", "TO"}:
        start -= 2
    while (
        start > 0
        and not inverted
        and (lower[start - 1] in JOINERS or lower[start - 1] in {"also", "meanwhile", "with", "then", "jointly"})
    ):
        start -= 1
    return start


def _phrase_start(parse: Parse, noun: int, lower: tuple[str, ...]) -> int:
    start = noun
    while (
        start > 0
        and lower[start - 1] not in {"and", ",", "while", "but", ";"}
        and parse.tags[start - 1] in {"NNP", "NNPS", "NN", "NNS", "DT", "JJ", "CD", "POS"}
    ):
        start -= 1
    return start


def is_source(parse: Parse, subject: int | None) -> bool:
    """Whether a subject is a text or an office that tells of others' words rather than a speaker of its own."""
    return subject is not None and parse.words[subject].lower() in SOURCES
