"""The names that are nearest to one that does not exist, for an error that helps."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from communique.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MOST = 5
LEAST_LIKENESS = 70
"""Of 100, by the share of the shorter name's letters that stand in the longer one (rapidfuzz's WRatio). A short name that
stands in a longer word by chance has as much ("CERN" in "Halvern"), so that single words must be spelt alike too."""

POOL = 8
"""So many times as many names as are wanted are looked at."""

LEAST_SPELLING = 0.8
"""Of 1, by Jaro and Winkler's likeness of single words: "see" has 0.82 of "sea"."""


def nearest(wanted: str, names: Iterable[str], *, most: int = MOST) -> list[str]:
    """The likest of ``names``, case and diacritics aside, the likest first; none where nothing is near."""
    from rapidfuzz import fuzz, process

    known = list(dict.fromkeys(names))
    folded = [fold(name) for name in known]
    found = process.extract(fold(wanted), folded, scorer=fuzz.WRatio, limit=POOL * most, score_cutoff=LEAST_LIKENESS)
    words = fold(wanted).split()
    near = (known[place] for name, _, place in found if any(nearest_words(word, name.split()) for word in words))
    return list(islice(near, most))


def nearest_words(wanted: str, words: Iterable[str], *, most: int = MOST) -> list[str]:
    """The folded words that are spelt most like a folded one, the likest first."""
    from rapidfuzz import process
    from rapidfuzz.distance import JaroWinkler

    found = process.extract(
        wanted, list(words), scorer=JaroWinkler.normalized_similarity, limit=most, score_cutoff=LEAST_SPELLING
    )
    return [word for word, _, _ in found]


def or_nearest(wanted: str, names: Iterable[str]) -> str:
    """A sentence for an error: " The nearest are A, B."; nothing where nothing is near."""
    return told_nearest(nearest(wanted, names))


def told_nearest(found: Sequence[str]) -> str:
    """The nearest names as ``or_nearest`` tells them."""
    if not found:
        return ""
    return f" The nearest {'is' if len(found) == 1 else 'are'} {', '.join(found)}."
