"""Identities: a claim's id is a hash of the fields that define it."""

from __future__ import annotations

import hashlib

from communique.model import Reading, Record, Report, Statement

LENGTH = 16


def compile_record(reading: Reading) -> Record:
    """Give every report and statement of a reading its id, and every statement its report."""
    key = reading.document.sha256
    return Record(
        reading=reading,
        report_ids=tuple(
            _unique("report", key, str(number), _report_key(report)) for number, report in enumerate(reading.reports)
        ),
        statement_ids=tuple(
            _unique("statement", key, str(number), _statement_key(statement))
            for number, statement in enumerate(reading.statements)
        ),
        told_in=tuple(_told_in(statement, reading.reports) for statement in reading.statements),
    )


def _unique(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8")).hexdigest()[:LENGTH]


def _report_key(report: Report) -> str:
    return f"{report.kind}|{report.span}|{'|'.join(person.name for person in report.participants)}"


def _statement_key(statement: Statement) -> str:
    return f"{statement.content}|{statement.cue}"


def _told_in(statement: Statement, reports: tuple[Report, ...]) -> int | None:
    """The report whose sentence stands last before the statement; the first where none does."""
    before = [
        number
        for number, report in enumerate(reports)
        if report.span is not None and report.span.start <= statement.content[0].end
    ]
    return before[-1] if before else (0 if reports else None)
