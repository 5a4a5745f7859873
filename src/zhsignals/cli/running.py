"""Commands on many files: run, retry, verify."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from zhsignals.cli.app import Folders, Lac, Published, app
from zhsignals.cli.values import known_encoding, known_formats, known_kind, known_limit, known_size, size_of

if TYPE_CHECKING:
    from zhsignals.batch import Progress, Stop, Summary

Workers = Annotated[int, typer.Option(min=0, help="processes; 0 works in this one, without limits per document")]
MaxBad = Annotated[
    str | None, typer.Option(callback=known_limit, help="stop when more documents than this are rejected: a number or 5%; else above 10%")
]
_LIMIT = "memory one document may take beyond what a worker has, such as 512M or 2G"
Restart = Annotated[bool, typer.Option("--restart", help="throw away what an unfinished run left in the output")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="no progress, no summary")]


@app.command()
def run(
    paths: Annotated[list[str], typer.Argument(help="files or folders (.txt .jsonl .csv .parquet .html .pdf .docx .gz .zip), or -")],
    *,
    out: Annotated[Path, typer.Option("-o", "--out", help="a folder, or a .jsonl(.gz), .csv, .parquet, .xlsx or .duckdb file")],
    workers: Workers = 1,
    published: Published = None,
    patterns: Folders = None,
    lac: Lac = False,
    encoding: Annotated[
        str | None, typer.Option(callback=known_encoding, help="encoding of the inputs; else BOM, strict UTF-8, then gb18030")
    ] = None,
    kind: Annotated[str | None, typer.Option(callback=known_kind, help="read all inputs as this kind: txt, jsonl, csv, …")] = None,
    field: Annotated[list[str] | None, typer.Option(help="name of a JSON field or column, as text=content; repeatable")] = None,
    formats: Annotated[
        str, typer.Option(callback=known_formats, help="what a folder gets: jsonl, jsonl.gz, csv, parquet, xlsx, duckdb")
    ] = "jsonl,csv",
    bom: Annotated[bool, typer.Option("--bom", help="a BOM before CSV, for Excel")] = False,
    report: Annotated[bool, typer.Option("--report/--no-report", help="write report.html into an output folder")] = True,
    time_limit: Annotated[float, typer.Option(min=0.1, help="CPU seconds one document may take")] = 20.0,
    memory_limit: Annotated[str, typer.Option(callback=known_size, help=_LIMIT)] = "1G",
    max_bad: MaxBad = None,
    chunk: Annotated[int, typer.Option(min=1, help="documents per chunk; does not change the output")] = 64,
    restart: Restart = False,
    quiet: Quiet = False,
) -> None:
    """Extract whole corpora: nothing lost, resumable by the same command, the same bytes however it ran."""
    from zhsignals.batch import ExtractorFactory, RunOptions
    from zhsignals.batch import run as start_run
    from zhsignals.io import Fields, ReadOptions

    try:
        fields = Fields.parse(dict(f.split("=", 1) for f in field or ()))
    except ValueError as exc:
        raise typer.BadParameter(f"--field: {exc}; write it as text=content") from exc
    read = ReadOptions(encoding=encoding, fields=fields, published=published, kind=kind)
    options = RunOptions(
        read=read, formats=tuple(formats.split(",")), bom=bom, time_limit=time_limit, memory_limit=size_of(memory_limit), lac=lac
    )
    factory = ExtractorFactory(tuple(str(p) for p in patterns or ()), lac)
    with stopping() as stop, progress_bar(quiet) as watch:
        summary = start_run(
            paths, out, workers=workers, chunk=chunk, options=options, factory=factory, max_bad=max_bad, restart=restart,
            stop=stop, progress=watch,
        )  # fmt: skip
    if report and summary.complete and out.is_dir() and "records.jsonl" in summary.outputs:
        write_beside(out, paths)
    finish(summary, stop, quiet, out)


@app.command()
def retry(
    out: Annotated[Path, typer.Argument(help="the output of a run")],
    *,
    into: Annotated[Path | None, typer.Option(help="where to; else a folder `retry` beside the quarantine")] = None,
    workers: Workers = 1,
    patterns: Folders = None,
    time_limit: Annotated[float | None, typer.Option(min=0.1, help="CPU seconds one document may take")] = None,
    memory_limit: Annotated[str | None, typer.Option(callback=known_size, help=_LIMIT)] = None,
    restart: Restart = False,
    quiet: Quiet = False,
) -> None:
    """Read what a run put into quarantine once more, with the run's options where none are given; patterns must be given again."""
    from zhsignals.batch import ExtractorFactory, options_of
    from zhsignals.batch import retry as start_retry

    options = options_of(out)
    if time_limit is not None:
        options = replace(options, time_limit=time_limit)
    if memory_limit is not None:
        options = replace(options, memory_limit=size_of(memory_limit))
    factory = ExtractorFactory(tuple(str(p) for p in patterns or ()), options.lac)
    with stopping() as stop, progress_bar(quiet) as watch:
        summary = start_retry(
            out, into, options=options, factory=factory, workers=workers, restart=restart, stop=stop, progress=watch
        )  # fmt: skip
    finish(summary, stop, quiet, out)


@app.command()
def verify(out: Annotated[Path, typer.Argument(help="the output of a run")]) -> None:
    """Check a finished run against its own books: hashes, sums, ids, schema."""
    from zhsignals.batch import verify as check

    verdict = check(out)
    for problem in verdict.problems:
        print(f"zhsignals: {problem}", file=sys.stderr)
    print(f"{verdict.files} files, {verdict.records} records, {len(verdict.problems)} problems")
    raise SystemExit(verdict.exit_code)


@contextmanager
def stopping() -> Iterator[Stop]:
    """A Stop that SIGINT and SIGTERM ask: once for a clean end, twice for an immediate one."""
    from zhsignals.batch import Stop

    stop = Stop()
    seen: list[int] = []

    def ask(number: int, frame: Any) -> None:
        del frame
        seen.append(number)
        stop.request()

    before = {number: signal.signal(number, ask) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if seen and stop.level:
            stop.level = 128 + seen[0]


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Any]:
    """Rate, quarantine count and time left on a terminal; None elsewhere."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[said]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, said="")
        yield lambda p: bar.update(task, total=p.bytes_total or None, completed=p.bytes_done, said=said(p))


def said(p: Progress) -> str:
    """Progress in words."""
    return f"{p.read} read, {p.quarantined} in quarantine"


def write_beside(out: Path, paths: list[str]) -> None:
    """report.html beside the records of a run."""
    from zhsignals.cli.outputs import record_lines
    from zhsignals.report import find_texts, write_report

    place = paths[0] if len(paths) == 1 and paths[0] != "-" else None
    write_report(record_lines(out), find_texts(place, beside=out), out / "report.html")


def finish(summary: Summary, stop: Stop, quiet: bool, out: Path) -> None:
    """The summary on standard output, and the exit code."""
    if not summary.complete:
        print("zhsignals: stopped; the same command goes on", file=sys.stderr)
        raise SystemExit(stop.level if stop.level > 128 else 130)
    if not quiet:
        from zhsignals.cli.tables import print_summary

        print_summary(summary, out)
    raise SystemExit(summary.exit_code)
