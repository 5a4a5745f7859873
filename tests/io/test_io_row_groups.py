"""Parquet holds few rows in memory, and the same rows give the same bytes however they come."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zhsignals.io import sink
from zhsignals.io.table import COLUMNS

pq = pytest.importorskip("pyarrow.parquet")


def rows(count: int) -> list[dict[str, Any]]:
    """Rows of every type of column."""
    kinds: dict[str, Any] = {"text": "t{}", "number": Decimal("1.5"), "integer": 7}
    return [{n: v.format(i) if isinstance(v := kinds[k], str) else v for n, k in COLUMNS.items()} for i in range(count)]


def test_row_groups_are_of_one_size_and_the_bytes_do_not_depend_on_the_batches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nine rows, groups of four."""
    monkeypatch.setattr(sink, "GROUP", 4)
    monkeypatch.setattr(sink, "PACK", 2)
    made = []
    for size in (1, 2, 3, 9):
        path = tmp_path / f"{size}.parquet"
        out = sink.ParquetSink(path)
        given = rows(9)
        for i in range(0, 9, size):
            out.write(given[i : i + size])
        out.close()
        made.append(path.read_bytes())
        file = pq.ParquetFile(path)
        assert [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)] == [4, 4, 1]
        assert file.read().to_pylist() == [{n: float(v) if isinstance(v, Decimal) else v for n, v in row.items()} for row in given]
    assert len(set(made)) == 1


def test_a_table_without_rows_has_its_columns(tmp_path: Path) -> None:
    """No fact at all."""
    out = sink.ParquetSink(tmp_path / "none.parquet")
    out.close()
    assert pq.ParquetFile(tmp_path / "none.parquet").schema_arrow.names == list(COLUMNS)


def test_the_packs_fill_a_row_group() -> None:
    """Else groups would be larger than said."""
    assert sink.GROUP % sink.PACK == 0
