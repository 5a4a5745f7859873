"""What one stands for in the cells of a table: the units of its columns, of its rows, and of the lines above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from zhsignals.link.table_grid import HOME, Page, ReadUnit, Row, Words
from zhsignals.link.table_heads import Head
from zhsignals.text import Mention, Quantity

DIMENSIONS = {"amount": ("money", "index"), "count": ("count",), "quantity": ("quantity", "index"), "rate": ("percent",)}
PERCENT = Quantity(0, 0, "rate", Decimal("0.01"), None, "1", "eq", form="percent")
INDEX = Quantity(0, 0, "quantity", Decimal(1), None, "1", "eq", form="index")
YEARLY = ("yoy", "mom")


class Units:
    """The units of one table."""

    def __init__(self, page: Page, caption: Head, stub: Head, columns: Sequence[Head], words: Words, read_unit: ReadUnit) -> None:
        self._page, self._caption, self._stub, self._many = page, caption, stub, len(columns) > 1
        self._words, self._read_unit = words, read_unit
        self.block: Head | None = None
        """The last row with a unit of its own, when the rows below it are its parts."""
        self._block_unit: Quantity | None = None
        self._inside = False
        self._first: Head | None = None

    def of_row(self, row: Row, head: Head) -> Quantity | None:
        """The unit that a row gives itself, in a cell or in its name."""
        if row.unit is None:
            return unit_of(head)
        words = "".join(self._page.text[slice(*row.unit)].split())
        return PERCENT if words == "%" else self._read_unit(words)

    def open_table(self, heads: Sequence[Head], units: Sequence[Quantity | None]) -> None:
        """A unit in the first name and in no other is that of the rows below it, if they are no measures of their own."""
        self._first = heads[0] if units[0] is not None and not any(units[1:]) else None

    def enter_row(self, head: Head, own: Quantity | None) -> None:
        """Go on to a row."""
        if own is not None:
            self.block, self._block_unit, self._inside = head, own, False
            return
        self._inside = self.block is not None and (self._inside or self._goes_on(head))
        if not self._inside:
            self.block = self._block_unit = None

    def _goes_on(self, head: Head) -> bool:
        """Whether a row without a unit is a part of the row with a unit above it: #工业, or any below a row of percentages."""
        told = self._block_unit
        if told is None or (head.metric is not None and not fits(head.metric, told.kind, told.unit)):
            return False
        if head.part:
            return True
        if head.metric is not None or head.words.endswith(self._words["heads"]):
            return False
        return self._first is not None or self.in_parts()

    def in_parts(self) -> bool:
        """Whether the block is of percentages or index numbers: the rows below it are parts of what its name says."""
        return self._block_unit is not None and (self._block_unit.kind == "rate" or self._block_unit.form == INDEX.form)

    def apply(self, found: Quantity, unit: Quantity) -> Quantity:
        """A bare number in a unit."""
        name = self._page.money if unit.unit == HOME else unit.unit
        return replace(found, kind=unit.kind, unit=name, value=whole(found.value * unit.value), form="")

    def of_change(self, column: Head, head: Head, own: Quantity | None) -> Quantity | None:
        """The unit of a growth: its own, percent where the heads say so, else that of the thing itself."""
        told = (unit_of(column) if column.sign else None) or (own if head.sign else None)
        if told is not None:
            return told
        words, rated = column.words if column.sign else head.words, column.rated or head.rated
        if not rated and words.endswith(self._words["amount_of_change"]):
            return own or unit_of(column) or self._block_unit or unit_of(self._stub) or self._caption.unit
        sure = rated or self._caption.percent or column.basis in YEARLY or head.basis in YEARLY
        return PERCENT if sure else None

    def of_level(self, column: Head, head: Head, own: Quantity | None) -> Quantity | None:
        """The unit of anything else; a column of several that has no head stays unread."""
        if (self._many and not (column.words or column.units or column.percent or column.index)) or len(column.units) > 1:
            return None
        told = unit_of(column)
        if told is not None and own is not None and (told.kind, told.unit, told.value) != (own.kind, own.unit, own.value):
            return own if own.kind == "rate" else told if told.kind == "rate" else None
        ratio = is_ratio(column) or is_ratio(head)
        unit = told or own or (None if ratio else self._block_unit) or self._above(column, head, ratio=ratio)
        if unit is not None and unit.kind == "rate" and any(h.metric and _is_index(h.metric) for h in (column, head)):
            return INDEX
        if unit is not None and unit.kind != "number":
            return unit
        counted = self._counted(column, head)
        return replace(counted, value=unit.value) if counted is not None and unit is not None else counted

    def _above(self, column: Head, head: Head, *, ratio: bool) -> Quantity | None:
        """The unit that the lines above the table, or its corner, give for a cell."""
        source = self._stub if self._stub.units or self._stub.percent else self._caption
        if ratio or not source.units:
            return PERCENT if source.percent else None
        metrics = [m for m in (None if column.plain else column.metric, head.metric) if m is not None]
        if not metrics:
            return source.unit
        return next((u for u in source.units if u.kind == "number" or any(fits(m, u.kind, u.unit) for m in metrics)), None)

    def _counted(self, column: Head, head: Head) -> Quantity | None:
        """A count whose head says what is counted: 职工人数; or the plain number of an index."""
        for words in (column.words, head.words, self._caption.words):
            if not words.endswith((*self._words["measures_of"], *self._words["counts_of"])):
                continue
            ends = [w for w in self._words["measures_of"] if words.endswith(w)]
            ends += [w[:-1] for w in self._words["counts_of"] if words.endswith(w)]
            if ends:
                return replace(INDEX, kind="count", unit=ends[0], form="")
        said = head.metric if column.plain or column.timed or not column.words else None  # 某某项目 below 供应量 counts no projects
        metric = (None if column.plain else column.metric) or said or self._caption.metric
        if metric is None or _is_index(metric):
            return INDEX if metric else None
        data = metric.data.data
        usual = [data["unit"]] if data.get("unit") else []
        known = {*usual, *data.get("units", ())}
        unit = next((u for u in self._page.measure_words() if u in known), None) or next(iter(usual or data.get("units") or ()), None)
        return replace(INDEX, kind="count", unit=unit, form="") if unit and "count" in data["dimension"] else None


def whole(value: Decimal) -> Decimal:
    """Without a point that says nothing."""
    return value.to_integral_value() if value == value.to_integral_value() else value


def unit_of(head: Head) -> Quantity | None:
    """The unit in a head."""
    return head.unit or (INDEX if head.index else PERCENT if head.percent else None)


def is_ratio(head: Head) -> bool:
    """Whether a head names something that is stated in percent."""
    return head.ratio or (head.metric is not None and "percent" in head.metric.data.data["dimension"])


def fits(metric: Mention, kind: str, unit: str) -> bool:
    """Whether a value of a kind can be one of a metric; a growth can be of any."""
    if not kind:
        return True
    data = metric.data.data
    if not any(d in data["dimension"] for d in DIMENSIONS.get(kind, ())):
        return False
    return kind != "count" or not data.get("units") or unit in data["units"]


def _is_index(metric: Mention) -> bool:
    return "index" in metric.data.data["dimension"]
