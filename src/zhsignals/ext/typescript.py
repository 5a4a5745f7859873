"""The record as a TypeScript declaration, generated from its JSON Schema."""

from __future__ import annotations

import json
from typing import Any

from zhsignals.records import json_schema

ROOT = "ArticleRecord"
"""`Record` is TypeScript's own."""

_PLAIN = {"string": "string", "number": "number", "integer": "number", "boolean": "boolean", "null": "null"}


def schema_text() -> str:
    """The JSON Schema as its file holds it."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n"


def declaration_text() -> str:
    """`record.d.ts`: an interface for each object of the schema."""
    schema = json_schema()
    head = f"// Generated from {schema['$id']}; do not edit. Every field is always written.\n"
    parts = [_interface(name, part) for name, part in sorted(schema["$defs"].items())]
    return "\n".join([head, *parts, _interface(ROOT, schema)])


def _comment(text: str | None, indent: str) -> str:
    return f"{indent}/** {text.replace('*/', '* /')} */\n" if text else ""


def _interface(name: str, schema: dict[str, Any]) -> str:
    fields = "".join(
        f"{_comment(part.get('description'), '  ')}  {field}: {_type(part)};\n" for field, part in schema["properties"].items()
    )
    return f"{_comment(schema.get('description'), '')}export interface {name} {{\n{fields}}}\n"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rpartition("/")[2])
    if "enum" in schema:
        return " | ".join(json.dumps(word, ensure_ascii=False) for word in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(map(_type, schema["anyOf"])))
    if "prefixItems" in schema:
        return f"[{', '.join(map(_type, schema['prefixItems']))}]"
    if schema.get("type") == "array":
        inner = _type(schema["items"])
        return f"({inner})[]" if "|" in inner else f"{inner}[]"
    return _PLAIN[schema["type"]]
