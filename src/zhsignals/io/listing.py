"""Paths → sources, in one order on every machine: regular files only, no link followed below a named path."""

from __future__ import annotations

import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import nsmallest
from pathlib import Path, PurePosixPath

from zhsignals.errors import ArticleError

KINDS = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".docx": "docx",
    ".json": "json",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
    ".zip": "zip",
}
"""What a suffix means; `.gz` goes around any of them."""
ONE = frozenset({"text", "html", "pdf", "docx", "json"})
"""Kinds of source that hold one document."""
NAMED_ONLY = frozenset({".md", ".json"})
"""In folders these are more often notes and metadata than articles: read only when named."""

BATCH = 8_192
"""Names of a folder held at a time; a larger folder is gone through once for each batch."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read."""

    path: str
    """Where it is; `-` is standard input."""
    uri: str
    """How outputs name it: relative to the parent of the path that was given, so the same on every machine."""
    id: str
    kind: str
    gz: bool = False
    stamp: tuple[int, int] = (0, 0)
    """Size and mtime_ns."""
    root: str = ""
    """The argument it came from, as outputs name it."""

    @property
    def is_single(self) -> bool:
        """Whether it is one document that a worker can read on its own."""
        return self.kind in ONE and not self.gz and self.path != "-"


@dataclass(slots=True)
class Skipped:
    """What a folder holds that is not read, counted by reason or suffix."""

    counts: Counter[str] = field(default_factory=Counter)


def kind_of(name: str) -> tuple[str | None, bool]:
    """Kind by suffix (None if unknown), and whether gzip is around it."""
    path = PurePosixPath(name.lower())
    gz = path.suffix == ".gz"
    return KINDS.get(path.with_suffix("").suffix if gz else path.suffix), gz


def stem_of(name: str) -> str:
    """A name without the suffixes that mean something."""
    path = PurePosixPath(name)
    if path.suffix.lower() == ".gz":
        path = path.with_suffix("")
    return str(path.with_suffix("")) if path.suffix.lower() in KINDS else str(path)


def safe_name(name: str) -> str:
    """A file name as valid Unicode, whatever its bytes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def list_sources(
    paths: Iterable[str | Path], *, kind: str | None = None, skipped: Skipped | None = None, leave_out: Iterable[Path] = ()
) -> Iterator[Source]:
    """Every source of the given files and folders, folders sorted by the bytes of the names; ArticleError where one is missing."""
    skipped = Skipped() if skipped is None else skipped
    given = [str(path) for path in paths]
    without = frozenset(path.resolve() for path in leave_out)
    for name, root in zip(given, name_roots(given), strict=True):
        if name == "-":
            yield Source("-", "stdin", "stdin", kind_of(f".{kind}")[0] or "" if kind else "", root="stdin")
            continue
        path = Path(name)
        try:
            info = path.stat()
        except OSError as exc:
            raise ArticleError(f"{name}: {exc.strerror}") from exc
        if stat.S_ISDIR(info.st_mode):
            yield from _walk(path, root, "", skipped, without)
        elif stat.S_ISREG(info.st_mode):
            yield _named(path, root, info, kind)
        else:
            raise ArticleError(f"{name}: neither a regular file nor a folder")


def name_roots(paths: Iterable[str]) -> list[str]:
    """How outputs name each given path: its last part, numbered where two different ones share it."""
    owners: dict[str, Path] = {}
    out = []
    for given in paths:
        path = Path(given).resolve()
        name, number = safe_name(path.name), 1
        while owners.setdefault(name, path) != path:
            number += 1
            name = f"{safe_name(path.name)}~{number}"
        out.append("stdin" if given == "-" else name)
    return out


def _named(path: Path, root: str, info: os.stat_result, kind: str | None) -> Source:
    """A file the user names is read as text where its suffix says nothing."""
    found, gz = kind_of(f"x.{kind}") if kind else kind_of(path.name)
    if not os.access(path, os.R_OK):
        raise ArticleError(f"{path}: permission denied")
    return Source(str(path), root, stem_of(safe_name(path.resolve().name)), found or "text", gz, (info.st_size, info.st_mtime_ns), root)


def _walk(folder: Path, root: str, below: str, skipped: Skipped, without: frozenset[Path]) -> Iterator[Source]:
    for raw in _names(folder):
        entry = os.fsdecode(raw)
        path, name = folder / entry, below + safe_name(entry)
        try:
            info = path.lstat()
        except OSError as exc:
            raise ArticleError(f"{path}: {exc.strerror}") from exc
        if entry.startswith("."):
            skipped.counts["hidden"] += 1
        elif stat.S_ISLNK(info.st_mode):
            skipped.counts["link"] += 1
        elif any(entry == p.name for p in without) and path.resolve() in without:
            continue
        elif stat.S_ISDIR(info.st_mode):
            yield from _walk(path, root, f"{name}/", skipped, without)
        else:
            yield from _found(path, info, root, name, skipped)


def _names(folder: Path) -> Iterator[bytes]:
    """The names in a folder, sorted; so many at a time that memory does not grow with the folder."""
    last = b""
    while True:
        try:
            with os.scandir(os.fsencode(folder)) as found:
                names = nsmallest(BATCH, (entry.name for entry in found if entry.name > last))
        except OSError as exc:
            raise ArticleError(f"{folder}: {exc.strerror}") from exc
        yield from names
        if len(names) < BATCH:
            return
        last = names[-1]


def _found(path: Path, info: os.stat_result, root: str, name: str, skipped: Skipped) -> Iterator[Source]:
    kind, gz = kind_of(name)
    if not stat.S_ISREG(info.st_mode):
        skipped.counts["not a regular file"] += 1
    elif kind is None or PurePosixPath(name).suffix.lower() in NAMED_ONLY:
        skipped.counts[PurePosixPath(name).suffix.lower() or "no suffix"] += 1
    else:
        yield Source(str(path), f"{root}/{name}", stem_of(name), kind, gz, (info.st_size, info.st_mtime_ns), root)
