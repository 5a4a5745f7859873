"""Rows of JSON lines, CSV and Parquet: what is an article, what is rejected and why, and that damage stays where it is."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from io_samples import TEXT

from zhsignals.io import Fields, ReadOptions, Rejected, read_articles
from zhsignals.text import Article
from zhsignals.text.published import parse_published


def read(path: Path, **options: object) -> list[Article | Rejected]:
    return list(read_articles(path, ReadOptions(**options)))  # type: ignore[arg-type]


def reasons(found: list[Article | Rejected]) -> list[str]:
    return [f.reason if isinstance(f, Rejected) else f.id for f in found]


def test_json_lines_with_every_fault(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": TEXT, "title": "题", "published": "2023-05-06"}).encode(),
        b"",
        b"{",
        b"[1]",
        b'{"id": "b"}',
        b'{"text": 5}',
        b'{"id": 7, "text": "x"}',
        b'{"id": true, "text": "x"}',
        b'{"text": "x", "n": NaN}',
        b'{"text": "\\ud800"}',
        b"[" * 100_000,
        b'{"text": "x"}',
        '{"text": "甲乙"}'.encode()[:-4] + b'\xff"}',
    ]
    (tmp_path / "r.jsonl").write_bytes(b"\n".join(lines))
    found = read(tmp_path / "r.jsonl")
    assert reasons(found) == ["a", "json", "schema", "schema", "schema", "7", "schema", "json", "encoding", "json", "r:12", "encoding"]
    first = found[0]
    assert isinstance(first, Article)
    assert (first.text, first.title, first.published, first.uri) == (TEXT, "题", "2023-05-06", "r.jsonl")
    second = found[1]
    assert isinstance(second, Rejected)
    assert (second.where, second.unit.offset) == ("r.jsonl:3", len(lines[0]) + 2)


def test_only_a_line_feed_ends_a_line(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes('{"text": "a\u2028b\x85c"}\r\n'.encode() + b'{"text": "d"}')
    found = read(tmp_path / "r.jsonl")
    assert [f.text for f in found if isinstance(f, Article)] == ["a\u2028b\x85c", "d"]


def test_a_line_over_the_limit_is_set_aside_without_its_neighbours(tmp_path: Path) -> None:
    rows = [{"text": "a"}, {"text": "b" * 500}, {"text": "c"}]
    (tmp_path / "r.jsonl").write_text("\n".join(map(json.dumps, rows)))
    assert reasons(read(tmp_path / "r.jsonl", max_bytes=100)) == ["r:1", "too_large", "r:3"]
    assert reasons(read(tmp_path / "r.jsonl", max_chars=100)) == ["r:1", "too_large", "r:3"]


def test_fields_by_other_names(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(json.dumps({"key": "k", "content": TEXT, "date": "2023年5月", "url": "https://example.org/1"}))
    fields = Fields.parse({"text": "content", "id": "key", "published": "date", "uri": "url"})
    [article] = read(tmp_path / "r.jsonl", fields=fields)
    assert isinstance(article, Article)
    assert (article.id, article.text, article.published, article.uri) == ("k", TEXT, "2023-05", "https://example.org/1")
    with pytest.raises(ValueError, match="unknown field 'body'"):
        Fields.parse({"body": "x"})
    [rejected] = read(tmp_path / "r.jsonl")
    assert isinstance(rejected, Rejected)
    assert "'content'" in rejected.message


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2023", "2023"), (2023, "2023"), ("2023-05", "2023-05"), ("2023-5-6", "2023-05-06"), ("20230506", "2023-05-06"),
        ("2023/05/06 10:20", "2023-05-06"), ("2023-05-06T10:20:00+08:00", "2023-05-06"), ("2023年5月6日", "2023-05-06"),
        ("2023-02-30", None), ("2023-13-01", None), ("20231301", None), ("2023123", None), ("2023-5-123", None),
        ("", None), (None, None), (True, None), (3.5, None), ("上周", None), ("999999999999", None),
    ],
)  # fmt: skip
def test_publication_dates_are_read_or_left_out(value: object, date: str | None) -> None:
    assert parse_published(value) == date


def test_csv_with_line_breaks_and_quotes_in_cells(tmp_path: Path) -> None:
    rows = [["1", 'a "b"\nc,d', "2023"], ["2", TEXT, ""], ["", "x", ""]]
    with (tmp_path / "t.csv").open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([["id", "text", "published"], *rows])
    found = read(tmp_path / "t.csv")
    assert [(f.id, f.text, f.published) for f in found if isinstance(f, Article)] == [
        ("1", 'a "b"\nc,d', "2023"),
        ("2", TEXT, None),
        ("t:3", "x", None),
    ]


def test_csv_in_gb18030_and_tabs(tmp_path: Path) -> None:
    (tmp_path / "t.tsv").write_bytes(f"id\ttext\n1\t{TEXT}\n".encode("gb18030"))
    [article] = read(tmp_path / "t.tsv")
    assert isinstance(article, Article)
    assert article.text == TEXT


@pytest.mark.parametrize("damage", ['2,"open', '2,"a"b', "2", "2,a,b"])
def test_a_damaged_csv_line_costs_itself_only(tmp_path: Path, damage: str) -> None:
    (tmp_path / "t.csv").write_text(f'id,text\n1,"a\nb"\n{damage}\n3,"c\nd"\n4,e\n')
    assert reasons(read(tmp_path / "t.csv")) == ["1", "csv", "3", "4"]


def test_a_table_without_the_column_is_one_fault(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("id,body\n1,a\n2,b\n")
    [rejected] = read(tmp_path / "t.csv")
    assert isinstance(rejected, Rejected)
    assert (rejected.reason, rejected.unit.line) == ("schema", None)
    assert "'body'" in rejected.message


@given(st.lists(st.tuples(st.text(max_size=8), st.text(max_size=8)), max_size=8))
def test_whatever_the_csv_module_writes_is_read_back(rows: list[tuple[str, str]]) -> None:
    from zhsignals.io.delimited import join_records, split_record
    from zhsignals.io.lines import read_lines

    rows = [(a.replace("\0", "").replace("\r", ""), b.replace("\0", "").replace("\r", "")) for a, b in rows]
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerows([["h", "h"], *rows])
    raw = io.BytesIO(buffer.getvalue().encode("utf-8", "surrogatepass"))
    lines = join_records(read_lines(raw, 10_000), ",", 10_000)
    cells = [tuple(c.decode("utf-8", "surrogatepass") for c in split_record(line.raw or b"", ",")) for line in lines]
    assert cells[1:] == rows


def test_parquet(tmp_path: Path) -> None:
    arrow = pytest.importorskip("pyarrow")
    parquet = pytest.importorskip("pyarrow.parquet")
    table = arrow.table({"id": ["a", "b", None], "text": [TEXT, None, "x"], "more": [1, 2, 3]})
    parquet.write_table(table, tmp_path / "t.parquet", write_page_checksum=True, compression="none")
    assert reasons(read(tmp_path / "t.parquet")) == ["a", "schema", "t:3"]
    whole = (tmp_path / "t.parquet").read_bytes()
    (tmp_path / "t.parquet").write_bytes(whole[: len(whole) // 2])
    assert reasons(read(tmp_path / "t.parquet")) == ["damaged"]
    flipped = bytearray(whole)
    flipped[whole.index(TEXT.encode()) + 4] ^= 1
    (tmp_path / "t.parquet").write_bytes(bytes(flipped))
    assert "damaged" in reasons(read(tmp_path / "t.parquet"))
