"""Nouns that name a source without naming anyone: unnamed people, bodies, studies ("critics", "the campaign", "a poll")."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from communique.readers.parse import Parse

SourceKind = Literal["people", "body", "study"]
COLUMNS = ("noun", "kind", "plural", "note")
OWNED = frozenset("his her its their my our your".split())
SOME = frozenset("a an one another some many several most few two three other".split())


@dataclass(frozen=True, slots=True)
class SpeakingNoun:
    """What kind of source a noun names, and whether this form of it names several."""

    kind: SourceKind
    plural: bool


@cache
def speaking_nouns() -> dict[str, SpeakingNoun]:
    """The nouns of the table by form, in lower case."""
    found: dict[str, SpeakingNoun] = {}
    for row in read_table("speaking_nouns", COLUMNS, package="communique.readers"):
        kind = cast("SourceKind", row["kind"])
        found[row["plural"].lower()] = SpeakingNoun(kind, plural=True)
        found.setdefault(row["noun"].lower(), SpeakingNoun(kind, plural=False))
    return found


def is_unnamed_source(text: str, word: str) -> bool:
    """Whether the words can only mean some people, a body or a study: several of them, or one that is new here.

    "His advisers" are his, and whose they are is another question: nobody.
    """
    noun = speaking_nouns().get(word)
    if noun is None:
        return False
    first = text.lower().split(maxsplit=1)[0]
    if first in OWNED:
        return False
    return noun.kind != "people" or noun.plural or first in SOME


def can_tell(parse: Parse, token: int, *kinds: SourceKind) -> bool:
    """Whether the token is a noun of the table, of one of the kinds where some are given."""
    noun = speaking_nouns().get(parse.words[token].lower())
    return noun is not None and (not kinds or noun.kind in kinds)
