"""Cells: a sentence cut into mentions and the gaps between them, each with a one-letter kind.

The kinds of a sentence read as a short string (`PEMAv,DGR`), and link rules are written over it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from zhsignals.text import Mention, Period, Quantity

VALUES = frozenset("ALNQRCXB")
METRICS = frozenset("Mmsqi")
PUNCTUATION = {
    "，": ",", ",": ",", "、": "、", "；": ";", ";": ";", "：": ":", ":": ":", "（": "(", "(": "(", "）": ")", ")": ")",
    "|": ",", "。": ".", "！": ".", "？": ".", "\n": ".",
}  # fmt: skip
_MARK = re.compile(f"[{re.escape(''.join(PUNCTUATION))}]")
QUANTITY_CODES = {"amount": "A", "count": "N", "quantity": "Q", "rate": "R", "number": "B"}
DIMENSION_CODES = {"money": "M", "count": "m", "percent": "s", "quantity": "q", "index": "i"}
ROLE_CODES = {
    "growth": "G", "speed": "S", "reach": "H", "origin": "F", "compare": "J", "pull": "U", "basis": "D", "status": "T",
    "stage": "K", "each": "Z", "every": "z", "part": "O", "finish": "y", "filler": "v",
}  # fmt: skip
MEMORY = 4_096
"""Gaps whose kind is remembered: as many as the first thousand articles bring, so that a long run grows no further."""
LONGEST_FILLERS = 12
"""Longer gaps hold other words; that is quicker seen than remembered."""
ENTITIES = frozenset({"company", "project", "industry", "region"})


class Cell:
    """One mention or gap of a sentence; `of` is the mention, None for gaps."""

    __slots__ = ("code", "end", "of", "start")

    def __init__(self, code: str, start: int, end: int, of: Any = None) -> None:
        self.code, self.start, self.end, self.of = code, start, end, of


def code_of(mention: Mention | Quantity | Period) -> str:
    """The one-letter kind of a mention."""
    if isinstance(mention, Quantity):
        if mention.kind == "change":
            return "C" if mention.unit == "pp" else "X"
        if mention.kind == "amount" and mention.comparator in ("gte", "order"):
            return "L"
        return QUANTITY_CODES.get(mention.kind, "w")
    if isinstance(mention, Period):
        return "P"
    if mention.kind in ENTITIES:
        return "E"
    data = mention.data.data
    if mention.kind == "metric":
        return "i" if "index" in data["dimension"] else DIMENSION_CODES[data["dimension"][0]]
    return ROLE_CODES.get(data["role"], "w")


class CellCutter:
    """Cuts sentences into cells; knows the filler words that may stand between a metric and its value."""

    def __init__(self, fillers: Sequence[str], of: str, of_which: Sequence[str] = ()) -> None:
        self._of_which = tuple(of_which)
        self._fillers = frozenset(fillers)
        self._longest = max(map(len, self._fillers), default=1)
        self._of = of
        self._known: dict[str, str] = {}

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
        at = start
        for m in _MARK.finditer(text, start, end):
            i = m.start()
            if i > at:
                self._words(text, at, i, out)
            out.append(Cell(PUNCTUATION[text[i]], i, i + 1))
            at = i + 1
        if end > at:
            self._words(text, at, end, out)

    def _words(self, text: str, start: int, end: int, out: list[Cell]) -> None:
        piece = text[start:end].strip(" “”\"'")
        code = self._known.get(piece)
        if code is None:
            code = self._kind(piece)
            if len(self._known) < MEMORY and len(piece) <= LONGEST_FILLERS:
                self._known[piece] = code
        if code == "wd":
            out += [Cell("w", start, end - 1), Cell("d", end - 1, end)]
        elif code:
            out.append(Cell(code, start, end))

    def _kind(self, piece: str) -> str:
        """`d` for the particle, `v` for fillers only, `wd` for words that end in the particle, `w` for other words."""
        if piece in ("", self._of):
            return "d" if piece else ""
        if self._only_fillers(piece) and not piece.startswith(self._of_which):
            return "v"
        return "wd" if piece.endswith(self._of) else "w"

    def _only_fillers(self, piece: str) -> bool:
        at, size = 0, len(piece)
        if size > LONGEST_FILLERS:
            return False
        while at < size:
            for n in range(min(self._longest, size - at), 0, -1):
                if piece[at : at + n] in self._fillers:
                    at += n
                    break
            else:
                return False
        return True
