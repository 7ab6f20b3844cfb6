"""Statements inside statements: the outer one stays whole, the inner one is another's and says so."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from communique.pipeline import Pipeline

LEAD = "President Anna Lindholm of Finland met President Tomas Varga of Hungary in Helsinki on 3 March 2021.\n\n"
LINDHOLM, VARGA = "Anna Lindholm", "Tomas Varga"


@dataclass(frozen=True)
class Said:
    """A statement in plain words, easy to compare."""

    who: tuple[str | None, ...]
    to: tuple[str | None, ...]
    act: str
    cue: str | None
    content: str
    relayed: bool


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def read(pipeline: Pipeline):
    def run(sentences: str) -> list[Said]:
        reading = pipeline.read("x.txt", (LEAD + sentences).encode())
        text = reading.document.text
        return [
            Said(
                who=tuple(actor.name or actor.side for actor in said.speakers),
                to=tuple(actor.name or actor.side for actor in said.addressees),
                act=said.act,
                cue=said.cue.of(text) if said.cue is not None else None,
                content=" ... ".join(span.of(text) for span in said.content),
                relayed=said.relayed,
            )
            for said in reading.statements
        ]

    return run


def test_both_are_kept(read) -> None:
    """The outer statement is what it would be without the inner one, which has a speaker, cue and act of its own."""
    assert read("Lindholm said Varga had urged her to open the sluice.") == [
        Said((LINDHOLM,), (), "state", "said", "Varga had urged her to open the sluice", relayed=False),
        Said((VARGA,), (LINDHOLM,), "request", "had urged her to", "open the sluice", relayed=True),
    ]


@pytest.mark.parametrize(
    ("sentence", "who", "act", "cue", "content"),
    [
        ("Lindholm said Varga told her the dam was safe.", VARGA, "state", "told her", "the dam was safe"),
        (
            "Varga had told her that the dam was safe, Lindholm said.",
            VARGA,
            "state",
            "had told her that",
            "the dam was safe",
        ),
        ("“Varga told me that the dam was safe,” Lindholm said.", VARGA, "state", "told me that", "the dam was safe"),
        ("Lindholm said: “Varga told me that the dam was safe.”", VARGA, "state", "told me that", "the dam was safe"),
        (
            "Lindholm told reporters that the Hungarian government had condemned the raid.",
            "HUN",
            "condemn",
            "had condemned",
            "the raid",
        ),
        (
            "Lindholm recalled that the United Nations had called for a truce.",
            "UN",
            "propose",
            "had called for",
            "a truce",
        ),
        (
            "Lindholm said that experts had warned that the dam would break.",
            "experts",
            "warn",
            "had warned that",
            "the dam would break",
        ),
        (
            "Lindholm added that Varga had expressed concern about the dam.",
            VARGA,
            "concern",
            "had expressed concern about",
            "the dam",
        ),
        (
            "Lindholm noted that Varga had urged the mill to close and that she was glad.",
            VARGA,
            "request",
            "had urged the mill to",
            "close",
        ),
        (
            "Lindholm said she had met Minister Imre Kocsis, who told her that the dam was safe.",
            "Imre Kocsis",
            "state",
            "told her that",
            "the dam was safe",
        ),
        (
            "Lindholm conveyed the warm regards of Prime Minister Eero Salo to Varga.",
            "Eero Salo",
            "greet",
            None,
            "the warm regards",
        ),
        (
            "Lindholm conveyed Prime Minister Eero Salo's congratulations to Varga.",
            "Eero Salo",
            "congratulate",
            None,
            "congratulations",
        ),
        (
            "Lindholm extended greetings from Prime Minister Eero Salo to the Hungarian people.",
            "Eero Salo",
            "greet",
            None,
            "greetings",
        ),
    ],
)
def test_what_another_said_is_relayed(read, sentence: str, who: str, act: str, cue: str | None, content: str) -> None:
    """Told by a clause, in a quotation, of someone who is met, or handed on as greetings."""
    outer, inner = sorted(read(sentence), key=lambda said: said.relayed)
    assert (outer.who, outer.relayed) == ((LINDHOLM,), False)
    assert (inner.who, inner.act, inner.cue, inner.content, inner.relayed) == ((who,), act, cue, content, True)


@pytest.mark.parametrize(
    "sentence",
    [
        "Lindholm said that she had told Varga about the dam.",
        "Lindholm said that Finland had condemned the raid.",
        "Lindholm said her government had condemned the raid.",
        "The Hungarian side said that Varga had told the mill that the dam was safe.",
        "Lindholm said he had told her that the dam was safe.",
        "Lindholm said Varga had agreed to repair the dam.",
        "Lindholm said the council had decided to repair the dam.",
        "Lindholm said Varga believed that the dam was safe.",
        "Lindholm said Varga might have told her about the dam.",
        "Lindholm said that Varga will tell the council that the dam is safe.",
        "Lindholm said Varga had not told her that the dam was broken.",
        "Lindholm said the road had been closed since Varga announced the plan.",
        "Lindholm said if Varga had told her that the dam was broken, she would have come.",
        "Lindholm hoped that Varga had told the council that the dam was broken.",
        "Lindholm denied that Varga had told her that the dam was broken.",
        "Lindholm said the report had stressed that the dam was safe.",
        "Lindholm said the new law had offered firms a way out.",
        "Lindholm said that Varga stresses the need for reform.",
        "Lindholm said that the two sides had stressed the need for reform.",
        "Lindholm noted that the mill was closed and said she saw no way out.",
        "Lindholm extended her warm greetings to Varga.",
        "Lindholm conveyed the greetings of the season to Varga.",
    ],
)
def test_what_is_not_plainly_another_s_speech_is_not_relayed(read, sentence: str) -> None:
    """The speaker himself, his own side, thoughts, agreements, what may, will or did not happen, times and papers."""
    assert not any(said.relayed for said in read(sentence))


def test_an_unknown_speaker_stays_unknown(read) -> None:
    """A body that the tables do not know said it: nobody is put in its place."""
    assert read("Lindholm said the Mill Council had urged both to act.")[-1] == Said(
        (), (), "request", "had urged both to", "act", relayed=True
    )


def test_what_is_relayed_moves_nobody(read) -> None:
    """The next pronoun, and the next sentence that goes on, are still the outer speaker's."""
    found = read("Lindholm said Varga had told her that the dam was safe. She stressed that it needed repair.")
    assert [(said.who, said.relayed) for said in found] == [
        ((LINDHOLM,), False),
        ((VARGA,), True),
        ((LINDHOLM,), False),
    ]


def test_a_relayed_statement_has_its_own_capacity(pipeline: Pipeline) -> None:
    """In whose name the other spoke is his, not that of whoever tells it."""
    sentence = "Lindholm said that Varga, on behalf of Hungary, had thanked her for the pumps."
    outer, inner = pipeline.read("x.txt", (LEAD + sentence).encode()).statements
    assert outer.on_behalf_of is None
    assert inner.on_behalf_of is not None
    assert [actor.side for actor in inner.on_behalf_of.parties] == ["HUN"]
