"""Who speaks in the first person outside quotation marks: turns of a transcript, "We, the ministers", a minister's "I"."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from communique.model import Actor, Span
from communique.readers.statements.draft import Origin
from communique.readers.statements.offices import ROLE, holder
from communique.readers.statements.signed import is_headline
from communique.text.quotes import find_quotes
from communique.text.sentences import split_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.cast import Figure
    from communique.readers.statements.scene import Scene
    from communique.text.prose import Prose

VoiceKind = Literal["turn", "joint", "statement", "release"]
LABEL = re.compile(
    r"[\"“]?(?P<label>[^\W\d_][^:.!?;\"“”\n(]{1,90}(?:\.[^:.!?;\"“”\n(]{1,60})?)(?P<aside>\([^()]{1,60}\))?\s*:\s+(?=\S)"
)
LABEL_LENGTH = 110
QUESTION = re.compile(r"(?:Q|QUESTION|Question|MODERATOR|Moderator|REPORTER|Reporter|PARTICIPANT|INTERPRETER)\b")
STAGE = re.compile(r"[\"“]?[<(\[*]|\.{3}|…|END\b")
WE = re.compile(r"\bWe\b(?!\w)")
WE_THE = re.compile(r"\b[Ww]e(?:,| ?[—–]) ?(?:the|as|our|President|Prime|Chancellor|Foreign|Ministers?|[Ll]eaders)\b")
OF_OTHERS = re.compile(
    r"(?:The (?:two |three )?(?:sides|leaders|presidents|ministers|parties|participants|delegations)|Both (?:sides|leaders|countries)|They)\b",
    re.IGNORECASE,
)
I_WORDS = re.compile(r"\bI(?:'m|'ve|'ll|'d)?\b(?!\.)")
FIRST_WORDS = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur)\b")
OWN_ACCOUNT = re.compile(
    r"\b(?:I|[Ww]e) (?:\w+ ){0,2}(?:met|spoke|told|discussed|agreed|thanked|welcomed|visited|conveyed|raised|held|had)\b"
)
FOLLOWING = re.compile(
    r"\b(?:issued|made|released|gave) (?:\w+ )?(?:the )?following (?:\w+ )?(?:statement|declaration|comment|remarks)\b"
)
OPENING_PARAGRAPHS = 3
OPENING_CHARACTERS = 60
FULL_NAME = re.compile(r"[^\W\d_a-z][\w'.-]+(?: (?:[a-z]{2,3} )?[^\W\d_a-z][\w'.-]+){1,3}")
OWN_TITLE = re.compile(
    r"\b(?:statement|remarks|message|letter|address|speech|proclamation|greetings?)\b[^:]{0,30}?\b(?:by|from|of)\b",
    re.IGNORECASE,
)
JOINT_TITLE = re.compile(
    r"\bjoint (?:[\w'’]+ ){0,3}?(?:statement|declaration|communiqu[eé])|\bcommuniqu[eé]\b", re.IGNORECASE
)
SPOKEN_SHARE = 3
"""Of the paragraphs of a monologue, at least one in so many says "I" or "we"."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks a paragraph in the first person, from where on, and the words that say so (a speaker's label)."""

    speakers: tuple[Actor, ...]
    kind: VoiceKind
    start: int
    source: Span | None = None

    @property
    def origin(self) -> Origin:
        """The speakers with the span that names them."""
        return Origin(self.speakers, self.source)


def find_voices(prose: Prose, title: str | None, scene: Scene) -> list[Voice | None]:
    """For each paragraph the voice that speaks it, None where the narrator does."""
    turns = list(_turns(prose, scene))
    if any(voice is not None for voice in turns):
        return turns
    joint = _joint(prose, title, scene)
    return joint if joint is not None else _monologue(prose, title, scene)


def _turns(prose: Prose, scene: Scene) -> Iterator[Voice | None]:
    current: Voice | None = None
    repeated = _repeated_labels(prose)
    for number, paragraph in enumerate(prose.paragraphs):
        head = prose.text[paragraph.start : min(paragraph.end, paragraph.start + LABEL_LENGTH)]
        label = LABEL.match(head)
        if label is not None and number == 0 and scene.general and is_headline(prose.text, paragraph):
            yield None
            continue
        if label is not None and QUESTION.match(head):
            current = None
        elif label is not None and (
            (speaker := _labelled(label["label"], paragraph.start + label.start("label"), scene))
            or label["label"] in repeated
        ):
            source = Span(paragraph.start + label.start("label"), paragraph.start + label.end("label"))
            current = Voice(speaker, "turn", paragraph.start + label.end(), source)
            yield current
            continue
        if current is not None and STAGE.match(head):
            current = None
        yield replace(current, start=paragraph.start) if current is not None else None


def _repeated_labels(prose: Prose) -> frozenset[str]:
    """Labels in capitals that open several paragraphs: speakers, even where the text does not say who they are."""
    heads = (LABEL.match(prose.text, *paragraph) for paragraph in prose.paragraphs)
    counts = Counter(head["label"] for head in heads if head is not None and head["label"].isupper())
    return frozenset(label for label, count in counts.items() if count > 1)


def _labelled(label: str, start: int, scene: Scene) -> tuple[Actor, ...]:
    """Whom a label names: one person and nothing but his title, in capitals too; or an office of the publisher's."""
    named = scene.figure_at(Span(start, start + len(label)))
    if len(named) == 1:
        return (scene.actor(named[0]),) if _is_title(label, named[0]) else ()
    capitals = [figure for figure in scene.cast.figures if figure.name.split()[-1].upper() in label.split()]
    if len(capitals) == 1 and label.isupper():
        return (scene.actor(capitals[0]),)
    role = ROLE.fullmatch(label.lower().removeprefix("the ").strip())
    return holder(role.group(), None, scene) if role is not None else ()


def _is_title(label: str, figure: Figure) -> bool:
    """Whether a label is a name with its office, and no headline or sentence that happens to hold a colon."""
    others = [word for word in re.findall(r"[^\W\d_][\w'-]*", label) if word not in figure.name.split()]
    return all(word[0].isupper() or word in {"of", "the", "and", "for"} for word in others)


def _joint(prose: Prose, title: str | None, scene: Scene) -> list[Voice | None] | None:
    """ "We, the Ministers ...": all of the text from there on is theirs, but for what it tells of "the two sides"."""
    opens = next((paragraph for paragraph in prose.paragraphs if WE_THE.search(_bare(prose, paragraph))), None)
    starts = [paragraph for paragraph in prose.paragraphs if WE.match(_bare(prose, paragraph))]
    if opens is None and not (title and JOINT_TITLE.search(title) and len(starts) > 1):
        return None
    first = opens or starts[0]
    speakers = _signatories(prose, first, title, scene)
    return [
        Voice(speakers, "joint", paragraph.start)
        if paragraph.start >= first.start and not _tells_of_others(prose, paragraph, scene)
        else None
        for paragraph in prose.paragraphs
    ]


def _tells_of_others(prose: Prose, paragraph: Span, scene: Scene) -> bool:
    """Whether a paragraph of a joint statement speaks of the signatories in the third person."""
    if OF_OTHERS.match(_bare(prose, paragraph)) is not None:
        return True
    opening = Span(paragraph.start, min(paragraph.end, paragraph.start + OPENING_CHARACTERS))
    return bool(scene.figure_at(opening)) and FIRST_WORDS.search(paragraph.of(prose.text)) is None


def _bare(prose: Prose, paragraph: Span) -> str:
    """The beginning of a paragraph without the number of an article."""
    return re.sub(
        r"^(?:\d{1,3}[.)]|[-•*])\s*", "", prose.text[paragraph.start : min(paragraph.end, paragraph.start + 300)]
    )


def _signatories(prose: Prose, first: Span, title: str | None, scene: Scene) -> tuple[Actor, ...]:
    """Who "we" are: the people named where the text begins, else a body, else those who met, else the title's sides."""
    named = tuple(
        scene.actor(figure) for figure in scene.figure_at(Span(first.start, min(first.end, first.start + 600)))
    )
    head = _bare(prose, first)
    listed = tuple(_listed(head, scene))
    opened = WE_THE.search(head) is not None
    if opened and (len(named) > 1 or len(listed) > 1):
        return max(named, listed, key=len)
    sides = dict.fromkeys(side.code for side in scene.gazetteer.find(title)) if title else {}
    here = list(dict.fromkeys(side.code for side in scene.gazetteer.find(head)))
    body = next((code for code in (*sides, *here[:1]) if scene.gazetteer.is_body(code)), None)
    if opened and (body is not None or len(here) > 1):
        return tuple(Actor(name=None, side=code) for code in ([body] if body is not None else here))
    return scene.participants or (tuple(Actor(name=None, side=code) for code in sides) if len(sides) > 1 else ())


def _listed(head: str, scene: Scene) -> Iterator[Actor]:
    """Names between commas behind the side they speak for ("of France, A B, Germany, C D, and Italy, E F, condemn")."""
    parts = [part.strip() for part in re.split(r",| and (?=[A-Z])", head)]
    for before, name in pairwise(parts):
        sides = {place.code for place in scene.gazetteer.find(before)}
        if len(sides) == 1 and FULL_NAME.fullmatch(name) and not scene.gazetteer.find(name):
            yield Actor(name=name, side=sides.pop())


def _monologue(prose: Prose, title: str | None, scene: Scene) -> list[Voice | None]:
    """A text in which one person says "I" outside quotations: a statement by its title, else a release of his doings."""
    silent: list[Voice | None] = [None] * len(prose.paragraphs)
    outside = [_outside_quotes(prose, paragraph) for paragraph in prose.paragraphs]
    if not any(I_WORDS.search(text) for text in outside):
        return silent
    announced = next((n for n, text in enumerate(outside[:OPENING_PARAGRAPHS]) if FOLLOWING.search(text)), None)
    if announced is not None and not (title and OWN_TITLE.search(title)):
        return _announced(prose, outside, announced, scene)
    if title and (OWN_TITLE.search(title) or FOLLOWING.search(title)):
        kind: VoiceKind = "statement"
        speakers = _named_in_title(title, scene)
        if sum(FIRST_WORDS.search(text) is not None for text in outside) * SPOKEN_SHARE < len(outside):
            return silent
    elif any(OWN_ACCOUNT.search(text) for text in outside[:OPENING_PARAGRAPHS]):
        kind, speakers = "release", _publisher(prose, scene)
    else:
        return silent
    return [Voice(speakers, kind, paragraph.start) for paragraph in prose.paragraphs] if speakers else silent


def _announced(prose: Prose, outside: list[str], first: int, scene: Scene) -> list[Voice | None]:
    """The paragraphs behind "X issued the following statement", up to the last that says "I" or "we"."""
    found = FOLLOWING.search(prose.text, *prose.paragraphs[first])
    named = scene.figure_at(Span(prose.paragraphs[first].start, found.start())) if found is not None else ()
    speakers = (scene.actor(named[0]),) if len(named) == 1 else ()
    source = next((use for use in named[0].uses if use.start >= prose.paragraphs[first].start), None) if named else None
    last = max(number for number, text in enumerate(outside) if FIRST_WORDS.search(text))
    spoken = range(first + 1, last + 1) if speakers else range(0)
    return [
        Voice(speakers, "statement", paragraph.start, source) if number in spoken else None
        for number, paragraph in enumerate(prose.paragraphs)
    ]


def _outside_quotes(prose: Prose, paragraph: Span) -> str:
    pieces, start = [], paragraph.start
    for quote in find_quotes(prose.text, paragraph):
        pieces.append(prose.text[start : quote.start])
        start = quote.end
    return " ".join([*pieces, prose.text[start : paragraph.end]])


def _named_in_title(title: str, scene: Scene) -> tuple[Actor, ...]:
    """The one person whose family name stands in the title first."""
    found = [
        (title.find(figure.name.split()[-1]), number)
        for number, figure in enumerate(scene.cast.figures)
        if figure.name.split()[-1] in title
    ]
    return (scene.actor(scene.cast.figures[min(found)[1]]),) if found else ()


def _publisher(prose: Prose, scene: Scene) -> tuple[Actor, ...]:
    """The one person who can say "I" there: of the publisher's side, or not among those whom "I" met."""
    own = [figure for figure in scene.cast.figures if scene.home is not None and figure.side == scene.home]
    if not own:
        met = {
            figure.name
            for paragraph in prose.paragraphs
            for sentence in split_sentences(prose.text, paragraph)
            if FIRST_WORDS.search(sentence.of(prose.text))
            for figure in scene.figure_at(sentence)
        }
        own = [figure for figure in scene.cast.figures if figure.name not in met and figure.side is None]
    return (scene.actor(own[0]),) if len(own) == 1 else ()
