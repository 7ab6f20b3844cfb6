"""Stock phrases of an archive."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING

from communique.api.answers import Answers
from communique.api.latest import Latest, Remembered
from communique.model import ExchangeFilter, NotFoundError, Span, StatementFilter, UsageError, Voiced, Wording
from communique.model.errors import EMPTY
from communique.text.names import fold
from communique.text.nearest import nearest, or_nearest, told_nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from communique.api.reader import Reader
    from communique.model import Actor, Document, Person, Phrase, PhraseCard, Statement
    from communique.store.contract import Store
    from communique.views.phrases.find import Phrases

LAST, MOST = 20, 50
LISTS = " communique statements lists who does."
NAMED = 2000
"""Among so many phrases the nearest to an unknown one are sought."""


@dataclass(frozen=True, kw_only=True)
class PhraseTexts:
    """The texts of an archive as phrases are sought in them."""

    wordings: tuple[Wording, ...]

    @cached_property
    def whole(self) -> Phrases:
        """The phrases of all of them."""
        from communique.views.phrases.find import Phrases

        return Phrases(self.wordings)

    @cached_property
    def usual(self) -> Remembered[Phrase]:
        """The phrases in as many of them as is usual, the most formulaic first."""
        return Remembered(self.whole.found())


class PhraseAnswers(Answers):
    """What an archive answers on the wording of its texts."""

    def __init__(self, store: Store, reader: Reader) -> None:
        super().__init__(store, reader)
        self._phrase_texts: Latest[PhraseTexts] = Latest(store.stamp)

    def close(self) -> None:
        """Let go of the file, and of the texts in memory."""
        self._phrase_texts.forget()
        super().close()

    def _texts(self, advance: Callable[[str], object] = str) -> PhraseTexts:
        """All texts, gathered at the first question and again when the archive has changed: that takes as long as an
        answer. Raises UsageError where there is no text.
        """
        return self._phrase_texts.get(lambda: self._gathered(advance))

    def _gathered(self, advance: Callable[[str], object]) -> PhraseTexts:
        found = tuple(self._wordings(advance))
        if not found:
            raise UsageError(EMPTY)
        return PhraseTexts(wordings=found)

    def phrases(  # noqa: PLR0913  # one parameter a question
        self,
        *,
        side: str | None = None,
        speaker: str | None = None,
        new_since: date | None = None,
        is_dropped: bool = False,
        least: int | None = None,
        last: int = LAST,
        most: int | None = MOST,
        advance: Callable[[str], object] = str,
    ) -> list[Phrase]:
        """Stock phrases, the most formulaic first: those of the outlets of a ``side``, of a ``speaker``'s statements
        (any part of a name, or a side), or of all texts, used in ``least`` exchanges or more (by default two, and five in a
        large archive; a document that reports none counts for itself).

        ``new_since``: only those not used before a day though texts reach back before it; ``is_dropped``: only those in
        none of the ``last`` exchanges of their side. ``advance`` is called with each document's name where the texts have
        to be gathered; they stay in memory until the archive changes. Raises UsageError for an unknown side or speaker, and
        where there is no text.
        """
        from communique.views.phrases.find import Phrases, dropped
        from communique.views.phrases.find import new_since as first_used_since

        texts = self._texts(advance)
        chosen = self._chosen(texts.wordings, side, speaker)
        of_all = speaker is None and len(chosen) == len(texts.wordings)
        known = texts.whole if of_all else Phrases(chosen)
        found = iter(texts.usual) if of_all and least is None else known.found(least)
        if is_dropped:
            found = iter(dropped(found, last))
        if new_since is not None:
            found = iter(first_used_since(found, new_since))
        listed = list(islice(found, most))
        if of_all:
            return listed
        return [replace(phrase, keyness=texts.whole.keyness(phrase.words)) for phrase in listed]

    def why_no_phrase(  # one parameter a question
        self,
        *,
        side: str | None = None,
        speaker: str | None = None,
        new_since: date | None = None,
        is_dropped: bool = False,
        least: int | None = None,
        last: int = LAST,
    ) -> str:
        """Why ``phrases`` lists none when asked so, by the option that leaves none."""
        narrowed = is_dropped or new_since is not None
        of_these = partial(self.phrases, side=side, speaker=speaker, least=least, most=1)
        if not narrowed or not of_these():
            return "No phrase comes as often. Lower --least, or read more texts: communique read PATH."
        if is_dropped and not of_these(is_dropped=True, last=last):
            return f"No phrase is absent from the last {last} exchanges of its side. Lower --last."
        both = ", or leave out --dropped" if is_dropped else ""
        return f"No phrase was used first on {new_since} or later. Give an earlier day to --new-since{both}."

    def phrase(self, text: str, *, advance: Callable[[str], object] = str) -> PhraseCard:
        """One phrase in all its variants, with its shares by year, outlet, side and speaker; ``advance`` as in ``phrases``.
        Raises NotFoundError with the nearest that there are, UsageError where there is no text.
        """
        card = self.find_phrase(text, advance=advance)
        if card is None:
            advice = told_nearest(self.near_phrases(text)) or " communique phrases lists those that come again."
            raise NotFoundError(f"{text}: no text has this phrase.{advice}")
        return card

    def find_phrase(self, text: str, *, advance: Callable[[str], object] = str) -> PhraseCard | None:
        """As ``phrase``; None where no text has it."""
        return self._texts(advance).whole.one(text)

    def near_phrases(self, text: str) -> list[str]:
        """The phrases nearest to one that no text has, the likest first."""
        return nearest(text, (phrase.words for phrase in islice(self._texts().usual, NAMED)))

    def _chosen(self, wordings: Sequence[Wording], side: str | None, speaker: str | None) -> Sequence[Wording]:
        """The texts of a side's outlets, and in them a speaker's words alone."""
        if side is not None:
            code = self._known_side(side)
            sides = sorted({wording.provenance.side for wording in wordings if wording.provenance.side is not None})
            wordings = [wording for wording in wordings if wording.provenance.side == code]
            if not wordings:
                known = (
                    f"There are outlets of {', '.join(sides)}."
                    if sides
                    else "Read the documents again with the --overlay that knows their outlets."
                )
                raise UsageError(f"{side}: no outlet here is known to publish for this side. {known}")
        if speaker is not None:
            said = [_said_by(wording, speaker, self._side(speaker)) for wording in wordings]
            names = {actor.name or "" for wording in wordings for one in wording.voiced for actor in one.speakers}
            wordings = [wording for wording in said if wording.body]
            if not wordings:
                meant = self._side(speaker)
                nobody = self._none_of([meant]) if meant is not None else None
                raise UsageError(
                    nobody
                    or f"{speaker}: nobody called this says anything here.{or_nearest(speaker, sorted(names)) or LISTS}"
                )
        return wordings

    def _wordings(self, advance: Callable[[str], object]) -> Iterator[Wording]:
        """Every text with what phrases need of its reading, by name."""
        from communique.views.citing import provenance_of

        exchanges = self._first_exchanges()
        voiced, framed = self._spoken()
        texts = list(self._store.texts())
        names = _common_names(texts)
        for document, people in texts:
            advance(document.name)
            key = document.sha256
            exchange, day = exchanges.get(key, (None, None))
            yield Wording(
                provenance=provenance_of(document),
                text=document.text,
                body=document.body,
                exchange=exchange,
                day=document.published.day if document.published is not None else day,
                apart=tuple(sorted({*framed.get(key, ()), *_named(people)})),
                voiced=tuple(_renamed(one, people, names) for one in voiced.get(key, ())),
            )

    def _first_exchanges(self) -> dict[str, tuple[str, date | None]]:
        """The exchange that each document reports first, with the first day that it gives."""
        found: dict[str, tuple[int, str, date | None]] = {}
        for slug, records in self._store.exchanges(ExchangeFilter()):
            for record in records:
                report = record.report
                place = report.span.start if report.span is not None else 0
                day = report.date.earliest if report.date is not None else None
                known = found.get(record.document)
                if known is None or (place, slug) < known[:2]:
                    found[record.document] = (place, slug, day)
        return {document: (slug, day) for document, (_, slug, day) in found.items()}

    def _spoken(self) -> tuple[dict[str, list[Voiced]], dict[str, list[Span]]]:
        """What each document's speakers said, and where it frames that."""
        voiced: dict[str, list[Voiced]] = {}
        framed: dict[str, list[Span]] = {}
        for record in self._store.statements(StatementFilter()):
            said = record.statement
            voiced.setdefault(record.document, []).append(
                Voiced(spans=said.content, speakers=said.speakers, exchange=record.exchange)
            )
            framed.setdefault(record.document, []).extend(_frame(said))
        return voiced, framed


def _frame(statement: Statement) -> list[Span]:
    return [span for span in (statement.source, statement.cue) if span is not None]


def _named(people: Iterable[Person]) -> Iterator[Span]:
    for person in people:
        yield from person.mentions


def _common_names(texts: Iterable[tuple[Document, tuple[Person, ...]]]) -> dict[str, str]:
    """The name that texts give most to each person whom the tables know, so that one person is counted as one."""
    counts: dict[str, Counter[str]] = {}
    for _, people in texts:
        for person in people:
            if person.entry is not None:
                counts.setdefault(person.entry, Counter())[person.name] += 1
    return {
        entry: min(found, key=lambda name: (" " not in name, -found[name], name)) for entry, found in counts.items()
    }


def _renamed(voiced: Voiced, people: Iterable[Person], names: dict[str, str]) -> Voiced:
    entries = {person.name: person.entry for person in people if person.entry is not None}
    speakers = tuple(_known(actor, entries, names) for actor in voiced.speakers)
    return replace(voiced, speakers=speakers)


def _known(actor: Actor, entries: dict[str, str], names: dict[str, str]) -> Actor:
    entry = entries.get(actor.name) if actor.name is not None else None
    return replace(actor, name=names[entry]) if entry is not None else actor


def _said_by(wording: Wording, speaker: str, side: str | None) -> Wording:
    """A text's words that one speaker says, and no others."""
    own = [voiced for voiced in wording.voiced if any(_is(actor, speaker, side) for actor in voiced.speakers)]
    body: list[Span] = []
    for span in sorted({span for voiced in own for span in voiced.spans}, key=lambda span: (span.start, -span.end)):
        start = max(span.start, body[-1].end) if body else span.start
        if start < span.end:
            body.append(Span(start, span.end))
    return replace(wording, body=tuple(body), voiced=tuple(own))


def _is(actor: Actor, speaker: str, side: str | None) -> bool:
    if side is not None and actor.side == side:
        return True
    return actor.name is not None and all(word in fold(actor.name).split() for word in fold(speaker).split())
