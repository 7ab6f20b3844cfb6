"""Two texts handed over to compare: read at once, shown side by side, and kept only when somebody says so."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from forms import send_form
from starlette.testclient import TestClient

from communique.api import Archive
from communique.cli.main import cli
from communique.model import DocumentError
from communique.sources.model import Source
from communique.web.app import make_app
from communique.web.handed import at_hand, given

if TYPE_CHECKING:
    from communique.web.settings import Settings

HOME = "http://127.0.0.1:8001"
ONE = (
    "HOLM, March 27, 2031 -- President Maren Hathmoor spoke by telephone with President Oren Talvash of Tarsenia today "
    "at the request of the Tarsenian side.\n\nHathmoor said that the lighthouse will be mended before winter. "
    "She called on Tarsenia to free the crew of the trawler.\n"
)
OTHER = (
    "LEDRIN, March 27, 2031 -- President Oren Talvash held a phone conversation with President Maren Hathmoor of Halvern "
    "on Thursday.\n\nTalvash said that the two parties should widen their exchanges. "
    "Hathmoor said that the lighthouse will be mended before winter.\n"
)
FRENCH = (
    "Le président a déclaré que les relations entre les deux pays étaient excellentes et qu'il souhaitait que la "
    "coopération se poursuive dans tous les domaines, notamment celui de la pêche et des ports."
)


def compare(client: TestClient, a: str = "", b: str = "", **files: tuple[str, bytes]) -> Any:
    """The answer to the box with these words and files; as a browser sends it, a field for each of the two files."""
    sent = {name: files.get(name, ("", b"")) for name in ("a_file", "b_file")}
    return send_form(client, "/compare", a=a.replace("\n", "\r\n"), b=b.replace("\n", "\r\n"), files=sent)


def problems(reply: Any) -> list[str]:
    """What the box says is wrong."""
    return re.findall(r'class="problem"[^>]*><bdi>(.*?)</bdi>', reply.text)


def test_two_texts_are_compared_on_a_page_of_their_own(client: TestClient) -> None:
    """Both texts stand side by side with what only one of them states, at an address that stays while the app runs."""
    reply = compare(client, ONE, OTHER)
    assert reply.status_code == 200
    path = reply.url.path
    assert path.startswith("/compared/")
    assert "request" in reply.text
    assert "widen their exchanges" in reply.text
    assert client.get(path).status_code == 200
    assert compare(client, ONE, OTHER).url.path == path


@pytest.mark.parametrize("form", ["html", "md", "docx"])
def test_comparison_can_be_saved(client: TestClient, form: str) -> None:
    """What was compared is a file too, also where nothing is kept."""
    page = compare(client, ONE, OTHER)
    path = f"{page.url.path}/comparison.{form}"
    assert f'href="{path}"' in page.text
    reply = client.get(path)
    assert reply.headers["content-disposition"].startswith("attachment")
    assert len(reply.content) > 1000


@pytest.mark.parametrize("form", ["csv", "json"])
def test_points_of_a_comparison_are_those_of_the_command_line(client: TestClient, tmp_path: Path, form: str) -> None:
    """The table of points is byte for byte what the command line writes of the same two files."""
    for name, words in (("one.txt", ONE), ("other.txt", OTHER)):
        (tmp_path / name).write_text(words, encoding="utf-8")
    written = tmp_path / f"points.{form}"
    texts = [str(tmp_path / name) for name in ("one.txt", "other.txt")]
    tables = Path(__file__).resolve().parents[2] / "samples" / "tables"
    done = CliRunner().invoke(cli, ["compare", *texts, "--overlay", str(tables), "--out", str(written)])
    assert done.exit_code == 0, done.output
    files = {f"{mark}_file": (Path(text).name, Path(text).read_bytes()) for mark, text in zip("ab", texts, strict=True)}
    page = compare(client, **files)
    (path,) = re.findall(rf'class="download" href="(/compared/[^"]+/points\.{form})"', page.text)
    assert client.get(path).text == written.read_text(encoding="utf-8").replace(str(tmp_path) + "/", "")


def test_file_is_the_same_text_as_its_words(client: TestClient) -> None:
    """Words pasted and the same words in a file are one text: line ends that a browser changes don't count."""
    assert compare(client, ONE, b_file=("other.txt", OTHER.encode())).url.path == compare(client, ONE, OTHER).url.path


def test_kind_of_a_file_is_told_by_its_bytes(client: TestClient) -> None:
    """A page is read as a page, whatever its name."""
    page = (
        f"<!DOCTYPE html><html><head><title>A call</title></head><body><article><p>{OTHER}</p></article></body></html>"
    )
    reply = compare(client, ONE, b_file=("other.txt", page.encode()))
    assert reply.status_code == 200
    assert "&lt;article" not in reply.text


def test_nothing_is_kept_until_somebody_says_so(own_client: TestClient, tmp_path: Path) -> None:
    """Comparing adds nothing to the archive; the button does, under names that tell where the texts come from."""
    path = compare(own_client, ONE, b_file=("C:\\papers\\other.txt", OTHER.encode())).url.path
    with Archive(tmp_path / "own.db") as archive:
        before = {row.name for row in archive.documents()}
    reply = send_form(own_client, f"{path}/keep", page=path)
    assert re.fullmatch(r"/exchanges/2031-03-27-call-\w+-\w+", str(reply.history[0].headers["location"]))
    with Archive(tmp_path / "own.db") as archive:
        names = {row.name for row in archive.documents()} - before
    pasted, uploaded = sorted(names)
    assert re.fullmatch(
        r"pasted \d{4}-\d\d-\d\d President Maren Hathmoor spoke by telephone with President \(\w{8}\)", pasted
    )
    assert re.fullmatch(r"uploaded \w{8} other\.txt", uploaded)


def test_two_files_of_one_name_are_both_kept(own_client: TestClient, tmp_path: Path) -> None:
    """Files of the same name don't take each other's place in the archive."""
    path = compare(own_client, a_file=("x.txt", ONE.encode()), b_file=("x.txt", OTHER.encode())).url.path
    send_form(own_client, f"{path}/keep", page=path)
    with Archive(tmp_path / "own.db") as archive:
        assert len([row for row in archive.documents() if row.name.endswith("x.txt")]) == 2


def test_samples_keep_nothing(demo_settings: Settings) -> None:
    """The archive of the samples goes away with the app: nothing can be kept in it, and the page says what to do."""
    with TestClient(make_app(replace(demo_settings, is_samples=True)), base_url=HOME) as client:
        reply = compare(client, ONE, OTHER)
        assert "communique serve" in reply.text
        assert "Keep both" not in reply.text
        assert "goes away with the app" in send_form(client, f"{reply.url.path}/keep").text


def test_comparison_that_is_gone_says_so(client: TestClient) -> None:
    """An address of which nothing is at hand is told, with what to do."""
    reply = client.get("/compared/0123456789abcdef")
    assert reply.status_code == 404
    assert "Compare the texts again" in reply.text


def test_old_comparisons_make_room(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many are at hand; the one asked for longest ago goes first."""
    monkeypatch.setattr(at_hand, "MOST_KEPT", 2)
    one, two = compare(client, ONE, OTHER).url.path, compare(client, OTHER, ONE).url.path
    client.get(one)
    three = compare(client, ONE, ONE).url.path
    assert [client.get(path).status_code for path in (one, two, three)] == [200, 404, 200]


@pytest.mark.parametrize(
    ("b", "file", "what"),
    [
        ("", None, "Nothing is here yet"),
        ("   \n ", None, "Nothing is here yet"),
        (FRENCH, None, "language: fr"),
        ("", ("scan.pdf", b"%PDF-1.7 ..."), "scan.pdf: this is a PDF file"),
        ("", ("paper.docx", b"PK\x03\x04..."), "paper.docx: this is a zip archive or an office file"),
        ("", ("empty.txt", b""), "empty.txt"),
        ("", ("cut.txt.gz", b"\x1f\x8b\x08broken"), "cut.txt.gz: the compressed file is damaged"),
        (OTHER, ("other.txt", OTHER.encode()), "both words and the file other.txt"),
        ("word " * 50_000, None, "too many to be read while somebody waits"),
    ],
)
def test_what_can_not_be_read_is_told_beside_it(
    client: TestClient, b: str, file: tuple[str, bytes] | None, what: str
) -> None:
    """The box comes again with what is wrong with a text, and with all that was typed."""
    reply = compare(client, ONE, b, **({"b_file": file} if file else {}))
    assert reply.status_code == 422
    told = problems(reply)
    assert "what you typed is still here" in told[0]
    assert what in told[1]
    assert "call, 2 statements" in reply.text
    assert ONE in unescape(reply.text)
    assert b in unescape(reply.text)


def test_words_come_back_as_they_were_typed(client: TestClient) -> None:
    """Nothing that was typed is changed when the box comes again: first empty line, marks, hidden characters."""
    words = "\n</textarea><b>&amp; \u202e\u200f tail \t"
    reply = compare(client, words, "")
    found = re.search(r'name="a"[^>]*>\n(.*?)</textarea>', reply.text, re.DOTALL)
    assert found is not None
    assert found.group(1) == "\n&lt;/textarea&gt;&lt;b&gt;&amp;amp; \u202e\u200f tail \t"


def test_address_is_fetched_on_the_click_and_from_the_public_web_alone(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line that is an address stands for its page; it is asked for when the form is sent, with all precautions."""
    asked = []

    def fetch(address: str, *, public_only: bool = False) -> Source:
        asked.append((address, public_only))
        return Source(address, OTHER.encode())

    monkeypatch.setattr(given, "fetch", fetch)
    reply = compare(client, ONE, "  https://front.example/readout \n")
    assert reply.status_code == 200
    assert "https://front.example/readout" in reply.text
    assert asked == [("https://front.example/readout", True)]
    compare(client, ONE, f"https://front.example/readout\n{OTHER}")
    assert len(asked) == 1


@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/", "http://localhost:8001/exchanges", "http://169.254.169.254/x"]
)
def test_private_addresses_are_refused_in_place(client: TestClient, address: str) -> None:
    """Nobody makes the app ask this machine or its network for something."""
    reply = compare(client, ONE, address)
    assert reply.status_code == 422
    assert "private network" in problems(reply)[1] or "port 8001" in problems(reply)[1]
    assert address in reply.text


def test_page_that_can_not_be_had_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that isn't there is told with its address, which stays in the box."""

    def fetch(address: str, *, public_only: bool = False) -> Source:
        raise DocumentError(address, "the server answers 404 Not Found", f"Check it ({public_only}).")

    monkeypatch.setattr(given, "fetch", fetch)
    reply = compare(client, "https://front.example/gone", OTHER)
    assert "https://front.example/gone: the server answers 404" in problems(reply)[1]


def test_box_works_without_scripts_and_with_labels(client: TestClient) -> None:
    """Each field has its label, and the form is an ordinary one."""
    text = client.get("/compare").text
    assert 'enctype="multipart/form-data"' in text
    for mark in "ab":
        assert f'<label for="box-{mark}">' in text
        assert f'<input type="file" name="{mark}_file"' in text
