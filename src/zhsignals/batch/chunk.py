"""Chunks: consecutive units that one worker does in one go."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import struct
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhsignals.errors import ArticleError, StateError
from zhsignals.io.lines import read_lines
from zhsignals.io.listing import Source
from zhsignals.io.scan import line_unit, scan_source
from zhsignals.io.unit import ReadOptions, Rejected, Unit, Units

_SIZES = struct.Struct(">IQ")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A run of units by reference: whole files, a byte range of JSON lines, or a spool file that the parent cut."""

    number: int
    key: str
    """Hash of what it refers to."""
    count: int
    ledger: tuple[str, ...]
    """Name of the ledger line for each unit, or one name for all."""
    size: int = 0
    """Bytes of input, for progress."""
    sources: tuple[Source, ...] = ()
    start: int = 0
    end: int = 0
    line: int = 1
    spool: str | None = None

    def name(self, index: int) -> str:
        """Ledger line of the unit at `index`."""
        return self.ledger[index] if len(self.ledger) > 1 else self.ledger[0]


def chunk_units(chunk: Chunk, options: ReadOptions) -> Units:
    """The units of a chunk."""
    if chunk.spool is not None:
        yield from read_spool(Path(chunk.spool))
    elif chunk.end:
        yield from _range(chunk, options)
    else:
        for source in chunk.sources:
            yield from scan_source(source, options)


def _range(chunk: Chunk, options: ReadOptions) -> Units:
    source = chunk.sources[0]
    try:
        with Path(source.path).open("rb") as file:
            info = os.fstat(file.fileno())
            if (info.st_size, info.st_mtime_ns) != source.stamp:
                raise StateError(f"{source.uri}: changed while the run was going on")
            file.seek(chunk.start)
            for line in read_lines(file, options.max_bytes, number=chunk.line, offset=chunk.start, end=chunk.end):
                yield line_unit(line, source.uri, source.id, options)
    except OSError as exc:
        raise ArticleError(f"{source.uri}: {exc.strerror}") from exc


def write_spool(path: Path, units: Iterable[Unit | Rejected]) -> None:
    """Units into a file a worker reads."""
    with path.open("wb") as file:
        for unit in units:
            head, raw = pack_unit(unit)
            file.write(_SIZES.pack(len(head), len(raw)) + head + raw)


def pack_unit(unit: Unit | Rejected) -> tuple[bytes, bytes]:
    """Head and bytes of a unit."""
    base, fault = (unit.unit, [unit.stage, unit.reason, unit.message]) if isinstance(unit, Rejected) else (unit, None)
    head = {name: getattr(base, name) for name in Unit.__dataclass_fields__ if name != "raw"} | {"fault": fault, "bare": base.raw is None}
    return json.dumps(head).encode(), base.raw or b""


def read_spool(path: Path) -> Units:
    """Units from a spool file."""
    with path.open("rb") as file:
        while sizes := file.read(_SIZES.size):
            head_size, raw_size = _SIZES.unpack(sizes)
            head: dict[str, Any] = json.loads(file.read(head_size))
            raw = file.read(raw_size)
            fault, bare = head.pop("fault"), head.pop("bare")
            head["header"] = tuple(head["header"])
            head["stamp"] = tuple(head["stamp"]) if head["stamp"] else None
            unit = Unit(**head, raw=None if bare else raw)
            yield Rejected(unit, *fault) if fault else unit


def entry_of(unit: Unit, raw: bytes | None, max_raw: int = 64 * 1024) -> dict[str, Any]:
    """What the quarantine says about a unit: enough to find it again, or to replay it."""
    raw = unit.raw if raw is None else raw
    short = raw if raw is not None and len(raw) <= max_raw else None
    entry: dict[str, Any] = {
        "source": unit.uri,
        "line": unit.line,
        "byte_offset": unit.offset,
        "byte_length": len(raw) if raw is not None else None,
        "id": unit.id,
        "kind": unit.kind,
        "sha256": hashlib.sha256(raw).hexdigest() if raw is not None else None,
        "raw": base64.b64encode(short).decode() if short is not None else None,
    }
    if unit.header:
        entry |= {"header": list(unit.header), "delimiter": unit.delimiter}
    if unit.kind == "file":
        entry["after"] = unit.after
    return entry


class ChunkList:
    """Number, key and count of every chunk of a run, in twenty bytes each: it grows with the corpus."""

    def __init__(self) -> None:
        self._keys = bytearray()
        self._counts = array("L")

    def add(self, chunk: Chunk) -> None:
        """Note the next chunk."""
        self._keys += bytes.fromhex(chunk.key)
        self._counts.append(chunk.count)

    def __iter__(self) -> Iterator[tuple[int, str, int]]:
        for number, count in enumerate(self._counts):
            yield number, self._keys[number * 16 : number * 16 + 16].hex(), count
