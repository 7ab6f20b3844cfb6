"""Where search looks, and which of what holds the words is wanted, as SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import bindparam, text

from communique.text.names import holds_words

if TYPE_CHECKING:
    from sqlalchemy import TextClause

    from communique.model import SearchFilter
    from communique.model.search import Searched
    from communique.store.speaking import Speakers


class Target(NamedTuple):
    """Where words are looked for: the table of words, the rows beside it and the column that tells whose they are, the
    columns that only statements have, and the weights of the columns of words.
    """

    words: str
    rows: str
    key: str
    more: str
    weights: str


TARGETS: dict[Searched, Target] = {
    "statements": Target("statement_words", "searched_statements", "statement", "s.act, s.speakers", "1.0"),
    "documents": Target(
        "document_words", "searched_documents", "document", "NULL AS act, NULL AS speakers", "4.0, 1.0"
    ),
}
"""A word in a title counts as much as four in the body."""

OF_EXCHANGE = {
    "statements": "s.statement IN (SELECT t.id FROM statements t JOIN judgements j ON j.report = t.report AND j.current "
    "WHERE j.exchange = :exchange)",
    "documents": "s.document IN (SELECT r.document FROM reports r JOIN judgements j ON j.report = r.id AND j.current "
    "WHERE j.exchange = :exchange)",
}


def conditions_of(wanted: SearchFilter) -> tuple[list[str], dict[str, Any]]:
    """The conditions on a row (``s``) that SQL can check, and their values."""
    asked = {
        "s.act = :act": wanted.act,
        "s.day >= :since": wanted.since and wanted.since.isoformat(),
        "s.day <= :until": wanted.until and wanted.until.isoformat(),
        "s.outlet IN :outlets": wanted.outlets,
        OF_EXCHANGE[wanted.searched]: wanted.exchange,
    }
    names = ("act", "since", "until", "outlets", "exchange")
    values = {name: value for name, value in zip(names, asked.values(), strict=True) if value is not None}
    return [condition for condition, value in asked.items() if value is not None], values


def question(words: str, values: dict[str, Any]) -> TextClause:
    """A question that has these values; of several outlets, any."""
    query = text(words)
    return query.bindparams(bindparam("outlets", expanding=True)) if "outlets" in values else query


def asks_who_speaks(wanted: SearchFilter) -> bool:
    """Whether not every speaker will do."""
    return wanted.speaker is not None or wanted.side is not None


def speaks(speakers: Speakers, wanted: SearchFilter) -> bool:
    """Whether one of these is a speaker who is asked for."""

    def is_meant(name: str | None, side: str | None) -> bool:
        by_side = wanted.speaker_side is not None and side == wanted.speaker_side
        by_name = name is not None and holds_words(name, wanted.speaker or "")
        called = wanted.speaker is None or by_side or by_name
        return called and (wanted.side is None or side == wanted.side)

    return any(is_meant(name, side) for name, side in speakers)
