"""On whose behalf someone acts, where the text does not say it beside the name."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from communique.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.knowledge.gazetteer import Gazetteer
    from communique.readers.cast import Figure
    from communique.text.prose import Prose

GROUP = re.compile(
    r"(?:\w+ ){0,3}?(?:officials|leaders|ministers|counterparts|representatives|authorities|lawmakers|executives|side|delegation)"
    r"(?:,? (?:including|such as|namely|led by|headed by|comprising|consisting of|included)|:)"
)
SENT = re.compile(r"\bdelegation (?:of|from) (?:the )?$")
LED = re.compile(
    r",? (?:which (?:is|was) )?(?:led|headed) by (?P<who>[^,.;:]{3,80}?)(?=[,.;:]| (?:arrived|met|held|visited|is|was|has|have|had|will|paid|came|left|attended|took)\b)"
)
"""Who leads "a delegation of X", up to what is said of it."""
LISTED = re.compile(r",?(?: and)?(?: (?:[A-Z][\w'.-]*|of|the|for|and|to|members?),?)* ")
LIST_GAP = 60
"""Characters between a name and the next one's office in a list ("X, Secretary General of the Party Y")."""

PAIRED = re.compile(r"(?:[-–—/]| and (?:the )?)")
OWN_SIDE = re.compile(
    r" side\b|'s? (?:[\w-]+ ){0,2}?(?:support|commitment|readiness|willingness|position|stance|solidarity|condolences|gratitude|desire|keenness|interest|determination|efforts)\b"
)
WELCOMED = re.compile(
    r"\b(?:welcom(?:e|ed|ing) (?:you|him|her|them|[A-Z][\w' .-]{2,40}?) (?:back )?to|to (?:pay a \w+ visit to|visit)) (?:the )?$"
)
"""What stands before the country of the one who says it, where the guest's is known."""

PLEDGED = re.compile(
    r" (?:(?:will|would|shall) (?:never|not|always|continue|stand|support|provide|remain|host|contribute|keep|do)\b"
    r"|stands? (?:ready|by|with|together)\b|(?:is|was|are|were) (?:always |also |fully )?(?:proud|ready|willing|committed|grateful)\b"
    r"|remains? (?:\w+ )?(?:committed|ready|a)\b|has (?:always|never|no better)\b|(?:is|are) (?:an? |our |one of (?:our )?)?(?:[\w-]+ ){0,3}?(?:partner|friend|neighbou?r|ally)\b|attaches\b|highly (?:values|appreciates)\b)"
)
"""What stands behind a country that speaks through its leader, or to which a guest speaks."""

FAR_BACK = 60
GROUP_ENDS = re.compile(r"[.;](?=\s+[A-Z]|$)")


@dataclass(frozen=True, slots=True)
class Group:
    """A stretch of prose that lists people of one side ("Ruritanian officials, including X and Y")."""

    span: Span
    side: str


def find_groups(prose: Prose, gazetteer: Gazetteer) -> tuple[Group, ...]:
    """All lists of people that are introduced by a group of one side."""
    return tuple(group for paragraph in prose.paragraphs for group in _groups(prose.text, paragraph, gazetteer))


def _groups(text: str, paragraph: Span, gazetteer: Gazetteer) -> Iterator[Group]:
    sides = gazetteer.find(paragraph.of(text))
    for number, side in enumerate(sides):
        start = paragraph.start + side.span.end
        group = GROUP.match(text, start + (text[start : start + 2] == "'s") * 2 + 1, paragraph.end)
        if side.kind in {"capital", "party"}:
            continue
        led = LED.match(text, start, paragraph.end)
        if led is not None and SENT.search(
            text, max(paragraph.start, start - FAR_BACK), paragraph.start + side.span.start
        ):
            yield Group(Span(led.start("who"), led.end()), side.code)
        if group is None:
            continue
        until = paragraph.start + sides[number + 1].span.start if number + 1 < len(sides) else paragraph.end
        end = GROUP_ENDS.search(text, group.end(), until)
        yield Group(Span(group.end(), end.start() if end is not None else until), side.code)


def side_in_group(uses: list[Span], groups: tuple[Group, ...]) -> str | None:
    """The side of the one group in whose list the first use of a name stands."""
    return next((group.side for group in groups if uses and group.span.covers(uses[0])), None)


def with_listed_sides(figures: tuple[Figure, ...], text: str) -> tuple[Figure, ...]:
    """Those without a side who stand in one list between two people of the same side get it as well."""
    places = sorted(
        (use, titled, number) for number, f in enumerate(figures) for use, titled in zip(f.uses, f.titled, strict=True)
    )
    found: dict[int, str] = {}
    run: list[int] = []
    end = 0
    for use, titled, number in places:
        if titled.start - end > LIST_GAP or LISTED.fullmatch(text, end, max(end, titled.start)) is None:
            run = []
        side = figures[number].side
        if side is not None:
            between = [other for other in reversed(run) if figures[other].side is not None]
            if between and figures[between[0]].side == side:
                for other in run[len(run) - 1 - run[::-1].index(between[0]) + 1 :]:
                    found[other] = side
        run.append(number)
        end = use.end
    return tuple(replace(figure, side=found.get(number, figure.side)) for number, figure in enumerate(figures))


def paired_side(text: str, gazetteer: Gazetteer, known: set[str]) -> str | None:
    """The country that a text pairs with those it gives its people ("X-Y relations", "between X and Y", "the Y side").

    None where no country or more than one is so paired: the text may be about a third one.
    """
    named = [side for side in gazetteer.find(text) if side.kind not in {"capital", "party", "none"}]
    found: Counter[str] = Counter()
    for side, following in pairwise(named):
        between = text[side.span.end : following.span.start]
        if PAIRED.fullmatch(between) and (side.code in known) != (following.code in known):
            found[following.code if side.code in known else side.code] += 1
    found.update(side.code for side in named if OWN_SIDE.match(text, side.span.end) and side.code not in known)
    found = found or _speaking_side(text, gazetteer, known)
    (best, times), *others = [*found.most_common(2), ("", 0)]
    return best if times > (others[0][1] if others else 0) and not gazetteer.is_body(best) else None


def joined_side(text: str, gazetteer: Gazetteer, known: set[str]) -> str | None:
    """The one country that a text names in one breath with a known one ("X and Y", "X-Y"); None where there are more."""
    named = [side for side in gazetteer.find(text) if side.kind in {"name", "adjective"}]
    found = {
        following.code if side.code in known else side.code
        for side, following in pairwise(named)
        if PAIRED.fullmatch(text, side.span.end, following.span.start)
        and (side.code in known) != (following.code in known)
    }
    countries = [code for code in found if not gazetteer.is_body(code)]
    return countries[0] if len(found) == len(countries) == 1 else None


def _speaking_side(text: str, gazetteer: Gazetteer, known: set[str]) -> Counter[str]:
    """How often each further country welcomes a guest or pledges something; once is enough only for the one that no
    other country stands beside.
    """
    sides = [side for side in gazetteer.find(text) if side.kind not in {"party", "none", "organ"}]
    others = [side for side in sides if side.code not in known and not gazetteer.is_body(side.code)]
    welcomed = [side for side in others if WELCOMED.search(text[max(0, side.span.start - FAR_BACK) : side.span.start])]
    pledged = [side for side in others if side.kind != "capital" and PLEDGED.match(text, side.span.end)]
    found = Counter(side.code for side in (*welcomed, *pledged))
    alone = len({side.code for side in others}) == 1
    return Counter({code: times for code, times in found.items() if alone or times > 1})
