"""Reading documents, one or many, without keeping them."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from communique.model import CommuniqueError, DocumentError
from communique.pipeline import Pipeline
from communique.sources.naming import printable

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator
    from datetime import date

    from communique.model import Document, Reading


def read(
    path: str | os.PathLike[str],
    *,
    overlay: str | os.PathLike[str] | None = None,
    published: date | None = None,
) -> Reading:
    """Read one document from a file: text, Markdown or HTML, also gzipped.

    ``overlay`` is a folder of tables that win over the package's own; ``published`` the day of publication where you
    know it (a datetime keeps its time of day): it wins over what the document says of itself. Raises DocumentError where the file can't be
    read or is no document. To read many, use one ``Archive`` or one ``Reader``: tables and parser load once.
    """
    return Reader(overlay=overlay).read(path, published=published)


@contextmanager
def one_document(name: str) -> Iterator[None]:
    """Turn whatever goes wrong inside a reader into a failure of this document only. Raises DocumentError."""
    try:
        yield
    except CommuniqueError:
        raise
    except Exception as error:
        what = f"the reader failed on it ({type(error).__name__}: {error})"
        raise DocumentError(name, what, "This is an error of ours; please report it with the document.") from error


def read_in_english(reader: Reader, path: str | os.PathLike[str]) -> Reading:
    """The reading of one file or page. Raises DocumentError, also where it is not in English and so was not read."""
    reading = reader.read(path)
    if reading.skipped is not None:
        raise DocumentError(reading.document.name, f"not read ({reading.skipped})", "Name its English text.")
    return reading


class Reader:
    """Reads any number of documents with tables and parser that are loaded once."""

    def __init__(self, *, overlay: str | os.PathLike[str] | None = None) -> None:
        self._pipeline = Pipeline(overlay=Path(overlay) if overlay is not None else None)

    def read(self, path: str | os.PathLike[str], *, published: date | None = None) -> Reading:
        """The reading of one file, published on the day given, if one is. Raises DocumentError."""
        from communique.sources.files import open_file

        source = open_file(str(path))
        return self.read_bytes(source.data, name=source.name, published=published)

    def read_bytes(self, data: bytes, *, name: str, published: date | None = None) -> Reading:
        """The reading of a file's content, known by ``name``. Raises DocumentError."""
        name = printable(name)
        with one_document(name):
            return self._pipeline.read(name, data, published=published)

    def load_bytes(self, data: bytes, *, name: str) -> Document:
        """The document that a file's content is, not yet read for statements: that takes much longer. Raises
        DocumentError.
        """
        name = printable(name)
        with one_document(name):
            return self._pipeline.load(name, data)

    def read_document(self, document: Document) -> Reading:
        """The reading of a document. Raises DocumentError."""
        with one_document(document.name):
            return self._pipeline.read_document(document)

    def read_text(self, text: str, *, name: str = "text", published: date | None = None) -> Reading:
        """The reading of a text at hand; every span indexes this very text. Raises DocumentError where it is empty."""
        with one_document(name):
            return self._pipeline.read_document(self._pipeline.load_text(name, text, published=published))

    @property
    def pipeline(self) -> Pipeline:
        """The steps themselves."""
        return self._pipeline
