"""Encodings are found out; the text is the decoded file without its mark; what is no text is refused with a reason."""

from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from communique.documents import encoding
from communique.documents.encoding import decode, unpacked
from communique.model import DocumentError

ENGLISH = "Foreign Minister Orla Venn said on Tuesday that the two sides had agreed on fishing quotas.\r\n"
WESTERN = "Außenminister Jörg Thal traf die Präsidentin – „ein gutes Gespräch“, sagte er. Ça suffit, répondit-elle.\n"
CHINESE = "外交部长今天在首都会见了来访的渔业大臣。双方就两国关系交换了意见,并同意加强合作。\n"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200)
MARKED = {
    "utf-8": b"\xef\xbb\xbf",
    "utf-16-le": b"\xff\xfe",
    "utf-16-be": b"\xfe\xff",
    "utf-32-le": b"\xff\xfe\x00\x00",
    "utf-32-be": b"\x00\x00\xfe\xff",
}


def is_readable(text: str) -> bool:
    try:
        decode("x", text.encode("utf-8"))
    except DocumentError:
        return False
    return True


@pytest.mark.parametrize(
    ("text", "written", "found"),
    [
        (ENGLISH, "utf-8", "utf-8"),
        (WESTERN, "utf-8", "utf-8"),
        (CHINESE, "utf-8", "utf-8"),
        (WESTERN, "cp1252", "cp1252"),
        (ENGLISH + "“Good,” she said.", "cp1252", "cp1252"),
        (CHINESE, "gb18030", "gb18030"),
        (ENGLISH + CHINESE, "gb18030", "gb18030"),
        (ENGLISH, "utf-16-le", "utf-16-le"),
        (ENGLISH, "utf-16-be", "utf-16-be"),
        (WESTERN, "utf-16-le", "utf-16-le"),
    ],
)
def test_without_a_mark_the_encoding_is_found_out(text: str, written: str, found: str) -> None:
    """Every encoding of the promise is told from the others by the bytes alone, and gives the same text."""
    assert decode("x", text.encode(written)) == (text, found)


@given(ANY_TEXT, st.sampled_from(sorted(MARKED)))
def test_a_mark_decides_and_is_no_part_of_the_text(text: str, written: str) -> None:
    """Whatever follows a byte-order mark is decoded by it; a second mark is text like any other."""
    assume(is_readable(text) and not text.startswith("\ufeff"))
    assert decode("x", MARKED[written] + text.encode(written)) == (text, written)


@given(ANY_TEXT)
def test_utf8_comes_back_as_it_is(text: str) -> None:
    """Line ends, control characters, blanks at the ends: nothing is changed but a mark at the beginning."""
    assume(is_readable(text) and not text.startswith("\ufeff"))
    assert decode("x", text.encode("utf-8")) == (text, "utf-8")


@given(st.lists(st.sampled_from(WESTERN.split()), min_size=8, max_size=60), st.sampled_from(["\n", "\r\n", "\r", " "]))
def test_western_words_in_any_order_are_windows_1252(words: list[str], parting: str) -> None:
    """The choice does not hang on one lucky sentence."""
    text = parting.join(["Gespräch", "Präsidentin", *words])
    assert decode("x", text.encode("cp1252")) == (text, "cp1252")


@given(st.text(st.sampled_from(CHINESE.strip()), min_size=20, max_size=200), st.sampled_from(["\n", "\r\n", " "]))
def test_chinese_words_in_any_order_are_gb18030(text: str, parting: str) -> None:
    """The choice does not hang on one lucky sentence."""
    text = f"外交部{text}{parting}会见了"
    assert decode("x", text.encode("gb18030")) == (text, "gb18030")


@pytest.mark.parametrize(
    "declared", ["gb2312", "GBK", "windows-1251", "koi8-r", "shift_jis", "big5", "euc-kr", "iso-2022-jp"]
)
def test_a_page_is_believed_where_its_bytes_are_no_utf8(declared: str) -> None:
    """What an HTML head declares decides between encodings that look alike."""
    words = {"windows-1251": "Министр встретился", "koi8-r": "Министр встретился", "euc-kr": "장관은 회담했다"}
    body = words.get(
        declared,
        "大臣会" if "jp" in declared or "jis" in declared else "部長會見" if declared == "big5" else "部长会见",
    )
    page = f'<html><head><meta charset="{declared}"></head><body><p>{body}</p></body></html>'
    assert decode("x.html", page.encode(declared))[0] == page


@pytest.mark.parametrize("declared", ["gb2312", "windows-1252", "utf-16", "no-such-charset", "rot13", ""])
def test_a_page_is_not_believed_where_its_bytes_are_utf8(declared: str) -> None:
    """A stale or senseless declaration in a page that was saved as UTF-8 does no harm."""
    page = f'<html><head><meta charset="{declared}"></head><body><p>{CHINESE}{WESTERN}</p></body></html>'
    assert decode("x.html", page.encode()) == (page, "utf-8")


@pytest.mark.parametrize(
    "data", [b"", b" \r\n\t", "\ufeff".encode(), "\ufeff\ufeff".encode("utf-16"), "\u200b\u00a0\n".encode()]
)
def test_an_empty_file_is_told(data: bytes) -> None:
    """A file without a visible character is empty, marks and invisible characters or not."""
    with pytest.raises(DocumentError, match=r"x\.txt: the file is empty"):
        decode("x.txt", data)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n1 0 obj << >> endobj", "a PDF file"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "a PNG picture"),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), "a JPEG picture"),
        (b"PK\x03\x04" + bytes(range(256)), "a zip archive"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "a program"),
        (b"MZ\x90\x00\x03\x00" + bytes(200), "a program"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1" + bytes(200), "an old office file"),
        (b"{\\rtf1\\ansi The minister said}", "an RTF file"),
        (bytes(range(256)) * 8, "no text"),
        (zlib.compress(ENGLISH.encode() * 9), "no text"),
        (b"\x01\x02\x03\x04\x05 a b c", "binary"),
    ],
)
def test_what_is_no_text_is_told_by_its_kind(data: bytes, kind: str) -> None:
    """A binary is refused with a reason and what to do, never read as letters."""
    with pytest.raises(DocumentError, match=kind):
        decode("x.txt", data)


def test_a_text_that_begins_like_a_program_is_read() -> None:
    """Two letters alone make no binary."""
    assert decode("x", b"MZ is the code of Mozambique.")[1] == "utf-8"


@pytest.mark.parametrize("text", [WESTERN * 3, CHINESE * 3])
def test_utf8_cut_in_the_middle_of_a_letter_is_told(text: str) -> None:
    """A damaged file is refused with the place of the damage; it is not read as another encoding's nonsense."""
    cut = (text + "部").encode()[:-1]
    with pytest.raises(DocumentError, match="UTF-8 but is broken at byte"):
        decode("x", cut)


def test_what_is_too_long_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit a file is refused before it is looked at, also when it only grows on unpacking."""
    monkeypatch.setattr(encoding, "LONGEST", 1000)
    assert decode("x", b"x" * 1000)[0] == "x" * 1000
    for data in (b"x" * 1001, gzip.compress(b"x" * 1001)):
        with pytest.raises(DocumentError, match="single document"):
            decode("x", unpacked("x", data))


def test_gzip_is_unpacked_whatever_the_name() -> None:
    """A gzipped file is its content; a damaged one is told."""
    assert unpacked("x.txt", gzip.compress(ENGLISH.encode())) == ENGLISH.encode()
    whole = gzip.compress(ENGLISH.encode() * 50)
    for data in (whole[:-20], whole[:30] + b"\x00\xff\x00" + whole[33:], b"\x1f\x8b"):
        with pytest.raises(DocumentError, match="damaged"):
            unpacked("x.gz", data)


def test_a_stray_zero_byte_makes_no_utf16() -> None:
    """Dirt in a text does not turn it into another encoding's nonsense."""
    text = ENGLISH * 3 + "\x00"
    assert decode("x", text.encode()) == (text, "utf-8")
