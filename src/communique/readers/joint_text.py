"""Texts that several issue together: joint statements, declarations, communiqués, and which of their paragraphs are theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.readers.issuers import Ground, issuers_of

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Participant, Span
    from communique.readers.cast import Cast
    from communique.text.prose import Prose

NOUN = r"(?:statement|declaration|communiqu[eé]|press release|press statement|press communiqu[eé]|vision|readout)"
TITLE = re.compile(
    rf"(?P<before>.*?)\b(?:(?:joint|trilateral) (?:[\w'&-]+ ){{0,4}}?{NOUN}|"
    rf"(?:leaders|ministers|ministerial|summit|heads of \w+)(?:'s?)? (?:[\w-]+ )?(?:statement|declaration|communiqu[eé])|"
    r"chair(?:man|person|woman)?(?:'s)? (?:press )?statement|(?:statement|declaration) (?:by|of|from) the (?:[\w'-]+ ){0,2}(?:leaders|governments|foreign ministers|ministers|heads of \w+))\b(?P<behind>.*)",
    re.IGNORECASE | re.DOTALL,
)
"""Headlines of joint texts, what stands before the noun and behind it."""

TOLD = re.compile(
    r"\b(?:issues?|issued|signs?|signed|adopts?|adopted|releases?|released|publish\w*|hails?|hailed|says?|said|slams?|condemns?|rejects?|rejected|welcomes?|in|of|on|to|"
    r"after|following|through|against|response|agree|agreed|call|calls|urge|urges|make|makes)\b"
)
"""Before the noun it tells that a headline only speaks of a joint statement."""

ABOUT = re.compile(
    r"\s(?:on|regarding|about|following|concerning|after|marking|commemorating|in support|calling|condemning|at|announcing|launching|in response)\b|[:|]",
    re.IGNORECASE,
)
WE_THE = re.compile(r"\b[Ww]e(?:,| ?[—–]) ?(?:the|as|our|(?=[^\W\d_a-z]))")
I_WORDS = re.compile(r"\bI(?:'m|'ve|'ll|'d)? [a-z]")
OURS = re.compile(r"(?:^|(?<=[.;:)] ))(?:We|Our|we)\b")
TEXT_OF = re.compile(
    rf"\b(?:following|below) is (?:the )?(?:full )?(?:text of )?(?:a|the) joint (?:\w+ )?{NOUN}|"
    rf"\btext of (?:the|a) (?:following )?joint (?:\w+ )?{NOUN} (?:\w+ ){{0,3}}(?:released|issued|made|adopted|agreed|signed)",
    re.IGNORECASE,
)
"""How a publisher introduces the text of a joint statement and nothing else."""

ISSUED = re.compile(
    rf"\bfollowing (?:joint )?(?:\w+ )?{NOUN} (?:was|is|has been) (?:jointly )?(?:released|issued|made|adopted|agreed)|"
    rf"\b(?:jointly )?(?:issued|released|made|adopted) the following (?:joint )?(?:\w+ )?{NOUN}",
    re.IGNORECASE,
)
"""How one is introduced that may stand in a report of more."""

BEGIN = re.compile(r"\W*begin(?:ning of)? (?:the )?(?:full )?text\W*$", re.IGNORECASE)
END = re.compile(r"\W*end(?: of)?(?: the)? text\W*$|#{3}|\* ?\* ?\*", re.IGNORECASE)
NUMBER = re.compile(r"(?:\d{1,3}[.)]|\([a-z0-9]{1,3}\)|[-•*·–])\s*")
BODY = re.compile(
    r"(?:The|This) (?P<name>[^,;]{0,60}?(?P<kind>Task Force|Working Group|Steering Group|Committee|Commission|Council|Group|Dialogue|Forum|Alliance|Partnership|Board))\b"
    r"[^,.;]{0,60}? (?:met|held|convened|gathered|concluded)\b"
)
OPENING_PARAGRAPHS = 4
HEAD = 300


@dataclass(frozen=True, slots=True)
class JointText:
    """A text that several issue; ``people`` stand for issuers that are countries, if they are named. ``first`` and ``last`` are the numbers of its first paragraph and of the one behind
    its last, ``body`` the word for the group that they form ("Task Force"), if it is told of as one that met.
    """

    issuers: tuple[Participant, ...]
    people: tuple[Participant, ...]
    first: int
    last: int
    body: str | None


def joint_text(prose: Prose, title: str | None, cast: Cast, gazetteer: Gazetteer) -> JointText | None:
    """The joint text that a document is; None where it is none."""
    zone = _zone(title) if title else None
    told, first = _beginning(prose, titled=zone is not None)
    if first >= len(prose.paragraphs):
        return None
    ground = Ground(prose, title or "", zone or "", prose.paragraphs[told], cast, gazetteer)
    issuers = issuers_of(ground, opened=zone is None or told != first or _says_who(prose, first))
    if not issuers.all and zone is None:
        return None
    body = BODY.match(prose.text, *prose.paragraphs[first])
    kind = body["kind"] if body is not None else None
    return JointText(issuers.all, issuers.people, first, _end(prose, first), kind)


def _beginning(prose: Prose, *, titled: bool) -> tuple[int, int]:
    """The paragraph that tells who issues the text and its first one; beyond the last where it is no joint text."""
    text_of = next((n for n in range(_few(prose)) if TEXT_OF.search(prose.paragraphs[n].of(prose.text))), None)
    if text_of is not None:
        return text_of, text_of + 1
    opens = _opening(prose)
    if opens is not None and (titled or _goes_on(prose, opens)):
        return opens, min(opens, _first_prose(prose)) if titled else opens
    issued = next((n for n in range(_few(prose)) if ISSUED.search(prose.paragraphs[n].of(prose.text))), None)
    if issued is not None and (titled or _goes_on(prose, issued)):
        return issued, issued + 1
    first = _first_prose(prose) if titled else len(prose.paragraphs)
    return first, first


def _zone(title: str) -> str | None:
    """The part of a headline that names the issuers; None where it is not that of a joint text."""
    found = TITLE.match(title)
    if found is None or TOLD.search(found["before"]) is not None:
        return None
    about = ABOUT.search(found["behind"])
    behind = found["behind"][: about.start()] if about is not None else found["behind"]
    own = found.group()[len(found["before"]) : found.start("behind")]
    return f"{found['before']} {own} {behind}"


def _few(prose: Prose) -> int:
    return min(OPENING_PARAGRAPHS, len(prose.paragraphs))


def _head(prose: Prose, paragraph: Span) -> str:
    """The beginning of a paragraph without the number of an article."""
    head = prose.text[paragraph.start : min(paragraph.end, paragraph.start + HEAD)]
    number = NUMBER.match(head)
    return head[number.end() :] if number is not None else head


def _opening(prose: Prose) -> int | None:
    """The paragraph that says who "we" are."""
    for number, paragraph in enumerate(prose.paragraphs):
        head = _head(prose, paragraph)
        if WE_THE.match(head) or (number < OPENING_PARAGRAPHS and WE_THE.search(head)):
            return number
    return None


def _says_who(prose: Prose, number: int) -> bool:
    return WE_THE.search(_head(prose, prose.paragraphs[number])) is not None


def _goes_on(prose: Prose, opens: int) -> bool:
    """Whether a text without such a headline goes on in "we" after it said who that is, and nobody says "I" in it."""
    rest = prose.paragraphs[opens + 1 :]
    if any(I_WORDS.search(paragraph.of(prose.text)) for paragraph in prose.paragraphs):
        return False
    return not rest or any(OURS.search(paragraph.of(prose.text)) for paragraph in rest)


def _first_prose(prose: Prose) -> int:
    """The first paragraph that ends like a sentence: lines of place and day stand before it."""
    ends = (n for n, paragraph in enumerate(prose.paragraphs) if prose.text[paragraph.end - 1] in '.:;!?”"')
    return next(ends, 0)


def _end(prose: Prose, first: int) -> int:
    numbers = range(first, len(prose.paragraphs))
    return next((n for n in numbers if END.match(prose.paragraphs[n].of(prose.text))), len(prose.paragraphs))


def is_begin(words: str) -> bool:
    """Whether a paragraph only says that the text begins."""
    return BEGIN.match(words) is not None
