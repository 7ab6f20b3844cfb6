"""A type checker for templates: follows a template from the fields of its context along attributes and loops."""

from __future__ import annotations

import ast
import inspect
import sys
import types
import typing
from typing import Any

from jinja2 import nodes

UNKNOWN: Any = object()
"""The type of what is not followed: calls, filters, parameters of macros."""


def imported_for_types(module: types.ModuleType) -> dict[str, Any]:
    """The names that a module has, with those that it imports for type checkers alone."""
    found = dict(vars(module))
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            for one in node.body:
                block = ast.Module(body=[one], type_ignores=[])
                try:
                    exec(compile(block, module.__name__, "exec"), found)  # noqa: S102 -- imports of our own modules
                except ImportError:  # what the other module itself has for type checkers alone
                    found |= {alias.name: Any for alias in getattr(one, "names", ())}
    return found


def hints_of(kind: type) -> dict[str, Any]:
    """The types of a class's fields, its bases' too."""
    found: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        if base.__module__.startswith("communique"):
            names = imported_for_types(sys.modules[base.__module__])
            own = {"__annotations__": inspect.get_annotations(base), "__module__": base.__module__}
            found |= typing.get_type_hints(type(base.__name__, (), own), globalns=names)
    return found


def members(kind: Any) -> list[Any]:
    """What a value of this type can be, None aside."""
    if typing.get_origin(kind) in {typing.Union, types.UnionType}:
        return [one for part in typing.get_args(kind) for one in members(part)]
    return [] if kind is type(None) else [kind]


def attribute(kind: Any, name: str) -> Any:
    """The type of an attribute. Raises AttributeError where none of the types that a value can have has it."""
    if kind is UNKNOWN or kind is Any:
        return UNKNOWN
    found = [_attribute(one, name) for one in members(kind)]
    known = [one for one in found if one is not None]
    if not known:
        raise AttributeError(f"{kind} has no {name}")
    return known[0] if len(known) == 1 else UNKNOWN


def _attribute(kind: Any, name: str) -> Any:
    origin = typing.get_origin(kind) or kind
    if origin is dict:
        return UNKNOWN
    if not isinstance(origin, type) or origin is object or not origin.__module__.startswith("communique"):
        return UNKNOWN if hasattr(origin, name) or not isinstance(origin, type) else None
    hints = hints_of(origin)
    if name in hints:
        parameters = dict(zip(getattr(origin, "__parameters__", ()), typing.get_args(kind), strict=False))
        return _filled(hints[name], parameters)
    held = inspect.getattr_static(origin, name, None)
    if isinstance(held, property) and held.fget is not None:
        names = imported_for_types(sys.modules[held.fget.__module__])
        return typing.get_type_hints(held.fget, globalns=names).get("return", UNKNOWN)
    return None if held is None else UNKNOWN


def _filled(kind: Any, parameters: dict[Any, Any]) -> Any:
    """A type with the parameters of its class filled in: ``tuple[T, ...]`` of ``Listed[Exchange]``."""
    if kind in parameters:
        return parameters[kind]
    if typing.get_origin(kind) is tuple and any(one in parameters for one in typing.get_args(kind)):
        return tuple[tuple(parameters.get(one, one) for one in typing.get_args(kind))]  # type: ignore[misc]
    return kind


def items(kind: Any) -> Any:
    """The type of what one finds going through a value."""
    for one in members(kind) if kind is not UNKNOWN else ():
        given = typing.get_args(one)
        if given and typing.get_origin(one) is not dict:
            return given[0] if len(set(given) - {Ellipsis}) == 1 else UNKNOWN
    return UNKNOWN


class Checked:
    """One template read with the types of its variables; ``problems`` are the attributes that there are not."""

    def __init__(self, variables: dict[str, Any]) -> None:
        self.problems: list[str] = []
        self._scopes = [variables]

    def visit(self, node: nodes.Node) -> None:
        """Read a node and all below it, in order."""
        if isinstance(node, nodes.Macro):
            self._scopes.append(dict.fromkeys((one.name for one in node.args), UNKNOWN))
        elif isinstance(node, nodes.For):
            self.type_of(node.iter)
            self._scopes.append({"loop": UNKNOWN})
            self._bind(node.target, items(self.type_of(node.iter)))
        elif isinstance(node, nodes.Assign):
            self._bind(node.target, self.type_of(node.node))
        elif isinstance(node, nodes.Expr):
            self.type_of(node)
        for child in node.iter_child_nodes():
            self.visit(child)
        if isinstance(node, nodes.Macro | nodes.For):
            self._scopes.pop()

    def _bind(self, target: nodes.Node, kind: Any) -> None:
        if isinstance(target, nodes.Name):
            self._scopes[-1][target.name] = kind
        for name in target.find_all(nodes.Name):
            self._scopes[-1].setdefault(name.name, UNKNOWN)

    def type_of(self, node: nodes.Node) -> Any:
        """The type of an expression, as far as it is followed."""
        if isinstance(node, nodes.Name):
            return next((scope[node.name] for scope in reversed(self._scopes) if node.name in scope), UNKNOWN)
        if isinstance(node, nodes.Getattr):
            kind = self.type_of(node.node)
            try:
                return attribute(kind, node.attr)
            except AttributeError as error:
                self.problems.append(f"line {node.lineno}: {error}")
        return UNKNOWN
