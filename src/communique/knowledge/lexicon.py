"""Everything that the tables name, by its words: one tree for people, sides, parties, bodies, offices and initiatives."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from communique.knowledge.gazetteer import PUNCTUATION, TOKEN, Gazetteer
from communique.knowledge.wording import load_wordings
from communique.text.names import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.directory import Directory
    from communique.knowledge.rows import PersonRow

EntryKind = Literal["person", "short", "side", "party", "office", "initiative"]


@dataclass(slots=True)
class Entry:
    """What a form names. ``keys`` are ids of people or initiatives, the code of a side, or a party's id and side;
    ``detail`` is the kind of form of a side, the words of an office, or what a party's name needs beside it: ``whole`` (it
    names its side itself), ``side`` (its side must be named in the text), ``short`` (its whole name must come before).
    """

    kind: EntryKind
    keys: tuple[str, ...]
    detail: str = ""


@dataclass(slots=True)
class Node:
    """A place in the tree of forms: what can follow, and what ends here."""

    following: dict[str, Node] = field(default_factory=dict)
    entry: Entry | None = None
    short: Entry | None = None


def build_lexicon(directory: Directory, gazetteer: Gazetteer) -> Node:
    """The tree of all forms. Capitals count, diacritics don't. What stands in it first keeps its place: sides, then
    people, initiatives and organizations, offices.
    """
    root = Node()
    for form in gazetteer.forms:
        _add(root, form.form, Entry("side", (form.code,), form.kind))
    for form in gazetteer.forms:
        if len(form.form) >= 4:
            _add(root, form.form.upper(), Entry("side", (form.code,), form.kind))
    _add_people(root, directory)
    for initiative in directory.initiatives:
        for name in (initiative.name, *initiative.forms):
            _add(root, name, Entry("initiative", (initiative.id,)))
    _add_organizations(root, directory, gazetteer)
    for words in _office_words(directory):
        _add(root, words, Entry("office", (), words))
    return root


def _add_people(root: Node, directory: Directory) -> None:
    for person in directory.people.values():
        for name in directory.names.names_of(person):
            for written in _ways(name, person):
                _add(root, written, Entry("person", (person.id,)))
        for name in directory.names.short_names_of(person):
            _add_short(root, name, person.id)


def folded(token: str) -> str:
    """A token without diacritics, its capitals kept."""
    if token.isascii():
        return token
    decomposed = unicodedata.normalize("NFKD", token.translate(PUNCTUATION).translate(LETTERS))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _add_organizations(root: Node, directory: Directory, gazetteer: Gazetteer) -> None:
    """Parties and institutions by name, short name and alias, and initiatives by alias."""
    for row in directory.organizations.values():
        if row.kind in {"party", "institution"}:
            for name in directory.names_of_organization(row):
                _add(root, name, Entry("party", (row.id, row.side, row.kind), _needs(name, row.side, gazetteer)))
    initiatives = {row.id for row in directory.initiatives}
    for alias in directory.facts.aliases:
        if alias.entry in initiatives:
            _add(root, alias.text, Entry("initiative", (alias.entry,)))


def _needs(name: str, side: str, gazetteer: Gazetteer) -> str:
    """What must stand beside a party's name: many are plain words ("Congress", "Together", "National Party"), and the name
    of its side with one word before it may be a place ("New Guinea").
    """
    own = [named.span for named in gazetteer.find(name) if named.code == side]
    if any(len(f"{name[: span.start]} {name[span.end :]}".split()) > 1 for span in own):
        return "whole"
    return "short" if len(name.split()) == 1 else "side"


def _office_words(directory: Directory) -> Iterator[str]:
    """Titles as the posts print them, and the descriptions, in small letters and capitalised."""
    titles = dict.fromkeys(title for post in directory.posts.values() for title in post.titles)
    yield from titles
    small = dict.fromkeys(title.lower() for title in titles)
    known = [" ".join(row.words) for row in load_wordings().rows if row.match != "none"]
    for words in dict.fromkeys((*small, *known)):
        yield words
        yield " ".join(
            word if word in {"of", "for", "the", "and", "to"} else word.capitalize() for word in words.split()
        )


def _ways(name: str, person: PersonRow) -> Iterator[str]:
    """The ways of writing a whole name: as it is, in capitals, without hyphens, given name first."""
    if len(name.split()) < 2 and name.isascii():
        return
    family, *given = name.split() or [""]
    yield name
    yield name.upper()
    if "-" in name:
        yield name.replace("-", " ").title()
        yield name.replace("-", "")
    if person.order == "family-first" and given and name.isascii():
        yield " ".join((*given, family))


def _add(root: Node, written: str, entry: Entry) -> None:
    node = _node(root, written)
    if node.entry is None:
        node.entry = entry
    elif node.entry.kind == entry.kind == "person":
        node.entry = Entry("person", tuple(dict.fromkeys((*node.entry.keys, *entry.keys))))


def _add_short(root: Node, written: str, person: str) -> None:
    node = _node(root, written)
    node.short = Entry("short", (*(node.short.keys if node.short else ()), person))


def _node(root: Node, written: str) -> Node:
    node = root
    for token in TOKEN.findall(written):
        node = node.following.setdefault(folded(token), Node())
    return node
