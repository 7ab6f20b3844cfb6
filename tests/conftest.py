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
    """Let CI ask that nothing was skipped for want of texts that are there."""
    parser.addoption(
        "--strict-shared", action="store_true", help="fail if a test was skipped although ../shared is here"
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Name every test that was skipped although the texts it needs are here."""
    for report in _wrongly_skipped(terminalreporter, config):
        terminalreporter.write_line(f"skipped although {SHARED.name} is here: {report.nodeid}", red=True)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Fail where ``--strict-shared`` was given and a test that needs ../shared did not run."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is not None and _wrongly_skipped(reporter, session.config):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _wrongly_skipped(reporter: pytest.TerminalReporter, config: pytest.Config) -> list[pytest.TestReport]:
    if not config.getoption("--strict-shared") or not SHARED.is_dir():
        return []
    return [report for report in reporter.stats.get("skipped", []) if "shared" in str(report.longrepr)]
