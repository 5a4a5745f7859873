"""Archives as streams: gzip and zip members, with a limit on how far they may expand; no name is ever opened or written."""

from __future__ import annotations

import gzip
import io
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, Any

from zhsignals.io.unit import Fault

MAX_RATIO = 200
"""Text compresses 3 to 20 times; gzip reaches 1,028."""
FREE_BYTES = 1024 * 1024
"""Below this size a ratio says nothing."""
_BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, ValueError)


class Expanded(io.RawIOBase):
    """A decompressed stream that raises Fault `bomb` over the ratio and Fault `damaged` where the archive is broken."""

    def __init__(self, stream: Any, compressed: Callable[[], int]) -> None:
        self._stream, self._compressed = stream, compressed
        self._out = 0

    def readable(self) -> bool:
        """It is."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read on, counting."""
        try:
            data = self._stream.read1(len(buffer))  # read() would throw away what came before a break
        except Fault:
            raise
        except _BROKEN as exc:
            raise Fault("read", "damaged", f"the archive breaks off at byte {self._out} of its content: {exc}") from exc
        self._out += len(data)
        if self._out > FREE_BYTES and self._out > MAX_RATIO * max(1, self._compressed()):
            raise Fault("read", "bomb", f"expands more than {MAX_RATIO} times")
        buffer[: len(data)] = data
        return len(data)


def open_gzip(file: IO[bytes]) -> io.BufferedReader:
    """The content of a gzip stream, concatenated members included."""
    counted: Any = _Counted(file)
    return io.BufferedReader(Expanded(gzip.GzipFile(fileobj=counted, mode="rb"), lambda: counted.taken), 1 << 16)


class _Counted:
    """A stream that knows how much was taken from it; a member of an archive cannot tell."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self.taken += len(data)
        return data


def zip_members(file: IO[bytes]) -> Iterator[tuple[str, io.BufferedReader | Fault]]:
    """Name and content of each regular member, in archive order; a Fault in place of a content that cannot be had."""
    try:
        archive = zipfile.ZipFile(file)
    except _BROKEN as exc:
        raise Fault("read", "damaged", f"not a zip archive: {exc}") from exc
    with archive:
        for info in archive.infolist():
            if info.filename.endswith("/") or stat.S_ISLNK(info.external_attr >> 16):
                continue
            yield _name(info), _open_member(archive, info)


def _open_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> io.BufferedReader | Fault:
    if info.flag_bits & 0x1:
        return Fault("read", "encrypted", "needs a password")
    try:
        stream = archive.open(info)
    except (*_BROKEN, RuntimeError) as exc:
        return Fault("read", "damaged", f"the member cannot be opened: {exc}")
    return io.BufferedReader(Expanded(stream, lambda: info.compress_size), 1 << 16)


def _name(info: zipfile.ZipInfo) -> str:
    """Names without the UTF-8 flag are read as UTF-8 or GB18030, which Chinese archives hold in truth."""
    if info.flag_bits & 0x800:
        return info.filename
    raw = info.filename.encode("cp437", "replace")
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename
