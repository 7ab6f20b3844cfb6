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


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let CI ask that nothing was skipped for want of what is there, or has to be."""
    parser.addoption(
        "--strict-shared", action="store_true", help="fail if a test was skipped although ../shared is here"
    )
    parser.addoption(
        "--strict-browser", action="store_true", help="fail if a test was skipped for a reason that tells of a browser"
    )
    parser.addoption("--keep-screens", action="store_true", help="keep the pictures of pages that the README shows")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name every test that had to run and was skipped."""
    for report in _wrongly_skipped(terminalreporter, config):
        terminalreporter.write_line(f"skipped, and had to run: {report.nodeid}: {_reason(report)}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where a strict option was given and a test that it speaks of did not run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and _wrongly_skipped(reporter, session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _wrongly_skipped(reporter: pytest.TerminalReporter, config: pytest.Config) -> list[pytest.TestReport]:
    wanted = {
        "shared": config.getoption("--strict-shared") and SHARED.is_dir(),
        "browser": config.getoption("--strict-browser"),
    }
    strict = [word for word, held in wanted.items() if held]
    skipped = reporter.stats.get("skipped", [])
    return [report for report in skipped if any(word in _reason(report) for word in strict)]


def _reason(report: pytest.TestReport) -> str:
    """Why a test was skipped, without the path of its file, which may hold any word."""
    told = report.longrepr
    return told[2] if isinstance(told, tuple) else str(told)
