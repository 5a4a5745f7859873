"""Records and their texts → one HTML file, or several where one would grow too large."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any
from urllib.parse import quote

from pydantic import ValidationError

from zhsignals.errors import OutputError
from zhsignals.lexicon import Patterns, default_folder
from zhsignals.records import Record
from zhsignals.report.overview import Overview
from zhsignals.report.pack import FACT_COLUMNS, NAME_COLUMNS, Pool, json_for_script, pack_record
from zhsignals.report.page import load_frame, load_strings
from zhsignals.report.texts import Texts, part_of, text_for

MAX_BYTES = 28_000_000
NAMES_PER_ARTICLE = 40

Item = Record | dict[str, Any] | str | bytes


@dataclass(frozen=True, slots=True)
class Report:
    """What was written."""

    files: tuple[Path, ...]
    articles: int
    facts: int
    without_text: int
    unreadable: int
    """Items that are no valid record; they are left out of the report and counted here."""


@dataclass(slots=True)
class _Corpus:
    """Grows while the data blocks are written."""

    pool: Pool = field(default_factory=Pool)
    overview: Overview = field(default_factory=Overview)
    index: list[list[Any]] = field(default_factory=list)
    without_text: int = 0
    unreadable: int = 0


def write_report(
    records: Iterable[Item],
    texts: Texts | None,
    out: Path | str,
    *,
    title: str | None = None,
    patterns: Patterns | None = None,
    max_bytes: int = MAX_BYTES,
) -> Report:
    """Write the report to `out`; parts beyond `max_bytes` go to `<stem>-2.html`, … beside it, each linked from all.

    `records` are records, their dicts or their JSON lines. `texts` maps ids to the texts as read, or finds the text of
    a record (see `find_texts`); facts of an article without text are shown with the words of their mentions only.
    """
    out, corpus = Path(out), _Corpus()
    with ExitStack() as stack:
        try:
            parts = _write_blocks(records, texts, corpus, stack, max_bytes)
            names = [out.with_stem(f"{out.stem}-{n}") if n > 1 else out for n in range(1, len(parts) + 1)]
            tail = _tail(corpus, title, patterns, [quote(n.name) for n in names])
            for number, (path, part) in enumerate(zip(names, parts, strict=True)):
                _write_part(path, part, tail, number)
        except OSError as exc:
            raise OutputError(f"{out}: cannot be written: {exc.strerror}") from exc
    facts = corpus.overview.totals["facts"]
    return Report(tuple(names), len(corpus.index), facts, corpus.without_text, corpus.unreadable)


def _write_blocks(records: Iterable[Item], texts: Texts | None, corpus: _Corpus, stack: ExitStack, max_bytes: int) -> list[IO[bytes]]:
    parts: list[IO[bytes]] = []
    room = 0
    for at, record in enumerate(_valid(records, corpus)):
        text = text_for(record, texts)
        start, end = (0, 0) if text is None else part_of(record, text)
        block = json_for_script(pack_record(record, text and text[start:end], corpus.pool, start))
        line = f'<script type="application/json" id="d{at}">{block}</script>\n'.encode()
        if len(line) > room:
            parts.append(_spool(stack))
            room = max_bytes
        parts[-1].write(line)
        room -= len(line)
        corpus.without_text += text is None
        corpus.overview.add(at, record)
        corpus.index.append(_index_row(record, text, len(parts) - 1, corpus.pool))
    return parts or [_spool(stack)]


def _spool(stack: ExitStack) -> IO[bytes]:
    return stack.enter_context(tempfile.TemporaryFile())


def _valid(records: Iterable[Item], corpus: _Corpus) -> Iterator[Record]:
    for item in records:
        if isinstance(item, Record):
            yield item
            continue
        line = json.dumps(item, default=str) if isinstance(item, dict) else item
        if not line.strip():
            continue
        try:
            yield Record.model_validate_json(line)
        except ValidationError:
            corpus.unreadable += 1


def _index_row(record: Record, text: str | None, part: int, pool: Pool) -> list[Any]:
    """One row of the list of articles: what it shows, and what it is searched and filtered by."""
    differs = sum(a.verdict == "differs" for a in record.audit)
    metrics = dict.fromkeys(f.metric for f in record.facts)
    groups = (record.companies, record.industries, record.regions)
    names = [[pool(n) for n in dict.fromkeys(e.name for e in group[:NAMES_PER_ARTICLE])] for group in groups]
    counts = [len(record.facts), differs, len(record.numerals.other), len(record.warnings), int(text is not None)]
    return [record.id, record.title, record.source.published, record.source.publisher, part, counts, [pool(m) for m in metrics], *names]


def _tail(corpus: _Corpus, title: str | None, patterns: Patterns | None, files: list[str]) -> dict[str, Any]:
    overview = corpus.overview.data()
    return {
        "title": title,
        "columns": {"fact": FACT_COLUMNS, "name": NAME_COLUMNS},
        "overview": overview,
        "index": corpus.index,
        "metrics": metric_names(patterns),
        "files": files,
        "pool": corpus.pool.strings,
    }


def metric_names(patterns: Patterns | None = None) -> dict[str, list[str | None]]:
    """Chinese and English name of each metric: of these patterns, or of those shipped (only their metrics are read)."""
    if patterns is None:
        patterns = Patterns()
        patterns.read_folder(default_folder() / "metrics")
    names: dict[str, list[str | None]] = {}
    for entry in patterns.entries("metric"):
        key = entry.data.get("metric") or entry.id
        if entry.id == key or key not in names:
            names[key] = [entry.zh, entry.en]
    return names


def _write_part(path: Path, part: IO[bytes], tail: dict[str, Any], number: int) -> None:
    """Written beside the target and moved over it, so that a report is never half there."""
    frame = load_frame()
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as file:
            file.write(frame.head.encode())
            part.seek(0)
            while chunk := part.read(1 << 20):
                file.write(chunk)
            file.write(_block("corpus", json_for_script({**tail, "part": number})))
            file.write(_block("strings", json_for_script(json.loads(load_strings()))))
            file.write(frame.tail.encode())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _block(name: str, content: str) -> bytes:
    return f'<script type="application/json" id="{name}">{content}</script>\n'.encode()
