"""The texts that every contender reads."""

from __future__ import annotations

import gzip
import json
import os
import random
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SEED = 5


def shared_folder() -> Path | None:
    """Where articles lie that may not be published: ZHSIGNALS_SHARED, or `shared` beside the repository."""
    folder = Path(os.environ.get("ZHSIGNALS_SHARED") or ROOT.parent / "shared")
    return folder if folder.is_dir() else None


def load_texts(which: str) -> tuple[str, list[str]]:
    """A line on what they are, and the texts: `dense`, `mixed`, or the public `corpus` where the others are absent."""
    shared = shared_folder()
    if shared is not None and which == "dense":
        return "number-dense local economic news", list(_files(shared / "articles", shared / "articles-unlabelled"))
    if shared is not None and which == "mixed" and (shared / "pool.jsonl.gz").is_file():
        return "mixed news, 300 articles drawn from a pool", _drawn(shared / "pool.jsonl.gz", 300)
    return "the articles of corpus/", list(_files(ROOT / "corpus" / "articles"))


def _files(*folders: Path) -> Iterator[str]:
    for folder in folders:
        for path in sorted(folder.rglob("*.txt")):
            yield path.read_text("utf-8", errors="replace")


def _drawn(path: Path, size: int) -> list[str]:
    """So many of its texts, the same ones each time; the others are not kept."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        total = sum(1 for _ in lines)
    chosen = set(random.Random(SEED).sample(range(total), min(size, total)))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for i, line in enumerate(lines) if i in chosen]
