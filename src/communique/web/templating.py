"""The templates, and the functions that all of them have."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import TYPE_CHECKING, Any

from communique.render.citing import named, places, quotable
from communique.render.comparison.page import equip
from communique.render.console import counted
from communique.render.html import make_environment
from communique.render.judgements import judged_about, judged_by, ruling_told
from communique.render.links import mention_words
from communique.render.marking import named_told, publication_told, sure_told, telling_told, time_told
from communique.render.phrases import after_words, interval_words, keyness_words, marked_differences, of_words
from communique.render.rows import shown
from communique.render.timeline import anniversary_words, table_words
from communique.render.uptake import returned_words, taken_words
from communique.render.words import (
    circumstance_words,
    considered_words,
    mode_words,
    request_words,
    status_words,
)
from communique.text.told import (
    act_told,
    days_told,
    exchange_told,
    exchanges_told,
    field_told,
    kind_told,
    known_by,
    outlet_told,
    person_told,
    request_told,
    speakers_told,
)
from communique.text.words import WORD
from communique.web import urls
from communique.web.static import asset_path
from communique.web.wording import plainly, source_told, whole

if TYPE_CHECKING:
    from jinja2 import Environment

    from communique.web.page import Context, Shell

NAVIGATION = (
    ("exchanges", "Exchanges", "/exchanges"),
    ("pairs", "Pairs", "/pairs"),
    ("sides", "Countries", "/sides"),
    ("people", "People", "/people"),
    ("phrases", "Phrases", "/phrases"),
    ("documents", "Documents", "/documents"),
    ("review", "Review", "/review"),
)
"""Place, words and address of each entry of the navigation."""

SOUGHT = 6
"""So many words of a statement are looked for elsewhere."""


def lines(words: str) -> str:
    """Words as a page shows their lines, whatever ended these."""
    return words.replace("\r\n", "\n").replace("\r", "\n")


def searched(words: str) -> str:
    """The first words of a longer text as one asks search for them in a row."""
    return '"' + " ".join(WORD.findall(words)[:SOUGHT]) + '"'


def as_typed(words: str) -> str:
    """Words as they were typed, for the area that they are typed into: hidden characters stay what they are there."""
    from markupsafe import escape

    return escape(words)


FILTERS = (
    *(days_told, exchange_told, field_told, kind_told, known_by, outlet_told, person_told, request_told),
    *(act_told, exchanges_told, speakers_told),
    *(as_typed, counted, named, places, quotable, request_words),
    *(anniversary_words, status_words, table_words),
    *(circumstance_words, considered_words, mention_words, shown),
    *(judged_about, judged_by, mode_words, returned_words, taken_words),
    *(lines, named_told, publication_told, ruling_told, searched, sure_told, telling_told, time_told),
    *(after_words, interval_words, keyness_words, marked_differences, of_words),
    *(plainly, source_told, whole),
)
FUNCTIONS = (
    *(urls.exchange_path, urls.document_path, urls.citation_path, urls.statement_path, urls.person_path),
    *(urls.side_path, urls.pair_path, urls.phrase_path, urls.listing_path, urls.changed_path, asset_path),
)
"""The functions that all templates have, by their own names; likewise the filters above."""


@cache
def environment() -> Environment:
    """The templates of this package and that of a comparison."""
    from jinja2 import ChoiceLoader, PackageLoader

    loaders = [PackageLoader("communique.web"), PackageLoader("communique.render.comparison")]
    made = make_environment(ChoiceLoader(loaders))
    equip(made)
    made.filters.update({function.__name__: function for function in FILTERS})
    made.globals.update({function.__name__: function for function in FUNCTIONS})
    made.globals["navigation"] = NAVIGATION
    return made


def compile_all() -> None:
    """Make all templates ready, so that no visitor waits for that."""
    for template in environment().list_templates(extensions=["html"]):
        environment().get_template(template)


def show(context: Context, shell: Shell) -> str:
    """A context as its template shows it."""
    return show_template(context.template, shell, **shown_fields(context))


def show_template(template: str, shell: Shell, **given: Any) -> str:
    """A template of the frame around the contexts."""
    return environment().get_template(template).render(shell=shell, **given)


def shown_fields(context: Context) -> dict[str, Any]:
    """What a template sees of its context."""
    return {one.name: getattr(context, one.name) for one in fields(context)}  # type: ignore[arg-type]
