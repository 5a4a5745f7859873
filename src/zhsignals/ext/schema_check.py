"""Checks a JSON value against the record's JSON Schema, without a package for it: only the keywords that schema uses."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

Faults = Iterator[tuple[str, str]]
"""(path, what is wrong there)"""

SILENT = frozenset({"$schema", "$id", "$defs", "title", "description", "default"})


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


_TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda v: isinstance(v, dict),
    "array": lambda v: isinstance(v, list),
    "string": lambda v: isinstance(v, str),
    "boolean": lambda v: isinstance(v, bool),
    "null": lambda v: v is None,
    "number": _is_number,
    "integer": lambda v: _is_number(v) and v == int(v),
}


def _told(value: Any) -> str:
    text = repr(value) if isinstance(value, str | int | float | bool | None) else type(value).__name__
    return text if len(text) <= 40 else f"{text[:37]}…"


class SchemaChecker:
    """One schema with its `$defs`; raises ValueError for a schema with a keyword it does not know."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._root = schema
        self._checks: dict[str, Callable[[Any, Any, str, dict[str, Any]], Faults]] = {
            "$ref": self._ref,
            "type": self._type,
            "enum": self._enum,
            "anyOf": self._any_of,
            "required": self._required,
            "properties": self._properties,
            "additionalProperties": self._additional,
            "prefixItems": self._prefix_items,
            "items": self._items,
            "minItems": self._min_items,
            "maxItems": self._max_items,
        }
        for part in (schema, *schema.get("$defs", {}).values()):
            self._refuse_unknown(part)

    def _refuse_unknown(self, schema: dict[str, Any]) -> None:
        if unknown := set(schema) - set(self._checks) - SILENT:
            raise ValueError(f"schema keyword not supported: {', '.join(sorted(unknown))}")
        parts = [*schema.get("properties", {}).values(), *schema.get("anyOf", []), *schema.get("prefixItems", [])]
        for part in [*parts, schema.get("items")]:
            if isinstance(part, dict):
                self._refuse_unknown(part)

    def faults(self, value: Any, schema: dict[str, Any] | None = None, path: str = "") -> Faults:
        """Everything in the value that the schema does not allow."""
        schema = self._root if schema is None else schema
        for keyword, argument in schema.items():
            if keyword in self._checks:
                yield from self._checks[keyword](value, argument, path, schema)

    def _ref(self, value: Any, ref: str, path: str, _: dict[str, Any]) -> Faults:
        yield from self.faults(value, self._root["$defs"][ref.rpartition("/")[2]], path)

    def _type(self, value: Any, kind: str, path: str, _: dict[str, Any]) -> Faults:
        if not _TYPES[kind](value):
            yield path, f"{_told(value)} is no {kind}"

    def _enum(self, value: Any, words: list[Any], path: str, _: dict[str, Any]) -> Faults:
        if value not in words:
            yield path, f"{_told(value)} is none of {', '.join(map(str, words))}"

    def _any_of(self, value: Any, options: list[dict[str, Any]], path: str, _: dict[str, Any]) -> Faults:
        results = [list(self.faults(value, option, path)) for option in options]
        if all(results):  # the branch that gets furthest says most: one of the right type, else the first
            yield from next((r for r in results if any(p != path for p, _ in r)), results[0])

    def _required(self, value: Any, names: list[str], path: str, _: dict[str, Any]) -> Faults:
        if isinstance(value, dict):
            yield from ((path, f"'{name}' is missing") for name in names if name not in value)

    def _properties(self, value: Any, properties: dict[str, Any], path: str, _: dict[str, Any]) -> Faults:
        if isinstance(value, dict):
            for name, schema in properties.items():
                if name in value:
                    yield from self.faults(value[name], schema, f"{path}.{name}" if path else name)

    def _additional(self, value: Any, allowed: bool, path: str, schema: dict[str, Any]) -> Faults:
        if isinstance(value, dict) and not allowed:
            yield from ((path, f"unknown field {_told(name)}") for name in value if name not in schema["properties"])

    def _prefix_items(self, value: Any, schemas: list[dict[str, Any]], path: str, _: dict[str, Any]) -> Faults:
        if isinstance(value, list):
            for i, (item, schema) in enumerate(zip(value, schemas, strict=False)):
                yield from self.faults(item, schema, f"{path}[{i}]")

    def _items(self, value: Any, schema: dict[str, Any], path: str, whole: dict[str, Any]) -> Faults:
        if isinstance(value, list):
            first = len(whole.get("prefixItems", ()))
            for i, item in enumerate(value[first:], first):
                yield from self.faults(item, schema, f"{path}[{i}]")

    def _min_items(self, value: Any, least: int, path: str, _: dict[str, Any]) -> Faults:
        if isinstance(value, list) and len(value) < least:
            yield path, f"{len(value)} items, at least {least} expected"

    def _max_items(self, value: Any, most: int, path: str, _: dict[str, Any]) -> Faults:
        if isinstance(value, list) and len(value) > most:
            yield path, f"{len(value)} items, at most {most} expected"
