"""Tables that were flattened to one cell a line: heads, then for each row its name and its values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhsignals.link.table_grid import LONGEST_CELL, PROSE, YEAR, Grid, Row, Signs, Span, Values, captions_above

FEWEST_VALUES = 4
"""Values of a flattened table, at the least: fewer numbers on lines of their own are no table."""
LOOK_AHEAD = 8
"""Rows that tell whether a table has a column of units."""
MOST_GROUPS = 2
"""Names without values that may stand above a row; more of them end the table."""


@dataclass(slots=True)
class Block:
    """Lines of words, and the lines of values behind them."""

    first: int
    """Index of the first line."""
    words: list[Span]
    values: list[Span]


class FlatTables:
    """Finds the flattened tables of one text."""

    def __init__(self, signs: Signs, text: str, lines: Sequence[Span], values: Values) -> None:
        self._signs, self._text, self._lines, self._values = signs, text, lines, values

    def find(self, taken: set[int]) -> Iterator[Grid]:
        """Tables on lines that are not `taken`."""
        floor = i = 0
        while i < len(self._lines):
            j = i
            while j < len(self._lines) and j not in taken and self._is_cell(self._lines[j]):
                j += 1
            if j - i > FEWEST_VALUES:
                yield from self._tables(i, j, floor)
            if j > i:
                floor = j
            i = j + 1

    def _is_cell(self, line: Span) -> bool:
        start, end = line
        return end - start <= LONGEST_CELL and PROSE.isdisjoint(self._text[start:end])

    def _tables(self, first: int, stop: int, floor: int) -> Iterator[Grid]:
        blocks = self._blocks(first, stop)
        if sum(len(b.values) for b in blocks) < FEWEST_VALUES:
            return
        indexed = self._drop_numbering(blocks)
        blocks = [b for b in blocks if b.values]
        if len(blocks) == 1 and not indexed:
            yield from self._by_year(blocks[0], floor)
            return
        if len(blocks) < 2:
            return
        width = Counter(len(b.values) for b in blocks).most_common(1)[0][0]
        grid: Grid | None = None
        for k, block in enumerate(blocks):
            united = self._united(blocks[k : k + LOOK_AHEAD], width)
            opened = self._open(block, width, floor, first=k == 0, united=united)
            rest = block.words
            if opened is not None:
                if grid is not None and len(grid.rows) > 1:
                    yield grid
                grid, rest = opened
            elif grid is not None and len(rest) > MOST_GROUPS + 2:
                if len(grid.rows) > 1:
                    yield grid
                grid = None
            if grid is not None:
                self._add(grid, rest, block.values, width)
        if grid is not None and len(grid.rows) > 1:
            yield grid

    def _blocks(self, first: int, stop: int) -> list[Block]:
        """Words and values in turn; years that head columns count as words."""
        out = [Block(first, [], [])]
        for i in range(first, stop):
            line = self._lines[i]
            if self._values.holds(line) or self._signs.is_empty(self._text[slice(*line)]):
                out[-1].values.append(line)
            elif out[-1].values:
                out.append(Block(i, [line], []))
            else:
                out[-1].words.append(line)
        for k, block in enumerate(out[:-1]):
            if len(block.values) > 1 and block.words and all(YEAR.fullmatch(self._text, *v) for v in block.values):
                after = out[k + 1]
                after.words = [*block.words, *block.values, *after.words]
                after.first, block.values = block.first, []
        return out

    def _drop_numbering(self, blocks: list[Block]) -> bool:
        """Take 1, 2, 3 … in front of the names out of the values; they stand at the end of the block before."""
        if len(blocks) < 3 or [self._shown(v) for v in blocks[0].values] != ["1"]:
            return False
        ends = [self._shown(b.values[-1]) for b in blocks[1:] if len(b.values) > 1]
        if ends[:1] != ["2"]:
            return False
        blocks[0].values = []
        blocks[1].words = [*blocks[0].words, *blocks[1].words]
        blocks[1].first = blocks[0].first
        for number, block in enumerate(blocks[1:], 2):
            if block.values and self._shown(block.values[-1]) == str(number):
                block.values = block.values[:-1]
            else:
                break
        return True

    def _shown(self, span: Span) -> str:
        return self._text[slice(*span)]

    def _united(self, blocks: Sequence[Block], width: int) -> bool:
        """Whether the rows give their units in a column of their own."""
        rows = [b.words for b in blocks if len(b.values) == width and len(b.words) > 1]
        units = sum(self._signs.is_unit(self._shown(w[-1])) for w in rows)
        return units > 0 and units * 2 > sum(len(b.values) == width for b in blocks)

    def _open(self, block: Block, width: int, floor: int, *, first: bool, united: bool) -> tuple[Grid, list[Span]] | None:
        """A table whose heads stand in the words of a block, and the words that are left for its first row."""
        words = [w for w in block.words if not self._signs.is_ordinal_head(self._shown(w))]
        stub = next((k for k in range(len(words) - 1, -1, -1) if self._signs.is_stub(self._shown(words[k]))), None)
        if stub is not None:
            unit_head = any(self._signs.is_unit_head(self._shown(w)) for w in words[stub + 1 : stub + 2])
            heads = words[stub + 1 + unit_head : stub + 1 + unit_head + width]
            rest = words[stub + 1 + unit_head + width :]
            if len(heads) == width and rest and len(rest) <= MOST_GROUPS + 1 + united:
                grid = self._grid(block, words[:stub], [words[stub]], heads, floor)
                grid.loose = True
                return grid, rest
        if not first or stub is not None:
            return None
        named = 1 + united
        above, rest = words[:-named], words[-named:]
        heads = [w for w in above if not self._signs.is_unit_head(self._shown(w))][-width:]
        if len(heads) < width:
            return self._grid(block, above, [], [], floor, width), rest
        top = [w for w in above if w[0] < heads[0][0]]
        grid = self._grid(block, top[:-1], top[-1:], heads, floor)
        grid.sure = False
        return grid, rest

    def _grid(self, block: Block, above: list[Span], stub: list[Span], heads: list[Span], floor: int, width: int = 0) -> Grid:
        higher = captions_above(self._text, self._lines, block.first, floor, self._signs.lead_ins)
        start = min(s[0] for s in (*above[:0], *stub, *heads, block.values[0]))
        return Grid(start, start, [*higher, *above], stub, [[h] for h in heads] or [[] for _ in range(width)], [])

    def _add(self, grid: Grid, words: list[Span], values: list[Span], width: int) -> None:
        """A row, with the headings that stand above it."""
        united = len(words) > 1 and self._signs.is_unit(self._shown(words[-1]))
        unit = words[-1] if united else None
        words = words[:-1] if united else words
        if not words:
            return
        name = words[-1]
        if len(words) > 1 and words[-1][1] - words[-1][0] == 1 == words[-2][1] - words[-2][0]:  # a name of two characters set apart
            name, words = (words[-2][0], words[-1][1]), words[:-1]
        groups = words[:-1] or (grid.rows[-1].groups if grid.rows else [])
        if len(values) == width:
            cells = [None if self._signs.is_empty(self._shown(v)) else v for v in values]
            grid.rows.append(Row(name, cells, unit, groups))
            grid.end = values[-1][1]

    def _by_year(self, block: Block, floor: int) -> Iterator[Grid]:
        """Rows that are named by bare years: heads, then nothing but numbers."""
        stub = next((k for k in range(len(block.words) - 1, -1, -1) if self._signs.is_stub(self._shown(block.words[k]))), None)
        if stub is None:
            return
        heads = block.words[stub + 1 :]
        step = len(heads) + 1
        names = block.values[::step]
        if step < 2 or len(block.values) % step or len(names) < 2 or not all(YEAR.fullmatch(self._text, *n) for n in names):
            return
        grid = self._grid(block, block.words[:stub], [block.words[stub]], heads, floor)
        for k in range(0, len(block.values), step):
            cells = [None if self._signs.is_empty(self._shown(v)) else v for v in block.values[k + 1 : k + step]]
            grid.rows.append(Row(block.values[k], cells))
        grid.end = block.values[-1][1]
        yield grid
