"""Files beside pages: byte for byte what the command line prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli.main import cli

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.testclient import TestClient

CALL = "2031-03-27-call-xhv-xtr"
ALIKE = (
    ("exchanges", {}, ["exchanges"]),
    ("exchanges", {"kind": "call", "since": "2031-04"}, ["exchanges", "--kind", "call", "--since", "2031-04"]),
    ("stubs", {}, ["exchanges", "--stubs"]),
    (
        "statements",
        {"speaker": "Talvash", "act": "propose"},
        ["statements", "--speaker", "Talvash", "--act", "propose"],
    ),
    ("statements", {"unsure": "true"}, ["statements", "--unsure"]),
    ("documents", {}, ["documents"]),
    (
        "documents",
        {"outlet": "Linden", "title": "readout"},
        ["documents", "--outlet", "Linden", "--title", "readout"],
    ),
    ("search", {"q": "fish* OR sea"}, ["search", "fish* OR sea", "--limit", "10000"]),
    ("facets", {"q": "sea", "in": "documents"}, ["search", "sea", "--in", "documents", "--facets"]),
    ("judgements", {}, ["judgements"]),
    ("timeline", {"side": "XHV", "other": "XTR"}, ["timeline", "XHV", "XTR"]),
    ("people", {}, ["people"]),
    ("people", {"name": "Talvash", "side": "XTR"}, ["people", "--name", "Talvash", "--side", "XTR"]),
    ("person", {"name": "Oren Talvash"}, ["person", "Oren Talvash"]),
    ("sides", {}, ["sides"]),
    ("pairs", {"people": "true"}, ["pairs", "--people"]),
    ("phrases", {"most": "9"}, ["phrases", "--most", "9"]),
    ("phrase-uses", {"phrase": "calm sea"}, ["phrase", "calm sea", "--uses"]),
    ("phrase-tallies", {"phrase": "calm sea"}, ["phrase", "calm sea"]),
    ("uptake", {"exchange": CALL}, ["uptake", CALL]),
    ("greetings", {}, ["greetings"]),
    ("ledger", {"one": "XHV", "other": "XTR", "every": "true"}, ["ledger", "XHV", "XTR", "--all"]),
)


@pytest.mark.parametrize("form", ["csv", "json"])
@pytest.mark.parametrize(
    ("name", "asked", "command"), ALIKE, ids=lambda value: " ".join(value) if isinstance(value, list) else None
)
def test_file_is_what_the_command_line_prints(
    client: TestClient, demo_archive: tuple[Path, Path], name: str, asked: dict[str, str], command: list[str], form: str
) -> None:
    """The same question gives the same bytes in the app and at the command line."""
    archive, overlay = demo_archive
    options = ["--archive", str(archive), "--format", form]
    if command[0] != "judgements" and "--stubs" not in command:
        options += ["--overlay", str(overlay)]
    printed = CliRunner().invoke(cli, [*command, *options])
    assert printed.exit_code == 0, printed.output
    reply = client.get(f"/{name}.{form}", params=asked)
    assert reply.content.decode() == printed.stdout


def test_file_is_offered_under_its_name(client: TestClient) -> None:
    """A browser saves the list under a name that says what it is."""
    assert client.get("/exchanges.csv").headers["content-disposition"] == 'attachment; filename="exchanges.csv"'
