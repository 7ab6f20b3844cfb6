"""One exchange on one card: what is known of it, who reports it, and who said what by whose account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from communique.model.copy import Copy
    from communique.model.exchange import Exchange, StatementRecord
    from communique.model.link import Link
    from communique.model.ruling import Ruling


UNSURE = "speaker not certain"
"""What stands for the speakers where a statement has none."""

DENIED = "speaker not known, by hand"
"""What stands for them where a judgement by hand says that the ones given are wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one speaker, or several together, said: ``label`` names them as the exchange does."""

    label: str
    statements: tuple[StatementRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """What was said on one ``topic`` of ``views/data/topics.csv``; None where no word of it tells which."""

    topic: str | None
    statements: tuple[StatementRecord, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """``voices`` stand in the order of the exchange's participants, then of their first statement; ``copies`` say which
    of its documents carry over words of which; ``rulings`` are the judgements by hand that stand and speak of its
    reports; ``mentions`` are the other exchanges that its documents name, ``mentioned_by`` where others name it.
    """

    exchange: Exchange
    voices: tuple[Voice, ...]
    copies: tuple[Copy, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    mentions: tuple[Link, ...] = ()
    mentioned_by: tuple[Link, ...] = ()
