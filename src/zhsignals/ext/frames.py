"""Records as data frames: one row a fact, or one nested row a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhsignals.ext.arrow import Rows, result_schema
from zhsignals.ext.arrow_rows import rows_of
from zhsignals.ext.arrow_schema import ERROR, SCALE
from zhsignals.ext.extra import require
from zhsignals.records import Record


def to_arrow(records: Iterable[Record], rows: Rows = "fact") -> Any:
    """A pyarrow Table with the stable schema of `zhsignals.arrow`; values are decimals."""
    pa = require("pyarrow", "arrow")
    schema = result_schema(rows)
    schema = schema.remove(schema.get_field_index(ERROR))
    found = [row for record in records if rows == "record" or record.facts for row in rows_of(record, rows)]
    return pa.Table.from_pylist(found, schema=schema)


def to_pandas(records: Iterable[Record], rows: Rows = "fact", *, exact: bool = False) -> Any:
    """A pandas DataFrame; values are float64, or Decimal objects where `exact`."""
    require("pandas", "pandas")
    table = to_arrow(records, rows)
    return (table if exact else _floats(table)).to_pandas()


def to_polars(records: Iterable[Record], rows: Rows = "fact", *, exact: bool = False) -> Any:
    """A polars DataFrame; values are Float64, or Decimal where `exact`."""
    pl = require("polars", "polars")
    table = to_arrow(records, rows)
    return pl.from_arrow(table if exact else _floats(table))


def _floats(table: Any) -> Any:
    """The top-level decimal columns as doubles, which is what people calculate with."""
    pa = require("pyarrow", "arrow")
    for i, field in enumerate(table.schema):
        if pa.types.is_decimal(field.type) and field.type.scale == SCALE:
            table = table.set_column(i, field.name, table.column(i).cast(pa.float64()))
    return table


class Records(list[Record]):
    """A list of records with views: `Records(extractor.pipe(texts)).to_pandas()`."""

    def to_arrow(self, rows: Rows = "fact") -> Any:
        """See `zhsignals.ext.frames.to_arrow`."""
        return to_arrow(self, rows)

    def to_pandas(self, rows: Rows = "fact", *, exact: bool = False) -> Any:
        """See `zhsignals.ext.frames.to_pandas`."""
        return to_pandas(self, rows, exact=exact)

    def to_polars(self, rows: Rows = "fact", *, exact: bool = False) -> Any:
        """See `zhsignals.ext.frames.to_polars`."""
        return to_polars(self, rows, exact=exact)
