"""The folder of a run: which files it owns, who holds it, and which run it belongs to."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from zhsignals.batch.durable import DRAFT, sync_folder, write_whole, writing
from zhsignals.errors import OutputError, StateError

FILES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".parquet": "parquet", ".xlsx": "xlsx", ".duckdb": "duckdb", ".db": "duckdb"}
_NAMES = {"jsonl": "records.jsonl", "jsonl.gz": "records.jsonl.gz"}
FORMATS = {*FILES.values(), "jsonl.gz"}
REFUSED = {".json", ".tsv", ".txt", ".xls", ".gz", ".zip", ".html"}


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things are: an output folder with everything in it, or one output file with a folder `<name>.run` beside it."""

    out: Path
    outputs: dict[str, Path]
    """Format → final file."""
    side: Path
    """Folder of quarantine, duplicates and manifest."""

    @classmethod
    def of(cls, out: Path, formats: tuple[str, ...]) -> Layout:
        """By the suffix of `out`; OutputError where it means nothing."""
        if unknown := set(formats) - FORMATS:
            raise OutputError(f"unknown format {min(unknown)!r}; there are {', '.join(sorted(FORMATS))}")
        if out.is_dir() or not (kind := _kind(out)):
            return cls(out, {f: out / _NAMES.get(f, f"facts.{f}") for f in formats}, out)
        return cls(out, {kind: out}, out.with_name(out.name + ".run"))

    @property
    def state(self) -> Path:
        """Lock, run.json, parts and drafts."""
        return self.side / ".run"

    @property
    def parts(self) -> Path:
        """Finished chunks."""
        return self.state / "parts"

    @property
    def spool(self) -> Path:
        """What the parent cut for workers."""
        return self.state / "spool"

    @property
    def drafts(self) -> Path:
        """Final files before they are renamed."""
        return self.state / "final"

    @property
    def manifest(self) -> Path:
        """There if and only if the run is complete."""
        return self.side / "manifest.json"

    def finals(self) -> list[Path]:
        """Every file a finished run may own, the manifest last."""
        return [self.side / "quarantine.jsonl", self.side / "duplicates.jsonl", *self.outputs.values(), self.manifest]

    def part(self, number: int) -> Path:
        """Where the part of a chunk is; a thousand to a folder."""
        return self.parts / f"{number // 1000:06}" / f"{number:09}"


def _kind(out: Path) -> str | None:
    name = out.name.lower()
    if name.endswith((".jsonl.gz", ".ndjson.gz")):
        return "jsonl.gz"
    if out.suffix.lower() in REFUSED:
        raise OutputError(f"{out}: outputs are folders or {', '.join(FILES)}, .jsonl.gz")
    return FILES.get(out.suffix.lower())


class Hold:
    """The lock on a run's folder; it vanishes with the process, so a dead run never blocks."""

    def __init__(self, layout: Layout) -> None:
        with writing(layout.state):
            layout.state.mkdir(parents=True, exist_ok=True)
            self.handle = os.open(layout.state / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        try:
            _lock(self.handle)
        except OSError as exc:
            os.close(self.handle)
            raise StateError(f"{layout.out}: another run is writing here") from exc

    def release(self) -> None:
        """Let go."""
        os.close(self.handle)


def _lock(handle: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:  # pragma: no cover - Windows
        import msvcrt

        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]


def read_state(layout: Layout) -> dict[str, Any] | None:
    """What `run.json` says; None if there is none, StateError if it is damaged."""
    path = layout.state / "run.json"
    try:
        state: dict[str, Any] = json.loads(path.read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as exc:
        raise StateError(f"{path}: damaged; start again with restart") from exc
    return state


def claim(layout: Layout, wanted: dict[str, Any], *, restart: bool) -> tuple[dict[str, Any], bool]:
    """Tie the folder to a run: the state it goes on with, and whether that run is complete; StateError where it is another's."""
    state = None if restart else read_state(layout)
    if state is not None:
        different = [key for key in wanted if key not in {"chunk", "roots"} and state.get(key) != wanted[key]]
        if different:
            raise StateError(
                f"{layout.out}: holds a run with other {_say(different, state, wanted)}; choose another output or pass restart"
            )
        return state, layout.manifest.exists()
    if not restart and (taken := next((p for p in layout.finals() if p.exists()), None)):
        raise StateError(f"{taken}: exists and belongs to no run; choose another output or pass restart")
    with writing(layout.state):
        _clear(layout)
        write_whole(layout.state / "run.json", json.dumps(wanted, indent=1).encode())
    return wanted, False


def _say(different: list[str], state: dict[str, Any], wanted: dict[str, Any]) -> str:
    if different == ["inputs"]:
        return f"inputs ({state['inputs'].get('count')} then, {wanted['inputs'].get('count')} now, or changed since)"
    if "options" in different:
        old, new = state.get("options", {}), wanted["options"]
        changed = [k for k in new if old.get(k) != new[k]]
        return "options (" + ", ".join(f"{k}: {old.get(k)!r} then, {new[k]!r} now" for k in changed)[:300] + ")"
    return ", ".join(different)


def _clear(layout: Layout) -> None:
    """Forget a former run: its manifest first, so that nothing incomplete looks complete."""
    for path in reversed(layout.finals()):
        path.unlink(missing_ok=True)
    for folder in (layout.parts, layout.spool, layout.drafts):
        shutil.rmtree(folder, ignore_errors=True)
    (layout.state / "run.json").unlink(missing_ok=True)
    sync_folder(layout.side)


def prepare(layout: Layout) -> None:
    """Folders for work, and no leftover of a killed attempt."""
    with writing(layout.state):
        for folder in (layout.spool, layout.drafts):
            shutil.rmtree(folder, ignore_errors=True)
        for folder in (layout.parts, layout.spool, layout.drafts):
            folder.mkdir(parents=True, exist_ok=True)
        drafts = (*layout.state.glob(f"*{DRAFT}"), *layout.side.glob(f"{layout.manifest.name}.*{DRAFT}"))
        for path in (*layout.parts.glob("*/*.*"), *drafts):
            path.unlink(missing_ok=True)


def tidy(layout: Layout) -> None:
    """After the manifest is there, the parts are of no more use."""
    for folder in (layout.parts, layout.spool, layout.drafts):
        shutil.rmtree(folder, ignore_errors=True)
