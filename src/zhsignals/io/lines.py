"""Bytes → lines, on `\\n` only, never holding more than the limit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, NamedTuple


class Line(NamedTuple):
    """One physical line with its end; `raw` is None where it is over the limit."""

    number: int
    offset: int
    raw: bytes | None
    length: int


def read_lines(file: IO[bytes], limit: int, *, number: int = 1, offset: int = 0, end: int | None = None) -> Iterator[Line]:
    """Lines from where `file` stands, up to byte `end`; a BOM at offset 0 is dropped."""
    while end is None or offset < end:
        raw = file.readline(limit + 1)
        if not raw:
            return
        length = len(raw)
        if length > limit:
            while not raw.endswith(b"\n") and (raw := file.readline(65_536)):
                length += len(raw)
            yield Line(number, offset, None, length)
        else:
            yield Line(number, offset, raw.removeprefix(b"\xef\xbb\xbf") if offset == 0 else raw, length)
        number += 1
        offset += length
