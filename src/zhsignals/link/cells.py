"""Cells: a sentence cut into mentions and the gaps between them, each with a one-letter kind.

The kinds of a sentence read as a short string (`PEMAv,DGR`), and link rules are written over it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from zhsignals.lexicon import Entry
from zhsignals.text import Mention, Period, Quantity
from zhsignals.text.per import PER_MEASURE

VALUES = frozenset("ALNQRCXB")
METRICS = frozenset("Mmsqi")
PUNCTUATION = {
    "，": ",", ",": ",", "、": "、", "；": ";", ";": ";", "：": ":", ":": ":", "（": "(", "(": "(", "）": ")", ")": ")",
    "|": ",", "。": ".", "！": ".", "？": ".", "\n": ".",
}  # fmt: skip
_PIECE = re.compile("[{0}]|[^{0}]++".format(re.escape("".join(PUNCTUATION))))
QUANTITY_CODES = {"amount": "A", "count": "N", "quantity": "Q", "rate": "R", "number": "B"}
DIMENSION_CODES = {"money": "M", "count": "m", "percent": "s", "quantity": "q", "index": "i"}
ROLE_CODES = {
    "growth": "G", "speed": "S", "reach": "H", "origin": "F", "compare": "J", "pull": "U", "basis": "D", "status": "T",
    "stage": "K", "each": "Z", "every": "z", "part": "O", "finish": "y", "filler": "v",
}  # fmt: skip
REMEMBERED = 1024
"""Characters whose kind is kept."""
LONGEST_FILLERS = 12
"""Longer gaps hold other words."""
_PER_MEASURE = re.compile(PER_MEASURE)
QUOTES = " “”\"'"
ENTITIES = frozenset({"company", "project", "industry", "region"})


class Cell:
    """One mention or gap of a sentence; `of` is the mention, None for gaps."""

    __slots__ = ("code", "end", "of", "start")

    def __init__(self, code: str, start: int, end: int, of: Any = None) -> None:
        self.code, self.start, self.end, self.of = code, start, end, of


def code_of(mention: Mention | Quantity | Period) -> str:
    """The one-letter kind of a mention."""
    if isinstance(mention, Mention):
        return "E" if mention.kind in ENTITIES else _term_code(mention.data)
    if isinstance(mention, Period):
        return "P"
    if mention.kind == "change":
        return "C" if mention.unit == "pp" else "X"
    if mention.kind == "amount" and mention.comparator in ("gte", "order"):
        return "L"
    return QUANTITY_CODES.get(mention.kind, "w")


def _term_code(entry: Entry) -> str:
    """The kind of a metric or cue."""
    data = entry.data
    if entry.kind == "metric":
        return "i" if "index" in data["dimension"] else DIMENSION_CODES[data["dimension"][0]]
    return ROLE_CODES.get(data["role"], "w")


class CellCutter:
    """Cuts sentences into cells; knows the filler words that may stand between a metric and its value."""

    def __init__(self, fillers: Sequence[str], of: str, of_which: Sequence[str] = ()) -> None:
        self._of_which = tuple(of_which)
        words = sorted(filter(None, set(fillers)), key=lambda w: (-len(w), w))
        self._filler_starts = frozenset(w[0] for w in words)
        self._only_fillers = re.compile(f"(?:{'|'.join(map(re.escape, words))})*+").fullmatch
        self._of = of
        self._alone = lru_cache(REMEMBERED)(self._code_alone)

    def cut(self, text: str, start: int, end: int, mentions: Sequence[Mention | Quantity | Period]) -> list[Cell]:
        """The cells of `text[start:end]`; `mentions` are disjoint, in order, and inside."""
        cells: list[Cell] = []
        at = start
        for m in mentions:
            if m.start > at:
                self._gap(text, at, m.start, cells)
            cells.append(Cell(code_of(m), m.start, m.end, m))
            at = m.end
        if end > at:
            self._gap(text, at, end, cells)
        return cells

    def _gap(self, text: str, start: int, end: int, out: list[Cell]) -> None:
        if end - start == 1:
            if alone := self._alone(text[start]):
                out.append(Cell(alone, start, end))
            return
        for piece in _PIECE.findall(text, start, end):
            code = PUNCTUATION.get(piece)
            stop = start + len(piece)
            if code is not None:
                out.append(Cell(code, start, stop))
            else:
                self._words(piece, start, stop, out)
            start = stop

    def _code_alone(self, character: str) -> str:
        """The kind of a gap of one character; empty for a quotation mark."""
        cells: list[Cell] = []
        self._words(character, 0, 1, cells)
        return PUNCTUATION.get(character) or "".join([c.code for c in cells])

    def _words(self, written: str, start: int, end: int, out: list[Cell]) -> None:
        """`d` for the particle, `v` for fillers only, `w` for other words; a particle that ends them is a cell of its own."""
        piece = written.strip(QUOTES)
        if not piece:
            return
        if piece == self._of:
            out.append(Cell("d", start, end))
        elif _PER_MEASURE.fullmatch(piece) is not None:
            out.append(Cell("v", start, end - piece.endswith(self._of)))
            out += [Cell("d", end - 1, end)] if piece.endswith(self._of) else []
        elif piece[0] in self._filler_starts and self._fills(piece):
            out.append(Cell("v", start, end))
        elif piece.endswith(self._of):
            out.append(Cell("w", start, end - 1))
            out.append(Cell("d", end - 1, end))
        else:
            out.append(Cell("w", start, end))

    def _fills(self, piece: str) -> bool:
        return len(piece) <= LONGEST_FILLERS and not piece.startswith(self._of_which) and self._only_fillers(piece) is not None


def fold_grades(cells: list[Cell], grades: Collection[str]) -> None:
    """`9家世界500强企业`: a count that only says how high somebody stands is words, in place."""
    for cell in cells:
        if cell.code == "N" and cell.of.unit in grades:
            cell.code = "w"


def share_points(cells: list[Cell], text: str, joints: tuple[str, ...]) -> None:
    """`2个和3.2个百分点`: counts that share the unit of the points after them become points, in place."""
    for i, cell in enumerate(cells):
        if cell.code != "C":
            continue
        j = i - 2
        while j >= 0 and cells[j].code == "N" and text[cells[j].end : cells[j + 2].start] in joints:
            if not text.startswith(cells[j].of.unit, cell.of.number[1]):
                break
            cells[j].code = "C"
            cells[j].of.kind, cells[j].of.unit = "change", cell.of.unit
            j -= 2
