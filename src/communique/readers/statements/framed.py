"""Statements of one parsed sentence: events, their contents and speakers put together."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.model import Actor, Span
from communique.readers.parse import Parse, lowered
from communique.readers.statements.acts import act_of
from communique.readers.statements.capacity import claims_of, in_capacity
from communique.readers.statements.contents import content_spans
from communique.readers.statements.descriptions import JOINT_PEOPLE, JOINT_SIDES, MEETINGS, group_name
from communique.readers.statements.draft import Draft, Origin
from communique.readers.statements.events import find_events
from communique.readers.statements.groups import can_tell
from communique.readers.statements.noun_phrases import Phrase, span_in_sentence, span_of
from communique.readers.statements.offices import ROLE
from communique.readers.statements.press import antecedent, relative
from communique.readers.statements.pronouns import pronoun
from communique.readers.statements.references import resolve
from communique.readers.statements.site import QUOTES
from communique.readers.statements.subjects import own_subject

if TYPE_CHECKING:
    from communique.model.statement import Mode
    from communique.readers.statements.event import Event
    from communique.readers.statements.lexicon import Lexicon
    from communique.readers.statements.scene import Scene

ANNOUNCING = frozenset("said says stated added remarked commented wrote reads read".split())
LETTERS = frozenset("message letter telegram note cable".split())
AUDIENCES = frozenset(
    "press media agency station newspaper summit conference delegation parliament secretariat community committee".split()
)
LEADING = (JOINT_PEOPLE | JOINT_SIDES) - {"parties", "participants", "partners", "allies", "friends"}
TURN = re.compile(r"\b(?:in turn|(?:for|on) (?:his|her) part)\b")
POSSESSIVES = {"his": "he", "her": "she", "their": "they"}
SOMEBODY = frozenset("others many some those one number group majority most few each who it nobody everyone".split())
PLURAL_FRAMES = frozenset({"meeting"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the prose, parsed: its span, and the quotations that it shares characters with (in the prose)."""

    span: Span
    parse: Parse
    quotes: tuple[Span, ...]

    def words_at(self, span: Span) -> str:
        """The words at a span of the prose inside this sentence."""
        return self.parse.text[span.start - self.span.start : span.end - self.span.start]


def read_framed(sentence: Sentence, lexicon: Lexicon, scene: Scene) -> list[Draft]:
    """The statements that the sentence's own cues frame, in order; the scene is told who spoke."""
    offset = sentence.span.start
    quoted = [Span(max(0, quote.start - offset), quote.end - offset) for quote in sentence.quotes]
    events = find_events(sentence.parse, lexicon, quoted)
    claims = claims_of(sentence.parse, events, quoted)
    drafts: list[Draft] = []
    for number, event in enumerate(events):
        content = tuple(
            Span(span.start + offset, span.end + offset)
            for span in content_spans(sentence.parse, events, number, general=lexicon.general)
        )
        draft = draft_of(sentence, event, content, scene) if content else None
        if draft is not None:
            drafts.append(in_capacity(draft, claims.get(number), sentence.parse.text, offset, scene))
    return drafts


def draft_of(sentence: Sentence, event: Event, content: tuple[Span, ...], scene: Scene) -> Draft | None:
    """The statement of one event with this content; None where its subject cannot speak. The scene is told who spoke."""
    speakers, known = _speakers(sentence, event, scene)
    if not known or (event.frame.kind in PLURAL_FRAMES and not _several(sentence, event, speakers)):
        return None
    if event.frame.kind == "partner" and event.frame.addressee is not None:
        speakers = speakers + tuple(
            actor for actor in _addressees(sentence, event.frame.addressee, scene) if actor not in speakers
        )
    words = " ".join(sentence.words_at(span) for span in content)
    addressees = _addressees_of(sentence, event, speakers, scene)
    if event.frame.kind == "received":
        speakers, addressees = addressees or scene.met_with(speakers), speakers
    if event.frame.act == "invite":
        scene.invited = tuple(actor for actor in addressees if actor.name is not None)
    return Draft(
        speakers=speakers,
        addressees=addressees,
        act=act_of(event.frame.act, words),
        mode=_mode(sentence, event, content),
        source=_source(sentence, event),
        cue=_cue(sentence, event),
        content=content,
        rule=f"{event.form}:{event.frame.kind}",
    )


def _speakers(sentence: Sentence, event: Event, scene: Scene) -> tuple[tuple[Actor, ...], bool]:
    """The speakers, and whether the subject is of a kind that can speak at all."""
    if event.frame.kind == "accepted":
        return scene.invited, True
    if event.form == "passive" and event.subject is None:
        return (scene.participants if event.frame.kind != "impersonal" or event.frame.act == "agree" else ()), True
    if event.form == "noun":
        return _owners(sentence, event, scene), True
    if event.subject is None:
        return (), False
    phrase = Phrase(sentence.parse, sentence.span.start, event.subject)
    speakers = _in_turn(sentence, event, scene) or resolve(phrase, scene) or _sender(sentence, event, scene)
    if event.frame.kind == "source":
        sure = bool(speakers) and scene.figure_of(speakers[0]) is not None
        return (speakers if sure or scene.general else ()), sure or (
            scene.general and _is_named(sentence.parse, event.subject)
        )
    if event.form == "infinitive" and event.frame.act == "discuss" and event.frame.kind != "partner":
        return scene.just_met or scene.participants or speakers, True
    scene.heard(speakers)
    if not speakers:
        scene.last = ()
        scene.lost = scene.lost or sentence.parse.words[event.subject].lower() in JOINT_PEOPLE | JOINT_SIDES
    reports = event.frame.kind in {"clause", "before", "addressed"}
    return speakers, bool(speakers) or reports or _can_speak(sentence.parse, event.subject, scene)


def _owners(sentence: Sentence, event: Event, scene: Scene) -> tuple[Actor, ...]:
    """Whose words a noun names ("her claim that"); nobody's where it has no possessor."""
    if event.subject is None:
        return ()
    word = sentence.parse.words[event.subject].lower()
    if word in POSSESSIVES:
        return pronoun(POSSESSIVES[word], scene)
    return resolve(Phrase(sentence.parse, sentence.span.start, event.subject), scene)


def _in_turn(sentence: Sentence, event: Event, scene: Scene) -> tuple[Actor, ...]:
    """ "He, in turn, called for": the other one of the two, not whoever spoke in the sentence before."""
    words, before = sentence.parse.words, scene.previous
    if event.subject is None or words[event.subject] not in {"He", "he", "She", "she"} or len(before) != 1:
        return ()
    opening = " ".join(words[: event.verb]).lower()
    return scene.other_than(before[0]) if TURN.search(opening) is not None else ()


def _sender(sentence: Sentence, event: Event, scene: Scene) -> tuple[Actor, ...]:
    """Of a message that is read out: who sent it, the last to be the subject."""
    words = sentence.parse.words
    reads = (
        words[event.verb].lower() in {"read", "reads"}
        and event.subject is not None
        and words[event.subject].lower() in LETTERS
    )
    return scene.last if reads and len(scene.last) == 1 else ()


def _can_speak(parse: Parse, subject: int, scene: Scene) -> bool:
    word = parse.words[subject].lower()
    return (
        parse.tags[subject] in {"NNP", "NNPS"}
        or word in {"he", "she", "they", "both"}
        or word in JOINT_PEOPLE
        or word in JOINT_SIDES
        or ROLE.fullmatch(word) is not None
        or (scene.general and (word in SOMEBODY or can_tell(parse, subject)))
    )


def _is_named(parse: Parse, subject: int) -> bool:
    return parse.tags[subject].startswith("NNP") or can_tell(parse, subject)


def _several(sentence: Sentence, event: Event, speakers: tuple[Actor, ...]) -> bool:
    subject = event.subject
    return len(speakers) > 1 or (subject is not None and sentence.parse.words[subject].lower() in MEETINGS)


def _addressees_of(sentence: Sentence, event: Event, speakers: tuple[Actor, ...], scene: Scene) -> tuple[Actor, ...]:
    """Whom the speakers speak to; nobody speaks to himself, so that a pronoun or style means the other one."""
    tokens = event.frame.addressee
    if event.frame.kind == "partner" or tokens is None:
        return ()
    found = _addressees(sentence, tokens, scene)
    to_other = sentence.parse.words[tokens[0]].lower() in {"him", "her"} or set(found) & set(speakers)
    if to_other:
        return scene.other_than(speakers[0]) if len(speakers) == 1 else ()
    return found


def _addressees(sentence: Sentence, tokens: tuple[int, int], scene: Scene) -> tuple[Actor, ...]:
    heads = [
        token
        for token in range(*tokens)
        if not tokens[0] <= sentence.parse.heads[token] < tokens[1] and sentence.parse.tags[token][0] in "NP"
    ]
    if not heads or sentence.parse.words[heads[0]].lower() in MEETINGS:
        return ()
    phrase = Phrase(sentence.parse, sentence.span.start, heads[0], tokens[1])
    return tuple(dict.fromkeys(resolve(phrase, scene))) or _audience(phrase)


def _audience(phrase: Phrase) -> tuple[Actor, ...]:
    """Unnamed people who are spoken to, under the words of the text ("all signatory parties", "the press")."""
    parse, word = phrase.parse, phrase.parse.words[phrase.head].lower()
    if word in LEADING or not (parse.tags[phrase.head] == "NNS" or word in AUDIENCES):
        return ()
    name = " ".join(span_in_sentence(phrase).of(parse.text).split())
    return (Actor(name=group_name(name), side=None),)


def _mode(sentence: Sentence, event: Event, content: tuple[Span, ...]) -> Mode:
    return (
        "direct"
        if event.frame.kind not in {"object", "infinitive", "express", "gift"} and starts_quoted(sentence, content[0])
        else "indirect"
    )


def starts_quoted(sentence: Sentence, content: Span) -> bool:
    """Whether the content begins inside a quotation or right behind its opening mark."""
    return any(
        quote.start <= content.start <= quote.start + 1
        or (quote.start < sentence.span.start and content.start < quote.end)
        for quote in sentence.quotes
    )


def _source(sentence: Sentence, event: Event) -> Span | None:
    if event.subject is None:
        return None
    pronoun = relative(sentence.parse, event.verb)
    if pronoun is not None and event.subject == antecedent(sentence.parse, event.verb):
        return span_of(Phrase(sentence.parse, sentence.span.start, pronoun))
    return span_of(Phrase(sentence.parse, sentence.span.start, event.subject))


def _cue(sentence: Sentence, event: Event) -> Span:
    lower = lowered(sentence.parse.words)
    first, last = event.verb, event.frame.cue_end
    while (
        first > 0
        and lower[first - 1] in {"has", "have", "had", "was", "were", "is", "are"}
        and sentence.parse.heads[first - 1] in {event.verb, first}
    ):
        first -= 1
    while last - 1 > event.verb and lower[last - 1] in {",", ":", *QUOTES}:
        last -= 1
    offset = sentence.span.start
    return Span(offset + sentence.parse.starts[first], offset + sentence.parse.ends[last - 1])


def announced(sentence: Sentence, scene: Scene) -> Origin:
    """Who is announced to speak by a sentence that ends in "X said:"; nobody where it does not."""
    parse = sentence.parse
    if not parse.text.rstrip().endswith(":"):
        return Origin()
    verb = next((token for token in range(len(parse) - 1, 0, -1) if parse.words[token].lower() in ANNOUNCING), None)
    subject = own_subject(parse, verb) if verb is not None else None
    if subject is None:
        return Origin()
    phrase = Phrase(parse, sentence.span.start, subject)
    if parse.words[subject].lower() in LETTERS:
        return Origin(scene.last if len(scene.last) == 1 else (), span_of(phrase))
    return Origin(resolve(phrase, scene), span_of(phrase))


def subject_of(sentence: Sentence, scene: Scene) -> tuple[Actor, ...]:
    """The one person whom a sentence of the narrator's is about, as the parser sees it; nobody where it is unsure."""
    parse = sentence.parse
    root = next((token for token in range(len(parse)) if parse.deps[token] == "ROOT"), None)
    subject = parse.child(root, "nsubj", "nsubjpass") if root is not None else None
    if subject is None or parse.tags[subject] == "PRP":
        return ()
    found = resolve(Phrase(parse, sentence.span.start, subject), scene)
    return found if len(found) == 1 and found[0].name is not None else ()
