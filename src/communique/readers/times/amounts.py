"""How many of which unit: "more than 40 years", "half a century", "several weeks", "two and a half hours"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.readers.times.phrase import Phrase

SHADES = {
    "more": "MORE_THAN",
    "less": "LESS_THAN",
    "least": "EQUAL_OR_MORE",
    "most": "EQUAL_OR_LESS",
    "up": "EQUAL_OR_LESS",
    "or": "APPROX",
}
HALVES = {
    ("CE", 0.5): (50, "Y"),
    ("DE", 0.5): (5, "Y"),
    ("Y", 0.5): (6, "M"),
    ("H", 0.5): (30, "M"),
    ("CE", 0.25): (25, "Y"),
    ("CE", 0.75): (75, "Y"),
}
"""Parts of a unit, told in the unit in which they are whole."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a unit (TIMEX3 letters: D, W, M, Y, DE, CE; of the clock H, M, S); no number where it is untold."""

    number: float | None
    unit: str
    clock: bool
    mod: str | None

    @property
    def value(self) -> str:
        """The TIMEX3 value: "P71Y", "PXM", "PT24H", "P2.5Y"."""
        number = "X" if self.number is None else f"{self.number:g}" if self.number < 1e6 else f"{self.number:.0f}"
        return f"P{'T' if self.clock else ''}{number}{self.unit}"


def amount_of(phrase: Phrase) -> Amount | None:
    """What the groups of a quantity and ``unit`` say; None where the unit is no unit of time."""
    unit = phrase.value("unit", "UNIT", "NIGHTS")
    clock = unit is None
    unit = unit or phrase.value("unit", "CLOCK_UNIT")
    if unit is None:
        return None
    number = _number(phrase)
    if unit == "2W":
        number, unit = (number * 2 if number is not None else None), "W"
    if number is not None and (unit, number) in HALVES:
        whole, unit = HALVES[unit, number]
        return Amount(whole, unit, clock, _shade(phrase))
    return Amount(number, unit, clock, _shade(phrase))


def _shade(phrase: Phrase) -> str | None:
    for word in phrase.words("shade"):
        value = phrase.lexicon.value(word, "ABOUT") or SHADES.get(word)
        if value:
            return value
    return None


def _number(phrase: Phrase) -> float | None:
    """The number told; None for "several". An extra "and a half" counts."""
    if phrase.has("loose"):
        return None
    extra = 0.5 if "half" in phrase.tokens.words[phrase.first : phrase.last] and not phrase.has("half") else 0.0
    if phrase.has("half"):
        words = phrase.words("half")
        return 0.75 if "three" in words else 0.25 if "quarter" in words else 0.5
    if phrase.has("one"):
        return 1 + extra
    counted = counted_number(phrase, "count")
    return counted + extra if counted is not None else None


def counted_number(phrase: Phrase, group: str) -> float | None:
    """The number that a group writes in figures or words; None where it has none."""
    total, seen = 0.0, False
    for word in phrase.words(group):
        if word[0].isdecimal():
            total, seen = float(word.replace(",", "")[:12]), True
            continue
        plain = phrase.lexicon.value(word, "TENS") or phrase.lexicon.value(word, "ONES")
        hundred = phrase.lexicon.value(word, "HUNDRED")
        if plain:
            total, seen = total + int(plain), True
        elif hundred:
            total, seen = max(total, 1) * int(hundred), True
    return total if seen else None
