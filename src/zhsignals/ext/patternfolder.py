"""A user's pattern folders, saved beside a spaCy pipeline so that it can be loaded elsewhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path


def save_folders(path: Path, folders: Iterable[str]) -> None:
    """Copy each folder (or single file) to `path/0`, `path/1`, …; their order is their precedence."""
    shutil.rmtree(path, ignore_errors=True)  # an older save of the same pipeline
    path.mkdir(parents=True)
    for n, folder in enumerate(folders):
        source, target = Path(folder), path / f"{n:03}"
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__", ".*"))
        else:
            target.mkdir()
            shutil.copy2(source, target / source.name)


def restore_folders(path: Path) -> tuple[str, ...]:
    """The folders that `save_folders` wrote, in their order."""
    return tuple(str(p) for p in sorted(path.iterdir()) if p.is_dir()) if path.is_dir() else ()
