"""Greetings, congratulations and condolences: from whom, to whom, for what, and whether they are returned."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import Greeting, Span
from communique.text.sentences import split_sentences
from communique.views.citing import cite
from communique.views.uptake.courtesies import is_courtesy
from communique.views.uptake.points import PACKAGE, any_of
from communique.views.uptake.replies import RETURNS, replying_nouns
from communique.views.uptake.sides import Exchanged, is_back, is_joint, is_one

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from communique.model import Actor, Citation, Mention, Provenance, Reading, Statement
    from communique.model.statement import Act
    from communique.model.uptake import Returned

GREETINGS: frozenset[Act] = frozenset({"greet", "congratulate", "condole"})
WISH = r"(?:congratulations|greetings|(?:best |good |warm )?wishes|condolences|regards|sympath(?:y|ies)|felicitations)"
ONLY_A_WISH = re.compile(
    rf"\W*(?:(?:his|her|their|its|the|our|my|a|an)\s+)?(?:[\w-]+\s+(?:and\s+)?){{0,4}}{WISH}\W*", re.IGNORECASE
)
FOR = re.compile(
    rf"\b{WISH}\b[^.;]*?\b(?:on the occasion of|(?:on|upon|over|for|following)\b(?!\s+behalf))\s+", re.IGNORECASE
)
TO = re.compile(rf"\b{WISH}\s+to\s+(?P<whom>[^.;,]+?)(?=\s+(?:on|upon|over|for|following)\b|[.;,]|\Z)", re.IGNORECASE)
PEOPLE = re.compile(r"\b(?P<people>people|citizens|government)\s+of\s+(?:the\s+)?\Z", re.IGNORECASE)
LINKED = re.compile(r"\b(?:on|upon|for|over|following)\s*\Z", re.IGNORECASE)
BEFORE = (
    r"\b(?:(?:the|his|her|their|its|an?|this|\w+['’]s?)\s+)?"
    r"(?:(?!(?:on|for|and|of|to|in|the|at|his|her|a|an|with|by|as)\b)[\w'’-]+\s+){0,2}?"
)
EXCHANGED = re.compile(r"\bexchang", re.IGNORECASE)


def find_greetings(
    reading: Reading,
    provenance: Provenance,
    statements: Sequence[Statement] | None = None,
    exchange: str | None = None,
    day: date | None = None,
) -> list[Greeting]:
    """The greetings of one account, in the order of its text: those whose sender is certain. ``statements`` are those of
    the account's exchange, by default all.
    """
    told = [
        one for one in (reading.statements if statements is None else statements) if one.speakers and not one.relayed
    ]
    text, persons = reading.document.text, [person.name for person in reading.people]
    found = []
    for statement in told:
        if statement.act in GREETINGS and is_courtesy(text, statement):
            receivers = statement.addressees or _named_in(statement, reading)
            first = Exchanged(statement.speakers, receivers)
            returned, answer = _met_with(text, first, statement, told, persons)
            found.append(
                Greeting(
                    cited=cite(text, _said(statement), provenance),
                    act=statement.act,
                    senders=statement.speakers,
                    receivers=receivers,
                    on_behalf_of=statement.on_behalf_of.parties if statement.on_behalf_of is not None else (),
                    occasion=_occasion(text, statement, provenance),
                    returned=returned,
                    answer=cite(text, _said(answer), provenance) if answer is not None else None,
                    exchange=exchange,
                    day=day,
                )
            )
    return sorted(found, key=lambda greeting: greeting.cited.spans[0])


def _said(statement: Statement) -> list[Span]:
    """The cue with the content, as one stretch where they stand side by side."""
    if statement.cue is None or statement.cue.end > statement.content[0].start:
        return list(statement.content)
    first, *rest = statement.content
    return [Span(statement.cue.start, first.end), *rest]


def _named_in(statement: Statement, reading: Reading) -> tuple[Actor, ...]:
    """Whom the content itself says that a wish is to ("warm congratulations to the people of Halvern")."""
    text = reading.document.text
    to = next((found for span in statement.content if (found := TO.search(text, span.start, span.end))), None)
    if to is None:
        return ()
    place = Span(*to.span("whom"))
    named = [mention for mention in reading.mentions if place.covers(mention.span)]
    actors = (_called(to, mention) for mention in named if mention.kind in {"side", "person"})
    return tuple(dict.fromkeys(actor for actor in actors if actor is not None and actor not in statement.speakers))


def _called(to: re.Match[str], mention: Mention) -> Actor | None:
    """Who is mentioned there; a side's people by that name."""
    if len(mention.refers_to) != 1:
        return None
    people = PEOPLE.search(to.string, to.start("whom"), mention.span.start)
    if people is None or mention.kind != "side":
        return mention.refers_to[0]
    name = " ".join(f"{people['people']} of {mention.span.of(to.string)}".split())
    return replace(mention.refers_to[0], name=name)


def _occasion(text: str, statement: Statement, provenance: Provenance) -> Citation | None:
    """The words that say what it is for: of the statement itself, or else of its sentence."""
    content = statement.content[0]
    whole = Span(content.start, statement.content[-1].end)
    if (named := FOR.search(text, whole.start, whole.end)) is not None and named.end() < whole.end:
        return cite(text, [Span(named.end(), whole.end)], provenance)
    linked = statement.cue is not None and LINKED.search(statement.cue.of(text)) is not None
    if linked and not ONLY_A_WISH.fullmatch(whole.of(text)):
        return cite(text, statement.content, provenance)
    for place in (whole, _sentence(text, whole)):
        found = occasions(statement.act).search(text, place.start, place.end)
        if found is not None:
            return cite(text, [Span(*found.span("occasion"))], provenance)
    return None


def _sentence(text: str, span: Span) -> Span:
    """The sentence that a span stands in."""
    start = text.rfind("\n\n", 0, span.start) + 1
    end = text.find("\n\n", span.end)
    paragraph = Span(start, end if end >= 0 else len(text))
    return next((sentence for sentence in split_sentences(text, paragraph) if sentence.meets(span)), span)


@cache
def occasions(act: Act) -> re.Pattern[str]:
    """The package's occasions of an act with the words around them that belong to them ("the 90th anniversary of its
    founding").
    """
    rows = read_table("occasions", ("words", "acts", "note"), package=PACKAGE)
    words = any_of([row["words"] for row in rows if act in row["acts"].split()])
    return re.compile(rf"(?P<occasion>{BEFORE}(?:{words})\b(?:\s+of\s+(?:the\s+)?[^,.;“”\"]{{1,80}})?)", re.IGNORECASE)


def _met_with(
    text: str, first: Exchanged, statement: Statement, told: Sequence[Statement], persons: Sequence[str]
) -> tuple[Returned, Statement | None]:
    """What the same text says later that a greeting met with, and the statement that says so."""
    if is_joint(statement.speakers):
        exchanged = statement.cue is not None and EXCHANGED.search(statement.cue.of(text)) is not None
        return ("exchanged" if exchanged else "together"), None
    others = [one for one in told if _is_later(statement, one) and _is_answer_to(first, one, persons)]
    alike = sorted(others, key=lambda one: one.act != statement.act)
    back = next(
        (one for one in alike if one.act in RETURNS.get(statement.act, ()) and is_courtesy(text, one)),
        None,
    )
    if back is not None:
        return "returned", back
    thanks = next((one for one in others if one.act == "thank" and _means(text, statement.act, one)), None)
    return ("thanked for" if thanks is not None else "not reported"), thanks


def _is_later(statement: Statement, other: Statement) -> bool:
    return other.content[0].start >= statement.content[-1].end


def _is_answer_to(first: Exchanged, other: Statement, persons: Sequence[str]) -> bool:
    """Whether another side says it, to the greeting's sender where it names anybody."""
    if is_joint(other.speakers) or any(is_one(one, two) for one in first.by for two in other.speakers):
        return False
    return is_back(first, Exchanged(other.speakers, other.addressees), persons)


def _means(text: str, act: Act, thanks: Statement) -> bool:
    said = " ".join(span.of(text) for span in _said(thanks))
    return any(act in noun.acts and noun.pattern.search(said) for noun in replying_nouns())
