"""Chunk → part: what a worker does, a pure function of the bytes and the options."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhsignals.batch.chunk import Chunk, chunk_units, entry_of
from zhsignals.batch.options import Reads
from zhsignals.batch.part import BAD, BLANK, LINES, OK, RECORD, ROWS, Frame, PartWriter, pack, read_part
from zhsignals.io import ReadOptions, parse_unit
from zhsignals.io.table import COLUMNS, Row, csv_lines, fact_rows, plain
from zhsignals.io.unit import Fault, Rejected, Unit, load_unit
from zhsignals.records import Record
from zhsignals.text import Article

_ADDRESS = re.compile("0x[0-9a-fA-F]{4,}")
VERDICTS = {
    "timeout": "over the time limit of one document",
    "oom": "over the memory limit of one document",
    "crashed": "the process that read it ended, also when it read nothing else",
}
Given = dict[int, str]
"""What is known of single units before a chunk is done again: a verdict, or `=` and the path of frames a worker made of it alone."""


@dataclass(frozen=True, slots=True)
class Job:
    """One order to a worker."""

    chunk: Chunk
    part: str
    given: Given = field(default_factory=dict)
    only: int | None = None
    """Do this unit alone."""


@dataclass(frozen=True, slots=True)
class Workshop:
    """An extractor with everything that turns units into frames."""

    extractor: Reads
    read: ReadOptions
    wants_lines: bool
    wants_rows: bool

    def do(self, job: Job, watch: Callable[[int | None], None]) -> Counter[str]:
        """Write the part of a job; `watch` hears the index of each unit before it is touched, and None after it."""
        counts: Counter[str] = Counter()
        writer = PartWriter(Path(job.part), job.chunk.key)
        units = chunk_units(job.chunk, self.read)
        index = 0
        try:
            while True:
                watch(index)
                unit = next(units, None)
                if unit is None:
                    watch(None)
                    break
                if job.only is None or job.only == index:
                    packed = self._packed(job, index, unit)
                    watch(None)
                    counts[_tag_name(packed)] += 1
                    writer.add_packed(packed)
                index += 1
                if job.only is not None and index > job.only:
                    break
            writer.close()
        except BaseException:
            writer.drop()
            raise
        return counts

    def _packed(self, job: Job, index: int, unit: Unit | Rejected) -> bytes:
        given = job.given.get(index)
        if given and given.startswith("="):
            return _alone(Path(given[1:]))
        name = job.chunk.name(index)
        if given:
            bare = unit.unit if isinstance(unit, Rejected) else self._with_id(unit)
            unit = Rejected(bare, "extract", given, VERDICTS[given])
        return b"".join(map(pack, self.frames(unit, name)))

    def frames(self, unit: Unit | Rejected, name: str) -> list[Frame]:
        """The frames of one unit."""
        if isinstance(unit, Rejected):
            return [self._bad(unit, name)]
        try:
            article = parse_unit(unit, self.read)
            if article is None:
                return [Frame(BLANK, name.encode())]
            return self._good(unit, article, self._records(unit, article), name)
        except Fault as fault:
            return [self._bad(Rejected.of(unit, fault), name)]
        except MemoryError:
            raise
        except Exception as exc:
            message = _ADDRESS.sub("0x", f"{type(exc).__name__}: {exc}")[:300]
            return [self._bad(Rejected(self._with_id(unit), "extract", "failed", message.encode("utf-8", "replace").decode()), name)]

    def _bad(self, rejected: Rejected, name: str) -> Frame:
        """The quarantine entry, with the bytes where they can be had."""
        unit, raw = rejected.unit, None
        if unit.raw is None and unit.path and unit.kind != "file":
            with suppress(Fault):
                raw = load_unit(unit, self.read)
        entry = {"reason": rejected.reason, "stage": rejected.stage, "message": rejected.message} | entry_of(unit, raw)
        return Frame(BAD, json.dumps({"ledger": name, "entry": entry}, ensure_ascii=False).encode("utf-8", "backslashreplace"))

    def _with_id(self, unit: Unit) -> Unit:
        """The unit under its document's own id, where a row tells."""
        if unit.line is None:
            return unit
        try:
            article = parse_unit(unit, self.read)
        except Fault:
            return unit
        return replace(unit, id=article.id) if article else unit

    def _records(self, unit: Unit, article: Article) -> list[Record]:
        if unit.line is None and unit.kind != "json":
            return self.extractor.articles(article)
        record = self.extractor(article.text, published=article.published, id=article.id, title=article.title)
        if article.uri and record.source.uri != article.uri:
            record = record.model_copy(update={"source": record.source.model_copy(update={"uri": article.uri})})
        return [record]

    def _good(self, unit: Unit, article: Article, records: list[Record], name: str) -> list[Frame]:
        entry = entry_of(unit, None, 0)
        head = {
            "ledger": name,
            "ids": [r.id for r in records],
            "facts": sum(len(r.facts) for r in records),
            "text": hashlib.sha256(article.text.encode("utf-8")).hexdigest()[:32],
            "entry": entry,
        }
        frames = [Frame(OK, json.dumps(head, ensure_ascii=False).encode("utf-8"))]
        frames += [Frame(RECORD, r.to_json().encode("utf-8") + b"\n") for r in records]
        rows = [row for r in records for row in fact_rows(r)] if self.wants_lines or self.wants_rows else []
        if self.wants_lines and rows:
            frames.append(Frame(LINES, csv_lines(rows).encode("utf-8")))
        if self.wants_rows and rows:
            frames.append(Frame(ROWS, json.dumps([list(map(_number, r.values())) for r in rows], ensure_ascii=False).encode("utf-8")))
        return frames


def _number(value: Any) -> Any:
    return plain(value) if isinstance(value, Decimal) else value


def load_rows(data: bytes) -> list[Row]:
    """The rows of a frame, numbers as Decimal again."""
    numbers = [i for i, kind in enumerate(COLUMNS.values()) if kind == "number"]
    out = []
    for cells in json.loads(data):
        for i in numbers:
            cells[i] = Decimal(cells[i]) if cells[i] is not None else None
        out.append(dict(zip(COLUMNS, cells, strict=True)))
    return out


def _tag_name(packed: bytes) -> str:
    return {OK: "ok", BAD: "quarantined", BLANK: "blank"}.get(packed[:1], "lost")


def _alone(path: Path) -> bytes:
    return b"".join(map(pack, read_part(path)))
