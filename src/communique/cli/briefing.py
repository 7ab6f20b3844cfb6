"""The command ``brief``."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command()
@click.argument("exchange")
@options.archive
@options.overlay
@click.option("--docx", type=click.Path(path_type=Path, dir_okay=False), help="Write it into a Word file.")
@click.option("--md", type=click.Path(path_type=Path, dir_okay=False), help="Write it into a Markdown file.")
def brief(exchange: str, archive: Path, overlay: Path | None, docx: Path | None, md: Path | None) -> None:
    """Write the one-page memo on an EXCHANGE: what, who, when and how known, what each side said, what differs.

    Every line has numbered citations; those of each section that find no room are counted.
    """
    from communique.api import Archive
    from communique.render.brief.terminal import print_brief

    with Archive(archive, create=False, overlay=overlay) as opened:
        found = opened.brief(exchange)
    if docx is not None:
        from communique.render.brief.word import brief_file

        _save(docx, brief_file(found))
    if md is not None:
        from communique.render.brief.markdown import brief_markdown

        _save(md, brief_markdown(found).encode())
    if docx is None and md is None:
        print_brief(found)


def _save(target: Path, data: bytes) -> None:
    """Raises UsageError where the file can't be written."""
    from communique.render.export import write_file

    write_file(target, data)
    click.echo(str(target))
