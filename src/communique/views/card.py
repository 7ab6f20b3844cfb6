"""An exchange's statements gathered by speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.model import Card, Voice
from communique.model.card import DENIED, UNSURE
from communique.text.persons import same_name
from communique.text.told import joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from communique.model import Actor, Copy, Exchange, StatementRecord


def make_card(exchange: Exchange, statements: Iterable[StatementRecord], copies: tuple[Copy, ...] = ()) -> Card:
    """Gather an exchange's statements by speaker, within each by report and place; unsure ones come last."""
    gathered: dict[str, list[StatementRecord]] = {}
    places = {record.id: place for place, record in enumerate(exchange.reports)}
    for record in sorted(statements, key=lambda record: places.get(record.report or "", len(places))):
        gathered.setdefault(_label(exchange, record), []).append(record)
    order = [person.name for person in exchange.participants]
    nobody = (DENIED, UNSURE)
    labels = sorted(gathered, key=lambda label: (label in nobody, order.index(label) if label in order else len(order)))
    return Card(
        exchange=exchange,
        voices=tuple(Voice(label=label, statements=tuple(gathered[label])) for label in labels),
        copies=copies,
    )


def _label(exchange: Exchange, record: StatementRecord) -> str:
    if record.reviewed is not None and not record.statement.speakers:
        return DENIED
    return label_of(exchange, record.statement.speakers)


def label_of(exchange: Exchange, speakers: tuple[Actor, ...]) -> str:
    """The speakers under the names that the exchange uses: "A", "A and B", "A, B and C"."""
    order = [person.name for person in exchange.participants]
    names = {_known_as(exchange, speaker) for speaker in speakers}
    known = sorted(names, key=lambda name: (order.index(name) if name in order else len(order), name))
    return joined(known) if known else UNSURE


def _known_as(exchange: Exchange, actor: Actor) -> str:
    if actor.name is None:
        return actor.side or UNSURE
    name = actor.name
    known = (person.name for person in exchange.participants if same_name(person.name, name))
    return next(known, name)
