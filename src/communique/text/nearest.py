"""The names that are nearest to one that does not exist, for an error that helps."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

MOST = 5
LEAST_LIKENESS = 70
"""Of 100, by the share of the shorter name's letters that stand in the longer one (rapidfuzz's WRatio). A short name that
stands in a longer word by chance has as much ("CERN" in "Halvern"), so that single words must be spelt alike too."""

POOL = 8
"""So many times as many names as are wanted are looked at."""

AT_ONCE = 2_000
"""So many names are compared in one go, which holds the interpreter for a few milliseconds."""

LEAST_SPELLING = 0.8
"""Of 1, by Jaro and Winkler's likeness of single words: "see" has 0.82 of "sea"."""


def nearest(wanted: str, names: Iterable[str], *, most: int = MOST) -> list[str]:
    """The likest of ``names``, case and diacritics aside, the likest first; none where nothing is near."""
    from rapidfuzz import fuzz

    known = list(dict.fromkeys(names))
    folded = [fold(name) for name in known]
    found = _likest(fold(wanted), folded, fuzz.WRatio, POOL * most, LEAST_LIKENESS)
    words = fold(wanted).split()
    near = (known[place] for place in found if any(nearest_words(word, folded[place].split()) for word in words))
    return list(islice(near, most))


def nearest_words(wanted: str, words: Iterable[str], *, most: int = MOST) -> list[str]:
    """The folded words that are spelt most like a folded one, the likest first."""
    from rapidfuzz.distance import JaroWinkler

    known = list(words)
    found = _likest(wanted, known, JaroWinkler.normalized_similarity, most, LEAST_SPELLING)
    return [known[place] for place in found]


def _likest(wanted: str, names: Sequence[str], scorer: Callable[..., float], most: int, least: float) -> list[int]:
    """The places of the likest names, the likest first. Other threads have their turn after ``AT_ONCE`` names."""
    from rapidfuzz import process

    found: list[tuple[float, int]] = []
    for start in range(0, len(names), AT_ONCE):
        some = process.extract(wanted, names[start : start + AT_ONCE], scorer=scorer, limit=most, score_cutoff=least)
        found.extend((-likeness, start + place) for _, likeness, place in some)
    return [place for _, place in sorted(found)[:most]]


def or_nearest(wanted: str, names: Iterable[str]) -> str:
    """A sentence for an error: " The nearest are A, B."; nothing where nothing is near."""
    return told_nearest(nearest(wanted, names))


def told_nearest(found: Sequence[str]) -> str:
    """The nearest names as ``or_nearest`` tells them."""
    if not found:
        return ""
    return f" The nearest {'is' if len(found) == 1 else 'are'} {', '.join(found)}."
