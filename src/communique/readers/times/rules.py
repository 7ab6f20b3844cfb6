"""Which function reads the phrases of each rule of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.times import (
    anniversaries,
    counted,
    days,
    deictic,
    lengths,
    months,
    occasions,
    years,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from communique.readers.times.context import Context
    from communique.readers.times.phrase import Phrase
    from communique.readers.times.reading import Readings

READERS: dict[str, Callable[[Phrase, Context], Readings | None]] = {
    "iso": days.iso,
    "date": days.date,
    "clock_date": days.date,
    "clock": deictic.clock,
    "day_of_month": days.day_of_month,
    "days": days.days,
    "days_of_months": days.days_of_months,
    "weekdays": deictic.weekdays,
    "month": months.month,
    "season": months.season,
    "quarter": months.quarter,
    "quarter_name": months.quarter_name,
    "half": months.half,
    "year": years.year,
    "year_reference": years.year_reference,
    "years_bc": years.years_bc,
    "years": years.years,
    "decade": years.decade,
    "century": years.century,
    "today": deictic.today,
    "day_before_yesterday": deictic.day_before_yesterday,
    "day_beside": deictic.day_beside,
    "weekend": deictic.weekend,
    "which_part": deictic.which_part,
    "which_weekday": deictic.which_weekday,
    "which_month": counted.which_month,
    "which_season": counted.which_season,
    "which_unit": counted.which_unit,
    "edge_of_unit": counted.edge_of_unit,
    "end_of_unit": counted.edge_of_unit,
    "ago": counted.ago,
    "earlier": counted.earlier,
    "soon_after": counted.soon_after,
    "span": lengths.span,
    "span_adjective": lengths.span,
    "span_other": lengths.span,
    "nth_unit": lengths.nth_unit,
    "past_unit": lengths.past_unit,
    "unit_long": lengths.unit_long,
    "several_units": lengths.several_units,
    "plural": lengths.plural,
    "plural_of": lengths.plural,
    "every": lengths.every,
    "per": lengths.per,
    "adverb": lengths.adverb,
    "now": lengths.now,
    "recent": lengths.recent,
    "future": lengths.future,
    "some_time": lengths.some_time,
    "at_night": lengths.at_night,
    "night_adjective": lengths.night_adjective,
    "feast": occasions.feast,
    "national_day": occasions.national_day,
    "congress": occasions.congress,
    "plan": occasions.plan,
    "anniversary": anniversaries.anniversary,
}
"""By the name of the rule. A reader returns None where the words are no time expression after all."""
