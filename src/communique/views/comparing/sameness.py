"""Whether two clauses are the same words, or the same but for the grammar of reported speech."""

from __future__ import annotations

import re

from communique.knowledge.gazetteer import load_gazetteer
from communique.views.comparing.terms import root_of, words_of

CONJUNCTIONS = frozenset("and but that also or nor while".split())
PERSON = frozenset(
    "i we he she they it you my our his her their its your me us him them the a an this that these those two both side sides "
    "country countries neighbors neighbours myself ourselves himself herself themselves who".split()
)
TENSE = {
    "was": "be", "were": "be", "is": "be", "are": "be", "am": "be", "been": "be", "being": "be", "had": "have", "has": "have",
    "would": "will", "could": "can", "might": "may", "did": "do", "does": "do",
}  # fmt: skip


BRITISH_OUR = re.compile(r"(?<=[bdlmnptv])our(?=s\Z|\Z|ed\Z|ing\Z|able|hood|ly)")
BRITISH_Z = re.compile(r"is(?=e\Z|ed\Z|es\Z|ing\Z|ations?\Z)")
"""What one spelling has for the other; a word that is no such word is changed in both texts alike."""


def plain(words: str) -> tuple[str, ...]:
    """The words of a clause, folded, in one spelling, without the conjunction that begins it."""
    found = [BRITISH_Z.sub("iz", BRITISH_OUR.sub("or", word)) for word in words_of(words)]
    while found and found[0] in CONJUNCTIONS:
        found = found[1:]
    return tuple(found)


def reported(words: str) -> tuple[str, ...]:
    """What stays of a clause when another tells it: words without person and tense, sides left out."""
    for side in reversed(load_gazetteer().find(words)):
        words = f"{words[: side.span.start]} {words[side.span.end :]}"
    found = (word for word in plain(words) if word not in PERSON and word not in CONJUNCTIONS and len(word) > 1)
    return tuple(root_of(TENSE.get(word, word)) for word in found)


def is_part(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether all ``words`` stand in ``others``, in their order."""
    rest = iter(others)
    return all(word in rest for word in words)
