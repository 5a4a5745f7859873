"""The account of a run: what was read, and what became of it, source by source."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

COUNTS = ("read", "ok", "quarantined", "duplicate", "blank")
"""read = ok + quarantined + duplicate + blank, in every line and in the total."""


@dataclass(slots=True)
class Ledger:
    """Counts by source, reason and output."""

    sources: dict[str, Counter[str]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)
    records: int = 0
    facts: int = 0

    def note(self, source: str, what: str, reason: str | None = None) -> None:
        """One unit of `source` became `what`."""
        line = self.sources.setdefault(source, Counter())
        line["read"] += 1
        line[what] += 1
        if reason:
            self.reasons[reason] += 1

    def total(self, what: str) -> int:
        """Sum over the sources."""
        return sum(line[what] for line in self.sources.values())

    def balances(self) -> bool:
        """Whether nothing is lost and nothing is counted twice."""
        return all(line["read"] == sum(line[c] for c in COUNTS[1:]) for line in self.sources.values())

    def plain(self) -> dict[str, Any]:
        """As JSON, in the order of the input."""
        return {
            "totals": {c: self.total(c) for c in COUNTS} | {"records": self.records, "facts": self.facts},
            "reasons": dict(sorted(self.reasons.items())),
            "sources": [{"name": name} | {c: line[c] for c in COUNTS} for name, line in self.sources.items()],
        }


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run did."""

    out: str
    read: int
    ok: int
    records: int
    facts: int
    quarantined: int
    duplicate: int
    blank: int
    reasons: dict[str, int]
    sources: list[dict[str, Any]]
    skipped: dict[str, int]
    outputs: list[str]
    complete: bool = True
    """False where the run was stopped: the same command goes on with it."""
    was_complete: bool = False
    """Nothing was done: the output of this very run was there."""

    @property
    def exit_code(self) -> int:
        """0 all went well, 3 something is in quarantine; a stopped run has 130 or 143, which the caller knows."""
        return 3 if self.quarantined else 0

    @classmethod
    def of(cls, out: str, manifest: dict[str, Any], *, complete: bool = True, was_complete: bool = False) -> Summary:
        """From what the manifest says."""
        totals = manifest["totals"]
        return cls(
            out=out,
            **{name: totals[name] for name in (*COUNTS, "records", "facts")},
            reasons=manifest["reasons"],
            sources=manifest["sources"],
            skipped=manifest.get("skipped", {}),
            outputs=list(manifest.get("outputs", {})),
            complete=complete,
            was_complete=was_complete,
        )
