"""Who answered what, and who greeted whom: rows, and the terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from communique.render.citing import ID_LENGTH, citation_row, named, quotable
from communique.render.console import counted, near_name, put
from communique.render.rows import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Actor, Citation, Greeting, Point, Uptake
    from communique.render.rows import Row

SHOWN = {"not told": "this text doesn't say", "unclear": "not clear from this text"}
STYLES = {"agreed": "bold green", "echoed": "green", "answered": "cyan", "discussed": "cyan", "passed over": "yellow"}
RETURNED = {"returned": "returned", "exchanged": "exchanged", "together": "sent together", "thanked for": "thanked for"}
WHO = 24


def uptake_rows(found: Iterable[Uptake]) -> Iterator[Row]:
    """One row a point with its citation; what takes it up, if anything does, in the columns ``reply_...``."""
    for uptake in found:
        point = uptake.point
        yield {
            "exchange": uptake.exchange,
            "taken": uptake.taken,
            **_made(point),
            **citation_row(point.cited),
            "rule": uptake.rule,
            "shared": list(uptake.shared),
            "likeness": uptake.likeness,
            "heard": uptake.heard,
            **_reply(uptake.reply),
        }


def _made(point: Point) -> Row:
    return {
        "speakers": [shown(actor) for actor in point.speakers],
        "speaker_sides": [actor.side or "" for actor in point.speakers],
        "addressees": [shown(actor) for actor in point.addressees],
        "on_behalf_of": _shown(point.on_behalf_of.parties if point.on_behalf_of is not None else ()),
        "act": point.act,
        "cue": point.cue,
    }


def _reply(reply: Point | None) -> Row:
    return {
        "reply_speakers": _shown(reply.speakers) if reply is not None else [],
        "reply_act": reply.act if reply is not None else None,
        "reply_starts": [span.start for span in reply.cited.spans] if reply is not None else [],
        "reply_ends": [span.end for span in reply.cited.spans] if reply is not None else [],
        "reply_words": reply.cited.words if reply is not None else None,
        "reply_citation": quotable(reply.cited) if reply is not None else None,
    }


def greeting_rows(found: Iterable[Greeting]) -> Iterator[Row]:
    """One row a greeting with its citation."""
    for greeting in found:
        yield {
            "exchange": greeting.exchange,
            "day": greeting.day,
            "act": greeting.act,
            "senders": _shown(greeting.senders),
            "sender_sides": [actor.side or "" for actor in greeting.senders],
            "receivers": _shown(greeting.receivers),
            "receiver_sides": [actor.side or "" for actor in greeting.receivers],
            "on_behalf_of": _shown(greeting.on_behalf_of),
            "occasion": greeting.occasion.words if greeting.occasion is not None else None,
            "returned": greeting.returned,
            **citation_row(greeting.cited),
            "answer_words": greeting.answer.words if greeting.answer is not None else None,
            "answer_citation": quotable(greeting.answer) if greeting.answer is not None else None,
        }


def taken_words(uptake: Uptake) -> str:
    """What the account says became of a point, or that it doesn't say."""
    return SHOWN.get(uptake.taken, uptake.taken)


def returned_words(greeting: Greeting) -> str:
    """What a greeting met with; of one that met with nothing, that its text reports no answer."""
    return RETURNED.get(greeting.returned, "this text reports no answer")


def print_uptake(found: Sequence[Uptake]) -> None:
    """Account by account: each point, what becomes of it, and in what words."""
    for _, group in groupby(found, key=lambda uptake: uptake.point.cited.provenance.document):
        told = list(group)
        put(Text(named(told[0].point.cited.provenance), style="bold"), Padding(_points(told), (0, 0, 1, 2)))
    put(_counted(found))


def _counted(found: Sequence[Uptake]) -> str:
    verdicts = [uptake.taken for uptake in found]
    told = ", ".join(f"{verdicts.count(verdict)} {verdict}" for verdict in dict.fromkeys(verdicts))
    return counted(len(found), "point") + (f": {told}" if told else "")


def _points(found: Sequence[Uptake]) -> Table:
    table = Table.grid(padding=(0, 2, 1, 0))
    table.add_column(max_width=WHO, overflow="fold")
    table.add_column(ratio=1)
    for uptake in found:
        point = uptake.point
        who = Text.assemble((", ".join(_shown(point.speakers)), "bold"), "\n", (point.act, "green"))
        table.add_row(who, _became(uptake))
    return table


def _became(uptake: Uptake) -> Text:
    told = Text.assemble(uptake.point.cited.words, ("  " + _place(uptake.point.cited), "dim"), "\n")
    told.append(taken_words(uptake), style=STYLES.get(uptake.taken, "dim"))
    if uptake.reply is not None:
        told.append(f" by {' and '.join(_shown(uptake.reply.speakers))}: “{uptake.reply.cited.words}”")
        told.append("  " + _place(uptake.reply.cited), style="dim")
    return told.append(f" ({uptake.rule})", style="dim")


def _place(citation: Citation) -> str:
    return f"{citation.spans[0].start}–{citation.spans[-1].end}"


def print_greetings(found: Sequence[Greeting]) -> None:
    """One row a greeting: when, from whom to whom, for what, and what it met with."""
    table = Table("When", "From whom", "Words", box=None, header_style="bold cyan", padding=(0, 2, 1, 0))
    table.show_edge = False
    table.columns[0].no_wrap = True
    table.columns[1].max_width = WHO
    table.columns[2].ratio = 1
    for greeting in found:
        day = greeting.day.isoformat() if greeting.day is not None else "day not told"
        table.add_row(Text.assemble((day, "bold"), "\n", (greeting.act, "green")), _from(greeting), _greeted(greeting))
    put(*([table] if found else []), counted(len(found), "greeting"))


def _from(greeting: Greeting) -> Text:
    text = Text(" and ".join(_shown(greeting.senders)), style="bold")
    if greeting.on_behalf_of:
        text.append(f"\nfor {', '.join(_shown(greeting.on_behalf_of))}", style="italic")
    to = ", ".join(_shown(greeting.receivers))
    return text.append(f"\nto {to}" if to else "\nto whom isn't said", style="not bold")


def _greeted(greeting: Greeting) -> Text:
    text = Text(greeting.cited.words)
    occasion = greeting.occasion.words if greeting.occasion is not None else "not said"
    text.append(f"\nfor: {occasion}", style="cyan")
    text.append(f"\n{returned_words(greeting)}", style="green" if greeting.returned in RETURNED else "dim")
    if greeting.answer is not None:
        text.append(f": “{greeting.answer.words}”")
    source = greeting.cited.provenance
    told_by = source.outlet or near_name(source.name)
    return text.append(f"\n{told_by}, {source.document[:ID_LENGTH]}, {_place(greeting.cited)}", style="dim")


def _shown(actors: Iterable[Actor]) -> list[str]:
    return [shown(actor) for actor in actors]
