"""Who placed a call: "X telephoned Y", "received a call from X", "who phoned him"."""

from __future__ import annotations

import re
from itertools import chain, islice
from typing import TYPE_CHECKING

from communique.model import Participant, Span
from communique.readers.reports.askers import Asker, named_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model.report import Kind
    from communique.readers.reports.page import Page

MOST = 5
"""So many verbs of one sentence are looked at."""
SPOKEN: frozenset[Kind] = frozenset({"call", "video call"})
FROM = re.compile(
    r"\b(?:received|receives|took|takes|answered|got) (?:[\w-]+ ){0,3}?(?:tele)?(?:phone ?)?calls? (?:[\w.]+,? ){0,6}?from\b"
    r"|\b(?:was|were) (?:telephoned|phoned|called|rung)(?: up)? by\b"
)
TO = re.compile(
    r"\b(?:telephoned|telephones|phoned|phones)(?= )"
    r"|\b(?:placed|places|initiated|initiates|made|makes|convened|convenes) (?:an?|the|his|her) (?:[\w-]+ ){0,3}?(?:call|conversation)\b"
)
CALLED = re.compile(r"(?<!-)(?<!'s )(?<!the )\b(?:called|calls|rang|rings)(?: up)? (?:his |her |the )?")
"""Only with someone's name right behind it: one calls for a thing, calls on someone, or calls it a success."""
NAMES_IT = re.compile(r"'|,? (?:an?|the|his|her|one)\b|,? ?[\"“(]| (?:'|as\b)")
"""What stands behind the name where one only calls another something ("called Lisk a friend")."""
WHO = re.compile(
    r"\bwho (?:had )?(?:telephoned|phoned|called|rang) (?:him|her|them)(?=[,.;]| (?:on|to|at|in|from|by|today|yesterday|earlier|this|last)\b|$)"
)
ASKED_FOR = re.compile(
    r"\b(?:requested|initiated|sought|asked for) (?:the|this) (?:[\w-]+ ){0,3}?(?:call|conversation|talks|meeting|discussion)\b"
)


def caller_in(page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]) -> Asker | None:
    """Who placed the call, or asked for the exchange, as one sentence tells; the span is the phrase that does."""
    asked = ASKED_FOR.search(page.prose.text, *sentence)
    if asked is not None:
        return _before(page, sentence, asked, participants)
    if kind not in SPOKEN:
        return None
    return _receiving(page, sentence, participants) or _placing(page, sentence, participants)


def _receiving(page: Page, sentence: Span, participants: Sequence[Participant]) -> Asker | None:
    match = FROM.search(page.prose.text, *sentence)
    if match is None:
        return None
    named = _named(page, Span(match.end(), sentence.end), participants)
    return Asker(named.name, Span(match.start(), max(match.end(), named.span.end))) if named is not None else None


def _placing(page: Page, sentence: Span, participants: Sequence[Participant]) -> Asker | None:
    text = page.prose.text
    who = WHO.search(text, *sentence)
    if who is not None:
        return _before(page, sentence, who, participants)
    for match in chain(*(islice(pattern.finditer(text, *sentence), MOST) for pattern in (TO, CALLED))):
        called = _named(page, Span(match.end(), sentence.end), participants)
        if called is None or (match.re is CALLED and not _is_called(page, match, called)):
            continue
        caller = _before(page, sentence, match, participants)
        if caller is not None and caller.name != called.name:
            return Asker(caller.name, Span(match.start(), max(match.end(), called.span.end)))
    return None


def _is_called(page: Page, match: re.Match[str], called: Asker) -> bool:
    """Whether "called" has the person right behind it and nothing that it calls them."""
    behind = page.prose.text[called.span.end :][:8]
    return called.span.start <= match.end() and NAMES_IT.match(behind) is None


def _before(page: Page, sentence: Span, match: re.Match[str], participants: Sequence[Participant]) -> Asker | None:
    """The last participant named before a verb, with the phrase that the verb begins."""
    named = named_in(page, Span(sentence.start, match.start()), participants)
    return Asker(named[-1].name, Span(*match.span())) if named else None


def _named(page: Page, span: Span, participants: Sequence[Participant]) -> Asker | None:
    """The first participant inside ``span``, named, by office alone, or as the reader of participants found them."""
    named = named_in(page, span, participants)
    if named or span.start >= span.end:
        return named[0] if named else None
    inside = page.prose.original(span)
    found = next((person for person in participants if person.span is not None and inside.covers(person.span)), None)
    return Asker(found.name, Span(span.start, span.start)) if found is not None else None
