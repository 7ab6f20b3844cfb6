"""What one statement says, point by point: coordinated verb phrases apart, without the words that lead to them."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import Point, Span
from communique.views.citing import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from communique.model import Provenance, Reading, Statement

WORD = re.compile(r"[^\W_][\w'’-]*")
BOUNDARY = re.compile(
    r"(?:[,;–—]|--)?\s*\b(?:and|as well as|or|but)\s+(?:(?:\w+ly|also|further|to|then|not|on|for)\s+){0,3}\Z"
    r"|(?:[,;–—]|--)\s*(?:(?:\w+ly|also|further|to|then|not)\s+){0,3}\Z"
)
"""What stands before the verb of a further point, at the end of the words before it."""
PARTED = re.compile(r"(?:[,;–—]|--)?\s*(?:(?:and|as well as|or|but)\s+)?(?:to\s+)?")
"""What parts two points, at the end of the first."""
OTHER_OBJECT = re.compile(r",?\s+(?:and|as well as)\s+(?=(?:on|for)\s)")
"""What parts the objects of thanks and congratulations: thanked him for A and for B."""
WITH = re.compile(
    r"(?:(?:\w+ly|also|further)\s+)*(?:work(?:ing)?|join(?:ing)? (?:hands|forces)|cooperat(?:e|ing))(?: together)? with [^,;.]{1,60}? to\s+"
)
ADVERBS = re.compile(r"(?:(?:\w+ly|also|further)\s+)+")
AFTER_A_VERB = frozenset(
    "the their its each a an our his her this that these those more all any new up together closely".split()
)
"""Words that follow a verb, not a noun of the same form."""
AFTER_A_NOUN = frozenset(
    "of and or in for with to on at by from between among as is are was were has have will".split()
)
"""Words that follow a noun, not a verb of the same form that begins a point."""
TWO = r"we|they|both|the two|our two|these two|the sides|the parties"
SUBJECT = (
    rf"(?:that\s+)?(?:(?i:{TWO}|i|he|she|it)\b|(?:[Tt]he\s+|[Hh]is\s+|[Hh]er\s+)?[A-Z][\w'’-]*|(?:his|her|their|its|our)\s+\w+)"
    r"(?:\s+(?!(?:will|would|can|could)\b)(?:[A-Z][\w'’-]*|[a-z]+)){0,4}?\s+(?:also\s+|both\s+)?"
)
"""Who is to do it: both, a pronoun, a name or a side; not a thing ("a trial crossing should take place")."""
CONDITION = re.compile(
    r"(?<![\w-])(?:if(?!\s+not\b)|unless|whether|should\s+(?:the|we|they|it|he|she|either|any))\s", re.IGNORECASE
)
OPENING = re.compile(r"\W*(?:(?:but|and|so|that|because|since|now|then|however|even|only)\b\W*){0,3}", re.IGNORECASE)
"""What may stand before a condition that opens a statement."""
CONSEQUENCE = re.compile(
    r"(?:,|--|[–—])\s+(?:then\s+)?(?=(?:(?i:we|they|he|she|it|i|you|this|that|there|both|the|its|his|her|their|our)\b|[A-Z])"
    r"[^,;.]{0,60}?\s(?:will|would|can|could|should|must|shall|may|might|is|are|stands?|has|have)\b)"
)
"""What parts a condition from what is said under it."""
PACKAGE = "communique.views"
FARTHEST = 160
ASIDES = frozenset({"offer", "propose", "hope", "pledge"})
"""Acts that a statement has by what it turns to: what stands before that is only stated."""
COURTESIES = frozenset({"thank", "congratulate", "greet", "condole", "praise"})
SHORTEST = 6
"""Words at most of a subject that a frame parts from what is said of it ("The CPC, he added, stands ready ...")."""


def _forms(verb: str) -> Iterator[tuple[str, str]]:
    """A verb's regular forms, each with its kind."""
    stem = verb.removesuffix("e") if not verb.endswith("ee") else verb
    yield verb, "base"
    yield (
        (
            f"{verb[:-1]}ies"
            if re.search(r"[^aeiou]y$", verb)
            else verb + ("es" if re.search(r"(?:s|sh|ch|x)$", verb) else "s")
        ),
        "s",
    )
    yield f"{stem}ing", "ing"
    yield (f"{verb[:-1]}ied" if re.search(r"[^aeiou]y$", verb) else f"{stem}ed"), "ed"
    if re.fullmatch(r"[^aeiou]*[aeiou][bdgmnpt]", verb):
        yield f"{verb}{verb[-1]}ing", "ing"
        yield f"{verb}{verb[-1]}ed", "ed"


class Splitter:
    """Cuts statements into points by tables of verbs, of leads and of tails. Of the leads those with "any" make a
    proposal or an offer of whatever they lead to, those with "both" where both sides are to do it.
    """

    def __init__(self, verbs: Mapping[str, str], leads: Mapping[str, str], tails: Sequence[str]) -> None:
        self._forms = {form: kind for verb in verbs for form, kind in _forms(verb)}
        self._else = {form: other for verb, other in verbs.items() if other for form, _ in _forms(verb)}
        self._lead = re.compile(rf"(?:\w+,\s+)?(?:{SUBJECT})?(?P<lead>(?i:{any_of([*leads])}))\s+(?!be\b)")
        by_both, by_any = (any_of([words for words, kind in leads.items() if kind == who]) for who in ("both", "any"))
        self._begins = re.compile(
            rf"(?:\w+,\s+)?(?:(?:{TWO})\W(?:[^,;]*?\W)??(?:{by_both})|(?:[^,;]*?\W)?(?:{by_any}))\s", re.IGNORECASE
        )
        self._turn = re.compile(rf",?\s+and\s+(?=(?:also\s+)?(?:{by_any})\s)", re.IGNORECASE)
        self._tail = re.compile(rf",?\s+(?:{any_of(tails)})\b|,\s+(?:who|whose|which|where)\b", re.IGNORECASE)

    def proposes(self, text: str, span: Span) -> bool:
        """Whether a statement proposes or offers by its words, whatever its cue ("stressed that the two sides should")."""
        return self._begins.match(text, span.start, span.end) is not None

    def turns(self, text: str, span: Span) -> list[Span]:
        """A stretch cut where it turns to what is offered ("keeps to its principles, | and is willing to ...")."""
        found, start = [], span.start
        for match in self._turn.finditer(text, span.start, span.end):
            found.append(Span(start, match.start()))
            start = match.end()
        return [*found, Span(start, span.end)]

    def split(self, text: str, span: Span) -> list[Span]:
        """The points of one stretch of a statement, in order; none where it begins with a condition: what would
        come about under it is no plain promise, often a threat.
        """
        conditions = conditions_in(text, span)
        if conditions and OPENING.fullmatch(text, span.start, conditions[0].start) is not None:
            return []
        words = [
            word
            for word in WORD.finditer(text, span.start, span.end)
            if not any(condition.start <= word.start() < condition.end for condition in conditions)
        ]
        forms = (
            self._kind_of(word, words[place + 1 : place + 2], begins=place == 0) for place, word in enumerate(words)
        )
        first = next(((word, form) for word, form in zip(words, forms, strict=True) if form is not None), None)
        cuts = list(self._cuts(text, words, *first)) if first is not None else []
        start = self._after_lead(text, span, first[0].start() if first is not None else span.end)
        starts, ends = [start, *(begins for _, begins in cuts)], [*(ends for ends, _ in cuts), span.end]
        found = [self._without_tail(text, Span(*pair)) for pair in zip(starts, ends, strict=True)]
        return [point for point in found if point.end > point.start] or [span]

    def _kind_of(self, word: re.Match[str], following: Sequence[re.Match[str]], *, begins: bool) -> str | None:
        """The form of verb that a word is; None for one that is a noun or adjective too and isn't followed as a verb is."""
        form = word.group().casefold()
        after = following[0].group().casefold() if following else ""
        if form in self._else and after not in AFTER_A_VERB:
            apart = not after or bool(word.string[word.end() : following[0].start()].strip())
            if not begins or apart or self._else[form] == "adjective" or after in AFTER_A_NOUN:
                return None
        return self._forms.get(form)

    def _cuts(
        self, text: str, told: Sequence[re.Match[str]], first: re.Match[str], form: str
    ) -> Iterator[tuple[int, int]]:
        """Where a point ends and the next begins: at every further verb of the first one's form that a comma or "and"
        parts from what stands before.
        """
        words = [word for word in told if word.start() >= first.end()]
        last = first.end()
        for place, word in enumerate(words):
            if self._forms.get(word.group().casefold()) != form:
                continue
            begins = max(first.end(), word.start() - FARTHEST)
            boundary = BOUNDARY.search(text[begins : word.start()])
            ends = begins + boundary.start() if boundary is not None else begins
            has_object = boundary is not None and bool(text[last:ends].strip())
            if has_object and self._kind_of(word, words[place + 1 : place + 2], begins=True) is not None:
                last = word.end()
                parted = PARTED.match(text, ends)
                yield ends, parted.end() if parted is not None else ends

    def _after_lead(self, text: str, span: Span, latest: int) -> int:
        """Where the point itself begins behind "The two sides should", "is willing to work with them to"."""
        start = span.start
        while True:
            window = text[start : min(span.end, start + FARTHEST)]
            lead = self._lead.match(window)
            found = (
                lead if lead is not None and start + lead.start("lead") <= max(latest, start) else WITH.match(window)
            )
            if found is None:
                return start
            start += found.end()

    def _without_tail(self, text: str, span: Span) -> Span:
        tail = self._tail.search(text, span.start, span.end)
        end = tail.start() if tail is not None and tail.start() > span.start else span.end
        return Span(span.start, len(text[:end].rstrip(" \n,;.")))


def conditions_in(text: str, span: Span) -> list[Span]:
    """The clauses of a stretch that say under what condition, each up to what is said under it."""
    found: list[Span] = []
    for match in CONDITION.finditer(text[: span.end], span.start):
        if not found or match.start() >= found[-1].end:
            end = CONSEQUENCE.search(text, match.end(), span.end)
            found.append(Span(match.start(), end.start() if end is not None else span.end))
    return found


def any_of(words: Sequence[str]) -> str:
    """A pattern of any of these phrases, the longest first, their blanks also standing for line breaks."""
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in sorted(words, key=len, reverse=True))


@cache
def load_splitter() -> Splitter:
    """The splitter with the package's tables."""
    verbs = {row["verb"]: row["else"] for row in read_table("point_verbs", ("verb", "else", "note"), package=PACKAGE)}
    leads = {
        row["words"]: row["begins"] for row in read_table("point_leads", ("words", "begins", "note"), package=PACKAGE)
    }
    tails = [row["words"] for row in read_table("point_tails", ("words", "note"), package=PACKAGE)]
    return Splitter(verbs, leads, tails)


def points_of(reading: Reading, statements: Sequence[Statement], provenance: Provenance) -> list[Point]:
    """The points of an account's statements in the order of its text; of a relayed statement none: it is part of the
    statement that relays it.
    """
    text = reading.document.text
    named = [(mention.span, mention.entry or "") for mention in reading.mentions if mention.kind == "initiative"]
    found = [
        replace(
            point,
            cited=cite(text, point.cited.spans, provenance),
            initiatives=frozenset(entry for place, entry in named if point.cited.spans[0].covers(place)),
        )
        for number, statement in enumerate(statements)
        if not statement.relayed
        for point in _points(text, statement, number, provenance)
    ]
    return sorted(found, key=lambda point: point.cited.spans[0])


def _points(text: str, statement: Statement, number: int, provenance: Provenance) -> Iterator[Point]:
    whole = Point(
        cited=cite(text, statement.content, provenance),
        speakers=statement.speakers,
        addressees=statement.addressees,
        on_behalf_of=statement.on_behalf_of,
        act=statement.act,
        cue=" ".join(statement.cue.of(text).split()) if statement.cue is not None else None,
        statement=number,
    )
    if statement.act in COURTESIES:
        spans = [part for span in statement.content for part in _objects(text, span)]
        yield from (replace(whole, cited=replace(whole.cited, spans=(span,))) for span in spans)
        return
    splitter = load_splitter()
    for piece in _pieces(statement, text):
        turns = splitter.turns(text, piece)
        for turn in turns:
            proposes = splitter.proposes(text, turn)
            act = "state" if len(turns) > 1 and not proposes and statement.act in ASIDES else statement.act
            for span in splitter.split(text, turn):
                yield replace(whole, cited=replace(whole.cited, spans=(span,)), act=act, proposes=proposes)


def _pieces(statement: Statement, text: str) -> tuple[Span, ...]:
    """A statement's spans, without a subject that the frame parts from the rest."""
    first, *rest = statement.content
    return tuple(rest) if rest and len(first.of(text).split()) <= SHORTEST else statement.content


def _objects(text: str, span: Span) -> Iterator[Span]:
    start = span.start
    for match in OTHER_OBJECT.finditer(text, span.start, span.end):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, span.end)
