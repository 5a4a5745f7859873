"""Records and facts into files, each complete or not there at all."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO

from zhsignals.errors import OutputError
from zhsignals.io.sink import SINKS, CsvSink
from zhsignals.io.table import fact_rows
from zhsignals.records import Record


def open_lines(path: Path) -> IO[bytes]:
    """A file for JSON lines, gzip by suffix; no time and no name in the gzip header, so that equal lines are equal bytes."""
    if path.suffix == ".gz":
        return _Gzip(path)  # type: ignore[return-value]
    return path.open("wb")


def open_read(path: Path) -> IO[bytes]:
    """JSON lines that `open_lines` wrote."""
    return gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb")  # type: ignore[return-value]


class _Gzip(gzip.GzipFile):
    """A gzip file that closes the file beneath it."""

    def __init__(self, path: Path) -> None:
        self._beneath = path.open("wb")
        super().__init__(filename="", mode="wb", compresslevel=6, fileobj=self._beneath, mtime=0)

    def close(self) -> None:
        """Finish both."""
        super().close()
        self._beneath.close()


def write_records(path: str | Path, records: Iterable[Record]) -> int:
    """Records as JSON lines, `.gz` compressed; returns how many."""
    count = 0
    with _replacing(Path(path)) as draft, open_lines(draft) as file:
        for record in records:
            file.write(record.to_json().encode("utf-8") + b"\n")
            count += 1
    return count


def write_table(path: str | Path, records: Iterable[Record], *, bom: bool = False) -> None:
    """The facts of records as `.csv`, `.parquet`, `.xlsx` or `.duckdb`."""
    target = Path(path)
    if target.suffix not in SINKS:
        raise OutputError(f"{target}: a table ends in {', '.join(SINKS)}")
    with _replacing(target) as draft:
        sink = CsvSink(draft, bom=bom) if target.suffix == ".csv" else SINKS[target.suffix](draft)
        sink.write(chain.from_iterable(map(fact_rows, records)))
        sink.close()


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    """A draft beside the target that takes its place at the end."""
    draft = path.with_name(f".{path.stem}.{os.getpid()}.draft{path.suffix}")
    try:
        yield draft
        draft.replace(path)
    except OSError as exc:
        raise OutputError(f"{path}: {exc.strerror or exc}") from exc
    finally:
        draft.unlink(missing_ok=True)
