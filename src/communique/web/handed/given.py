"""What stands in a form for a text: words, an address, or a file, each under a name that shows which it is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from textwrap import shorten
from typing import TYPE_CHECKING, Literal

from starlette.datastructures import UploadFile

from communique.model import UsageError
from communique.sources.addresses import fetch
from communique.text.addresses import is_web_address

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from communique.model import Document, Reading

FILE = "_file"
"""What the name of a field for a file ends with, after that of the area beside it."""

DIGEST_LENGTH = 8
FIRST_WORDS = 8
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What was typed into an area, with the line ends that it had before the browser changed them, and the file beside
    it; its name is empty where none was chosen.
    """

    words: str = ""
    file_name: str = ""
    content: bytes = b""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was handed over."""
        return not self.words.strip() and not self.file_name

    @property
    def is_address(self) -> bool:
        """Whether the words are one address and nothing else."""
        words = self.words.strip()
        return is_web_address(words) and not any(character.isspace() for character in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A text as it was handed over: how, what it is called so far, and its bytes."""

    how: Literal["pasted", "uploaded", "fetched"]
    name: str
    data: bytes


async def handed_in(form: FormData, field: str) -> Handed:
    """What a form holds in an area and the file beside it."""
    typed, file = form.get(field), form.get(field + FILE)
    words = typed.replace("\r\n", "\n") if isinstance(typed, str) else ""
    if not isinstance(file, UploadFile):
        return Handed(words=words)
    return Handed(words=words, file_name=_file_name(file.filename or ""), content=await file.read())


def given_of(handed: Handed) -> Given:
    """The text that is meant. A page is fetched here, and from public addresses alone.

    Raises UsageError where there are both words and a file or neither, DocumentError where a page can't be had.
    """
    if handed.is_empty:
        raise UsageError("Nothing is here yet. Paste a text or an address, or choose a file.")
    if handed.words.strip() and handed.file_name:
        raise UsageError(
            f"Here were both words and the file {handed.file_name}. Empty the area and choose the file again, "
            "or leave the file out."
        )
    if handed.file_name:
        return Given(how="uploaded", name=handed.file_name, data=handed.content)
    if handed.is_address:
        source = fetch(handed.words.strip(), public_only=True)
        return Given(how="fetched", name=source.name, data=source.data)
    today = date.today().isoformat()  # noqa: DTZ011 -- the user's own day
    return Given(how="pasted", name=f"pasted {today}", data=handed.words.encode(errors="replace"))


def called(given: Given, document: Document) -> Document:
    """A document under the name that the page shows: pasted words are called by their title, or as they begin."""
    if given.how != "pasted":
        return document
    begins = document.body[0].of(document.text) if document.body else document.text
    words = document.title.text if document.title is not None else " ".join(begins.split()[:FIRST_WORDS])
    return replace(document, name=shorten(_plain(words), LONGEST_NAME, placeholder="…"))


def archive_name(given: Given, reading: Reading) -> str:
    """What an archive calls a text that is kept: so that no second one of the same name takes its place."""
    document = reading.document
    digest = document.sha256[:DIGEST_LENGTH]
    if given.how == "uploaded":
        return f"uploaded {digest} {document.name}"
    return f"{given.name} {document.name} ({digest})" if given.how == "pasted" else document.name


def _file_name(path: str) -> str:
    """The last part of what a browser calls a file: never a path or an address, and the ending is kept."""
    name = PurePosixPath(path.replace("\\", "/")).name
    return _plain(name)[-LONGEST_NAME:].strip()


def _plain(words: str) -> str:
    """Words as part of a name: one line, without strokes and characters that nobody sees."""
    return "".join(" " if character in "/\\" else character for character in words if character.isprintable())
