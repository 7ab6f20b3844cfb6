"""Stock phrases: the table of those that come again, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Annotated, ClassVar

from fastapi import APIRouter, Path, Query, Request
from fastapi.responses import RedirectResponse, Response

from communique.model import Listed, Slice, UsageError
from communique.render.charts import phrase_chart
from communique.render.phrases import HEADINGS
from communique.web.asked.lists import Asked
from communique.web.asked.pages import PhrasesForm
from communique.web.charts import Chart, ChartEnding, chart_file, chart_files, draw_chart
from communique.web.desk import AtDesk
from communique.web.finding.passing import AtFindingDesk
from communique.web.page import Context, Page, Section, files_of
from communique.web.questions.limits import check_size
from communique.web.streaming import respond
from communique.web.urls import citation_path, listing_path, phrase_path

if TYPE_CHECKING:
    from communique.model import Phrase, PhraseCard, PhraseUse, Tally
    from communique.render.charts.drawing import Drawing
    from communique.web.desk import Desk

router = APIRouter(include_in_schema=False)
PATH = "/phrases"
MOST_AT_ALL = 1000
SHOWN = 12
"""So many shares of one kind are shown unfolded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FinderContext(Context):
    """What can be asked for."""

    template = "phrases/finder.html"
    asked: PhrasesForm
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhrasesContext(Context):
    """The phrases that are asked for; ``further`` is the address of a longer list, "" where this is all of it."""

    template = "phrases/list.html"
    phrases: tuple[Phrase, ...]
    is_dropped: bool
    further: str
    why_none: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """The shares of one kind: those with most ``shown``, the rest ``folded``. ``most`` is the largest."""

    heading: str
    shown: tuple[Tally, ...]
    folded: tuple[Tally, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseContext(Context):
    """One phrase, with a part of its uses."""

    template = "phrases/phrase.html"
    phrase: Phrase
    shares: tuple[Shares, ...]
    uses: Listed[PhraseUse]
    chart: Chart
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoPhraseContext(Context):
    """Why there is no such phrase, those that are ``near``, and the words to search for; ``status`` is what a page without
    it answers, as the API does.
    """

    template = "phrases/none.html"
    status: ClassVar[HTTPStatus] = HTTPStatus.NOT_FOUND
    why_none: str
    near: tuple[str, ...] = ()
    quoted: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TooManyContext(NoPhraseContext):
    """That the archive has too many texts to look for phrases in."""

    status: ClassVar[HTTPStatus] = HTTPStatus.CONFLICT


@router.get(PATH)
def phrases(request: Request, desk: AtDesk, asked: Annotated[PhrasesForm, Query()]) -> Response:
    """Stock phrases, the most formulaic first."""
    if asked.words is not None:
        return RedirectResponse(phrase_path(asked.words), status_code=303)
    section = Section(
        id="list",
        heading="Phrases that went out of use" if asked.dropped else "Wording that comes again",
        ask=lambda: _listed(desk, asked),
        question=("phrases", *asked.options.values(), asked.most),
    )
    page = Page(
        title="Phrases",
        place="phrases",
        lead=FinderContext(asked=asked, path=PATH),
        sections=(section,),
        downloads=files_of(PATH, **asked.query),
        styles=("phrases.css",),
    )
    return respond(request, desk, page)


def _listed(desk: Desk, asked: PhrasesForm) -> Context:
    try:
        check_size(desk.archive)
    except UsageError as error:
        return TooManyContext(why_none=str(error))
    found = desk.archive.phrases(most=asked.most, **asked.options)
    longer = {**asked.query, "most": min(4 * asked.most, MOST_AT_ALL)}
    return PhrasesContext(
        phrases=tuple(found),
        is_dropped=asked.dropped,
        further=listing_path(PATH, **longer) if len(found) == asked.most < MOST_AT_ALL else "",
        why_none="" if found else desk.archive.why_no_phrase(**asked.options),
    )


PhraseWords = Annotated[str, Path(max_length=300)]


@router.get(PATH + "/{words:path}/chart.{ending}")
def chart(desk: AtFindingDesk, words: PhraseWords, ending: ChartEnding) -> Response:
    """The chart of a phrase as a file."""
    check_size(desk.archive)
    return chart_file(desk, lambda: phrase_chart(desk.archive.phrase(words)), ending)


@router.get(PATH + "/{words:path}")
def phrase(request: Request, desk: AtDesk, words: PhraseWords, asked: Annotated[Asked, Query()]) -> Response:
    """One phrase in all its variants. Where the texts have to be gathered first, which can take minutes, the page begins
    before it is known that none has the phrase, and says so in its section.
    """
    section = Section(
        id="use",
        heading="How it is used",
        ask=lambda: _shown(desk, words, asked.part),
        question=("phrase", words, asked.part),
    )
    page = Page(
        title=words,
        kind="Phrase",
        place="phrases",
        sections=(section,),
        downloads=(
            *files_of("/phrase-tallies", "shares", phrase=words),
            *files_of("/phrase-uses", "uses", phrase=words),
            *chart_files(f"{phrase_path(words)}/chart"),
        ),
        styles=("charts.css", "phrases.css"),
        scripts=("charts.js",),
    )
    return respond(request, desk, page, decided_by=section)


def _shown(desk: Desk, words: str, part: Slice) -> Context:
    quoted = f'"{words.replace(chr(34), " ")}"'
    try:
        check_size(desk.archive)
    except UsageError as error:
        return TooManyContext(why_none=str(error), quoted=quoted)
    card = desk.archive.find_phrase(words)
    if card is None:
        near = tuple(desk.archive.near_phrases(words))
        return NoPhraseContext(why_none=f"No text has the phrase “{words}”.", near=near, quoted=quoted)
    return _card_shown(desk, card, part, phrase_path(words))


def _card_shown(desk: Desk, card: PhraseCard, part: Slice, path: str) -> PhraseContext:
    uses = card.phrase.uses

    def draw() -> Drawing:
        return phrase_chart(card, link=citation_path)

    return PhraseContext(
        phrase=card.phrase,
        shares=tuple(_shares(card)),
        uses=Listed(items=uses[part.offset : part.offset + part.limit], total=len(uses), part=part),
        chart=draw_chart(draw, desk.draw),
        path=path,
    )


def _shares(card: PhraseCard) -> list[Shares]:
    """The shares by kind, those kinds that there are."""
    found = []
    for kind, heading in HEADINGS.items():
        of_kind = tuple(tally for tally in card.tallies if tally.kind == kind)
        cut = len(of_kind) if kind == "year" else SHOWN
        if of_kind:
            found.append(Shares(heading=heading, shown=of_kind[:cut], folded=of_kind[cut:]))
    return found
