"""Who speaks each paragraph of a transcript: speakers' labels, reporters' questions, stage directions, lines of time."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from communique.model import Actor, Span
from communique.readers.statements.draft import Origin
from communique.readers.statements.offices import ROLE, holder
from communique.readers.statements.signed import is_headline
from communique.readers.statements.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from communique.readers.cast import Figure
    from communique.readers.statements.scene import Scene
    from communique.text.prose import Prose

LABEL = re.compile(
    r"[\"“]?(?P<label>[^\W\d_][^:.!?;\"“”\n(]{0,90}(?:\.[^:.!?;\"“”\n(]{1,60})?)(?P<aside>\([^()]{1,60}\))?"
    r"\s*(?::|(?<=[^\W\d_a-z]{3}) [–—-])(?:\s+|$)"
)
"""What stands before a turn: an office and a name behind which a colon ends, or in capitals a dash."""

LABEL_LENGTH = 110
MOST_WORDS = 8
ASKED = re.compile(
    r"(?:Q(?:\d{1,2})?[.:)]?\s|(?:QUESTION|Question|MODERATOR|Moderator|REPORTER|Reporter|PARTICIPANT|INTERPRETER|Interpreter|JOURNALIST|"
    r"Journalist|MEDIA|Media|PRESS|Press|ANNOUNCER|Announcer|CORRESPONDENT|Correspondent|STAFF|AIDE|VOICE)\b)"
)
"""Who speaks and is no party to the exchange: reporters (also a bare "Q"), interpreters, moderators."""

DIRECTION = re.compile(r"(?:(?:\([^()]{1,200}\)|\[[^\[\]]{1,200}\])[\s.]*)+")
"""Stage directions: "(As interpreted.)", "(Laughter.)", "[Applause]"."""

STAGE = re.compile(r"[\"“]?[<*#]|\.{3}|…|END\b|\d{1,2}[:.]\d{2}(?:\s?[AaPp]\.?[Mm]\.?| [A-Z]{2,4}\b)")
"""What ends a turn: the sign of an omission, the closing line, the hour."""

SMALL_WORDS = frozenset({"of", "the", "and", "for", "de", "da", "al", "bin", "van", "von"})
OFFICES_SHORT = {"pm": "prime minister", "fm": "foreign minister"}
HONORIFIC = re.compile(r"(?:MR|MS|MRS|DR|SIR|DAME|Mr|Ms|Mrs|Dr|Sir|Dame)\b\.?|H\.E\.|HE\b")
NAMED = re.compile(r"[^\W\d_][\w'’-]*")


class _Label(NamedTuple):
    """A label's words and where speech begins behind it."""

    words: str
    first: int
    end: int

    def at(self, start: int) -> Span:
        """The span of the label's words, in a paragraph that begins at ``start``."""
        return Span(start + self.first, start + self.first + len(self.words))


def find_turns(prose: Prose, scene: Scene) -> list[Voice | None]:
    """For each paragraph of a transcript the voice that speaks it, one without speakers where a stranger does; all None
    where no label names a speaker.
    """
    voices = list(_turns(prose, scene))
    spoken = any(voice is not None and (voice.speakers or voice.source) for voice in voices)
    return voices if spoken else [None] * len(voices)


def _repeated(prose: Prose) -> frozenset[str]:
    """Labels in capitals with a colon that open several paragraphs: speakers, even where the text does not say who."""
    heads = (LABEL.match(prose.text, *paragraph) for paragraph in prose.paragraphs)
    named = (head for head in heads if head is not None and ":" in head.group() and head["label"].isupper())
    return frozenset(label for label, count in Counter(head["label"].strip() for head in named).items() if count > 1)


def _turns(prose: Prose, scene: Scene) -> Iterator[Voice | None]:
    current: Origin | None = None
    repeated = _repeated(prose) if scene.general else frozenset[str]()
    for number, paragraph in enumerate(prose.paragraphs):
        if number == 0 and scene.general and is_headline(prose.text, paragraph):
            yield None
            continue
        head = prose.text[paragraph.start : min(paragraph.end, paragraph.start + LABEL_LENGTH)]
        label, start = _label(head), paragraph.start
        if STAGE.match(head):
            current = None
        elif (
            label is not None
            and not ASKED.match(head)
            and (speaker := _labelled(label.words, label.at(start).start, scene))
        ):
            current, start = Origin(speaker, label.at(start)), start + label.end
        elif label is not None and label.words in repeated and not ASKED.match(head):
            current, start = Origin((), label.at(start)), start + label.end
        elif ASKED.match(head) or (label is not None and _is_stranger(label.words, head)):
            current = Origin()
        if current is None:
            yield None
            continue
        yield Voice(current.speakers, "turn", _behind_directions(prose, paragraph, start), current.source)


def _label(head: str) -> _Label | None:
    found = LABEL.match(head)
    return _Label(found["label"].strip(), found.start("label"), found.end()) if found is not None else None


def _behind_directions(prose: Prose, paragraph: Span, start: int) -> int:
    """Where the words of a paragraph begin: behind its stage directions."""
    found = DIRECTION.match(prose.text, start, paragraph.end)
    return found.end() if found is not None else start


def _labelled(label: str, start: int, scene: Scene) -> tuple[Actor, ...]:
    """Whom a label names: one person and nothing but his title, in capitals too; or an office of the publisher's."""
    named = scene.figure_at(Span(start, start + len(label)))
    if len(named) == 1:
        return (scene.actor(named[0]),) if _is_title(label, named[0]) else ()
    family = [figure for figure in scene.cast.figures if _family_in(figure, label)]
    if len(family) == 1:
        return (scene.actor(family[0]),)
    folded = label.lower().removeprefix("the ").strip()
    role = ROLE.fullmatch(OFFICES_SHORT.get(folded, folded))
    return holder(role.group(), None, scene) if role is not None else _styled(label)


def _family_in(figure: Figure, label: str) -> bool:
    """Whether a label ends in someone's family name behind his title ("PM Roe"), or is in capitals and holds it."""
    family = figure.name.split()[-1]
    words = label.split()
    capitals = label.isupper() and family.upper() in words
    return capitals or (len(words) > 1 and words[-1] == family and _is_title(label, figure))


def _is_title(label: str, figure: Figure) -> bool:
    """Whether a label is a name with its office, and no headline or sentence that happens to hold a colon."""
    others = [word for word in NAMED.findall(label) if word not in figure.name.split()]
    return all(word[0].isupper() or word in SMALL_WORDS for word in others)


def _styled(label: str) -> tuple[Actor, ...]:
    """Someone whom only the label names, with an honorific ("MR. ROE"): as printed, in small letters."""
    style = HONORIFIC.match(label)
    name = label[style.end() :].strip() if style is not None else ""
    if not NAMED.match(name) or len(name.split()) > 3:
        return ()
    return (Actor(name=name.title() if name.isupper() else name, side=None),)


def _is_stranger(label: str, head: str) -> bool:
    """Whether a label is one of someone unknown, who must not be taken for whoever spoke before."""
    words = NAMED.findall(label)
    if len(words) > MOST_WORDS or (not label.isupper() and len(words) == 1):
        return False
    office = ROLE.search(label.lower()) is not None
    titled = all(word[0].isupper() or word in SMALL_WORDS for word in words)
    return label.isupper() or (titled and (office or "(" in head[: head.find(":")]))
