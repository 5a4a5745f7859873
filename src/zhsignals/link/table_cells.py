"""Reads the cells of a table: what one states follows from the heads of its row, of its column and of the table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from zhsignals.link.draft import Draft, Name
from zhsignals.link.subject import unique
from zhsignals.link.table_grid import LOSS, NUMBER, Grid, Page, Row, Span, Words, plain
from zhsignals.link.table_heads import Head, HeadReader
from zhsignals.link.table_times import Times
from zhsignals.link.table_units import Units, fits, is_ratio
from zhsignals.link.value import make_change, make_level
from zhsignals.text import Mention, Period, Quantity

RULE = "links/table#cell"
MOST_DIGITS = 15
Levels = list[tuple[Period | None, Draft]]


@dataclass(slots=True)
class Table:
    """What was read from a table: facts, and stretches of its cells that are prose, each with the value it follows."""

    grid: Grid
    caption: Head
    drafts: list[Draft] = field(default_factory=list)
    asides: list[tuple[Span, Draft | None]] = field(default_factory=list)


@dataclass(slots=True)
class Place:
    """The heads that a cell stands under."""

    head: Head
    groups: list[Head]
    own: Quantity | None
    """The unit of its row."""
    column: Head
    time: Period | None
    """Of its column."""
    above: Draft | None
    """What stands in the cell above it."""


class CellReader:
    """Reads one table."""

    def __init__(
        self,
        page: Page,
        table: Table,
        columns: Sequence[Head],
        times: Times,
        units: Units,
        heads: HeadReader,
        words: Words,
        parts: Mapping[str, str],
    ) -> None:
        self._page, self._table, self._caption, self._columns = page, table, table.caption, columns
        self._times, self._units, self._heads, self._words, self._parts = times, units, heads, words, parts
        self._by_start = page.quantities()
        self._row_metric: Mention | None = None
        self._signed = any(page.text[c[0]] in "+-" for row in table.grid.rows for c in row.cells if c)

    def read(self) -> None:
        """Read all rows."""
        rows = self._table.grid.rows
        heads = [self._heads.read(self._page, [row.name]) for row in rows]
        units = [self._units.of_row(row, head) for row, head in zip(rows, heads, strict=True)]
        self._units.open_table(heads, units)
        times = self._times.of_columns(self._columns)
        above: list[Draft | None] = [None] * len(self._columns)
        for row, head, own in zip(rows, heads, units, strict=True):
            self._units.enter_row(head, own)
            self._row_metric = head.metric or self._row_metric
            groups = [self._heads.read(self._page, [g]) for g in row.groups]
            places = [Place(head, groups, own, c, t, a) for c, t, a in zip(self._columns, times, above, strict=True)]
            above = self._row(row, places)

    def _row(self, row: Row, places: list[Place]) -> list[Draft | None]:
        """The values of a row, None where a cell has none."""
        levels: Levels = []
        out: list[Draft | None] = [None] * len(places)
        for k, (span, place) in enumerate(zip(row.cells, places, strict=False)):
            if span is None:
                continue
            quantity, rest = self._quantity(span)
            draft = self._draft(quantity, place, levels) if quantity is not None else None
            if draft is not None:
                self._settle(draft, span, rest, place)
                if draft.kind != "change":
                    levels.append((place.time, draft))
            if quantity is None or rest:
                self._table.asides.append((rest or span, draft))
            out[k] = draft
        return out

    def _settle(self, draft: Draft, span: Span, rest: Span | None, place: Place) -> None:
        """Give a value its place, subjects, time and status."""
        column, head, caption = place.column, place.head, self._caption
        draft.start, draft.end, draft.rule, draft.cell = span[0], draft.quantity.end, RULE, True
        draft.subjects = self._subjects(place)
        aside = self._heads.read(self._page, [rest]).period if rest else None
        draft.period = aside or self._times.of_cell(column, place.time, head)
        told = [h.status for h in (column, head, caption) if h is column or not h.wished or h.timed]
        draft.status = next((s for s in told if s), self._page.scope.status)
        if draft.metric == "project_count":
            draft.stage = column.stage or head.stage or caption.stage
        self._table.drafts.append(draft)

    def _quantity(self, span: Span) -> tuple[Quantity | None, Span | None]:
        """The value that a cell begins with, and what follows it."""
        start, end = span
        words = self._page.text[start:end]
        if NUMBER.fullmatch(words) or LOSS.fullmatch(words):
            return _number(start, end, words), None
        found = self._by_start.get(start)
        if found is None or found.kind == "ordinal" or found.end > end:
            return None, None
        return found, (found.end, end) if self._page.text[found.end : end].strip() else None

    def _draft(self, found: Quantity, place: Place, levels: Levels) -> Draft | None:
        column, head = place.column, place.head
        sign = column.sign or head.sign
        if found.kind == "number":
            unit = (self._units.of_change if sign else self._units.of_level)(column, head, place.own)
            if unit is None or (found.form == "loss" and unit.kind != "amount"):
                return None
            found = self._units.apply(found, unit)
        if not sign and found.kind == "rate" and not (is_ratio(column) or is_ratio(head)):
            sign = self._caption.sign or int(self._page.text[found.start] in "+-")
        if sign or (found.kind == "change" and found.unit == "pp"):
            return self._change(found, sign or 1, place, levels)
        draft = make_level(found)
        self._name(draft, place)
        return draft

    def _change(self, found: Quantity, sign: int, place: Place, levels: Levels) -> Draft:
        """A growth: of the level beside it, of the level above it, or of what the heads say."""
        column, head = place.column, place.head
        draft = make_change(replace(found, value=abs(found.value)) if sign < 0 else found, sign)
        draft.basis = column.basis or head.basis or self._caption.basis or "unstated"
        beside = [d for time, d in reversed(levels) if time is place.time or time is None or place.time is None]
        level = next((d for d in beside if (d.kind == "rate") == (draft.unit == "pp")), beside[0] if beside else None)
        if level is None and head.sign and head.metric is None and place.above is not None and place.above.kind != "change":
            level = place.above
        if level is not None and column.metric is None:
            draft.metric, draft.label, draft.change_of = level.metric, level.label, level
        else:
            self._name(draft, place)
            draft.change_of = next((d for _, d in reversed(levels) if d.metric == draft.metric != "other"), None)
        return draft

    def _metric_of(self, column: Head) -> Mention | None:
        """The metric of a column; the table or its section may say it more exactly: 支出 under 消费支出."""
        metric = None if column.plain else column.metric
        if metric is None or metric.end - metric.start < len(column.words):
            return metric
        wider = [m for m in (self._caption.metric, self._page.scope.section_metric) if m is not None and m.id != metric.id]
        return next((m for m in wider if any(t.endswith(column.words) for t in m.data.terms)), metric)

    def _name(self, draft: Draft, place: Place) -> None:
        """Set metric and label of a level, or of a growth without a level."""
        column, head = place.column, place.head
        kind, sector = "" if draft.kind == "change" else draft.kind, self._is_sector(head)
        own = None if draft.kind == "change" and draft.unit == "1" and self._counts(head) else head.metric
        told = (self._metric_of(column), own, *[g.metric for g in place.groups])
        carried = (self._row_metric if head.part or sector else None, self._caption.metric)
        metric = next((m for m in (*told, *carried) if m is not None and fits(m, kind, draft.unit)), None)
        if draft.kind == "rate" and (column.completion or head.completion):
            draft.metric = "completion_rate"
        elif metric is not None:
            data = metric.data.data
            draft.metric = data.get("metric", metric.id)
            if sector and not any(m is metric for m in told):
                draft.metric = self._parts.get(draft.metric, draft.metric)
            if data.get("sign") == -1 and draft.kind == "amount" and not self._signed:
                draft.value = -abs(draft.value)
        if draft.metric == "other":
            block = [self._units.block] if self._units.block and self._units.in_parts() else []
            words = [h.words for h in (column, *block, head) if h.words and not (h.plain or h.timed or h.total or h.sign)]
            draft.label = next((plain(w) or w for w in words), self._caption.words) or None

    def _counts(self, head: Head) -> bool:
        """Whether a head names things, not how many they are: a growth of 国有企业 is not one of their number."""
        return head.metric is not None and "count" in head.metric.data.data["dimension"] and not head.words.endswith(self._words["numbers"])

    def _is_sector(self, head: Head) -> bool:
        return head.words.endswith(self._words["sector_ends"]) or any(n.kind == "industry" for n in head.names)

    def _subjects(self, place: Place) -> list[Name]:
        """Whom a cell is about: its row, the headings above it, its column, the table, the article."""
        scope, names = self._page.scope, list[Name]()
        for h in (place.head, *place.groups):
            names += _names(h) if not h.words.startswith(self._words["group_openers"]) else []
        if place.column.names or self._is_named(place.column, place.head):
            names += _names(place.column)
        names += self._caption.names
        placed = any(n.kind == "region" for n in names)
        names += [*scope.section_names, *([scope.home] if scope.home and not placed else []), *scope.title_names]
        if not names and place.head.words and not (place.head.timed or place.head.total):
            names.append(Name("other", place.head.words))
        return unique(names)

    def _is_named(self, column: Head, head: Head) -> bool:
        """Whether a column names something that the metric of the row or of the table is of, not a measure of its own."""
        if column.metric is not None or column.units or column.percent or column.sign or column.ratio:
            return False
        told = head.metric or self._caption.metric
        return told is not None and not (plain(column.words) or column.words).endswith(self._words["heads"])


def _number(start: int, end: int, words: str) -> Quantity | None:
    """A cell that is a number: 1,023, -3.2, 5.6%, (171)."""
    digits = words.strip("()%+").replace(",", "")
    if len(digits) > MOST_DIGITS:
        return None
    value = -Decimal(digits) if words[0] == "(" else Decimal(digits)
    if words[-1] == "%":
        return Quantity(start, end, "rate", value / 100, None, "1", "eq", (start, end - 1), "percent")
    return Quantity(start, end, "number", value, None, "", "eq", (start, end), "loss" if words[0] == "(" else "")


def _names(head: Head) -> list[Name]:
    """The subject that a head names: nothing where it is only a time, a total or a metric."""
    if not head.words or head.words.isdigit() or head.timed or head.total or head.plain:
        return []
    metric = head.metric
    if metric is not None and metric.end - metric.start == len(head.words) and not metric.data.data.get("qualified"):
        return []
    whole = next((n for n in head.names if n.name == head.words), None)
    return [whole or Name("other", head.words), *[n for n in head.names if n is not whole]]
