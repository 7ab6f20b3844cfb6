"""Two accounts laid side by side, clause by clause."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from communique.model.citation import Citation, Provenance
    from communique.model.silence import Silence
    from communique.model.span import Span
    from communique.model.statement import Act, Actor, Capacity, Mode

Label = Literal[
    "verbatim",
    "reported-speech",
    "quotation-made",
    "quotation-lost",
    "reworded",
    "moved",
    "weaker",
    "stronger",
    "narrowed",
    "widened",
    "differently-attributed",
]
SIGNIFICANCE: tuple[Label, ...] = (
    "differently-attributed",
    "quotation-made",
    "quotation-lost",
    "stronger",
    "weaker",
    "narrowed",
    "widened",
    "reworded",
    "moved",
    "verbatim",
    "reported-speech",
)
"""Labels by what they tell an analyst, the most telling first."""

SAID_ALIKE: frozenset[Label] = frozenset({"verbatim", "reported-speech"})
"""Labels of points on which two accounts differ in nothing that matters."""

FactKind = Literal["day", "kind", "place", "who asked", "participants", "offices", "order of topics"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One point that an account makes: a statement's content, or a part of it where it lists several, or a stretch of
    narration (then without speakers and act).

    ``spans`` index the account's text, without the frame ("said that"); ``words`` are what they read on one line.
    ``statement`` is the place of the statement in the reading, None for narration. ``quoted`` says that the account
    gives it as a quotation, ``mode`` how the statement is given otherwise. ``said`` is the stretch from frame to end that shows the clause at work, for a reader.
    ``of_exchange`` marks the narration that reports the exchange itself ("spoke by phone today"). ``topic`` is the name of a
    subject in ``views/data/topics.csv``, None where none fits.
    """

    spans: tuple[Span, ...]
    words: str
    said: Span
    speakers: tuple[Actor, ...] = ()
    addressees: tuple[Actor, ...] = ()
    on_behalf_of: Capacity | None = None
    act: Act | None = None
    cue: str | None = None
    quoted: bool = False
    mode: Mode | None = None
    statement: int | None = None
    of_exchange: bool = False
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A label and the rule that gave it, in words that name what was found ("“urged” in A, “hoped” in B").

    Of two accounts A and B, ``weaker``, ``narrowed`` and ``quotation-lost`` say what B is beside A.
    """

    label: Label
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Clauses of A and of B, by their numbers, that make one point. ``score`` (0 to 1) says how alike they are."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    labels: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One report as a comparison sees it. ``warnings`` say what to bear in mind (an excerpt, a translation, second-hand).
    ``text`` is the whole text, which all spans index, and ``body`` are the article's own words in it.
    """

    provenance: Provenance
    clauses: tuple[Clause, ...]
    warnings: tuple[str, ...] = ()
    text: str = ""
    body: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Something that both accounts can tell of the exchange itself. A value is None where the account doesn't tell it;
    the citations are the words that do, None where it is known from elsewhere (metadata, inference). ``agree`` says
    that both tell it and can both be right. ``who`` is the person whose office it is, None for all other facts.
    """

    kind: FactKind
    a: str | None
    b: str | None
    agree: bool
    cited_a: Citation | None = None
    cited_b: Citation | None = None
    who: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two accounts of one exchange. ``only_a`` and ``only_b`` are the numbers of clauses that the other text doesn't
    mention. ``headline`` is the outcome in one line. ``exchange`` is the exchange of an archive of which both tell, None
    where two files were compared; ``silences`` say how usual it is that one side is silent, where an archive was asked.
    """

    a: Account
    b: Account
    matches: tuple[Match, ...]
    only_a: tuple[int, ...]
    only_b: tuple[int, ...]
    facts: tuple[Fact, ...] = ()
    headline: str = ""
    exchange: str | None = None
    silences: tuple[Silence, ...] = ()
