"""Where a statement that makes several points is cut: things to do in a row, clauses of their own, topics.

There is no parser at hand here: what stands behind a comma or "and" decides, and where that is unclear nothing is cut.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span
from communique.views.comparing.topic_lists import DETERMINER, topic_cuts
from communique.views.comparing.verbs import is_sure_verb, may_be_verb

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model.statement import Act

FINITE_WORDS = (
    "is|are|was|were|has|have|had|will|would|shall|should|must|can|could|may|might|needs|do|does|did|cannot|hopes|"
    "wishes|stands|remains?|continues?|expects?|intends?|attach(?:es)?|believes?|understands|understood|"
    "welcomes|opposes?|rejects?|considers?|wants?|cherishes|adheres?|seeks?|agrees?|agreed|made|took|brought|"
    "keeps?|thanked|called|asked|urged|expressed|outlined|noted|stressed|hoped|wished|welcomed|promised|"
    "invited|proposed|offered|reviewed|described|requested|planted|toured|visited|attended|gave|went|put|began|joined"
)
FINITE = re.compile(
    rf"\b(?:{FINITE_WORDS}|held|met|spoke|came|led|\w+[a-z]ed|(?:we|i|they|you)\s+[a-z]+)\b", re.IGNORECASE
)
ADVERBS = r"(?:at\s+the\s+same\s+time\s+|in\s+turn\s+|once\s+(?:again|more)\s+)?(?:(?:also|not|jointly|further|always|then|now|thus|therefore|even|thereby|together|both|either|fully|\w+ly)\s+){0,2}"
CONJUNCTION = re.compile(r"[,;]?\s+(?=(?P<word>and|or|but|nor|as\s+well\s+as)\s+(?P<next>\S))", re.IGNORECASE)
COMMA = re.compile(r",\s+(?=\S)")
SUBJECT = (
    r"(?:we|i|he|she|it|they|you|there|(?:(?:the|both|this|these|those|all|a|an|many|thousands|some|nobody|no)\b|[A-Z])"
    r"[^,;]{0,60}?)"
)
OWN_CLAUSE = re.compile(rf"(?:{SUBJECT}\s*\b(?:{FINITE_WORDS})|(?:we|I|they)\s+[a-z]+)\b")
PREDICATE = re.compile(
    rf"{ADVERBS}(?:(?:{FINITE_WORDS})\s+\S|[a-z]+ed\s+(?:the|an?|to|for|that|his|her|its|their|with|on|in|at)\b)",
    re.IGNORECASE,
)
THING_TO_DO = re.compile(rf"(?:(?:and|or|but|as\s+well\s+as)\s+)?{ADVERBS}(?P<verb>[a-z]+)\s+(?P<next>\S+)")
AGAIN = re.compile(
    r"(?:(?:and|or|but|as\s+well\s+as)\s+)?(?:also\s+)?(?P<word>for|on|upon|about|at|to|that|how|whether)\s+\S"
)
OPENING = frozenset({"to", "for", "that", "upon"})
"""Words that show by themselves that a point begins ("and that ...", "and to ..."); the others must be repeated."""

TAIL = re.compile(
    r"[,;]?\s+(?=(?:so\s+as\s+to|in\s+order\s+to|so\s+that\s+(?!night|day|evening)|thus\s+\w+ing|thereby\s+\w+ing)\b)"
    r"|\s*,\s+(?=(?:which|who|whose|where)\b(?![^;]*,\s+(?:is|are|was|were|has|have|had|will|would|should|must|topped)\b))"
    r"|\s*,\s+(?=(?:towards?\s+the|including|starting|beginning|while|whereas|noting|adding|with\s+a\s+view|in\s+particular|"
    r"especially|provided|despite|although|though|in\s+response)\b)"
    r"|,?\s+(?=at\s+(?:the\s+(?:request|initiative)\s+of|(?:the\s+\w+['’]s|his|her|its|their)\s+(?:request|initiative))\b)"
    r"|\s+(?=while\s+\w+ing\b)|\s+(?=on\s+the\s+occasion\s+of\b)|\s+(?=provided\s+that\b)|\s*;\s+",
    re.IGNORECASE,
)
"""What hangs on to a point and is one of its own: what for, which, while doing what, at whose request."""

TOGETHER = re.compile(
    r"\b(?:work|cooperate|hands|efforts)\s+(?:\w+\s+)?with(?:\s+[^\s,;]+){1,4}?(?P<cut>\s+)(?=to\s+[a-z]+\s)",
    re.IGNORECASE,
)
LEADING = re.compile(
    r"(?:as|while|when|whereas|since|facing|given|considering|despite|in\s+the\s+face\s+of|faced\s+with|although|though|after|"
    r"thanks\s+to|in\s+light\s+of|noting|recalling)\s+(?!well\b|for\b|regards?\b|to\b)[^,;]{12,140}?(?P<cut>,\s+)(?=\S)",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"\b(?:between|either|neither|both\s+(?!sides|countries|parties|leaders|presidents|ministers|peoples|governments|nations))\b"
    r"[^,;]{0,60}\Z",
    re.IGNORECASE,
)
SHARED_OBJECT = re.compile(r"([a-z]+)\Z")
FEWEST_LETTERS = 8
FEWEST_BEFORE, FEWEST_BEHIND, LONGEST_OPENING = 3, 3, 9


def split(text: str, span: Span, act: Act | None, lead: str = "") -> tuple[Span, ...]:
    """The points of a stretch of ``text``, in order, without the commas and blanks between them; a conjunction stays
    with the point that it begins. ``lead`` is the last word of its frame ("congratulations on"), which may be repeated.
    """
    words = span.of(text)
    found, start = [], 0
    for end, resume in sorted(set(_cuts(words, act, lead))):
        if end - start >= FEWEST_LETTERS and len(words) - resume >= FEWEST_LETTERS:
            found.append(Span(span.start + start, span.start + end))
            start = resume
    return (*found, Span(span.start + start, span.end))


def _cuts(words: str, act: Act | None, lead: str) -> Iterator[tuple[int, int]]:
    """Where one point ends, and where the next begins."""
    if (leading := LEADING.match(words)) is not None:
        yield leading.span("cut")
    for match in TAIL.finditer(words):
        yield match.span()
    for match in TOGETHER.finditer(words):
        if any(_is_thing_to_do(words, *comma.span()) for comma in COMMA.finditer(words, match.end())):
            yield match.span("cut")
    for match in CONJUNCTION.finditer(words):
        if _goes_on(words, *match.span(), lead) or _has_own_verb(words, match):
            yield match.span()
    for match in COMMA.finditer(words):
        if _goes_on(words, *match.span(), lead):
            yield match.span()
    if act is not None:
        yield from topic_cuts(words, act)


def _has_own_verb(words: str, match: re.Match[str]) -> bool:
    """Whether a clause of its own, or another predicate of the same subject, stands behind a conjunction."""
    opening = words.split(maxsplit=1)[0]
    if FINITE.search(words, 0, match.start()) is None and not is_sure_verb(opening):
        return False
    behind = words[match.start("next") :]
    pairs = not match.group().startswith(",") and BETWEEN.search(words, 0, match.start()) is not None
    own = OWN_CLAUSE.match(behind) if not pairs else None
    if own is not None and len(own.group().split()) <= LONGEST_OPENING:
        return True
    return PREDICATE.match(behind) is not None


def _goes_on(words: str, start: int, resume: int, lead: str) -> bool:
    """Whether another thing to do, or another "for", "to" or "that", follows."""
    if len(words[:start].split()) < FEWEST_BEFORE - 1:
        return False
    return _is_thing_to_do(words, start, resume) or _is_again(words, start, resume, lead)


def _is_thing_to_do(words: str, start: int, resume: int) -> bool:
    """Whether a verb in its bare form stands there, and the verb before has an object of its own."""
    match = THING_TO_DO.match(words, resume)
    if match is None:
        return False
    before = SHARED_OBJECT.search(words, 0, start)
    if before is not None and is_sure_verb(before[1]):
        return False
    if is_sure_verb(match["verb"]):
        return match["next"] != "of"
    return may_be_verb(match["verb"]) and (
        DETERMINER.match(match["next"]) is not None or match["next"][0].isupper() or match["next"].endswith("ing")
    )


def _is_again(words: str, start: int, resume: int, lead: str) -> bool:
    match = AGAIN.match(words, resume)
    if match is None or len(words[resume:].split()) <= FEWEST_BEHIND:
        return False
    word, before = match["word"], words[:start]
    if word == lead or (word in OPENING and len(before.split()) >= FEWEST_BEFORE):
        return True
    return re.search(rf"(?:\A|\s){word}\s+\S+\s+\S+", before) is not None
