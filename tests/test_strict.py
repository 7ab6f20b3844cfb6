"""What the strict options of ``conftest.py`` promise to CI: no test is skipped quietly that had to run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

SKIPPED = """
import pytest

def test_browser():
    pytest.skip("no browser: /usr/bin/chromium is not here")

def test_shared():
    pytest.skip("shared texts are not here")

def test_other():
    pytest.skip("this file system takes no such names")
"""


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ([], []),
        (["--strict-browser"], ["test_browser"]),
        (["--strict-shared"], ["test_shared"]),
        (["--strict-browser", "--strict-shared", "-n", "1"], ["test_browser", "test_shared"]),
    ],
    ids=["neither", "browser", "shared", "both, in a process of their own"],
)
def test_strict_options_fail_where_their_tests_were_skipped(
    options: list[str], named: list[str], pytester: pytest.Pytester
) -> None:
    """Each names the tests that were skipped for its reason and fails; without it they are skipped and all is well. A
    folder that is named after a browser is no reason.
    """
    tests = pytester.mkdir("browser") / "tests"
    tests.mkdir()
    (pytester.path / "shared" / "seeds").mkdir(parents=True)
    shutil.copy(Path(__file__).with_name("conftest.py"), tests)
    (tests / "test_skipped.py").write_text(SKIPPED, encoding="utf-8")
    done = pytester.runpytest_inprocess(tests, "-q", "-p", "no:cacheprovider", *options)
    told = [line for line in done.outlines if line.startswith("skipped, and had to run: ")]
    assert sorted(line.split("::")[1].split(":")[0] for line in told) == named
    assert done.ret == (pytest.ExitCode.TESTS_FAILED if named else pytest.ExitCode.OK)
