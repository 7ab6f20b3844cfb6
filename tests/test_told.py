"""What is told of exchanges in words."""

from __future__ import annotations

from typing import get_args

import pytest

from communique.model import Actor
from communique.model.statement import Act
from communique.text.told import ACTS, act_told, exchange_told, exchanges_told, speakers_told


@pytest.mark.parametrize(
    ("slug", "told"),
    [
        ("2031-05-20-meeting-xhv-xtr", "meeting of 2031-05-20"),
        ("2031-05-20-video-call-xhv-xtr.hathmoor", "video call of 2031-05-20"),
        ("2031-visit-xhv-xtr", "visit of 2031"),
        ("undated-call-unknown-xtr", "call, day not told"),
        ("something-else", "something-else"),
    ],
)
def test_exchange_is_told_by_its_kind_and_day(slug: str, told: str) -> None:
    """The name of an exchange in addresses is read back as kind and day; what isn't such a name stays as it is."""
    assert exchange_told(slug) == told


def test_names_of_exchanges_within_a_sentence_are_told() -> None:
    """A note that names exchanges as addresses do reads as a sentence."""
    assert exchanges_told("first agreed in 2031-05-20-meeting-xhv-xtr.") == "first agreed in meeting of 2031-05-20."
    assert exchanges_told("since 2031-05-20, a re-visit") == "since 2031-05-20, a re-visit"


def test_speakers_are_told_in_a_row() -> None:
    """Those who speak together stand with commas and one "and", sides by the name given for their code, many cut."""
    one, other, third = (Actor(name=None, side=code) for code in ("XHV", "XTR", "UN"))
    person = Actor(name="Maren Hathmoor", side="XHV")
    assert speakers_told([person]) == "Maren Hathmoor"
    assert speakers_told([person, other]) == "Maren Hathmoor and XTR"
    assert speakers_told([person, other, third], {"XTR": "Tarsenia", "UN": "United Nations"}.__getitem__) == (
        "Maren Hathmoor, Tarsenia and United Nations"
    )
    assert speakers_told([one, other, third, person], most=3) == "XHV, XTR and 2 others"


def test_every_act_has_words() -> None:
    """No act of the model is shown by its code."""
    assert set(ACTS) == set(get_args(Act))
    assert act_told("concern") == "voiced concern"
