"""The DuckDB types of a record, so that a file is read the same whatever its first lines hold."""

from __future__ import annotations

import types
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from zhsignals.records import Record

_PLAIN: dict[Any, str] = {str: "VARCHAR", int: "BIGINT", Decimal: "DOUBLE"}


def _sql_type(annotation: Any) -> str:
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _sql_type(args[0])
    if origin in (Union, types.UnionType):
        return _sql_type(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return f"{_sql_type(args[0])}[]"
    if origin is Literal:
        return "VARCHAR"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"STRUCT({', '.join(f'{_name(n)} {t}' for n, t in model_types(annotation).items())})"
    return _PLAIN[annotation]


def _name(field: str) -> str:
    return f'"{field}"'


def model_types(model: type[BaseModel]) -> dict[str, str]:
    """Field → DuckDB type."""
    return {name: _sql_type(info.annotation) for name, info in model.model_fields.items()}


def record_columns() -> str:
    """The `columns` argument of `read_json` for a file of records."""
    return "{" + ", ".join(f"""{_name(name)}: '{kind.replace("'", "''")}'""" for name, kind in model_types(Record).items()) + "}"
