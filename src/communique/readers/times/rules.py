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
    national_days,
    numbered,
    occasions,
    relative,
    weeks,
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
    "days_of_month": days.days_of_month,
    "instant": days.instant,
    "weekdays": weeks.weekdays,
    "month": months.month,
    "season": months.season,
    "quarter": months.quarter,
    "quarter_name": months.quarter_name,
    "half": months.half,
    "year": years.year,
    "year_reference": years.year_reference,
    "years_bc": years.years_bc,
    "years": years.years,
    "fiscal_year": years.fiscal_year,
    "decade": years.decade,
    "century": years.century,
    "today": deictic.today,
    "day_before_yesterday": deictic.day_before_yesterday,
    "day_beside": deictic.day_beside,
    "weekend": weeks.weekend,
    "before_last": relative.before_last,
    "weekday_week": weeks.weekday_week,
    "weekday_of_week": weeks.weekday_of_week,
    "weekday_last": weeks.weekday_last,
    "which_part": deictic.which_part,
    "which_weekday": weeks.which_weekday,
    "which_month": counted.which_month,
    "which_season": counted.which_season,
    "which_unit": counted.which_unit,
    "edge_of_unit": counted.edge_of_unit,
    "end_of_unit": counted.edge_of_unit,
    "ago": counted.ago,
    "earlier": counted.earlier,
    "from_now": relative.from_now,
    "same_of_year": relative.same_of_year,
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
    "national_day": national_days.national_day,
    "congress": numbered.congress,
    "plan": numbered.plan,
    "named_plan": numbered.named_plan,
    "anniversary": anniversaries.anniversary,
}
"""By the name of the rule. A reader returns None where the words are no time expression after all."""
