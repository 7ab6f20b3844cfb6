"""The command that opens the app: ``serve``."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from communique.web.settings import Settings

USUAL = Path("communique.db")


@click.command()
@click.argument("archive", required=False, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True, help="The port to serve on.")
@click.option("--open", "opens", is_flag=True, help="Open the app in the browser.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to bind; others than loopback need --token."
)
@click.option("--name", "names", multiple=True, metavar="HOST", help="A further host name under which it is asked for.")
@click.option(
    "--token",
    metavar="TEXT",
    envvar="COMMUNIQUE_TOKEN",
    help="What a visitor must show, once in the address: /?token=TEXT.",
)
@click.option("--read-only", is_flag=True, help="For publishing: nothing can be judged, pasted or fetched.")
@click.option("--get", "path", metavar="PATH", help="Print the page at PATH, such as /exchanges, and serve nothing.")
@options.overlay
def serve(  # noqa: PLR0913, PLR0917  # one parameter an option, as click hands them over
    archive: Path | None,
    port: int,
    host: str,
    names: tuple[str, ...],
    token: str | None,
    path: str | None,
    overlay: Path | None,
    *,
    opens: bool,
    read_only: bool,
) -> None:
    """Open an ARCHIVE in the browser: communique.db where none is named, the bundled samples where there is none.

    Nothing leaves this machine, and only it is answered unless --host says otherwise.
    """
    from communique.web.guard.binding import check_binding
    from communique.web.serving import samples_archive
    from communique.web.settings import Settings

    chosen = archive or (USUAL if USUAL.exists() else None)
    settings = Settings(
        archive=chosen or Path(),
        overlay=overlay,
        host=host,
        port=port,
        names=names,
        token=token,
        is_read_only=read_only,
    )
    check_binding(settings)
    with ExitStack() as stack:
        if chosen is None:
            samples, tables = stack.enter_context(samples_archive())
            settings = replace(settings, archive=samples, overlay=overlay or tables, is_samples=True)
        if path is not None:
            _print_page(settings, path)
        else:
            _serve(settings, opens=opens)


def _print_page(settings: Settings, path: str) -> None:
    from communique.model import CommuniqueError
    from communique.web.app import make_app
    from communique.web.asking import get

    reply = get(make_app(settings), path, settings)
    click.echo(reply.content, nl=reply.kind == "application/json" and not reply.content.endswith(b"\n"))
    if reply.status >= 400:
        raise CommuniqueError(f"{path}: the app answers {reply.status}. See the page above.")


def _serve(settings: Settings, *, opens: bool) -> None:
    import webbrowser

    from communique.web.serving import serve as serve_app

    def tell(address: str) -> None:
        what = "the bundled samples" if settings.is_samples else settings.archive.name
        click.echo(f"{what}: {address}\nStop with Ctrl-C.")
        if opens:
            webbrowser.open(address)

    serve_app(settings, ready=tell)
