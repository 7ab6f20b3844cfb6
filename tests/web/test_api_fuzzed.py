"""The API under questions that nobody would ask, made from its own description."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.generation import GenerationMode

from communique.web.app import make_app
from communique.web.questions import QUESTIONS

if TYPE_CHECKING:
    from communique.web.settings import Settings

THINGS = ("", "/exchanges/{slug}", "/exchanges/{slug}/comparisons", "/documents/{key}", "/statements/{identifier}")
LISTS = tuple(f"/{question.name}" for question in QUESTIONS)
PATHS = (*THINGS, *LISTS)
HOST = "127.0.0.1:8001"
EXAMPLES = 10
"""Questions for each path, well and ill formed ones each."""


@pytest.fixture(scope="session")
def described(demo_settings: Settings) -> schemathesis.BaseSchema:
    """The description, as the app gives it."""
    return schemathesis.openapi.from_asgi("/api/v1/openapi.json", make_app(demo_settings), headers={"Host": HOST})


def test_every_path_of_the_description_is_tried(described: schemathesis.BaseSchema) -> None:
    """Nothing that the description names is left out below."""
    assert {f"/api/v1{path}" for path in PATHS} == set(described.raw_schema["paths"])


ILL_FORMED = tuple((path, GenerationMode.NEGATIVE) for path in LISTS)
"""Only lists have parameters that can be ill formed: any text can be an identifier."""


@pytest.mark.parametrize(("path", "mode"), [*((path, GenerationMode.POSITIVE) for path in PATHS), *ILL_FORMED])
def test_answers_are_as_described(described: schemathesis.BaseSchema, path: str, mode: GenerationMode) -> None:
    """No question breaks the app, and every answer has a status, type and shape that the description names."""
    operation = described[f"/api/v1{path}"]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(base_url=f"http://{HOST}")

    ask()
