"""Years counted since an event, in whatever words; and the days that a relation to an occasion leaves."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import Window
from communique.readers.reports.counted_years import find_counted_years, number_of
from communique.readers.reports.shapes import CALENDAR, SHAPES, shaped

DAY = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("65th", 65),
        ("fiftieth", 50),
        ("twenty-fifth", 25),
        ("one hundred and twenty-fifth", 125),
        ("hundred and fiftieth", 150),
        ("hundredth", 100),
        ("two hundred years", 200),
        ("thirty-five years", 35),
        ("a hundred and five years", 105),
        ("half a century", 50),
        ("bicentenary", 200),
        ("golden jubilee", 50),
    ],
)
def test_numbers_are_read_in_digits_and_words(words: str, number: int) -> None:
    """Cardinals, ordinals and names of anniversaries are the number that they tell."""
    assert number_of(words) == number


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the hundred and fiftieth anniversary of the treaty", ("the hundred and fiftieth anniversary", 150)),
        ("they mark 45 years of the independence of the islands", ("45 years", 45)),
        ("thirty years to the day after the signing", ("thirty years", 30)),
        ("they will have maintained relations for two hundred years", ("relations for two hundred years", 200)),
        ("the islands' centenary", ("centenary", 100)),
        ("over the past 45 years of hard work", None),
        ("relations for fifty years to come", None),
    ],
)
def test_years_count_where_the_words_say_since_what(text: str, found: tuple[str, int] | None) -> None:
    """The words that count are found with their number; years of anything else, or to come, are none."""
    told = [(counted.span.of(text), counted.number) for counted in find_counted_years(text)]
    assert told == ([found] if found is not None else [])


@given(DAY)
def test_calendar_units_are_whole_and_follow_each_other(day: date) -> None:
    """The week, month and year before, of and after a day are whole, and meet without a gap."""
    window = Window(day, day)
    for unit in ("week", "month", "year"):
        before, own, after = (
            shaped(window, shape, 0, 0)
            for shape in sorted(
                (shape for shape, (of, _) in CALENDAR.items() if of == unit), key=lambda shape: CALENDAR[shape][1]
            )
        )
        assert own.earliest <= day <= own.latest
        assert before.latest + timedelta(1) == own.earliest
        assert own.latest + timedelta(1) == after.earliest
        assert unit != "week" or (own.latest - own.earliest).days == 6
        assert unit == "week" or own.earliest.day == before.earliest.day == 1


@given(DAY, st.integers(0, 40), st.integers(0, 400), st.integers(1, 400))
def test_every_shape_leaves_days(first: date, length: int, before: int, after: int) -> None:
    """No relation leaves a window that ends before it begins."""
    for shape in (*SHAPES, *CALENDAR):
        window = shaped(Window(first, first + timedelta(length)), shape, before, after + length)
        assert window.earliest <= window.latest


def test_a_window_at_the_edge_of_the_calendar_stays_inside() -> None:
    """The year before the first and after the last that there is end with the calendar."""
    for day in (date.min, date.max):
        for shape in (*SHAPES, *CALENDAR):
            assert date.min <= shaped(Window(day, day), shape, 10, 10).earliest <= date.max
