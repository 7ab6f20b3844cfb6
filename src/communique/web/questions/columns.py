"""The columns of a table as JSON Schema, from the types that its Arrow table has."""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from communique.render.arrow import SCHEMAS

NAMES = ((pa.types.is_boolean, "boolean"), (pa.types.is_integer, "integer"), (pa.types.is_floating, "number"))
STRING = "string"


def row_schema(table: str) -> dict[str, Any]:
    """A row: every column is there, null where nothing is known."""
    columns = SCHEMAS[table]
    return {
        "type": "object",
        "properties": {name: _type(kind) for name, kind in columns.items()},
        "required": list(columns),
        "additionalProperties": False,
    }


def part_schema(table: str) -> dict[str, Any]:
    """A part of a list, as the API gives it."""
    count = {"type": "integer", "minimum": 0}
    return {
        "type": "object",
        "properties": {
            "items": {"type": "array", "items": row_schema(table)},
            "total": {**count, "description": "How many items the whole list has."},
            "offset": count,
            "limit": count,
            "next": {"type": ["string", "null"], "description": "Where the next part is; null where this is the last."},
        },
        "required": ["items", "total", "offset", "limit", "next"],
        "additionalProperties": False,
    }


def error_schema() -> dict[str, Any]:
    """The one shape of an error."""
    told = {"status": {"type": "integer"}, "title": {"type": "string"}, "message": {"type": "string"}}
    error = {"type": "object", "properties": told, "required": list(told), "additionalProperties": False}
    return {"type": "object", "properties": {"error": error}, "required": ["error"], "additionalProperties": False}


def _type(kind: pa.DataType) -> dict[str, Any]:
    """The type of a value that can be null."""
    if pa.types.is_list(kind):
        return {"type": ["array", "null"], "items": _type(kind.value_type)}
    if pa.types.is_date(kind):
        return {"type": [STRING, "null"], "format": "date"}
    return {"type": [next((name for is_it, name in NAMES if is_it(kind)), STRING), "null"]}
