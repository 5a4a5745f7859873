"""What `run` prints when it is done."""

from __future__ import annotations

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zhsignals.batch import Summary

SHOWN = 40


def print_summary(summary: Summary, out: Path) -> None:
    """A table of the first records, and the books of the run."""
    from rich.console import Console

    from zhsignals.cli.outputs import read_records
    from zhsignals.report import summary as table

    console = Console()
    if out.is_dir() and any(name.startswith("records.jsonl") for name in summary.outputs):
        records = list(islice(read_records(out), SHOWN))
        console.print(table(records))
        if summary.records > len(records):
            console.print(f"… and {summary.records - len(records)} more records")
    parts = [f"{summary.read} read", f"{summary.records} records", f"{summary.facts} facts", f"{summary.quarantined} in quarantine"]
    if summary.duplicate:
        parts.append(f"{summary.duplicate} duplicates")
    if summary.was_complete:
        parts.append("already complete, nothing to do")
    console.print(", ".join(parts) + f" → {out}", highlight=False)
    for reason, number in summary.reasons.items():
        console.print(f"  {reason}: {number}", highlight=False)
