"""The wide indicator panel: a row for each region × industry × period, a column for each indicator."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from zhsignals.ext.panel import Cell, Key, Panel, merge
from zhsignals.records import Record

INDICATORS: dict[str, tuple[str, str, frozenset[str | None]]] = {
    "project_count": ("project_count", "count", frozenset({"signed", None})),
    "contracted_investment": ("contracted_investment", "amount", frozenset({None})),
    "funds_in_place": ("funds_in_place", "amount", frozenset({None})),
    "start_rate": ("start_rate", "rate", frozenset({None})),
    "revenue": ("revenue", "amount", frozenset({None})),
    "growth": ("revenue", "change", frozenset({None})),
}
"""Column → metric, kind and stages. Growth is that of the revenue, as a fraction."""

WIDE_COLUMNS = ("region", "industry", "period", *INDICATORS, "conflicts", "notes", "sources")
_ABOUT = frozenset({None, "industry", "sector"})


@dataclass(slots=True)
class _Row:
    values: dict[str, Decimal | None] = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    sources: dict[str, None] = field(default_factory=dict)


def _indicator(key: Key) -> str | None:
    for name, (metric, kind, stages) in INDICATORS.items():
        if (key.metric, key.kind) == (metric, kind) and key.stage in stages:
            return name
    return None


def _fill(row: _Row, name: str, cell: Cell) -> None:
    values = [r.value for r in cell.readings if r.comparators != ["order"]]
    said = f"{name}: " + " | ".join(f"{v:f}" for v in values)
    row.sources.update(dict.fromkeys(f"{c.record}#{c.fact}" for r in cell.readings for c in r.citations))
    if (cell.key.kind == "amount" and cell.key.unit != "CNY") or (cell.key.kind == "change" and cell.key.unit != "1"):
        row.notes.append(f"{said} {cell.key.unit}")
    elif name in row.values:  # another basis or stage already stands in the column
        row.notes.append(" ".join(filter(None, (said, cell.key.basis, cell.key.stage))))
    elif cell.conflict:
        row.values[name] = None
        row.conflicts.append(said)
    elif values:
        row.values[name] = values[0]


def wide_rows(panel: Panel | Iterable[Record], *, status: str = "actual") -> list[dict[str, Any]]:
    """Rows of the indicator panel; a conflict leaves its column empty and stands in `conflicts`, never an average."""
    cells = (panel if isinstance(panel, Panel) else merge(panel)).cells
    rows: dict[tuple[str | None, ...], _Row] = {}
    for key, cell in sorted(cells.items(), key=lambda item: (item[0].stage or "~", item[0].basis or "")):
        name = _indicator(key)
        if name is None or key.status != status or key.subject_kind not in _ABOUT:
            continue
        _fill(rows.setdefault((key.region, key.subject, key.period, key.article), _Row()), name, cell)
    return [
        dict(zip(("region", "industry", "period"), place, strict=False))
        | {name: row.values.get(name) for name in INDICATORS}
        | {"conflicts": "; ".join(row.conflicts), "notes": "; ".join(row.notes), "sources": list(row.sources)}
        for place, row in sorted(rows.items(), key=lambda item: tuple(p or "" for p in item[0]))
    ]
