"""Words by which a joint text speaks of those who issue it: "we", "the two sides", "our governments", "the Task Force"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Actor

PEOPLE = re.compile(
    r"\b(?:leaders|presidents|ministers|principals|counterparts|secretaries|advis[eo]rs|heads|chairs|co-?chairs|premiers|chancellors|monarchs)$",
    re.IGNORECASE,
)
AGAIN = re.compile(r"(?:they|both|all)$", re.IGNORECASE)
NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})"
MANY = (
    r"(?:sides|parties|leaders|(?:vice |deputy )?presidents|(?:(?:prime|foreign|defen[cs]e|finance|trade|economic|energy|interior|health|"
    r"environment|agriculture|culture|education|transport|justice) )?ministers|principals|counterparts|participants|delegations|governments|"
    r"secretaries(?: of state| of defen[cs]e)?|(?:national security )?advis[eo]rs|heads of (?:state|government|delegation|state and government|state or government)|"
    r"co-?chairs|chairs|signatories|premiers|chancellors|monarchs)"
)
COUNTED = (
    r"(?:countries|nations|states|partners|allies|members|peoples|democracies|economies|administrations|sides|ones)"
)
COLLECTIVE = re.compile(
    rf"(?:we(?: all| both)?|they|both|all|both of us|(?:(?:the|our|both|these|all|all the) )?(?:{NUMBER} )?{MANY}"
    rf"|(?:both|our|(?:the |our )?(?:both |{NUMBER} )){COUNTED})",
    re.IGNORECASE,
)
WE = re.compile(r"we\b", re.IGNORECASE)
OWN = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)


def is_collective(words: str) -> bool:
    """Whether a subject means all who issue the text by no name."""
    return WE.match(words) is not None or COLLECTIVE.fullmatch(" ".join(words.split())) is not None


def means_people(words: str) -> bool:
    """Whether such a subject speaks of people rather than of sides ("the two leaders")."""
    return PEOPLE.search(words) is not None


def refers_back(words: str) -> bool:
    """Whether such a subject only means those of whom the last one spoke."""
    return AGAIN.match(words) is not None


def names_all(words: str, issuers: tuple[Actor, ...], gazetteer: Gazetteer) -> bool:
    """Whether a subject names the sides of all issuers ("the United States and Japan")."""
    named = {side.code for side in gazetteer.find(words)}
    known = {actor.side for actor in issuers if actor.side is not None}
    several = len(named) > 1 or len({actor.side for actor in issuers}) == 1
    return several and bool(known) and known <= named and len(named) == len({actor.side for actor in issuers})


def in_own_name(words: str) -> bool:
    """Whether a subject is "we" or something of ours."""
    return OWN.search(words) is not None
