"""Words and queries of search: folded alike, read from whatever is typed, marked where they stand."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Provenance, SearchFound, Span, UsageError
from communique.model.search import AllOf, AnyOf, NearRuns, WordRun
from communique.store.matching import match_of
from communique.text.querying import parse_query
from communique.text.words import find_words, searchable
from communique.views.highlighting import find_marks, make_hit, runs_of

WORDS = st.sampled_from(
    ["sea", "Đông", "łódź", "co\u00adoperation", "U.S.", "sea*", '"south sea"', "“Biển Đông”", "南海"]
)
SIGNS = st.sampled_from(
    ["AND", "OR", "NOT", "NEAR", "NEAR/3", "(", ")", '"', "*", "-", "^", ":", "{a b}", "+", "\x00", "'"]
)
TYPED = st.lists(WORDS | SIGNS | st.text(max_size=5), max_size=12).map(" ".join)


def run(*words: str, prefix: bool = False) -> WordRun:
    return WordRun(words, prefix)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("South China Sea", "south china sea"),
        ("Biển Đông, Łódź and Øresund", "bien dong lodz and oresund"),
        ("re\u0301sume\u0301 or résumé", "resume or resume"),
        ("co\u00adoperation", "cooperation"),
        ("Vietnam’s U.S. ties", "vietnam s u s ties"),
        ("Indo-Pacific_2031", "indo pacific 2031"),
        ("南海 ok", "南 海 ok"),
        ("… – &", ""),
    ],
)
def test_words_are_folded(text: str, expected: str) -> None:
    """Case, diacritics and letters such as đ, ø and ł are folded; signs part words, soft hyphens do not."""
    assert searchable(text) == expected


@given(st.text())
def test_every_word_has_its_place(text: str) -> None:
    """Offsets rise and lie in the text; folding what stands there gives the word again; nothing but the words is indexed."""
    found = list(find_words(text))
    assert searchable(text) == " ".join(word.token for word in found)
    position = 0
    for word in found:
        assert position <= word.start < word.end <= len(text)
        assert searchable(text[word.start : word.end]) == word.token
        position = word.end


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("sea", run("sea")),
        ('"South China Sea"', run("south", "china", "sea")),
        ("south sea", AllOf((run("south"), run("sea")))),
        ("south AND sea", AllOf((run("south"), run("sea")))),
        ("sea*", run("sea", prefix=True)),
        ('"south se*"', run("south", "se", prefix=True)),
        ('"south se"*', run("south", "se", prefix=True)),
        ("U.S.", run("u", "s")),
        ("sea NOT lane", AllOf((run("sea"),), (run("lane"),))),
        ("sea AND NOT lane", AllOf((run("sea"),), (run("lane"),))),
        ("NOT lane sea", AllOf((run("sea"),), (run("lane"),))),
        ("a b OR c", AnyOf((AllOf((run("a"), run("b"))), run("c")))),
        ("a (b OR c)", AllOf((run("a"), AnyOf((run("b"), run("c")))))),
        ("sea NEAR lane", NearRuns((run("sea"), run("lane")), 10)),
        ('sea NEAR/3 "safe lane"', NearRuns((run("sea"), run("safe", "lane")), 3)),
        ("and or not near", AllOf((run("and"), run("or"), run("not"), run("near")))),
        ("trade & investment", AllOf((run("trade"), run("investment")))),
    ],
)
def test_a_query_is_read(typed: str, expected: object) -> None:
    """Words, phrases, prefixes and operators in capitals; what is written small is a word."""
    assert parse_query(typed) == expected


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "nothing to look for"),
        ("–", "nothing to look for"),
        ("NOT sea", "NOT takes away"),
        ("sea OR", "the end stands where a word should"),
        ("OR sea", "OR stands where a word should"),
        ("(sea", "a bracket is not closed"),
        ("sea)", "a bracket is closed that was not opened"),
        ('"sea', "a quotation mark is not closed"),
        ("*", "a * ends a word"),
        ("s*a", "a * ends a word"),
        ("(a b) NEAR c", "NEAR stands between words"),
        ("(" * 99 + "a" + ")" * 99, "brackets lie in each other"),
        ("word " * 99, "more than 64 words"),
    ],
)
def test_what_can_not_be_read_says_why(typed: str, said: str) -> None:
    """The error names what is wrong, and what can be written."""
    with pytest.raises(UsageError, match=r"Write words, \"a phrase\", pref\*") as raised:
        parse_query(typed)
    assert said in str(raised.value)


@given(TYPED)
def test_whatever_is_typed_is_a_query_or_a_clear_error(typed: str) -> None:
    """SQLite never sees what it can't read: it answers every query that is read, and finds the words themselves."""
    query = None
    with suppress(UsageError):
        query = parse_query(typed)
    if query is None:
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='ascii')")
        words = " ".join(word for one in runs_of(query) for word in one.words)
        connection.execute("INSERT INTO t VALUES (?)", (words,))
        found = connection.execute("SELECT bm25(t) FROM t WHERE t MATCH ?", (match_of(query),)).fetchall()
    if "NOT" not in typed and "NEAR" not in typed:
        assert len(found) == 1


@given(
    st.text(alphabet="ab đĐ.-\n", max_size=60), st.lists(st.sampled_from(["a", "b", "d", "ab"]), min_size=1, max_size=3)
)
def test_marks_are_what_the_index_finds(text: str, words: list[str]) -> None:
    """A phrase has a mark in a text just where the index of the same text finds it, and the mark reads the phrase."""
    run_ = WordRun(tuple(words))
    marks = find_marks(text, (Span(0, len(text)),), (run_,))
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5(words, tokenize='ascii')")
        connection.execute("INSERT INTO t VALUES (?)", (searchable(text),))
        (count,) = connection.execute("SELECT count(*) FROM t WHERE t MATCH ?", (match_of(run_),)).fetchone()
    assert bool(marks) == bool(count)
    assert all(searchable(mark.span.of(text)) == " ".join(words) for mark in marks)


def found_in(text: str, *spans: Span, title: str | None = None) -> SearchFound:
    provenance = Provenance(
        document="0" * 64, name="n", title=title, outlet=None, side=None, published=None, address=None
    )
    return SearchFound(provenance=provenance, text=text, spans=spans or (Span(0, len(text)),), score=1.0, day=None)


def marked(pieces: tuple[tuple[str, bool], ...]) -> str:
    return "".join(f"<{piece}>" if is_marked else piece for piece, is_marked in pieces)


def test_passages_are_the_sentences_that_hold_most() -> None:
    """Three at most, in their order, those with more of what was looked for first; their offsets read their words."""
    text = (
        "The harbour froze early. Ships waited.\n\nThe ferry to the islands was late; the minister spoke of ferry and "
        "harbour. Nothing else.\n\nA ferry sank. A ferry rose. The harbour and its ferry stay open."
    )
    hit = make_hit(found_in(text, title="A Ferry in the Harbour"), parse_query("harbour ferry"))
    assert [span.of(text) for span in hit.citation.spans] == [
        "The harbour froze early.",
        "The ferry to the islands was late; the minister spoke of ferry and harbour.",
        "The harbour and its ferry stay open.",
    ]
    assert [span.of(text) for span in hit.marks] == ["harbour", "ferry", "ferry", "harbour", "harbour", "ferry"]
    assert marked(hit.title_pieces) == "A <Ferry> in the <Harbour>"
    assert hit.citation.words == "".join(piece for piece, _ in hit.pieces)


def test_a_long_sentence_is_cut_around_its_words() -> None:
    """A passage is no longer than a few lines, cut between words, and holds what was looked for."""
    text = "word " * 300 + "needle " + "word " * 300
    (span,) = make_hit(found_in(text.strip()), parse_query("needle")).citation.spans
    assert "needle" in span.of(text)
    assert len(span.of(text)) <= 240
    assert span.of(text).startswith("word ")
    assert span.of(text).endswith(" word")


def test_a_phrase_that_a_frame_interrupts_is_marked_on_both_sides() -> None:
    """As it is found across the frame, so it is marked, without the frame's own words."""
    text = "“The calm,” he said, “sea is ours.”"
    hit = make_hit(found_in(text, Span(1, 9), Span(22, 33)), parse_query('"calm sea"'))
    assert [span.of(text) for span in hit.marks] == ["calm", "sea"]


def test_what_is_excluded_is_not_marked() -> None:
    """Words behind NOT stand in no answer; those of every alternative are marked."""
    assert runs_of(parse_query("(a OR b*) NOT c")) == (run("a"), run("b", prefix=True))


@given(st.text(max_size=200), TYPED)
def test_any_text_can_be_shown(text: str, typed: str) -> None:
    """Whatever a document holds, passages lie in it and marks lie in passages."""
    with suppress(UsageError):
        hit = make_hit(found_in(text), parse_query(typed))
        assert all(0 <= span.start < span.end <= len(text) for span in (*hit.citation.spans, *hit.marks))
        assert all(any(span.covers(mark) for span in hit.citation.spans) for mark in hit.marks)
