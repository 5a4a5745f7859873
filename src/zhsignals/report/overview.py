"""What the overview page draws: counts and distributions over all articles of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from decimal import Decimal
from statistics import median
from typing import Any

from zhsignals.records import Fact, Ledger, Record
from zhsignals.report.pack import plain

DOTS = 90
"""At most so many dots stand for the values of one metric: evenly spaced ranks, both ends included."""
ROWS, BARS, REGIONS, YEARS = 14, 15, 14, 10

USES = tuple(name for name in Ledger.model_fields if name not in ("total", "other"))
"""What a numeral can be besides not understood."""

Point = tuple[Decimal, int, str]


class Overview:
    """Grows record by record; `data()` is what the charts need."""

    def __init__(self) -> None:
        self.totals: Counter[str] = Counter()
        self.uses: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.statuses: Counter[str] = Counter()
        self.amounts: defaultdict[str, list[Point]] = defaultdict(list)
        self.changes: defaultdict[str, list[Point]] = defaultdict(list)
        self.names: dict[str, Counter[str]] = {k: Counter() for k in ("industries", "companies", "regions")}
        self.cells: Counter[tuple[str, str]] = Counter()

    def add(self, at: int, record: Record) -> None:
        """Count one article, the `at`-th of the report."""
        ledger = record.numerals
        self.totals.update(articles=1, facts=len(record.facts), numerals=ledger.total, warnings=len(record.warnings))
        self.totals.update(a.verdict for a in record.audit)
        self.uses.update({use: getattr(ledger, use) for use in USES}, other=len(ledger.other))
        for group, counter in self.names.items():
            counter.update({entry.name for entry in getattr(record, group)})
        for fact in record.facts:
            self._add_fact(at, fact)

    def _add_fact(self, at: int, fact: Fact) -> None:
        self.kinds[fact.kind] += 1
        self.statuses[fact.status] += 1
        if fact.kind == "amount" and fact.unit == "CNY" and fact.value > 0:
            self.amounts[fact.metric].append((fact.value, at, fact.id))
        if fact.kind == "change" and fact.unit == "1":
            self.changes[fact.metric].append((fact.value, at, fact.id))
        year = _year(fact)
        if year:
            self.cells.update((s.name, year) for s in fact.subject if s.kind == "region")

    def data(self) -> dict[str, Any]:
        """Plain JSON data."""
        return {
            "totals": dict(self.totals),
            "uses": dict(self.uses),
            "kinds": dict(self.kinds),
            "statuses": dict(self.statuses),
            "amounts": _rows(self.amounts),
            "changes": _rows(self.changes),
            "industries": self.names["industries"].most_common(BARS),
            "companies": self.names["companies"].most_common(BARS),
            "regions": self.names["regions"].most_common(BARS),
            "grid": self._grid(),
        }

    def _grid(self) -> dict[str, Any]:
        years = sorted({year for _, year in self.cells})[-YEARS:]
        regions: Counter[str] = Counter()
        for (region, year), count in self.cells.items():
            if year in years:
                regions[region] += count
        rows = [name for name, _ in regions.most_common(REGIONS)]
        years = [y for y in years if any(self.cells[r, y] for r in rows)]
        return {"years": years, "rows": [[r, [self.cells[r, y] for y in years]] for r in rows]}


def _year(fact: Fact) -> str | None:
    iso = (fact.period.iso if fact.period else "").rpartition("/")[2]
    return iso[:4] if iso[:4].isdigit() and len(iso) >= 4 else None


def _rows(points: dict[str, list[Point]]) -> list[list[Any]]:
    """[metric, count, median, dots] of the metrics with most values; `other` mixes too much to be drawn."""
    known = sorted(((m, sorted(p)) for m, p in points.items() if m != "other"), key=lambda row: (-len(row[1]), row[0]))
    return [[metric, len(p), plain(median(v for v, _, _ in p)), [[plain(v), *at] for v, *at in _thinned(p)]] for metric, p in known[:ROWS]]


def _thinned(points: list[Point]) -> list[Point]:
    if len(points) <= DOTS:
        return points
    return [points[i * (len(points) - 1) // (DOTS - 1)] for i in range(DOTS)]
