"""What stands around a name, and whether it is one there: Jordan the man, May the month, Georgia the state, a capital that
acts or is a place.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.gazetteer import load_gazetteer
from communique.knowledge.offices import load_offices
from communique.knowledge.tables import read_table
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.knowledge.finding import Match
    from communique.knowledge.lexicon import Entry
    from communique.knowledge.rows import InitiativeRow

COLUMNS = ("list", "words", "note")
LISTED = frozenset({",", "and", "or", "with"})
ENDS = frozenset('.!?:;"“”•*#-–—(')
NAMED_BY_INITIALS = frozenset({"initiative", "side"})
VERBAL = ("ing", "ly", "ed")


@cache
def cues(name: str) -> frozenset[str]:
    """The words of one list of ``name_cues.csv``."""
    return frozenset(
        word for row in read_table("name_cues", COLUMNS) if row["list"] == name for word in row["words"].split()
    )


class Context:
    """A text's tokens (words and signs, with their places), and the matches found among them."""

    def __init__(self, text: str, tokens: list[tuple[str, int, int]]) -> None:
        self.text = text
        self.tokens = tokens
        self._known: dict[int, Match] = {}
        self.sides: frozenset[str] = frozenset()
        """The codes of all sides that the text names by any of their forms."""
        self._plain: frozenset[str] = frozenset()
        """What the text names by forms that are nothing else's too: these forms, and the codes and ids that they mean."""

    def note(self, matches: Sequence[Match]) -> None:
        """Remember what stands where."""
        self.sides = frozenset(match.entry.keys[0] for match in matches if match.entry.kind == "side")
        plain = [match for match in matches if match.entry.kind in NAMED_BY_INITIALS and not self._is_initials(match)]
        self._plain = frozenset(
            name for match in plain for name in (self.span(match.first, match.last).of(self.text), match.entry.keys[0])
        )
        self._known = {place: match for match in matches for place in (match.first, match.last)}

    def _is_initials(self, match: Match) -> bool:
        """Whether something is named by initials that stand for other things too."""
        own = self.span(match.first, match.last).of(self.text)
        return match.entry.kind in NAMED_BY_INITIALS and own in cues("initials of other things too")

    def is_shown(self, match: Match, row: InitiativeRow | None) -> bool:
        """Whether the text shows what initials stand for, those of an initiative or of a body: by another form, by what
        stands behind, or by the sides whose initiative it is, two of them where it is several's.
        """
        if not self._is_initials(match):
            return True
        forms = {match.entry.keys[0], *(row.forms if row is not None else ())}
        named = len(self.sides.intersection(row.sides if row is not None else ()))
        enough = row is not None and 0 < min(2, len(row.sides)) <= named
        return enough or bool(forms & self._plain) or self.word(match.last + 1) in cues("of a forum")

    def word(self, number: int) -> str:
        """A token; empty beyond either end."""
        return self.tokens[number][0] if 0 <= number < len(self.tokens) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of some tokens."""
        return Span(self.tokens[first][1], self.tokens[last][2])

    def between(self, last: int, first: int) -> str:
        """What stands between two tokens."""
        return self.text[self.tokens[last][2] : self.tokens[first][1]]

    def is_joined(self, number: int) -> bool:
        """Whether at most one line break parts a token from the one before it."""
        gap = self.text[self.tokens[number - 1][2] : self.tokens[number][1]]
        return len(gap) < 2 or gap.count("\n") < 2

    def neighbour(self, number: int, step: int) -> str:
        """The capitalised word right beside a token, nothing but a space between; empty where there is none."""
        other = number + step
        if not 0 <= other < len(self.tokens):
            return ""
        gap = self.between(*sorted((number, other)))
        word = self.tokens[other][0]
        return word if gap == " " and word[0].isupper() else ""

    def opens(self, number: int) -> bool:
        """Whether a token begins a sentence or line."""
        return number == 0 or self.word(number - 1) in ENDS or "\n" in self.between(number - 1, number)

    def named(self, number: int) -> Match | None:
        """What ends or begins with a token."""
        return self._known.get(number)

    def is_thing(self, match: Match) -> bool:
        """Whether a person's name is only part of a thing's ("X International Airport")."""
        behind = self.neighbour(match.last, 1)
        behind = self.neighbour(match.last + 1, 1) if behind == "International" else behind
        return behind in cues("a thing named for someone")

    def acts(self, match: Match) -> bool:
        """Whether a capital stands for its government: it says or wants something, or has a policy, or ties to another."""
        if self.word(match.first - 1).lower() in cues("a place follows"):
            return False
        behind = match.last + 1
        if self.word(behind) in {"'", "’"} and self.word(behind + 1) == "s":
            return self.word(behind + 2).lower() in cues("of one who acts")
        between = self.word(match.first - 1) == "between" or (
            self.word(match.first - 1) == "and" and self.word(match.first - 3) == "between"
        )
        start = match.first - (1 if self.word(match.first - 1) == "between" else 3)
        if between:
            return self.word(start - 1).lower() in cues("between two who act")
        return self.word(behind) in cues("acts") and self.word(match.first - 1) not in {",", "in"}


def short_names_meant(context: Context, first: int, last: int, short: Entry, introduced: set[str]) -> tuple[str, ...]:
    """Whom a short name means: those of its bearers whom the text has named in full before. None where the word is
    one of the language too, and nothing beside it shows a name.
    """
    meant = tuple(person for person in short.keys if person in introduced)
    if not meant or _has_another_given_name(context, first):
        return ()
    if context.word(last) not in cues("a word too"):
        return meant
    before, behind = context.word(first - 1), context.word(last + 1)
    before = context.word(first - 2) if before == "." else before
    if behind[:1].isdigit() or before.lower() in cues("a date follows"):
        return ()
    titled = before in cues("before a name") or before.lower() in {"mr", "mrs", "ms"}
    owns = behind in {"'", "’"} and context.word(last + 2) == "s"
    return meant if titled or owns or behind in cues("acts") - {"may", "can", "will"} else ()


def _has_another_given_name(context: Context, first: int) -> bool:
    """Whether a capitalised word that is no title stands right before a short name: "Mary | Martin" is no Micheal."""
    before = context.neighbour(first, -1)
    if not before or context.opens(first - 1) or before in cues("opens a sentence") | cues("before a name"):
        return False
    return load_offices().lookup(before) is None and load_gazetteer().lookup(before) is None


def is_side(context: Context, matches: Sequence[Match], number: int) -> bool:
    """Whether the name of a country or capital is none of a person's, nor that of a state of another country."""
    match = matches[number]
    word = context.word(match.first).title()
    if match.first != match.last or word not in cues("a person's name too"):
        return True
    if _is_in_a_name(context, match):
        return False
    return word not in cues("a state of another country too") or _is_proven(context, matches, number)


def _is_in_a_name(context: Context, match: Match) -> bool:
    """Whether a word beside it makes a person's name of it ("Michael Jordan", "Chad Smith", "Mr. Jordan")."""
    before = context.neighbour(match.first, -1)
    abbreviated = context.word(match.first - 1) == "." and context.word(match.first - 2) in cues("before a name")
    if abbreviated or before in cues("before a name"):
        return True
    if before and context.named(match.first - 1) is None and before not in cues("opens a sentence"):
        return not (context.opens(match.first - 1) and before.endswith(VERBAL))
    behind = context.neighbour(match.last, 1)
    plain = behind[1:].islower() and behind not in cues("opens a sentence")
    return plain and context.named(match.last + 1) is None and match.entry.detail in {"name", "capital"}


def _is_proven(context: Context, matches: Sequence[Match], number: int) -> bool:
    """Whether the text shows that it means the country: by another of its names, an office of it, or other countries in
    one list with it.
    """
    match = matches[number]
    own = context.span(match.first, match.last).of(context.text)
    same = (other for other in matches if other.entry.kind == "side" and other.entry.keys == match.entry.keys)
    if any(context.span(other.first, other.last).of(context.text) != own for other in same):
        return True
    office = context.named(match.first - 2)
    if context.word(match.first - 1) == "of" and office is not None and office.entry.kind == "office":
        return True
    around = [context.named(match.first - 2)] if context.word(match.first - 1) in LISTED else []
    around += [context.named(match.last + 2)] if context.word(match.last + 1) in LISTED else []
    return any(other is not None and other.entry.kind == "side" and other.entry.detail == "name" for other in around)
