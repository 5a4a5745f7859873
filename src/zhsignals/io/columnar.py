"""Parquet rows as units: each becomes a JSON line, so a row can be set aside and replayed like any other."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from zhsignals.errors import MissingExtra
from zhsignals.io.unit import Fault, ReadOptions, Unit, Units


def scan_parquet(path: str, uri: str, id: str, options: ReadOptions) -> Units:
    """The rows of a Parquet file, batch by batch, page checksums verified."""
    try:
        parquet: Any = import_module("pyarrow.parquet")
        arrow: Any = import_module("pyarrow")
    except ImportError as exc:
        raise MissingExtra("pyarrow", "parquet") from exc
    names = options.fields
    try:
        file = parquet.ParquetFile(path, page_checksum_verification=True, memory_map=False)
    except (arrow.ArrowException, OSError, ValueError) as exc:
        raise Fault("read", "damaged", f"not a Parquet file: {_first_line(exc)}") from exc
    columns = file.schema_arrow.names
    if names.text not in columns:
        raise Fault("schema", "schema", f"no column {names.text!r}; there are: {', '.join(map(repr, columns[:12]))}")
    wanted = [c for c in (names.id, names.text, names.title, names.published, names.uri) if c in columns]
    number = 0
    try:
        for batch in file.iter_batches(batch_size=64, columns=wanted):
            for row in batch.to_pylist():
                number += 1
                yield Unit(
                    "json",
                    uri,
                    f"{id}:{number}",
                    json.dumps(row, ensure_ascii=False, default=str).encode("utf-8", "surrogatepass"),
                    line=number,
                )
    except (arrow.ArrowException, OSError, ValueError) as exc:
        raise Fault("read", "damaged", f"breaks off after row {number}: {_first_line(exc)}") from exc


def _first_line(exc: Exception) -> str:
    return str(exc).partition("\n")[0][:200]
