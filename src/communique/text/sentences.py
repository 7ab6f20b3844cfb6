"""Where sentences end: by rule, so that the same text is always cut the same way whatever parser follows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof gen lt col capt sgt adm sen rep gov hon rt rev st mt no nos vol art fig dept inc ltd co corp bros "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun vs etc approx est maj brig amb "
    "messrs mme mlle smt shri sri dato datuk hon'ble h.e h.h h.m pvt govt jr sr ave dist min pres sec ltda bhd al e.g i.e a.m p.m u.s u.k u.n e.u d.c u.a.e".split()
)
CITIES = frozenset({"d.c"})
"""Abbreviated cities: what begins with a capital behind them begins a sentence ("in Washington, D.C. The two ...")."""

NEVER_FINAL = frozenset(
    "mr mrs ms dr prof gen lt col capt cdr sgt adm sen rep gov hon rt hon'ble rev mt messrs mme mlle smt shri sri dato datuk "
    "maj brig amb pres h.e h.h st vs e.g i.e".split()
)
STARTERS = frozenset(
    "the he she they it we i in on at this that these those both during for also meanwhile as after before while when with "
    "his her their its our earlier later but and however".split()
)
END = re.compile(
    r"(?<![.!?…])(?P<stop>[.!?…]+)(?P<close>[\"”’')\]]*)(?P<gap>\s+)(?=(?P<open>[\"“‘'(\[]*)(?P<next>\w{1,30}))"
)
LAST_WORD = re.compile(r"[\w.'’-]*\Z")
LONGEST_WORD = 40


def split_sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """Cut one paragraph of ``text`` into sentences, without the blanks between them."""
    start = paragraph.start
    for match in END.finditer(text, paragraph.start, paragraph.end):
        if _ends(match):
            yield Span(start, match.end("close"))
            start = match.end("gap")
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _word_before(match: re.Match[str]) -> str:
    before = LAST_WORD.search(match.string[max(0, match.start() - LONGEST_WORD) : match.start()])
    return before.group() if before is not None else ""


def _ends(match: re.Match[str]) -> bool:
    following = match["next"]
    stop = match["stop"].lstrip(".")
    if following[0].islower() or (stop == "…" and not match["close"] and not match["open"]):
        return False
    if stop:
        return True
    word = _word_before(match).lower().replace("’", "'").strip(".'").rsplit("-", 1)[-1]
    if match["close"] and match["close"][0] in "\"”'’":
        return True
    if word in NEVER_FINAL:
        return False
    if word in CITIES:
        return True
    initial = len(word) == 1 and word.isalpha() and word != "i"
    if initial or word in ABBREVIATIONS or re.fullmatch(r"(?:\w\.)+\w", word):
        return following.lower() in STARTERS and not initial
    return True
