"""Every known name in a text, in one pass: people, offices with their sides, sides, parties, bodies, initiatives."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from communique.knowledge.lexicon import Entry, Node, build_lexicon, folded
from communique.knowledge.name_context import Context, is_side, short_names_meant
from communique.knowledge.told_offices import office_means
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from communique.knowledge.directory import Directory
    from communique.knowledge.gazetteer import Gazetteer

ThingKind = Literal[
    "person",
    "office",
    "country",
    "adjective",
    "people",
    "metonym",
    "city",
    "party",
    "institution",
    "body",
    "initiative",
]
"""What a name names. ``city`` is a capital that is a place and nobody who acts; where a capital acts for its country, it is a
``metonym``."""

TOKENS = re.compile(r"\w[\w\u0300-\u036f]*|[^\w\s]")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
BESIDE = re.compile(r"(?:['’]s?)?\s+(?:new\s+|acting\s+|then\s+)?")
SIDE_KINDS: dict[str, ThingKind] = {
    "name": "country",
    "adjective": "adjective",
    "people": "people",
    "prefix": "adjective",
    "metonym": "metonym",
    "capital": "city",
    "party": "party",
    "institution": "institution",
    "organ": "body",
}
OWNING = frozenset({"country", "adjective", "body", "party"})


class NamedThing(NamedTuple):
    """A stretch of text that names something known. ``entries`` are ids: of people (several where namesakes can't be told
    apart here), posts that an office can mean, organizations, initiatives; ``side`` the code of the side.
    """

    span: Span
    kind: ThingKind
    entries: tuple[str, ...]
    side: str | None


class Match(NamedTuple):
    """The words ``first`` to ``last`` of a text, and what they name."""

    first: int
    last: int
    entry: Entry


class NameFinder:
    """Finds the names that the tables know; built once, at the first use."""

    def __init__(self, directory: Directory, gazetteer: Gazetteer) -> None:
        self._directory = directory
        self._gazetteer = gazetteer
        self._parties = {
            (row.side, name): row.id
            for row in directory.organizations.values()
            if row.kind in {"party", "institution"}
            for name in directory.names_of_organization(row)
        }
        self._initiatives = {form: row for row in directory.initiatives for form in row.forms}
        self._meant: dict[tuple[str, str], tuple[str, ...]] = {}

    def find(self, text: str) -> tuple[NamedThing, ...]:
        """All names in order, the longest at each place, none inside another. A short name counts from where the text has
        given the whole one; an office only with its side; the
        initials of other things too only where the text shows what they stand for. Runs in time linear in the text's length.
        """
        context = Context(text, [(match.group(), match.start(), match.end()) for match in TOKENS.finditer(text)])
        matches = list(self._matches(context))
        return tuple(self._things(matches, context))

    @cached_property
    def _root(self) -> Node:
        return build_lexicon(self._directory, self._gazetteer)

    def _matches(self, context: Context) -> Iterator[Match]:
        first_words = self._root.following
        introduced: set[str] = set()
        resume = 0
        for number, (token, _, _) in enumerate(context.tokens):
            if number < resume or (token if token.isascii() else folded(token)) not in first_words:
                continue
            match = self._longest(context, number, introduced)
            if match is None:
                continue
            resume = match.last + 1
            if match.entry.kind in {"person", "party"}:
                introduced.update(match.entry.keys)
            yield match

    def _longest(self, context: Context, first: int, introduced: set[str]) -> Match | None:
        node, best = self._root, None
        for number in range(first, len(context.tokens)):
            following = node.following.get(folded(context.tokens[number][0]))
            if following is None or (number > first and not context.is_joined(number)):
                break
            node = following
            short = node.short is not None and short_names_meant(context, first, number, node.short, introduced)
            if short:
                best = Match(first, number, Entry("short", short))
            elif node.entry is not None and (node.entry.detail != "short" or node.entry.keys[0] in introduced):
                best = Match(first, number, node.entry)
        return best

    def _things(self, matches: Sequence[Match], context: Context) -> Iterator[NamedThing]:
        context.note(matches)
        number = 0
        while number < len(matches):
            taken, thing = self._thing(matches, number, context)
            if thing is not None:
                yield thing
            number += taken

    def _thing(self, matches: Sequence[Match], number: int, context: Context) -> tuple[int, NamedThing | None]:
        """How many matches one thing takes, and the thing; None where the words name nothing here."""
        match = matches[number]
        following = matches[number + 1] if number + 1 < len(matches) else None
        plain = self._plain(match, number, matches, context)
        if following is not None and following.entry.kind == "office" and plain is not None and plain.kind in OWNING:
            between = context.between(match.last, following.first)
            if BESIDE.fullmatch(between):
                office = self._office(plain, following, context)
                return (2, office) if office is not None else (1, plain)
        if (
            match.entry.kind == "office"
            and following is not None
            and OF.fullmatch(context.between(match.last, following.first))
        ):
            owner = self._plain(following, number + 1, matches, context)
            office = self._office(owner, match, context) if owner is not None and owner.kind in OWNING else None
            return (2, office) if office is not None else (1, None)
        return 1, plain

    def _office(self, owner: NamedThing, match: Match, context: Context) -> NamedThing | None:
        if owner.side is None:
            return None
        key = (owner.side, match.entry.detail)
        if key not in self._meant:
            posts = self._directory.posts_in(owner.side)
            self._meant[key] = tuple(post.id for post in posts if office_means(self._directory, key[1], post))
        office = context.span(match.first, match.last)
        span = Span(min(owner.span.start, office.start), max(owner.span.end, office.end))
        return NamedThing(span, "office", self._meant[key], owner.side)

    def _plain(self, match: Match, number: int, matches: Sequence[Match], context: Context) -> NamedThing | None:
        entry, span = match.entry, context.span(match.first, match.last)
        if not context.is_shown(match, self._initiatives.get(span.of(context.text))):
            return None
        if entry.kind in {"person", "short"}:
            return NamedThing(span, "person", entry.keys, None) if not context.is_thing(match) else None
        if entry.kind == "party":
            return _party(entry, span) if entry.detail != "side" or entry.keys[1] in context.sides else None
        if entry.kind == "initiative":
            return NamedThing(span, "initiative", entry.keys, None)
        if entry.kind == "office" or entry.detail == "none" or not is_side(context, matches, number):
            return None
        return self._side(match, context, span)

    def _side(self, match: Match, context: Context, span: Span) -> NamedThing:
        code, detail = match.entry.keys[0], match.entry.detail
        kind = SIDE_KINDS[detail]
        if kind == "city" and context.acts(match):
            kind = "metonym"
        if kind == "country" and self._gazetteer.is_body(code):
            kind = "body"
        if detail == "prefix":
            span = Span(span.start, span.end - 1)
        if kind in {"party", "institution"}:
            party = self._parties.get((code, " ".join(span.of(context.text).split())))
            return NamedThing(span, kind, (party,) if party is not None else (), code)
        return NamedThing(span, kind, (code,), code)


def _party(entry: Entry, span: Span) -> NamedThing:
    key, side, kind = entry.keys
    return NamedThing(span, "party" if kind == "party" else "institution", (key,), side)
