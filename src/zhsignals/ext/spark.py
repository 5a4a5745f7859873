"""Spark: the Arrow function through `mapInArrow`, so that a cluster gives the rows that one machine gives."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from zhsignals.errors import ZhsignalsError
from zhsignals.ext.arrow import Columns, Extract, Rows, extract_batches, result_schema
from zhsignals.ext.extra import require


def local_session(cores: int = 2, *, retries: int = 1) -> Any:
    """A SparkSession on this machine whose workers run this Python; on a cluster make your own."""
    sql = require("pyspark.sql", "spark")
    if shutil.which("java") is None and not os.environ.get("JAVA_HOME"):
        raise ZhsignalsError("Spark needs Java 17: there is no java on PATH and no JAVA_HOME")
    # read when the context starts: otherwise the workers take whatever python3 is on PATH
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = sql.SparkSession.builder.master(f"local[{cores},{retries}]").appName("zhsignals")
    return builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", cores).getOrCreate()


def extract(
    frame: Any,
    *,
    text: str = "text",
    id: str | None = None,
    title: str | None = None,
    published: str | None = None,
    keep: Sequence[str] = (),
    rows: Rows = "record",
    patterns: Sequence[str] = (),
    extractor: Extract | None = None,
) -> Any:
    """A Spark DataFrame of records (or facts) from one of articles; see `zhsignals.arrow.extract_batches`.

    The work is a pure function of each row: retried and speculative tasks give the same rows, and nothing else is written.
    Each worker loads its own Extractor once; an `extractor` of your own is pickled and sent.
    """
    types, own = require("pyspark.sql.types", "spark"), result_schema(rows)
    columns = Columns(text, id, title, published, tuple(keep))
    columns.check(frame.columns, own.names)
    options: dict[str, Any] = {"text": text, "id": id, "title": title, "published": published, "rows": rows}
    options |= {"keep": columns.keep, "patterns": tuple(map(str, patterns)), "extractor": extractor}

    def run(batches: Iterable[Any]) -> Iterator[Any]:
        yield from extract_batches(batches, **options)

    used = list(dict.fromkeys(c for c in (*columns.keep, text, id, title, published) if c is not None))
    schema = types.StructType(
        [*(frame.schema[name] for name in columns.keep), *require("pyspark.sql.pandas.types", "spark").from_arrow_schema(own).fields]
    )
    return frame.select(*used).mapInArrow(run, schema)
