"""Templates and the contexts that they show: each sees what its context has, and nothing else."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from jinja2 import meta, nodes
from template_types import Checked, hints_of

from communique.model import Exchange, Listed
from communique.web import app, templating  # noqa: F401 -- loads all pages
from communique.web.page import Context, Shell

UNTYPED = ("frame/", "guard/")
"""What stands around the contexts, and what a stranger sees."""


def contexts() -> list[type[Context]]:
    """Every context of every page."""
    found, queue = {}, Context.__subclasses__()
    while queue:
        one = queue.pop(0)
        queue += one.__subclasses__()
        if hasattr(one, "template") and is_dataclass(one):
            found[one.__module__, one.__qualname__] = one  # a class with slots is made twice; the last one counts
    return [found[name] for name in sorted(found)]


def tree_of(template: str) -> nodes.Template:
    """A template as Jinja reads it."""
    environment = templating.environment()
    assert environment.loader is not None
    return environment.parse(environment.loader.get_source(environment, template)[0])


def included(template: str) -> set[str]:
    """The variables of a template and of those that it includes."""
    tree = tree_of(template)
    found = meta.find_undeclared_variables(tree)
    for other in tree.find_all(nodes.Include):
        if isinstance(other.template, nodes.Const):
            found |= included(other.template.value)
    return found


@pytest.mark.parametrize("context", contexts(), ids=lambda one: one.__name__)
def test_template_sees_its_context_and_nothing_else(context: type[Context]) -> None:
    """A variable of a template is a field of its context, the shell, or what all templates have; each field is shown."""
    assert is_dataclass(context)
    names = {one.name for one in fields(context)}
    seen = included(context.template) - set(templating.environment().globals) - {"shell"}
    assert seen <= names
    assert names - seen == set()


@pytest.mark.parametrize("context", contexts(), ids=lambda one: one.__name__)
def test_template_asks_only_for_what_there_is(context: type[Context]) -> None:
    """Every attribute that a template follows from its context, through loops too, is one of that type."""
    checked = Checked({**hints_of(context), "shell": Shell})
    checked.visit(tree_of(context.template))
    assert checked.problems == []


def test_every_template_of_a_page_has_a_context() -> None:
    """No template is left over."""
    folder = Path(templating.__file__).parent / "templates"
    named = {one.template for one in contexts()}
    everything = {str(path.relative_to(folder)) for path in folder.rglob("*.html")}
    fetched = {
        other.template.value
        for template in everything
        for kind in (nodes.Include, nodes.Import, nodes.FromImport)
        for other in tree_of(template).find_all(kind)
        if isinstance(other.template, nodes.Const)
    }
    assert {one for one in everything - named - fetched if not one.startswith(UNTYPED)} == set()


def test_an_attribute_that_there_is_not_is_found() -> None:
    """The check sees a wrong attribute, also of the items of a loop, and takes a right one."""
    checked = Checked({"listed": Listed[Exchange]})
    source = "{% for one in listed.items %}{{ one.kind }}{{ one.date.earliest }}{{ one.date.earlier }}{% endfor %}"
    checked.visit(templating.environment().parse(source))
    assert checked.problems
    assert all("has no earlier" in problem for problem in checked.problems)
