"""What is told of exchanges in words."""

from __future__ import annotations

import pytest

from communique.text.told import exchange_told


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
