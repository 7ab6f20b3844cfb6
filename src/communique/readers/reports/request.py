"""At whose request an exchange took place: what the text tells, or what a Chinese outlet leaves unsaid."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from communique.model import Participant, Span
from communique.readers.reports.askers import Asker, named_in, of_two, whose
from communique.readers.reports.calling import caller_in
from communique.readers.reports.page import clause_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model.report import Kind, RequestBasis
    from communique.readers.reports.page import Page

PAIR = frozenset({"latter", "former"})
"""Words that refer to the two of an exchange, wherever in its sentence they stand."""
FAR = 90
"""Characters behind "at the request" within which it is said whose."""
MOST = 5
"""So many matches of one pattern are looked at in a sentence."""
FOLLOWING = 5
"""So many sentences below the one that tells of an exchange may say who asked for it."""
CHINA = "CHN"
EXCHANGE = r"(?:call|conversation|talks?|contact|meeting|discussions?|exchange|consultations?|dialogue|interview)"
ASKED = r"(?:request|initiative|invitation|suggestion)"

OF_WHOM = re.compile(
    rf"\b(?:[Aa]t|[Uu]pon|[Oo]n|[Ff]ollowing|[Ii]n response to) (?:the|an?) (?:\w+ )?{ASKED} (?:of|from|made by|by)\b"
)
OF_ONE_NAMED = re.compile(
    rf"\b(?:(?:[Aa]t|[Uu]pon|[Oo]n) the {ASKED} of the (?P<one>latter|former)\b"
    rf"|(?:[Aa]t|[Uu]pon|[Oo]n) (?:the )?(?P<which>latter|former|his|her|their|its|whose)(?:'s)? (?:own |kind |express )?{ASKED}\b)"
)
OWN_REQUEST = re.compile(
    rf"\b(?:[Aa]t|[Uu]pon|[Oo]n) (?P<whose>(?:(?:the |his |her |its )?[A-Z][\w.' ]{{1,60}}?|(?:his|her|its|the) counterpart)(?:'s?| side's?)) (?:own |kind |express )?{ASKED}\b"
)
DONE_BY = re.compile(
    rf"(?:\b{EXCHANGE}(?: [\w ]{{1,60}})?(?P<noun>,? (?:which |that )?(?:was |were |is |had been )?(?:\w+ly )?)|, (?:which|that) (?:was|were) |, |\A)"
    r"(?:[Ii]nitiated|[Rr]equested|[Pp]laced|[Ss]ought|[Pp]roposed) by\b"
)
CAME_FROM = re.compile(rf"\b[Tt]he (?:request|initiative) (?:for (?:the|this) (?:\w+ ){{0,2}}?{EXCHANGE} )?came from\b")
ABOUT_IT = re.compile(
    rf"\b{EXCHANGE}\b,? (?:initiated|requested|placed|sought) by\b"
    rf"|\b{EXCHANGE}\b,? (?:which |that )?(?:was|were|took place|came|had been) (?:\w+ ){{0,3}}?(?:initiated by|requested by|placed by|at (?:the )?(?:\w+ ){{0,4}}?(?:\w+'s? )?(?:request|initiative))"
    rf"|{CAME_FROM.pattern}|\bwho (?:had )?(?:telephoned|phoned|placed|initiated|requested)\b"
    rf"|\b(?:requested|initiated) (?:the|this) (?:[\w-]+ ){{0,3}}?{EXCHANGE}\b"
)
"""A further sentence that says who asked for the exchange just told of."""
ALONE = re.compile(
    r"\b(?:at|upon|by|on) (?:request|appointment)\b(?! (?:of|from|for)\b)(?! by (?!phone|telephone|video))",
    re.IGNORECASE,
)
ABOUT_THINGS = re.compile(
    r"\b(?:provided|delivered|deployed|sent|submitted|imposed|released|drafted|prepared|extradited|detained|arrested|"
    r"adopted|taken|given|issued|launched|available|recalled|opened|suspended)\s*$"
)
"""What is done at someone's request in the midst of a sentence about an exchange."""
TELLS_OF_IT = re.compile(
    rf"(?:\b(?:{EXCHANGE}|held|place|made|phone|telephone|today|yesterday|here|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|\d)\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Request:
    """Who asked for an exchange, by name, how that is known, and the phrase (offsets of the document) that tells.

    ``at_request`` says that the text speaks of a request at all, also where it leaves open whose.
    """

    initiator: str | None = None
    at_request: bool = False
    basis: RequestBasis | None = None
    span: Span | None = None


def request_of(page: Page, number: int, kind: Kind, participants: Sequence[Participant]) -> Request:
    """Who asked for the exchange that the sentence ``number`` tells of: by its own words, by the convention of Chinese
    readouts, or by a further sentence that refers to it.
    """
    sentence = page.sentences[number]
    own = _told(page, sentence, kind, participants) or _at_request(page, sentence, participants)
    if own is not None and own.initiator is not None:
        return own
    for near in page.sentences[number + 1 : number + 1 + FOLLOWING]:
        told = _told(page, near, kind, participants) if ABOUT_IT.search(near.of(page.prose.text)) else None
        if told is not None and told.initiator is not None:
            return told
    return own or _in_title(page, participants) or Request()


def _told(page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]) -> Request | None:
    """Who asked, from the words of one sentence; None where it speaks of no request for this exchange."""
    readings = (_of_one, _of_whom, _done_by)
    requests = (reading(page, sentence, kind, participants) for reading in readings)
    found = next((request for request in requests if request is not None), None)
    if found is not None:
        return found
    called = caller_in(page, sentence, kind, participants)
    return _recorded(page, called, called.span, at_request=False) if called is not None else None


def _of_one(page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]) -> Request | None:
    """ "At the latter's request", "at the request of the former", "at her request"."""
    match = OF_ONE_NAMED.search(page.prose.text, *sentence)
    if match is None or not (match["one"] or match["which"] in PAIR or _is_about_it(page, sentence, match, kind)):
        return None
    name = of_two(page, Span(sentence.start, match.start()), match["which"] or match["one"], participants)
    span = Span(*match.span())
    return _recorded(page, Asker(name, span) if name is not None else None, span, at_request=True)


def _of_whom(page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]) -> Request | None:
    """ "At the request of the Peruvian side", "at the Serbian leader's initiative"."""
    text = page.prose.text
    for match in _matches(text, sentence, OF_WHOM, OWN_REQUEST):
        owned = "whose" in match.re.groupindex
        near = Span(*match.span("whose")) if owned else Span(match.end(), min(match.end() + FAR, sentence.end))
        subject = next(iter(named_in(page, Span(sentence.start, match.start()), participants)), None)
        found = whose(page, near, participants, subject)
        if found.ours and _is_about_it(page, sentence, match, kind):
            end = match.end() if owned or found.asker is None else max(match.end(), found.asker.span.end)
            return _recorded(page, found.asker, Span(match.start(), end), at_request=True)
    return None


def _done_by(page: Page, sentence: Span, kind: Kind, participants: Sequence[Participant]) -> Request | None:
    """ "The call was initiated by X", "had a call with Y, initiated by the Y side", "the request came from X"."""
    del kind
    text = page.prose.text
    for match in _matches(text, sentence, DONE_BY, CAME_FROM):
        near = Span(match.end(), min(match.end() + FAR, sentence.end))
        subject = next(iter(named_in(page, Span(sentence.start, match.start()), participants)), None)
        found = whose(page, near, participants, subject)
        bare = match.re is DONE_BY and match["noun"] is None
        if found.ours and not (bare and not _follows_name(page, sentence, match.start())):
            end = max(match.end(), found.asker.span.end) if found.asker is not None else match.end()
            start = match.start() + len(match.group()) - len(match.group().lstrip(", "))
            return _recorded(page, found.asker, Span(start, end), at_request=True)
    return None


def _matches(text: str, sentence: Span, *patterns: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """The first few matches of each pattern: a sentence with more of them is no sentence."""
    for pattern in patterns:
        yield from islice(pattern.finditer(text, *sentence), MOST)


def _is_about_it(page: Page, sentence: Span, match: re.Match[str], kind: Kind) -> bool:
    """Whether a request is for the exchange, not for what is spoken of: it stands in the clause that tells of the
    exchange or directly behind its name, people or time. One is invited to a visit only.
    """
    if "invitation" in match.group() and kind != "visit":
        return False
    before = page.prose.text[max(sentence.start, match.start() - FAR) : match.start()]
    if ABOUT_THINGS.search(before):
        return False
    inside = match.start() < clause_of(page.prose, sentence).end
    return inside or TELLS_OF_IT.search(before) is not None or _follows_name(page, sentence, match.start())


def _follows_name(page: Page, sentence: Span, position: int) -> bool:
    """Whether nothing but a comma or a bracket stands between ``position`` and the name of someone or of a side, or a time."""
    text = page.prose.text
    end = sentence.start + len(text[sentence.start : position].rstrip(" ,(-–—"))
    before = Span(max(sentence.start, end - FAR), end)
    named = [use.titled.end for use in page.cast.uses_in(before)]
    named += [role.span.end for role in page.cast.roles_in(before)]
    named += [before.start + side.span.end for side in page.gazetteer.find(before.of(text))]
    return end == sentence.start or end in named or TELLS_OF_IT.search(text[before.start : end]) is not None


def _at_request(page: Page, sentence: Span, participants: Sequence[Participant]) -> Request | None:
    """ "At request" without saying whose."""
    match = ALONE.search(page.prose.text, *sentence)
    if match is None or ABOUT_THINGS.search(page.prose.text[max(sentence.start, match.start() - FAR) : match.start()]):
        return None
    named = named_in(page, sentence, participants)
    asker = _by_convention(page, named[0].name if named else participants[0].name, participants)
    span = Span(*match.span())
    return Request(asker, True, "convention" if asker is not None else None, page.prose.original(span))


def _in_title(page: Page, participants: Sequence[Participant]) -> Request | None:
    """ "Holds Telephone Talks at Request with" in the headline only."""
    match, title = ALONE.search(page.title), page.document.title
    if match is None or title is None or not participants:
        return None
    start = title.span.start if title.span is not None else None
    asker = _by_convention(page, participants[0].name, participants)
    span = Span(start + match.start(), start + match.end()) if start is not None else None
    return Request(asker, True, "convention" if asker is not None else None, span)


def _by_convention(page: Page, subject: str, participants: Sequence[Participant]) -> str | None:
    """Chinese readouts say of their own leaders that they spoke "at request" (yingyue) where the counterpart asked.

    So it is where the outlet is Chinese or not known and a Chinese leader is the ``subject``: the first of the other
    side, if there is only one other side. Elsewhere nobody is meant.
    """
    own = [person for person in participants if person.side == CHINA]
    others = [person for person in participants if person.side != CHINA]
    chinese = page.cast.home in {CHINA, None} and subject in {person.name for person in own}
    alone = len({person.side for person in others}) == 1 and others[0].side is not None
    return others[0].name if chinese and alone else None


def _recorded(page: Page, asker: Asker | None, span: Span, *, at_request: bool) -> Request:
    basis: RequestBasis | None = "told" if asker is not None else None
    return Request(asker.name if asker is not None else None, at_request, basis, page.prose.original(span))
