"""The words that say in whose name someone speaks ("on behalf of the CPC and the Chinese people"), and how far they reach.

Found in the bare text, since a parser hangs them on the nearest noun and since much first-person speech is not parsed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.statements.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

PARTY_WORDS = frozenset({"party", "parties"})
PEOPLE_WORDS = frozenset("people peoples citizens public population".split())
STATE_WORDS = frozenset(
    "government governments state side sides country countries nation nations republic kingdom ministry administration "
    "cabinet authorities delegation delegations".split()
)
GROUP_WORDS = frozenset(
    "states members member parliament assembly leaders leadership families family bloc group".split()
)
NOUNS = PARTY_WORDS | PEOPLE_WORDS | STATE_WORDS | GROUP_WORDS
STYLES = frozenset("majesty highness excellency".split())
POSSESSIVES = frozenset("his her its their our my your".split())
DETERMINERS = POSSESSIVES | frozenset(
    "the a an all both every each these those this that two three entire whole".split()
)
FUNCTION_WORDS = frozenset(
    "to for on in at by with from over after before during about against into as than that which who whom whose when where while "
    "because if is are was were be been being has have had do does did will would shall should may might can could must he she they "
    "it i we you him them me us not also today yesterday here there and or but nor so then let please under upon within".split()
)
WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:['&-][^\W_]+)*'?|\([A-Z][\w-]*\)|[^\w\s]")
SPEAKING = r"(?:(?:[Ss]peaking|who (?:spoke|speaks|was speaking|is speaking)) )?"
OF = rf"{SPEAKING}(?:(?:both|in (?:his|her|its|their|my|our) capacity and) )?(?:[Ff]or and )?(?:[Oo]n behalf(?: both)? of|[Ii]n the names? of)"
FOR = r"(?:[Ss]peaking (?:both )?for|both for(?= (?:his|her|its|their|my|our)\b))"
OWN = r"(?:[Oo]n (?:his|her|its|their|my|our) own behalf|[Ii]n (?:his|her|its|their|my|our) own name)"
OF_SOMEONE = r"[Oo]n (?P<whose>(?:(?:[Tt]he|his|her|its|their|our|my) )?(?:[\w-]+ ){0,3}?[\w-]+)(?:'s|(?<=s)') behalf"
MARK = re.compile(
    rf"(?<!\bnot )\b(?:{SPEAKING}(?:both )?(?P<own>{OWN})|{SPEAKING}{OF_SOMEONE}|(?P<claim>{FOR})|{OF})(?!\w)"
)
AGAIN = re.compile(
    rf",?(?: (?:and|as well as|but also))?(?: also)? (?:(?P<own>{OWN})|(?P<whose>(?!))|(?:on (?:that|behalf) |in (?:that|the names?) )?of|(?P<claim>for))(?!\w)"
)
COMMA_LIST = 6


@dataclass(frozen=True, slots=True)
class Behalf:
    """Words that name a capacity: their span, and the spans of those in whose name, which of the speaker's own is that
    of "on her own behalf"; ``sure`` says that the words mean nothing else ("in the name of peace", "speaking for an
    hour").
    """

    span: Span
    named: tuple[Span, ...]
    sure: bool


def find_behalf(text: str) -> tuple[Behalf, ...]:
    """Every such phrase of one sentence, in order."""
    found: list[Behalf] = []
    position = 0
    while match := MARK.search(text, position):
        phrase = _read(text, match)
        position = match.end() if phrase is None else phrase.span.end
        if phrase is not None:
            found.append(phrase)
    return tuple(found)


def _read(text: str, mark: re.Match[str]) -> Behalf | None:
    """The phrase that begins with a mark; None where it names nobody."""
    named, end = _behind(text, mark, mark.start())
    while named and (again := AGAIN.match(text, end)):
        if again["claim"] is not None and mark["claim"] is None:
            break
        more, reached = _behind(text, again, mark.start())
        if not more:
            break
        named, end = [*named, *more], reached
    if not named:
        return None
    sure = mark["claim"] is None and "name of" not in mark.group()
    return Behalf(Span(mark.start(), end), tuple(named), sure)


def _behind(text: str, mark: re.Match[str], start: int) -> tuple[list[Span], int]:
    """Those whom the words at or behind a mark name, and where they end; ``start`` is that of the phrase."""
    for group in ("own", "whose"):
        if mark[group] is not None:
            return [Span(*mark.span(group))], mark.end()
    return _named(text, mark.end(), start)


def _named(text: str, start: int, mark: int) -> tuple[list[Span], int]:
    """The names and noun phrases that a list joins from ``start`` on, and where it ends."""
    words = list(WORD.finditer(text, start))
    items = _without_subject(text, words, list(_list(words, 0)), mark)
    spans = [Span(words[first].start(), words[last - 1].end()) for first, last in items]
    return spans, spans[-1].end if spans else start


def _list(words: Sequence[re.Match[str]], first: int) -> Iterator[tuple[int, int]]:
    """Items from word ``first`` on; a comma goes on with the list only where "and" and a last item follow."""
    last, begin = _item_end(words, first), first
    while last is not None and (first == begin or _is_noun_phrase(words, first, last)):
        yield first, last
        following = _joined(words, last)
        if following is None and _word(words, last) == "," and _comma_list_ends(words, last):
            following = last + 1
        if following is None:
            return
        first, last = following, _item_end(words, following)


def _is_noun_phrase(words: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Whether what "and" joins is no verb ("on behalf of Norway and left"): it has an article, a capital or a known noun."""
    printed = words[first].group()
    known = any(_word(words, number) in NOUNS for number in range(first, last))
    return printed[0].isupper() or printed.lower() in DETERMINERS or known


def _joined(words: Sequence[re.Match[str]], last: int) -> int | None:
    """Where the item behind "and", "as well as" or a last comma with "and" begins; None where none does."""
    place = last + (_word(words, last) == ",")
    if _word(words, place) in {"and", "&"}:
        return place + 1
    whole = " ".join(_word(words, number) for number in range(place, place + 3))
    return place + 3 if whole == "as well as" else None


def _comma_list_ends(words: Sequence[re.Match[str]], comma: int) -> bool:
    place = comma
    for _ in range(COMMA_LIST):
        end = _item_end(words, place + 1)
        if end is None:
            return False
        following = _joined(words, end)
        if following is not None:
            own = _word(words, following) in {"on", "in"} and _word(words, following + 1) in POSSESSIVES
            return own or _item_end(words, following) is not None
        if _word(words, end) != ",":
            return False
        place = end
    return False


def _item_end(words: Sequence[re.Match[str]], first: int) -> int | None:
    """The word before which a noun phrase that begins at ``first`` ends; None where none begins there."""
    place = first
    while place < len(words) and _belongs(words, place, first):
        place += 1
    while place > first and (_word(words, place - 1) == "of" or _word(words, place - 1) in DETERMINERS):
        place -= 1
    return place if any(_word(words, number) not in DETERMINERS for number in range(first, place)) else None


def _belongs(words: Sequence[re.Match[str]], place: int, first: int) -> bool:
    printed, word = words[place].group(), _word(words, place)
    before = _word(words, place - 1) if place > first else ""
    if printed.startswith("("):
        return place > first and len(printed) > 1
    if not printed[0].isalnum() or word in FUNCTION_WORDS - DETERMINERS:
        return False
    if word == "of":
        return place > first
    if word in DETERMINERS:
        return place == first or before in DETERMINERS | STYLES | {"of"}
    if printed[0].isupper() or printed[0].isdigit() or word in NOUNS or before in DETERMINERS or before.endswith("ly"):
        return True
    return word not in load_lexicon().forms and not word.endswith("ed")


def _without_subject(
    text: str, words: Sequence[re.Match[str]], items: list[tuple[int, int]], mark: int
) -> list[tuple[int, int]]:
    """Without what stands behind "and" but goes with the next verb ("on behalf of Norway and the Minister stressed")."""
    if len(items) < 2 or not _is_verb(words, items[-1][1]):
        return items
    lexicon, before = load_lexicon(), text[:mark]
    if not before.strip():
        comma = next((number for number, (_, last) in enumerate(items) if _word(words, last) == ","), None)
        return items[: comma + 1] if comma is not None else items
    reported = any(word.group().lower() in lexicon.forms for word in WORD.finditer(before))
    return items[:-1] if reported else items


def _is_verb(words: Sequence[re.Match[str]], place: int) -> bool:
    word = _word(words, place)
    return word.endswith("ed") or word in load_lexicon().forms or word in {"was", "were", "is", "has", "had", "will"}


def _word(words: Sequence[re.Match[str]], place: int) -> str:
    return words[place].group().lower() if place < len(words) else ""
