"""Spark for real: local[2], a task that fails and is retried, row for row what one process gives."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest
from ext_articles import many

from zhsignals.errors import MissingExtra, ZhsignalsError
from zhsignals.ext.arrow import extract_table

SRC = str(Path(__file__).parents[2] / "src")
TOO_LONG = 100_000_000


def test_without_pyspark_one_line_names_the_extra(without):
    from zhsignals.ext.spark import extract

    without("pyspark")
    with pytest.raises(MissingExtra, match=r'^pyspark is not installed; run: pip install "zhsignals\[spark\]"$'):
        extract(None)


def test_without_java_one_line_says_so(monkeypatch):
    pytest.importorskip("pyspark")
    from zhsignals.ext.spark import local_session

    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    with pytest.raises(ZhsignalsError, match=r"^Spark needs Java 17: there is no java"):
        local_session()


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark")
    pytest.importorskip("pyarrow")
    if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
        pytest.skip("Spark needs Java 17")
    from zhsignals.spark import local_session

    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = os.pathsep.join(p for p in (SRC, before) if p)  # the workers are new processes
    session = local_session(2, retries=3)
    session.sparkContext.setLogLevel("OFF")
    assert session.sparkContext.pythonExec == sys.executable
    yield session
    session.stop()
    os.environ.pop("PYTHONPATH") if before is None else os.environ.__setitem__("PYTHONPATH", before)


def length_reader():
    """A reader that needs no patterns; nested, so that it is pickled by value and reaches the workers."""

    def read(text, *, id=None):
        from decimal import Decimal

        from zhsignals.records import Evidence, Fact, Record

        if "raise" in text:
            raise ValueError("asked to")
        mention = Evidence(spans=((0, len(text)),), text=text)
        shape = {"kind": "count", "metric": "other", "unit": "字", "text": text, "comparator": "eq", "status": "actual"}
        count = min(len(text), 3)
        facts = tuple(Fact(id=f"f{i}", value=Decimal(len(text)), mentions=(mention,), rule="test#length", **shape) for i in range(count))
        return Record(id=id or "none", facts=facts)

    return read


@pytest.mark.spark
@pytest.mark.parametrize("rows", ["record", "fact"])
def test_a_task_that_fails_once_is_retried_with_the_same_rows(spark, rows):
    import pyarrow as pa

    from zhsignals.spark import extract

    texts = [(str(i), t) for i, t in enumerate(["一", "二二", "raise", None, "", "三三三🔋"] * 40)]
    frame = spark.createDataFrame(texts, ["key", "text"]).repartition(4)
    options = {"id": "key", "keep": ["key"], "rows": rows, "extractor": length_reader()}
    result = extract(frame, **options)

    def fail_once(batches):
        from pyspark import TaskContext

        context = TaskContext.get()
        yield next(batches)  # some rows are already out when the task dies
        if context.attemptNumber() == 0 and context.partitionId() == 1:
            raise RuntimeError("this attempt dies")
        yield from batches

    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", 16)
    rows_out = result.mapInArrow(fail_once, result.schema).toArrow()
    table = pa.table({"key": [k for k, _ in texts], "text": pa.array([t for _, t in texts], pa.string())})
    assert _sorted(rows_out) == _sorted(extract_table(table, **options))


@pytest.mark.spark
def test_wrong_columns_are_refused_before_any_work(spark):
    from zhsignals.spark import extract

    frame = spark.createDataFrame([("x",)], ["body"])
    with pytest.raises(ZhsignalsError, match="no column text in the input; it has body"):
        extract(frame)


@pytest.mark.spark
@pytest.mark.slow
def test_a_thousand_articles_equal_the_local_run(spark):
    pytest.importorskip("zhsignals.pipeline")
    import pyarrow as pa

    from zhsignals.spark import extract

    texts = many(1200)
    frame = spark.createDataFrame(texts, ["key", "text"]).repartition(6)
    spread = extract(frame, id="key", keep=["key"]).toArrow()
    table = pa.table({"key": [k for k, _ in texts], "text": [t for _, t in texts]})
    local = extract_table(table, id="key", keep=["key"])
    assert spread.num_rows == 1200
    different = [a["key"] for a, b in zip(_sorted(spread), _sorted(local), strict=True) if a != b]
    assert different == []
    assert sum(len(f) for f in local["facts"].to_pylist() if f) > 1200


def _sorted(table):
    return sorted(table.to_pylist(), key=lambda r: (int(r["key"]), r.get("fact") or ""))
