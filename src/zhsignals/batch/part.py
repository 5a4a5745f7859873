"""Parts: what a chunk gave, as frames in one file that ends with a hash of itself.

A part is there and its hash fits, or the chunk is not done: there is no second journal.
"""

from __future__ import annotations

import hashlib
import json
import os
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from zhsignals.batch.durable import draft_of, place

OK, RECORD, LINES, ROWS, BAD, BLANK, END = b"k", b"r", b"c", b"t", b"q", b"b", b"e"
"""Tags: a unit that went well (head), its record lines, its facts as CSV lines and as rows, a rejected unit, a blank one, the end."""
_HEAD = struct.Struct(">cI")


class Frame(NamedTuple):
    """One piece of a part."""

    tag: bytes
    data: bytes


class PartError(Exception):
    """A part is damaged."""


def pack(frame: Frame) -> bytes:
    """A frame as bytes."""
    return _HEAD.pack(frame.tag, len(frame.data)) + frame.data


class PartWriter:
    """Writes one part; nothing is at its name before `close`."""

    def __init__(self, path: Path, key: str) -> None:
        self._path, self._key = path, key
        self._draft = draft_of(path)
        self._file = self._draft.open("wb")
        self._hash = hashlib.sha256()

    def add(self, *frames: Frame) -> None:
        """Append frames."""
        for frame in frames:
            self.add_packed(pack(frame))

    def add_packed(self, data: bytes) -> None:
        """Append frames that are bytes already."""
        self._hash.update(data)
        self._file.write(data)

    def close(self) -> None:
        """Seal the part and put it at its name, durably."""
        end = json.dumps({"key": self._key, "sha256": self._hash.hexdigest()}).encode()
        self._file.write(pack(Frame(END, end)))
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        place(self._draft, self._path)

    def drop(self) -> None:
        """Leave nothing behind."""
        self._file.close()
        self._draft.unlink(missing_ok=True)


def read_part(path: Path, key: str | None = None) -> Iterator[Frame]:
    """The frames of a part; PartError, at the latest after the last one, where it is damaged or belongs to another chunk."""
    try:
        with path.open("rb") as file:
            yield from _frames(file, path, key)
    except OSError as exc:
        raise PartError(f"{path.name}: {exc.strerror}") from exc


def _frames(file: IO[bytes], path: Path, key: str | None) -> Iterator[Frame]:
    digest = hashlib.sha256()
    while True:
        head = file.read(_HEAD.size)
        if len(head) < _HEAD.size:
            raise PartError(f"{path.name}: torn")
        tag, size = _HEAD.unpack(head)
        data = _exactly(file, size, path)
        if tag == END:
            _check_end(data, digest.hexdigest(), key, path, rest=file.read(1))
            return
        digest.update(head + data)
        yield Frame(tag, data)


def _exactly(file: IO[bytes], size: int, path: Path) -> bytes:
    if size > os.fstat(file.fileno()).st_size:
        raise PartError(f"{path.name}: torn")
    data = file.read(size)
    if len(data) < size:
        raise PartError(f"{path.name}: torn")
    return data


def _check_end(data: bytes, digest: str, key: str | None, path: Path, rest: bytes) -> None:
    try:
        end: dict[str, Any] = json.loads(data)
    except ValueError as exc:
        raise PartError(f"{path.name}: damaged") from exc
    if rest or end.get("sha256") != digest:
        raise PartError(f"{path.name}: damaged")
    if key is not None and end.get("key") != key:
        raise PartError(f"{path.name}: of another chunk")


def is_done(path: Path, key: str) -> bool:
    """Whether a chunk is done: its part is there, whole, and of this very chunk."""
    try:
        for _ in read_part(path, key):
            pass
    except PartError:
        return False
    return True
