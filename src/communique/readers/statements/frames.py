"""What a reporting verb governs: where its cue ends, whom it addresses, where its content begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from communique.readers.statements.lexicon import Lexicon, Noun, Phrase, Verb

if TYPE_CHECKING:
    from communique.model.statement import Act
    from communique.readers.parse import Parse

QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»", "„"})
NOUN_TAGS = ("NN", "PRP", "DT", "JJ", "CD", "PDT", "WP", "WRB", "VBG", "FW", "WDT", "RBS", "RBR", "$", "POS")
ADVERBS = frozenset(
    "also again once jointly together further then too here today yesterday separately earlier later".split()
)
DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
LINKS = frozenset("for on about of over at upon with against regarding following to that".split())
ADDRESSED_ACTS = frozenset({"thank", "congratulate", "condole", "greet", "invite"})
GUESTS = frozenset(
    "delegation delegations president minister leaders leader owners visitors guests officials representatives members king him her them executives mayors governors students families".split()
)
WISHED = frozenset(
    "a an further every all continued success good happy much great new peace progress prosperity speedy".split()
)
INCLUDES_NOUN = frozenset(
    "express expresses expressed expressing extend extends extended extending voice voices voiced voicing".split()
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue in its place. Token numbers, half-open; ``content`` is the first token of what follows the cue,
    None where the content stands before it; ``act`` is None where the content decides.
    """

    verb: int
    cue_end: int
    content: int | None
    addressee: tuple[int, int] | None
    act: Act | None
    kind: str


def match_frame(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Frame | None:
    """The frame of the token ``verb``, or None where this use of the word reports nothing."""
    phrase = _match_phrase(parse, verb, lower, lexicon)
    if phrase is not None:
        return phrase
    entry = lexicon.verbs.get(lower[verb])
    if entry is None:
        return _match_adjective(verb, lower, lexicon)
    after = skip_adverbs(parse, verb + 1, lower)
    for match in (
        _framing,
        _quote,
        _addressed,
        _clause,
        _express,
        _infinitive,
        _partner,
        _preposition,
        _object,
        _before,
    ):
        frame = match(_Site(parse, verb, after, lower, entry, lexicon))
        if frame is not None:
            return frame
    return None


@dataclass(frozen=True, slots=True)
class _Site:
    parse: Parse
    verb: int
    after: int
    lower: tuple[str, ...]
    entry: Verb
    lexicon: Lexicon

    def word(self, token: int) -> str:
        return self.lower[token] if token < len(self.lower) else ""

    def tag(self, token: int) -> str:
        return self.parse.tags[token] if token < len(self.lower) else ""

    def frame(
        self, cue_end: int, content: int | None, kind: str, addressee: tuple[int, int] | None = None
    ) -> Frame | None:
        if content is not None and content >= len(self.lower):
            return None
        return Frame(self.verb, cue_end, content, addressee, self.entry.act, kind)


def skip_adverbs(parse: Parse, token: int, lower: tuple[str, ...]) -> int:
    """The first token from ``token`` on that is no adverb or bare day ("on Tuesday", "also", "here")."""
    count = len(lower)
    while token < count:
        word = lower[token]
        if word in ADVERBS or word in DAYS or (parse.tags[token] == "RB" and word not in {"not", "n't"}):
            token += 1
        elif word == "on" and token + 1 < count and lower[token + 1] in DAYS:
            token += 2
        else:
            break
    return token


def _framing(site: _Site) -> Frame | None:
    """A frame right behind a quotation, or one with its subject after the verb ("X, noted Xi")."""
    if "quote" not in site.entry.takes or site.word(site.after) == "that" or site.tag(site.verb) == "VBG":
        return None
    subject = site.parse.child(site.verb, "nsubj")
    start = min(site.verb, site.parse.subtree(subject)[0]) if subject is not None else site.verb
    previous = site.lower[start - 1] if start else ""
    if previous in QUOTES and site.word(site.after) not in QUOTES:
        return site.frame(site.verb + 1, None, "before")
    inverted = previous == "," and start == site.verb and site.tag(site.verb + 1).startswith(("NNP", "PRP", "DT", "JJ"))
    named = subject is not None and subject > site.verb
    if (
        inverted
        and start > 3
        and (named or (subject is None and site.tag(site.verb) in {"VBD", "VBZ"} and not _joined(site)))
    ):
        return site.frame(site.verb + 1, None, "before")
    return None


def _joined(site: _Site) -> bool:
    return site.parse.deps[site.verb] == "conj" or (
        site.parse.child(site.verb, "ccomp") is not None and site.parse.child(site.verb, "dobj") is None
    )


def _quote(site: _Site) -> Frame | None:
    if "quote" not in site.entry.takes:
        return None
    token = site.after
    if site.word(token) in {",", ":", "that"}:
        token += 1
    if site.word(token) in QUOTES and (token > site.after or _is_clause_quote(site, token)):
        return site.frame(token, token, "clause")
    return None


def _is_clause_quote(site: _Site, mark: int) -> bool:
    closing = next(
        (number for number in range(mark + 1, len(site.lower)) if site.lower[number] in QUOTES), len(site.lower)
    )
    return any(site.parse.tags[number] in {"VBZ", "VBP", "VBD", "MD"} for number in range(mark, closing))


def _clause(site: _Site) -> Frame | None:
    if "that" not in site.entry.takes:
        return None
    if (
        site.word(site.after) == "that"
        and site.tag(site.after) in {"IN", "WDT", "DT"}
        and not _that_is_determiner(site)
    ):
        return site.frame(site.after + 1, site.after + 1, "clause")
    start = clause_start(site.parse, site.verb, site.lower) or _clause_after_comma(site)
    if start is None:
        return None
    needs_that = (
        "quote" not in site.entry.takes
        and site.lower[start - 1] != "that"
        and site.entry.lemma in {"hold", "maintain", "consider"}
    )
    if needs_that or (
        start > site.after + 1
        and site.lower[start - 1] not in {"that", ",", ":"}
        and site.entry.lemma not in {"say", "add"}
    ):
        return None
    return site.frame(site.verb + 1 if start > site.after + 1 else start, start, "clause")


def _clause_after_comma(site: _Site) -> int | None:
    """ "Xi stressed, China and Vietnam are ...": a clause right behind the verb's comma, whatever its label."""
    start = site.after + 1
    if site.word(site.after) != "," or site.tag(site.verb) not in {"VBD", "VBZ", "VBP"}:
        return None
    subject = site.parse.child(site.verb, "nsubj", "nsubjpass")
    if (
        subject is None
        or subject > site.verb
        or any(site.parse.tags[token] in {"VBD", "VBZ", "MD"} for token in range(site.parse.subtree(subject)[0]))
    ):
        return None
    for child in site.parse.children[site.verb]:
        if (
            child > start
            and site.parse.deps[child] in {"conj", "ccomp", "parataxis", "advcl"}
            and site.parse.child(child, "nsubj", "nsubjpass") is not None
        ):
            return start if site.parse.subtree(child)[0] <= start + 1 else None
    return None


def _that_is_determiner(site: _Site) -> bool:
    follower = site.parse.heads[site.after]
    return site.parse.deps[site.after] == "det" and follower > site.after and site.parse.heads[follower] == site.verb


def clause_start(parse: Parse, verb: int, lower: tuple[str, ...]) -> int | None:
    """The first token of the clause that the parser hangs behind ``verb``, without "that", comma or mark; or None."""
    for child in parse.children[verb]:
        if (
            child > verb
            and parse.deps[child] == "ccomp"
            and (parse.child(child, "nsubj", "nsubjpass", "expl", "csubj") is not None)
        ):
            tokens = [token for token in parse.subtree(child) if token > verb]
            start = tokens[0]
            while start < child and lower[start] in {",", ":", "that"}:
                start += 1
            return start
    return None


def _addressed(site: _Site) -> Frame | None:
    if "addressee" not in site.entry.takes:
        return None
    start = site.after
    if not site.tag(start).startswith(("NN", "PRP", "DT", "JJ", "CD", "PDT")):
        return None
    if site.entry.lemma == "wish":
        return _wish(site)
    linkers = (site.entry.takes & LINKS) | ({"that"} if "that" in site.entry.takes else set())
    for token in range(start + 1, min(start + 40, len(site.lower))):
        word = site.lower[token]
        if word in linkers and _links(site, token, word):
            end = token
            if (
                word == "for"
                and site.entry.act == "praise"
                and "np" in site.entry.takes
                and not _is_someone(site, start, token)
            ):
                return None
            return site.frame(token + 1, token + 1, "addressed", (start, end))
        if word in {",", ":"} and token + 1 < len(site.lower) and site.lower[token + 1] in QUOTES:
            return site.frame(token, token + 1, "clause", (start, token))
        if word in {";", "."}:
            break
    return _told_clause(site, start)


def _links(site: _Site, token: int, word: str) -> bool:
    if word == "to":
        return site.tag(token) == "TO" and site.tag(token + 1).startswith("VB")
    head = site.parse.heads[token]
    if word == "of":
        return head == site.verb or site.tag(token + 1) == "PRP$"
    return word == "that" or head == site.verb or site.parse.deps[head] in {"dobj", "dative", "nsubj"} or word == "for"


def _is_someone(site: _Site, start: int, end: int) -> bool:
    return any(
        site.parse.tags[token].startswith(("NNP", "PRP")) and site.parse.tags[token] != "PRP$"
        for token in range(start, end)
    ) and not any(site.lower[token] == "'s" or site.parse.tags[token] == "POS" for token in range(start, end))


def _told_clause(site: _Site, start: int) -> Frame | None:
    content = clause_start(site.parse, site.verb, site.lower) if "that" in site.entry.takes else None
    if content is None or content <= start:
        return None
    return site.frame(content, content, "addressed", (start, content))


def _partner(site: _Site) -> Frame | None:
    """ "consult with X on Y", "spoke with X about Y": the partner speaks too."""
    if "with" not in site.entry.takes or site.entry.lemma in {"agree", "concur"}:
        return None
    if site.word(site.after) not in {"with", "to"}:
        return None
    for token in range(site.after + 2, min(site.after + 25, len(site.lower))):
        if site.lower[token] == "about" or (
            site.lower[token] == "on" and site.entry.lemma not in {"speak", "talk", "converse"}
        ):
            return site.frame(token + 1, token + 1, "partner", (site.after + 1, token))
        if site.lower[token] in {",", ";", ".", "to", "and"} or site.parse.tags[token] in {"VBD", "VBZ"}:
            break
    return None


def _wish(site: _Site) -> Frame | None:
    receiver = site.parse.child(site.verb, "dative")
    given = next(
        (child for child in site.parse.children[site.verb] if site.parse.deps[child] == "dobj" and child > site.verb),
        None,
    )
    if receiver is None or given is None or receiver > given:
        return _wish_by_order(site)
    tokens = site.parse.subtree(receiver)
    return site.frame(site.verb + 1, tokens[-1] + 1, "addressed", (tokens[0], tokens[-1] + 1))


def _wish_by_order(site: _Site) -> Frame | None:
    """The gift begins where a new noun phrase does ("the people of both countries | a happy new year")."""
    for token in range(site.after + 1, min(site.after + 25, len(site.lower))):
        if site.lower[token] in {",", ";", "."}:
            break
        if site.lower[token] in WISHED and site.parse.tags[token - 1].startswith("NN"):
            return site.frame(site.verb + 1, token, "addressed", (site.after, token))
    return None


def _express(site: _Site) -> Frame | None:
    if "express" not in site.entry.takes:
        return None
    if site.word(site.after) == "to" and not site.tag(site.after + 1).startswith("VB"):
        return _handed(site)
    noun = _governed_noun(site)
    if noun is None:
        return None
    while site.word(noun + 1) == "and" and site.word(noun + 2) in site.lexicon.nouns:
        noun += 2
    entry = site.lexicon.nouns[site.lower[noun]]
    link = noun + 1
    addressee = None
    if site.word(link) in {"to", "on"} and entry.act in ADDRESSED_ACTS and not site.tag(link + 1).startswith("VB"):
        addressee, link = _receiver(site, link, noun, entry)
    if site.word(link) == "on" and site.word(link + 1) == "behalf":
        return Frame(site.verb, site.verb + 1, site.after, _late_receiver(site, link, noun), entry.act, "gift")
    includes = site.lower[site.verb] in INCLUDES_NOUN
    if includes and site.word(link) in entry.follows and not (addressee is not None and link >= len(site.lower)):
        return (
            Frame(site.verb, link + 1, link + 1, addressee, entry.act, "express")
            if link + 1 < len(site.lower)
            else None
        )
    return Frame(site.verb, site.verb + 1, site.after, addressee, entry.act, "gift" if addressee else "express")


def _late_receiver(site: _Site, link: int, noun: int) -> tuple[int, int] | None:
    """The receiver behind "on behalf of X" ("condolences on behalf of the nation to the families")."""
    for token in range(link + 3, len(site.lower) - 1):
        if (
            site.lower[token] == "to"
            and site.parse.heads[token] in {noun, site.verb}
            and not site.tag(token + 1).startswith("VB")
        ):
            return (token + 1, len(site.lower))
    return None


def _handed(site: _Site) -> Frame | None:
    """The receiver first ("conveyed to the President his greetings")."""
    given = next(
        (child for child in site.parse.children[site.verb] if site.parse.deps[child] == "dobj" and child > site.after),
        None,
    )
    if given is None or site.lower[given] not in site.lexicon.nouns:
        return None
    start = site.parse.subtree(given)[0]
    act = site.lexicon.nouns[site.lower[given]].act
    return (
        Frame(site.verb, site.verb + 1, start, (site.after + 1, start), act, "express")
        if start > site.after + 1
        else None
    )


def _governed_noun(site: _Site) -> int | None:
    last = min(site.after + 9, len(site.lower))
    for token in range(site.after, last):
        if site.lower[token] in site.lexicon.nouns and site.tag(token).startswith("NN"):
            return (
                token
                if site.tag(token + 1) not in {"NN", "NNS", "POS"} or site.word(token + 1) in site.lexicon.nouns
                else None
            )
        if site.tag(token) in {"IN", "VBD", "VBZ", "VBP", "MD", "TO", ","} and site.word(token) not in LINKS - {
            "to",
            "on",
            "for",
            "of",
        }:
            return None
    return None


def _receiver(site: _Site, link: int, noun: int, entry: Noun) -> tuple[tuple[int, int] | None, int]:
    """The addressee after "to" ("expressed his gratitude to X for Y") and the token of the link that follows it."""
    first = link + 1
    on_event = site.lower[link] == "on"
    for token in range(first + 1, min(first + 25, len(site.lower))):
        word = site.lower[token]
        if on_event and (word != "for" or entry.act != "thank"):
            continue
        if (
            word in entry.follows - {"to", "of"}
            and site.parse.heads[token] in {noun, site.verb, site.verb}
            and site.word(token + 1) != "behalf"
        ):
            return (first, token), token
        if word in {",", ";", "."}:
            break
    if on_event:
        return None, link
    end = next(
        (token for token in range(first, len(site.lower)) if site.lower[token] in {",", ";", "."}), len(site.lower)
    )
    return (first, end), len(site.lower)


def _infinitive(site: _Site) -> Frame | None:
    if "to" not in site.entry.takes or site.word(site.after) != "to":
        return None
    if site.entry.lemma in {"hope", "decide"} and not site.tag(site.after + 1).startswith("VB"):
        return None
    return site.frame(site.after + 1, site.after + 1, "infinitive")


def _preposition(site: _Site) -> Frame | None:
    word = site.word(site.after)
    if word not in site.entry.takes or word not in LINKS or word in {"that", "to"}:
        return None
    if word == "with" and site.entry.act != "agree":
        return None
    return site.frame(site.after + 1, site.after + 1, "object")


def _object(site: _Site) -> Frame | None:
    takes = site.entry.takes
    if not takes & {"np", "meeting", "complement", "accept", "wish"}:
        return None
    if site.tag(site.after) == "IN" and site.tag(site.verb) in {"VBD", "VBZ", "VBP"}:
        return _postponed_object(site)
    if not site.tag(site.after).startswith((*NOUN_TAGS, "``")) and not (
        site.tag(site.after) == "VBN" and site.parse.child(site.verb, "dobj")
    ):
        return None
    if site.entry.lemma == "welcome" and _is_guest(site):
        return None
    if site.tag(site.after) in {"PRP", "WDT"} and site.word(site.after) != "it":
        return None
    if "complement" in takes and site.parse.child(site.verb, "oprd") is None and not _small_clause(site):
        return None
    if "accept" in takes and not any(
        word in {"invitation", "proposal", "offer"} for word in site.lower[site.after : site.after + 6]
    ):
        return None
    return site.frame(site.verb + 1, site.after, "meeting" if takes & {"meeting"} else "object")


def _is_guest(site: _Site) -> bool:
    """Whether somebody is welcomed rather than something: the narrator's verb, no speech."""
    guest = site.parse.child(site.verb, "dobj")
    return guest is not None and (
        site.lower[guest] in GUESTS
        or (
            site.parse.tags[guest] == "NNP"
            and site.parse.child(guest, "compound") is not None
            and site.parse.child(guest, "det") is None
        )
    )


def _postponed_object(site: _Site) -> Frame | None:
    """The object behind an adjunct ("discussed in a meeting on Monday a host of issues")."""
    given = next(
        (child for child in site.parse.children[site.verb] if site.parse.deps[child] == "dobj" and child > site.after),
        None,
    )
    if given is None or "np" not in site.entry.takes:
        return None
    start = site.parse.subtree(given)[0]
    return site.frame(site.verb + 1, start, "object") if start > site.after + 1 else None


def _small_clause(site: _Site) -> bool:
    return (
        site.parse.tags[site.verb] == "VBG"
        and site.parse.deps[site.verb] in {"advcl", "ccomp"}
        and site.tag(site.after) in {"NNP", "DT"}
    )


def _before(site: _Site) -> Frame | None:
    """The end of a sentence or a comma follows: the content stands before ("X, Xi said")."""
    if "quote" not in site.entry.takes:
        return None
    return site.frame(site.verb + 1, None, "before")


def _match_phrase(parse: Parse, verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Frame | None:
    for phrase in lexicon.phrases.get(lower[verb], ()):
        end = _phrase_end(parse, verb, lower, phrase)
        if end is None or end >= len(lower):
            continue
        if "addressee" in phrase.takes:
            entry = Verb("", phrase.act, phrase.takes)
            frame = _addressed(_Site(parse, verb, end, lower, entry, lexicon))
            if frame is not None:
                return frame
        elif (
            "clause" in phrase.takes
            or parse.tags[end].startswith((*NOUN_TAGS, "``", "VB"))
            or lower[end] in {"that", "whether"}
        ):
            cue_end = content = end + (lower[end] == "that" and "that" in phrase.takes)
            return Frame(verb, cue_end, content, None, phrase.act, "meeting" if "meeting" in phrase.takes else "object")
        elif "quote" in phrase.takes:
            return Frame(verb, end, None, None, phrase.act, "before")
    return None


def _phrase_end(parse: Parse, verb: int, lower: tuple[str, ...], phrase: Phrase) -> int | None:
    """The token after the last word of the phrase; determiners, adjectives and adverbs may stand before its nouns."""
    token = verb + 1
    for number, word in enumerate(phrase.rest):
        limit = token + (12 if number == 0 else 1)
        while token < min(limit, len(lower)) and lower[token] != word:
            if not _may_interrupt(parse, token, lower):
                return None
            token += 1
        if token >= len(lower) or lower[token] != word:
            return None
        token += 1
    return token


def _may_interrupt(parse: Parse, token: int, lower: tuple[str, ...]) -> bool:
    return parse.tags[token] in {"DT", "JJ", "RB", "PRP$", "CC", ",", "VBG", "VBN", "HYPH"} or lower[token] in {
        "in",
        "depth",
        "-",
    }


def _match_adjective(verb: int, lower: tuple[str, ...], lexicon: Lexicon) -> Frame | None:
    entry = lexicon.adjectives.get(lower[verb])
    if entry is None or verb == 0 or verb + 1 >= len(lower):
        return None
    for token in range(verb + 1, min(verb + 8, len(lower) - 1)):
        if lower[token] in entry.follows:
            addressee = (verb + 2, token) if lower[verb + 1] == "with" and token > verb + 2 else None
            return Frame(verb, token + 1, token + 1, addressee, entry.act, "adjective")
        if token == verb + 1 and lower[token] != "with":
            return None
    return None
