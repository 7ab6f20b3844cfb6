"""What all tests share."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

SHARED = Path(__file__).resolve().parents[2] / "shared"

settings.register_profile(
    "house", max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", settings.get_profile("house"), max_examples=2000, derandomize=False)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "house"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of texts of others that lies beside the checkout; tests that need it skip where it is absent."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip(f"{SHARED} is not here: the texts of others stay out of this repository")
    return SHARED
