"""The command ``communique``."""

from __future__ import annotations

import sys

import click

from communique.cli.keeping import check, export
from communique.cli.listing import documents, exchanges, statements
from communique.cli.reading import demo, read
from communique.cli.showing import show, text
from communique.model import CommuniqueError, NotFoundError, UsageError
from communique.version import __version__


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="communique")
def cli() -> None:
    """Read official readouts and news reports of diplomacy, and keep a record of who said what to whom.

    Begin with: communique demo
    """


for command in (demo, read, exchanges, show, text, statements, documents, check, export):
    cli.add_command(command)


def main() -> None:
    """Run the command line; errors of ours are printed in one line. Exit codes: 1 failed, 2 wrong usage."""
    try:
        cli(prog_name="communique")
    except CommuniqueError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(2 if isinstance(error, UsageError | NotFoundError) else 1)
