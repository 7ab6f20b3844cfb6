"""How English puts its time expressions together: patterns in the notation of ``notation``, by name."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from communique.readers.times.beginnings import beginnings
from communique.readers.times.lexicon import Lexicon
from communique.readers.times.notation import compiled, expanded, words_of

MACROS = {
    # numbers
    "COUNT": r"(TENS (DASH? ONES)?|ONES|DIGITS|DECIMAL|BIG) (HUNDRED|and ARTICLE? half)?|HUNDRED|ARTICLE HUNDRED",
    "LOOSE": r"ARTICLE? VAGUE of?|HUNDRED PLURAL_NUMBER of|PLURAL_NUMBER of",
    "HALF": r"half DASH? ARTICLE?|ARTICLE half DASH?|three quarters of ARTICLE|ARTICLE quarter of ARTICLE",
    "QUANTITY": r"(<half>($HALF)|<loose>($LOOSE)|<count>($COUNT)|<one>(ARTICLE))",
    "SHADE": r"<shade>(ABOUT{1,2}|more than|less than|at least|at most|up to|no more than|no less than|THE? ABOUT|or so)",
    "NTH": r"ORDINAL|TENS DASH ORDINAL|TH|DAY_TH",
    "LONG_NTH": r"((ONES|ARTICLE)? DASH? HUNDRED DASH? (and)? DASH?)? (ORDINAL|TENS DASH ORDINAL)|(ONES|ARTICLE) DASH? hundredth|TH|DAY_TH",
    # days and their parts
    "MONTH": r"MONTH|SHORT_MONTH DOT?",
    "DAYNUM": r"DAY|DAY_TH",
    "WEEKDAY": r"WEEKDAY|SHORT_WEEKDAY DOT?",
    "YEAR": r"COMMA? of? <year>(YEAR)|COMMA? of? <year_bc>(YEAR|SHORT_YEAR) BC|of? <year_ref>(THE? (THAT|THIS|LAST|NEXT|PREVIOUS|FOLLOWING){1,2} year)",
    "DATE": r"(<weekday>($WEEKDAY) COMMA? THE?)? (<month>($MONTH) THE? <day>($DAYNUM)|THE? <day>($DAYNUM) DASH? of? <month>($MONTH) DASH?) ($YEAR)?",
    "CLOCK": r"CLOCK AM_PM?|DAY AM_PM|DAY o APOS clock|DIGITS hours",
    "ZONE": r"<zone>((local|CAPITALISED{1,2}) time|ZONE|OPEN ((local|CAPITALISED{1,2}) time|ZONE) CLOSE)",
    "PART": r"<part>(PART) (DASH? time|hours)?",
    "MONTH_REF": r"<month_ref>(THE? (THAT|THIS|LAST|NEXT|PREVIOUS|FOLLOWING){1,2} month)",
    # what stands before a period
    "EDGE": r"(THE? (very )?<edge>(EDGE) of THE?|THE? <latter>(LATTER) part of THE?|THE? <early>(EARLY) (DASH|in THE?|or <early>(EARLY))? )",
    "WHICH": r"(<next>(THE? NEXT)|<following>(THE? FOLLOWING|THE next)|<last>(THE? LAST)|<previous>(THE? PREVIOUS|THE? year before)|<this>(THIS (very|same)?)|<that>(THE? THAT{1,2}|THE very same))",
    "UNIT": r"UNIT|CLOCK_UNIT|NIGHTS",
    "FOUNDING": r"(establishment|founding|normalization|normalisation|restoration|signing|opening|birth|formation) (of THE?"
    r" ((OWN|their|CAPITALISED (DASH CAPITALISED)?)? (formal|full|official|bilateral|diplomatic)?"
    r" (diplomatic|bilateral|official)? (ties|relations|relationship|relationships|partnership)))?"
    r"|(OWN|bilateral|diplomatic|official|CAPITALISED|DASH){0,4} (ties|relations|relationship|partnership|friendship)",
}
"""Bits that several patterns share. A name occurs once in a pattern."""

PATTERNS = {
    # printed days and times
    "iso": r"ISO|NUMERIC",
    "date": r"((THE? (<early>(EARLY) (in THE)?)? $PART) (of|on)? THE?)? $DATE"
    r"( (COMMA|at)? <clock>($CLOCK)| (in THE)? <part>(PART))? (COMMA? $ZONE)?",
    "clock_date": r"<clock>($CLOCK) COMMA? $ZONE? COMMA? (on|of)? $DATE $ZONE?",
    "clock": r"<clock>(CLOCK AM_PM|CLOCK|DAY AM_PM|DAY o APOS clock) $ZONE?|<clock>(DIGITS) (hours)? <zone>(ZONE)",
    "days": r"(<from>(from) THE?)? (<weekday>($WEEKDAY) COMMA?)? (<month>($MONTH) <day>($DAYNUM) (DASH|TO|<and>(and|AND)) THE? <until>($DAYNUM) ($YEAR)?"
    r"|THE? <day>($DAYNUM) (DASH|TO|SLASH|<and>(and|AND)) THE? <until>($DAYNUM) of? <month>($MONTH) (COMMA? of? <year>(YEAR))?)",
    "days_of_months": r"from? (<month>($MONTH) <day>($DAYNUM) (DASH|TO|and) <until_month>($MONTH) <until>($DAYNUM) ($YEAR)?"
    r"|THE? <day>($DAYNUM) of? <month>($MONTH) (DASH|TO|and) THE? <until>($DAYNUM) of? <until_month>($MONTH) (COMMA? of? <year>(YEAR))?)",
    "days_of_month": r"(<from>(from))? THE <day>(DAY_TH) (DASH|TO|<and>(and)) THE? <until>(DAY_TH) of $MONTH_REF",
    "instant": r"THE? <day>(DAY_TH) (of THE?)? <instant>(INSTANT)",
    "weekdays": r"(from|between) <weekday>($WEEKDAY) (DASH|TO|and) <until_weekday>($WEEKDAY)",
    # months, seasons, quarters, years and longer
    "month": r"$EDGE? (THE? month of)? <month>($MONTH) ($YEAR)?",
    "season": r"$EDGE? THE? <season>(SEASON|SEASONAL) ($YEAR)?",
    "quarter": r"$EDGE? THE? <nth>($NTH|final|LAST) quarter ($YEAR|of THE <unit>(year))?",
    "weekend": r"(over|during|at|THIS) THE? <weekend>(weekend)",
    "quarter_name": r"<sub>(QUARTER_NAME) (of|DASH)? <year>(YEAR)",
    "half": r"THE? <half_of>(HALF_OF) half ($YEAR|of THE? <which_year>(THAT|THIS|LAST|NEXT)? <unit>(year|month|DECADE))",
    "year": r"($EDGE? (THE (year|years))?|<about>(circa|ca|c|about|around) DOT?) (<year>(YEAR)|<year_bc>(YEAR|SHORT_YEAR) BC|<year_ad>(SHORT_YEAR) AD|AD <year_ad>(SHORT_YEAR))",
    "year_reference": r"$EDGE of? <year_ref>((THIS|LAST|NEXT|THAT) year)",
    "years_bc": r"<edge>(EDGE of)? <year>(YEAR|SHORT_YEAR) (DASH|TO|and|SLASH) <until>(YEAR|SHORT_YEAR) BC",
    "years": r"<year>(YEAR) (DASH|SLASH) <until>(TWO_DIGITS|YEAR)",
    "fiscal_year": r"(THE? BUDGETARY year?|fy DASH?) <year>(YEAR) (DASH|SLASH) <until>(TWO_DIGITS|YEAR)|THE? <year>(YEAR) (DASH|SLASH) <until>(TWO_DIGITS|YEAR) BUDGETARY year",
    "decade": r"$EDGE? THE? (<decade>(DECADE)|APOS? <short_decade>(SHORT_DECADE)|<decade_bc>(DECADE|EARLY_DECADE) BC)",
    "century": r"$EDGE? THE? <nth>($NTH) DASH? century (<bc>(BC)|AD)?",
    # from publication, or from what the text has told
    "today": r"(<clock>($CLOCK) $ZONE? COMMA?|<named>(NAMED_PART) COMMA?)? (<later>(LATER))? <today>(TODAY) ($PART|at (<clock>($CLOCK) $ZONE?|<named>(NAMED_PART)))?",
    "day_before_yesterday": r"THE day (<before>(before) yesterday|after tomorrow)",
    "day_beside": r"(<early>(EARLY) (in)? )?THE (day|<unit>(PART)) <beside>(before|after|following|previous)",
    "which_part": r"(<early>(EARLY) (in)? )?(<later>(LATER))? ($WHICH) $PART",
    "before_last": r"THE (<weekday>(WEEKDAY)|<month>(MONTH)|<season>(SEASON)|<unit>(SINGULAR)) (<back>(before last)|<ahead>(after next))",
    "weekday_week": r"<weekday>(WEEKDAY) <unit>(week|fortnight)|ARTICLE <unit>(week|fortnight) (on|from) <weekday>(WEEKDAY)",
    "weekday_of_week": r"<weekday>(WEEKDAY) of? <week_ref>((THIS|LAST|NEXT) week)",
    "weekday_last": r"<weekday>(WEEKDAY) (<last>(last)|<next>(next))",
    "which_weekday": r"(<clock>($CLOCK) $ZONE? (on|COMMA)?|<named>(NAMED_PART) on)? (<which>($WHICH) )?<weekday>(WEEKDAY) ($PART)?",
    "which_month": r"$EDGE? ($WHICH) <month>(MONTH)",
    "which_season": r"$EDGE? ($WHICH) <season>(SEASON)",
    "span_other": r"$SHADE? <count>($COUNT) OTHER <unit>(PLURAL)",
    "nth_unit": r"THE <nth>($NTH|final|LAST) <unit>(SINGULAR) of",
    "past_unit": r"THE (<back>(LAST|PREVIOUS)|<ahead>(NEXT|coming)) <unit>(decade|century|week|month|year|fortnight)",
    "which_unit": r"(<later>(LATER) in? | $EDGE)? ($WHICH) (calendar|financial|fiscal|academic)? <unit>(SINGULAR)",
    "day_of_month": r"(on )?THE <day>(DAY_TH) (of $MONTH_REF)?",
    "end_of_unit": r"<unit>(SINGULAR) (APOS s|DASH)? <edge>(EDGE)",
    "edge_of_unit": r"(THE? <edge>(EDGE) of THE|THE <latter>(LATTER) part of THE|<later>(LATER) in THE) <unit>(SINGULAR)",
    "ago": r"$SHADE? $QUANTITY (DASH)? <unit>($UNIT) (and ARTICLE half)? AGO",
    "from_now": r"$SHADE? $QUANTITY <unit>($UNIT) (from (<today>(TODAY)|now)|APOS s? time)",
    "same_of_year": r"THE? (same|LIKE) (<unit>(SINGULAR)|period|time|point) (of|in)? THE? (<last>(LAST year)|<next>(NEXT year)|<previous>(PREVIOUS year|year (before|earlier)))",
    "earlier": r"$SHADE? ($QUANTITY|<bare>()) <unit>($UNIT) (<earlier>(earlier|later|previously|afterwards|afterward|thereafter|beforehand|hence)|<before>(before) (COMMA|DOT))",
    "soon_after": r"ABOUT? ARTICLE short (time|while) <beside>(later|earlier|after|before|afterwards)|shortly (afterwards|afterward|thereafter)",
    # how long and how often
    "span": r"(THE|OWN)? $SHADE? (<ahead>(NEXT|FOLLOWING|EARLY)|<back>(LAST|PREVIOUS)|<nth>(ORDINAL|final|closing|opening|same))? $SHADE? ($QUANTITY (following|consecutive|straight|successive|full|whole|long)? <unit>($UNIT) (DASH? and DASH? ARTICLE DASH? half)? (DASH? long|DASH? old|of age)?|<count>($COUNT) (PREVIOUS|LAST|NEXT|FOLLOWING) <unit>(PLURAL))",
    "span_adjective": r"$SHADE? $QUANTITY DASH? <unit>($UNIT) DASH? (long|old)?|ARTICLE <count>($COUNT) DASH? <unit>($UNIT) (period)",
    "unit_long": r"(<unit>(SINGULAR)|<plural>(PLURAL)) DASH long",
    "several_units": r"(THE|OWN)? (<ahead>(NEXT|FOLLOWING)|<back>(LAST|PREVIOUS)|<nth>(ORDINAL|final|early|closing)) <plural>(PLURAL)",
    "plural_of": r"<plural>(PLURAL) of",
    "plural": r"(for|after|within|in|lasted|of|and|or|take|took|takes|spent|over) <plural>(PLURAL)",
    "every": r"(each|every) (and every)? ((other|<nth>($NTH)|<count>(ONES|DIGITS))? <unit>($UNIT)|<weekday>(WEEKDAY)|<month>(MONTH)|<season>(SEASON)|<part>(PART))",
    "per": r"(PER|SLASH) <unit>(SINGULAR)",
    "adverb": r"<adverb>(ADVERB)",
    # words without a place in the calendar
    "now": r"NOW|right now|CURRENT|<date>(to date)|at present|at THE present (time|moment)?|at THE moment|at this (time|moment)|THE time being|THE? (present|modern) DASH? day|to this day|these days",
    "recent": r"recent <plural>(PLURAL)|RECENT|THE <past>(past)|FORMER|THE recent past",
    "future": r"(THE|OWN)? (near|foreseeable|immediate|distant)? future",
    "some_time": r"(that|this|same|THAT) (period|time|moment)|THE? same period|that era|this era",
    "at_night": r"at <part>(night|noon|midday|dawn|dusk|midnight|daybreak|nightfall)|by <part>(night|nightfall|dawn|noon|midnight|dusk)",
    "night_adjective": r"<part>(night) DASH? time",
    # diplomacy
    "feast": r"$EDGE? (THE|OWN)? (<during>((holy|sacred)? month of|holy|sacred))? <feast>(FEAST) (($YEAR)|<eve>(eve))?",
    "national_day": r"THE? (<nth>($NTH))? NATIONAL_DAY (of THE? CAPITALISED{1,4})?",
    "congress": r"THE? <nth>($NTH) (CAPITALISED|national|party){0,4} CONGRESS",
    "plan": r"(in|during|under|over)? THE? (<nth>($NTH))? PLAN (period)?",
    "named_plan": r"THE? <nth>($NTH) (CAPITALISED|DASH|ONES|UNIT|national){1,8} BIG_PLAN (period)?",
    "anniversary": r"THE? (<nth>($LONG_NTH) DASH? year? FOUNDED? ANNIVERSARY|<jubilee>(METAL) (jubilee|ANNIVERSARY)|<jubilee>(CENTENARY) ANNIVERSARY?) (of (THE|OWN)? $FOUNDING)?",
}


class Rule(NamedTuple):
    """A pattern by its name."""

    name: str
    pattern: re.Pattern[str]


class Grammar(NamedTuple):
    """The lexicon with the rules over its letters by the letter that they can begin with, what a time expression must
    contain, and the letters with which none begins.
    """

    lexicon: Lexicon
    rules: dict[str, tuple[Rule, ...]]
    core: re.Pattern[str]
    idle: frozenset[str]


CORE = (
    "ISO NUMERIC CLOCK YEAR SHORT_YEAR DECADE SHORT_DECADE EARLY_DECADE MONTH SHORT_MONTH WEEKDAY SEASON SEASONAL UNIT CLOCK_UNIT NIGHTS PART TODAY"
    " EARLIER AGO NOW CURRENT RECENT FORMER EACH PER ADVERB QUARTER_NAME FEAST NATIONAL_DAY CONGRESS PLAN BIG_PLAN ANNIVERSARY CENTENARY INSTANT BUDGETARY AM_PM"
).split()
IDLE = ("OTHER", "CAPITALISED", "SIGN", "GAP", "COMMA", "DOT", "CLOSE")
"""No expression begins with one of these."""

CORE_WORDS = ("past", "future", "present", "moment", "date", "time", "period", "era", "point", "while", "jubilee", "fy")


@cache
def load_grammar() -> Grammar:
    """The grammar over the package's tables, made once."""
    written = {name: expanded(pattern, MACROS) for name, pattern in PATTERNS.items()}
    lexicon = Lexicon(words_of(written.values()) | set(CORE_WORDS))
    rules = tuple(Rule(name, compiled(pattern, lexicon.alphabet)) for name, pattern in written.items())
    core = re.compile("|".join(map(lexicon.alphabet.any_of, (*CORE, *CORE_WORDS))))
    idle = frozenset("".join(map(lexicon.alphabet.any_of, IDLE)).replace("[", "").replace("]", ""))
    return Grammar(lexicon, _by_beginning(rules), core, idle)


def _by_beginning(rules: tuple[Rule, ...]) -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        for letter in beginnings(rule.pattern.pattern):
            found.setdefault(letter, []).append(rule)
    return {letter: tuple(begun) for letter, begun in found.items()}
