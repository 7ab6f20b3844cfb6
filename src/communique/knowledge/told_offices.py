"""Offices as a text tells them: whether they can be a post, what they rule out, and how they stand with a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.knowledge.offices import load_offices
from communique.knowledge.wording import NO_LONGER, NOT_YET_OR_NO_LONGER, load_wordings, means, words_of

if TYPE_CHECKING:
    from communique.knowledge.directory import Directory
    from communique.knowledge.rows import PersonRow, PostClass, PostRow

LOWER = frozenset({"envoy", "spokesperson", "local", "spouse", "deputy minister"})
"""Classes of offices that nobody holds beside a post of the tables. A calling that is no office ("coach") is one too."""

CALLINGS = frozenset("professor prof judge justice founder director director-general ceo".split())
"""Heads of titles that nobody in a high post has beside it."""

CHIEFS: frozenset[PostClass] = frozenset({"head of state", "head of government", "monarch", "party leader"})
"""Classes of posts whose holders can be called the leader of their side."""


def office_means(directory: Directory, office: str, post: PostRow) -> bool:
    """Whether an office as a text says it can be a post: by the table of descriptions, or as one of its very titles."""
    found = load_wordings().find(office)
    if any(
        means(wording, post, directory.wordings_of(post)) for wording in found if wording.match in {"title", "class"}
    ):
        return True
    if any(wording.match == "leader" for wording in found) and post.post_class in CHIEFS:
        return True
    words = words_of(office)
    return any(len(title) > 1 and _holds(words, title) for title in map(words_of, post.titles))


def _holds(words: tuple[str, ...], part: tuple[str, ...]) -> bool:
    starts = range(len(words) - len(part) + 1)
    held = (start for start in starts if words[start : start + len(part)] == part)
    return any(start == 0 or words[start - 1] not in NOT_YET_OR_NO_LONGER for start in held)


def parted(name: str) -> tuple[tuple[str, ...], str]:
    """The office before a name ("King Philippe"; none for a form of address, "Sir"), and the name without it; no office
    and an empty name where none stands there.
    """
    words = name.split()
    for length in range(len(words) - 1, 0, -1):
        office = load_offices().lookup(" ".join(words[:length]))
        if office is not None:
            return () if office.office_class == "honorific" else (office.form,), " ".join(words[length:])
    return (), ""


def is_lower(office: str, person: PersonRow) -> bool:
    """Whether whoever holds a high post holds no such office beside it. Callings that a head of government may have too
    ("Professor") tell people apart only where names have few syllables and many bear them.
    """
    found = load_offices().head_of(office)
    if found is None:
        return office.islower()
    if found.office_class in LOWER:
        return "special" not in office.lower()
    return person.order != "given-first" and found.form.lower().rstrip(".") in CALLINGS


def once_held(office: str) -> str:
    """An office without the word that says that it is no longer held."""
    words = words_of(office)
    return " ".join(words[1:] if words[:1] and words[0] in NO_LONGER else words)
