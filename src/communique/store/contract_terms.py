"""What a store and those who ask it hand each other, beside the records of the model."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from communique.model import Claim, Report
    from communique.model.ruling import Verb


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a store knows of a name and a text: the text (sha256) that the name points at, and the reader whose
    reading of the text is stored; None where there is none.
    """

    points_at: str | None
    reader: str | None


Named = Literal["exchange", "document", "person", "side", "outlet"]
"""What an archive has names of."""


Placed: TypeAlias = "tuple[Claim, str | None]"
"""A claim with the exchange to which it is judged; None where it is to none."""


Told: TypeAlias = "tuple[str, Report, str | None]"
"""A report's id, the report, and the exchange to which it was judged last."""


class Labelled(NamedTuple):
    """An exchange of which current reports tell: its slug, and what this is made of (see ``records.naming``)."""

    slug: str
    base: str
    people: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A report that a ruling speaks of, as it was then: told by the document ``name`` in ``claim``; of a split in
    ``part`` 0 what was split off, in 1 what stayed. ``bound`` is the report that tells of it now, None where none does.
    """

    ruling: int
    verb: Verb
    part: int
    name: str
    claim: Claim
    bound: str | None
