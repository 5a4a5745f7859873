"""Tables of an article: found, and read by what stands above them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence

from zhsignals.lexicon import TermIndex
from zhsignals.link.article_time import ArticleTime
from zhsignals.link.table_cells import CellReader, Table
from zhsignals.link.table_flat import FlatTables
from zhsignals.link.table_grid import Grid, Page, ReadPeriod, ReadUnit, Signs, Span, Values, Words
from zhsignals.link.table_heads import Head, HeadReader
from zhsignals.link.table_rows import RowTables
from zhsignals.link.table_times import Times
from zhsignals.link.table_units import Units
from zhsignals.segment import lines_of
from zhsignals.text import Quantity

GAP = 120
"""Characters without a full stop between two tables that share what is said above the first."""
LONG_LINE = 30
"""Longer lines above a table are prose: the names in them are not what the table is about."""
_HINT = re.compile(r"\||^[-+$¥]?[0-9][^\s，。；：]{0,10}$|[0-9]\S{0,3} +[-+]?[0-9]\S{0,8}$", re.MULTILINE)


class TableReader:
    """Finds tables and reads their cells as facts."""

    def __init__(self, terms: TermIndex, words: Words, read_unit: ReadUnit, read_period: ReadPeriod, parts: Mapping[str, str]) -> None:
        self._signs, self._heads = Signs(words, read_unit), HeadReader(terms, words, read_unit, read_period)
        self._words, self._read_unit, self._read_period, self._parts = words, read_unit, read_period, parts
        self._article = ArticleTime(words)

    def find(self, page: Page) -> list[Grid]:
        """The tables of a text, in order."""
        text = page.text
        if _HINT.search(text) is None:
            return []
        lines, values = lines_of(text), Values(text, page.quantities().values())
        grids, taken = [], set[int]()
        for grid, first, stop in RowTables(self._signs, text, lines, values).find():
            grids.append(grid)
            taken.update(range(first, stop))
        grids += FlatTables(self._signs, text, lines, values).find(taken)
        return sorted(grids, key=lambda g: g.start)

    def read(self, page: Page, grid: Grid, before: Table | None) -> Table | None:
        """The facts of a table; None if its heads do not say what its values are."""
        caption = self._caption(page, grid.captions)
        top = grid.captions[0][0] if grid.captions else grid.start
        if before and top - before.grid.end < GAP and "。" not in page.text[before.grid.end : top]:
            inherit(caption, before.caption)
        table = Table(grid, caption)
        stub = self._heads.read(page, grid.stub)
        columns = [self._heads.read(page, spans) for spans in grid.heads]
        if not grid.sure and not all(c.is_clear for c in columns):
            return None
        if grid.heads and any(self._heads.read(page, [g]).is_measure for g in grid.rows[0].groups if grid.loose):
            return None
        times = Times(page, caption, self._words, self._article, self._read_period)
        units = Units(page, caption, stub, columns, self._words, self._read_unit)
        CellReader(page, table, columns, times, units, self._heads, self._words, self._parts).read()
        return table if len(table.drafts) > 1 else None

    def _caption(self, page: Page, spans: Sequence[Span]) -> Head:
        """What the lines above a table say; the nearest wins."""
        out = Head()
        for span in reversed(spans):
            head = self._heads.read(page, [span])
            if span[1] - span[0] > LONG_LINE:
                head.names = []
            if self._states(page, span):
                head.units, head.percent, head.sign, head.basis, head.status = [], False, 0, None, None
            inherit(out, head)
            out.names += head.names
            out.words = out.words or head.words
        return out

    @staticmethod
    def _states(page: Page, span: Span) -> bool:
        """Whether a line above a table states values of its own."""
        inside = page.mentions[bisect_left(page.starts, span[0]) : bisect_left(page.starts, span[1])]
        return any(isinstance(m, Quantity) and m.kind not in ("ordinal", "number") for m in inside)


def inherit(head: Head, above: Head) -> None:
    """Fill what a caption leaves open from one above it."""
    if not head.units and not head.percent:
        head.units, head.percent = above.units, above.percent
    head.metric, head.period = head.metric or above.metric, head.period or above.period
    head.sign, head.basis = head.sign or above.sign, head.basis or above.basis
    head.status, head.stage, head.index = head.status or above.status, head.stage or above.stage, head.index or above.index
