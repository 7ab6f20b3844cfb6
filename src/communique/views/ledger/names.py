"""The names that a pair gives its relationship."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.tables import read_table
from communique.model import NameUse
from communique.views.citing import cite
from communique.views.ledger.accounts import around, sentences, speakers_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.model import Mention, Span
    from communique.views.ledger.accounts import Account


def names_used(account: Account, pair: frozenset[str]) -> Iterator[NameUse]:
    """Every use of such a name in an account, in sentences that name no third side without naming the two."""
    text = account.reading.document.text
    naming = [mention for mention in account.reading.mentions if mention.kind in {"side", "group"}]
    for sentence in sentences(account):
        if not _is_of_pair(naming, sentence, pair):
            continue
        for match in relationship_names().finditer(text, sentence.start, sentence.end):
            place = around(match)
            yield NameUse(
                name=known_names()[int((match.lastgroup or "n0")[1:])],
                day=account.day,
                exchange=account.exchange,
                speakers=speakers_at(account, place),
                cited=cite(text, [place], account.provenance),
            )


def _is_of_pair(naming: Sequence[Mention], sentence: Span, pair: frozenset[str]) -> bool:
    named = {actor.side for mention in naming if mention.span.meets(sentence) for actor in mention.refers_to} - {None}
    return named <= pair or pair <= named


@cache
def known_names() -> tuple[str, ...]:
    """The names of the package's table."""
    return tuple(row["name"] for row in _rows())


@cache
def relationship_names() -> re.Pattern[str]:
    """All patterns of the table at once, the longest first, each under the number of its name."""
    numbered = sorted(enumerate(_rows()), key=lambda item: -len(item[1]["pattern"]))
    tried = "|".join(f"(?P<n{number}>{_flexible(row['pattern'])})" for number, row in numbered)
    return re.compile(rf"\b(?:{tried})\b", re.IGNORECASE)


def _flexible(pattern: str) -> str:
    """A pattern whose blanks also stand for line breaks."""
    return pattern.replace(" ", r"\s+")


@cache
def _rows() -> tuple[dict[str, str], ...]:
    return tuple(read_table("relationship_names", ("name", "pattern", "note"), package="communique.views"))
