"""A noun phrase in its sentence: which tokens are its own, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from communique.readers.parse import Parse

APART = frozenset({"relcl", "acl", "advcl", "punct", "cc", "conj", "case", "preconj"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in its sentence: the parse, where the sentence begins in the prose, the head token, and the token
    before which the phrase must end, if that is known better than the parser knows it.
    """

    parse: Parse
    offset: int
    head: int
    end: int | None = None


def span_of(phrase: Phrase) -> Span:
    """The phrase with its coordinated parts but without clauses that hang on it, in the prose."""
    start, end = span_in_sentence(phrase)
    return Span(phrase.offset + start, phrase.offset + end)


def span_in_sentence(phrase: Phrase) -> Span:
    """The same in the characters of its sentence."""
    tokens = sorted(token for head in coordinated(phrase) for token in own_tokens(phrase.parse, head))
    first, last = tokens[0], tokens[-1]
    return Span(phrase.parse.starts[first], phrase.parse.ends[last])


def text_of(phrase: Phrase) -> str:
    """The words of the phrase."""
    return span_in_sentence(phrase).of(phrase.parse.text)


def coordinated(phrase: Phrase) -> list[int]:
    """The head tokens of the parts that "and" joins, the first included."""
    heads, waiting = [], [phrase.head]
    while waiting:
        head = waiting.pop()
        heads.append(head)
        waiting += [
            child for child in phrase.parse.children[head] if phrase.parse.deps[child] == "conj" and child > head
        ]
    return sorted(heads)


def own_tokens(parse: Parse, head: int) -> list[int]:
    """The head with its determiners, adjectives, names, "of" phrases and appositions."""
    found, waiting = [], [head]
    while waiting:
        token = waiting.pop()
        found.append(token)
        for child in parse.children[token]:
            dep = parse.deps[child]
            if dep in APART and not (token != head and dep in {"conj", "cc", "case", "punct"}):
                continue
            if dep == "prep" and parse.words[child].lower() not in {"of", "for", "to"}:
                continue
            waiting.append(child)
    return sorted(found)
