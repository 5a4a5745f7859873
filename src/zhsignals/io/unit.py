"""Units: one document as bytes with its place, before anything is decoded."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Kind = Literal["text", "html", "pdf", "docx", "json", "csv", "file"]
"""How the bytes of a unit become an article; `file` stands for a whole source that cannot be read."""

REASONS = {
    "missing": "the input is gone",
    "unreadable": "the system refuses to read the input",
    "changed": "the input changed while it was being read",
    "too_large": "longer than the limit",
    "encoding": "not UTF-8, and not plausibly GB18030",
    "binary": "not text",
    "json": "not strict JSON",
    "csv": "not a record of the table: quotes or number of columns",
    "schema": "no text where the text should be, or of another type",
    "damaged": "a broken archive, PDF, DOCX or Parquet file",
    "encrypted": "needs a password",
    "bomb": "expands beyond every sensible ratio",
    "no_text": "holds no text (a scan?)",
    "unsupported": "a kind of file that is not read",
    "missing_extra": "the optional package that reads it is not installed",
    "timeout": "over the time limit of one document",
    "oom": "over the memory limit of one document",
    "crashed": "ended the process that read it, also when alone",
    "failed": "the extraction raised an error",
    "id_clash": "another document of the run has the id, with another text",
}
"""Why a document was rejected: the closed list."""


class Fault(ValueError):
    """Why a unit gives no article: `stage` read, decode, parse, schema or extract; `reason` one of REASONS."""

    def __init__(self, stage: str, reason: str, message: str) -> None:
        super().__init__(message)
        self.stage, self.reason, self.message = stage, reason, message[:300]


@dataclass(frozen=True, slots=True)
class Unit:
    """One document: its bytes, or the path that holds them, and where it stands."""

    kind: Kind
    uri: str
    """The source as the run names it; `archive.zip!member` inside archives."""
    id: str
    """The id unless the document brings its own."""
    raw: bytes | None = None
    path: str | None = None
    line: int | None = None
    """Line, record or row, from 1; None for a whole file."""
    offset: int = 0
    """Where it starts in the (decompressed) source."""
    header: tuple[str, ...] = ()
    """Column names of a CSV record."""
    delimiter: str = ","
    after: int = 0
    """For a `file` unit: how many documents were read before the fault."""
    stamp: tuple[int, int] | None = None
    """Size and mtime_ns of `path` when it was listed."""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A document that gave no record, and why."""

    unit: Unit
    stage: str
    reason: str
    message: str

    @classmethod
    def of(cls, unit: Unit, fault: Fault) -> Rejected:
        """What `fault` says about `unit`."""
        return cls(unit, fault.stage, fault.reason, fault.message)

    @property
    def where(self) -> str:
        """`file:line`, for messages."""
        return self.unit.uri if self.unit.line is None else f"{self.unit.uri}:{self.unit.line}"


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of the fields (JSON) or columns (CSV, Parquet) that hold an article."""

    text: str = "text"
    id: str = "id"
    title: str = "title"
    published: str = "published"
    uri: str = "uri"

    @classmethod
    def parse(cls, pairs: Mapping[str, str]) -> Fields:
        """From `{"text": "content", …}`; ValueError on an unknown key."""
        unknown = set(pairs) - set(cls.__dataclass_fields__)
        if unknown:
            raise ValueError(f"unknown field {min(unknown)!r}; known: {', '.join(cls.__dataclass_fields__)}")
        return cls(**pairs)


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How inputs are read; part of what a run is tied to."""

    encoding: str | None = None
    """Name of the encoding; None reads BOM → UTF-8 → GB18030."""
    fields: Fields = field(default_factory=Fields)
    published: str | None = None
    """Publication date of every article; overrides what the input says."""
    kind: str | None = None
    """Suffix to assume for all named files and stdin (`jsonl`, `txt`, `csv` …)."""
    max_bytes: int = 16 * 1024 * 1024
    """Longest line, record, text or HTML file; PDF and DOCX may have four times as much."""
    max_chars: int = 1_000_000


def load_unit(unit: Unit, options: ReadOptions) -> bytes:
    """The bytes of a unit; Fault where they cannot be had."""
    if unit.raw is not None:
        return unit.raw
    limit = options.max_bytes * (4 if unit.kind in {"pdf", "docx"} else 1)
    assert unit.path is not None
    try:
        with Path(unit.path).open("rb") as file:
            stat = os.fstat(file.fileno())
            if unit.stamp and unit.stamp != (stat.st_size, stat.st_mtime_ns):
                raise Fault("read", "changed", "the file changed after it was listed")
            raw = file.read(limit + 1)
    except FileNotFoundError as exc:
        raise Fault("read", "missing", "the file is gone") from exc
    except OSError as exc:
        raise Fault("read", "unreadable", exc.strerror or type(exc).__name__) from exc
    if len(raw) > limit:
        raise Fault("read", "too_large", f"over {limit} bytes")
    return raw


Units = Iterator[Unit | Rejected]
