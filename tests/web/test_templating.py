"""The functions that all templates have."""

from __future__ import annotations

from jinja2 import DictLoader

from communique.render.comparison.page import equip
from communique.render.html import make_environment
from communique.web.templating import FILTERS, FUNCTIONS


def test_no_function_takes_the_name_of_another() -> None:
    """Filters of pages and those of a comparison stand beside each other: one name is one function."""
    compared = make_environment(DictLoader({}))
    equip(compared)
    for functions, known in ((FILTERS, compared.filters), (FUNCTIONS, compared.globals)):
        names = {function.__name__: function for function in functions}
        assert len(names) == len(set(functions))
        assert all(known.get(name, function) is function for name, function in names.items())
