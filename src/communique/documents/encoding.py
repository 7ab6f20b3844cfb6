"""Bytes to text: the encoding is found out, never assumed; the text is changed in nothing but its byte-order mark."""

from __future__ import annotations

import codecs
import re

from communique.model import DocumentError
from communique.text.lines import BLANKS

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
LONGEST = 20_000_000
SAMPLE = 200_000
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
CONTROLS_OF_TEXT = 0.002
ISOLATED = 0.5
UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


def decode(name: str, data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the encoding found: UTF-8 and UTF-16 with or without mark, GB18030 or Windows-1252.

    Raises DocumentError for an empty file, for one that is no text, and for one too long to be a document.
    """
    if len(data) > LONGEST:
        raise DocumentError(
            name, f"{len(data):,} bytes are no single document", f"Split it into files of under {LONGEST:,} bytes."
        )
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(name, _strict(name, data[len(mark) :], encoding)), encoding
    found = _unmarked(data)
    if found is None:
        raise DocumentError(
            name,
            "this is no text in UTF-8, UTF-16, GB18030 or Windows-1252",
            "Export it as plain text, Markdown or HTML.",
        )
    return _checked(name, _strict(name, data, found)), found


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            name, f"it begins like {encoding} but byte {error.start} is none", "Export it again as UTF-8."
        ) from error


def _checked(name: str, text: str) -> str:
    if not text.strip(BLANKS):
        raise DocumentError(name, "the file is empty", "Nothing can be read from it; remove it or fetch it again.")
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(1, CONTROLS_OF_TEXT * len(sample)):
        raise DocumentError(name, "this is a binary file, no text", "Export it as plain text, Markdown or HTML.")
    return text


def _unmarked(data: bytes) -> str | None:
    if b"\x00" in data[:SAMPLE]:
        return _sixteen(data)
    if _decodes(data, "utf-8"):
        return "utf-8"
    if _decodes(data, "gb18030") and not _is_western(data):
        return "gb18030"
    if UNDEFINED_IN_1252.search(data) is None:
        return "cp1252"
    return "gb18030" if _decodes(data, "gb18030") else None


def _sixteen(data: bytes) -> str | None:
    """UTF-16 without its mark: the zero bytes of Latin text stand all at odd or all at even places."""
    sample = data[:SAMPLE]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if max(even, odd) < 10 * min(even, odd) or len(data) % 2:
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return encoding if _decodes(data, encoding) else None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _is_western(data: bytes) -> bool:
    """Accented letters stand alone among plain ones; Chinese characters come in pairs of high bytes."""
    runs = HIGH_RUN.findall(data[:SAMPLE])
    return sum(len(run) == 1 for run in runs) > ISOLATED * len(runs)
