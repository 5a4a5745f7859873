"""The examples of docs/ecosystem.md, run as they stand where their package is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from qinghe import TEXT

REPO = Path(__file__).parents[2]
PAGE = REPO / "docs" / "ecosystem.md"
NEEDS = {
    "spaCy": ["spacy"],
    "Arrow": ["pyarrow"],
    "polars and pandas": ["polars", "pyarrow"],
    "Spark": ["pyspark", "pyarrow", "pandas"],
    "Dask": ["dask", "pyarrow"],
    "Ray Data": ["ray", "pyarrow"],
    "SQL": ["duckdb", "pyarrow"],
}
SLOW = {"Spark": pytest.mark.spark, "Ray Data": pytest.mark.slow, "Dask": pytest.mark.slow}


def examples() -> dict[str, str]:
    """Heading → its Python block."""
    if not PAGE.is_file():
        return {}
    sections = re.split(r"^## ", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    found = {s.partition("\n")[0]: re.findall(r"^```python\n(.*?)^```", s, flags=re.MULTILINE | re.DOTALL) for s in sections}
    return {name: blocks[0] for name, blocks in found.items() if blocks}


def test_every_example_of_the_page_is_run():
    if not PAGE.is_file():
        pytest.skip("not in this distribution")
    assert set(examples()) == set(NEEDS)


@pytest.mark.parametrize("name", [pytest.param(name, marks=SLOW.get(name, [])) for name in NEEDS])
def test_example_runs_as_it_stands(name, tmp_path, request):
    if name not in examples():
        pytest.skip("not in this distribution")
    pytest.importorskip("zhsignals.pipeline")
    for package in NEEDS[name]:
        if find_spec(package) is None:
            pytest.skip(f"{package} is not installed")
    if name == "Spark" and shutil.which("java") is None:
        pytest.skip("Spark needs Java 17")
    _articles(tmp_path)
    (tmp_path / "example.py").write_text(examples()[name], encoding="utf-8")
    metadata = [str(request.getfixturevalue("metadata"))] if name == "spaCy" else []
    paths = os.pathsep.join(p for p in (*metadata, str(REPO / "src"), os.environ.get("PYTHONPATH")) if p)
    done = subprocess.run(
        [sys.executable, "example.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": paths, "RAY_DEDUP_LOGS": "0", "RAY_USAGE_STATS_ENABLED": "0"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    if name in {"Arrow", "Spark", "Dask", "Ray Data"}:
        import pyarrow.dataset as ds

        written = tmp_path / ("facts" if (tmp_path / "facts").exists() else "facts.parquet")
        table = ds.dataset(written, format="parquet").to_table()
        assert set(table["record"].to_pylist()) == {"a", "b", "c"} and 35.0 in table["value_yi"].to_pylist()
    else:
        assert "35" in done.stdout


def _articles(folder: Path) -> None:
    if find_spec("pyarrow") is None:
        return
    import pyarrow as pa
    import pyarrow.parquet as pq

    from zhsignals import Extractor
    from zhsignals.io import write_records

    (folder / "articles").mkdir()
    for name, ids in (("one", ["a", "b"]), ("two", ["c"])):
        table = pa.table({"id": ids, "text": [TEXT] * len(ids), "published": ["2024-04-09"] * len(ids)})
        pq.write_table(table, folder / "articles" / f"{name}.parquet")
    (folder / "out").mkdir()
    write_records(folder / "out" / "records.jsonl", [Extractor()(TEXT, id="a")])
