"""Bytes to text: the encoding is found out, never assumed; the text is changed in nothing but its byte-order mark."""

from __future__ import annotations

import codecs
import re
import zlib

from communique.documents.binary import kind_of
from communique.model import DocumentError
from communique.text.lines import BLANKS

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
GZIP = b"\x1f\x8b"
LONGEST = 20_000_000
"""Bytes, unpacked; a page with its pictures inside may be as long, a text is refused much earlier."""
SAMPLE = 200_000
HEAD = 2048
DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]{0,300}?\b(?:charset|encoding)\s*=\s*[\"']?\s*(?P<name>[\w.:-]{2,30})", re.IGNORECASE
)
SAME = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "hz": "hz",
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-8": "",
    "utf-16": "",
}
"""What pages mean by the names they declare: browsers read them so. Unicode is found out without their help."""
SEVEN_BIT = ("iso2022_", "iso-2022-", "hz")
HIGH_RUN = re.compile(rb"[\x80-\xff]+")
UTF8_LETTER = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
MOSTLY = 0.9
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
CONTROLS_OF_TEXT = 0.002
ISOLATED = 0.5
STRAY_ZEROS = 0.25
"""Fewer zero bytes than this in valid UTF-8 are dirt in it; in UTF-16 every second byte of Latin text is one."""
UNDEFINED_IN_1252 = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
AS_TEXT = "Export it as plain text, Markdown or HTML."


def unpacked(name: str, data: bytes) -> bytes:
    """``data``, unpacked where it is gzipped. Raises DocumentError for a damaged file and for one that grows too long."""
    if not data.startswith(GZIP):
        return data
    unpacker = zlib.decompressobj(wbits=31)
    try:
        content = unpacker.decompress(data, LONGEST + 1)
    except zlib.error as error:
        raise DocumentError(name, f"the compressed file is damaged ({error})", "Fetch it again.") from error
    if len(content) <= LONGEST and not unpacker.eof:
        raise DocumentError(name, "the compressed file is damaged (it ends too early)", "Fetch it again.")
    return content


def decode(name: str, data: bytes) -> tuple[str, str]:
    """The text of ``data`` and the encoding found: UTF-8 and UTF-16 with or without mark, what an HTML page declares,
    GB18030 or Windows-1252.

    Raises DocumentError for an empty file, for one that is no text, and for one too long to be a document.
    """
    if len(data) > LONGEST:
        raise DocumentError(name, f"more than {LONGEST:,} bytes are no single document", "Split it into smaller files.")
    binary = kind_of(data)
    if binary is not None:
        raise DocumentError(name, f"this is {binary}, no text", AS_TEXT)
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _checked(name, _strict(name, data[len(mark) :], encoding)), encoding
    found = _unmarked(name, data)
    return _checked(name, _strict(name, data, found)), found


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        what = f"it begins like {encoding.upper()} but is broken at byte {error.start:,}"
        raise DocumentError(name, what, "Fetch it again, or export it as UTF-8.") from error


def _checked(name: str, text: str) -> str:
    if not text.strip(BLANKS):
        raise DocumentError(name, "the file is empty", "Nothing can be read from it; remove it or fetch it again.")
    sample = text[:SAMPLE]
    if len(CONTROL.findall(sample)) > max(1, CONTROLS_OF_TEXT * len(sample)):
        raise DocumentError(name, "this is a binary file, no text", AS_TEXT)
    return text


def _unmarked(name: str, data: bytes) -> str:
    zeros = data[:SAMPLE].count(0)
    stray = zeros < STRAY_ZEROS * min(len(data), SAMPLE) and _decodes(data, "utf-8")
    found = _eight(data) if not zeros or stray else _sixteen(data)
    if found is None:
        raise DocumentError(name, "this is no text in UTF-8, UTF-16, GB18030 or Windows-1252", AS_TEXT)
    return found


def _eight(data: bytes) -> str | None:
    declared = _declared(data)
    if declared is not None and declared.startswith(SEVEN_BIT) and _decodes(data, declared):
        return declared
    if _decodes(data, "utf-8") or _is_broken_utf8(data):
        return "utf-8"
    if declared is not None and _decodes(data, declared):
        return declared
    chinese = _decodes(data, "gb18030")
    if chinese and not _is_western(data):
        return "gb18030"
    if UNDEFINED_IN_1252.search(data) is None:
        return "cp1252"
    return "gb18030" if chinese else None


def _declared(data: bytes) -> str | None:
    """The codec that an HTML or XML head names; None where it names none that there is."""
    match = DECLARED.search(data[:HEAD])
    if match is None:
        return None
    try:
        codec = codecs.lookup(match["name"].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    known = SAME.get(codec.name, codec.name)
    return known if known and codec._is_text_encoding else None  # noqa: SLF001 -- the only way to tell rot13 from text


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
    except (UnicodeDecodeError, ValueError):
        return False
    return True


def _is_broken_utf8(data: bytes) -> bool:
    """Whether nearly all bytes beyond ASCII make letters of UTF-8: such a file was cut or damaged, and is no other."""
    sample = data[:SAMPLE]
    high = sum(map(len, HIGH_RUN.findall(sample)))
    return sum(map(len, UTF8_LETTER.findall(sample))) > MOSTLY * high


def _is_western(data: bytes) -> bool:
    """Accented letters stand alone among plain ones; Chinese characters come in pairs of high bytes."""
    runs = HIGH_RUN.findall(data[:SAMPLE])
    return sum(len(run) == 1 for run in runs) > ISOLATED * len(runs)
