"""Judgements by hand on who made a statement: logged, and put into effect wherever its words stand now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import NotFoundError, Review, Ruling, UsageError
from communique.records.reviews import bind_reviews
from communique.text.told import speakers_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Actor, StatementRecord
    from communique.model.ruling import Verdict
    from communique.store.contract import Store, Writer


def review(
    store: Store, record: StatementRecord, verdict: Verdict, speakers: tuple[Actor, ...], *, who: str, why: str
) -> int:
    """Judge who made a statement; the number of the ruling. ``speakers`` are those whom a verdict of ``speaker`` gives.

    Raises UsageError where a review of it stands, or nobody is there to be right.
    """
    with store.writing() as writer:
        told = next((one for one in writer.statements_of(record.document) if one.id == record.id), None)
        if told is None or not writer.is_current(record.document):
            raise NotFoundError(f"{record.id}: its document was read anew meanwhile. communique statements lists it.")
        said = _said(told, verdict, speakers)
        _refuse(told, verdict, said)
        ruling = Ruling(id=0, verb=verdict, who=who, why=why.strip(), made="", told=" ".join(told.content.split()))
        number = writer.review(ruling, _draft(told, writer.text_of(told.document) or "", said))
        settle(writer, writer.reviewed_texts(number))
    return number


def settle(writer: Writer, texts: Iterable[str]) -> None:
    """Let the reviews that stand speak of the statements of these texts that hold their words now."""
    for sha256 in dict.fromkeys(texts) if writer.has_reviews() else ():
        reviews = writer.reviews_of(sha256)
        keys = {sha256, *(one.document for one in reviews)}
        found = {key: text for key in keys if (text := writer.text_of(key)) is not None}
        if sha256 in found:
            bound = bind_reviews(sha256, writer.statements_of(sha256), reviews, found) if reviews else {}
            writer.settle(sha256, bound)


def _said(told: StatementRecord, verdict: Verdict, speakers: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """The speakers that a verdict gives to a statement."""
    if verdict == "right":
        return _given(told)
    return speakers if verdict == "speaker" else ()


def _given(told: StatementRecord) -> tuple[Actor, ...]:
    return told.statement.speakers or told.statement.considered


def _refuse(told: StatementRecord, verdict: Verdict, said: tuple[Actor, ...]) -> None:
    """Raises UsageError where a review of the statement stands, or nobody is there to be right."""
    if told.reviewed is not None:
        raise UsageError(_standing(told, said))
    if verdict == "right" and not said:
        what = "no speaker is given for it, and none was considered, so nobody can be right"
        raise UsageError(f"{told.id}: {what}. Say who it was with --speaker NAME.")


def _standing(told: StatementRecord, said: tuple[Actor, ...]) -> str:
    """What a review that stands says of a statement, and what to do."""
    now = told.statement.speakers
    names = speakers_told(now)
    says = f"judgement {told.reviewed} {f'gives it to {names}' if names else 'says that its speaker is not known'}"
    if set(said) == set(now):
        return f"{told.id}: {says} already. There is nothing to change."
    return f"{told.id}: {says}, which this would contradict. Undo that first: communique undo {told.reviewed}."


def _draft(told: StatementRecord, text: str, speakers: tuple[Actor, ...]) -> Review:
    statement = told.statement
    return Review(
        ruling=0,
        name=told.document_name,
        document=told.document,
        spans=statement.content,
        words=told.content,
        cue=told.cue,
        source=statement.source.of(text) if statement.source is not None else None,
        given=_given(told),
        speakers=speakers,
    )
