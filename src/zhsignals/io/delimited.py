"""CSV and TSV by the byte: where a record ends, and its cells; damage costs one line, never the rest of the file."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from zhsignals.io.lines import Line
from zhsignals.io.unit import Fault

_QUOTED = re.compile(rb'"([^"]*+(?:""[^"]*+)*+)"')
_PLAIN = {d: re.compile(rb"[^\r\n" + re.escape(d.encode()) + rb"]*") for d in ",\t;|"}


def split_record(raw: bytes, delimiter: str) -> list[bytes]:
    """The cells of one record; Fault `csv` where its quotes are broken."""
    raw = raw.removesuffix(b"\n").removesuffix(b"\r")
    mark, plain = delimiter.encode(), _PLAIN[delimiter]
    cells: list[bytes] = []
    at = 0
    while True:
        if raw.startswith(b'"', at):
            match = _QUOTED.match(raw, at)
            if not match:
                raise Fault("parse", "csv", f"a quote at byte {at} is not closed")
            cells.append(match[1].replace(b'""', b'"'))
        else:
            match = plain.match(raw, at)
            assert match is not None
            cells.append(match[0])
        at = match.end()
        if at == len(raw):
            return cells
        if not raw.startswith(mark, at):
            raise Fault("parse", "csv", f"text after a closing quote, or a bare line end, at byte {at}")
        at += 1


def join_records(lines: Iterator[Line], delimiter: str, limit: int) -> Iterator[Line]:
    """Physical lines joined where a quoted cell runs over their end; a line whose quote never closes stays alone."""
    waiting: deque[Line] = deque()

    def next_line() -> Line | None:
        return waiting.popleft() if waiting else next(lines, None)

    while (first := next_line()) is not None:
        if first.raw is None or first.raw.count(b'"') % 2 == 0:
            yield first
            continue
        taken, size, is_open = [first], first.length, True
        while is_open and size <= limit and (more := next_line()) is not None:
            taken.append(more)
            size += more.length
            if more.raw is None:
                break
            is_open = more.raw.count(b'"') % 2 == 0
        joined = b"".join(t.raw or b"" for t in taken)
        if is_open or size > limit or not _is_record(joined, delimiter):
            waiting.extendleft(reversed(taken[1:]))
            yield first
        else:
            yield Line(first.number, first.offset, joined, len(joined))


def _is_record(raw: bytes, delimiter: str) -> bool:
    try:
        split_record(raw, delimiter)
    except Fault:
        return False
    return True
