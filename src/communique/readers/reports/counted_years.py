"""How many years a text counts since an event: an anniversary by its number or name, "fifty years of relations"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

UNITS = "one two three four five six seven eight nine".split()
TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
NTH_UNITS = "first second third fourth fifth sixth seventh eighth ninth".split()
NTH_TEENS = "tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth".split()
NTH_TENS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth".split()
VALUES = {
    **{word: number for names in (UNITS + TEENS, NTH_UNITS + NTH_TEENS) for number, word in enumerate(names, 1)},
    **{word: number * 10 for names in (TENS, NTH_TENS) for number, word in enumerate(names, 2)},
    "a": 1,
}
HUNDRED = 100
NAMED = {
    "silver jubilee": 25,
    "golden jubilee": 50,
    "diamond jubilee": 60,
    "centenary": 100,
    "centennial": 100,
    "sesquicentenary": 150,
    "sesquicentennial": 150,
    "bicentenary": 200,
    "bicentennial": 200,
    "tercentenary": 300,
    "tricentennial": 300,
}
SPANS = {"a quarter of a century": 25, "half a century": 50, "a century": 100, "one century": 100, "two centuries": 200}


def _either(*words: str) -> str:
    return f"(?:{'|'.join(words)})"


HUNDREDS = rf"(?:(?:{_either(*UNITS, 'a')}[ -])?hundred(?:[ -]and[ -]|[ -])?)"
SMALL = rf"(?:{_either(*TENS)}[ -]{_either(*UNITS)}|{_either(*TENS, *TEENS, *UNITS)})\b"
NTH_SMALL = rf"(?:{_either(*TENS)}[ -]{_either(*NTH_UNITS)}|{_either(*NTH_TENS, *NTH_TEENS, *NTH_UNITS)})\b"
NUMBER = rf"(?:\d{{1,3}}|(?i:{HUNDREDS}{SMALL}|{_either(*UNITS, 'a')}[ -]hundred|{SMALL}))"
NTH = rf"(?:\d{{1,3}}(?:st|nd|rd|th)?|(?i:{HUNDREDS}{NTH_SMALL}|(?:{_either(*UNITS, 'a')}[ -])?hundredth|{NTH_SMALL}))"
YEARS = rf"(?:{NUMBER} years|(?i:{_either(*SPANS)}))"
TIES = r"(?:ties|relations|relationship)"

ANNIVERSARY = re.compile(rf"\b(?:the )?(?P<number>{NTH})(?:[- ]years?)?(?:'s)? anniversary\b")
JUBILEE = re.compile(rf"\b(?:the )?(?P<number>(?i:{_either(*NAMED)}))\b")
YEARS_OF = re.compile(
    rf"\b(?P<number>{YEARS})(?= of (?:[\w'-]+ ){{0,4}}?(?:{TIES}|independen\w+|freedom|statehood|sovereignty|nationhood)\b)"
)
YEARS_SINCE = re.compile(rf"\b(?P<number>{YEARS})(?= since\b| to the day (?:since|after|from)\b)")
TIES_FOR = re.compile(rf"\b(?:diplomatic )?{TIES} for (?P<number>{YEARS})(?! (?:to come|more|ahead))\b")
AGO = re.compile(
    rf"\b(?:[Ss]ince|after) the establishment of (?:[\w-]+ ){{0,3}}?(?:ties|relations) (?P<number>{NUMBER}) years ago\b"
    rf"|\b(?:past|last) (?P<years>{NUMBER}) years since the establishment of (?:[\w-]+ ){{0,3}}?(?:ties|relations)\b"
)
"""Years since relations began, in words that say that it was they, as people count."""

Wording = Literal["anniversary", "jubilee", "years of", "years since", "ties for"]
WORDINGS: tuple[tuple[Wording, re.Pattern[str]], ...] = (
    ("anniversary", ANNIVERSARY),
    ("jubilee", JUBILEE),
    ("years of", YEARS_OF),
    ("years since", YEARS_SINCE),
    ("ties for", TIES_FOR),
)


class CountedYears(NamedTuple):
    """Words at ``span`` that count ``number`` years since an event."""

    span: Span
    number: int
    wording: Wording


def find_counted_years(text: str) -> Iterator[CountedYears]:
    """Every such stretch of words, those of one wording after another."""
    for wording, pattern in WORDINGS:
        for match in pattern.finditer(text):
            yield CountedYears(Span(*match.span()), number_of(match["number"]), wording)


def number_of(words: str) -> int:
    """The number that digits, a cardinal, an ordinal or the name of an anniversary tell."""
    folded = words.casefold().removesuffix(" years").strip()
    digits = re.match(r"\d+", folded)
    if digits is not None:
        return int(digits.group())
    known = NAMED.get(folded) or SPANS.get(folded)
    if known is not None:
        return known
    total = 0
    for word in re.split(r"[ -]", folded):
        total = max(total, 1) * HUNDRED if word.startswith("hundred") else total + VALUES.get(word, 0)
    return total
