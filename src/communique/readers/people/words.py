"""The capitalised words of a text and what the tables say of them: the ground that names are found on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from communique.knowledge.offices import Office, OfficeClass, load_offices
from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.gazetteer import Gazetteer, NamedSide

WORD = re.compile(
    r"(?:Mr|Mrs|Ms|Dr|Jr|Sr|St|Prof|Messrs|Adm|Capt|Brig|Amb|Hon|Gen|Col|Lt|Maj|Sen|Gov|Rev|Rt|[^\W\d_](?:\.[^\W\d_])*)\.(?!\w)"
    r"|[^\W\d_]\w*(?:['.\-][^\W_]+)*|\d[\w,-]*|[^\w\s]"
)
POSSESSIVE = re.compile(r"'s?$")
PARTICLES = frozenset(
    "bin ibn bint al el van von de da di do dos das del della la le der den ter ten abu ben ould ag y e zu".split()
)
SUFFIXES = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december jan feb mar apr jun jul aug sep sept oct nov dec today".split()
)
NO_NAME = frozenset(
    "the a an on in at of for to with and or but by from as he she they it we i his her their its this that these those both also during after before when while "
    "meanwhile following earlier later according call calls meeting meetings visit visits trip talks holds held meets met speaks spoke statement readout remarks "
    "remarks telephone phone video conversation conference administration government state states united nations union council committee party republic kingdom "
    "ministry department house summit agreement declaration initiative partnership dialogue forum festival congress parliament assembly embassy office palace "
    "airport university institute center centre bank fund commission organization organisation agency press news report reports street square hall sea strait "
    "peninsula islands island river mountain city province district north south east west northern southern eastern western central international national "
    "security foreign affairs defense defence trade health energy climate development cooperation strategic comprehensive joint special general no not "
    "well economics thank thanks hello okay bridge intelligence director service election level corps chief economist executive county agenda group working better mental budget unity investing yes dear new year day eve war peace treaty plan act bill order white red black blue one two three first second third convenes convening reaffirms regarding "
    "virtual bilateral trilateral leaders leader advance delivers attends hosts host welcomes signs announces joins travels statements chinese american".split()
)
ORGANISATION_HEADS = frozenset(
    "affairs committee council commission party union nations organization organisation ministry department office board agency bank fund authority republic "
    "kingdom state defense defence interior finance trade justice health energy economy commerce agriculture security treasury education transport transportation "
    "culture labour labor environment development cooperation industry planning tourism homeland staff parliament congress assembly court house senate refugees "
    "rights migration relations policy alliance league community forum government cabinet secretariat force forces army navy command services service water "
    "resources investment communications technology science innovation infrastructure works fisheries forestry mines petroleum minerals sports youth women "
    "children family welfare housing lands region territories territory city province governors ministers presidency revolution".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    """One token of the prose. ``end`` leaves a possessive ending out; ``lower`` is the bare word in lower case."""

    start: int
    end: int
    text: str
    lower: str
    possessive: bool

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()


@dataclass(frozen=True, slots=True)
class Ground:
    """The words of one paragraph or title with the sides found in it, by the number of their first and last word."""

    words: tuple[Word, ...]
    side_from: dict[int, tuple[int, NamedSide]]
    side_to: dict[int, tuple[int, NamedSide]]

    def lower(self, number: int) -> str:
        """The bare word in lower case; empty beyond either end."""
        return self.words[number].lower if 0 <= number < len(self.words) else ""

    def span(self, first: int, last: int) -> Span:
        """The characters of the words ``first`` to ``last``, the last one included, possessive ending left out."""
        return Span(self.words[first].start, self.words[last].end)


def lay_ground(text: str, paragraph: Span, gazetteer: Gazetteer) -> Ground:
    """Tokenise one paragraph and place the sides that it names."""
    words = tuple(_words(text, paragraph))
    starts = {word.start: number for number, word in enumerate(words)}
    ends = {word.end: number for number, word in enumerate(words)} | {
        word.start + len(word.text): number for number, word in enumerate(words)
    }
    side_from: dict[int, tuple[int, NamedSide]] = {}
    side_to: dict[int, tuple[int, NamedSide]] = {}
    for side in gazetteer.find(paragraph.of(text)):
        first = starts.get(side.span.start + paragraph.start)
        last = ends.get(side.span.end + paragraph.start)
        if first is not None and last is not None:
            side_from[first] = (last, side)
            side_to[last] = (first, side)
    return Ground(words, side_from, side_to)


def _words(text: str, paragraph: Span) -> Iterator[Word]:
    for match in WORD.finditer(text, paragraph.start, paragraph.end):
        word = match.group()
        bare = POSSESSIVE.sub("", word) if word[-1] in "s'" else word
        yield Word(match.start(), match.start() + len(bare), word, bare.lower(), len(bare) < len(word) and "'" in word)


@cache
def _forms() -> dict[str, tuple[tuple[tuple[str, ...], OfficeClass], ...]]:
    forms: dict[str, list[tuple[tuple[str, ...], OfficeClass]]] = {}
    for office in load_offices().rows:
        words = tuple(word.lower for word in _words(office.form, Span(0, len(office.form))))
        forms.setdefault(words[0], []).append((words, office.office_class))
    return {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in forms.items()}


def office_at(ground: Ground, number: int) -> tuple[int, OfficeClass] | None:
    """The longest office that begins at word ``number``: the number of its last word and its class."""
    for words, office_class in _forms().get(ground.lower(number), ()):
        if all(ground.lower(number + place) == word for place, word in enumerate(words)):
            return number + len(words) - 1, office_class
    return None


def is_office(office: Office | None) -> bool:
    """Whether a row is an office rather than a form of address."""
    return office is not None and office.office_class not in {"honorific", "description"}
