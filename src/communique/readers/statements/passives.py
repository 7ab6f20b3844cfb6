"""Passive reports: "X was discussed", "it was agreed that X", "agreement was reached on X", "X was welcomed by Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.readers.statements.event import Event
from communique.readers.statements.site import Frame, skip_adverbs

if TYPE_CHECKING:
    from communique.model.statement import Act
    from communique.readers.parse import Parse
    from communique.readers.statements.lexicon import Lexicon

PASSIVE_ACTS = frozenset({"discuss"})
IMPERSONAL = frozenset(
    {"note", "agree", "stress", "emphasize", "emphasise", "decide", "underline", "underscore", "point"}
)
STRESSED = IMPERSONAL - {"agree", "decide", "point"}
WEIGHT = frozenset("importance need necessity significance".split())
TOUCHED: dict[str, frozenset[str]] = {"touched": frozenset({"on", "upon"}), "exchanged": frozenset({"on", "about"})}
TALKED_OVER = frozenset("considered raised addressed covered".split())
TOPICS = frozenset("issues issue matters matter questions topics situation aspects prospects problems subjects".split())
NOUN_FIRST: dict[tuple[str, str], Act] = {
    ("attention", "paid"): "discuss",
    ("attention", "given"): "discuss",
    ("attention", "devoted"): "discuss",
    ("emphasis", "given"): "discuss",
    ("views", "exchanged"): "discuss",
    ("opinions", "exchanged"): "discuss",
    ("agreement", "reached"): "agree",
    ("understanding", "reached"): "agree",
    ("consensus", "reached"): "agree",
    ("arrangement", "reached"): "agree",
}
"""Noun and participle that report together ("special attention was paid to X"), with their act."""


def passive(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Event | None:
    """The event of a passive verb on the sentence's own level, or None where it reports nothing."""
    subject = parse.child(verb, "nsubjpass", "nsubj", "expl")
    if subject is None or parse.deps[verb] not in {"ROOT", "conj"}:
        return None
    return (
        _noun_first(parse, verb, lower, subject)
        or _impersonal(verb, lower, subject, lexicon)
        or _by_agent(parse, verb, lower, lexicon)
        or _topic_first(verb, lower, subject, lexicon)
    )


def _noun_first(parse: Parse, verb: int, lower: tuple[str, ...], subject: int) -> Event | None:
    act = NOUN_FIRST.get((lower[subject], lower[verb]))
    link = skip_adverbs(parse, verb + 1, lower)
    if act is None or link + 1 >= len(lower) or lower[link] not in {"to", "on", "about", "that"}:
        return None
    frame = Frame(verb, link + 1, link + 1, None, act, "passive")
    return Event(frame, "passive", parse.subtree(subject)[0], None, before=False)


def _impersonal(verb: int, lower: tuple[str, ...], subject: int, lexicon: Lexicon) -> Event | None:
    entry = lexicon.verbs.get(lower[verb])
    if entry is None or lower[subject] != "it" or entry.lemma not in IMPERSONAL or verb + 2 >= len(lower):
        return None
    if lower[verb + 1] != "that" and not (lower[verb + 1] == "to" and entry.act == "agree"):
        return None
    return Event(Frame(verb, verb + 2, verb + 2, None, entry.act, "impersonal"), "passive", subject, None, before=False)


def _by_agent(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Event | None:
    """ "The step was welcomed by both sides": said by the agent."""
    entry = lexicon.verbs.get(lower[verb])
    agent = parse.child(verb, "agent")
    speaker = parse.child(agent, "pobj") if agent is not None else None
    if entry is None or entry.act is None or "np" not in entry.takes or speaker is None:
        return None
    frame = Frame(verb, verb + 1, None, None, entry.act, "passive")
    return Event(frame, "passive", verb, speaker, before=True)


def _topic_first(verb: int, lower: tuple[str, ...], subject: int, lexicon: Lexicon) -> Event | None:
    entry = lexicon.verbs.get(lower[verb])
    end = verb + 1
    if lower[verb] in TOUCHED and verb + 1 < len(lower) and lower[verb + 1] in TOUCHED[lower[verb]]:
        end = verb + 2
    elif lower[verb] == "accepted" and lower[subject] == "invitation":
        return Event(Frame(verb, end, None, None, "agree", "accepted"), "passive", verb, None, before=True)
    elif entry is not None and entry.lemma in STRESSED and lower[subject] in WEIGHT:
        return Event(Frame(verb, end, None, None, "state", "passive"), "passive", verb, None, before=True)
    elif not (lower[verb] in TALKED_OVER and lower[subject] in TOPICS) and (
        entry is None or entry.act not in PASSIVE_ACTS or lower[subject] == "it"
    ):
        return None
    return Event(Frame(verb, end, None, None, "discuss", "passive"), "passive", verb, None, before=True)
