"""On whose behalf someone took part whose side the sentence leaves unsaid: it follows from what the text says of the
exchange, or from where the report was filed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.knowledge.offices import OfficeClass, load_offices
from communique.readers.people.sides import joined_side, paired_side
from communique.readers.reports.told import LEADERS, delegations, on_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from communique.model import Participant
    from communique.model.report import Kind
    from communique.readers.reports.page import Page

APART: frozenset[Kind] = frozenset({"call", "video call", "message", "letter"})
"""Exchanges for which nobody travels: who is named without a country is of the one from which the text was filed."""
AT_HOME: frozenset[OfficeClass] = LEADERS | {
    "deputy head of state",
    "deputy head of government",
    "minister",
    "deputy minister",
    "parliament",
    "official",
    "leader of a body",
}
"""Offices that a report names without a country where they are of the country that it is filed from."""
ABROAD: frozenset[OfficeClass] = frozenset({"envoy", "adviser"})
"""Those who as well travel, and meet others in a third country."""

OCCASION = re.compile(
    r"\b(?:on|for|over|upon) (?:the |its |their )?(?:\w+ ){0,2}?(?:occasion|anniversary|centenary|bicentenary|jubilee|day) of\b"
)
HOST = re.compile(
    r"\b(?:[Rr]eceived|hosted|welcomed)\b(?! by)|\bcall(?:ed)? on (?:him|her)\b|\bat (?:the ministry|(?:his|her) office)\b"
)
"""What makes one of two the host, in the place from which the report was filed."""
ENVOY = re.compile(r"\b(?:Ambassador|High Commissioner|(?:Head|Chief) of Mission|Charg[ée])")
VISITED = re.compile(r"\b(?:visited|arrived)\b")
LED = re.compile(r"\b(?:led|headed|chaired|presided over)\b")
OPENING = re.compile(
    r"(?P<place>[^\W\d_a-z][\w'’-]+(?:[ -][^\W\d_a-z][\w'’-]+){0,2})"
    r"(?:, (?:\w+day|(?:\d{1,2} )?[A-Z][a-z]+(?: \d{1,2})?)(?:,? [\w ]{2,20})?)?(?:\.\Z| \([^()\n]{2,40}\) ?[-–—:])"
)
"""A first sentence of a place alone, with its day or without ("Bogotá.", "Tehran, 21 March 2022."), or the place before
a source in brackets ("MOGADISHU (agency) —").
"""


def with_sides(page: Page, number: int, kind: Kind, people: list[Participant]) -> list[Participant]:
    """The people of a sentence; the only one without a side gets that of the other chair, where one alone is free."""
    known = {person.side for person in people if person.side is not None}
    nameless = [person for person in people if person.side is None]
    if not known or len(nameless) != 1:
        return people
    other = _told_side(page, number, known) or _seat_of(page, number, kind, nameless[0], people)
    return [on_side(person, other) if other is not None and person in nameless else person for person in people]


def in_order(page: Page, people: list[Participant], told: Sequence[str]) -> list[Participant]:
    """Those who led two delegations, neither with a side of its own, in the order in which their countries are named
    ("X and Y held consultations. A and B led the two sides").
    """
    if len(people) != 2 or any(person.side is not None for person in people):
        return people
    names = {person.name for person in people}
    led = (sentence for sentence in page.sentences[:3] if LED.search(sentence.of(page.prose.text)))
    both = any(names <= {figure.name for figure in page.cast.named_in(sentence)} for sentence in led)
    return [on_side(person, side) for person, side in zip(people, told, strict=True)] if both else people


def _told_side(page: Page, number: int, known: set[str]) -> str | None:
    """The one further country whose officials or side the clause names, that title and lead pair with the known one, or
    whose occasion it is; None where there is none or more than one: one merely named may be the place or the topic.
    """
    text = page.text_of(number)
    sent = [code for code in delegations(page, text) if code not in known and not page.gazetteer.is_body(code)]
    if len(sent) == 1:
        return sent[0]
    return (
        paired_side(f"{page.title} . {page.lead_text(2)}", page.gazetteer, known)
        or joined_side(page.lead_text(), page.gazetteer, known)
        or _celebrating(page, text, known)
    )


def _celebrating(page: Page, text: str, known: set[str]) -> str | None:
    """The further country whose occasion the sentence names ("on the occasion of the centenary of the Republic of X")."""
    occasion = OCCASION.search(text)
    if occasion is None:
        return None
    sides = page.gazetteer.find(text[occasion.end() :])
    named = {
        side.code for side in sides if side.kind in {"name", "adjective"} and not page.gazetteer.is_body(side.code)
    }
    return next(iter(named - known)) if len(named - known) == 1 else None


def _seat_of(page: Page, number: int, kind: Kind, person: Participant, people: list[Participant]) -> str | None:
    """The country from whose capital the report was filed, where it is that of the one who goes without: in what is
    said or written from afar; and for a meeting where the text names that country or makes one the host.
    """
    seat = seat_of(page)
    others = [other for other in people if other is not person]
    if seat is None or any(other.side == seat for other in others) or not _may_be_at_home(page, kind, person):
        return None
    if kind in APART:
        return seat
    if any(page.gazetteer.is_body(other.side) for other in others if other.side is not None):
        return None
    text = page.text_of(number)
    named = any(
        side.code == seat and side.kind in {"name", "adjective"} for side in page.gazetteer.find(page.prose.text)
    )
    guest = any(ENVOY.search(other.office or "") for other in others)
    travels = kind == "visit" and VISITED.search(text) is not None
    return seat if named or guest or travels or HOST.search(text) else None


def _may_be_at_home(page: Page, kind: Kind, person: Participant) -> bool:
    """Whether the report may leave the country of someone unsaid because it is its own."""
    office = load_offices().head_of(person.office) if person.office is not None else None
    if office is None or (person.office or "").lower().startswith("visiting"):
        return False
    if office.office_class in ABROAD:
        return kind in APART
    if office.office_class == "leader of a body":
        return not any(page.gazetteer.is_body(side.code) for side in page.gazetteer.find(page.lead_text(2)))
    return office.office_class in AT_HOME


def seat_of(page: Page) -> str | None:
    """The country of the capital from which the report was filed: its dateline's, or that of a first sentence that is
    a place alone.
    """
    dateline = page.document.dateline
    place = dateline.place if dateline is not None else None
    opening = OPENING.match(page.text_of(0)) if place is None else None
    form = page.gazetteer.lookup(place or (opening["place"] if opening is not None else ""))
    return form.code if form is not None and form.kind == "capital" else None
