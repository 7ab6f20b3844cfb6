"""Names that are loaded when they are first asked for are those that type checkers see."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import communique
from communique import model

HEAVY = ("spacy", "altair", "vl_convert", "pyarrow", "sqlalchemy", "docx", "trafilatura", "numpy", "communique.api")


def seen_by_checkers(path: Path) -> dict[str, set[str]]:
    """What a package imports for type checkers alone: the names by the last part of their modules."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    only = next(
        node
        for node in tree.body
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    )
    return {
        (node.module or "").rsplit(".", 1)[-1]: {alias.name for alias in node.names}
        for node in only.body
        if isinstance(node, ast.ImportFrom)
    }


def test_the_table_of_modules_is_what_checkers_see() -> None:
    """No name is missing in the table, in ``__all__`` or in the imports for type checkers."""
    assert {module: set(names) for module, names in model.MODULES.items()} == seen_by_checkers(Path(model.__file__))
    assert set(model.__all__) == set(model.HOMES)


@pytest.mark.parametrize("name", [*model.__all__])
def test_every_name_of_the_vocabulary_is_there(name: str) -> None:
    """Each is what its module has under this name."""
    assert getattr(model, name) is getattr(import_module(f"communique.model.{model.HOMES[name]}"), name)


def test_every_name_of_the_package_is_there() -> None:
    """What ``from communique import *`` brings, and nothing under a name that is not listed."""
    assert all(getattr(communique, name) is not None for name in communique.__all__)
    told = seen_by_checkers(Path(communique.__file__))
    assert set().union(*told.values()) | {"__version__"} == set(communique.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Archiv'"):
        _ = communique.Archiv  # type: ignore[attr-defined]
    with pytest.raises(AttributeError, match="no attribute 'Staement'"):
        _ = model.Staement  # type: ignore[attr-defined]


def test_help_loads_nothing_heavy() -> None:
    """The command line starts without parser, database, charts or the API."""
    asked = f"import communique.cli.main, sys; print([name for name in {HEAVY!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", asked], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
