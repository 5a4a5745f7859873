"""Sinks: where the rows of the long table go, one batch after another; the same rows give the same bytes (DuckDB: the same table)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

from zhsignals.errors import MissingExtra
from zhsignals.io.table import COLUMNS, Row, csv_header, csv_lines, guarded, plain

GROUP = 16_384
"""Rows of a Parquet row group, as many as are held in memory: fixed, so that the bytes do not depend on the batches."""
PACK = 1_024
"""Rows held as Python objects before they are packed; a divisor of the row group."""
SHEET = 1_000_000
"""Rows of one worksheet; Excel ends at 1,048,576."""
_WIDTHS = {"label": 22, "subject": 22, "mention": 44, "text": 16, "title": 40, "section": 24, "value": 18, "period": 18}
_EPOCH = datetime(1980, 1, 1)


class TableSink(Protocol):
    """Takes rows until it is closed."""

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""

    def close(self) -> None:
        """Finish the file."""


def _package(module: str, package: str, extra: str) -> Any:
    try:
        return import_module(module)
    except ImportError as exc:
        raise MissingExtra(package, extra) from exc


EXTRAS = {"parquet": ("pyarrow", "parquet"), "xlsx": ("xlsxwriter", "xlsx"), "duckdb": ("duckdb", "duckdb")}
"""Package and extra that a kind of table needs."""


def check_package(package: str, extra: str, module: str | None = None) -> None:
    """MissingExtra where a package is not installed; better before the work than after it."""
    if find_spec(module or package) is None:
        raise MissingExtra(package, extra)


class CsvSink:
    """UTF-8 CSV with `\\n`; a BOM only where asked for."""

    def __init__(self, path: Path, *, bom: bool = False) -> None:
        self._file = path.open("wb")
        self._file.write((b"\xef\xbb\xbf" if bom else b"") + csv_header().encode())

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        self.write_lines(csv_lines(rows).encode("utf-8"))

    def write_lines(self, lines: bytes) -> None:
        """Append lines that `csv_lines` made."""
        self._file.write(lines)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class ParquetSink:
    """Parquet with an explicit schema, fixed row groups and page checksums."""

    def __init__(self, path: Path) -> None:
        self._arrow = _package("pyarrow", "pyarrow", "parquet")
        parquet = _package("pyarrow.parquet", "pyarrow", "parquet")
        types = {"text": self._arrow.string(), "number": self._arrow.float64(), "integer": self._arrow.int64()}
        self._schema = self._arrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
        self._writer = parquet.ParquetWriter(path, self._schema, compression="zstd", write_page_checksum=True)
        self._rows: list[Row] = []
        self._packed: list[Any] = []

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        for row in rows:
            self._rows.append(row)
            if len(self._rows) == PACK:
                self._pack()
                if len(self._packed) * PACK >= GROUP:
                    self._flush()

    def _pack(self) -> None:
        """Rows as Arrow arrays: a twentieth of the memory of dicts."""
        columns = [self._arrow.array([_typed(row, n) for row in self._rows], type=self._schema.field(n).type) for n in COLUMNS]
        self._packed.append(self._arrow.RecordBatch.from_arrays(columns, schema=self._schema))
        self._rows.clear()

    def _flush(self) -> None:
        self._writer.write_table(self._arrow.Table.from_batches(self._packed, self._schema), row_group_size=GROUP)
        self._packed.clear()

    def close(self) -> None:
        """Finish the file."""
        if self._rows:
            self._pack()
        if self._packed:
            self._flush()
        self._writer.close()


def _typed(row: Row, name: str) -> Any:
    value = row[name]
    return float(value) if value is not None and COLUMNS[name] == "number" else value


class XlsxSink:
    """A workbook: frozen header, filter, number formats, no formula and no link ever; a new sheet each million rows."""

    def __init__(self, path: Path) -> None:
        xlsxwriter = _package("xlsxwriter", "xlsxwriter", "xlsx")
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = xlsxwriter.Workbook(str(path), options)
        self._book.set_properties({"created": _EPOCH})
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._formats = {n: self._book.add_format({"num_format": f}) for n, f in (("value", "#,##0.####"), ("value_yi", "#,##0.00"))}
        self._sheet: Any = None
        self._sheets = 0
        self._next = 0
        self._add_sheet()

    def _add_sheet(self) -> None:
        self._finish_sheet()
        self._sheets += 1
        self._sheet = self._book.add_worksheet("facts" if self._sheets == 1 else f"facts {self._sheets}")
        self._sheet.freeze_panes(1, 0)
        for column, name in enumerate(COLUMNS):
            self._sheet.set_column(column, column, _WIDTHS.get(name, 13))
            self._sheet.write_string(0, column, name, self._head)
        self._next = 1

    def _finish_sheet(self) -> None:
        if self._sheet is not None:
            self._sheet.autofilter(0, 0, max(1, self._next - 1), len(COLUMNS) - 1)

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        for row in rows:
            if self._next > SHEET:
                self._add_sheet()
            for column, (name, kind) in enumerate(COLUMNS.items()):
                value = row[name]
                if value is None:
                    continue
                if kind == "text":
                    self._sheet.write_string(self._next, column, guarded(str(value))[:32_767])
                else:
                    self._sheet.write_number(self._next, column, float(value), self._formats.get(name.replace("_max", "")))
            self._next += 1

    def close(self) -> None:
        """Finish the file."""
        self._finish_sheet()
        self._book.close()


class DuckSink:
    """A DuckDB file with one table, `facts`, filled through a CSV beside it."""

    def __init__(self, path: Path) -> None:
        self._duckdb = _package("duckdb", "duckdb", "duckdb")
        self._path = path
        self._lines = path.with_name(path.name + ".lines")
        self._file = self._lines.open("w", encoding="utf-8", newline="")

    def write(self, rows: Iterable[Row]) -> None:
        """Append rows."""
        for row in rows:
            self._file.write("\x1f".join(_duck_cell(row[name]) for name in COLUMNS) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)
        types = {"text": "VARCHAR", "number": "DOUBLE", "integer": "BIGINT"}
        columns = ", ".join(f'"{name}" {types[kind]}' for name, kind in COLUMNS.items())
        source = str(self._lines).replace("'", "''")
        with self._duckdb.connect(str(self._path)) as base:
            base.execute("SET threads = 1")
            base.execute("SET memory_limit = '256MB'")  # else it keeps all that was written, up to most of the machine
            base.execute(f"CREATE TABLE facts ({columns})")
            shape = "FORMAT csv, HEADER false, DELIMITER '\x1f', QUOTE '\"', ESCAPE '\"', NULL '', AUTO_DETECT false"
            base.execute(f"COPY facts FROM '{source}' ({shape})")
        self._lines.unlink()


def _duck_cell(value: Any) -> str:
    if value is None:
        return ""
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else plain(value) if not isinstance(value, int) else str(value)


SINKS: dict[str, Callable[[Path], TableSink]] = {
    ".csv": CsvSink,
    ".parquet": ParquetSink,
    ".xlsx": XlsxSink,
    ".duckdb": DuckSink,
    ".db": DuckSink,
}
"""Table sink by suffix."""
