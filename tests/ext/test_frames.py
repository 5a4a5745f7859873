"""Data frames of records: same facts, right types, extras named when they are missing."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from zhsignals.errors import MissingExtra
from zhsignals.ext.frames import Records, to_arrow, to_pandas, to_polars
from zhsignals.records import Record

pytest.importorskip("pyarrow")


@pytest.fixture
def records(record):
    return Records([record, Record(id="without-facts")])


def test_pandas_holds_every_fact_once(records, record):
    frame = pytest.importorskip("pandas") and records.to_pandas()
    assert list(frame["fact"]) == [f.id for f in record.facts]
    assert frame["value"].dtype == "float64" and frame["value"].tolist() == [float(f.value) for f in record.facts]
    assert frame.loc[0, "value_yi"] == 12.6
    assert frame["value_yi"].notna().tolist() == [f.kind == "amount" for f in record.facts]
    assert records.to_pandas(exact=True)["value"][1] == Decimal("0.074")
    assert len(records.to_pandas(rows="record")) == 2


def test_polars_holds_every_fact_once(records, record):
    pl = pytest.importorskip("polars")
    frame = records.to_polars()
    assert frame["value"].to_list() == [float(f.value) for f in record.facts]
    assert frame["subject"][3] == "新能源电池; 青禾县"
    assert frame.filter(pl.col("metric") == "start_rate")["value"].to_list() == [0.61]
    assert records.to_polars(exact=True)["value"].to_list() == [f.value for f in record.facts]


def test_arrow_keeps_decimals_and_nested_rows(records, record):
    assert records.to_arrow(exact=True)["value"].to_pylist() == [f.value for f in record.facts]
    nested = records.to_arrow(rows="record").to_pylist()
    assert Record.model_validate(nested[0], strict=False) == record
    assert "error" not in to_arrow([]).schema.names and to_arrow([]).num_rows == 0


@pytest.mark.parametrize(("package", "view"), [("pandas", to_pandas), ("polars", to_polars), ("pyarrow", to_arrow)])
def test_a_missing_package_names_its_extra(package, view, record, without):
    without(package)
    with pytest.raises(MissingExtra) as caught:
        view([record])
    assert str(caught.value) == f'{package} is not installed; run: pip install "zhsignals[{caught.value.extra}]"'
    assert "\n" not in str(caught.value)


def test_the_arrow_table_is_the_parquet_file(records, tmp_path):
    from zhsignals.io import write_table

    parquet = pytest.importorskip("pyarrow.parquet")
    write_table(tmp_path / "facts.parquet", records)
    assert parquet.read_table(tmp_path / "facts.parquet").cast(records.to_arrow().schema).equals(records.to_arrow())


def test_nothing_heavy_is_imported_before_it_is_used():
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[2] / 'src')!r});"
        "import zhsignals.arrow, zhsignals.spark, zhsignals.ext.frames, zhsignals.ext.sql, zhsignals.ext.panel, zhsignals.ext.wide,"
        "zhsignals.ext.validate, zhsignals.ext.typescript, zhsignals.ext.annotation;"
        "print(sorted({'pyarrow', 'pandas', 'polars', 'duckdb', 'pyspark', 'spacy', 'jieba'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60).stdout == "[]\n"
