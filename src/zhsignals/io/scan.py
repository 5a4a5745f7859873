"""A source → its units: finds where documents begin and end, decodes nothing."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, Any

from zhsignals.errors import ZhsignalsError
from zhsignals.io.archive import open_gzip, zip_members
from zhsignals.io.columnar import scan_parquet
from zhsignals.io.delimited import join_records, split_record
from zhsignals.io.encoding import decode, decode_as
from zhsignals.io.lines import Line, read_lines
from zhsignals.io.listing import ONE, Source, kind_of, stem_of
from zhsignals.io.unit import Fault, Kind, ReadOptions, Rejected, Unit, Units


def scan_source(source: Source, options: ReadOptions) -> Units:
    """The units of a source; a source that breaks off ends with a Rejected unit of kind `file`. Blank lines are units too."""
    if source.is_single:
        yield Unit(_as_kind(source.kind), source.uri, source.id, path=source.path, stamp=source.stamp)
        return
    count = 0
    try:
        for unit in _open(source, options):
            yield unit
            count += 1
    except Fault as fault:
        yield Rejected.of(_whole(source.uri, source.id, source.path, count), fault)
    except OSError as exc:
        yield Rejected(_whole(source.uri, source.id, source.path, count), "read", "unreadable", exc.strerror or str(exc)[:300])
    except (ZhsignalsError, MemoryError):
        raise
    except Exception as exc:  # whatever a hostile container makes its library raise
        yield Rejected(_whole(source.uri, source.id, source.path, count), "read", "damaged", f"{type(exc).__name__}: {exc}"[:300])


def _whole(uri: str, id: str, path: str | None, count: int) -> Unit:
    return Unit("file", uri, id, path=path, after=count)


def _open(source: Source, options: ReadOptions) -> Units:
    if source.path == "-":
        yield from _stdin(source, options)
        return
    with Path(source.path).open("rb") as file:
        stream: IO[bytes] = open_gzip(file) if source.gz else file
        if source.kind == "zip":
            yield from _zip(file, source, options)
        elif source.kind == "parquet" and not source.gz:
            yield from scan_parquet(source.path, source.uri, source.id, options)
        else:
            yield from scan_stream(source.kind, stream, source.uri, source.id, options)


def _stdin(source: Source, options: ReadOptions) -> Units:
    """JSON lines where the first sign is a brace, else one text."""
    stream: Any = sys.stdin.buffer
    if not hasattr(stream, "peek"):
        stream = io.BufferedReader(stream)
    kind = source.kind
    if not kind:
        head = stream.peek(1 << 12).removeprefix(b"\xef\xbb\xbf").lstrip()
        kind = "lines" if head.startswith(b"{") else "text"
    yield from scan_stream(kind, stream, source.uri, source.id, options)


def _zip(file: IO[bytes], source: Source, options: ReadOptions) -> Units:
    for name, content in zip_members(file):
        kind, gz = kind_of(name)
        uri, id = f"{source.uri}!{name}", stem_of(name)
        if isinstance(content, Fault):
            yield Rejected.of(_whole(uri, id, source.path, 0), content)
            continue
        if kind is None or name.rpartition("/")[2].startswith("."):
            continue
        if kind == "zip":
            yield Rejected(_whole(uri, id, source.path, 0), "read", "unsupported", "an archive in an archive")
            continue
        count = 0
        try:
            for unit in scan_stream(kind, open_gzip(content) if gz else content, uri, id, options):
                yield unit
                count += 1
        except Fault as fault:
            yield Rejected.of(_whole(uri, id, source.path, count), fault)


def scan_stream(kind: str, stream: IO[bytes], uri: str, id: str, options: ReadOptions) -> Units:
    """The units of a stream of one kind of content."""
    if kind in ONE:
        yield _single(kind, stream, uri, id, options)
    elif kind == "lines":
        yield from (line_unit(line, uri, id, options) for line in read_lines(stream, options.max_bytes))
    elif kind in {"csv", "tsv"}:
        yield from _records(stream, "," if kind == "csv" else "\t", uri, id, options)
    else:
        raise Fault("read", "unsupported", f"{kind} inside an archive or a pipe")


def _as_kind(kind: str) -> Kind:
    return kind  # type: ignore[return-value]


def _single(kind: str, stream: IO[bytes], uri: str, id: str, options: ReadOptions) -> Unit | Rejected:
    limit = options.max_bytes * (4 if kind in {"pdf", "docx"} else 1)
    raw = stream.read(limit + 1)
    unit = Unit(_as_kind(kind), uri, id, raw)
    return Rejected(unit, "read", "too_large", f"over {limit} bytes") if len(raw) > limit else unit


def line_unit(line: Line, uri: str, id: str, options: ReadOptions) -> Unit | Rejected:
    """The unit of one JSON line."""
    unit = Unit("json", uri, f"{id}:{line.number}", line.raw, line=line.number, offset=line.offset)
    return Rejected(unit, "read", "too_large", f"{line.length} bytes, over {options.max_bytes}") if line.raw is None else unit


def _records(stream: IO[bytes], delimiter: str, uri: str, id: str, options: ReadOptions) -> Units:
    records = join_records(read_lines(stream, options.max_bytes), delimiter, options.max_bytes)
    first = next(records, None)
    if first is None:
        return
    header = _header(first, delimiter, options)
    for number, line in enumerate(records, start=1):
        unit = Unit("csv", uri, f"{id}:{number}", line.raw, line=number, offset=line.offset, header=header, delimiter=delimiter)
        yield Rejected(unit, "read", "too_large", f"{line.length} bytes, over the limit") if line.raw is None else unit


def _header(first: Line, delimiter: str, options: ReadOptions) -> tuple[str, ...]:
    if first.raw is None:
        raise Fault("read", "too_large", "the header is over the limit")
    encoding = decode_as(first.raw, options.encoding)[1]
    header = tuple(decode(cell, encoding).strip() for cell in split_record(first.raw, delimiter))
    if options.fields.text not in header:
        raise Fault("schema", "schema", f"no column {options.fields.text!r}; there are: {', '.join(map(repr, header[:12]))}")
    return header
