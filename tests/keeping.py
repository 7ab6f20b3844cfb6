"""What the tests of archive and command line share: texts with invented people, and ways to run the command."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from threading import Event
from typing import TYPE_CHECKING, Any

import communique
from communique import Archive, Reader
from forking import DEADLINE, Forked, run_forked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from communique.model import Reading

TESTS = Path(__file__).parent
SOURCES = Path(communique.__file__).parents[1]
TEXTS = {
    "call-a.txt": """Kenyan, Icelandic presidents talk over phone

Kenyan President Amara Tolleko on Monday held a telephone conversation with Icelandic President Jorun Haldvik at request.

Tolleko said that Kenya and Iceland are partners across two oceans and should widen their exchanges in geothermal energy.

"Steam knows no borders, and our engineers should not either," Tolleko said.

Haldvik, for her part, thanked Kenya for hosting the conference of island and coastal nations, and proposed that a joint school for drillers be opened in Nakuru.
""",
    "call-b.txt": """President Haldvik speaks with the President of Kenya

REYKJAVIK, March 4, 2030 - President Jorun Haldvik of Iceland spoke by telephone with President Amara Tolleko of Kenya on March 4, 2030.

President Haldvik said that steam knows no borders, and proposed that a joint school for drillers be opened in Nakuru. She thanked Kenya for hosting the conference of island and coastal nations.

President Tolleko said that Kenya and Iceland are partners across two oceans and should widen their exchanges in geothermal energy.
""",
    "meeting.txt": """Presidents of Kenya and Iceland meet in Nairobi

NAIROBI, May 20, 2031 - Kenyan President Amara Tolleko met with Icelandic President Jorun Haldvik in Nairobi on May 20, 2031.

Tolleko said that the joint school for drillers had taken in its first sixty students. Haldvik promised that Iceland would send ten teachers more.
""",
    "message.txt": """Kenyan president sends message of congratulations

NAIROBI, June 9, 2031 - Kenyan President Amara Tolleko on June 9, 2031 sent a message of congratulations to Icelandic President Jorun Haldvik on the opening of the Krafla line.

In the message Tolleko said that the line is a gift to those who come after us.
""",
    "ministers.txt": """Ministers of Peru and Ghana talk

LIMA, March 4, 2030 - Peruvian Foreign Minister Tadeo Quillary held a telephone conversation with Ghanaian Foreign Minister Efua Darkomensa on March 4, 2030.

Quillary said that Peru would open a consulate in Kumasi this year. Darkomensa welcomed the decision and invited him to visit Accra.
""",
}
"""Two accounts of one call, of which one prints no day; three other exchanges."""
CALL = "2030-03-04-call-isl-ken"
UNDATED = "undated-call-isl-ken"
TOLD = {
    CALL: {"call-a.txt", "call-b.txt"},
    "2031-05-20-meeting-isl-ken": {"meeting.txt"},
    "2031-06-09-message-isl-ken": {"message.txt"},
    "2030-03-04-call-gha-per": {"ministers.txt"},
}
"""Which exchange is told by which texts."""
VIETNAMESE = """Chủ tịch nước điện đàm với Tổng thống

Chủ tịch nước đã có cuộc điện đàm với Tổng thống về quan hệ giữa hai nước trong những năm qua. Hai bên nhấn mạnh rằng
hợp tác của hai nước là quan trọng và được nhân dân ủng hộ, cho các thế hệ sau.
"""


@cache
def _reader() -> Reader:
    return Reader()


@cache
def reading_of(text: str, name: str) -> Reading:
    """The reading of a text by the real pipeline, made once a process."""
    return _reader().read_text(text, name=name)


def own(name: str) -> Reading:
    """The reading of one of ``TEXTS``."""
    return reading_of(TEXTS[name], name)


def filled(path: Path, names: Iterable[str] | None = None) -> Archive:
    """A new archive with the texts of these names, added in their order; with all of ``TEXTS`` where none are given."""
    shutil.copyfile(_made(tuple(TEXTS) if names is None else ()), path)
    archive = Archive(path)
    for name in names or ():
        archive.add_reading(own(name))
    return archive


@cache
def _made(names: tuple[str, ...]) -> Path:
    """An archive to copy, made once a process: migrations and filing take most of a short test's time."""
    path = Path(mkdtemp()) / "archive.db"
    with Archive(path) as archive:
        for name in names:
            archive.add_reading(own(name))
    return path


def grouping(archive: Archive) -> dict[str, set[str]]:
    """Each exchange's slug with the names of the documents that tell of it."""
    return {
        exchange.id: {Path(record.document_name).name for record in exchange.reports}
        for exchange in archive.exchanges()
    }


def write_texts(folder: Path) -> Path:
    """The folder with ``TEXTS`` as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def environment(**more: str) -> dict[str, str]:
    """The environment for a command: our sources, a width that does not hang on the terminal, no colours forced."""
    left_out = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONPATH"}
    own_variables = {key: value for key, value in os.environ.items() if key not in left_out}
    return own_variables | {"PYTHONPATH": str(SOURCES), "COLUMNS": "100"} | more


def command(*arguments: object, fast: bool = True) -> list[str]:
    """The words that start ``communique``; ``fast`` leaves the parser out, so that there are no statements."""
    start = [str(TESTS / "fast_command.py")] if fast else ["-c", "from communique.cli.main import main; main()"]
    return [sys.executable, *start, *map(str, arguments)]


def run(
    *arguments: object, cwd: Path, fast: bool = True, env: dict[str, str] | None = None, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run ``communique`` in a process of its own; in an interpreter of its own where what is asked for needs one: variables
    that an interpreter reads as it starts, or rights to give up before.
    """
    variables = environment(**(env or {}))
    if more.keys() <= {"input"} and not any(name.startswith("PYTHON") for name in env or ()):
        words = list(map(str, arguments))
        return run_forked(words, cwd=cwd, env=variables, stdin=more.get("input", ""), fast=fast)
    return subprocess.run(
        command(*arguments, fast=fast),
        cwd=cwd,
        env=variables,
        capture_output=True,
        encoding="utf-8",
        timeout=DEADLINE,
        check=False,
        **{"input": ""} | more,
    )


def start(*arguments: object, cwd: Path) -> Forked:
    """Start ``communique``, without its parser, in a process of its own and go on."""
    return Forked(list(map(str, arguments)), cwd=cwd, env=environment(), fast=True).start()


def wait_until(condition: Callable[[], bool]) -> None:
    """Poll until the condition holds, leaving the processor to others in between. Fails after the deadline."""
    end = time.monotonic() + DEADLINE
    pause = Event()
    while not condition():
        assert time.monotonic() < end, "the deadline passed"
        pause.wait(0.005)
