"""A reporting verb in its sentence, and what a frame found there says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.statement import Act
    from communique.readers.parse import Parse
    from communique.readers.statements.lexicon import Lexicon, Verb

QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»", "„"})
NOUN_TAGS = ("NN", "PRP", "DT", "JJ", "CD", "PDT", "WP", "WRB", "VBG", "FW", "WDT", "RBS", "RBR", "$", "POS")
ADVERBS = frozenset(
    "also again once jointly together further then too here today yesterday separately earlier later".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
LINKS = frozenset("for on about of over at upon with against regarding following to that".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue in its place. Token numbers, half-open; ``content`` is the first token of what follows the cue,
    None where the content stands before it; ``act`` is None where the content decides.
    """

    verb: int
    cue_end: int
    content: int | None
    addressee: tuple[int, int] | None
    act: Act | None
    kind: str


@dataclass(frozen=True, slots=True)
class Site:
    """A reporting verb in its sentence: ``after`` is the first token behind it that is no adverb."""

    parse: Parse
    verb: int
    after: int
    lower: tuple[str, ...]
    entry: Verb
    lexicon: Lexicon

    def word(self, token: int) -> str:
        """The lower-case word; empty beyond the end."""
        return self.lower[token] if token < len(self.lower) else ""

    def tag(self, token: int) -> str:
        """The tag; empty beyond the end."""
        return self.parse.tags[token] if token < len(self.lower) else ""

    def frame(
        self, cue_end: int, content: int | None, kind: str, addressee: tuple[int, int] | None = None
    ) -> Frame | None:
        """A frame with the verb's own act; None where nothing would be left to say."""
        if content is not None and content >= len(self.lower):
            return None
        return Frame(self.verb, cue_end, content, addressee, self.entry.act, kind)


def skip_adverbs(parse: Parse, token: int, lower: tuple[str, ...]) -> int:
    """The first token from ``token`` on that is no adverb or bare day ("on Tuesday", "also", "here")."""
    count = len(lower)
    while token < count:
        word = lower[token]
        if word in ADVERBS or word in DAYS or (parse.tags[token] == "RB" and word not in {"not", "n't"}):
            token += 1
        elif word == "on" and token + 1 < count and lower[token + 1] in DAYS:
            token += 2
        else:
            break
    return token
