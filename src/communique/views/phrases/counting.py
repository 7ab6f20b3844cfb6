"""The uses of a phrase, each in its case, and its shares of the cases that were covered."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from communique.model import Keyness, PhraseUse, Tally
from communique.views.citing import cite
from communique.views.phrases.shares import likelihood_ratio
from communique.views.rates import rate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from communique.model import Actor, Span, Voiced, Wording
    from communique.model.phrase import TallyKind
    from communique.views.phrases.cases import Cases
    from communique.views.phrases.corpus import Corpus
    from communique.views.phrases.matching import Place

AROUND = 80
"""So many characters are shown to either side of a use."""
NO_DAY = "day not known"


class Counter:
    """Counts uses in a corpus; what it covers is gathered once."""

    def __init__(self, corpus: Corpus, cases: Cases) -> None:
        self.corpus, self.cases = corpus, cases
        self._covered = self._cover()

    def uses(self, places: Iterable[Place]) -> tuple[PhraseUse, ...]:
        """What stands at these places, by day; uses whose day is not known come last."""
        found = [self._use(place) for place in places]
        return tuple(sorted(found, key=by_day))

    def _use(self, place: Place) -> PhraseUse:
        corpus = self.corpus
        number = int(corpus.text[place.first])
        wording, span = corpus.wordings[number], corpus.span(*place)
        voiced = voice_at(wording, span)
        exchange = voiced.exchange if voiced is not None and voiced.exchange is not None else wording.exchange
        case = exchange or self.cases.names[int(self.cases.of_text[number])]
        return PhraseUse(
            citation=cite(wording.text, (span,), wording.provenance),
            before=_line(wording.text[max(0, span.start - AROUND) : span.start], cut_left=span.start > AROUND),
            after=_line(wording.text[span.end : span.end + AROUND], cut_left=False),
            variant=corpus.read(*place),
            case=case,
            exchange=case if self.cases.are_exchanges(case) else None,
            day=wording.day,
            speakers=voiced.speakers if voiced is not None else (),
        )

    def _cover(self) -> dict[tuple[TallyKind, str], set[str]]:
        covered: dict[tuple[TallyKind, str], set[str]] = defaultdict(set)
        for number, wording in enumerate(self.corpus.wordings):
            case = self.cases.names[int(self.cases.of_text[number])]
            told = {case, *(voiced.exchange for voiced in wording.voiced if voiced.exchange is not None)}
            for key in _keys(wording):
                covered[key] |= told
            for voiced in wording.voiced:
                for key in _speaking(voiced.speakers):
                    covered[key].add(voiced.exchange or case)
        return covered

    def tallies(self, uses: Sequence[PhraseUse]) -> tuple[Tally, ...]:
        """By year (all that the archive covers), outlet, side, speaker and speakers' side (those with a use)."""
        groups: dict[tuple[TallyKind, str], list[PhraseUse]] = defaultdict(list)
        for use in uses:
            for key in (*_origins(use), *_speaking(use.speakers)):
                groups[key].append(use)
        wanted = {key for key in self._covered if key[0] in {"year", "outlet", "side"}} | set(groups)
        return tuple(sorted((self._tally(key, groups[key]) for key in wanted), key=_order))

    def _tally(self, key: tuple[TallyKind, str], uses: Sequence[PhraseUse]) -> Tally:
        kind, label = key
        share = rate(len({use.case for use in uses}), len(self._covered[key]))
        return Tally(kind=kind, label=label, share=share, first=uses[0] if uses else None)

    def keyness(self, uses: Sequence[PhraseUse]) -> tuple[Keyness, ...]:
        """Each side of outlets against all others; none where there is only one."""
        sides = sorted(label for kind, label in self._covered if kind == "side")
        return tuple(self._against_others(side, sides, uses) for side in sides) if len(sides) > 1 else ()

    def _against_others(self, side: str, sides: Sequence[str], uses: Sequence[PhraseUse]) -> Keyness:
        shares = []
        for group in ({side}, set(sides) - {side}):
            covered = set[str]().union(*(self._covered["side", one] for one in group))
            shares.append(rate(len({use.case for use in uses if use.citation.provenance.side in group}), len(covered)))
        return Keyness(side=side, own=shares[0], others=shares[1], g2=likelihood_ratio(*shares))


def _line(text: str, *, cut_left: bool) -> str:
    """Text on one line, without the word that it may have been cut in."""
    words = text.split(" ")
    kept = words[1:] if cut_left else words[:-1] if len(text) == AROUND else words
    return " ".join(" ".join(kept).split())


def by_day(use: PhraseUse) -> tuple[bool, str, str, tuple[Span, ...]]:
    """A key that sorts uses by day, then by document and place."""
    day = use.day.isoformat() if use.day is not None else ""
    return (use.day is None, day, use.citation.provenance.name, use.citation.spans)


def voice_at(wording: Wording, span: Span) -> Voiced | None:
    """The statement in which a span stands; of nested ones the innermost."""
    around = [(part, voiced) for voiced in wording.voiced for part in voiced.spans if part.covers(span)]
    return min(around, key=lambda found: found[0].end - found[0].start)[1] if around else None


def _keys(wording: Wording) -> Iterator[tuple[TallyKind, str]]:
    yield "year", str(wording.day.year) if wording.day is not None else NO_DAY
    if wording.provenance.outlet is not None:
        yield "outlet", wording.provenance.outlet
    if wording.provenance.side is not None:
        yield "side", wording.provenance.side


def _origins(use: PhraseUse) -> Iterator[tuple[TallyKind, str]]:
    yield "year", str(use.day.year) if use.day is not None else NO_DAY
    if use.citation.provenance.outlet is not None:
        yield "outlet", use.citation.provenance.outlet
    if use.citation.provenance.side is not None:
        yield "side", use.citation.provenance.side


def _speaking(speakers: Iterable[Actor]) -> Iterator[tuple[TallyKind, str]]:
    for speaker in speakers:
        label = speaker.name or speaker.side
        if label is not None:
            yield "speaker", label
        if speaker.side is not None:
            yield "speaker side", speaker.side


KINDS: tuple[TallyKind, ...] = ("year", "outlet", "side", "speaker side", "speaker")


def _order(tally: Tally) -> tuple[int, int, str]:
    """Years in their order, all else by the number of cases with the phrase."""
    by_number = 0 if tally.kind == "year" else -tally.share.count
    return (KINDS.index(tally.kind), by_number, tally.label)
