"""Stock phrases (Chinese: tifa): where they are used, by whom, since when, and out of how many."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

    from communique.model.citation import Citation, Provenance
    from communique.model.rate import Rate
    from communique.model.span import Span
    from communique.model.statement import Actor

TallyKind = Literal["year", "outlet", "side", "speaker", "speaker side"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Voiced:
    """Spans of a text that speakers said, and the exchange in which they did (its slug), None where none is known."""

    spans: tuple[Span, ...]
    speakers: tuple[Actor, ...]
    exchange: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text as phrases are sought in it.

    ``exchange`` is the first that it reports, None where it reports none; ``day`` the one on which it was published,
    else that of the exchange. ``apart`` are spans that belong to no phrase: names and titles of people, cues and those
    whom they name.
    """

    provenance: Provenance
    text: str
    body: tuple[Span, ...]
    exchange: str | None
    day: date | None
    apart: tuple[Span, ...] = ()
    voiced: tuple[Voiced, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseUse:
    """One occurrence. ``case`` is what it counts for: the exchange, or the document that reports none (then ``exchange``
    is None); copies of one text count for one case. ``variant`` are its words, folded; ``before`` and ``after`` what
    stands next to it, on one line.
    """

    citation: Citation
    before: str
    after: str
    variant: str
    case: str
    exchange: str | None
    day: date | None
    speakers: tuple[Actor, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """Words in which a phrase stands, and the number of cases in which it does."""

    words: str
    cases: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The share of cases with a phrase among those of one year, outlet, side of outlets, speaker or side of speakers;
    ``first`` is the first use there, None where there is none.
    """

    kind: TallyKind
    label: str
    share: Rate
    first: PhraseUse | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """The first or last use, and what the archive holds beyond it: ``beyond`` cases of the same outlets' side (of all,
    where it has none) on days before the first or after the last, ``same_year`` in its own year; None without a day.
    """

    use: PhraseUse
    beyond: int
    same_year: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyness:
    """How a side's use differs from that of all others. ``g2`` is Dunning's log-likelihood ratio (1993), negative where
    the side uses the phrase less; from 3.84 on, chance alone gives as much in one of twenty cases.
    """

    side: str
    own: Rate
    others: Rate
    g2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Disuse:
    """A phrase that went out of use: ``before`` counts it up to its last use, ``since`` the cases after that, in none of
    which it stands. ``chance`` is the probability of as long a silence had nothing changed: (1 - share before) to the
    power of the number of cases since.
    """

    before: Rate
    since: int
    chance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase in its commonest words, with its variants and every use, by day.

    ``exchanges`` and ``documents`` count the cases with it among exchanges, and among documents that report none;
    ``known`` is the note of the table of known formulas, where it stands there.
    """

    words: str
    variants: tuple[Variant, ...]
    uses: tuple[PhraseUse, ...]
    exchanges: Rate
    documents: Rate
    first: Bound
    last: Bound
    score: float
    known: str | None = None
    keyness: tuple[Keyness, ...] = ()
    disuse: Disuse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseCard:
    """All of one phrase: its tallies by year, outlet, side and speaker. ``covers`` are the first and last day of all
    texts, None where none has a day.
    """

    phrase: Phrase
    tallies: tuple[Tally, ...]
    covers: tuple[date, date] | None = None
