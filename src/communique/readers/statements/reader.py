"""Reads the statements of a text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.readers.statements.counterparts import with_names
from communique.readers.statements.finished import finished
from communique.readers.statements.lexicon import load_lexicon
from communique.readers.statements.scene import Scene, own_office, own_officer, title_sides
from communique.readers.statements.text_reader import TextReader
from communique.readers.statements.turn_speech import resumed

if TYPE_CHECKING:
    from communique.knowledge.gazetteer import Gazetteer
    from communique.model import Report, Statement
    from communique.readers.cast import Cast
    from communique.readers.parse import Parser
    from communique.text.prose import Prose

TRIP = re.compile(r"\b(?:trip|travel|visit|meetings)s?\b", re.IGNORECASE)
"""Words of a headline over several meetings abroad."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the statements reader is told of the text besides its prose."""

    cast: Cast
    reports: tuple[Report, ...]
    gazetteer: Gazetteer
    home: str | None
    title: str | None = None


def read_statements(prose: Prose, setting: Setting, parser: Parser) -> tuple[Statement, ...]:
    """All statements of the prose in the order of their content, with spans of the document's text."""
    scene = _set_scene(prose, setting)
    drafts = TextReader(prose, scene, load_lexicon(general=scene.general), parser, setting.title).read()
    return tuple(finished(draft, prose, scene) for draft in resumed(drafts, prose.text))


def _set_scene(prose: Prose, setting: Setting) -> Scene:
    scene = Scene(
        setting.cast,
        with_names(setting.reports, setting.cast),
        setting.gazetteer,
        setting.home,
        own_office=own_office(prose.text, prose.paragraphs, setting.cast),
        title_sides=title_sides(setting.title, setting.gazetteer, setting.home),
        on_trip=any(report.kind == "visit" for report in setting.reports) or bool(TRIP.search(setting.title or "")),
    )
    officer = own_officer(prose.text, scene.own_office, setting.cast) if scene.own_office is not None else None
    scene.officer = scene.actor(officer) if officer is not None else None
    return scene
