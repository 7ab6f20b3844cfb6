"""How a reading enters an archive: claims stored, and for each the judgement to which exchange it belongs.

Beside ``pipeline`` the only place where records and store meet. Everything that one document brings happens in one
unit of work, so that a run that is cut off leaves whole documents or none of them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from communique.records.exchanges import is_dated, slug
from communique.records.identity import compile_record
from communique.records.judging import Claim, choose, is_retold, may_be_one
from communique.sources.model import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Added, Outcome, Reading, ReportRecord
    from communique.store.contract import Candidate, Known, Store, Told, Writer

TOGETHER = "same sides, people, kind and days"
NEARER = "same sides, people and kind, no day told, and nearer in its words than before"
ALONE = "no exchange told of yet agrees"


def archive_name(name: str, sha256: str) -> str:
    """The name under which an archive knows a document: as given, but each text from standard input has its own."""
    return f"stdin-{sha256[:12]}" if name == STDIN else name


def find_filed(store: Store, name: str, sha256: str, reader: str) -> Added | None:
    """What adding this text again under this name would answer; None where this reader has not read it yet."""
    known_as = archive_name(name, sha256)
    known = store.known(known_as, sha256)
    if known.points_at == sha256 and known.reader == reader:
        return store.standing(known_as, sha256)
    return None


def file_reading(store: Store, reading: Reading) -> Added:
    """Add a reading. The same again changes nothing; a changed text or a newer reader supersedes what was there.

    Raises DocumentError where the reader gave a span that does not lie in the text, ArchiveError where the archive
    can't be written.
    """
    sha256 = reading.document.sha256
    name = archive_name(reading.document.name, sha256)
    with store.writing() as writer:
        known = writer.known(name, sha256)
        outcome = _outcome(known, sha256, reading.reader)
        if outcome != "unchanged":
            _file(writer, name, known, reading)
        return replace(writer.standing(name, sha256), outcome=outcome)


def _outcome(known: Known, sha256: str, reader: str) -> Outcome:
    if known.points_at == sha256 and known.reader == reader:
        return "unchanged"
    if known.points_at is not None or known.reader not in {None, reader}:
        return "superseded"
    return "added" if known.reader is None else "known text"


def _file(writer: Writer, name: str, known: Known, reading: Reading) -> None:
    """Store the claims and point the name at them before judging, so that what is superseded has no say any more."""
    sha256 = reading.document.sha256
    former = [told for key in (sha256, known.points_at) if key is not None for told in writer.told(key)]
    if known.reader != reading.reader:
        writer.put(compile_record(reading))
    writer.point(name, sha256)
    for exchange, record in writer.told(sha256):
        if exchange is None:
            _place(writer, record, reading, former)
    writer.sweep()


def _place(writer: Writer, record: ReportRecord, reading: Reading, former: Sequence[Told]) -> None:
    """Let a report join the exchange that it tells of; else go on with the one that the text, or the text it
    supersedes, told of before; else open one. An exchange whose day was not known takes the slug of the first
    report that tells it.
    """
    name = slug(record)
    claim, near = Claim(record, reading.document.text), writer.near(record.report)
    chosen, reason = choose(claim, _by_exchange(near)), TOGETHER
    if chosen is None:
        chosen, reason = _vacated(writer, record, former), ALONE
    if chosen is None:
        chosen = writer.new_exchange(name)
    elif is_dated(name) and not is_dated(chosen):
        chosen = writer.rename_exchange(chosen, name)
    writer.judge(record.id, chosen, judge=reading.reader, reason=reason)
    if claim.is_dated:
        for candidate in near:
            undated = Claim(candidate.record, candidate.text)
            if not undated.is_dated and candidate.exchange != chosen and may_be_one(undated, claim):
                _reconsider(writer, candidate, chosen, judge=reading.reader)


def _reconsider(writer: Writer, candidate: Candidate, other: str, *, judge: str) -> None:
    """Let a report without a day move to another exchange where the words are nearer, so that it does not matter
    which was read first.
    """
    claims = [told for key in (candidate.exchange, other) for told in writer.claims(key)]
    others = _by_exchange(told for told in claims if told.record.id != candidate.record.id)
    chosen = choose(Claim(candidate.record, candidate.text), others)
    if chosen == other:
        writer.judge(candidate.record.id, other, judge=judge, reason=NEARER)


def _by_exchange(candidates: Iterable[Candidate]) -> list[tuple[str, list[Claim]]]:
    ordered = sorted(candidates, key=lambda candidate: (candidate.exchange, candidate.record.id))
    return [
        (key, [Claim(candidate.record, candidate.text) for candidate in group])
        for key, group in groupby(ordered, key=lambda candidate: candidate.exchange)
    ]


def _vacated(writer: Writer, record: ReportRecord, former: Sequence[Told]) -> str | None:
    """The exchange that the same report told of before, where no other report tells of it."""
    return next(
        (
            exchange
            for exchange, before in former
            if exchange is not None and is_retold(record, before) and writer.is_vacant(exchange)
        ),
        None,
    )
