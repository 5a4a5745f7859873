"""Check a finished run against its own books."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import ValidationError

from zhsignals.batch.durable import describe_file
from zhsignals.batch.folder import Layout, read_state
from zhsignals.batch.ledger import COUNTS
from zhsignals.batch.seen import First, Seen
from zhsignals.errors import StateError
from zhsignals.io.listing import safe_name
from zhsignals.io.write import open_read
from zhsignals.records import Record


@dataclass(frozen=True, slots=True)
class Verdict:
    """What `verify` found; no problems means that every promise about the output holds."""

    problems: list[str]
    files: int
    records: int

    @property
    def exit_code(self) -> int:
        """0, or 6."""
        return 6 if self.problems else 0


def verify(out: str | Path) -> Verdict:
    """Hashes of the files, sums of the ledger, ids that occur once, records that fit the schema; StateError if there is no finished run."""
    layout = Layout.of(Path(out), ())
    manifest = read_manifest(layout)
    outputs = {**manifest["outputs"]}
    problems = [p for name, entry in outputs.items() for p in _check_file(_place(layout, name), name, entry)]
    problems += _check_books(manifest)
    totals, records = manifest["totals"], 0
    for name in outputs:
        path = _place(layout, name)
        if not path.exists() or name.startswith("duplicates"):
            continue
        if name == "quarantine.jsonl":
            problems += _compare(name, "entries", sum(1 for _ in path.open("rb")), totals["quarantined"])
        elif ".jsonl" in name or ".ndjson" in name:
            found, records, facts = _check_records(path, name)
            problems += [*found, *_compare(name, "records", records, totals["records"]), *_compare(name, "facts", facts, totals["facts"])]
        elif name.endswith(".csv"):
            problems += _compare(name, "facts", _csv_rows(path), totals["facts"])
    return Verdict(problems, len(outputs), records)


def read_manifest(layout: Layout) -> dict[str, Any]:
    """The manifest; StateError where there is none or it cannot be read."""
    try:
        manifest: dict[str, Any] = json.loads(layout.manifest.read_bytes())
        if not {"totals", "outputs", "sources", "reasons"} <= manifest.keys():
            raise ValueError("incomplete")
    except FileNotFoundError as exc:
        began = "an unfinished run: the same command goes on with it" if read_state(layout) else "no run"
        raise StateError(f"{layout.out}: holds {began}") from exc
    except (OSError, ValueError, AttributeError) as exc:
        raise StateError(f"{layout.manifest}: damaged") from exc
    return manifest


def _place(layout: Layout, name: str) -> Path:
    """The output file itself may stand beside the folder; names are never followed elsewhere."""
    return layout.out if safe_name(layout.out.name) == name and not layout.out.is_dir() else layout.side / Path(name).name


def _check_file(path: Path, name: str, entry: dict[str, Any]) -> Iterator[str]:
    if not path.exists():
        yield f"{name}: missing"
    elif (found := describe_file(path)) != entry:
        wrong = next(k for k in ("bytes", "sha256", "lines") if found.get(k) != entry.get(k))
        yield f"{name}: {wrong} is {found.get(wrong)}, the manifest says {entry.get(wrong)}"


def _check_books(manifest: dict[str, Any]) -> Iterator[str]:
    for line in manifest["sources"]:
        if line["read"] != sum(line[c] for c in COUNTS[1:]):
            yield f"ledger of {line['name']}: {line['read']} read, but the rest does not add up to it"
    for count in COUNTS:
        yield from _compare("ledger", count, sum(line[count] for line in manifest["sources"]), manifest["totals"][count])
    yield from _compare("ledger", "reasons", sum(manifest["reasons"].values()), manifest["totals"]["quarantined"])


def _compare(name: str, what: str, found: int, said: int) -> Iterator[str]:
    if found != said:
        yield f"{name}: {found} {what}, the manifest says {said}"


def _check_records(path: Path, name: str) -> tuple[list[str], int, int]:
    problems: list[str] = []
    count = facts = 0
    with TemporaryDirectory() as folder, open_read(path) as file:
        seen = Seen(Path(folder) / "seen.sqlite")
        for count, line in enumerate(file, start=1):
            try:
                record = Record.model_validate_json(line)
            except ValidationError as exc:
                problems.append(f"{name}:{count}: {exc.errors()[0]['loc']}: {exc.errors()[0]['msg']}")
                continue
            facts += len(record.facts)
            if first := seen.find([record.id]):
                problems.append(f"{name}:{count}: id {record.id!r} is that of line {first.line}")
            seen.add([record.id], First("", "", count))
        seen.close()
    return problems[:20], count, facts


def _csv_rows(path: Path) -> int:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1
