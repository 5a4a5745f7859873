"""Sources → chunks: the same list for the same input, so that a part's number means the same in every attempt."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from zhsignals.batch.chunk import Chunk, pack_unit, write_spool
from zhsignals.batch.durable import writing
from zhsignals.batch.options import fingerprint
from zhsignals.errors import StateError
from zhsignals.io.lines import read_lines
from zhsignals.io.listing import Source
from zhsignals.io.scan import scan_source
from zhsignals.io.unit import ReadOptions, Rejected, Unit, Units

CHUNK_BYTES = 8 * 1024 * 1024
"""A chunk ends here even if it has fewer units."""


@dataclass(slots=True)
class Planner:
    """Cuts sources into chunks of `size` units and counts them."""

    options: ReadOptions
    size: int
    spool: Path
    is_done: Callable[[int, str], bool]
    scan: Callable[[Source, ReadOptions], Units] = scan_source
    count: int = 0

    def chunks(self, sources: Iterable[Source]) -> Iterator[tuple[Chunk, bool]]:
        """Each chunk, and whether its part is there already."""
        singles: list[Source] = []
        taken = 0
        for source in sources:
            if not source.is_single:
                yield from self._files(singles)
                singles, taken = [], 0
                yield from (
                    self._ranges(source) if source.kind == "lines" and not source.gz and source.path != "-" else self._spooled(source)
                )
                continue
            singles.append(source)
            taken += source.stamp[0]
            if len(singles) >= self.size or taken >= CHUNK_BYTES:
                yield from self._files(singles)
                singles, taken = [], 0
        yield from self._files(singles)

    def _files(self, sources: list[Source]) -> Iterator[tuple[Chunk, bool]]:
        if sources:
            key = fingerprint([[s.uri, s.kind, *s.stamp] for s in sources])
            names = tuple(f"{s.root}/*.{s.kind}" if s.uri != s.root else s.uri for s in sources)
            size = sum(s.stamp[0] for s in sources)
            yield self._number(Chunk(self.count, key, len(sources), names, size, tuple(sources)))

    def _ranges(self, source: Source) -> Iterator[tuple[Chunk, bool]]:
        path = _opened(source)
        if not os.access(path, os.R_OK):
            yield from self._spooled(source)  # one rejected unit says so
            return
        with path.open("rb") as file:
            start, first, count, end = 0, 1, 0, 0
            for line in read_lines(file, self.options.max_bytes):
                count, end = count + 1, line.offset + line.length
                if count >= self.size or end - start >= CHUNK_BYTES:
                    yield self._range(source, start, end, first, count)
                    start, first, count = end, line.number + 1, 0
            if count:
                yield self._range(source, start, end, first, count)

    def _range(self, source: Source, start: int, end: int, first: int, count: int) -> tuple[Chunk, bool]:
        key = fingerprint([source.uri, *source.stamp, start, end, first])
        return self._number(Chunk(self.count, key, count, (source.uri,), end - start, (source,), start, end, first))

    def _spooled(self, source: Source) -> Iterator[tuple[Chunk, bool]]:
        units = self.scan(source, self.options)
        left = source.stamp[0]
        while batch := list(_take(units, self.size)):
            digest = hashlib.sha256()
            for unit in batch:
                for piece in pack_unit(unit):
                    digest.update(piece)
            path = self.spool / f"{self.count:09}"
            chunk = Chunk(self.count, digest.hexdigest()[:32], len(batch), (source.uri,), left, spool=str(path))
            left = 0  # progress counts the compressed size once
            numbered = self._number(chunk)
            if not numbered[1]:
                with writing(path):
                    write_spool(path, batch)
            yield numbered

    def _number(self, chunk: Chunk) -> tuple[Chunk, bool]:
        self.count += 1
        return chunk, self.is_done(chunk.number, chunk.key)


def _take(units: Iterator[Unit | Rejected], size: int) -> Iterator[Unit | Rejected]:
    """Up to `size` units, fewer where they are long."""
    taken = 0
    for unit in islice(units, size):
        yield unit
        taken += len((unit.unit if isinstance(unit, Rejected) else unit).raw or b"")
        if taken >= CHUNK_BYTES:
            return


def _opened(source: Source) -> Path:
    """The path of a source that is still what was listed."""
    path = Path(source.path)
    try:
        info = path.stat()
    except OSError as exc:
        raise StateError(f"{source.uri}: changed while the run was going on: {exc.strerror}") from exc
    if (info.st_size, info.st_mtime_ns) != source.stamp:
        raise StateError(f"{source.uri}: changed while the run was going on")
    return path
