"""What in somebody's own words is a greeting at all, and whose it is."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.text.persons import same_name
from communique.views.uptake.points import PACKAGE

if TYPE_CHECKING:
    from communique.model import Statement

QUOTED = re.compile(
    r"\b(?P<who>[\w’'-]+)\s+(?:just\s+|then\s+|also\s+)?(?:said|says|told\s+\w+|tells\s+\w+|goes)\s*[,:]?\s*[“\"‘][^”\"]*"
)
"""Somebody's words inside another's ("he said, “Congratulations”")."""
ONESELF = frozenset({"i", "we"})


def is_courtesy(text: str, statement: Statement) -> bool:
    """Whether a greeting is one: what an account calls so is; somebody's own words need a courtesy of the table among them,
    which is not quoted from somebody else.
    """
    if statement.mode == "indirect":
        return True
    courtesy, other = _patterns()
    said = (other.sub(" ", _own_words(span.of(text), statement)) for span in statement.content)
    return any(courtesy.search(words) for words in said)


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of courtesy, and those that are like them and are none."""
    rows = list(read_table("courtesies", ("pattern", "courtesy", "note"), package=PACKAGE))
    yes, no = (
        "|".join(row["pattern"].replace(" ", r"\s+") for row in rows if row["courtesy"] == kind)
        for kind in ("yes", "no")
    )
    return re.compile(rf"\b(?:{yes})", re.IGNORECASE), re.compile(rf"\b(?:{no})", re.IGNORECASE)


def _own_words(words: str, statement: Statement) -> str:
    """What is said without the words of others quoted in it."""
    return QUOTED.sub(lambda quoted: quoted.group() if _is_own(quoted["who"], statement) else " ", words)


def _is_own(who: str, statement: Statement) -> bool:
    return who.casefold() in ONESELF or any(
        actor.name is not None and same_name(actor.name, who) for actor in statement.speakers
    )
