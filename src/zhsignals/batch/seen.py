"""Which ids a run has given: on disk, so that memory does not grow with the corpus."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path
from typing import NamedTuple


class First(NamedTuple):
    """The document that has an id."""

    text: str
    """Hash of its text."""
    source: str
    line: int | None


class Seen:
    """Ids with the document that came first."""

    def __init__(self, path: Path) -> None:
        path.unlink(missing_ok=True)
        self._base = sqlite3.connect(path, isolation_level=None)
        self._base.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-1000; PRAGMA locking_mode=EXCLUSIVE;"
            "CREATE TABLE seen (id BLOB PRIMARY KEY, text TEXT, source TEXT, line INTEGER) WITHOUT ROWID; BEGIN;"
        )

    def find(self, ids: list[str]) -> First | None:
        """The document that has one of the ids already."""
        for id in ids:
            row = self._base.execute("SELECT text, source, line FROM seen WHERE id = ?", (_short(id),)).fetchone()
            if row:
                return First(*row)
        return None

    def add(self, ids: list[str], first: First) -> None:
        """Note who has these ids; a document that repeats an id within itself keeps it."""
        self._base.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?, ?, ?)", [(_short(id), *first) for id in ids])

    def close(self) -> None:
        """Let go of the file."""
        self._base.close()


def _short(id: str) -> bytes:
    return hashlib.sha256(id.encode("utf-8")).digest()[:16]
