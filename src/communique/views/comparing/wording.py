"""What a clause says, as terms that can be compared: words, sides and numbers with their weights."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.tables import read_table
from communique.views.comparing.terms import SCALES, WORD, folded, root_of, value_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from communique.model import Span

PACKAGE = "communique.views"
EMPTY = frozenset(
    "the a an of to in and or is are was were be been being by for on at with that this these those it its as also he she they we i "
    "our your his her him their them us us who which what has have had having from so between into not no nor only but about "
    "will would shall should can could may might do does did there here where when while if than then such any some all both "
    "each other own more most very one two well upon out up off over under through during after before within without "
    "among against per via am my me you o mr mrs ms dr said including across how again now many much like following throughout because towards toward around "
    "another yet thus therefore however indeed just even still since until once whether about regarding concerning whose through "
    "onto along already always never often too so-called meanwhile moreover besides instead must".split()
)
TITLES = frozenset(
    root_of(word)
    for word in "president minister prime secretary general chancellor premier leader head state foreign chairman chairwoman king "
    "majesty highness excellency comrade counterpart mister madam side country nation presidents ministers leaders sides "
    "countries nations government chief party central committee communist federal republic people".split()
)
PLAIN = frozenset(
    root_of(word)
    for word in "say state note tell add stress express mention importance important issue matter topic question need make way part "
    "hold held take have current currently time today further new particular general overall regard relation respect "
    "term context fact number range set various well-being number include give come go get bring let put see look become seem try want do "
    "lot thing time kind sort case".split()
)
LEAST_KNOWN, MOST_WEIGHT = 1.0, 5.5
SIDE_WEIGHT, TITLE_WEIGHT, PLAIN_WEIGHT, NUMBER_WEIGHT = 3.5, 0.6, 0.5, 4.0
RARE_SYNONYM = 1.0
LONGEST_PHRASE = 5
PLACED = re.compile(r"\b(?:in|at|to|from|near|outside|around|through|via)\s+\Z", re.IGNORECASE)
NAMED_FOR = re.compile(
    r"\s+(?:[A-Z]|(?:agreements?|accords?|package|format|process|summit|talks|declaration|convention|protocol|document|conference|"
    r"meeting|round|group|track|platform)\b)"
)
SCALED = [[scale] for scale in SCALES]


class Term(NamedTuple):
    """One thing that a clause names. ``key`` is the word's root, a side's code behind "@", or a number behind "#"; ``word``
    is how the text prints it, or the side's code.
    """

    key: str
    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Wording:
    """The terms of a clause, each once, with the numbers of the sets of synonyms and fields of words that hold them.
    ``around`` are the keys of the terms that stand beside it in its sentence (its cue, what it goes on from).
    """

    terms: tuple[Term, ...]
    around: frozenset[str]
    sets_around: frozenset[int]
    keys: frozenset[str]
    sets: Mapping[str, frozenset[int]]
    fields: Mapping[str, frozenset[int]]
    every_set: frozenset[int]
    every_field: frozenset[int]
    names: tuple[str, ...]


EXCHANGE, ASKED_FOR = Term("!exchange", "", 10.0), Term("!asked for", "", 10.0)
"""Stand in the clauses that report the exchange itself, and in those that say who asked for it."""


class Words:
    """The tables by which words are weighed and folded."""

    def __init__(self, texts: Mapping[str, int], synonyms: Iterable[str], fields: Iterable[str]) -> None:
        self._texts: dict[str, int] = {}
        for word, count in texts.items():
            self._texts[root_of(word)] = max(count, self._texts.get(root_of(word), 0))
        self._all = texts.get("", 1)
        self._sets = _numbered(synonyms)
        self._fields = _numbered(fields)
        self._weights: dict[str, float] = {}
        self._commonest = self._lightest(self._sets)
        self._phrases = {key for table in (self._sets, self._fields) for key in table if "_" in key}
        self._starts = {phrase.split("_", 1)[0] for phrase in self._phrases}

    def _lightest(self, table: Mapping[str, frozenset[int]]) -> dict[int, float]:
        """Of each set the weight of the commonest of its words."""
        found: dict[int, float] = {}
        for key, numbers in table.items():
            if "_" not in key:
                for number in numbers:
                    found[number] = min(self._weight_of_root(key), found.get(number, MOST_WEIGHT))
        return found

    def wording(
        self,
        text: str,
        meant: Iterable[tuple[int, int, str]] = (),
        around: Iterable[str] = (),
        *,
        special: Term | None = None,
    ) -> Wording:
        """The terms of ``text``; ``meant`` are stretches of it that stand for a term of their own: the code of a side
        ("our country", "President Kranz"), or nothing ("the two sides").
        """
        terms = {term.key: term for term in self._terms(text, tuple(meant))}
        if special is not None:
            terms[special.key] = special
        beside = frozenset(around) - terms.keys()
        parts = {part for key in terms if "_" in key for part in key.split("_")} - EMPTY
        sets = {key: self.sets_of(key) | self.sets_of(key.rsplit("_", 1)[-1]) for key in (*terms, *parts)}
        fields = {key: self._fields[key] for key in terms if key in self._fields}
        return Wording(
            tuple(terms.values()),
            beside,
            frozenset().union(*(self.sets_of(key) for key in beside)),
            frozenset(terms) | parts,
            sets,
            fields,
            frozenset().union(*sets.values()),
            frozenset().union(*fields.values()),
            tuple(term.key for term in terms.values() if term.weight >= MOST_WEIGHT and term.key.isalpha()),
        )

    def keys_of(self, text: str) -> frozenset[str]:
        """The keys of the terms of ``text``."""
        return frozenset(term.key for term in self._terms(text, ()))

    def sets_of(self, key: str) -> frozenset[int]:
        """The numbers of the sets of synonyms that hold a key."""
        return self._sets.get(key, frozenset())

    def _terms(self, text: str, meant: tuple[tuple[int, int, str], ...]) -> Iterator[Term]:
        taken = sorted(meant)
        for side in load_gazetteer().find(text):
            if any(start < side.span.end and side.span.start < end for start, end, _ in taken):
                continue
            if side.kind != "capital" or not _is_place(text, side.span):
                taken.append((side.span.start, side.span.end, side.code))
        for _, _, code in taken:
            if code:
                yield Term(f"@{code}", code, SIDE_WEIGHT)
        printed = [
            match.group()
            for match in WORD.finditer(text)
            if not any(start <= match.start() < end for start, end, _ in taken)
        ]
        yield from self._worded(printed)

    def _worded(self, printed: list[str]) -> Iterator[Term]:
        words = [folded(word) for word in printed]
        roots = [root_of(word) for word in words]
        place = 0
        while place < len(words):
            length = self._phrase_at(roots, place)
            if length > 1:
                phrase = "_".join(roots[place : place + length])
                weight = max(self.weight(word) for word in words[place : place + length])
                yield Term(phrase, " ".join(printed[place : place + length]), weight)
                place += length
                continue
            number, used = _number_at(words, place)
            if number is not None:
                yield Term(f"#{number:g}", " ".join(printed[place : place + used]), NUMBER_WEIGHT)
            elif len(words[place]) > 1 and words[place] not in EMPTY and roots[place] not in EMPTY:
                yield Term(roots[place], printed[place], self.weight(words[place]))
            place += used

    def _phrase_at(self, roots: list[str], place: int) -> int:
        if roots[place] not in self._starts:
            return 1
        longest = min(LONGEST_PHRASE, len(roots) - place)
        return next(
            (size for size in range(longest, 1, -1) if "_".join(roots[place : place + size]) in self._phrases), 1
        )

    def weight(self, word: str) -> float:
        """How much a word tells: the rarer in the texts that were counted, the more; a rare word for a common thing
        hardly more than the common word.
        """
        if word not in self._weights:
            self._weights[word] = self._weighed(root_of(word))
        return self._weights[word]

    def _weighed(self, root: str) -> float:
        own = self._weight_of_root(root)
        sets = self._sets.get(root)
        return min(own, max(self._commonest[number] for number in sets) + RARE_SYNONYM) if sets else own

    def _weight_of_root(self, root: str) -> float:
        if root in TITLES:
            return TITLE_WEIGHT
        if root in PLAIN:
            return PLAIN_WEIGHT
        texts = self._texts.get(root)
        if texts is None:
            return MOST_WEIGHT
        return max(LEAST_KNOWN, min(math.log(1 + self._all / (1 + texts)) + 0.5, MOST_WEIGHT))


@cache
def load_words() -> Words:
    """The package's tables."""
    synonyms = (row["words"] for row in read_table("synonyms", ("words", "note"), package=PACKAGE))
    fields = (row["words"] for row in read_table("related_words", ("words", "field"), package=PACKAGE))
    rows = read_table("word_frequencies", ("word", "texts"), package=PACKAGE)
    return Words({row["word"]: int(row["texts"]) for row in rows}, synonyms, fields)


def _numbered(rows: Iterable[str]) -> dict[str, frozenset[int]]:
    """Of the roots of every word the numbers of the rows that hold it."""
    found: dict[str, frozenset[int]] = {}
    for number, row in enumerate(rows):
        for entry in row.split():
            key = entry if entry.startswith("@") else "_".join(map(root_of, entry.split("_")))
            found[key] = found.get(key, frozenset()) | {number}
    return found


def _is_place(text: str, city: Span) -> bool:
    """Whether a capital is the city ("in Vienna", "the Vienna talks") and no government ("Vienna expects")."""
    return PLACED.search(text, 0, city.start) is not None or NAMED_FOR.match(text, city.end) is not None


def _number_at(words: list[str], place: int) -> tuple[float | None, int]:
    """The number that begins at a word, and how many words print it ("half a billion" is 3 words)."""
    value = value_of(words[place])
    used = 1
    if value is None and words[place] == "half" and words[place + 1 : place + 2] in (["a"], ["of"]):
        value, used = 0.5, 2
    if value is None or (words[place] in EMPTY and words[place + 1 : place + 2] not in SCALED):
        return None, 1
    while place + used < len(words) and words[place + used] in SCALES:
        value *= SCALES[words[place + used]]
        used += 1
    return (value, used) if used > 1 or value != 1 else (None, 1)
