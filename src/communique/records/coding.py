"""Exchanges and statements in the codes of event data, by tables that a reviewer can read.

``data/plover.csv`` gives for each kind of exchange and act of statement the PLOVER type, mode and context and the CAMEO
code, the first row that fits; ``plover_contexts.csv`` makes general codes particular by what is said; in
``plover_marks.csv`` stand the words that mark what did not happen or lies ahead. Where both schemes know a code, the two
agree as in the conversion table of the PLOVER manual 0.8 (P. Schrodt, 2021). One exchange is one record however many
sentences tell of it, and courtesy is decided before anything that could be hostile.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal, cast, get_args

from communique.knowledge.tables import read_table
from communique.model import Coding, CommuniqueError
from communique.model.coding import PloverEvent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Exchange, Participant, Place, Report
    from communique.model.report import Kind, Realis
    from communique.model.statement import Act

About = Literal["ahead", "exchange", "statement"]
Where = Literal["evidence", "cue", "content"]
Mark = Literal["negated", "future"]

PACKAGE = "communique.records"
CODES = ("about", "value", "where", "words", "event", "mode", "context", "cameo", "note")
CONTEXTS = ("cameo", "words", "mode", "context", "becomes", "note")
MARKS = ("mark", "where", "pattern", "note")
ANY = "*"
PLACED = frozenset({"meeting", "summit", "talks"})
"""Kinds that the place makes a visit, or a meeting in a third place."""

AHEAD = frozenset({"scheduled", "proposed"})

Words = dict[Where, str]


@dataclass(frozen=True, slots=True)
class _Row:
    about: About
    values: tuple[str, ...]
    where: Where | None
    words: re.Pattern[str] | None
    coding: Coding | None

    def fits(self, value: str, said: Words) -> bool:
        """Whether this row codes such a kind or act, said in such words."""
        if self.values != (ANY,) and value not in self.values:
            return False
        return self.words is None or (self.where is not None and _found(self.words, said.get(self.where, "")))


@dataclass(frozen=True, slots=True)
class _Context:
    codes: tuple[str, ...]
    words: re.Pattern[str]
    mode: str | None
    context: str | None
    becomes: str


@dataclass(frozen=True, slots=True)
class _Tables:
    rows: tuple[_Row, ...]
    contexts: tuple[_Context, ...]
    marks: tuple[tuple[Mark, Where, re.Pattern[str]], ...]


def code_report(report: Report, evidence: str | None, gazetteer: Gazetteer | None = None) -> Coding:
    """The coding of one account of an exchange; ``evidence`` are the words of its span.

    With a gazetteer, the capital where two sides met tells a visit (042, 043) from a meeting in a third place (044).
    """
    place = _place_name(report.place)
    coding = _code_exchange(report.kind, report.realis, [evidence or ""])
    return _placed(coding, report.kind, place, report.participants, gazetteer)


def code_exchange(exchange: Exchange, gazetteer: Gazetteer | None = None) -> Coding:
    """The one coding of an exchange, by what all its reports say: negated only where none says that it took place."""
    evidence = [record.evidence or "" for record in exchange.reports]
    coding = _code_exchange(exchange.kind, exchange.realis, evidence)
    return _placed(coding, exchange.kind, exchange.place, exchange.participants, gazetteer)


def code_statement(act: Act, cue: str | None, content: str) -> Coding | None:
    """The coding of a statement by its act, the words of its cue and of its content.

    None where it only tells what the exchange was about ("discussed"): that is coded once, by ``code_exchange``.
    """
    said: Words = {"cue": cue or "", "content": content}
    coding = _first("statement", act, said)
    if coding is None:
        return None
    negated, future = (_is_marked(mark, said) for mark in get_args(Mark))
    return replace(_in_context(coding, content), negated=negated, future=future)


def _code_exchange(kind: Kind, realis: Realis, evidence: Sequence[str]) -> Coding:
    said: list[Words] = [{"evidence": words} for words in evidence]
    negated = realis == "denied" or (bool(said) and all(_is_marked("negated", words) for words in said))
    future = realis in AHEAD or (bool(said) and all(_is_marked("future", words) for words in said))
    together: Words = {"evidence": "\n".join(evidence)}
    coding = _first("ahead", kind, together) if future and not negated else None
    coding = coding or _first("exchange", kind, together)
    if coding is None:
        raise CommuniqueError(f"table plover.csv has no row for the kind {kind!r}. Add one with about=exchange.")
    return replace(coding, negated=negated, future=future)


def _first(about: About, value: str, said: Words) -> Coding | None:
    rows = (row for row in _tables().rows if row.about == about)
    return next((row.coding for row in rows if row.fits(value, said)), None)


def _is_marked(mark: Mark, said: Words) -> bool:
    return any(
        name == mark and where in said and _found(pattern, said[where]) for name, where, pattern in _tables().marks
    )


def _found(pattern: re.Pattern[str], words: str) -> bool:
    return pattern.search(words.replace("’", "'")) is not None


def _in_context(coding: Coding, content: str) -> Coding:
    """The coding made particular by the first row of contexts that fits, and so on from there."""
    for row in _tables().contexts:
        if coding.cameo in row.codes and _found(row.words, content):
            coding = replace(coding, cameo=row.becomes, mode=row.mode or coding.mode, context=row.context)
    return coding


def _place_name(place: Place | None) -> str | None:
    return place.text if place is not None else None


def _placed(
    coding: Coding, kind: Kind, place: str | None, people: Sequence[Participant], gazetteer: Gazetteer | None
) -> Coding:
    """A meeting in the capital of one of two sides is a visit; in that of a third, a meeting in a third place."""
    host = _capital_of(place, gazetteer)
    sides = list(dict.fromkeys(person.side for person in people))
    if host is None or kind not in PLACED or coding.cameo != "040" or len(sides) < 2 or None in sides:
        return coding
    if host not in sides:
        return replace(coding, mode="third-party", cameo="044")
    return replace(coding, mode="visit", cameo="043" if host == sides[0] else "042")


def _capital_of(place: str | None, gazetteer: Gazetteer | None) -> str | None:
    form = gazetteer.lookup(place) if gazetteer is not None and place else None
    return form.code if form is not None and form.kind == "capital" else None


@cache
def _tables() -> _Tables:
    return _Tables(tuple(_rows()), tuple(_contexts()), tuple(_marks()))


def _rows() -> Iterator[_Row]:
    for row in read_table("plover", CODES, package=PACKAGE):
        if row["event"] and row["event"] not in get_args(PloverEvent):
            raise CommuniqueError(f"table plover.csv: PLOVER has no type {row['event']!r}. Mend the row {row}.")
        coding = Coding(
            event=cast("PloverEvent", row["event"] or None),
            mode=row["mode"] or None,
            context=row["context"] or None,
            cameo=row["cameo"],
        )
        yield _Row(
            about=cast("About", row["about"]),
            values=tuple(row["value"].split(";")),
            where=cast("Where", row["where"] or None),
            words=_pattern(row["words"]) if row["words"] else None,
            coding=coding if row["cameo"] else None,
        )


def _contexts() -> Iterator[_Context]:
    for row in read_table("plover_contexts", CONTEXTS, package=PACKAGE):
        words, codes = _pattern(row["words"]), tuple(row["cameo"].split(";"))
        yield _Context(codes, words, row["mode"] or None, row["context"] or None, row["becomes"])


def _marks() -> Iterator[tuple[Mark, Where, re.Pattern[str]]]:
    for row in read_table("plover_marks", MARKS, package=PACKAGE):
        yield cast("Mark", row["mark"]), cast("Where", row["where"]), _pattern(row["pattern"])


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)
