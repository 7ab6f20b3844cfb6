"""What a Python program needs of Communiqué: ``read`` a document, keep an ``Archive``.

``read(path)`` gives what one document says; ``Archive(path)`` keeps documents, answers questions about them and hands
out tables as Arrow, Polars or pandas. The README shows both at work.
"""

from communique.api.answering import uptake
from communique.api.archive import TABLES, Archive, Library, TableName
from communique.api.comparing import compare, compare_readings
from communique.api.naming import located
from communique.api.reader import Reader, read

__all__ = [
    "TABLES",
    "Archive",
    "Library",
    "Reader",
    "TableName",
    "compare",
    "compare_readings",
    "located",
    "read",
    "uptake",
]
