"""Over time: what is new, dropped and back in an outlet's readouts, and how usual a silence is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Account, Clause, Comparison, Match, Provenance, Span
from communique.render.over_time.terminal import print_changes
from communique.views.comparing.likeness import load_likeness
from communique.views.comparing.over_time import Readout, succession
from communique.views.comparing.silence import BothSides, silences
from communique.views.phrases.formulas import formulas_in
from communique.views.rates import rate


def account(side: str, *told: str | tuple[str, str], day: int = 1) -> Account:
    """An account by an outlet of a side that makes these points, each with its topic if it is a pair."""
    clauses, position = [], 0
    for one in told:
        words, topic = one if isinstance(one, tuple) else (one, None)
        span = Span(position, position + len(words))
        clauses.append(Clause(spans=(span,), words=words, said=span, topic=topic, statement=len(clauses)))
        position = span.end + 2
    provenance = Provenance(
        document=f"{side}-{day}",
        name=f"{side}-{day}.txt",
        title=None,
        outlet=f"Office of {side}",
        side=side,
        published=date(2031, 1, day),
        address=None,
    )
    return Account(provenance=provenance, clauses=tuple(clauses))


def laid(a: Account, b: Account, *pairs: tuple[int, int]) -> Comparison:
    return Comparison(
        a=a,
        b=b,
        matches=tuple(Match(a=(one,), b=(other,), score=1.0, labels=()) for one, other in pairs),
        only_a=tuple(number for number in range(len(a.clauses)) if number not in {one for one, _ in pairs}),
        only_b=tuple(number for number in range(len(b.clauses)) if number not in {other for _, other in pairs}),
    )


def test_new_dropped_and_back_are_told_apart() -> None:
    """A point of an older readout that the last one left out is back, with the place where it stood; one that none has
    is new; one that is no longer there is dropped.
    """
    before = account("XHV", "reopen the lighthouse railway", "share weather data", day=2)
    now = account("XHV", "share weather data", "open a ferry line to Sembay", "teach each other's language", day=3)
    oldest = account("XHV", "open a ferry line to Sembay without delay", day=1)
    found = succession("c", "b", laid(before, now, (1, 0)), [Readout(exchange="a", account=oldest)], load_likeness())
    assert (found.new, found.dropped, found.earlier) == ((2,), (0,), 1)
    assert [(one.clause, one.exchange, one.cited.words) for one in found.back] == [
        (1, "a", "open a ferry line to Sembay without delay")
    ]


def test_the_latest_readout_is_where_it_stood_last() -> None:
    """Of several older readouts that make the point, the latest is named."""
    before, now = account("XHV", "share weather data", day=3), account("XHV", "open a ferry line", day=4)
    older = [Readout(exchange=name, account=account("XHV", "open a ferry line", day=2)) for name in ("b", "a")]
    found = succession("d", "c", laid(before, now), older, load_likeness())
    assert [one.exchange for one in found.back] == ["b"]


def test_silence_comes_with_how_usual_it_is() -> None:
    """A topic that one side alone tells now: in how many of the exchanges told by both it was told, and carried."""
    both = [
        BothSides(
            exchange=name,
            one=(account("XHV", *((words, topic) for words, topic in ours)),),
            other=(account("XTR", *((words, topic) for words, topic in theirs)),),
        )
        for name, ours, theirs in (
            ("a", [("the crew", "law")], [("the crew", "law")]),
            ("b", [("trade", "trade")], [("trade", "trade")]),
            ("c", [("the crew again", "law"), ("trade", "trade")], [("trade", "trade")]),
        )
    ]
    (found,) = silences(both[2], both, lambda _: ())
    assert (found.what, found.told_by, found.missing_from) == ("law", "XHV", "XTR")
    assert ((found.told.count, found.told.of), (found.carried.count, found.carried.of)) == ((2, 3), (1, 2))
    assert [cited.words for cited in found.cited] == ["the crew again"]
    assert found.exchanges == ("a", "b", "c")


def test_a_formula_that_one_side_alone_uses_is_a_silence() -> None:
    """Known formulas count as topics do."""
    now = BothSides(exchange="a", one=(account("XHV", "a calm sea for all"),), other=(account("XTR", "a sea"),))
    found = silences(now, [now], lambda words: ["calm sea"] if "calm sea" in words else [])
    assert [(one.kind, one.what, one.told_by) for one in found] == [("formula", "calm sea", "XHV")]


def test_known_formulas_are_found_by_their_words() -> None:
    """In any inflection, the longest alone; a single word is none."""
    assert formulas_in("He called for a community with a shared future for mankind.") == [
        "community with a shared future for mankind"
    ]
    assert formulas_in("partners who share a future") == []


def test_interval_of_a_share_is_wilsons() -> None:
    """Known values: 0 of 3 can be up to 56 %, 1 of 2 from 9 to 91 %; nothing counted leaves everything open."""
    none, half = rate(0, 3), rate(1, 2)
    assert (none.low, none.high) == (0.0, pytest.approx(0.5615, abs=1e-4))
    assert (half.low, half.high) == (pytest.approx(0.0945, abs=1e-4), pytest.approx(0.9055, abs=1e-4))
    assert (rate(0, 0).low, rate(0, 0).high) == (0.0, 1.0)


@given(st.integers(1, 500).flatmap(lambda of: st.tuples(st.integers(0, of), st.just(of))))
def test_interval_holds_the_share(case: tuple[int, int]) -> None:
    """Whatever was counted, the interval lies within 0 and 1 and holds the share itself."""
    count, of = case
    found = rate(count, of)
    assert 0 <= found.low <= count / of + 1e-12
    assert count / of - 1e-12 <= found.high <= 1


def test_a_cue_stands_once_and_quoted_words_keep_their_marks(capsys: pytest.CaptureFixture[str]) -> None:
    """A cue that the words begin with is not told a second time; what the text quotes is shown as a quotation."""
    text = "She thanked the harbor crews, and said “a lamp is no wall”."
    spans = (Span(text.index("thanked"), text.index(", and")), Span(text.index("a lamp"), text.index("”")))
    made = [(spans[0], "thanked", False), (spans[1], "said", True)]
    clauses = tuple(
        Clause(spans=(span,), words=span.of(text), said=span, statement=number, cue=cue, quoted=quoted)
        for number, (span, cue, quoted) in enumerate(made)
    )
    now = replace(account("XHV", day=4), text=text, clauses=clauses)
    print_changes([succession("d", "c", laid(account("XHV", day=3), now), [], load_likeness())])
    printed = " ".join(capsys.readouterr().out.split())
    assert "thanked the harbor crews" in printed
    assert "thanked thanked" not in printed
    assert "said “a lamp is no wall”" in printed
