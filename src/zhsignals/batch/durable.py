"""Files that are there whole or not at all, also after the power fails: draft, fsync, rename, fsync of the folder."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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
