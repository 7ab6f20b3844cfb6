"""Where a statement that makes several points is cut: lists of things to do, clauses of their own, topics.

There is no parser at hand here: what stands behind a comma or "and" decides, and where that is unclear nothing is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model import Act

AUX = (
    "is|are|was|were|has|have|had|will|would|shall|should|must|can|could|may|might|need|needs|do|does|did|cannot|hopes?|"
    "wishes|stands?|remains?|continues?|expects?|intends?|supports?|attach(?:es)?|believes?|understands?|understood|"
    "welcomes?|opposes?|rejects?|considers?|plans?|wants?|values?|cherishes|adheres?|seeks?|agrees?|agreed|made|took|brought|"
    "ha[sd] been|keeps?|thanks?|thanked|calls|called|asked|urged|expressed|outlined|noted|stressed|hoped|wished|welcomed|promised|"
    "invited|proposed|offered|reviewed|described|requested|planted|toured|visited|attended|gave|went|put|began|joined"
)
FINITE = re.compile(rf"\b(?:{AUX})\b", re.IGNORECASE)
ADVERBS = r"(?:(?:also|not|jointly|further|always|then|now|thus|therefore|even|thereby|together|both|either|fully|\w+ly)\s+){0,2}"
DETERMINER = (
    r"(?:the|an?|this|that|these|those|its|their|our|his|her|my|your|all|any|each|every|some|no|more|it|them|us|him|both|such)\b"
)
JOIN = re.compile(
    r"(?P<stop>\s*[,;]\s+|\s+[–—-]+\s+|\s+)(?:(?P<and>and|or|but|as\s+well\s+as|yet|nor)\s+|(?P<sub>while|whereas|whilst)\s+)?",
    re.IGNORECASE,
)
CONNECTIVE = re.compile(r"(?:[,;]\s+|\s+)(?:(?:and|or|but|yet|nor|as\s+well\s+as)\s+)", re.IGNORECASE)
COMMA = re.compile(r"\s*[,;]\s+(?=\S)")
SEMICOLON = re.compile(r"\s*;\s+")
REPEATED = ("for", "on", "upon", "about", "at", "to", "that", "how", "whether")
SUBJECT = (
    r"(?:we|i|he|she|it|they|you|there|(?:(?:the|both|our|their|its|his|her|this|these|those|all|a|an|many|thousands|some|nobody|no)\b|[A-Z])"
    r"[^,;]{0,60}?)"
)
OWN_CLAUSE = re.compile(rf"{SUBJECT}\s*\b(?:{AUX})\b")
PREDICATE = re.compile(rf"{ADVERBS}(?:{AUX})\s+(?=\S)", re.IGNORECASE)
TAIL = re.compile(
    r"(?:,?\s+|\s*;\s+)(?=(?:so\s+as\s+to|in\s+order\s+to|so\s+that|thus\s+\w+ing|thereby\s+\w+ing)\b)"
    r"|\s*,\s+(?=(?:which|who|whose|where|including|starting|beginning|while|whereas|noting|adding|with\s+a\s+view|in\s+particular|"
    r"especially|provided|despite|although|though|in\s+response)\b)"
    r"|\s+(?=while\s+\w+ing\b)|\s+(?=on\s+the\s+occasion\s+of\b)|\s+(?=provided\s+that\b)",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:as|while|when|whereas|since|facing|given|considering|despite|in\s+the\s+face\s+of|faced\s+with|although|though|after|"
    r"thanks\s+to|in\s+light\s+of|noting|recalling)\s+(?!well\b|for\b|regards?\b|to\b)[^,;]{12,140}?,\s+(?=\S)",
    re.IGNORECASE,
)
BETWEEN = re.compile(r"\b(?:between|both|either|neither)\b[^,;]*\Z", re.IGNORECASE)
FEWEST_LETTERS = 12
FEWEST_WORDS = 2
LISTING: frozenset[Act] = frozenset({"discuss", "thank", "congratulate", "praise", "request", "propose", "condemn", "concern"})


@dataclass(frozen=True, slots=True)
class _Verbs:
    sure: frozenset[str]
    ambiguous: frozenset[str]


def split(text: str, span: Span, act: Act | None) -> tuple[Span, ...]:
    """The points of a stretch of ``text``, in order, without the commas and blanks between them."""
    cuts = sorted({cut for cut in _cuts(text, span, act) if span.start < cut[0] and cut[1] < span.end})
    found, start = [], span.start
    for end, resume in cuts:
        if end - start >= FEWEST_LETTERS and span.end - resume >= FEWEST_LETTERS:
            found.append(Span(start, end))
            start = resume
    found.append(Span(start, span.end))
    return tuple(found)


def _cuts(text: str, span: Span, act: Act | None) -> Iterator[tuple[int, int]]:
    """Where one point ends, and where the next begins."""
    words = span.of(text)
    if (leading := LEADING.match(words)) is not None:
        comma = words.rindex(",", 0, leading.end())
        yield span.start + comma, span.start + leading.end()
    for match in TAIL.finditer(words):
        yield span.start + match.start(), span.start + match.end()
    for match in SEMICOLON.finditer(words):
        yield span.start + match.start(), span.start + match.end()
    for match in CONNECTIVE.finditer(words):
        if _begins_point(words, match.start(), match.end()):
            yield span.start + match.start(), span.start + _behind_comma(match)
    for match in COMMA.finditer(words):
        if _lists_verb(words, match.end()) or _repeats(words, match.start(), match.end()):
            yield span.start + match.start(), span.start + match.end()
    if act in LISTING:
        for start, end in _topics(words):
            yield span.start + start, span.start + end


def _behind_comma(match: re.Match[str]) -> int:
    """The conjunction stays with the point that it begins, as a reader would cut."""
    return match.start() + len(match.group()) - len(match.group().lstrip(" ,;\n\t\r\u00a0"))


def _begins_point(words: str, start: int, end: int) -> bool:
    before, behind = words[:start], words[end:]
    if BETWEEN.search(before[-60:]):
        return False
    if _lists_verb(words, end) or _repeats(words, start, end):
        return True
    has_verb = FINITE.search(before) is not None
    own = OWN_CLAUSE.match(behind)
    if has_verb and own is not None and len(own.group().split()) <= 9:
        return True
    return has_verb and PREDICATE.match(behind) is not None


def _lists_verb(words: str, place: int) -> bool:
    """Whether a verb in its bare form stands at ``place``, as in lists of things to do."""
    match = re.compile(rf"(?:and\s+|or\s+)?{ADVERBS}(?P<verb>[a-z]+)\s+(?P<next>\S+)").match(words, place)
    if match is None:
        return False
    verbs = _verbs()
    if match["verb"] in verbs.sure:
        return match["next"] not in {"of"}
    return match["verb"] in verbs.ambiguous and re.match(DETERMINER, match["next"]) is not None


def _repeats(words: str, start: int, end: int) -> bool:
    """Whether the preposition, "to" or "that" of the point before is repeated."""
    match = re.compile(rf"(?:and\s+)?(?:also\s+)?(?P<word>{'|'.join(REPEATED)})\s+\S").match(words, end)
    if match is None:
        return False
    before = words[:start]
    again = match["word"] == "that" or re.search(rf"(?:\A|\s){match['word']}\s+\S+\s+\S+", before) is not None
    opening = match["word"] in {"to", "for", "that", "upon"} and len(before.split()) >= 3
    return (again or opening) and len(words[end:].split()) >= 3


def _topics(words: str) -> Iterator[tuple[int, int]]:
    """Cuts of a list of topics: three or more between commas, or two of which each stands for itself."""
    head = re.match(r"(?:[^,;]|,(?!\s))*", words)
    commas = [match for match in re.finditer(r",\s+(?:(?:and|as\s+well\s+as)\s+)?", words)]
    pairs = [match for match in re.finditer(r"\s+(?:and|as\s+well\s+as)\s+", words)]
    if commas and pairs:
        for match in commas:
            behind = words[match.end() :]
            if _is_topic(words[: match.start()]) and _is_topic(behind):
                yield match.start(), _resumed(match)
    for match in pairs:
        before, behind = words[: match.start()], words[match.end() :]
        if BETWEEN.search(before[-60:]) or head is None:
            continue
        last = re.split(r",\s+", before)[-1]
        if _is_topic(last) and _is_topic(behind) and _stands_alone(behind, match.group()):
            yield match.start(), match.start() + len(match.group()) - len(match.group().lstrip())


def _resumed(match: re.Match[str]) -> int:
    return match.start() + len(match.group()) - len(match.group().lstrip(", \n"))


def _is_topic(words: str) -> bool:
    """Whether the words up to the next comma can be a topic: two words or more."""
    first = re.split(r",\s", words)[0]
    return len(first.split()) >= FEWEST_WORDS


def _stands_alone(words: str, joined: str) -> bool:
    if "as" in joined.split()[0]:
        return True
    return re.match(rf"{DETERMINER}|additional\b|further\b|another\b|other\b|[$€£]|\d|[a-z]+ing\s+(?:of|the)\b|humanitarian\b|[A-Z]\w+['’]s\b", words) is not None or re.match(r"[a-z]+\s+[a-z]+\s+(?:for|in|of|on|with|at|to|by|from|under|between)\s+\S", words) is not None


@cache
def _verbs() -> _Verbs:
    found: dict[str, set[str]] = {"verb": set(), "noun too": set()}
    for row in read_table("splitting_verbs", ("verb", "kind"), package="communique.views"):
        found[row["kind"]].update(row["verb"].split())
    return _Verbs(frozenset(found["verb"] - found["noun too"]), frozenset(found["noun too"]))
