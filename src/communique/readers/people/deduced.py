"""Sides that a text gives nobody by name, but that follow from the offices it names elsewhere."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.offices import OfficeClass
    from communique.model import Span
    from communique.readers.cast import Figure, Role
    from communique.text.prose import Prose

LEADERS: frozenset[OfficeClass] = frozenset({"head of state", "head of government", "monarch"})
THE_OTHER = ("counterpart", "colleague", "number", "peer", "guest", "visitor", "host", "ambassador")
"""Last words of phrases that mean the other of two ("his X counterpart"), whoever the first is."""

SPEAKS_FOR = re.compile(
    r" (?:then |also |again |\w+ly )?(?:offered|set out|outlined|explained|presented|stated|conveyed|expressed|voiced|"
    r"reaffirmed|reiterated|confirmed|underlined|restated|defended) (?:the )?"
)
STANCE = re.compile(
    r"(?:'s?)? (?:\w+ )?(?:assistance|help|aid|support|readiness|positions?|concerns?|interest|willingness|views?|viewpoint|"
    r"commitment|gratitude|thanks|condolences|stance|offer|proposals?)\b"
)
SUBJECT = 20
"""Characters at the head of a sentence within which its subject is named."""
BRIEF = 40

NOT_IN_OFFICE = re.compile(r"\b(?:[Ff]ormer|[Ee]x-)|-(?:[Ee]lect|[Dd]esignate)\b")
"""Offices beside which somebody else of the same country holds the real one."""

LEAD = 4
"""Sentences within which the two parties to an exchange are named."""


def with_deduced_sides(
    figures: tuple[Figure, ...], roles: Sequence[Role], prose: Prose, title: str, gazetteer: Gazetteer
) -> tuple[Figure, ...]:
    """Those without a side get the one for which the text names their office alone elsewhere ("the X leader noted"),
    or the one of two countries whose holder of that office isn't somebody else.
    """
    if all(figure.side is not None for figure in figures):
        return figures
    sentences = [span for paragraph in prose.paragraphs for span in split_sentences(prose.text, paragraph)]
    figures = _by_own_words(_by_roles(figures, roles, sentences), prose.text, sentences, gazetteer)
    parties = _parties(f"{title} . {' '.join(span.of(prose.text) for span in sentences[:LEAD])}", gazetteer)
    return _by_rivals(figures, parties, sentences[min(LEAD, len(sentences)) - 1].end) if sentences else figures


def _by_roles(figures: tuple[Figure, ...], roles: Sequence[Role], sentences: Sequence[Span]) -> tuple[Figure, ...]:
    """ "The X leader noted" is said of the one person without a side who can hold such an office."""
    found: dict[str, set[str]] = {}
    for role in roles:
        if role.side is None or role.office.split()[-1].lower() in THE_OTHER:
            continue
        able = [figure for figure in figures if figure.side in {None, role.side} and _may_hold(figure, role)]
        if len(able) == 1 and able[0].side is None and able[0].uses and able[0].uses[0] < role.span:
            found.setdefault(able[0].name, set()).add(role.side)
    return tuple(
        replace(figure, side=next(iter(sides)))
        if len(sides := found.get(figure.name, set())) == 1 and not _beside(figure, sides, roles, sentences)
        else figure
        for figure in figures
    )


def _may_hold(figure: Figure, role: Role) -> bool:
    """Whether the office can be that person's; a bare name that acts first is a leader's."""
    if role.kind == "description":
        return bool(figure.kinds & LEADERS) or not figure.kinds
    if role.kind == "minister" and role.kind in figure.kinds:
        return any(_alike(role.office, office) for office in figure.offices)
    return role.kind in figure.kinds or (not figure.kinds and role.kind in LEADERS)


def _alike(one: str, other: str) -> bool:
    """Whether two ministers' offices share a portfolio, or one names none."""
    left, right = ({word for word in office.lower().split() if len(word) > 4} for office in (one, other))
    portfolios = left - {"minister", "secretary"}, right - {"minister", "secretary"}
    return not portfolios[0] or bool(portfolios[0] & portfolios[1])


def _beside(figure: Figure, sides: set[str], roles: Iterable[Role], sentences: Sequence[Span]) -> bool:
    """Whether one sentence names both the person and someone of that side: two people then."""
    places = [role.span for role in roles if role.side in sides]
    return any(
        any(sentence.covers(place) for place in places) and any(sentence.covers(use) for use in figure.uses)
        for sentence in sentences
    )


def _by_own_words(
    figures: tuple[Figure, ...], text: str, sentences: Sequence[Span], gazetteer: Gazetteer
) -> tuple[Figure, ...]:
    """ "Ms A offered X's assistance", "Mr B set out the X position": each speaks for X, where no two sides are so named
    and nobody else is of it.
    """
    taken = {figure.side for figure in figures}
    starts = [sentence.start for sentence in sentences]
    spoken: dict[str, set[str]] = {}
    for figure in (figure for figure in figures if figure.side is None):
        for use in figure.uses:
            at = bisect_right(starts, use.start) - 1
            if at >= 0 and use.start - starts[at] < SUBJECT:
                spoken.setdefault(figure.name, set()).update(_spoken_for(text, use.end, sentences[at].end, gazetteer))
    own = {name: next(iter(sides)) for name, sides in spoken.items() if len(sides) == 1 and not sides & taken}
    return tuple(replace(figure, side=figure.side or own.get(figure.name)) for figure in figures)


def _spoken_for(text: str, start: int, end: int, gazetteer: Gazetteer) -> Iterator[str]:
    """The side whose stance the words behind the subject of a sentence tell."""
    spoke = SPEAKS_FOR.match(text, start, end)
    sides = gazetteer.find(text[spoke.end() : min(spoke.end() + BRIEF, end)]) if spoke is not None else ()
    if spoke is not None and sides and STANCE.match(text, spoke.end() + sides[0].span.end):
        yield sides[0].code


def _parties(text: str, gazetteer: Gazetteer) -> set[str]:
    """The countries that headline and lead name; cities and parties aside."""
    found = (side for side in gazetteer.find(text) if side.kind not in {"capital", "party", "none"})
    return {side.code for side in found if not gazetteer.is_body(side.code)}


def _by_rivals(figures: tuple[Figure, ...], parties: set[str], until: int) -> tuple[Figure, ...]:
    """Of two countries, the one whose president is not somebody else is the one of the other president."""
    lead = [figure for figure in figures if figure.uses and figure.uses[0].end <= until]
    nameless = [figure for figure in lead if figure.side is None and figure.kinds & LEADERS]
    rivals = [
        figure
        for figure in lead
        if figure.side in parties
        and nameless
        and figure.kinds & nameless[0].kinds & LEADERS
        and not all(NOT_IN_OFFICE.search(office) for office in figure.offices)
    ]
    if len(parties) != 2 or len(nameless) != 1 or len({figure.side for figure in rivals}) != 1:
        return figures
    (side,) = parties - {rivals[0].side}
    return tuple(replace(figure, side=side) if figure is nameless[0] else figure for figure in figures)
