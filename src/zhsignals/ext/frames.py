"""Records as data frames: one row a fact, or one nested row a record."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from zhsignals.ext.arrow import Rows
from zhsignals.ext.arrow_rows import rows_of
from zhsignals.ext.arrow_schema import ERROR, facts_schema, record_schema
from zhsignals.ext.extra import require
from zhsignals.ext.wide import wide_rows
from zhsignals.records import Record


def to_arrow(records: Iterable[Record], rows: Rows = "fact", *, exact: bool = False) -> Any:
    """A pyarrow Table with the stable schema of `zhsignals.arrow`; the numbers of facts are doubles, or decimals where `exact`."""
    pa = require("pyarrow", "arrow")
    schema = record_schema() if rows == "record" else facts_schema(exact=exact)
    schema = schema.remove(schema.get_field_index(ERROR))
    found = [row for record in records if rows == "record" or record.facts for row in rows_of(record, rows, exact=exact)]
    return pa.Table.from_pylist(found, schema=schema)


def to_pandas(records: Iterable[Record], rows: Rows = "fact", *, exact: bool = False) -> Any:
    """A pandas DataFrame; values are float64, or Decimal objects where `exact`."""
    require("pandas", "pandas")
    return to_arrow(records, rows, exact=exact).to_pandas()


def to_polars(records: Iterable[Record], rows: Rows = "fact", *, exact: bool = False) -> Any:
    """A polars DataFrame; values are Float64, or Decimal where `exact`."""
    return require("polars", "polars").from_arrow(to_arrow(records, rows, exact=exact))


class Records(list[Record]):
    """A list of records with views: `Records(extractor.pipe(texts)).to_pandas()`."""

    def to_arrow(self, rows: Rows = "fact", *, exact: bool = False) -> Any:
        """See `zhsignals.ext.frames.to_arrow`."""
        return to_arrow(self, rows, exact=exact)

    def to_pandas(self, rows: Rows = "fact", *, exact: bool = False) -> Any:
        """See `zhsignals.ext.frames.to_pandas`."""
        return to_pandas(self, rows, exact=exact)

    def to_polars(self, rows: Rows = "fact", *, exact: bool = False) -> Any:
        """See `zhsignals.ext.frames.to_polars`."""
        return to_polars(self, rows, exact=exact)

    def wide(self, *, status: str = "actual") -> list[dict[str, Any]]:
        """The indicator panel: a row for each region × industry × period; see `zhsignals.ext.wide`."""
        return wide_rows(self, status=status)
