"""Who is in a text: introductions gathered into people, and every later use of a name tied to its owner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.cast import Cast
from communique.readers.people.deduced import with_deduced_sides
from communique.readers.people.introductions import find_introductions
from communique.readers.people.lists import find_listed
from communique.readers.people.own import figures_of, own_classes
from communique.readers.people.person import People
from communique.readers.people.roles import find_roles
from communique.readers.people.sides import find_groups, paired_side, with_listed_sides
from communique.readers.people.uses import find_bare, find_uses
from communique.readers.people.words import lay_ground

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.knowledge.leaders import Leaders
    from communique.text.prose import Prose

FIRST_PERSON = re.compile(
    r"(?:^|\n|[.!?] )[^\"“”.\n]{0,80}\b(?:I|[Ww]e) (?:met|spoke|held|agreed|discussed|welcomed|signed)\b"
)
"""A release told by one who took part, who need not name a country."""


def find_cast(
    prose: Prose,
    title: str | None,
    gazetteer: Gazetteer,
    home: str | None,
    sender: str | None = None,
    leaders: Leaders | None = None,
) -> Cast:
    """Everyone whom the prose (and its title, metadata or printed) introduces by name, in order of appearance.

    People without a side of their own get that of the group that lists them, of the leader whom the tables know, or
    of the outlet where only one of its own is named so. ``sender`` is the line above the text that names who releases
    it: its leader, whom the text may call by office alone. Without ``leaders`` nobody is known beforehand.
    """
    grounds = [lay_ground(prose.text, paragraph, gazetteer) for paragraph in prose.paragraphs]
    people = People()
    told = [found for ground in grounds for found in find_introductions(prose.text, ground)]
    told += [found for ground in grounds for found in find_listed(prose.text, ground)]
    for introduction in sorted(told, key=lambda found: -len(found.words)):
        people.introduce(introduction, prose.text, in_text=True)
    if title:
        _read_title(people, title, gazetteer)
    if sender:
        _read_sender(people, sender, gazetteer)
    for ground in grounds:
        find_bare(people, prose.text, ground)
    placed = {person.number: sorted(person.uses) for person in people}
    for ground in grounds:
        find_uses(people, ground, placed)
    titled = sorted(span for person in people for span in person.uses.values())
    roles = tuple(role for ground in grounds for role in find_roles(prose.text, ground, titled))
    first = min(people, key=lambda person: min(person.uses, default=Span(0, 0)), default=None)
    if home is None and first is not None and (not first.sides or FIRST_PERSON.search(prose.text)):
        known = {code for person in people for code in person.sides} or {role.side for role in roles if role.side}
        home = paired_side(f"{title or ''}\n{prose.text}", gazetteer, known) if known else None
    figures = figures_of(people, find_groups(prose, gazetteer), home, own_classes(gazetteer, home), leaders)
    listed = with_listed_sides(figures, prose.text)
    return Cast(with_deduced_sides(listed, roles, prose, title or "", gazetteer), roles, home)


def _read_sender(people: People, sender: str, gazetteer: Gazetteer) -> None:
    """The one person named in the line of the sender holds the office that the line names."""
    heading = lay_ground(sender, Span(0, len(sender)), gazetteer)
    named = list(find_introductions(sender, heading))
    person = people.introduce(named[0], sender, in_text=False) if len(named) == 1 else None
    if person is not None:
        person.in_title = person.first_in_title = True
        if sender.startswith("Prime Minister's Office"):
            person.offices.append("Prime Minister")
            person.classes.add("head of government")


def _read_title(people: People, title: str, gazetteer: Gazetteer) -> None:
    heading = lay_ground(title, Span(0, len(title)), gazetteer)
    for number, introduction in enumerate(find_introductions(title, heading, headline=True)):
        person = people.introduce(introduction, title, in_text=False)
        if person is not None:
            person.in_title, person.first_in_title = True, person.first_in_title or number == 0
