"""Words with a name set to them by punctuation alone: a headline ("Varga: Ferries will run") and a signed quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.statements.acts import content_act
from communique.readers.statements.contents import trim
from communique.readers.statements.draft import Draft, Origin
from communique.readers.statements.groups import speaking_nouns

if TYPE_CHECKING:
    from communique.readers.statements.scene import Scene

HEADLINE = re.compile(r"(?P<label>[A-Z][^:.!?\n\"“”]{1,40}):\s+(?=\S)")
COLUMNS = frozenset("analysis editorial opinion column review video photo photos letters latest update".split())
LONGEST_HEADLINE = 160
SIGNATURE = re.compile(
    r"[\"”»][\s\xa0]*(?:--?|[-–—―])[\s\xa0]*(?P<name>[A-Z][\w.'’-]+(?:[\s\xa0]+[A-Z][\w.'’-]*){1,4}?)[\s\xa0]*[.]?[\s\xa0]*$"
)


def is_headline(text: str, paragraph: Span) -> bool:
    """Whether a first paragraph is a headline with a label, and no turn of a transcript."""
    words = paragraph.of(text)
    label = HEADLINE.match(words)
    return label is not None and len(words) <= LONGEST_HEADLINE and not label["label"].isupper()


def headline(text: str, paragraph: Span, scene: Scene) -> Draft | None:
    """What a headline gives to the one whom it names before its colon; None where that is no person and no source."""
    label = HEADLINE.match(text, paragraph.start, paragraph.end)
    if label is None or not is_headline(text, paragraph):
        return None
    source = Span(*label.span("label"))
    named = scene.figure_at(source)
    if len(named) != 1 and not _is_source(text, paragraph, label["label"], scene):
        return None
    speakers = (scene.actor(named[0]),) if len(named) == 1 else ()
    content = trim(text, Span(label.end(), paragraph.end))
    act = content_act(content.of(text))
    return Draft(speakers, (), act, "indirect", source, None, (content,), "headline")


def _is_source(text: str, paragraph: Span, label: str, scene: Scene) -> bool:
    """Whether a label is "Poll", or someone of whom the text goes on to tell; a place or a column's name is none."""
    last = label.rsplit(maxsplit=1)[-1].lower()
    if last in COLUMNS:
        return False
    again = re.search(rf"\b{re.escape(label)}\b(?!:)", text[paragraph.end :])
    return last in speaking_nouns() or (again is not None and not scene.gazetteer.find(label))


def signature(text: str, paragraph: Span, scene: Scene) -> Origin | None:
    """Who signs a quotation with a dash and a full name behind it."""
    found = SIGNATURE.search(text, paragraph.start, paragraph.end)
    if found is None:
        return None
    source = Span(*found.span("name"))
    named = scene.figure_at(source)
    if len(named) == 1:
        return Origin((scene.actor(named[0]),), source)
    return Origin((Actor(name=" ".join(found["name"].split()), side=None),), source)
