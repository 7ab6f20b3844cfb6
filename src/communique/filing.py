"""How a reading enters an archive: claims stored, and for each the judgement to which exchange it belongs.

Beside ``pipeline`` the only place where records and store meet. Everything that one document brings happens in one
unit of work, so that a run that is cut off leaves whole documents or none of them.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from communique.model import Added
from communique.records.exchanges import is_dated, slug
from communique.records.identity import compile_record
from communique.records.judging import Claim, choose

if TYPE_CHECKING:
    from communique.model import Outcome, Reading, ReportRecord
    from communique.store.contract import Known, Store, Writer

STDIN = "-"
TOGETHER = "same sides, people, kind and days"
ALONE = "no exchange told of yet agrees"


def archive_name(name: str, sha256: str) -> str:
    """The name under which an archive knows a document: as given, but each text from standard input has its own."""
    return f"{STDIN}{sha256[:12]}" if name == STDIN else name


def is_filed(store: Store, name: str, sha256: str, reader: str) -> bool:
    """Whether the archive has this reader's reading of this text under this name, so that nothing is left to do."""
    known = store.known(archive_name(name, sha256), sha256)
    return known.points_at == sha256 and known.reader == reader


def file_reading(store: Store, reading: Reading) -> Added:
    """Add a reading. The same again changes nothing; a changed text or a newer reader supersedes what was there."""
    sha256 = reading.document.sha256
    name = archive_name(reading.document.name, sha256)
    with store.writing() as writer:
        known = writer.known(name, sha256)
        outcome = _outcome(known, sha256, reading.reader)
        if outcome != "unchanged":
            if known.reader != reading.reader:
                writer.put(compile_record(reading))
            for record in writer.unjudged(sha256):
                _place(writer, record, reading)
            writer.point(name, sha256)
        exchanges = writer.exchanges_of(sha256)
    return Added(
        document=sha256,
        name=name,
        outcome=outcome,
        exchanges=exchanges,
        statements=len(reading.statements),
        skipped=reading.skipped,
    )


def _outcome(known: Known, sha256: str, reader: str) -> Outcome:
    if known.points_at == sha256 and known.reader == reader:
        return "unchanged"
    if known.points_at is not None or known.reader not in {None, reader}:
        return "superseded"
    return "added" if known.reader is None else "renamed"


def _place(writer: Writer, record: ReportRecord, reading: Reading) -> None:
    """Let a report join the exchange that it tells of; open one where there is none yet. An exchange whose day
    was not known takes the slug of the first report that tells it.
    """
    near = sorted(writer.near(record.report), key=lambda candidate: candidate.exchange)
    exchanges = [
        (key, [Claim(candidate.record, candidate.text) for candidate in group])
        for key, group in groupby(near, key=lambda candidate: candidate.exchange)
    ]
    chosen = choose(Claim(record, reading.document.text), exchanges)
    name = slug(record)
    if chosen is None:
        writer.judge(record.id, writer.new_exchange(name), judge=reading.reader, reason=ALONE)
        return
    if is_dated(name) and not is_dated(chosen):
        chosen = writer.rename_exchange(chosen, name)
    writer.judge(record.id, chosen, judge=reading.reader, reason=TOGETHER)
