"""Tables whose rows stand on one line each: cells between bars, or cells between blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from zhsignals.link.table_grid import PROSE, YEAR, Grid, Row, Signs, Span, Values, captions_above

_TOKEN = re.compile(r"\S+")
_WIDE = re.compile(r"\S+(?: \S+)*")
_CLOSED = re.compile(r"[^\s（）()]+(?:[（(][^（）()]*[)）])?")
LONGEST_ROW = 160
LONGEST_GROUP = 24
FEWEST_BARRED = 2
FEWEST_BLANK = 3
"""Lines of words and numbers between blanks that make a table."""
Cells = list[Span | None]


class RowTables:
    """Finds the tables of one text that keep a row on a line."""

    def __init__(self, signs: Signs, text: str, lines: Sequence[Span], values: Values) -> None:
        self._signs, self._text, self._lines, self._values = signs, text, lines, values

    def find(self) -> Iterator[tuple[Grid, int, int]]:
        """Tables, each with its first line and the line after its last."""
        i = floor = 0
        while i < len(self._lines):
            j = self._barred_run(i)
            if j - i >= FEWEST_BARRED:
                for found in self._barred(i, j, floor):
                    yield found
                    floor = j
            elif j == i and (j := self._blank_run(i)) - i >= FEWEST_BLANK:
                grid = self._blank(i, j, floor)
                if grid is not None:
                    yield grid
                    floor = j
            i = max(j, i + 1)

    def _barred_run(self, i: int) -> int:
        while self._has_bar(i) or (self._has_bar(i - 1) and self._has_bar(i + 1) and self._is_short(i)):
            i += 1
        return i

    def _has_bar(self, i: int) -> bool:
        return 0 <= i < len(self._lines) and self._text.count("|", *self._lines[i]) > 0

    def _is_short(self, i: int) -> bool:
        """A line that may head the rows below it."""
        start, end = self._lines[i]
        shown = self._text[start:end]
        return len(shown) <= LONGEST_GROUP and "  " not in shown and PROSE.isdisjoint(shown) and not shown.rstrip("%")[-1:].isdigit()

    def _barred(self, first: int, stop: int, floor: int) -> Iterator[tuple[Grid, int, int]]:
        """The tables of a run of lines with bars: a row of heads below rows of values begins another."""
        heads: list[Cells] = []
        rows: list[tuple[int, Cells]] = []
        above: list[Span] = []
        begin = first
        for i in range(first, stop):
            cells = self._cells(self._lines[i])
            shown = [c for c in cells if c]
            valued = any(c and self._values.leads(c) for c in cells[1:]) and not self._are_years(cells)
            empty = any(c and self._signs.is_empty(self._text[slice(*c)]) for c in cells[1:])
            if valued or (rows and empty) or (heads and len(shown) < 2):
                rows.append((i, cells))
            elif len(shown) < 2 and not rows:
                above += shown
            elif shown:
                if any(len(_spans(r)) > 1 for _, r in rows):
                    after = len(rows)
                    while len(_spans(rows[after - 1][1])) == 1:
                        after -= 1
                    yield from self._made(begin, rows[after - 1][0] + 1, heads, rows[:after], above, floor)
                    heads, rows, above, begin = [], [], [s for _, r in rows[after:] for s in _spans(r)], i
                heads.append(cells)
        yield from self._made(begin, stop, heads, rows, above, floor)

    def _cells(self, line: Span) -> Cells:
        """The cells of a line; bars at both its ends stand for nothing."""
        start, end = line
        bars = [k for k in range(start, end) if self._text[k] == "|"]
        if not bars:
            return [line]
        edges = [start - 1, *bars, end]
        spans = [self._trim(a + 1, b) for a, b in zip(edges, edges[1:], strict=False)]
        if bars[0] != start:
            return spans
        return spans[1:-1] if bars[-1] == end - 1 else spans[1:]

    def _trim(self, start: int, end: int) -> Span | None:
        while start < end and self._text[start] == " ":
            start += 1
        while end > start and self._text[end - 1] == " ":
            end -= 1
        return (start, end) if start < end else None

    def _are_years(self, cells: Cells) -> bool:
        """A head of years: the cells behind the first are nothing else."""
        shown = [c for c in cells[1:] if c]
        return bool(shown) and all(YEAR.fullmatch(self._text, *c) for c in shown)

    def _made(
        self, first: int, stop: int, heads: list[Cells], rows: list[tuple[int, Cells]], above: list[Span], floor: int
    ) -> Iterator[tuple[Grid, int, int]]:
        width = _usual([len(r) for _, r in rows if len(_spans(r)) > 1])
        top = [h for h in heads if len(h) == width]
        if width < 2:
            return
        columns = [[h[k] for h in _filled(top) if h[k]] for k in range(width)]
        words = [" ".join(self._text[slice(*s)] for s in c if s) for c in columns]
        ordinals = [k for k in range(width - 1) if self._signs.is_ordinal_head(words[k])]
        name_at = next((k for k in range(width) if k not in ordinals), 0)
        unit_at = next((k for k in range(width) if k > name_at and self._signs.is_unit_head(words[k])), None)
        value_at = [k for k in range(width) if k not in (name_at, unit_at) and k not in ordinals]
        value_at = [k for k in value_at if columns[k] or any(len(r) == width and r[k] for _, r in rows)]
        grid = Grid(
            self._lines[first][0], self._lines[stop - 1][1], [], _spans(columns[name_at]), [_spans(columns[k]) for k in value_at], []
        )
        groups: list[Span] = []
        for _, cells in rows:
            shown = _spans(cells)
            if len(shown) == 1:
                groups = shown
            if len(cells) != width or len(shown) < 2 or (name := cells[name_at]) is None:
                continue
            picked = [c if c and not self._signs.is_empty(self._text[slice(*c)]) else None for c in (cells[k] for k in value_at)]
            grid.rows.append(Row(name, picked, cells[unit_at] if unit_at is not None else None, groups))
        grid.captions = [*captions_above(self._text, self._lines, first, floor, self._signs.lead_ins), *above]
        if grid.rows:
            yield grid, first, stop

    def _blank_run(self, i: int) -> int:
        """The line after the last of a run of rows; a short line between rows heads the rows below it."""
        while i < len(self._lines):
            if self._split(self._lines[i]) is None and not self._is_group(i):
                break
            i += 1
        return i

    def _is_group(self, i: int) -> bool:
        if i == 0 or i + 1 == len(self._lines) or not self._is_short(i):
            return False
        return self._split(self._lines[i - 1]) is not None and self._split(self._lines[i + 1]) is not None

    def _split(self, line: Span) -> tuple[list[Span], list[Span]] | None:
        """The words and the values of a line that ends in values."""
        start, end = line
        text = self._text
        gap = text.rfind(" ", start, end)
        if gap < 0 or end - start > LONGEST_ROW or not self._is_value((gap + 1, end)):
            return None
        tokens = [m.span() for m in _TOKEN.finditer(text, start, end)]
        values = list(takewhile(self._is_value, reversed(tokens)))[::-1]
        names = tokens[: len(tokens) - len(values)]
        if not names and len(values) > 1 and YEAR.fullmatch(text, *values[0]):
            names, values = values[:1], values[1:]
        if not names or (len(values) < 2 and not any(self._values.holds(v) for v in values)):
            return None
        return (names, values) if PROSE.isdisjoint(text[names[0][0] : names[-1][1]]) else None

    def _is_value(self, token: Span) -> bool:
        return self._values.holds(token) or self._signs.is_empty(self._text[slice(*token)])

    def _blank(self, first: int, stop: int, floor: int) -> tuple[Grid, int, int] | None:
        split = [(line, self._split(line)) for line in self._lines[first:stop]]
        top = split[0][1]
        if top is not None and len(top[1]) > 1 and self._are_years([None, *top[1]]):
            floor, first, split = min(floor, first), first + 1, split[1:]
        parts = [p for _, p in split if p]
        width = _usual([len(v) for _, v in parts])
        many = sum(len(v) == width for _, v in parts)
        if many < FEWEST_BLANK or many * 2 < len(parts):
            return None
        united = sum(len(n) > 1 and self._signs.is_unit(self._text[slice(*n[-1])]) for n, _ in parts) * 2 > len(parts)
        groups: list[Span] = []
        heads = self._heads(first, width, united, floor)
        if not heads and first > floor and self._is_short(first - 1) and (heads := self._heads(first - 1, width, united, floor)):
            groups, first = [self._lines[first - 1]], first - 1
        grid = Grid(
            self._lines[first - bool(heads)][0], self._lines[stop - 1][1], [], heads[:1], [[h] for h in heads[-width:]] or [[]] * width, []
        )
        if len(heads) == width:
            grid.stub = []
        for line, part in split:
            if part is None:
                groups = [line]
                continue
            names, values = part
            if len(values) != width:
                continue
            unit = names.pop() if len(names) > 1 and self._signs.is_unit(self._text[slice(*names[-1])]) else None
            if len(names) > 1 and self._text[slice(*names[0])].isdigit():
                names = names[1:]
            cells = [v if self._values.holds(v) else None for v in values]
            grid.rows.append(Row((names[0][0], names[-1][1]), cells, unit, groups))
        grid.captions = captions_above(self._text, self._lines, first - bool(heads), floor, self._signs.lead_ins)
        return grid, first - bool(heads), stop

    def _heads(self, first: int, width: int, united: bool, floor: int) -> list[Span]:
        """The heads on the line above the first row, if they are as many as its cells."""
        if first <= floor:
            return []
        start, end = self._lines[first - 1]
        if end - start > LONGEST_ROW or not PROSE.isdisjoint(self._text[start:end]):
            return []
        for shape in (_WIDE, _TOKEN, _CLOSED):
            found = [m.span() for m in shape.finditer(self._text, start, end)]
            named = [h for h in found if not self._signs.is_ordinal_head(self._text[slice(*h)])]
            timed = all(any(c.isdigit() for c in self._text[a:b]) for a, b in named)
            parted = united or any(self._signs.is_unit_head(self._text[a:b]) for a, b in named[1:2])
            if len(named) == width + 1 + parted or (len(named) == width > 1 and timed):
                return named
        return []


def _filled(heads: list[Cells]) -> list[Cells]:
    """Heads over several columns, spread over them where more heads stand below."""
    out = []
    for row, cells in enumerate(heads):
        if row + 1 < len(heads):
            cells = list(cells)
            for k in range(2, len(cells)):
                if cells[k] is None:
                    cells[k] = cells[k - 1]
        out.append(cells)
    return out


def _usual(sizes: list[int]) -> int:
    """The most frequent size; 0 if there is none."""
    return Counter(sizes).most_common(1)[0][0] if sizes else 0


def _spans(cells: Cells) -> list[Span]:
    return [c for c in cells if c]
