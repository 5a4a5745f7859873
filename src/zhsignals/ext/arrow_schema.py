"""The Arrow types of a record, derived from the record models so that the two cannot drift apart."""

from __future__ import annotations

import types
from decimal import Decimal
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from zhsignals.ext.extra import require
from zhsignals.io.table import COLUMNS
from zhsignals.records import Record

PRECISION, SCALE = 38, 12
"""Digits of a value in Arrow: 26 before the point, 12 after it."""

ERROR = "error"


def number_type() -> Any:
    """The Arrow type of every value: exact, and wide enough for any economy in any currency."""
    return require("pyarrow", "arrow").decimal128(PRECISION, SCALE)


def _sequence(args: tuple[Any, ...]) -> Any:
    return require("pyarrow", "arrow").list_(_arrow_type(args[0]))


def _arrow_type(annotation: Any) -> Any:
    pa = require("pyarrow", "arrow")
    origin, args = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _arrow_type(args[0])
    if origin in (Union, types.UnionType):
        return _arrow_type(next(a for a in args if a is not type(None)))
    if origin is tuple:
        return _sequence(args)
    if origin is Literal or annotation is str:
        return pa.string()
    if annotation is int:
        return pa.int32()
    if annotation is Decimal:
        return number_type()
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return pa.struct(model_fields(annotation))
    raise TypeError(f"no Arrow type for {annotation!r}")


def model_fields(model: type[BaseModel]) -> list[Any]:
    """One Arrow field for each field of a record model, in order."""
    pa = require("pyarrow", "arrow")
    return [pa.field(name, _arrow_type(info.annotation)) for name, info in model.model_fields.items()]


def record_schema() -> Any:
    """The nested table: a column for each field of a record, and `error`."""
    pa = require("pyarrow", "arrow")
    return pa.schema([*model_fields(Record), pa.field(ERROR, pa.string())])


def facts_schema(*, exact: bool = False) -> Any:
    """The long table: one row a fact, and `error`; numbers are doubles as in the Parquet file, or decimals where `exact`."""
    pa = require("pyarrow", "arrow")
    kinds = {"text": pa.string(), "number": number_type() if exact else pa.float64(), "integer": pa.int64()}
    return pa.schema([*((name, kinds[kind]) for name, kind in COLUMNS.items()), (ERROR, pa.string())])
