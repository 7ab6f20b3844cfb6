"""Judgements by hand for a terminal."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from communique.render.console import counted, harmless, near_name, put
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Actor, Ruling, StatementRecord

DONE = {
    "merge": "merged",
    "split": "split",
    "right": "speaker found right",
    "wrong": "speaker found wrong",
    "speaker": "speaker named",
}
IDLE = "nothing that it speaks of is in the archive now"
BRIEF = 60
"""So many characters of a statement stand for it in a line."""

SHORT = 10
"""So many of its identifier."""


def print_judgements(rulings: Sequence[Ruling]) -> None:
    """One row a judgement: its number, what was judged, by whom, when and why, and whether it was undone."""
    table = Table("No.", "Judgement", "Who, when", box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    table.columns[1].ratio = 1
    for ruling in rulings:
        table.add_row(str(ruling.id), _what(ruling), Text(f"{ruling.who}\n{ruling.made[:10]}", style="dim"))
    put(*([table] if rulings else []), counted(len(rulings), "judgement"))


def by_hand(rulings: Sequence[Ruling]) -> Table:
    """The judgements by hand that an exchange rests on, one line each."""
    table = Table.grid(padding=(0, 2))
    for ruling in rulings:
        about = "  ".join(part for part in (judged_about(ruling), ruling.why) if part)
        table.add_row(Text.assemble((f"{judged_by(ruling)}  ", "bold"), about, (f"  (judgement {ruling.id})", "dim")))
    return table


def judged_by(ruling: Ruling) -> str:
    """What was done, by whom and when: "merged by anna on 2031-04-02"; "by hand" where it isn't told by whom."""
    return f"{DONE[ruling.verb]} by {ruling.who or 'hand'} on {ruling.made[:10]}"


def judged_about(ruling: Ruling) -> str:
    """Of a review, whom it gives and the words; nothing of a merge or split."""
    return f"{_judged(ruling)}: {_quoted(ruling.told)}" if ruling.document is not None else ""


def reviewed_line(record: StatementRecord) -> str:
    """What a review did."""
    said = _names(record.statement.speakers)
    now = f"was said by {said}" if said else "has no known speaker now"
    undo = f"To take it back: communique undo {record.reviewed}"
    return harmless(f"Judgement {record.reviewed}: {_quoted(record.content)} {now}. {undo}")


def undone_line(ruling: Ruling) -> str:
    """What undoing a judgement did."""
    if ruling.document is not None:
        return harmless(
            f"Judgement {ruling.id} is undone: the reader's own answer counts again for {_quoted(ruling.told)}."
        )
    return f"Judgement {ruling.id} is undone: {', '.join(ruling.exchanges) or 'no report it spoke of is there'}."


def ruling_told(ruling: Ruling) -> str:
    """What was judged, in words, without the words judged: "said by Maren Hathmoor", "merge 2031-a + 2031-b"."""
    if ruling.document is None:
        return f"{ruling.verb} {ruling.told}"
    if ruling.speakers:
        return f"said by {_names(ruling.speakers)}"
    return f"not said by {_names(ruling.given)}" if ruling.given else "speaker not known"


def idle_line(ruling: Ruling) -> str:
    """That a judgement stands, but speaks of nothing that is there."""
    about = _quoted(ruling.told) if ruling.document is not None else ruling.told
    return harmless(f"judgement {ruling.id} ({ruling.verb}, {about}): {_waits(ruling)}")


def _what(ruling: Ruling) -> Text:
    text = Text.assemble(*_head(ruling), *([f"\n{ruling.why}"] if ruling.why else []))
    if ruling.undone is not None:
        why = f": {ruling.undone_why}" if ruling.undone_why else ""
        text.append(f"\nundone by {ruling.undone_by} on {ruling.undone[:10]}{why}", style="yellow")
    elif ruling.is_idle:
        text.append(f"\n{_waits(ruling)}", style="yellow")
    else:
        now = [*(key[:SHORT] for key in ruling.statements), *ruling.exchanges]
        text.append(f"\nnow {', '.join(now)}", style="dim")
    return text


def _head(ruling: Ruling) -> tuple[tuple[str, str] | str, ...]:
    if ruling.document is None:
        return ((f"{ruling.verb} {ruling.told}", "bold"),)
    return (
        (f"{ruling.verb}: {_judged(ruling)}", "bold"),
        f"\n“{ruling.told}”",
        (f"\n{near_name(ruling.document)}", "dim"),
    )


def _judged(ruling: Ruling) -> str:
    """Whom a review gives, or whom it says to be wrong."""
    return _names(ruling.speakers) or (f"not {_names(ruling.given)}" if ruling.given else "speaker not known")


def _waits(ruling: Ruling) -> str:
    return f"{IDLE}; it waits. To take it back: communique undo {ruling.id}"


def _names(actors: Sequence[Actor]) -> str:
    return " and ".join(shown(actor) for actor in actors)


def _quoted(words: str) -> str:
    return f"“{shorten(words, BRIEF, placeholder=' …')}”"
