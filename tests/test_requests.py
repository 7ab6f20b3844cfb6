"""Who asked for an exchange: what the text tells, what Chinese readouts leave unsaid, and what only sounds like it."""

from __future__ import annotations

import time
from functools import cache
from typing import TYPE_CHECKING

import pytest

from communique.pipeline import Pipeline
from fast_command import NoParser

if TYPE_CHECKING:
    from communique.model import Reading, Report

AGREED = "\n\nThe two sides agreed to stay in close contact and to deepen their cooperation in the coming years.\n"
LEAD = "May 5, 2021\n\nPresident Ana Silva of Brazil spoke by telephone with President Juan Soto of Peru"


@cache
def pipeline() -> Pipeline:
    return Pipeline(parser=NoParser())  # type: ignore[arg-type]


def reading(text: str) -> Reading:
    return pipeline().read("x.txt", text.encode())


def only(text: str) -> Report:
    """The one report of a text."""
    (report,) = reading(text).reports
    return report


def told(text: str) -> tuple[str | None, bool, str | None, str | None]:
    """Who asked, whether "at request", how it is known, and the words that the record points at."""
    report = only(text)
    words = report.request_span.of(text) if report.request_span is not None else None
    return report.initiator, report.at_request, report.request_basis, words


@pytest.mark.parametrize(
    ("asked", "name", "words"),
    [
        (" at the latter's request.", "Juan Soto", "at the latter's request"),
        (" at the request of the former.", "Ana Silva", "at the request of the former"),
        (" today, at the request of the Peruvian side.", "Juan Soto", "at the request of the Peruvian side"),
        (" at the request of Peru.", "Juan Soto", "at the request of Peru"),
        (
            " at the initiative of her Peruvian counterpart.",
            "Juan Soto",
            "at the initiative of her Peruvian counterpart",
        ),
        (" at the initiative of her counterpart.", "Juan Soto", "at the initiative of her counterpart"),
        (" upon the request of the Peruvian president.", "Juan Soto", "upon the request of the Peruvian president"),
        (", at President Soto's request.", "Juan Soto", "at President Soto's request"),
        (" at the Peruvian side's initiative.", "Juan Soto", "at the Peruvian side's initiative"),
        (" on Wednesday, initiated by the Brazilian side.", "Ana Silva", "initiated by the Brazilian side"),
        (", which was initiated by the Peruvian side.", "Juan Soto", "which was initiated by the Peruvian side"),
        (". The call, requested by President Soto, took an hour.", "Juan Soto", "call, requested by President Soto"),
        (". The call was initiated by Brazil.", "Ana Silva", "call was initiated by Brazil"),
        (". The conversation took place at the request of the Peruvian side.", "Juan Soto", None),
        (". The initiative for the call came from the Peruvian side.", "Juan Soto", None),
        (". President Soto had requested the call.", "Juan Soto", "requested the call"),
        (". President Soto, who had phoned President Silva, thanked her.", "Juan Soto", "phoned President Silva"),
        (" about the floods and the harvest at the latter's request.", "Juan Soto", "at the latter's request"),
    ],
)
def test_the_text_tells_who_asked(asked: str, name: str, words: str | None) -> None:
    """By request, initiative or a further sentence, of one named, a side or a counterpart: the basis is "told", and
    the record points at the words that tell.
    """
    initiator, at_request, basis, phrase = told(LEAD + asked + AGREED)
    assert (initiator, basis) == (name, "told")
    assert at_request or "phoned" in asked or "requested the" in asked
    assert phrase is not None
    assert words is None or phrase == words


@pytest.mark.parametrize(
    ("lead", "name", "words"),
    [
        ("President Ana Silva of Brazil telephoned President Juan Soto of Peru.", "Ana Silva", "telephoned President Juan Soto"),
        ("President Ana Silva of Brazil called President Juan Soto of Peru in a phone call that took an hour.", "Ana Silva", "called President Juan Soto"),
        ("President Ana Silva of Brazil received a phone call from President Juan Soto of Peru.", "Juan Soto", None),
        ("President Ana Silva of Brazil placed a phone call to President Juan Soto of Peru.", "Ana Silva", None),
        ("President Ana Silva of Brazil spoke by phone with President Juan Soto of Peru, who called her on Monday.", "Juan Soto", "who called her"),
    ],
)  # fmt: skip
def test_who_placed_a_call_asked_for_it(lead: str, name: str, words: str | None) -> None:
    """One who phoned, called, or from whom a call was received; that alone is no "at request"."""
    initiator, at_request, basis, phrase = told(f"May 5, 2021\n\n{lead}{AGREED}")
    assert (initiator, at_request, basis) == (name, False, "told")
    assert phrase is not None
    assert words is None or phrase == words


@pytest.mark.parametrize(
    "rest",
    [
        ". Silva called for more trade.",
        ". Silva called on Soto to lift the ban.",
        ". The two spoke of the so-called northern lists.",
        ". Silva called Soto a friend.",
        ". Silva called President Soto's plan a good one.",
        ', and called Soto "a brave man".',
        ". Silva's calls list is long this week, with President Soto on it.",
        " about the aid provided at the request of Peru.",
        " about requests for extradition.",
        " about the weapons requested by Peru.",
        ", and discussed the report made at the request of the Security Council.",
        ", at the request of the Security Council.",
        " at the invitation of President Soto.",
        ". She requested a meeting of both ministers for the autumn.",
    ],
)
def test_what_only_sounds_like_asking_is_none(rest: str) -> None:
    """Calls for and on, names called, requests for other things, by other bodies, and invitations to no visit."""
    assert told(LEAD + rest + AGREED) == (None, False, None, None)


def test_nobody_is_named_where_either_may_be_meant() -> None:
    """ "At her request" between two whose sex the text does not tell: a request, with its words, and no name."""
    assert told(f"{LEAD} at her request.{AGREED}") == (None, True, None, "at her request")


CHINESE = "BEIJING, May 5, 2021 (Xinhua) -- Chinese Foreign Minister Lin Guo on Wednesday held a phone conversation "


@pytest.mark.parametrize(
    "text",
    [
        CHINESE + "at request with Peruvian Foreign Minister Juan Soto.",
        CHINESE + "with Peruvian Foreign Minister Juan Soto upon request.",
        "May 5, 2021\n\nChinese Foreign Minister Lin Guo spoke at request by phone with Peruvian Foreign Minister Juan Soto.",
    ],
)
def test_at_request_alone_means_the_counterpart_in_chinese_readouts(text: str) -> None:
    """Of a Chinese leader, told by a Chinese outlet or by one unknown: the other side's first asked, by convention."""
    initiator, at_request, basis, phrase = told(text + AGREED)
    assert (initiator, at_request, basis) == ("Juan Soto", True, "convention")
    assert phrase in {"at request", "upon request"}


def test_what_a_chinese_readout_tells_is_no_convention() -> None:
    """ "At the latter's request" says itself who asked."""
    assert told(f"{CHINESE}with Peruvian Foreign Minister Juan Soto at the latter's request.{AGREED}")[2] == "told"


@pytest.mark.parametrize(
    "text",
    [
        LEAD + " at request.",
        (
            "SEOUL, May 5, 2021 (Yonhap) -- Chinese Foreign Minister Lin Guo held a phone conversation at request with South "
            "Korean Foreign Minister Han Seok-woo."
        ),
        (
            "BEIJING, May 5, 2021 (Xinhua) -- President Ana Silva of Brazil spoke by telephone at request with President Juan "
            "Soto of Peru."
        ),
    ],
)
def test_at_request_alone_names_nobody_elsewhere(text: str) -> None:
    """In other outlets, and of leaders of other countries, it is a request of nobody known, with its words."""
    assert told(text + AGREED) == (None, True, None, "at request")


def test_a_headline_alone_may_say_at_request() -> None:
    """Where only the headline has it, the record points there."""
    headline = "Lin Guo Holds Telephone Talks at Request with Foreign Minister of Peru Juan Soto"
    lead = "On May 5, 2021, Chinese Foreign Minister Lin Guo held telephone talks with Peruvian Foreign Minister Juan Soto."
    assert told(f"{headline}\n\n{lead}{AGREED}") == ("Juan Soto", True, "convention", "at Request")


def test_visits_tell_who_invited() -> None:
    """An invitation is a request for a visit, and for nothing else."""
    text = "May 5, 2021\n\nPresident Ana Silva of Brazil paid a visit to Peru from May 3 to 5 at the invitation of President Juan Soto of Peru."
    assert told(text + AGREED)[:3] == ("Juan Soto", True, "told")


def test_a_second_report_has_its_own_request() -> None:
    """What a sentence says of one call is not said of the next."""
    text = (
        f"{LEAD}. The call was initiated by the Peruvian side.\n\nLater the same day, Silva also met with President Eva Ruiz of "
        "Chile. They discussed fisheries and agreed on quotas.\n"
    )
    first, second = reading(text).reports
    assert (first.initiator, second.initiator, second.request_span) == ("Juan Soto", None, None)


@pytest.mark.parametrize(
    "words",
    [
        "at the request of Peru ",
        "at Peru's request ",
        "the call ",
        "called ",
        "called Soto a friend ",
        ", initiated by Peru",
        "at request ",
        "received a call ",
    ],
)
def test_a_line_of_nothing_but_requests_takes_no_time(words: str) -> None:
    """What sounds like asking, told thousands of times in one sentence, is read as fast as any line of its length."""
    begin = time.process_time()
    reading(f"{LEAD} about the aid provided {words * (60_000 // len(words))}.")
    assert time.process_time() - begin < 20
