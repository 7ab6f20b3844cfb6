"""Lists of topics that were discussed, and of things that were thanked for: which of them stand for themselves."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model.statement import Act

LISTING: frozenset[Act] = frozenset({"discuss", "thank", "praise"})
ASKING: frozenset[Act] = frozenset({"support", "request", "propose", "concern", "hope"})
DETERMINER = re.compile(
    r"(?:the|an?|this|that|these|those|its|their|our|his|her|my|your|all|any|each|every|some|no|more|it|them|us|him|both|such)\b"
)
COMMA = re.compile(r",\s+(?=(?:(?:and|as\s+well\s+as)\s+)?(?P<next>\S))")
PAIR = re.compile(r"\s+(?=(?P<word>and|as\s+well\s+as)\s+(?P<next>\S))")
BETWEEN = re.compile(r"\b(?:between|both|either|neither)\b[^,;]*\Z", re.IGNORECASE)
OF_ITS_OWN = re.compile(
    rf"{DETERMINER.pattern}|(?:additional|further|another|humanitarian)\b|[$€£\d]|[a-z]+ing\s+(?:of|the)\b|[A-Z]\w+['’]s\b|"
    r"[a-z]+\s+[a-z]+\s+(?:for|in|of|on|with|at|to|by|from|under)\s+\S"
)
PURPOSE = re.compile(r"(?:[\w-]+\s+){1,3}to\s+[a-z-]+\s+[a-z]+\s")
"""Measures to do something: what stands behind "and" has an aim of its own."""

FEWEST_WORDS, FEWEST_OF_PAIR = 2, 3


def topic_cuts(words: str, act: Act) -> Iterator[tuple[int, int]]:
    """Where topics end and begin: three or more between commas, or two of which the second stands for itself."""
    if act in ASKING:
        yield from (match.span() for match in PAIR.finditer(words) if PURPOSE.match(words, match.start("next")))
    if act not in LISTING:
        return
    if PAIR.search(words) is not None:
        for match in COMMA.finditer(words):
            before, behind = words[: match.start()].rsplit(", ", 1)[-1], words[match.start("next") :]
            if _count(before) >= FEWEST_WORDS and _count(behind) >= FEWEST_WORDS:
                yield match.span()
    for match in PAIR.finditer(words):
        before, behind = words[: match.start()].rsplit(", ", 1)[-1], words[match.start("next") :]
        few = _count(before) - (DETERMINER.match(before) is not None) < FEWEST_WORDS
        if few or BETWEEN.search(before) or _count(behind) < FEWEST_OF_PAIR:
            continue
        if match["word"] != "and" or OF_ITS_OWN.match(behind) is not None:
            yield match.span()


def _count(words: str) -> int:
    """The words up to the next comma."""
    return len(words.split(", ", maxsplit=1)[0].split())
