"""What every finished run must look like, and helpers to make inputs."""

from __future__ import annotations

import hashlib
import json
import random
from pathlib import Path

from zhsignals.batch import verify


def rows(path: Path, texts: list[str]) -> Path:
    """JSON lines d0, d1, … with these texts."""
    path.write_text("".join(json.dumps({"id": f"d{i}", "text": t}) + "\n" for i, t in enumerate(texts)), "utf-8")
    return path


def digest(out: Path) -> str:
    """One hash over names and bytes of the final files."""
    total = hashlib.sha256()
    for path in sorted(p for p in out.iterdir() if p.is_file()):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


def read_lines(path: Path) -> list[dict[str, object]]:
    """JSON lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def ids(out: Path) -> list[str]:
    """Ids of the records."""
    return [str(r["id"]) for r in read_lines(out / "records.jsonl")]


def bad(out: Path) -> dict[str, str]:
    """Reason of each quarantined document."""
    return {str(e["id"]): str(e["reason"]) for e in read_lines(out / "quarantine.jsonl")}


def assert_sound(out: Path) -> None:
    """The run is complete and its books balance."""
    assert verify(out).problems == []
    assert not (out / ".run" / "parts").exists()
    assert not list(out.rglob("*.draft"))


def damaged_lines(lines: list[bytes], dice: random.Random, share: float) -> tuple[list[bytes], set[int]]:
    """Some lines with a high bit flipped, cut, or spliced with their neighbour, and which."""
    out, hurt = list(lines), set()
    for i in range(len(lines)):
        if dice.random() >= share:
            continue
        hurt.add(i)
        match dice.randrange(3):
            case 0:
                at = dice.choice([k for k, byte in enumerate(out[i]) if byte < 0x80])
                out[i] = out[i][:at] + bytes([out[i][at] | 0x80]) + out[i][at + 1 :]
            case 1:
                out[i] = out[i][: dice.randrange(1, len(out[i]) - 1)]
            case _:
                out[i] = out[i][: len(out[i]) // 2] + lines[(i + 1) % len(lines)][len(lines[(i + 1) % len(lines)]) // 2 + 1 :] + b"}"
    return out, hurt
