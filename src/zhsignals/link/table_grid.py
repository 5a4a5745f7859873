"""What a table is made of, and the signs by which its cells are told apart."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from zhsignals.link.draft import Scope
from zhsignals.text import Mention, Period, Quantity

Span = tuple[int, int]
Words = Mapping[str, tuple[str, ...]]
ReadUnit = Callable[[str], Quantity | None]
ReadPeriod = Callable[[str, str | None], Period | None]
Placed = Mention | Quantity | Period
HOME = "CNY"
NUMBER = re.compile(r"[-+]?[0-9][0-9,]*(?:\.[0-9]+)?%?")
LOSS = re.compile(r"\([0-9][0-9,]*(?:\.[0-9]+)?\)")
"""A loss as accounts write it."""
YEAR = re.compile(r"(?:19|20)[0-9]{2}")
PROSE = frozenset("。；！？，")
BRACKETED = re.compile(r"[（(]([^（）()]*)[)）]")
LONGEST_CELL = 32
LONGEST_CAPTION = 60
CAPTIONS = 4
"""Lines above a table that may say what it is about."""
VALUES = frozenset({"amount", "count", "quantity", "rate", "change", "number"})


@dataclass(slots=True)
class Page:
    """An article whose tables are read."""

    text: str
    mentions: Sequence[Placed]
    starts: Sequence[int]
    scope: Scope

    @property
    def money(self) -> str:
        """What yuan stands for."""
        return self.scope.money

    _quantities: dict[int, Quantity] | None = None

    def quantities(self) -> dict[int, Quantity]:
        """Its quantities by where they start, in order."""
        if self._quantities is None:
            self._quantities = {m.start: m for m in self.mentions if isinstance(m, Quantity)}
        return self._quantities

    _measure_words: tuple[str, ...] | None = None

    def measure_words(self) -> tuple[str, ...]:
        """The measure words that it counts with, in the order of their first use."""
        if self._measure_words is None:
            self._measure_words = tuple(dict.fromkeys(q.unit for q in self.quantities().values() if q.kind == "count"))
        return self._measure_words


@dataclass(slots=True)
class Row:
    """A name and its values; None where a cell is empty."""

    name: Span
    cells: list[Span | None]
    unit: Span | None = None
    groups: list[Span] = field(default_factory=list)
    """Headings inside the table under which the row stands."""


@dataclass(slots=True)
class Grid:
    """A table: lines above it, what stands above its names, what stands above each of its values, its rows."""

    start: int
    end: int
    captions: list[Span]
    stub: list[Span]
    heads: list[list[Span]]
    rows: list[Row]
    sure: bool = True
    """Whether its heads stand where nothing else can; else each of them has to make sense."""
    loose: bool = False
    """Whether what stands between its heads and its first row might be a head too."""


class Signs:
    """Tells values, empty cells and the heads of names, units and ordinals; the words are data (patterns/links/table.toml)."""

    def __init__(self, words: Words, read_unit: ReadUnit) -> None:
        self._empty = frozenset(words["no_value"])
        self._stubs, self._units, self._ordinals = (frozenset(words[k]) for k in ("stubs", "unit_heads", "ordinal_heads"))
        self._read_unit, self.lead_ins = read_unit, words["lead_ins"]

    def is_stub(self, words: str) -> bool:
        """Whether a head stands above names: 指标, 年度（单位：亿元）."""
        return plain(words) in self._stubs

    def is_unit_head(self, words: str) -> bool:
        """Whether a head stands above units."""
        return plain(words) in self._units

    def is_ordinal_head(self, words: str) -> bool:
        """Whether a head stands above numbers that only order or name the rows."""
        return plain(words) in self._ordinals

    def is_empty(self, words: str) -> bool:
        """Whether a cell says that it has no value."""
        return words in self._empty

    def is_unit(self, words: str) -> bool:
        """Whether a cell is a unit: 万吨."""
        return len(words) <= 8 and not any(c.isdigit() for c in words) and (words == "%" or self._read_unit(words) is not None)


class Values:
    """The values of one text, by place."""

    def __init__(self, text: str, quantities: Iterable[Quantity]) -> None:
        self._text = text
        found = [q for q in quantities if q.kind in VALUES and q.form != "duration"]
        self._ends = {q.start: q.end for q in found}
        self._bare = {q.start for q in found if q.kind == "number"}

    def holds(self, span: Span) -> bool:
        """Whether a cell is a value and nothing else."""
        start, end = span
        text = self._text
        return (
            NUMBER.fullmatch(text, start, end) is not None or self._ends.get(start) == end or LOSS.fullmatch(text, start, end) is not None
        )

    def leads(self, span: Span) -> bool:
        """Whether a cell begins with a value: 1123（较上年增长5%）."""
        start = span[0]
        if self.holds(span):
            return True
        end = self._ends.get(start)
        return end is not None and (start not in self._bare or self._text[end : end + 1] in ("（", "(", " "))


def plain(words: str) -> str:
    """A head without blanks and brackets."""
    return BRACKETED.sub("", "".join(words.split()))


def captions_above(text: str, lines: Sequence[Span], first: int, floor: int, lead_ins: Sequence[str]) -> list[Span]:
    """The short lines above line `first` and at or below line `floor`, and the last clauses of a lead-in above them."""
    out: list[Span] = []
    for i in range(first - 1, max(floor, first - 1 - CAPTIONS) - 1, -1):
        start, end = lines[i]
        leads = text[end - 1] in "：:" or (i == first - 1 and any(w in text[start:end] for w in lead_ins))
        if not leads and (
            end - start > LONGEST_CAPTION or text[end - 1] in "。；！？，" or "。" in text[start:end] or "|" in text[start:end]
        ):
            break
        if leads and end - start > LONGEST_CAPTION:
            start = max(text.rfind(c, start, end - 1) for c in "。；！？") + 1 or start
        out.insert(0, (start, end))
        if leads and end - start > 12:
            break
    return out
