"""A document's text with what was read from it marked, as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.exchange import StatementRecord
    from communique.model.span import Span
    from communique.model.statement import Actor, MentionKind
    from communique.model.time import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a text within which nothing begins or ends; ``words`` are its characters, unchanged.

    ``statement`` is the place of the innermost statement that holds it in ``MarkedText.statements``, and ``begins`` says
    that words of this statement begin here; ``named`` and ``timed`` are the places of what it names there. ``is_apart``:
    neither headline nor the article's own words. ``is_cited``: somebody asked for these characters.
    """

    span: Span
    words: str
    statement: int | None = None
    begins: bool = False
    named: int | None = None
    timed: int | None = None
    is_cue: bool = False
    is_apart: bool = False
    is_cited: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """Those to whom a text gives statements: ``number`` (from 1) tells them apart, ``statements`` counts what they say.
    Without ``speakers`` the reader is unsure, or, where ``is_judged``, a judgement by hand says that nobody known is.
    """

    number: int
    speakers: tuple[Actor, ...]
    statements: int
    is_judged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedThing:
    """What a text names, once however often: ``whom`` its words refer to there (empty: not resolved), the id of its
    ``entry`` in the tables where they have one, the ``offices`` that the text gives. ``words`` are those of its first place.
    """

    kind: MentionKind
    whom: tuple[Actor, ...]
    entry: str | None
    offices: tuple[str, ...]
    words: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimedThing:
    """A time that a text tells, once however often it does in these ``words``: ``time`` is its first expression."""

    time: TimeExpression
    words: str
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A text in ``pieces``, which joined are the whole of it. ``tellings`` are in the order in which they first speak,
    and ``told_by`` gives for each statement its place among them.
    """

    pieces: tuple[Piece, ...]
    statements: tuple[StatementRecord, ...]
    tellings: tuple[Telling, ...]
    told_by: tuple[int, ...]
    named: tuple[NamedThing, ...]
    timed: tuple[TimedThing, ...]
