"""The long table in every format: the same facts, numbers as numbers, nothing a spreadsheet would run."""

from __future__ import annotations

import csv
import gzip
import json
import time
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhsignals.errors import OutputError
from zhsignals.io import COLUMNS, fact_rows, write_records, write_table
from zhsignals.io.table import csv_lines, guarded, plain
from zhsignals.records import Evidence, Fact, PeriodValue, Record, Section, Source, Subject


def fact(id: str, value: str, unit: str, text: str, kind: str = "amount", **more: object) -> Fact:
    fields = {"comparator": "eq", "status": "actual", "rule": "r", "metric": "investment"} | more
    mention = Evidence(spans=((5, 7), (9, 11)), text=text, section=1)
    return Fact(id=id, kind=kind, value=Decimal(value), unit=unit, text=text, mentions=(mention, mention), **fields)  # type: ignore[arg-type]


@pytest.fixture
def record() -> Record:
    facts = (
        fact(
            "f1", "1650000000", "CNY", "16.5亿元",
            period=PeriodValue(iso="2023-H1", start="2023-01-01", end="2023-06-30"),
            subject=(Subject(kind="region", name="青禾县"), Subject(kind="industry", name="=HYPERLINK(1)")),
        ),
        fact("f2", "-0.032", "1", "-3.2%", kind="change", basis="yoy"),
        fact("f3", "2E+9", "USD", "@20亿美元", value_max=Decimal("3E+9"), label="+合同\n-引资"),
    )  # fmt: skip
    sections = (Section(), Section(heading="招商"))
    return Record(id="r1", title="题", source=Source(uri="in/r1.txt", published="2023"), sections=sections, facts=facts)


def test_rows(record: Record) -> None:
    first, second, third = fact_rows(record)
    assert list(first) == list(COLUMNS)
    assert (first["value"], first["value_yi"], first["period"], first["period_end"]) == (
        1650000000,
        Decimal("16.5"),
        "2023-H1",
        "2023-06-30",
    )
    assert (first["subject"], first["subject_kind"]) == ("青禾县; =HYPERLINK(1)", "region; industry")
    assert (first["start"], first["end"], first["mentions"], first["section"], first["uri"]) == (5, 11, 2, "招商", "in/r1.txt")
    assert (second["value_yi"], second["subject"], third["value_yi"]) == (None, None, 20)


def test_csv_is_guarded_and_plain(record: Record, tmp_path: Path) -> None:
    write_table(tmp_path / "t.csv", [record])
    raw = (tmp_path / "t.csv").read_bytes()
    assert raw.startswith(b"record,fact,kind")
    rows = list(csv.DictReader(raw.decode().splitlines(keepends=True)))
    assert [r["value"] for r in rows] == ["1650000000", "-0.032", "2000000000"]
    assert [r["text"] for r in rows] == ["16.5亿元", "'-3.2%", "'@20亿美元"]
    assert rows[2]["label"] == "'+合同\n'-引资"
    write_table(tmp_path / "b.csv", [record], bom=True)
    assert (tmp_path / "b.csv").read_bytes() == b"\xef\xbb\xbf" + raw


@pytest.mark.parametrize("text", ["=1", " =1", "\t+1", "a\n-1", "＝1", "＠x", "\u200b=1", "\r@x", "|calc"])
def test_formulas_are_disarmed(text: str) -> None:
    for line in guarded(text).split("\n"):
        assert not line.lstrip(" \t\r\u200b").startswith(("=", "+", "-", "@", "＝", "＠", "|"))


@given(st.text(max_size=30))
def test_guarding_adds_nothing_but_apostrophes(text: str) -> None:
    assert guarded(text).replace("'", "") == text.replace("'", "")


def test_numbers_are_plain() -> None:
    assert [plain(Decimal(v)) for v in ("1E+12", "0.00300", "-7.0", "0", "1.5E-7")] == ["1000000000000", "0.003", "-7", "0", "0.00000015"]


def test_parquet(record: Record, tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    write_table(tmp_path / "t.parquet", [record])
    write_table(tmp_path / "e.parquet", [])
    table = parquet.read_table(tmp_path / "t.parquet")
    assert table.schema == parquet.read_table(tmp_path / "e.parquet").schema
    assert table.column_names == list(COLUMNS)
    assert table["value"].to_pylist() == [1650000000.0, -0.032, 2000000000.0]
    assert table["text"].to_pylist()[1] == "-3.2%"


def test_xlsx(record: Record, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    openpyxl = pytest.importorskip("openpyxl")
    write_table(tmp_path / "t.xlsx", [record])
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["facts"]
    head = [cell.value for cell in sheet[1]]
    assert head == list(COLUMNS)
    assert sheet.freeze_panes == "A2"
    assert {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row} == {"s", "n"}
    value = sheet.cell(2, head.index("value") + 1)
    assert (value.value, value.number_format) == (1650000000, "#,##0.####")
    assert sheet.cell(3, head.index("text") + 1).value == "'-3.2%"


def test_duckdb(record: Record, tmp_path: Path) -> None:
    duckdb = pytest.importorskip("duckdb")
    write_table(tmp_path / "t.duckdb", [record])
    with duckdb.connect(str(tmp_path / "t.duckdb")) as base:
        rows = base.execute("select value, text, label, period, mentions from facts order by fact").fetchall()
    assert rows == [
        (1650000000.0, "16.5亿元", None, "2023-H1", 2),
        (-0.032, "-3.2%", None, None, 2),
        (2e9, "@20亿美元", "+合同\n-引资", None, 2),
    ]
    assert [p.name for p in tmp_path.iterdir()] == ["t.duckdb"]


@pytest.mark.parametrize("name", ["t.csv", "t.parquet", "t.xlsx", "t.jsonl", "t.jsonl.gz"])
def test_equal_rows_give_equal_bytes(record: Record, tmp_path: Path, name: str) -> None:
    pytest.importorskip("pyarrow")
    pytest.importorskip("xlsxwriter")
    out = []
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        path = tmp_path / folder / name
        write_records(path, [record]) if ".jsonl" in name else write_table(path, [record])
        out.append(path.read_bytes())
        time.sleep(1.1 if name == "t.xlsx" and folder == "a" else 0)
    assert out[0] == out[1]


def test_records(record: Record, tmp_path: Path) -> None:
    assert write_records(tmp_path / "r.jsonl.gz", [record, record]) == 2
    lines = gzip.decompress((tmp_path / "r.jsonl.gz").read_bytes()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["r1", "r1"]
    assert "青禾县".encode() in lines[0]


def test_a_failed_write_leaves_the_old_file(record: Record, tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text("old")

    def broken() -> object:
        yield record
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError, match="No space"):
        write_records(tmp_path / "r.jsonl", broken())  # type: ignore[arg-type]
    assert (tmp_path / "r.jsonl").read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["r.jsonl"]
    with pytest.raises(OutputError, match="a table ends in"):
        write_table(tmp_path / "t.ods", [record])


def test_csv_lines_have_no_bare_line_end(record: Record) -> None:
    assert csv_lines(fact_rows(record)).count("\n") == 4
