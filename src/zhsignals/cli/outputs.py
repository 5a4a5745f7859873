"""Commands on records: report, validate, panel, sql, annotate, correct."""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zhsignals.cli.app import app
from zhsignals.errors import ArticleError, OutputError

if TYPE_CHECKING:
    from zhsignals.records import Record

Records = Annotated[Path, typer.Argument(help="records .jsonl(.gz), or the folder of a run")]
Texts = Annotated[Path | None, typer.Option(help="the file or folder that was read; else source.uri of each record is tried")]


def record_lines(path: Path) -> Iterator[bytes]:
    """The lines of a records file; ArticleError names what cannot be read."""
    place = path / "records.jsonl" if path.is_dir() else path
    if path.is_dir() and not place.exists():
        place = path / "records.jsonl.gz"
    try:
        with gzip.open(place) if place.suffix == ".gz" else place.open("rb") as lines:
            yield from (line for line in lines if line.strip())
    except (OSError, EOFError) as exc:
        raise ArticleError(f"{place}: {getattr(exc, 'strerror', None) or exc}") from exc


def read_records(path: Path) -> Iterator[Record]:
    """The records of a file; ArticleError names the first line that is none."""
    from pydantic import ValidationError

    from zhsignals.records import Record

    for number, line in enumerate(record_lines(path), 1):
        try:
            yield Record.model_validate_json(line)
        except ValidationError as exc:
            where = ".".join(str(p) for p in exc.errors()[0]["loc"])
            raise ArticleError(f"{path}:{number}: no record: {where or 'line'}: {exc.errors()[0]['msg']}") from exc


@app.command()
def report(
    records: Records,
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="the HTML file")] = Path("report.html"),
    texts: Texts = None,
    title: Annotated[str | None, typer.Option(help="title of the page")] = None,
) -> None:
    """Write one self-contained HTML page: articles with their facts, the ledger, the audit, an overview."""
    from zhsignals.report import find_texts, write_report

    beside = records if records.is_dir() else records.parent
    try:
        done = write_report(record_lines(records), find_texts(texts, beside=beside), out, title=title)
    except OSError as exc:
        raise OutputError(f"{out}: {exc.strerror}") from exc
    print(f"{', '.join(map(str, done.files))}: {done.articles} articles, {done.facts} facts, {done.without_text} without their text")
    if done.without_text:
        print("zhsignals: say where the texts are with --texts", file=sys.stderr)
    if done.unreadable:
        print(f"zhsignals: {done.unreadable} lines are no record and were left out", file=sys.stderr)
        raise SystemExit(3)


@app.command()
def validate(file: Annotated[Path, typer.Argument(help="any .jsonl(.gz)")]) -> None:
    """Check every line of a file against the record's schema."""
    from zhsignals.ext.validate import validate as check

    lines = bad = 0
    for checked in check(file):
        lines += 1
        bad += bool(checked.problems)
        for problem in checked.problems:
            print(f"{file}: {problem}")
    print(f"{lines} lines, {bad} with faults")
    raise SystemExit(4 if bad else 0)


@app.command()
def panel(
    records: Records,
    *,
    out: Annotated[Path | None, typer.Option("-o", "--out", help="a .csv or .jsonl file; else the conflicts are printed")] = None,
    wide: Annotated[bool, typer.Option("--wide", help="indicators side by side: region × industry × period")] = False,
) -> None:
    """Merge the facts of many articles; conflicting values stay side by side with their sources."""
    from zhsignals.ext.panel import cell_object, conflict_text, merge, panel_rows
    from zhsignals.ext.wide import WIDE_COLUMNS, wide_rows

    merged = merge(read_records(records))
    if out is not None:
        try:
            if out.suffix == ".jsonl" and not wide:
                out.write_text("".join(to_json(cell_object(c)) + "\n" for c in merged.cells.values()), "utf-8")
            else:
                rows = list(wide_rows(merged) if wide else panel_rows(merged))
                write_csv(out, rows, list(WIDE_COLUMNS) if wide else [])
        except OSError as exc:
            raise OutputError(f"{out}: {exc.strerror}") from exc
    for cell in merged.conflicts:
        print(conflict_text(cell))
    print(f"{len(merged.cells)} cells, {len(merged.conflicts)} conflicts", file=sys.stderr)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help='e.g. "select metric, count(*) from facts group by 1"')],
    out: Annotated[Path, typer.Argument(help="the folder of a run")],
) -> None:
    """Ask the outputs of a run in SQL (needs the extra duckdb): tables records, facts, …; prints CSV."""
    from zhsignals.ext.sql import run_sql

    answer = run_sql(query, out)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows(answer.rows)


@app.command()
def annotate(
    records: Records,
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="a file (doccano, labelstudio) or a folder (brat)")],
    to: Annotated[str, typer.Option(help="doccano, labelstudio or brat")] = "doccano",
    texts: Texts = None,
) -> None:
    """Write records as pre-annotations, for people to correct."""
    from zhsignals.ext.annotation import doccano_lines, labelling_config, labelstudio_tasks, write_brat
    from zhsignals.report import find_texts

    find = find_texts(texts, beside=records if records.is_dir() else records.parent)
    pairs = [(r, text) for r in read_records(records) if (text := find(r)) is not None]
    try:
        if to == "brat":
            write_brat(out, pairs)
        elif to == "labelstudio":
            out.write_text(labelstudio_tasks(pairs), "utf-8")
            out.with_suffix(".xml").write_text(labelling_config(r for r, _ in pairs), "utf-8")
        elif to == "doccano":
            out.write_text("".join(line + "\n" for line in doccano_lines(pairs)), "utf-8")
        else:
            raise typer.BadParameter(f"--to: {to!r} is none of doccano, labelstudio, brat")
    except OSError as exc:
        raise OutputError(f"{out}: {exc.strerror}") from exc
    print(f"{len(pairs)} articles written to {out}")
    if not pairs:
        print("zhsignals: no text found for any record; say where the texts are with --texts", file=sys.stderr)
        raise SystemExit(4)


@app.command()
def correct(
    file: Annotated[Path, typer.Argument(help="what doccano (.jsonl) or Label Studio (.json) gave back")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="folder for the gold, one <id>.json an article")],
) -> None:
    """Turn corrected annotations into gold for `zhsignals evaluate`."""
    from zhsignals.ext.annotation import read_doccano, read_labelstudio, write_gold

    try:
        source = file.read_text("utf-8-sig")
    except OSError as exc:
        raise ArticleError(f"{file}: {exc.strerror}") from exc
    corrected = list(read_labelstudio(source) if file.suffix == ".json" else read_doccano(source.split("\n")))
    files = write_gold(out, [c.record for c in corrected])
    problems = [f"{c.record.id}: {p}" for c in corrected for p in c.problems]
    for problem in problems:
        print(f"zhsignals: {problem}", file=sys.stderr)
    print(f"{len(files)} gold articles in {out}, {len(problems)} problems")


def to_json(value: Any) -> str:
    """JSON with plain numbers."""
    return json.dumps(value, ensure_ascii=False, default=plain)


def plain(value: Any) -> Any:
    """A Decimal as a plain number."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    raise TypeError(type(value).__name__)


def write_csv(path: Path, rows: list[dict[str, Any]], columns: list[str]) -> None:
    """Rows as CSV, formulas made inert."""
    from zhsignals.io.table import guarded

    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(list(rows[0]) if rows else columns)
        for row in rows:
            writer.writerow([guarded(cell_text(v)) if isinstance(v, str | list) else cell_text(v) for v in row.values()])


def cell_text(value: Any) -> str:
    """A CSV cell."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
