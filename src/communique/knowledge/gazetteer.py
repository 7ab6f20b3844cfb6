"""Countries and bodies by every name that news gives them, and a fast search for these names in a text."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast, get_args

from communique.knowledge.problems import TableProblem
from communique.knowledge.tables import read_own_table, read_table
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

NameKind = Literal["name", "adjective", "people", "prefix", "capital", "metonym", "party", "organ", "none"]
"""How a form names its side. ``capital`` is a city that stands for its side only as one who acts; ``metonym`` a
house or office of state ("the Kremlin"); ``party`` is no state; ``organ`` belongs to a body; ``none`` names no side.
"""

COLUMNS = ("code", "kind", "form", "when", "source")
NOT_THE_SIDE = frozenset({"capital", "party", "none"})
SHORTEST_IN_CAPITALS = 4
"""A shorter form is not looked for in capitals, where it is more often an abbreviation or a plain word."""

WORD = re.compile(r"\w[\w\u0300-\u036f]*")
TOKEN = re.compile(r"[^\S\n]*\n?[^\S\n]*(\w[\w\u0300-\u036f]*|[^\w\s])")
"""The next word or sign after at most one line break: a name may be broken over lines, not over paragraphs."""

PUNCTUATION = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-"})


@dataclass(frozen=True, slots=True)
class Form:
    """One way of naming a side, as a row of the tables gives it. ``code`` is empty for the kind ``none``."""

    code: str
    kind: NameKind
    form: str
    when: str


class NamedSide(NamedTuple):
    """A stretch of text that names a country (ISO 3166 alpha-3) or a body (its short name)."""

    span: Span
    code: str
    kind: NameKind


@dataclass(slots=True)
class _Node:
    following: dict[str, _Node] = field(default_factory=dict)
    form: Form | None = None


class Gazetteer:
    """All forms of all sides. Capitals count ("turkey" is a bird), diacritics and the kind of apostrophe do not.

    ``home`` is the side whose outlet is read: forms marked ``home`` in the tables ("Korea" in Pyongyang's own
    prose) are known only then, and win over the general reading.
    """

    def __init__(self, countries: Iterable[Form], bodies: Iterable[Form], *, home: str | None = None) -> None:
        self._root = _Node()
        self._names: dict[str, str] = {}
        bodies = tuple(bodies)
        self._bodies = frozenset(form.code for form in bodies)
        every = (*countries, *bodies)
        known = [form for form in every if form.when == "" or form.code == home]
        self._shared = _shared(every)
        self.forms = tuple(known)
        for form in sorted(known, key=lambda form: form.when != "home"):
            self._add(form, form.form)
        for form in known:
            self._add_capitals(form)
            if form.kind == "name" and form.when == "":
                self._names.setdefault(form.code, form.form)

    def find(self, text: str) -> tuple[NamedSide, ...]:
        """Every longest, non-overlapping form in ``text``, in order. Runs in time linear in the text's length."""
        found: list[NamedSide] = []
        first_words = self._root.following
        resume = 0
        for word in WORD.finditer(text):
            if word.start() < resume or _folded(word.group()) not in first_words:
                continue
            form, end = self._longest(text, word.start())
            if form is None:
                continue
            resume = end
            if form.kind != "none":
                span = Span(word.start(), end - 1 if form.kind == "prefix" else end)
                found.append(NamedSide(span, form.code, form.kind))
        return tuple(found)

    def lookup(self, text: str) -> Form | None:
        """What ``text`` as a whole names, a leading "the" and a possessive ending left aside; None if nothing."""
        for candidate in _trimmings(text.strip()):
            form, end = self._longest(candidate, 0)
            if form is not None and form.kind != "none" and end == len(candidate):
                return form
        return None

    def side_of(self, text: str) -> str | None:
        """The code of the side that ``text`` as a whole names. A capital or a party is not the side: None."""
        form = self.lookup(text)
        return None if form is None or form.kind in NOT_THE_SIDE else form.code

    def shared_in(self, text: str) -> dict[Span, frozenset[str]]:
        """The words by which the outlets of several sides call their own ("Korean", "Congolese"), with the codes of these;
        words inside a longer name ("South Korean") are none.
        """
        words = (Span(*word.span()) for word in WORD.finditer(text))
        shared = {span: self._shared[span.of(text)] for span in words if span.of(text) in self._shared}
        longer = [side.span for side in self.find(text) if shared and side.span not in shared]
        return {
            span: codes
            for span, codes in shared.items()
            if not any(other.start <= span.start < other.end for other in longer)
        }

    def is_body(self, code: str) -> bool:
        """Whether ``code`` is that of an organisation or bloc, not of a country."""
        return code in self._bodies

    def name_of(self, code: str) -> str | None:
        """The short English name of a side; None for a code that is not in the tables."""
        return self._names.get(code)

    def _longest(self, text: str, start: int) -> tuple[Form | None, int]:
        node, position = self._root, start
        best: Form | None = None
        end = start
        while token := TOKEN.match(text, position):
            following = node.following.get(_folded(token.group(1)))
            if following is None:
                break
            node, position = following, token.end()
            if node.form is not None:
                best, end = node.form, position
        return best, end

    def _add(self, form: Form, written: str) -> None:
        node = self._root
        for token in TOKEN.findall(written):
            node = node.following.setdefault(_folded(token), _Node())
        if node.form is None:
            node.form = form

    def _add_capitals(self, form: Form) -> None:
        """Headlines and datelines stand in capitals; what already means something else in capitals keeps it."""
        if len(form.form) >= SHORTEST_IN_CAPITALS:
            self._add(form, form.form.upper())


def _shared(forms: Iterable[Form]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form in forms:
        if form.kind in {"name", "adjective", "people"}:
            found.setdefault(form.form, set()).add(form.code)
    return {form: frozenset(codes) for form, codes in found.items() if len(codes) > 1}


def _folded(token: str) -> str:
    if token.isascii():
        return token
    decomposed = unicodedata.normalize("NFKD", token.translate(PUNCTUATION))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _trimmings(text: str) -> tuple[str, ...]:
    bare = re.sub(r"['’]s?$", "", text)
    return (text, bare, re.sub(r"^[Tt][Hh][Ee]\s+", "", bare))


def _forms(table: str) -> tuple[Form, ...]:
    rows = read_table(table, COLUMNS)
    return tuple(Form(row["code"], cast("NameKind", row["kind"]), row["form"], row["when"]) for row in rows)


@cache
def load_gazetteer(home: str | None = None) -> Gazetteer:
    """The gazetteer of the package's tables, read once per ``home`` (see ``Gazetteer``)."""
    return Gazetteer(_forms("countries"), _forms("bodies"), home=home)


def own_gazetteer(overlay: Path, problems: list[TableProblem]) -> Gazetteer:
    """The package's forms with those of a user's ``countries.csv`` and ``bodies.csv``, which win; rows that can't be are
    left out and added to ``problems``.
    """
    countries, bodies = (_own_forms(name, overlay, problems) for name in ("countries", "bodies"))
    if not countries and not bodies:
        return load_gazetteer()
    return _gazetteer_with(countries, bodies)


@lru_cache(maxsize=8)
def _gazetteer_with(countries: tuple[Form, ...], bodies: tuple[Form, ...]) -> Gazetteer:
    return Gazetteer((*countries, *_forms("countries")), (*bodies, *_forms("bodies")))


def _own_forms(table: str, folder: Path, problems: list[TableProblem]) -> tuple[Form, ...]:
    found = []
    for number, row in read_own_table(table, COLUMNS, folder, problems):
        kinds = get_args(NameKind)
        if row["when"] not in {"", "home"}:
            what, advice = f"when {row['when']!r} is nothing known", "Write home, or leave it empty."
            problems.append(TableProblem(str(folder / f"{table}.csv"), number, what, advice))
        elif row["kind"] not in kinds or not row["form"] or (not row["code"] and row["kind"] != "none"):
            what = f"{row['form'] or 'an empty form'} of {row['code'] or 'no code'} has the kind {row['kind']!r}"
            advice = f"Give a form, a code, and one of the kinds {', '.join(kinds)}."
            problems.append(TableProblem(str(folder / f"{table}.csv"), number, what, advice))
        else:
            found.append(Form(row["code"], cast("NameKind", row["kind"]), row["form"], row["when"]))
    return tuple(found)
