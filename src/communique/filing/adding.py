"""How readings enter an archive: claims stored, and for each the judgement to which exchange it belongs.

Beside ``pipeline`` this package is the only place where records and store meet. Everything that a document brings
happens in one unit of work, so that a run that is cut off leaves whole documents or none of them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from communique.filing.anchoring import bind_anew
from communique.filing.judging import Batch, keep_claims, link_outdated, relink
from communique.filing.reviewing import settle
from communique.filing.summarising import seek
from communique.records.claims import own_keys
from communique.records.identity import compile_record
from communique.sources.model import STDIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from communique.model import Added, Claim, Outcome, Reading
    from communique.store.contract import Store, Writer
    from communique.store.contract_terms import Known, Placed


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


def file_readings(store: Store, readings: Iterable[Reading]) -> list[Added]:
    """Add readings in one unit of work: all of them, or none where one raises an error. The archive is the same as if
    they had been added one by one, in whatever order. A changed text or a newer reader supersedes what was there.

    Raises DocumentError where the reader gave a span that does not lie in the text, ArchiveError where the archive
    can't be written.
    """
    with store.writing() as writer:
        link_outdated(writer)
        batch = Batch()
        done = [(reading, _file(writer, reading, batch)) for reading in readings]
        relink(writer, batch, judge=done[-1][0].reader if done else "")
        seek(writer, (reading.document.sha256 for reading, outcome in done if reading.mentioned))
        return [_answer(writer, reading, outcome) for reading, outcome in done]


def _answer(writer: Writer, reading: Reading, outcome: Outcome) -> Added:
    sha256 = reading.document.sha256
    return replace(writer.standing(archive_name(reading.document.name, sha256), sha256), outcome=outcome)


def _outcome(known: Known, sha256: str, reader: str) -> Outcome:
    if known.points_at == sha256 and known.reader == reader:
        return "unchanged"
    if known.points_at is not None or known.reader not in {None, reader}:
        return "superseded"
    return "added" if known.reader is None else "known text"


def _file(writer: Writer, reading: Reading, batch: Batch) -> Outcome:
    """Store a reading and point its name at it; what has to be judged goes into the batch."""
    sha256 = reading.document.sha256
    name = archive_name(reading.document.name, sha256)
    known = writer.known(name, sha256)
    outcome = _outcome(known, sha256, reading.reader)
    if outcome != "unchanged":
        is_new = known.reader != reading.reader
        was_current = known.reader is not None and writer.is_current(sha256)
        gone = writer.claims_of(sha256) if was_current and is_new else []
        arrived = _put(writer, reading) if is_new else [claim for claim, _ in writer.claims_of(sha256)]
        writer.point(name, sha256)
        gone += _superseded(writer, known.points_at)
        if is_new or not was_current:
            writer.enter([(claim, own_keys(claim)) for claim in arrived])
            batch.change(arrived, gone)
        batch.rulings |= bind_anew(writer, name, {sha256, known.points_at or sha256})
        settle(writer, (sha256, known.points_at or sha256))
    return outcome


def _put(writer: Writer, reading: Reading) -> Sequence[Claim]:
    record = compile_record(reading)
    writer.put(record)
    return keep_claims(writer, reading.document, record)


def _superseded(writer: Writer, sha256: str | None) -> list[Placed]:
    """The claims of a text that no name stands for any more; they leave."""
    if sha256 is None or writer.is_current(sha256):
        return []
    gone = writer.claims_of(sha256)
    writer.leave([claim for claim, _ in gone])
    return gone
