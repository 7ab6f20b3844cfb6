"""What clues leave of the calendar together."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Clue, Window
from communique.text.daysets import Days, days_of, interval_of, meet

FIRST = date(2018, 1, 1)
DAY = st.integers(0, 1500).map(lambda days: FIRST + timedelta(days))


@st.composite
def windows(draw: st.DrawFn) -> tuple[Window, ...]:
    bounds = sorted(draw(st.lists(DAY, min_size=2, max_size=8, unique=True)))
    return tuple(Window(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False))


CLUES = st.lists(
    st.builds(
        Clue,
        kind=st.sampled_from(["office", "month", "ahead", "after"]),
        says=st.sampled_from(["one reason", "another"]),
        windows=windows(),
        strength=st.sampled_from([0.5, 0.8, 0.99]),
        weekday=st.none() | st.integers(0, 6),
    ),
    max_size=6,
)


def clue(first: str, last: str, *, strength: float = 0.9, weekday: int | None = None) -> Clue:
    window = Window(date.fromisoformat(first), date.fromisoformat(last))
    return Clue(kind="office", says=f"{first} to {last}", windows=(window,), strength=strength, weekday=weekday)


@given(CLUES, st.randoms())
def test_the_order_of_clues_does_not_matter(clues: list[Clue], chance: object) -> None:
    """The same clues in any order give the same days, the same kept and the same dropped."""
    shuffled = list(clues)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert meet(clues) == meet(shuffled)


@given(CLUES, DAY)
def test_a_day_that_all_clues_admit_is_never_lost(clues: list[Clue], day: date) -> None:
    """Where every clue admits a day, none is dropped, and the interval holds it."""
    fitting = [clue for clue in clues if day in days_of(clue)]
    meeting = meet(fitting)
    found = interval_of(meeting)
    assert not meeting.dropped
    assert day in meeting.days
    assert found is None or found.earliest <= day <= found.latest


@given(CLUES)
def test_the_interval_is_never_wider_than_a_kept_clue(clues: list[Clue]) -> None:
    """Every kept clue holds the whole interval, and each end is a day that all of them admit."""
    found = interval_of(meet(clues))
    for kept in found.clues if found is not None else ():
        days = days_of(kept)
        assert found is not None
        assert days.windows[0].earliest <= found.earliest <= found.latest <= days.windows[-1].latest
        assert found.earliest in days
        assert found.latest in days


@given(CLUES)
def test_every_clue_is_kept_or_dropped_and_one_is_dropped_for_a_reason(clues: list[Clue]) -> None:
    """No clue vanishes, and a dropped one shares no day with what was kept."""
    meeting = meet(clues)
    assert set(meeting.kept) | set(meeting.dropped) == set(clues)
    assert all(not meeting.days.both(days_of(dropped)).windows for dropped in meeting.dropped)


def test_of_clues_in_conflict_the_weakest_is_dropped_and_reported() -> None:
    """Where three clues can't all be right, the weakest gives way whatever it stands beside."""
    term, year = clue("2018-01-01", "2019-12-31", strength=0.99), clue("2019-01-01", "2019-12-31", strength=0.9)
    wrong = clue("2021-01-01", "2021-12-31", strength=0.6)
    found = interval_of(meet([wrong, term, year]))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2019, 1, 1), date(2019, 12, 31))
    assert found.dropped == (wrong,)


def test_a_weekday_moves_both_ends_of_every_window() -> None:
    """An interval begins and ends on a day that fits; a window without that weekday is no part of it."""
    every = Clue(
        kind="month", says="May or a weekend", windows=(Window(date(2022, 5, 1), date(2022, 5, 31)),), strength=1
    )
    friday = Clue(kind="weekday", says="Friday", windows=Days().windows, weekday=4, strength=0.98)
    found = interval_of(meet([every, friday]))
    assert found is not None
    assert (found.earliest, found.latest) == (date(2022, 5, 6), date(2022, 5, 27))
    monday = Clue(kind="weekday", says="Monday", windows=Days().windows, weekday=0, strength=0.5)
    weekend = clue("2022-05-06", "2022-05-08")
    assert meet([weekend, monday]).dropped == (monday,)


def test_an_end_that_no_clue_bounds_stays_open() -> None:
    """Clues that leave one end open give an interval up to the end of the calendar; those that leave both give none."""
    since = Clue(kind="after", says="after", windows=(Window(date(2020, 1, 1), date.max),), strength=0.9)
    thursday = Clue(kind="weekday", says="Thursday", windows=Days().windows, weekday=3, strength=0.9)
    half = interval_of(meet([since, thursday]))
    assert half is not None
    assert (half.earliest, half.latest) == (date(2020, 1, 2), date.max)
    assert interval_of(meet([thursday])) is None
    assert interval_of(meet([])) is None
    closed = interval_of(meet([since, thursday, clue("2019-01-01", "2020-01-09")]))
    assert closed is not None
    assert (closed.earliest, closed.latest) == (date(2020, 1, 2), date(2020, 1, 9))
