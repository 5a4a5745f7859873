"""The way back from repaired text to the text as read."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

Span = tuple[int, int]


class OffsetMap:
    """Pieces of the raw text, in the order in which the repaired text shows them.

    Each piece is `(start in text, start in raw)` and runs to the start of the next; inside a piece one repaired
    character stands for one raw character.
    """

    __slots__ = ("_raws", "_shifts", "_starts", "_stops", "length")

    def __init__(self, pieces: Iterable[tuple[int, int]], length: int) -> None:
        pairs = list(pieces) or [(0, 0)]
        self._starts = [p[0] for p in pairs]
        self._raws = [p[1] for p in pairs]
        self._stops = [*self._starts[1:], sys.maxsize]
        self._shifts = [raw - start for start, raw in pairs]
        self.length = length

    @classmethod
    def identity(cls, length: int, offset: int = 0) -> OffsetMap:
        """Text and raw are the same, but for a constant offset."""
        return cls([(0, offset)], length)

    def raw(self, pos: int) -> int:
        """Raw position of the repaired character at `pos`."""
        i = bisect_right(self._starts, pos) - 1
        return self._raws[i] + pos - self._starts[i]

    def after(self, step: OffsetMap) -> OffsetMap:
        """The map of a text that `step` made from this map's text, straight back to the raw text."""
        pieces: list[tuple[int, int]] = []
        ends = [*step._starts[1:], step.length]
        for start, end, middle in zip(step._starts, ends, step._raws, strict=True):
            for a, b in self.spans(middle, middle + end - start):
                pieces.append((start, a))
                start += b - a
        return OffsetMap(pieces, step.length)

    def spans(self, start: int, end: int) -> list[Span]:
        """Raw half-open spans of repaired `[start, end)`, in text order, neighbours merged."""
        i = bisect_right(self._starts, start) - 1
        if end <= self._stops[i]:
            shift = self._shifts[i]
            return [(start + shift, end + shift)]
        out: list[Span] = []
        while start < end:
            stop = min(end, self._stops[i])
            if stop > start:
                shift = self._shifts[i]
                if out and out[-1][1] == start + shift:
                    out[-1] = (out[-1][0], stop + shift)
                else:
                    out.append((start + shift, stop + shift))
            start = stop
            i += 1
        return out


@dataclass(slots=True)
class Repaired:
    """Text ready for reading: joined lines, half-width, simplified; `origin` leads back to the raw text."""

    text: str
    origin: OffsetMap
    title: tuple[int, int] | None = None
    """Span of the title in `text`."""
    byline: list[str] = field(default_factory=list)
    publisher: str | None = None
    published: str | None = None
    published_from: str | None = None
    """`text`, `argument`, or None."""
    furniture: list[tuple[int, int]] = field(default_factory=list)
    """Lines of `text` that are not the article's own prose (byline, running head, editor's line): no facts there."""
    captions: list[tuple[int, int]] = field(default_factory=list)
    """Captions of images, those moved out of a sentence among them: their facts count, but they head nothing."""
    traditional: bool = False
    region_hint: str | None = None
    """`HK` or `TW` when the text is plainly news from there: what 元 means."""
