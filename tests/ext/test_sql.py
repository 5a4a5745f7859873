"""SQL over a run's files: one name for each, the same facts from every format, nothing outside the folder."""

from __future__ import annotations

import pytest

from zhsignals.errors import ArticleError, MissingExtra, ZhsignalsError
from zhsignals.ext.frames import Records
from zhsignals.ext.sql import find_tables, run_sql
from zhsignals.io import write_records, write_table
from zhsignals.records import Record

FACTS = "SELECT record, fact, metric, value, unit, period, subject, mention, value_yi FROM facts ORDER BY record, fact"


@pytest.fixture
def records(record):
    return Records([record, Record(id="empty")])


def rows(answer):
    return list(answer.rows)


def test_without_duckdb_one_line_names_the_extra(without, tmp_path):
    without("duckdb")
    with pytest.raises(MissingExtra, match=r'^duckdb is not installed; run: pip install "zhsignals\[duckdb\]"$'):
        run_sql("select 1", tmp_path)


class TestWithDuckdb:
    @pytest.fixture(autouse=True)
    def _needed(self):
        pytest.importorskip("duckdb")

    @pytest.mark.parametrize("name", ["facts.parquet", "facts.csv", "facts.duckdb", "records.jsonl", "records.jsonl.gz"])
    def test_every_format_gives_the_same_facts(self, records, tmp_path, name):
        if name.endswith(".parquet"):
            pytest.importorskip("pyarrow")
        (write_records if name.startswith("records") else write_table)(tmp_path / name, records)
        found = rows(run_sql(FACTS, tmp_path))
        expected = [
            (r.id, f.id, f.metric, float(f.value), f.unit, f.period and f.period.iso, "; ".join(s.name for s in f.subject),
             f.mentions[0].text, float(f.value) / 1e8 if f.unit == "CNY" else None)
            for r in records for f in r.facts
        ]  # fmt: skip
        assert found == expected

    def test_nested_records_can_be_asked(self, records, tmp_path):
        write_records(tmp_path / "records.jsonl", records)
        answer = run_sql("SELECT id, len(facts) AS n FROM records ORDER BY n", tmp_path)
        assert answer.columns == ("id", "n") and rows(answer) == [("empty", 0), ("qinghe-1", 9)]
        assert rows(run_sql("select count(*) from records", tmp_path / "records.jsonl")) == [(2,)]

    def test_records_without_facts_or_late_fields_are_read_by_type(self, record, tmp_path):
        write_records(tmp_path / "records.jsonl", [Record(id="empty")])
        assert rows(run_sql(FACTS, tmp_path)) == []
        write_records(tmp_path / "records.jsonl", [*(Record(id=str(i)) for i in range(30_000)), record])
        assert len(rows(run_sql(FACTS, tmp_path))) == 9

    def test_a_damaged_file_is_one_error(self, records, tmp_path):
        write_records(tmp_path / "records.jsonl", records)
        with (tmp_path / "records.jsonl").open("a") as file:
            file.write('{"id": "cut')
        with pytest.raises(ZhsignalsError, match=r"^SQL: "):
            rows(run_sql("select id from records", tmp_path))

    def test_odd_file_names_are_names_not_sql(self, records, tmp_path):
        folder = tmp_path / "o'ut \"x"
        folder.mkdir()
        write_table(folder / "a'b\"; drop.csv", records)
        assert rows(run_sql('select count(*) from "a\'b""; drop"', folder)) == [(9,)]
        (folder / "_SUCCESS").write_text("{}")
        (folder / "empty.csv").write_text("")
        assert list(find_tables(folder)) == ["a'b\"; drop"]

    @pytest.mark.parametrize(
        "query",
        [
            "select * from read_csv('/etc/hostname')",
            "copy (select 1) to '{folder}/leak.csv'",
            "install httpfs",
            "set enable_external_access = true",
            "select nonsense from facts",
            "selec 1",
        ],
    )
    def test_a_query_that_is_wrong_or_reaches_outside_is_one_error(self, records, tmp_path, query):
        write_records(tmp_path / "records.jsonl", records)
        before = sorted(p.name for p in tmp_path.iterdir())
        with pytest.raises(ZhsignalsError, match=r"^SQL: "):
            rows(run_sql(query.format(folder=tmp_path), tmp_path))
        assert sorted(p.name for p in tmp_path.iterdir()) == before

    def test_a_folder_without_outputs_is_named(self, tmp_path):
        with pytest.raises(ArticleError, match=r"no \.parquet, \.csv, \.jsonl or \.duckdb file"):
            run_sql("select 1", tmp_path)
        with pytest.raises(ArticleError, match="no such file or folder"):
            run_sql("select 1", tmp_path / "nowhere")
