"""Arrow in, Arrow out: one function for Spark, Ray, Dask, polars and DuckDB.

Nothing is raised for a row: what could not be read has null columns and its reason in `error`. The function keeps no
state between rows and writes nothing, so a task that is retried or run twice gives the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from zhsignals.errors import ZhsignalsError
from zhsignals.ext.arrow_rows import LONGEST_ERROR, rows_of
from zhsignals.ext.arrow_schema import ERROR, facts_schema, record_schema
from zhsignals.ext.extra import require
from zhsignals.records import Record

Rows = Literal["record", "fact"]
Extract = Callable[..., Record]


@lru_cache(maxsize=4)
def shared_extractor(patterns: tuple[str, ...] = ()) -> Extract:
    """The Extractor of this process for these pattern folders; loading takes longer than reading an article."""
    from zhsignals.pipeline import Extractor

    extract: Extract = Extractor(patterns)
    return extract


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of the input say what."""

    text: str = "text"
    id: str | None = None
    title: str | None = None
    published: str | None = None
    keep: tuple[str, ...] = ()

    def check(self, names: Sequence[str], taken: Sequence[str]) -> None:
        """Raise where a named column is missing, or a kept one would hide a column of the result."""
        wanted = [c for c in (self.text, self.id, self.title, self.published, *self.keep) if c is not None]
        missing = [c for c in wanted if c not in names]
        if missing:
            raise ZhsignalsError(f"no column {', '.join(missing)} in the input; it has {', '.join(names)}")
        clash = [c for c in self.keep if c in taken]
        if clash:
            raise ZhsignalsError(f"the result has its own column {', '.join(clash)}; rename it in the input to keep it")


def result_schema(rows: Rows) -> Any:
    """The columns this package adds: those of the record or of the fact, then `error`."""
    return record_schema() if rows == "record" else facts_schema()


def _schema(given: Any, columns: Columns, rows: Rows) -> Any:
    own = result_schema(rows)
    columns.check(given.names, own.names)
    return require("pyarrow", "arrow").schema([*(given.field(name) for name in columns.keep), *own])


def _cell(column: Any, row: int) -> Any:
    return None if column is None else column[row].as_py()


def _argument(column: Any, row: int) -> str | None:
    value = _cell(column, row)
    return None if value is None else str(value)


def _read(extract: Extract, text: Any, row: int, named: dict[str, Any]) -> Record:
    value = _cell(text, row)
    if not isinstance(value, str):
        raise TypeError("text is null" if value is None else f"text is {type(value).__name__}, not str")
    return extract(value, **{name: _argument(column, row) for name, column in named.items() if column is not None})


def _batch(batch: Any, extract: Extract, columns: Columns, rows: Rows, schema: Any) -> Any:
    pa = require("pyarrow", "arrow")
    pick = {name: None if (c := getattr(columns, name)) is None else batch.column(c) for name in ("text", "id", "title", "published")}
    text = pick.pop("text")
    own = pa.schema(list(schema)[len(columns.keep) :])
    out: list[dict[str, Any]] = []
    taken: list[int] = []
    for row in range(batch.num_rows):
        try:
            made = rows_of(_read(extract, text, row, pick), rows)
        except Exception as error:  # a row never raises; its reason is a column
            made = [{ERROR: f"{type(error).__name__}: {error}"[:LONGEST_ERROR]}]
        out += made
        taken += [row] * len(made)
    kept = [_repeat(batch.column(name), taken, batch.num_rows) for name in columns.keep]
    own_batch = pa.RecordBatch.from_pylist(out, schema=own)
    return pa.RecordBatch.from_arrays([*kept, *own_batch.columns], schema=schema)


def _repeat(column: Any, taken: list[int], rows: int) -> Any:
    pa = require("pyarrow", "arrow")
    if len(taken) == rows:  # every row gives at least one, so the rows are unchanged
        return column
    try:
        return column.take(pa.array(taken, pa.int64()))
    except pa.ArrowNotImplementedError:  # pyarrow cannot take from string views
        return pa.array([column[i].as_py() for i in taken], column.type)


def _batches(batches: Any) -> Iterable[Any]:
    found: Iterable[Any] = batches.to_batches() if hasattr(batches, "to_batches") else batches
    return found


def extract_batches(
    batches: Any,
    *,
    text: str = "text",
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    keep: Sequence[str] = (),
    rows: Rows = "record",
    patterns: Sequence[str] = (),
    extractor: Extract | None = None,
) -> Iterator[Any]:
    """Read each row of Arrow record batches (or a Table, or a reader) as an article.

    `text`, `id`, `title`, `published` name columns; `keep` names columns to pass on. `rows="record"`: one nested row for
    each row of the input, in its order. `rows="fact"`: one row a fact; an article without facts keeps one row.
    """
    columns = Columns(text, id, title, published, tuple(keep))
    schema = None
    for batch in _batches(batches):
        if schema is None:
            schema = _schema(batch.schema, columns, rows)
        yield _batch(batch, extractor or shared_extractor(tuple(map(str, patterns))), columns, rows, schema)


def extract_table(table: Any, **options: Any) -> Any:
    """`extract_batches` of a whole Table, as a Table: what Ray, Dask and polars call."""
    pa = require("pyarrow", "arrow")
    batches = table.to_batches() or [pa.RecordBatch.from_pylist([], schema=table.schema)]
    return pa.Table.from_batches(extract_batches(batches, **options))
