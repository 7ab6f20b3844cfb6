"""Words made comparable: inflection and derivation stripped, numbers read."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.text.names import fold

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*(?:['’](?!s\b|S\b)\w+)?")
VOWELS = frozenset("aeiouy")
UNCHANGED = frozenset(
    "this his its us has was does is as gas bus news series species lens crisis basis analysis emphasis consensus status "
    "census process progress access success business address press congress express less across during thing king bring "
    "spring string ring morning evening nothing something everything anything beijing need speed indeed proceed exceed seed "
    "feed red bed hundred wing being united".split()
)
IRREGULAR = {
    "met": "meet", "held": "hold", "spoke": "speak", "spoken": "speak", "said": "say", "told": "tell", "gave": "give",
    "given": "give", "took": "take", "taken": "take", "made": "make", "went": "go", "gone": "go", "came": "come",
    "began": "begin", "begun": "begin", "sought": "seek", "brought": "bring", "built": "build", "sent": "send",
    "kept": "keep", "left": "leave", "led": "lead", "lost": "lose", "paid": "pay", "met_with": "meet", "saw": "see",
    "seen": "see", "grew": "grow", "grown": "grow", "fought": "fight", "bought": "buy", "sold": "sell", "won": "win",
    "drew": "draw", "drawn": "draw", "rose": "rise", "risen": "rise", "fell": "fall", "stood": "stand", "thought": "think",
    "agreed": "agree", "freed": "free", "men": "man", "women": "woman", "people": "people", "children": "child",
    "countries": "country", "lying": "lie", "dying": "die", "died": "die", "lies": "lie", "ties": "tie", "tied": "tie",
    "crises": "crisis", "bases": "base", "analyses": "analysis", "militaries": "military", "ransom": "ransom",
    "chosen": "choose", "chose": "choose", "wrote": "write", "written": "write", "shook": "shake", "broke": "break",
    "broken": "break", "better": "good", "best": "good", "swifter": "swift", "wider": "wide", "deeper": "deep",
    "closer": "close", "used": "use", "using": "use", "armed": "arm", "stronger": "strong", "further": "further", "dealt": "deal", "felt": "feel", "set": "set",
}  # fmt: skip
ENDINGS = sorted(
    (
        "izations isations ization isation ations ation itions ition utions ments ment ances ance ences ence ancies ancy encies ency "
        "ities ity nesses ness ists ist isms ism ives ive ions ion ings ing ors ers or er ably ibly able ible ally ful fully "
        "ical ially ial ic al ized ised izing ising izes ises ize ise ates ated ate ary ous ed es ly ies y s e"
    ).split(),
    key=len,
    reverse=True,
)
"""Endings that make one word of another, taken off once from the longest on; what is left is the root."""
SHORTEST_ROOT = 4
MOST_ENDINGS = 2
APART = frozenset(
    "integrity integer import important importance organ organic general generation community communist communism commission committee "
    "nation notion station state static statement party partial partition minister ministry mission missile even event "
    "univers university universe factor factory corp corporal custom customs real realist posit position positive post "
    "oper opera operation relate relative human humane humanitarian intern internal international internet ration rational "
    "secret secretary secure person personnel second secondary former formation forms capital capable capability principal principle "
    "principled mine mines minor minority major majority arm arms army armed part parts partner counter country county serv "
    "serve service servant conserve reserve preserve observer author authority invent inventory invest investigate investigation "
    "investment tense tension intent intention attend attention extension extensive expensive experience experiment expert".split()
)
"""Words whose stripped form would meet that of a stranger: they keep themselves as root."""

NUMBERS = {
    word: value
    for value, words in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split()
    )
    for word in (words,)
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "dozen": 12}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "decades": 10}
DIGITS = re.compile(r"(\d+(?:[.,]\d+)*)(?:st|nd|rd|th|%)?")


def words_of(text: str) -> list[str]:
    """The words of a text, folded, without possessive endings."""
    return [folded(word) for word in WORD.findall(text)]


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word in lower case, without diacritics and apostrophes."""
    return fold(word).replace("'", "")


def value_of(word: str) -> float | None:
    """The number that a folded word prints ("70th", "seventy"), None where it is none."""
    found = DIGITS.fullmatch(word)
    if found is None:
        return NUMBERS.get(word)
    return float(found[1].replace(",", "").rstrip("."))


@lru_cache(maxsize=1 << 16)
def root_of(word: str) -> str:
    """What a word shares with its other forms and with those derived from it ("escalated", "escalation": "escalat").

    By rule, and so now and then no root that a grammar would name: it serves only to compare.
    """
    base = IRREGULAR.get(word) or _uninflected(word)
    for _ in range(MOST_ENDINGS):
        if base in APART or word in APART:
            break
        ending = next((end for end in ENDINGS if base.endswith(end) and len(base) - len(end) >= SHORTEST_ROOT), "")
        base = base[: len(base) - len(ending)]
    if len(base) > 3 and base[-1] in (base[-2], "e"):
        return base[:-1]
    return base


def _uninflected(word: str) -> str:
    if len(word) < 4 or word in UNCHANGED:
        return word
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    ending = next((end for end in ("ing", "ed") if word.endswith(end) and len(word) - len(end) >= 3), "")
    stem = word[: len(word) - len(ending)]
    return stem if VOWELS & set(stem) else word
