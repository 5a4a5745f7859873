"""SQL over the outputs of a run, by DuckDB, in memory and offline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhsignals.errors import ArticleError, ZhsignalsError
from zhsignals.ext.extra import require
from zhsignals.ext.sql_types import record_columns

_READERS = {
    ".duckdb": "base_{number}.facts",
    ".parquet": "read_parquet({path})",
    ".csv": "read_csv({path}, header = true, delim = ',', quote = '\"', escape = '\"')",
    ".jsonl": "read_json({path}, format = 'newline_delimited', maximum_object_size = 268435456)",
}
"""Suffix (`.gz` aside) → the relation that reads it, the best source of one name first."""

_FACTS = """
SELECT r.id AS record, f.id AS fact, f.* EXCLUDE (id, period, subject, mentions),
       CASE WHEN regexp_full_match(f.unit, '[A-Z]{3}') THEN f.value / 1e8 END AS value_yi,
       f.period.iso AS period, f.period.start AS period_start, f.period."end" AS period_end,
       nullif(array_to_string([s.name FOR s IN f.subject], '; '), '') AS subject,
       f.mentions[1].text AS mention, len(f.mentions) AS mentions,
       r.title AS title, r.source.published AS published, r.source.uri AS uri
FROM (SELECT *, unnest(facts) AS f FROM records) AS r
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The columns and rows of a query; rows are fetched as they are asked for."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]


def _quoted(text: str, mark: str = "'") -> str:
    return mark + text.replace(mark, mark * 2) + mark


def _suffix(path: Path) -> tuple[str, str]:
    name = path.name.removesuffix(".gz")
    stem, dot, end = name.rpartition(".")
    return stem, dot + end


def find_tables(out: Path) -> dict[str, Path]:
    """Table name → the file of a run's folder (or the one file given) that holds it."""
    files = sorted(p for p in out.iterdir() if p.is_file()) if out.is_dir() else [out]
    found: dict[str, Path] = {}
    for suffix in _READERS:
        for path in files:
            stem, end = _suffix(path)
            if end == suffix and stem and not stem.startswith((".", "_")) and path.stat().st_size:
                found.setdefault(stem, path)
    return found


def _relation(name: str, path: Path, number: int) -> str:
    quoted, suffix = _quoted(str(path.resolve())), _suffix(path)[1]
    if name == "records" and suffix == ".jsonl":
        return f"read_json({quoted}, format = 'newline_delimited', maximum_object_size = 268435456, columns = {record_columns()})"
    return _READERS[suffix].format(path=quoted, number=number)


def connect(out: str | Path) -> Any:
    """A DuckDB connection with a view for each table of `out`; it can read there, and nowhere else."""
    duckdb = require("duckdb", "duckdb")
    folder = Path(out)
    if not folder.exists():
        raise ArticleError(f"{folder}: no such file or folder")
    tables = find_tables(folder)
    if not tables:
        raise ArticleError(f"{folder}: no .parquet, .csv, .jsonl or .duckdb file to query")
    base = duckdb.connect(":memory:", config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "true"})
    for number, (name, path) in enumerate(tables.items()):
        if _suffix(path)[1] == ".duckdb":
            base.execute(f"ATTACH {_quoted(str(path.resolve()))} AS base_{number} (READ_ONLY)")
        base.execute(f"CREATE VIEW {_quoted(name, chr(34))} AS SELECT * FROM {_relation(name, path, number)}")
    if "records" in tables and "facts" not in tables:
        base.execute(f"CREATE VIEW facts AS {_FACTS}")
    allowed = ", ".join(_quoted(str(p.resolve())) for p in tables.values())
    base.execute(f"SET allowed_paths = [{allowed}]")
    base.execute("SET enable_external_access = false")
    base.execute("SET lock_configuration = true")
    return base


def run_sql(query: str, out: str | Path) -> Answer:
    """Answer one SQL query over the files of a run: `records`, `facts`, `quarantine`, … by their names."""
    base = connect(out)
    duckdb = require("duckdb", "duckdb")
    try:
        answer = base.execute(query)
    except duckdb.Error as error:
        raise ZhsignalsError(f"SQL: {error}") from error
    return Answer(tuple(d[0] for d in answer.description or ()), _rows(answer, duckdb.Error))


def _rows(answer: Any, failure: type[Exception]) -> Iterator[tuple[Any, ...]]:
    try:
        yield from iter(answer.fetchone, None)
    except failure as error:  # a damaged file shows only when it is read
        raise ZhsignalsError(f"SQL: {error}") from error
