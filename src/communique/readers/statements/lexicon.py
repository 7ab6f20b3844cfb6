"""The cue lexicon: reporting verbs, phrases, nouns and adjectives, from the tables in ``readers/data``.

Reports of an exchange are read with the cues of diplomacy alone. General news has further ones (``press_cues.csv``),
and further sources: polls, papers, unnamed people.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, cast

from communique.knowledge.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.model.statement import Act

ATTRIBUTING = frozenset({"according"})
VOWELS = frozenset("aeiou")
COLUMNS: dict[str, tuple[str, ...]] = {
    "cues": ("lemma", "act", "takes", "forms", "note"),
    "press_cues": ("lemma", "act", "takes", "forms", "note"),
    "irregular": ("lemma", "forms", "note"),
    "cue_phrases": ("verb", "rest", "act", "takes", "note"),
    "press_phrases": ("verb", "rest", "act", "takes", "note"),
    "press_nouns": ("noun", "act", "follows", "note"),
    "cue_nouns": ("noun", "act", "follows", "note"),
    "cue_adjectives": ("adjective", "act", "follows", "note"),
}


@dataclass(frozen=True, slots=True)
class Verb:
    """A reporting verb. ``act`` is None where the verb is colourless; ``takes`` says what can follow it."""

    lemma: str
    act: Act | None
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb that reports only together with the words of ``rest`` ("call" + "for"); see the table."""

    rest: tuple[str, ...]
    act: Act
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun or adjective that names the act of a colourless verb, and the words that can link it to its content."""

    act: Act
    follows: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All cues by word form, in lower case; ``sayings`` are nouns that report with whose they are ("her claim that"),
    ``general`` says that these are the cues of general news.
    """

    verbs: dict[str, Verb]
    phrases: dict[str, tuple[Phrase, ...]]
    nouns: dict[str, Noun]
    adjectives: dict[str, Noun]
    sayings: dict[str, Noun]
    forms: frozenset[str]
    general: bool


@cache
def load_lexicon(*, general: bool = False) -> Lexicon:
    """Read the tables once; they are part of the package. ``general`` adds the cues of general news."""
    cues = [*_rows("cues"), *(_rows("press_cues") if general else ())]
    verbs = {form: verb for row in cues for verb in [_verb(row)] for form in _forms(row["lemma"], row["forms"])}
    irregular = {row["lemma"]: row["forms"] for row in (*cues, *_rows("irregular"))}
    phrases: dict[str, tuple[Phrase, ...]] = {}
    for row in [*_rows("cue_phrases"), *(_rows("press_phrases") if general else ())]:
        phrase = Phrase(tuple(row["rest"].split()), cast("Act", row["act"]), frozenset(row["takes"].split()))
        for form in _forms(row["verb"], irregular.get(row["verb"], "")):
            phrases[form] = tuple(sorted((*phrases.get(form, ()), phrase), key=lambda phrase: -len(phrase.rest)))
    nouns = {row["noun"]: _noun(row) for row in _rows("cue_nouns")}
    adjectives = {row["adjective"]: _noun(row) for row in _rows("cue_adjectives")}
    sayings = {row["noun"]: _noun(row) for row in _rows("press_nouns")} if general else {}
    forms = frozenset(verbs) | frozenset(phrases) | frozenset(adjectives) | frozenset(sayings) | ATTRIBUTING
    return Lexicon(verbs, phrases, nouns, adjectives, sayings, forms, general)


def forms_of(lemma: str) -> tuple[str, ...]:
    """The forms of a cue's verb, the lemma first; of any other word itself alone."""
    irregular = _irregular()
    return tuple(_forms(lemma, irregular[lemma])) if lemma in irregular else (lemma,)


@cache
def _irregular() -> dict[str, str]:
    """The forms of verbs that are not regular, by lemma; empty for those that are."""
    every = [*_rows("cues"), *_rows("irregular")]
    regular = {row["verb"]: "" for row in _rows("cue_phrases")}
    return regular | {row["lemma"]: row["forms"] for row in every}


def _verb(row: dict[str, str]) -> Verb:
    return Verb(row["lemma"], cast("Act", row["act"]) if row["act"] else None, frozenset(row["takes"].split()))


def _noun(row: dict[str, str]) -> Noun:
    return Noun(cast("Act", row["act"]), frozenset(row["follows"].split()))


def _rows(name: str) -> Iterator[dict[str, str]]:
    yield from read_table(name, COLUMNS[name], package="communique.readers")


def _forms(lemma: str, irregular: str) -> Iterator[str]:
    yield lemma
    yield from irregular.split() if irregular else _regular(lemma)


def _regular(lemma: str) -> Iterator[str]:
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        yield from (lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing")
    elif lemma.endswith("e"):
        yield from (lemma + "s", lemma + "d", lemma[:-1] + "ing")
    else:
        plural = "es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"
        yield from (lemma + plural, lemma + "ed", lemma + "ing")
