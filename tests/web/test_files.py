"""Files beside pages: byte for byte what the command line prints."""

from __future__ import annotations

import re
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from communique.cli.main import cli

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
CALL = "2031-03-27-call-xhv-xtr"
TEXT = sha256((SAMPLES / "01-call-tarpress.txt").read_bytes()).hexdigest()[:12]
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
    ("statements", {"document": TEXT}, ["statements", "--document", TEXT]),
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


BESIDE = {
    "/": {"exchanges", "ledger", "timeline"},
    "/exchanges?kind=call": {"exchanges"},
    f"/exchanges/{CALL}": {"points", "statements", "uptake", "changes"},
    "/mentioned": {"stubs"},
    "/documents?title=readout": {"documents"},
    f"/documents/{TEXT}": {"statements"},
    "/statements?speaker=Talvash": {"statements"},
    "/people?name=talvash&side=XTR": {"people"},
    "/people/Oren Talvash": {"person"},
    "/sides": {"sides"},
    "/sides/XHV": {"exchanges", "pairs", "timeline", "people"},
    "/pairs?kind=call": {"pairs"},
    "/pairs/XHV/XTR": {"exchanges", "timeline", "ledger", "greetings"},
    "/phrases?most=9": {"phrases"},
    "/phrases/calm sea": {"phrase-tallies", "phrase-uses"},
    "/search?q=sea&speaker=Talvash": {"search", "facets"},
    "/greetings": {"greetings"},
    "/review?speaker=Talvash": {"statements"},
    "/judgements": {"judgements"},
}
"""The lists that have files beside them, on each page that shows some."""
LINK = re.compile(r'class="download" href="(/[^"]+?)\.(csv|json)(\?[^"]*)?"')


@pytest.mark.parametrize("path", BESIDE)
def test_every_page_with_a_list_has_its_files(client: TestClient, path: str) -> None:
    """Each list of a page can be had as CSV and as JSON, asked as the page asks; every link leads to a file."""
    page = client.get(path)
    assert page.status_code == 200
    forms: dict[str, set[str]] = {}
    for address, form, query in LINK.findall(page.text):
        if address.count("/") == 1:
            forms.setdefault(address.removeprefix("/"), set()).add(form)
            assert client.get(f"{address}.{form}{unescape(query)}").status_code == 200
    assert forms == {name: {"csv", "json"} for name in BESIDE[path]}


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/people?name=talvash&offset=1", "/people.csv?name=talvash"),
        ("/people?side=Tarsenia", "/people.json?side=Tarsenia"),
        ("/sides/XTR", "/people.csv?side=XTR"),
        ("/sides/XTR", "/exchanges.csv?party=XTR"),
        (f"/review?document={TEXT}", f"/statements.csv?document={TEXT}&amp;unsure=True"),
    ],
)
def test_files_ask_what_the_page_asks(client: TestClient, path: str, file: str) -> None:
    """The whole list with the page's filters, whatever part of it is shown."""
    assert f'href="{file}"' in client.get(path).text


def test_file_is_offered_under_its_name(client: TestClient) -> None:
    """A browser saves the list under a name that says what it is."""
    assert client.get("/exchanges.csv").headers["content-disposition"] == 'attachment; filename="exchanges.csv"'
