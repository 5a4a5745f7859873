"""Files that are there whole or not at all, also after the power fails: draft, fsync, rename, fsync of the folder."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from zhsignals.errors import OutputError

DRAFT = ".draft"


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`."""
    draft = draft_of(path)
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    place(draft, path)


def draft_of(path: Path) -> Path:
    """A draft's name carries the process, so that a worker whose parent died never shares one with a new worker."""
    return path.with_name(f"{path.name}.{os.getpid()}{DRAFT}")


def place(draft: Path, path: Path) -> None:
    """Rename a synced draft onto its name and sync the folder."""
    draft.replace(path)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make what was written to a closed file durable."""
    _sync(path, os.O_RDWR)


def sync_folder(path: Path) -> None:
    """Make renames in a folder durable."""
    if os.name == "posix":
        _sync(path, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    handle = os.open(path, flags)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """System errors inside become OutputError that names the path."""
    try:
        yield
    except OSError as exc:
        raise OutputError(f"{exc.filename or path}: {exc.strerror or exc}") from exc


def describe_file(path: Path) -> dict[str, Any]:
    """Size and hash of a file, and its lines where it has lines."""
    digest, size, lines = hashlib.sha256(), 0, 0
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
            size += len(block)
            lines += block.count(b"\n")
    out: dict[str, Any] = {"bytes": size, "sha256": digest.hexdigest()}
    return out | ({"lines": lines} if path.suffix in {".jsonl", ".csv"} else {})
