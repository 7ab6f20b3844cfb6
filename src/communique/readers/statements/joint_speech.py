"""What is said in a joint text, sentence by sentence: what its cues frame, and what its issuers claim without one."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from communique.model import Span
from communique.readers.statements.acts import content_act
from communique.readers.statements.collective import in_own_name, is_collective, means_people, names_all, refers_back
from communique.readers.statements.contents import trim
from communique.readers.statements.draft import JOINTLY, Draft
from communique.readers.statements.framed import read_framed
from communique.readers.statements.subjects import FINITE
from communique.readers.statements.unframed import says_something

if TYPE_CHECKING:
    from communique.model import Actor
    from communique.model.statement import Mode
    from communique.readers.parse import Parse
    from communique.readers.statements.framed import Sentence
    from communique.readers.statements.lexicon import Lexicon
    from communique.readers.statements.scene import Scene
    from communique.readers.statements.voices import Group

LEADS = (
    r"(?:In|On|Over|To|By|With|Within|Through|Throughout|At|For|From|During|Today|Here|Together|Further|Furthermore|Since|After|Following|As|Therefore|Also|Moreover|"
    r"Accordingly|Against|Building|Mindful|Given|Under|Looking|And|But|Likewise|Similarly|Finally|First|Second|Third|Now|Thus|Beyond|Consistent|Recogni[sz]ing|Recalling|Noting)"
)
OURS = re.compile(
    rf"(?:[Ww]e|[Oo]ur|[Tt]ogether,? we)\b|{LEADS}\b[^;:]*?, (?:we|our)\b|"
    rf"{LEADS}\b[^,;:]{{3,60}}? (?:we (?:will|are|have|must|shall|can|should|also|would|remain|plan|intend|established|launched)|our)\b"
)
"""Sentences whose subject is "we" or something of ours, behind what may stand before it."""

MET = re.compile(
    r"\b(?<!have )(?<!has )(?<!had )(?<!be )(?:met|convened|gathered|assembled|visited|attended|participated|took part|travel?led|arrived|hosted|received|chaired|co-chaired|paid|"
    r"held|(?:was|were) (?:held|received|hosted|present|chaired|co-chaired|attended|accompanied|issued|adopted|signed)|took place|joined|issued (?:a|the|this) (?:joint )?(?:statement|declaration))\b"
)
CALENDAR = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|today|yesterday|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\d+(?:st|nd|rd|th)|first|second|third|inaugural|virtually)\b",
    re.IGNORECASE,
)
CLEAR = re.compile(
    r"\b(?:[Ll]et (?:our message|us|there|it) be (?:\w+ )?clear|[Oo]ur message (?:\w+ )?is (?:\w+ )?clear)(?: that\b|:|,)\s*(?=\S)"
)
"""What announces a claim in so many words."""

RECITED = re.compile(
    r"(?:(?P<cue>(?:[A-Z]\w+ly )?(?P<verb>[A-Za-z]+ing)(?: (?:again|also|further|once again|in particular|with (?:\w+ ){1,2}))?(?: that| upon| on)?) "
    r"|(?:(?:Deeply|Gravely|Seriously|Profoundly|Fully) )?(?:[Cc]oncerned|[Aa]larmed|[Cc]onvinced|[Mm]indful|[Dd]etermined|[Aa]ware|[Gg]uided|[Ii]nspired|[Cc]onscious|[Dd]esirous)\b)"
    r"[^.]*[,;](?: and)?\s*$"
)
"""A paragraph of a preamble, which ends in a comma."""

DONE = re.compile(r"(?:Done|Signed|Issued|Adopted) (?:at|in)\b|For the Government of\b|_{3}")
SUBORDINATE = re.compile(
    r"(?:While|Although|Though|As|If|When|Where|Since|Because|Given|Following|After|Before|Despite|In|On|To|With|By|Having|Recogni[sz]ing|Recalling|Noting|Mindful)\b"
)
JOINING = re.compile(r"[,;\s]*\b(?:and|but|while|yet)?\s*$")
SHORTEST_CLAUSE = 5
LONGEST_ADVERB = 12
LONGEST_HEADING = 14
ENDS = frozenset('.!?;,”"')


@dataclass(slots=True)
class JointReader:
    """Reads the paragraphs of a joint text that ``group`` issues. ``opens`` says that its first paragraph is being read,
    ``listing`` that a colon behind "we will" announced a list; ``meant`` are those whom it spoke of last as a group.
    """

    text: str
    scene: Scene
    lexicon: Lexicon
    group: Group
    opens: bool = True
    listing: bool = False
    meant: tuple[Actor, ...] = ()

    def read(self, sentences: list[Sentence]) -> list[Draft]:
        """The statements of one paragraph."""
        drafts: list[Draft] = []
        heading = len(sentences) == 1 and self._is_heading(sentences[0].span)
        for sentence in sentences if not heading else ():
            drafts += self._sentence(sentence)
        last = sentences[-1].span.of(self.text).rstrip() if sentences else ""
        self.listing = (last.endswith(":") and OURS.match(last) is not None) or (
            self.listing and not last.endswith(".")
        )
        self.opens = self.opens and not drafts
        jointly = [replace(draft, rule=f"{JOINTLY}{draft.rule}") for draft in drafts]
        return sorted(jointly, key=lambda draft: draft.content[0].start)

    def _is_heading(self, span: Span) -> bool:
        words = span.of(self.text)
        if self.listing:
            return False
        return words.rstrip()[-1:] not in ENDS and words.count(" ") < LONGEST_HEADING

    def _sentence(self, sentence: Sentence) -> list[Draft]:
        span = sentence.span
        words = span.of(self.text)
        recited = RECITED.match(words)
        if recited is not None:
            return self._recited(span, recited)
        if DONE.match(words) or words.rstrip().endswith(":") or not says_something(words):
            return []
        clear = CLEAR.search(words)
        if clear is not None:
            return self._made_clear(span, clear)
        framed = self._framed(sentence)
        if not framed:
            return self._claimed(span)
        return [*self._before(sentence, framed[0]), *framed]

    def _framed(self, sentence: Sentence) -> list[Draft]:
        """What the sentence's cues frame, if they tell whose it is and are more than the purpose of what is told."""
        self.scene.move_to(sentence.span.start)
        self.scene.present, self.scene.here = self.scene.figure_at(sentence.span), sentence.span.end
        spoken = replace(sentence, parse=in_present(sentence.parse))
        drafts = read_framed(spoken, self.lexicon, self.scene) if sentence.parse.words else []
        drafts = self._behind_preamble(sentence, [self._own(draft, sentence.span) for draft in drafts])
        purposes = all(draft.rule.startswith("infinitive") for draft in drafts)
        if not drafts or not drafts[0].speakers or (purposes and not self._is_narrated(sentence.span)):
            return []
        return [draft for draft in drafts if draft.speakers]

    def _behind_preamble(self, sentence: Sentence, drafts: list[Draft]) -> list[Draft]:
        """The drafts, the first of them cut where the main clause begins behind a participle ("Recalling X, | the sides
        agreed"); what other participles it holds are not the issuers', and a main clause without a cue is their claim.
        """
        start = main_clause(sentence.parse)
        if not drafts or start is None or not self._is_preamble(drafts[0], sentence.span):
            return drafts
        begin = sentence.span.start + sentence.parse.starts[start]
        first = replace(drafts[0], content=(trim(self.text, Span(drafts[0].content[0].start, begin)),))
        rest = [draft for draft in drafts[1:] if draft.cue is not None and draft.cue.start >= begin]
        return [first, *(rest or self._claimed(Span(begin, sentence.span.end)))]

    def _is_preamble(self, draft: Draft, sentence: Span) -> bool:
        opens = draft.cue is not None and draft.cue.start <= sentence.start + LONGEST_ADVERB
        return opens and draft.rule.startswith("participle")

    def _own(self, draft: Draft, sentence: Span) -> Draft:
        """The draft, its speakers the issuers where its subject means them all, and "we" in the first person."""
        subject = draft.source.of(self.text) if draft.source is not None else ""
        speakers = self._meant(subject) or draft.speakers
        ours = in_own_name(subject) if subject else OURS.match(sentence.of(self.text)) is not None
        mode: Mode = draft.mode if draft.mode == "direct" else "first-person" if ours else "indirect"
        return replace(draft, speakers=speakers, mode=mode)

    def _meant(self, subject: str) -> tuple[Actor, ...]:
        """The issuers, or the people who stand for them, where a subject means them all; nobody where it does not."""
        issuers, body = self.group.issuers, self.group.body
        if is_collective(subject):
            if not (refers_back(subject) and self.meant):
                self.meant = self.group.people if means_people(subject) and self.group.people else issuers
            return self.meant
        grouped = body is not None and re.search(rf"\b{body}\b", subject) is not None
        return issuers if grouped or names_all(subject, issuers, self.scene.gazetteer) else ()

    def _before(self, sentence: Sentence, first: Draft) -> list[Draft]:
        """The clause that stands by itself before the first frame ("These steps are vital, | and we welcome X")."""
        starts = [span.start for span in (first.source, first.cue) if span is not None]
        if first.rule.endswith("before") or not starts or min(starts) >= first.content[0].start:
            return []
        lead = Span(sentence.span.start, min(starts))
        words = JOINING.sub("", lead.of(self.text))
        if words.count(" ") < SHORTEST_CLAUSE or SUBORDINATE.match(words) or not _has_root(sentence, lead):
            return []
        return self._claimed(Span(lead.start, lead.start + len(words)))

    def _made_clear(self, span: Span, clear: re.Match[str]) -> list[Draft]:
        cue = trim(self.text, Span(span.start + clear.start(), span.start + clear.end()))
        content = trim(self.text, Span(span.start + clear.end(), span.end))
        act = "warn" if "will" in content.of(self.text).split()[:4] else content_act(content.of(self.text))
        said = Draft(self.group.issuers, (), act, "first-person", None, cue, (content,), "made clear")
        before = JOINING.sub("", self.text[span.start : cue.start])
        if before.count(" ") < SHORTEST_CLAUSE:
            return [said]
        return [*self._claimed(Span(span.start, span.start + len(before))), said]

    def _recited(self, span: Span, recited: re.Match[str]) -> list[Draft]:
        """A paragraph of a preamble ("Recalling the treaty of 2004,"): its participle is the cue, if it is one."""
        verb = self.lexicon.verbs.get((recited["verb"] or "").lower())
        content = trim(self.text, span)
        cue = None
        if verb is not None:
            cue = Span(span.start, span.start + recited.end("cue"))
            content = trim(self.text, Span(cue.end, span.end))
        words = content.of(self.text)
        act = verb.act if verb is not None and verb.act is not None else content_act(f"they are {words}")
        return [Draft(self.group.issuers, (), act, "indirect", None, cue, (content,), "preamble")]

    def _claimed(self, span: Span) -> list[Draft]:
        """A sentence without a cue: the issuers' claim, unless it only tells who met when."""
        if self._is_narrated(span):
            return []
        words = span.of(self.text)
        mode: Mode = "first-person" if self.listing or OURS.match(words) is not None else "indirect"
        return [
            Draft(
                self.group.issuers, (), content_act(words), mode, None, None, (trim(self.text, span),), "issuers' claim"
            )
        ]

    def _is_narrated(self, span: Span) -> bool:
        words = span.of(self.text)
        met = MET.search(words)
        if met is None:
            return False
        return self.opens or CALENDAR.search(words) is not None or bool(self.scene.figure_at(span))


def in_present(parse: Parse) -> Parse:
    """The parse, verbs that follow "we" or another plural subject in the present taken for finite, where the tagger took
    them for infinitives ("We condemn X and | call on Y", "X and Y | commend").
    """
    finite = {token for token in range(len(parse)) if parse.tags[token] in {"VBP", "VBZ"} and not _helped(parse, token)}
    finite |= {token for token in range(len(parse)) if _is_bare_root(parse, token)}
    tags = list(parse.tags)
    for token in range(len(parse)):
        joined = parse.deps[token] == "conj" and parse.heads[token] in finite and not _helped(parse, token)
        if parse.tags[token] in {"VB", "NN"} and (token in finite or (joined and parse.tags[token] == "VB")):
            tags[token] = "VBP"
            finite.add(token)
    return replace(parse, tags=tuple(tags))


def _is_bare_root(parse: Parse, token: int) -> bool:
    subject = parse.child(token, "nsubj")
    return (
        parse.deps[token] == "ROOT"
        and parse.tags[token] == "VB"
        and subject is not None
        and subject < token
        and not _helped(parse, token)
    )


def _helped(parse: Parse, token: int) -> bool:
    """Whether a verb has an auxiliary or "to" of its own."""
    return any(parse.deps[child] in {"aux", "auxpass"} and child < token for child in parse.children[token])


def main_clause(parse: Parse) -> int | None:
    """The token at which the subject of the main verb begins; None where the parser saw none."""
    root = next((token for token in range(len(parse)) if parse.deps[token] == "ROOT"), None)
    subject = parse.child(root, "nsubj", "nsubjpass") if root is not None else None
    return parse.subtree(subject)[0] if subject is not None else None


def _has_root(sentence: Sentence, lead: Span) -> bool:
    """Whether the main verb of a sentence stands in its first clause."""
    parse, length = sentence.parse, lead.end - lead.start
    roots = [token for token in range(len(parse)) if parse.deps[token] == "ROOT" and parse.starts[token] < length]
    return any(
        parse.tags[token] in FINITE or any(parse.tags[child] in {*FINITE, "MD"} for child in parse.children[token])
        for token in roots
    )
