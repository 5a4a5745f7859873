"""The record's JSON Schema (2020-12)."""

from __future__ import annotations

from typing import Any

from zhsignals.records.record import SCHEMA_VERSION, Record


def json_schema() -> dict[str, Any]:
    """JSON Schema of one record as `Record.to_json` writes it."""
    schema = Record.model_json_schema(mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"https://zhsignals.github.io/schema/record-{SCHEMA_VERSION}.json",
        **schema,
    }
