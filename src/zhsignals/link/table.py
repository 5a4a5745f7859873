"""Tables that were flattened to one cell a line: header cells, a unit line, rows of a name and its numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from zhsignals.lexicon import TermIndex
from zhsignals.link.draft import Draft, Name, Scope
from zhsignals.link.value import make_change, make_level
from zhsignals.text import Mention, Quantity

Span = tuple[int, int]
ReadUnit = Callable[[str], Quantity | None]
_CELL = re.compile(r"[^，。；！？：\n]{1,16}")
_NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
_UNIT_MARK = re.compile(r"[、,，/\s]+")
SHORTEST = 6
"""Cells that a table has at the least."""
DIMENSIONS = {"money": "amount", "count": "count", "percent": "rate", "quantity": "quantity"}


@dataclass(slots=True)
class Table:
    """Header cells of the number columns, the words of the unit line, rows of a name and its numbers."""

    headers: list[Span]
    units: list[str]
    rows: list[tuple[Span, list[Span]]]


class TableReader:
    """Finds flattened tables and reads their cells as facts."""

    def __init__(self, terms: TermIndex, words: Mapping[str, tuple[str, ...]], read_unit: ReadUnit) -> None:
        self._terms, self._unit_words, self._read_unit = terms, words["unit_labels"], read_unit

    def find_tables(self, text: str) -> list[Table]:
        """The tables of a text; a run of short lines is one when its rows repeat and a header names a metric."""
        return [t for run in _runs(text) if (t := self._table(text, run)) is not None]

    def read(self, text: str, tables: Sequence[Table], quantities: Sequence[Quantity], scope: Scope) -> list[Draft]:
        """Drafts of the cells of the tables."""
        by_start = {q.number[0]: q for q in quantities} | {q.start: q for q in quantities}
        out: list[Draft] = []
        for table in tables:
            columns = [self._column(text[a:b], table.units) for a, b in table.headers]
            for name, cells in table.rows:
                level: Draft | None = None
                for (start, end), (metric, unit), header in zip(cells, columns, table.headers, strict=True):
                    found = by_start.get(start)
                    if found is None:
                        continue
                    draft = self._draft(found, metric, unit, text[header[0] : header[1]], level)
                    draft.start, draft.end, draft.rule = start, end, "links/table#cell"
                    draft.subjects = [Name("other", text[name[0] : name[1]]), *([scope.home] if scope.home else [])]
                    draft.period, draft.status = scope.document_period or scope.year, "actual"
                    level = draft if draft.kind != "change" else level
                    out.append(draft)
        return out

    def _draft(self, found: Quantity, metric: Mention | None, unit: Quantity | None, header: str, level: Draft | None) -> Draft:
        if metric is not None and metric.kind == "cue":
            draft = make_change(replace(found, kind="rate", unit="1", value=found.value / 100), 1)
            draft.basis = "unstated"
            if level is not None:
                draft.metric, draft.label, draft.change_of = level.metric, level.label, level
            return draft
        if unit is not None and found.kind == "number":
            found = replace(found, kind=unit.kind, unit=unit.unit, value=found.value * unit.value)
        draft = make_level(found if found.kind != "number" else replace(found, kind="quantity", unit="1"))
        stage = next((m for m in self._terms.find(header) if m.kind == "cue" and m.data.data["role"] == "stage"), None)
        if stage is not None:
            draft.stage = stage.data.data["value"]
        if metric is None:
            draft.label = header
        else:
            draft.metric = metric.data.data.get("metric", metric.id)
        return draft

    def _column(self, header: str, units: Sequence[str]) -> tuple[Mention | None, Quantity | None]:
        """Metric of a column, and what one of its numbers stands for."""
        terms = self._terms.find(header)
        growth = next((m for m in terms if m.kind == "cue" and m.data.data["role"] in ("growth", "speed")), None)
        metric = growth or next((m for m in reversed(terms) if m.kind == "metric"), None)
        inner = re.search(r"[（(]([^（）()]+)[)）]", header)
        if inner and (own := self._read_unit("1" + inner.group(1))):
            return metric, own
        readings = [q for u in units if (q := self._read_unit("1" + u))]
        if metric is None or metric.kind == "cue":
            return metric, readings[0] if len(readings) == 1 else None
        fits = {DIMENSIONS.get(d) for d in metric.data.data["dimension"]}
        return metric, next((q for q in readings if q.kind in fits), None)

    def _table(self, text: str, run: Sequence[Span]) -> Table | None:
        numeric = [bool(_NUMBER.fullmatch(text, a, b)) for a, b in run]
        if numeric.count(True) < SHORTEST or True not in numeric:
            return None
        first = numeric.index(True)
        indexed = text[run[first][0] : run[first][1]] == "1" and first + 1 < len(run) and not numeric[first + 1]
        name_at = first + 1 if indexed else first - 1
        width = 0
        while name_at + 1 + width < len(run) and numeric[name_at + 1 + width]:
            width += 1
        if indexed and name_at + width < len(run) and text[slice(*run[name_at + width])] == "2":
            width -= 1
        heads = run[:first] if indexed else run[: first - 1]
        if width < 1 or len(heads) < width or name_at < 0:
            return None
        headers = list(heads[len(heads) - width :])
        if not any(m.kind == "metric" for a, b in headers for m in self._terms.find(text[a:b])):
            return None
        rows = list(_rows(run, numeric, first if indexed else name_at, width, indexed))
        return Table(headers, self._units(text, run[0][0]), rows) if len(rows) > 1 else None

    def _units(self, text: str, start: int) -> list[str]:
        """The words of `单位：个、亿元、%` on one of the lines before the table."""
        for line in reversed(text[max(0, start - 120) : start].split("\n")):
            label = next((w for w in self._unit_words if line.startswith(w)), None)
            if label:
                return [u for u in _UNIT_MARK.split(line[len(label) :].lstrip("：: ")) if u]
        return []


def _runs(text: str) -> Iterator[list[Span]]:
    """Runs of short lines without the punctuation of prose."""
    run: list[Span] = []
    at = 0
    for line in text.split("\n"):
        if line and _CELL.fullmatch(line):
            run.append((at, at + len(line)))
        elif line:
            if len(run) >= SHORTEST:
                yield run
            run = []
        at += len(line) + 1
    if len(run) >= SHORTEST:
        yield run


def _rows(run: Sequence[Span], numeric: Sequence[bool], at: int, width: int, indexed: bool) -> Iterator[tuple[Span, list[Span]]]:
    while at < len(run):
        if indexed and numeric[at]:
            at += 1
        cells = range(at + 1, at + 1 + width)
        if at >= len(run) or numeric[at] or cells.stop > len(run) or not all(numeric[j] for j in cells):
            return
        yield run[at], [run[j] for j in cells]
        at = cells.stop
