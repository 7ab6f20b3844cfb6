"""Where the bundled samples lie: in the installed package, or in a checkout beside the sources."""

from __future__ import annotations

from contextlib import contextmanager
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

from communique.model import CommuniqueError

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def samples_folder() -> Iterator[Path]:
    """The folder of samples, for as long as the context is open. Raises CommuniqueError where there is none."""
    packaged = files("communique") / "samples"
    checkout = Path(__file__).parents[2] / "samples"
    if packaged.is_dir():
        with as_file(packaged) as folder:
            yield folder
    elif checkout.is_dir():
        yield checkout
    else:
        raise CommuniqueError("The samples are missing from this installation. Install communique again.")
