"""A comparison made by hand in which every label occurs: two invented accounts of one call."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from communique.model import (
    Account,
    Actor,
    Citation,
    Clause,
    Comparison,
    Fact,
    Labelled,
    Match,
    Provenance,
    Span,
)

if TYPE_CHECKING:
    from communique.model.comparison import Label

HATHMOOR, TALVASH = Actor(name="Maren Hathmoor", side="XHV"), Actor(name="Oren Talvash", side="XTR")
PARAGRAPHS: dict[Literal["A", "B"], tuple[str, ...]] = {
    "A": (
        "Hathmoor said that the lighthouse will be mended. She urged the port to stay open in winter.",
        "Talvash said that the nets, the buoys and the harbour dues need a new treaty. He noted that fog is no excuse.",
        "“The tide waits for nobody,” Talvash said. He said that he is grateful for the pilots.",
        "Hathmoor said that the herring come back. She regretted the loss of the ferry.",
        "Talvash wished the crews well. He said that the chart is old. He said that the bell rings at dusk.",
    ),
    "B": (
        "Talvash said: the lighthouse will be mended. The tide waits for nobody, he said.",
        "He asked the port to stay open in winter. He demanded that fog is no excuse.",
        "I am grateful for the pilots, said Talvash. The nets and the buoys need a new treaty.",
        "“The herring come back,” Hathmoor said. The chart is old, and it was drawn in Ledrin.",
        "He said that nobody counts the gulls. He said that the bell rings at dusk.",
    ),
}
POINTS: tuple[tuple[Label, str, Actor, str, Actor], ...] = (
    ("differently-attributed", "the lighthouse will be mended", HATHMOOR, "the lighthouse will be mended", TALVASH),
    ("weaker", "the port to stay open in winter", HATHMOOR, "the port to stay open in winter", HATHMOOR),
    (
        *("narrowed", "the nets, the buoys and the harbour dues need a new treaty", TALVASH),
        *("The nets and the buoys need a new treaty", TALVASH),
    ),
    ("stronger", "fog is no excuse", TALVASH, "fog is no excuse", TALVASH),
    ("quotation-lost", "The tide waits for nobody", TALVASH, "The tide waits for nobody", TALVASH),
    ("reported-speech", "he is grateful for the pilots", TALVASH, "I am grateful for the pilots", TALVASH),
    ("quotation-made", "the herring come back", HATHMOOR, "The herring come back", HATHMOOR),
    ("widened", "the chart is old", TALVASH, "The chart is old, and it was drawn in Ledrin", TALVASH),
    ("verbatim", "the bell rings at dusk", TALVASH, "the bell rings at dusk", TALVASH),
)
ONLY_A = (("the loss of the ferry", HATHMOOR, "sea"), ("the crews well", TALVASH, "sea"))
ONLY_B = (("nobody counts the gulls", TALVASH, "birds"),)


def provenance(mark: str, **changed: Any) -> Provenance:
    values = {
        "document": mark.lower() * 64,
        "name": f"call-{mark.lower()}.txt",
        "title": f"The call as {mark} tells it",
        "outlet": {"A": "Linden House", "B": "Tarpress"}[mark],
        "side": {"A": "XHV", "B": "XTR"}[mark],
        "published": date(2031, 3, 28),
        "address": None,
    }
    return Provenance(**{**values, **changed})


def account(
    mark: Literal["A", "B"], clauses: list[tuple[str, Actor, str | None]], text: str, **changed: Any
) -> Account:
    found = []
    for words, speaker, topic in clauses:
        start = text.index(words)
        span = Span(start, start + len(words))
        quoted = text[start - 1] == "“"
        found.append(
            Clause(
                spans=(span,),
                words=words,
                said=span,
                speakers=(speaker,),
                act="state",
                cue="said that",
                quoted=quoted,
                statement=len(found),
                topic=topic,
            )
        )
    told = provenance(mark, **changed)
    return Account(
        provenance=told,
        clauses=tuple(sorted(found, key=lambda clause: clause.spans)),
        warnings=("may be an excerpt",) if mark == "B" else (),
        text=text,
        body=(Span(0, len(text)),),
    )


def number_of(told: Account, words: str) -> int:
    return next(number for number, clause in enumerate(told.clauses) if clause.words == words)


def comparison(**changed: Any) -> Comparison:
    """Two accounts with every label once; fields of ``changed`` are those of the first text's provenance."""
    texts = {mark: "\n\n".join(paragraphs) for mark, paragraphs in PARAGRAPHS.items()}
    a = account("A", [*((words, who, None) for _, words, who, _, _ in POINTS), *ONLY_A], texts["A"], **changed)
    b = account("B", [*((words, who, None) for _, _, _, words, who in POINTS), *ONLY_B], texts["B"])
    matches = []
    for label, one, _, other, _ in POINTS:
        i, j = number_of(a, one), number_of(b, other)
        labels = [Labelled(label=label, rule=f"the rule of {label}")]
        if label == "quotation-lost":
            labels.append(Labelled(label="moved", rule="earlier in B"))
        matches.append(Match(a=(i,), b=(j,), score=0.9, labels=tuple(reversed(labels))))
    return Comparison(
        a=a,
        b=b,
        matches=tuple(sorted(matches, key=lambda match: match.a)),
        only_a=tuple(sorted(number_of(a, words) for words, *_ in ONLY_A)),
        only_b=tuple(number_of(b, words) for words, *_ in ONLY_B),
        facts=(
            Fact(kind="kind", a="call", b="call", agree=True),
            Fact(
                kind="who asked",
                a=None,
                b="Maren Hathmoor (XHV)",
                agree=False,
                cited_b=Citation(provenance=b.provenance, spans=(Span(0, 7),), words="Talvash"),
            ),
        ),
        headline="1 of 12 verbatim",
    )
