"""Articles to read: the shared ones where they are, else this repository's own, repeated with their place as id."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path

from qinghe import TEXT

REPO = Path(__file__).parents[2]


def shared() -> Path | None:
    """The folder of shared articles, if this machine has it."""
    places = [Path(p) for p in (os.environ.get("ZHSIGNALS_SHARED"),) if p] + [REPO.parent / "shared"]
    return next((p for p in places if p.is_dir()), None)


def development() -> list[tuple[str, str]]:
    """(id, text) of the shared development articles."""
    folder = shared()
    files = sorted((folder / "articles").glob("*.txt")) if folder else []
    return [(p.stem, p.read_text(encoding="utf-8")) for p in files]


def many(count: int) -> list[tuple[str, str]]:
    """`count` texts: from the shared pool, else the repository's corpus over and over."""
    folder = shared()
    pool = folder / "pool.jsonl.gz" if folder else None
    if pool is not None and pool.is_file():
        with gzip.open(pool, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for _, line in zip(range(count), lines, strict=False)]
    else:
        texts = [p.read_text(encoding="utf-8") for p in sorted((REPO / "corpus").rglob("*.txt"))] or [TEXT]
    return [(str(i), texts[i % len(texts)]) for i in range(count)]
