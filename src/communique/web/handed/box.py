"""The box into which one puts two texts, and how it is shown again with what is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import CommuniqueError, DocumentError
from communique.render.console import counted
from communique.web.page import Context

if TYPE_CHECKING:
    from communique.model import Reading
    from communique.web.handed.given import Given, Handed


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """One text of the box: what stands in its area, and what is wrong with it. ``told`` is what was found in it, where
    it was read and the other was not.
    """

    words: str = ""
    problem: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxContext(Context):
    """The box for two texts; it brings its own style and script."""

    template = "compare/box.html"
    halves: tuple[Half, Half] = (Half(), Half())
    problem: str = ""


def half_of(handed: Handed, read: tuple[Given, Reading] | CommuniqueError) -> Half:
    """A half of the box as it is shown again, after what was handed over was read, or why it was not."""
    if isinstance(read, CommuniqueError):
        return Half(words=handed.words, problem=_problem(handed, read))
    return Half(words=handed.words, told=_told(handed, read[1]))


def _problem(handed: Handed, error: CommuniqueError) -> str:
    """What is wrong, without the name of pasted words, which stand below anyway."""
    if isinstance(error, DocumentError) and not handed.file_name and not handed.is_address:
        told = f"{error.what}. {error.advice}"
        return told[0].upper() + told[1:]
    return str(error)


def _told(handed: Handed, reading: Reading) -> str:
    """What was found in a text that was read; browsers forget which file was chosen."""
    kinds = ", ".join(dict.fromkeys(report.kind for report in reading.reports)) or "no exchange found"
    told = f"This one was read: {kinds}, {counted(len(reading.statements), 'statement')}."
    return f"{told} Choose the file {handed.file_name} again." if handed.file_name else told
