"""Judgements by hand: what the forms send that make them, and the way back to where these stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal

from fastapi.responses import RedirectResponse
from pydantic import BaseModel, ConfigDict, Field

from communique.model import NotFoundError, UsageError

if TYPE_CHECKING:
    from communique.model import Actor, Ruling, StatementRecord
    from communique.web.desk import Desk

SEE_OTHER = 303
LONGEST = 2000
MOST_REPORTS = 1000
WHY = "settled in the app"
"""The reason of a judgement where no other is given."""

Reason = Annotated[str, Field(max_length=LONGEST)]
Place = Annotated[str, Field(max_length=LONGEST)]
Reports = Annotated[list[Annotated[str, Field(max_length=LONGEST)]], Field(max_length=MOST_REPORTS)]


class Form(BaseModel):
    """What all of them send: a reason, and the page of ours to go on with."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    why: Reason = ""
    place: Place = ""

    @property
    def reason(self) -> str:
        """The reason given, or that it was settled here."""
        return self.why.strip() or WHY


class SpeakerForm(Form):
    """Who made a statement: the ones given are ``right``, ``wrong``, or it was the one ``chosen``, or else ``speaker`` as
    somebody wrote it (several with ; between).
    """

    verdict: Literal["right", "wrong", "speaker"] = "speaker"
    chosen: Annotated[str, Field(max_length=LONGEST)] = ""
    speaker: Annotated[str, Field(max_length=LONGEST)] = ""

    @property
    def names(self) -> list[str]:
        """Those whom it names; none where its verdict is another."""
        if self.verdict != "speaker":
            return []
        written = [name.strip() for name in self.speaker.split(";") if name.strip()]
        return [self.chosen] if self.chosen else written


class UndoForm(Form):
    """A judgement by hand is to stand no more."""


class MergeForm(Form):
    """Two exchanges (slugs) are one event, or are kept apart."""

    verdict: Literal["merge", "apart"]
    one: Annotated[str, Field(max_length=LONGEST)]
    other: Annotated[str, Field(max_length=LONGEST)]


class SplitForm(Form):
    """Two groups of reports (ids) of an exchange (slug) are one event, or two."""

    verdict: Literal["together", "apart"]
    exchange: Annotated[str, Field(max_length=LONGEST)]
    one: Reports
    other: Reports


def choices(record: StatementRecord, people: tuple[Actor, ...]) -> tuple[Actor, ...]:
    """Whom one can choose for a speaker, those first whom the reader gave or considered."""
    given = (*record.statement.speakers, *record.statement.considered)
    return tuple(dict.fromkeys((*given, *people)))


def judgement_told(desk: Desk, number: int | None) -> Ruling | None:
    """The judgement that a page tells of; None where there is none of this number."""
    try:
        return desk.archive.judgement(number) if number is not None else None
    except NotFoundError:
        return None


def judge_merge(desk: Desk, form: MergeForm) -> int:
    """Keep a judgement on two exchanges; its number. Raises what ``Archive.merge`` and ``keep_apart`` do."""
    if form.verdict == "apart":
        return desk.archive.keep_apart(form.one, form.other, why=form.reason).id
    merged = desk.archive.merge(form.one, form.other, why=form.reason)
    return desk.archive.judgements(merged.id)[-1].id


def judge_split(desk: Desk, form: SplitForm) -> int:
    """Keep a judgement on the reports of an exchange; its number. Raises what ``Archive.tell_apart`` and
    ``keep_together`` do.
    """
    judge = desk.archive.keep_together if form.verdict == "together" else desk.archive.tell_apart
    return judge(form.exchange, form.one, form.other, why=form.reason).id


def judge_speaker(desk: Desk, statement: str, form: SpeakerForm) -> StatementRecord:
    """Keep a judgement on who made a statement. Raises what ``Archive.review`` does, and UsageError where no name is
    given.
    """
    if form.verdict == "speaker" and not form.names:
        raise UsageError("No name is given. Go back and write who said it: a person of the document, or a side.")
    return desk.archive.review(
        statement,
        right=form.verdict == "right",
        wrong=form.verdict == "wrong",
        speaker=form.names,
        why=form.reason,
    )


def go_on(place: str, otherwise: str, done: int | None = None) -> RedirectResponse:
    """Back to a page of ours, which tells of judgement ``done``; ``otherwise`` where the place isn't one."""
    path = place if is_own(place) else otherwise
    if done is not None:
        path += f"{'&' if '?' in path else '?'}done={done}"
    return RedirectResponse(path, status_code=SEE_OTHER)


def is_own(place: str) -> bool:
    """Whether an address leads to a page of this app and nowhere else, in whatever way a browser reads it."""
    return place.startswith("/") and place.isprintable() and place[1:2] not in {"/", "\\"}
