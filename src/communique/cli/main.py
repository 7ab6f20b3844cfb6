"""The command ``communique``."""

from __future__ import annotations

import io
import logging
import os
import sys

import click

from communique.cli.answering import greetings, ledger, uptake
from communique.cli.briefing import brief
from communique.cli.comparing import compare
from communique.cli.judging import judgements, merge, review, split, undo
from communique.cli.kb import kb
from communique.cli.keeping import check, export
from communique.cli.listing import documents, exchanges, statements
from communique.cli.phrases import phrase, phrases
from communique.cli.reading import demo, read
from communique.cli.searching import search
from communique.cli.serving import serve
from communique.cli.showing import show, text
from communique.cli.taking_part import people, sides
from communique.cli.timeline import pairs, person, timeline
from communique.model import CommuniqueError, NotFoundError, UsageError
from communique.version import __version__

FAILED, WRONG_USAGE, INTERRUPTED = 1, 2, 130


GROUPS: tuple[tuple[str, tuple[click.Command, ...]], ...] = (
    ("Reading", (demo, read)),
    ("Looking", (serve, exchanges, show, statements, search, documents, text)),
    ("Following", (timeline, people, person, sides, pairs, phrases, phrase)),
    ("Comparing", (compare, uptake, greetings, ledger, brief)),
    ("Judging", (merge, split, review, judgements, undo)),
    ("Keeping", (check, export, kb)),
)
"""Every command under the heading that help lists it by, in this order."""


class GroupedCommands(click.Group):
    """A group whose help lists its commands under the headings of ``GROUPS``."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write a section a heading; commands of all sections are aligned."""
        width = max(map(len, self.list_commands(ctx)))
        limit = formatter.width - 6 - width
        for heading, commands in GROUPS:
            with formatter.section(heading):
                told = [(str(command.name).ljust(width), command.get_short_help_str(limit)) for command in commands]
                formatter.write_dl(told)


@click.group(cls=GroupedCommands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="communique")
def cli() -> None:
    """Read official readouts and news reports of diplomacy, and keep a record of who said what to whom.

    Begin with: communique demo
    """


for _, commands in GROUPS:
    for command in commands:
        cli.add_command(command)


def main() -> None:
    """Run the command line; errors of ours are printed in one line.

    Exit codes: 0 all well (also where the reader of a pipe had enough), 1 something failed, 2 wrong usage,
    130 interrupted.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    _tell_long_work()
    sys.exit(_run())


def _tell_long_work() -> None:
    """Print on standard error what lower layers say of work that takes long, such as bringing an old archive up to date."""
    logger = logging.getLogger("communique")
    if not logger.handlers:
        logger.addHandler(logging.StreamHandler())
        logger.setLevel(logging.INFO)


def _run() -> int:
    try:
        code = cli(prog_name="communique", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CommuniqueError as error:
        click.echo(f"Error: {error}", err=True)
        return WRONG_USAGE if isinstance(error, UsageError | NotFoundError) else FAILED
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted. What was stored before is safe; run the same again to go on.", err=True)
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # Python flushes it once more at exit
        return 0
    except OSError as error:
        click.echo(f"Error: the output can't be written ({error.strerror}). Free some space or name another.", err=True)
        return FAILED
    return code if isinstance(code, int) else 0
